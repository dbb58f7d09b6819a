"""組織一覧: the units of the office in 建制順, as HR keeps them."""

import re
from dataclasses import replace
from pathlib import Path

from skillmap.documents.reading import read
from skillmap.org.records import Origin, UnitName, UnitRecord
from skillmap.problems import problem
from skillmap.sheets import ReadOptions
from skillmap.sheets.grid import spans
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading
from skillmap.words import Bilingual

_YES = Choice("yes", Bilingual("○", "yes"), ("◯", "〇", "1", "有", "はい"))
_NO = Choice("no", Bilingual("－", "no"), ("×", "0", "無", "いいえ", "-"))

# How deep units go differs: 局 only in large offices, 担当 instead of 係 in many.
_LEVELS = (("bureau", "局"), ("department", "部"), ("section", "課"), ("subsection", "係"))

_SECTIONS = ("課名", "課・室", "課室", "課室名", "課所", "課等", "室課", "課・室・所", "課(室・所)", "課・所")
_TEAMS = ("係名", "担当", "係・担当", "係(担当)", "グループ", "班", "担当係", "係・班", "係等")

LAYOUT = Layout(
    id="unit-list",
    title=Bilingual("組織一覧", "Units"),
    sheet=Bilingual("組織", "Units"),
    as_of=True,
    fields=(
        Field("code", Bilingual("所属コード", "code"), Kind.TEXT, aliases=("組織コード", "コード"), width=12),
        Field("bureau", Bilingual("局", "bureau"), aliases=("局名", "局・本部"), fills_down=True, width=20),
        Field(
            "department", Bilingual("部", "department"), required=True, fills_down=True,
            aliases=("部名", "部局", "部局名", "部・局"),
        ),
        Field("section", Bilingual("課", "section"), aliases=_SECTIONS, fills_down=True, width=24),
        Field("subsection", Bilingual("係", "team"), aliases=_TEAMS, width=20),
        Field(
            "leaders", Bilingual("リーダー配置", "leaders counted"), Kind.CHOICE, choices=(_YES, _NO),
            aliases=("リーダーを置く所属",), width=14,
        ),
        Field("roster", Bilingual("名簿の単位", "own roster"), Kind.CHOICE, choices=(_YES, _NO), width=12),
    ),
    ignored=("No.", "番号", "順番", "建制順", "備考", "所属長", "内線"),
)  # fmt: skip


def read_unit_list(path: Path, options: ReadOptions, source_no: int = 1) -> tuple[list[UnitRecord], Reading]:
    """The lines of a unit list in their order, and the reading with its problems."""
    reading = read(path, LAYOUT, options)
    records = []
    crowded: dict[int, int] = {}
    for row in reading.rows:
        units = tuple(UnitName(kind, row.values[key]) for key, kind in _LEVELS if row.values.get(key))
        places = {"path": reading.place(row, "department")}
        paths = _each(units)
        if len(paths) > 1:
            crowded[row.number] = len(paths)
        records += [
            UnitRecord(
                path,
                row.values.get("code") or "",
                _flag(row.values.get("leaders")),
                _flag(row.values.get("roster")),
                Origin(source_no, row.cells.get("department", ""), places),
            )
            for path in paths
        ]
    if not crowded:
        return records, reading
    first = next(row for row in reading.rows if row.number in crowded)
    key = next(key for key, _ in reversed(_LEVELS) if first.values.get(key))
    title, count = LAYOUT.field(key).title, sum(crowded.values())
    told = problem("W_THINGS_IN_CELL", reading.place(first, key), field=title, count=count, found=spans(crowded))
    return records, replace(reading, problems=(*reading.problems, told))


def _each(units: tuple[UnitName, ...]) -> list[tuple[UnitName, ...]]:
    """The paths of a line whose last cell names several units (戸籍係、窓口係)."""
    if not units:
        return [units]
    kind, text = units[-1]
    names = [name.strip() for name in _BETWEEN.split(text) if name.strip()]
    return [(*units[:-1], UnitName(kind, name)) for name in names] or [units]


_BETWEEN = re.compile(r"[、，,;；\n]+")


def _flag(code: str | None) -> bool | None:
    return None if code is None else code == "yes"
