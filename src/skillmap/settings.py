"""What an office decides about itself, as one model: types, bounds and defaults of `skillmap.toml` stand here alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, ValidationError

from skillmap.days import DayStyle
from skillmap.words import Lang

# TOML has lists and no tuples: here alone strictness gives way.
TextList: TypeAlias = Annotated[tuple[str, ...], Strict(strict=False)]
PartOfOne: TypeAlias = Annotated[float, Field(gt=0, le=1, examples=["0-1"])]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Headings: TypeAlias = Annotated[TextList, BeforeValidator(_listed)]


ResultWord: TypeAlias = Literal[
    "completed", "not-completed", "withdrawn", "in-progress", "taken-back",
    "present", "late", "absent", "excused", "made-up", "proxy",
]  # fmt: skip


CalendarStep: TypeAlias = Literal[
    "nominations", "past-results", "assessment", "plans", "sessions", "applications", "allocation", "telling",
    "results", "recognition",
]  # fmt: skip
"""Steps of the year for which an office can set a day (`reports.calendar.YearStep`)."""
YearDay: TypeAlias = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


RecordKind: TypeAlias = Literal[
    "staff", "leave", "leaders", "levels", "qualifications", "careers", "trainings", "plans", "journal",
]  # fmt: skip
"""Kinds of records about people, by what they are for (`storage.personal`)."""
KeptFor: TypeAlias = Annotated[int, Field(ge=0, le=100)] | Literal["permanent"]


class AskedLimit(BaseModel):
    """部署ごとの上限: seats that a department may have in a fiscal year, of some trainings or of all together."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    seats: int = Field(ge=0, le=1_000_000)
    trainings: TextList = ()
    """Ids or names; empty = all trainings together."""
    departments: TextList = ()
    """Codes, names or paths; empty = each for itself. A line that names a department goes before one that does not."""


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


class Settings(BaseModel):
    """Every value has a default, unknown keys are refused. The examples are what a mistake is answered with."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    office: str = Field("", examples=['"みどり区"'])
    lang: Lang | None = Field(None, examples=['"ja" / "en"'])
    dates: DayStyle = Field("wareki", examples=['"wareki" / "western" / "iso"'])
    """How days stand on sheets, forms, notices and pages in Japanese: 令和8年4月1日, 2026年4月1日, 2026-04-01."""
    database: str = Field("", examples=['"postgresql+psycopg://…"'])
    """URL of a PostgreSQL database; empty = `skillmap.sqlite` in the workspace."""
    staff_number_width: int = Field(0, ge=0, le=1000, examples=["0-1000"])
    """Digits of a staff number; shorter ones read from a number cell get their zeros back. 0 = leave as they are."""
    grades: TextList = Field((), examples=['["部長", "課長", …]'])
    """The office's grades (職層), highest first; order of rosters."""
    grade_aliases: Annotated[Mapping[str, str], AfterValidator(MappingProxyType)] = Field(
        default_factory=_none, examples=['{ "主事補" = "主事" }']
    )
    """Other spellings of grades: as printed -> name in `grades`."""
    headings: Annotated[Mapping[str, Mapping[str, Headings]], AfterValidator(MappingProxyType)] = Field(
        default_factory=_none, examples=['[headings.staff-list] number = ["職員No."]']
    )
    """The office's own column headings: layout id -> field key -> headings."""
    sheet_names: Annotated[Mapping[str, str], AfterValidator(MappingProxyType)] = Field(
        default_factory=_none, examples=['{ "staff-list" = "名簿" }']
    )
    """The sheet to read per layout id, when a workbook has several."""
    mass_change_share: PartOfOne = 0.2
    """An import that would make more than this share of the staff leave is refused."""
    hours_per_year: float = Field(60.0, gt=0, le=2000, examples=["0-2000"])
    """Training hours a person may spend in a fiscal year."""
    absence_share: PartOfOne = 0.2
    """Share of a section's present members who may be away on one half day."""
    department_limits: Annotated[tuple[AskedLimit, ...], Strict(strict=False)] = Field(
        (), examples=['[[department_limits]] seats = 3, trainings = ["…"], departments = ["…"]']
    )
    """Seats of a department in a fiscal year."""
    completion_share: PartOfOne = 0.75
    """Share of a session's half days that must be attended to complete it."""
    completion_score: float = Field(0.0, ge=0, le=1000, examples=["0-1000"])
    """Lowest score that completes a training with a test; 0 = any."""
    completion_near_days: int = Field(60, ge=0, le=366, examples=["0-366"])
    """Days after a session, or around another completion, within which a result is asked to be the same."""
    result_words: Annotated[Mapping[str, ResultWord], AfterValidator(MappingProxyType)] = Field(
        default_factory=_none, examples=['{ "聴講" = "present" }']
    )
    """The office's own words in lists of results: as written -> what they mean."""
    applications_need_approval: bool = False
    """Whether an application counts only once the head of the section has approved it."""
    turned_down_first: bool = False
    """Whether who applied for a training last year and got no seat goes before other applications."""
    calendar: Annotated[Mapping[CalendarStep, YearDay], AfterValidator(MappingProxyType)] = Field(
        default_factory=lambda: MappingProxyType({}), examples=['{ "nominations" = "05-31" }']
    )
    """The office's own days of the year: step -> MM-DD."""
    closed_days: Annotated[tuple[date, ...], Strict(strict=False)] = Field((), examples=["[2026-07-01]"])
    """Days the office is closed besides weekends, public holidays and 29 December - 3 January."""
    reason_above: int = Field(0, ge=0, le=1_000_000, examples=["0-1000000"])
    """Files that name more members of staff than this leave only with a reason (--reason); 0 = none is asked."""
    retention: Annotated[Mapping[RecordKind, KeptFor], AfterValidator(MappingProxyType)] = Field(
        default_factory=lambda: MappingProxyType({}), examples=['{ "staff" = 5, "levels" = "permanent" }']
    )
    """保存年限: kind of record -> years from 1 April after the fiscal year in which somebody left, or permanent."""
    share_threshold: int = Field(5, ge=2, le=100, examples=["2-100"])
    """Counts of people from 1 to below this are withheld from totals for others."""
    backups_kept: int = Field(20, ge=0, le=1000, examples=["0-1000"])


@dataclass(frozen=True, slots=True)
class SettingMistake:
    """A key that does not exist (`expected` are those that do), or one whose value cannot be used."""

    key: str
    found: str
    expected: tuple[str, ...]
    is_unknown: bool = False


def parse(raw: Mapping[str, Any]) -> tuple[Settings | None, list[SettingMistake]]:
    """The settings of a parsed file, or every mistake in it: one per key, in the order of the file."""
    try:
        return Settings.model_validate(dict(raw)), []
    except ValidationError as error:
        wrong = {str(one["loc"][0]) for one in error.errors()}
    return None, [_mistake(key, value) for key, value in raw.items() if key in wrong]


def _mistake(key: str, value: object) -> SettingMistake:
    fields = Settings.model_fields
    if key not in fields:
        return SettingMistake(key, key, tuple(fields), is_unknown=True)
    # The address of a database may hold a password.
    shown = "…" if key == "database" else str(value)
    return SettingMistake(key, shown, tuple(str(one) for one in fields[key].examples or ()))
