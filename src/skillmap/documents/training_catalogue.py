"""年間研修計画: the catalogue of trainings as a workbook that HR edits and brings back."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, get_args

from skillmap.documents.catalogue_paper import levels_text
from skillmap.documents.reading import read
from skillmap.documents.three_ways import Base, ThreeWays, packed, unpacked
from skillmap.errors import Refusal
from skillmap.framework.catalogue import NEEDED, TEXTS, CatalogueEntry, groups_of, values_of
from skillmap.framework.find import NamedThing, find_skill, find_training
from skillmap.framework.model import Framework, Training
from skillmap.framework.reader import FrameworkSource
from skillmap.i18n.wording import sentence
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets import Extras, Fingerprint, ReadOptions, Sheet, read_fingerprint, sheet_from_layout
from skillmap.sheets.layout import Choice as Word
from skillmap.sheets.layout import Field, Kind, Layout, Reading, Row
from skillmap.words import Bilingual, Fact, Lang, message

LAYOUT_ID = "training-catalogue"
BLANK_ROWS = 15
"""Empty rows at the end of the form, for new trainings."""
_PAIR = re.compile(r"(.+?)[\s:：]*(?:レベル|level|lv\.?)?\s*([0-9]{1,2})", re.IGNORECASE)
_SEPARATORS = re.compile(r"[、,，;；\n]")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9.]+)*")
_LONG = 2000
_SMALL = ("summary", "summary_en", "teaches", "before_levels", "before_trainings")
"""Long texts: smaller letters."""
T = TypeVar("T", bound=NamedThing)
Cells = dict[str, CellPlace]


def layout(source: FrameworkSource) -> Layout:
    """The columns, in the order of a yearly plan."""
    text = Kind.TEXT
    formats = tuple(
        Word(one, Bilingual(*(sentence(f"training.format.{one}", lang) for lang in ("ja", "en"))))
        for one in get_args(Training.model_fields["format"].annotation)
    )
    groups = tuple(
        Word(file.removeprefix("trainings/").removesuffix(".yaml"), Bilingual(**document.data["name"]))
        for file, document in source.documents.items()
        if file.startswith("trainings/")
    )
    statuses = (
        Word("active", Bilingual("実施", "active"), ("開催",)),
        Word("retired", Bilingual("廃止", "retired"), ("休止", "終了")),
    )
    fields = (
        Field("code", Bilingual("研修コード", "training code"), text, aliases=("コード", "講座コード"), width=24),
        Field("name", Bilingual("研修名", "training"), text, aliases=("講座名", "科目名"), width=30),
        Field("format", Bilingual("区分", "format"), Kind.CHOICE, choices=formats, aliases=("研修区分",), width=12),
        Field("group", Bilingual("分野", "group"), Kind.CHOICE, choices=groups, width=16),
        Field("audience", Bilingual("対象", "audience"), text, aliases=("対象者",), max_length=_LONG, width=18),
        Field("summary", Bilingual("目的", "purpose"), text, aliases=("内容", "概要"), max_length=_LONG, width=44),
        Field("teaches", Bilingual("スキル", "skills"), text, aliases=("身に付くスキル",), max_length=_LONG, width=24),
        Field("before_levels", Bilingual("受講前のスキル", "skills before"), text, max_length=_LONG, width=22),
        Field("before_trainings", Bilingual("受講前の研修", "trainings before"), text, max_length=_LONG, width=24),
        Field("period", Bilingual("時期", "when"), text, aliases=("実施時期",), max_length=200, width=12),
        Field("hours", Bilingual("時間数", "hours"), Kind.NUMBER, minimum=0, maximum=2000, width=8),
        Field("half_days", Bilingual("日数", "days"), Kind.NUMBER, minimum=0, maximum=30, width=7),
        Field("capacity", Bilingual("定員", "capacity"), Kind.INTEGER, minimum=1, width=7),
        Field("provider", Bilingual("講師", "provider"), text, aliases=("実施者",), max_length=_LONG, width=20),
        Field("venue", Bilingual("会場", "venue"), text, aliases=("場所",), max_length=200, width=14),
        Field("cost", Bilingual("一人当たりの費用（円）", "yen per person"), Kind.INTEGER, minimum=0, width=11),
        Field("budget", Bilingual("1回の予算（円）", "budget of a session"), Kind.INTEGER, minimum=0, width=12),
        Field("contact", Bilingual("担当", "in charge"), text, aliases=("担当課",), max_length=200, width=14),
        Field("status", Bilingual("状態", "status"), Kind.CHOICE, choices=statuses, width=8),
        *(_english(key) for key in TEXTS),
    )
    title = Bilingual("年間研修計画", "Trainings of the year")
    # The budget follows from cost and seats: typed as well it would disagree with them one day.
    typed = tuple(replace(one, locked=one.key == "budget") for one in fields)
    return Layout(LAYOUT_ID, title, Bilingual("研修計画（入力）", "trainings (edit)"), typed, ignored=("No.", "備考"))


def _english(key: str) -> Field:
    ja = {"name": "研修名", "audience": "対象", "summary": "目的", "provider": "講師"}[key]
    en = {"name": "name", "audience": "audience", "summary": "purpose", "provider": "provider"}[key]
    title = Bilingual(f"{ja}（英語）", f"{en} in English")
    return Field(f"{key}_en", title, Kind.TEXT, max_length=_LONG, width=30 if key != "summary" else 44)


def catalogue_sheet(source: FrameworkSource, lang: Lang) -> Sheet:
    """The form: trainings in the order of the files, empty rows at the end."""
    framework, groups = source.framework, groups_of(source)
    rows = [_cells(framework, training, groups[training.id], lang) for training in framework.trainings.values()]
    rows += [{} for _ in range(BLANK_ROWS)]
    one = next(iter(framework.skills.values()), None)
    example = f"{one.name.text.text(lang)} {framework.header.highest}" if one else "－"
    notes = (
        sentence("catalogue.note.skills", lang, example=example),
        *(sentence(f"catalogue.note.{part}", lang) for part in ("new", "end", "budget")),
    )
    extras = Extras(notes=notes, frozen_columns=2)
    whole = layout(source)
    other = {key if lang == "en" else f"{key}_en" for key in TEXTS}
    fields = [one.key for one in whole.fields if one.key not in other]
    if lang == "en":
        fields = ["code", "name_en", *(key for key in fields if key not in ("code", "name_en"))]
    sheet = sheet_from_layout(whole, rows, lang, "form", fields=fields, extras=extras)
    columns = tuple(replace(one, is_small=one.key in _SMALL) for one in sheet.columns)
    return replace(sheet, columns=columns, is_tall=True, spare_rows=BLANK_ROWS)


def fingerprint(source: FrameworkSource, lang: Lang) -> Fingerprint:
    """What the workbook says of itself: its sheet to be read, and the definitions with a mark of every value."""
    framework = source.framework
    base = packed({training.id: values_of(training) for training in framework.trainings.values()})
    extra = {"base": base, "sheet": layout(source).sheet.text(lang)}
    return Fingerprint(LAYOUT_ID, framework=framework.digest, extra=extra)


def _cells(framework: Framework, training: Training, group: str, lang: Lang) -> dict[str, Any]:
    """A training as cells of the form."""
    values = values_of(training)
    levels = {key: levels_text(framework, values[key], lang) for key in ("teaches", "before_levels")}
    before = "、".join(framework.trainings[one].name.text.text(lang) for one in training.prerequisites.trainings)
    budget = training.cost_yen * training.usual_capacity if training.usual_capacity else None
    shown = {"code": training.id, "group": group, "before_trainings": before, "budget": budget}
    return {**values, **levels, **shown, "half_days": _whole(training.half_days / 2)}


@dataclass(frozen=True, slots=True)
class CatalogueRead:
    """What a workbook asks for: the trainings that change or are new, and everything there is to say about it."""

    entries: tuple[CatalogueEntry, ...]
    reading: Reading
    problems: tuple[Problem, ...]
    """Besides those of the reading."""
    conflicts: tuple[Problem, ...]
    """Cells that were changed in the form and in the files, to different values."""


def read_catalogue(path: Path, source: FrameworkSource, options: ReadOptions, prefer: str = "") -> CatalogueRead:
    """The changes that a workbook asks for; of cells changed on both sides the value of `prefer` (file, data) holds.

    Raises as `read` does.
    """
    mark = read_fingerprint(path)
    own = mark.extra if mark and mark.layout == LAYOUT_ID else {}
    # The workbook has a sheet to print besides: its fingerprint says which one is the form.
    options = replace(options, usual_sheet=own.get("sheet", options.usual_sheet))
    reading = read(path, layout(source), options)
    job = _Job(
        source.framework,
        groups_of(source),
        reading,
        unpacked(own.get("base", "")),
        prefer,
    )
    entries = tuple(entry for row in reading.rows if (entry := job.entry(row)) is not None)
    job.tell_absent()
    return CatalogueRead(entries, reading, tuple(job.problems), tuple(job.conflicts))


class _Job:
    """One reading, row by row."""

    def __init__(
        self, framework: Framework, groups: Mapping[str, str], reading: Reading, base: Base, prefer: str
    ) -> None:
        self.framework = framework
        self.groups = groups
        self.reading = reading
        self.base = base
        self.prefer = prefer
        self.problems: list[Problem] = []
        self.conflicts: list[Problem] = []
        self.seen: dict[str, str] = {}
        self._by_name = {training.name.ja: training.id for training in framework.trainings.values()}

    def entry(self, row: Row) -> CatalogueEntry | None:
        """What a row changes; None when nothing, or when something in it is wrong."""
        places = {key: self.reading.place(row, key) for key in row.values}
        code = self._code(row, places)
        wrong = len(self.problems)
        if code is None:
            return None
        values = dict(self._values(row, places))
        if any(found.code.startswith("E_") for found in self.problems[wrong:]):
            return None
        training = self.framework.trainings.get(code)
        if training is None:
            return self._fresh(code, row, values, places)
        self._tell_fixed(row, training, places)
        present = values_of(training)
        changed = {key: value for key, value in values.items() if self._holds(code, key, value, present[key], places)}
        self._tell_languages(changed, places)
        return CatalogueEntry(code, changed, places=places) if changed else None

    def _code(self, row: Row, places: Cells) -> str | None:
        """The id of a row: as written, found by the name, or the next free number."""
        code = row.values["code"] or self._by_name.get(row.values["name"]) or self._next()
        if code in self.seen:
            self.problems.append(problem("E_CATALOGUE_TWICE", places["code"], found=code, expected=self.seen[code]))
            return None
        if not _ID.fullmatch(code) or len(code) > 80:
            self.problems.append(problem("E_CATALOGUE_CODE", places["code"], found=code))
            return None
        self.seen[code] = places["name"].cell
        return str(code)

    def _next(self) -> str:
        taken = {*self.framework.trainings, *self.seen}
        # Japanese names make no id: a number, kept from then on.
        return next(name for n in range(1, 100_000) if (name := f"training-{n:03d}") not in taken)

    def _values(self, row: Row, places: Cells) -> Iterator[tuple[str, Any]]:
        """The fields that the file has a column for."""
        for key, value in row.values.items():
            if key not in self.reading.columns or key in ("code", "group", "budget"):
                continue
            if key in ("teaches", "before_levels"):
                yield key, tuple(self._levels(value or "", places[key]))
            elif key == "before_trainings":
                found = (self._named(find_training, part, places[key]) for part in _parts(value or ""))
                yield key, tuple(one.id for one in found if one is not None)
            elif key == "half_days" and value is not None:
                if value * 2 != int(value * 2):
                    self.problems.append(problem("E_CATALOGUE_DAYS", places[key], found=value))
                yield key, int(value * 2)
            else:
                yield key, value

    def _levels(self, text: str, place: CellPlace) -> Iterator[tuple[str, int]]:
        for part in _parts(text):
            pair = _PAIR.fullmatch(unicodedata.normalize("NFKC", part))
            if pair is None:
                self.problems.append(problem("E_CATALOGUE_LEVEL", place, found=part))
                continue
            low, high = self.framework.header.lowest, self.framework.header.highest
            if not low <= int(pair[2]) <= high:
                self.problems.append(
                    problem("E_OUT_OF_RANGE", place, field=pair[1], found=pair[2], expected=f"{low}-{high}")
                )
            if (skill := self._named(find_skill, pair[1], place)) is not None:
                yield skill.id, int(pair[2])

    def _named(self, find: Callable[[Framework, str], T], text: str, place: CellPlace) -> T | None:
        try:
            return find(self.framework, text)
        except Refusal as refused:
            self.problems.append(problem(refused.code, place, **refused.facts))
            return None

    def _holds(self, code: str, key: str, value: Any, present: Any, places: Cells) -> bool:
        """Whether the form's value takes the place of the present one; a blank that was always one does not."""
        if value in (None, ()) and (code, key) not in self.base.marks:
            return False
        choice = self.base.choose(code, key, value, present)
        if choice is ThreeWays.PRESENT:
            self.problems.append(problem("N_BOOK_SINCE", places[key], found=_shown(value), present=_shown(present)))
        if choice is ThreeWays.BOTH and not self.prefer:
            facts = {"found": _shown(value), "present": _shown(present)}
            self.conflicts.append(problem("E_BOOK_BOTH", places[key], **facts))
        holds = choice is ThreeWays.FILE or (choice is ThreeWays.BOTH and self.prefer == "file")
        if holds and key in NEEDED and value is None:
            self.problems.append(self._missing(key, places))
        return holds

    def _fresh(self, code: str, row: Row, values: dict[str, Any], places: Cells) -> CatalogueEntry | None:
        """A training that the definitions do not have yet."""
        # It was on the form that went out and was removed since: an old form does not found it anew.
        if self.base.has(code):
            self.problems.append(problem("W_CATALOGUE_GONE", places["code"], found=code))
            return None
        alone: list[Fact] = []
        for key in TEXTS:
            ja, en = values.get(key), values.get(f"{key}_en")
            # One language alone stands for both until somebody translates it, and is told.
            values |= {key: ja or en, f"{key}_en": en or ja}
            if (ja is None) != (en is None):
                alone.append(message(f"catalogue.field.{key}"))
        if alone:
            facts = {"found": values["name"], "items": tuple(alone)}
            self.problems.append(problem("W_CATALOGUE_LANGUAGE", places["code"], **facts))
        values["status"] = values.get("status") or "active"
        values["cost"] = values.get("cost") or 0
        values["half_days"] = values.get("half_days") or 0
        missing = [key for key in (*NEEDED, "group") if values.get(key, row.values.get(key)) is None]
        self.problems += [self._missing(key, places) for key in missing if not key.endswith("_en")]
        return None if missing else CatalogueEntry(code, values, row.values["group"], places)

    def _missing(self, key: str, places: Cells) -> Problem:
        return problem("E_CATALOGUE_MISSING", places[key], item=message(f"catalogue.field.{key.removesuffix('_en')}"))

    def _tell_fixed(self, row: Row, training: Training, places: Cells) -> None:
        """Columns that cannot be changed here."""
        group = row.values.get("group")
        if group is not None and group != self.groups[training.id]:
            self.problems.append(problem("W_CATALOGUE_GROUP", places["group"], found=group))

    def _tell_languages(self, changed: Mapping[str, Any], places: Cells) -> None:
        """A text that was changed in one language only."""
        for key in TEXTS:
            if (key in changed) != (f"{key}_en" in changed):
                one = key if key in changed else f"{key}_en"
                self.problems.append(problem("N_CATALOGUE_OTHER", places[one], found=changed[one]))

    def tell_absent(self) -> None:
        """Trainings without a row: they stay as they are."""
        absent = [t.name.text for t in self.framework.trainings.values() if t.id not in self.seen]
        # A row that could not be read may be one of those that seem to be missing.
        if absent and not self.reading.bad_rows:
            place, names = CellPlace(self.reading.file, self.reading.sheet), tuple(absent[:5])
            self.problems.append(problem("W_CATALOGUE_ABSENT", place, count=len(absent), names=names))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "、".join(" ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in value)
    return "－" if value is None else str(value)


def _whole(number: float) -> float | int:
    return int(number) if number == int(number) else number
