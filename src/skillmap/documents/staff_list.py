"""職員名簿: who works where, as of a day, as HR keeps it. Says nothing about whether units and grades are known."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.documents.staff_words import ACTS, POSTS, SENSITIVE
from skillmap.documents.two_sides import SIDES, UNIT_GRADE, WAS, new_side, old_side
from skillmap.documents.unit_blocks import Blocks, blocks
from skillmap.japanese import fold
from skillmap.org.facts import BLANK
from skillmap.org.records import Act, Origin, StaffRecord, UnitName
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout, Reading, Row, TableRows, cell_place
from skillmap.sheets.limits import LARGE
from skillmap.sheets.list_shapes import Once
from skillmap.sheets.text.ditto import WEAK_DITTO, is_ditto
from skillmap.words import Bilingual

_LEVELS = (("bureau", "局"), ("department", "部"), ("section", "課"), ("subsection", "係"))

LAYOUT = Layout(
    id="staff-list",
    # A list of orders has both: where somebody comes from must not be read as where they belong.
    was=WAS,
    sides=SIDES,
    # Such words in a column that nobody reads would be lost leave or lost posts: asked about.
    telling=("育休", "育児休業", "休職", "休業", "産休", "病休", "派遣", "出向", "兼務", "併任"),
    title=Bilingual("職員名簿", "Staff list"),
    sheet=Bilingual("職員名簿", "Staff"),
    as_of=True,
    blocks=True,
    limits=LARGE,
    once=Once("org.twice.second_post", "org.twice.two_people", unless=("main", "extra")),
    fields=(*new_side((
        staff_number(width=10),
        Field(
            "name", Bilingual("氏名", "name"), Kind.NAME, required=True,
            aliases=("職員氏名", "名前", "氏名(漢字)", "漢字氏名", "職員名", "氏名漢字"), width=16,
        ),
        Field(
            "kana", Bilingual("フリガナ", "kana"), Kind.KANA,
            equals=("カナ", "氏名カナ", "カナ氏名", "氏名(カナ)"),
            aliases=(
                "ふりがな", "よみがな", "読み仮名", "カナ名", "氏名フリガナ", "職員氏名カナ", "氏名(フリガナ)",
                "氏名ふりがな", "半角カナ", "カナ氏名(半角)",
            ), width=20,
        ),
        Field(
            "former_name", Bilingual("旧姓", "former name"), width=10, max_length=50,
            aliases=("旧氏", "旧姓名", "旧氏名"),
        ),
        Field("bureau", Bilingual("局", "bureau"), aliases=("局名", "局・本部"), fills_down=True, width=16),
        Field(
            "department", Bilingual("部", "department"), fills_down=True, width=16,
            aliases=("部名", "部局", "部局名", "部・局", "部名称"),
        ),
        Field(
            "section", Bilingual("課", "section"), fills_down=True, width=18,
            aliases=("課名", "課室", "課・室", "課室名", "課所", "課等", "課名称", "室課"),
        ),
        Field(
            "subsection", Bilingual("係", "team"), fills_down=True, width=16,
            aliases=("係名", "担当", "係・担当", "グループ", "班", "係名称", "担当係"),
        ),
        Field(
            "unit", Bilingual("所属", "unit"), fills_down=True, width=26,
            aliases=("現所属", "現所属名", "所属名", "所属名称", "所属部署", "部署", "部課係", "部課名", "配属先",
                     "新所属", "新所属名", "異動後所属", "発令後所属"),
        ),
        Field(
            # 職層, 職名 and 補職名 differ by rule: `staff_grades` says what is meant in the office's own table.
            "grade", Bilingual("職名", "grade"), width=10, equals=("職層", "職層名", "補職名"),
            aliases=(
                "役職", "職位", "職級", "役職名", "職務名", "職", "職制", "職層・職名", "役職名称",
                "職名称", "職層名称", "新職名", "新補職名", "異動後職名",
            ),
        ),
        Field(
            UNIT_GRADE, Bilingual("所属・職名", "unit and grade"), aliases=("発令事項", "発令内容", "新任"), width=30
        ),
        Field("job_kind", Bilingual("職種", "kind of job"), aliases=("職種名", "職群", "職種区分"), width=8),
        Field(
            "employment", Bilingual("任用区分", "employment"), width=14,
            aliases=("任用形態", "雇用形態", "雇用区分", "職員区分", "任用種別", "身分"),
        ),
        Field(
            "main", Bilingual("本務兼務", "main or additional"), Kind.CHOICE, choices=POSTS, width=8,
            aliases=("本兼", "本兼区分", "本務・兼務", "兼務区分", "発令区分", "異動区分", "発令種別"),
        ),
        Field(
            "hired_on", Bilingual("採用年月日", "hired on"), Kind.DATE, width=16,
            aliases=("採用日", "採用", "採用発令日", "入庁日", "入庁年月日"),
        ),
        Field(
            "posted_on", Bilingual("現所属発令日", "posted on"), Kind.DATE, width=16,
            aliases=(
                "現所属発令年月日", "現所属異動日", "配属日", "着任日", "現所属配属日", "発令現所属", "現所属発令",
                "現所属年月日",
            ),
        ),
        Field(
            "ordered_on", Bilingual("発令日", "order of"), Kind.DATE, width=16,
            aliases=("発令年月日", "異動日", "異動年月日", "発令の日", "施行日"),
        ),
        Field(
            "announced_on", Bilingual("内示日", "announced on"), Kind.DATE, width=16,
            aliases=("内示年月日", "内示", "内示日付", "内示の日", "内々示日"),
        ),
        Field(
            "left_on", Bilingual("退職日", "last day"), Kind.DATE, width=16,
            aliases=("退職年月日", "退職発令日", "転出日", "離職日", "退庁日"),
        ),
        Field(
            "renamed_on", Bilingual("改姓日", "name changed on"), Kind.DATE, width=16,
            aliases=("改姓年月日", "改氏日", "改氏名日", "氏名変更日", "改名日"),
        ),
        Field(
            "promoted_on", Bilingual("昇任日", "in this grade since"), Kind.DATE, width=16,
            aliases=("昇任年月日", "昇格日", "昇格年月日", "現職名発令日", "職名発令日", "現職発令日"),
        ),
        Field(
            "post_from", Bilingual("兼務開始日", "additional post from"), Kind.DATE, width=16,
            aliases=("兼務期間開始日", "兼務始期", "併任開始日", "兼務発令日", "兼務の始期"),
        ),
        Field(
            "post_until", Bilingual("兼務終了日", "additional post until"), Kind.DATE, width=16,
            aliases=("兼務期間終了日", "兼務終期", "併任終了日", "兼務満了日", "兼務解除日", "兼務の終期"),
        ),
        Field(
            "remark", Bilingual("備考", "remark"), width=24, max_length=2000, aliases=("摘要", "特記事項", "メモ"),
            sensitive=SENSITIVE,
        ),
    )), *old_side()),
    ignored=(
        # What these say of people no training needs: it is told and not read.
        "性別", "年齢", "生年月日", "住所", "電話番号", "電話", "携帯番号", "郵便番号", "本籍", "扶養", "血液型",
        "最終学歴", "学歴", "給料", "号給", "級号給", "月額", "通勤手当", "口座番号", "顔写真", "印", "本人印",
        "所属CD", "所属コード",
    ),
)  # fmt: skip


def read_staff_list(
    path: Path, options: ReadOptions, source_no: int = 1, mode: Blocks = "ask"
) -> tuple[list[StaffRecord], Reading]:
    """The lines of a staff list in their order, and the reading with its problems.

    Whether a unit or grade is known is not decided here (`org`); a combined 所属 stays one text without kind. In a
    list without columns for 部 and 課 the headings above groups of people are their units, as `mode` says.
    """
    reading = read(path, LAYOUT, options)
    has = frozenset(reading.columns)
    above: Mapping[int, tuple[UnitName, ...]] = {}
    if not has & {"bureau", "department", "section", "unit", UNIT_GRADE}:
        grouped = blocks(reading, mode)
        above, reading = grouped.units, grouped.reading
    if "unit" in has and not has & {key for key, _ in _LEVELS}:
        place = CellPlace(reading.file, reading.sheet, f"{reading.columns['unit']}{reading.header_rows[-1]}")
        reading = dataclasses.replace(reading, problems=(*reading.problems, problem("W_ORG_SPLIT", place)))
    stray = list(_stray_post_days(reading, has))
    if stray:
        reading = dataclasses.replace(reading, problems=(*reading.problems, *stray))
    lines = _Lines(reading, has, source_no)
    return [
        lines.record(table, at, told, above.get(table.numbers[at], ()))
        for table in reading.rows.tables
        for at, told in enumerate(table.values(_TOLD))
    ], reading


def _stray_post_days(reading: Reading, has: frozenset[str]) -> Iterator[Problem]:
    """First and last days of a second post in lines that are none: what they mean only the office knows."""
    for key in (one for one in ("post_from", "post_until") if one in has):
        for row in reading.rows:
            kind, day = row.values["main"], row.values[key]
            if day is not None and kind in (None, "main"):
                code = "E_POST_DAY_NO_KIND" if kind is None else "W_POST_DAY_OF_MAIN"
                yield problem(code, reading.place(row, key), found=day, person=_shown(row))


def _shown(row: Row) -> str:
    return f"{row.values['number']} {row.values['name']}"


_ONCE = (
    "number", "name", "main", "post_from", "post_until", "posted_on", "ordered_on", "announced_on", "renamed_on",
    "promoted_on", "left_on",
)  # fmt: skip
_UNITS = ("bureau", "department", "section", "subsection", "unit")
_ONCES, _ALL_UNITS = len(_ONCE), len(_ONCE) + len(_UNITS)
_SAID = tuple(name for name in BLANK if name != "name")
_TOLD = (*_ONCE, *_UNITS, UNIT_GRADE, *_SAID, *WAS)
_FROM_BELOW = ("subsection", "section", "department", "bureau", "unit")


class _Path(NamedTuple):
    """What the cells of units say: the units, the field of the deepest one, and whether they end above teams."""

    units: tuple[UnitName, ...]
    deepest: str
    is_above_teams: bool


class _Lines:
    """Makes records of the lines of one file; what the cells of units say is worked out once for equal ones."""

    def __init__(self, reading: Reading, has: frozenset[str], source_no: int) -> None:
        self._reading = reading
        self._has = has
        self._source_no = source_no
        self._said = [(at, name, BLANK[name]) for at, name in enumerate(_TOLD) if name in has and name in _SAID]
        self._old = [(at, WAS[old]) for at, old in enumerate(_TOLD) if old in has and old in WAS]
        self._units: dict[tuple[str | None, ...], _Path] = {}

    def record(self, table: TableRows, at: int, told: tuple[Any, ...], above: tuple[UnitName, ...]) -> StaffRecord:
        """A line of a table and its values of `_TOLD`; `above` are the units whose heading it stands under."""
        number, name, main, post_from, post_until, posted, ordered, announced, renamed, promoted, left = told[:_ONCES]
        path = self._path(told[_ONCES:_ALL_UNITS])
        was = self._was(told) if self._old else _NOWHERE
        # 人事課 → 人事課 of somebody who is promoted says nothing of the team there.
        stays = "unit" in was and fold(was["unit"]) == fold(told[_ALL_UNITS - 1] or "")
        is_main = main in (None, "main")
        # An act (兼務を免ずる) ends something on the day of the order; only a second post that is taken up begins on
        # its own day.
        since = None if is_main or main in ACTS else post_from
        return StaffRecord(
            number=number,
            name=name,
            units=(*above, *path.units) if above else path.units,
            tells_below=(bool(above) or not path.is_above_teams) and not stays,
            values=self._values(told),
            posted_on=since or posted,
            is_main=is_main,
            post="" if main in (None, "main", "extra", *ACTS) else main,
            act=ACTS.get(main or "", Act.HOLDS),
            ordered_on=ordered and (since or ordered),
            announced_on=announced,
            renamed_on=renamed,
            promoted_on=promoted,
            left_on=left,
            post_until=post_until,
            # Only a list that tells posts apart can say by leaving one out that it is over.
            tells_posts="main" in self._has,
            unit_grade=(told[_ALL_UNITS] or "").strip(),
            was=was,
            origin=Origin(self._source_no, table.cell(at, "number"), _Places(self._reading, table, at, path.deepest)),
        )

    def _path(self, cells: tuple[str | None, ...]) -> _Path:
        found = self._units.get(cells)
        if found is None:
            values = dict(zip(_UNITS, cells, strict=True))
            deepest = next((key for key in _FROM_BELOW if values[key]), "number")
            units = _units(values, self._has)
            found = self._units[cells] = _Path(units, deepest, _ends_above_teams(values, self._has))
        return found

    def _was(self, told: tuple[Any, ...]) -> Mapping[str, str]:
        """What a line of orders says of where somebody comes from; 〃 and blanks say nothing."""
        said = {key: (told[at] or "").strip() for at, key in self._old}
        return {key: text for key, text in said.items() if text and not is_ditto(text, WEAK_DITTO)}

    def _values(self, told: tuple[Any, ...]) -> dict[str, Any]:
        """What a line says of a person besides the name: a blank text is said too, a blank day is not."""
        said: dict[str, Any] = {}
        for at, name, blank in self._said:
            value = told[at]
            if value is not None or blank is not None:
                said[name] = (value or blank).strip() if isinstance(blank, str) else value
        return said


_NOWHERE: Mapping[str, str] = MappingProxyType({})


class _Places(Mapping[str, CellPlace]):
    """The places of a line's fields, made when asked for; `units` is the deepest unit that is filled in."""

    __slots__ = ("_at", "_deepest", "_reading", "_table")

    def __init__(self, reading: Reading, table: TableRows, at: int, deepest: str) -> None:
        self._reading = reading
        self._table = table
        self._at = at
        self._deepest = deepest

    def __getitem__(self, key: str) -> CellPlace:
        if key == "units":
            key = self._deepest
        if key not in self._table.letters:
            raise KeyError(key)
        return cell_place(self._reading.file, self._reading.sheet, self._table.cell(self._at, key))

    def __iter__(self) -> Iterator[str]:
        return iter(("number", *(key for key in self._table.letters if key != "number"), "units"))

    def __len__(self) -> int:
        return len(self._table.letters) + 1


def _ends_above_teams(values: Mapping[str, str | None], has: frozenset[str]) -> bool:
    """Whether a line fills in the deepest unit that its list has a column for, and that is none for 係."""
    # A line that leaves the last one blank is about somebody who belongs to the unit above it.
    columns = [key for key, _ in _LEVELS if key in has]
    return bool(columns) and "subsection" not in has and "unit" not in has and bool((values[columns[-1]] or "").strip())


def _units(values: Mapping[str, str | None], has: frozenset[str]) -> tuple[UnitName, ...]:
    """The path from the top. 所属 beside 部 or 係 but without 課 is the section; alone it may be a whole path."""
    names = {key: (values[key] or "").strip() for key in ("bureau", "department", "section", "subsection", "unit")}
    if names["unit"] and not names["section"] and has & {"department", "subsection", "bureau"}:
        names["section"] = names["unit"]
    path = tuple(UnitName(kind, names[key]) for key, kind in _LEVELS if names[key])
    if path or not names["unit"]:
        return path
    parts = [part for part in re.split(r"[\s/／>＞・]+", names["unit"]) if part]
    return tuple(UnitName("", part) for part in parts)
