"""組織一覧: the units of the office in 建制順, as HR keeps them."""

from pathlib import Path

from skillmap.documents.reading import read
from skillmap.org.records import Origin, UnitName, UnitRecord
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading
from skillmap.words import Bilingual

_YES = Choice("yes", Bilingual("○", "yes"), ("◯", "〇", "1", "有", "はい"))
_NO = Choice("no", Bilingual("－", "no"), ("×", "0", "無", "いいえ", "-"))

# How deep units go differs: 局 only in large offices, 担当 instead of 係 in many.
_LEVELS = (("bureau", "局"), ("department", "部"), ("section", "課"), ("subsection", "係"))

LAYOUT = Layout(
    id="unit-list",
    title=Bilingual("組織一覧", "Units"),
    sheet=Bilingual("組織", "Units"),
    as_of=True,
    fields=(
        Field("code", Bilingual("所属コード", "code"), Kind.TEXT, aliases=("組織コード", "コード"), width=12),
        Field("bureau", Bilingual("局", "bureau"), aliases=("局名",), fills_down=True, width=20),
        Field(
            "department", Bilingual("部", "department"), required=True, aliases=("部名", "部局"), fills_down=True
        ),
        Field("section", Bilingual("課", "section"), aliases=("課名", "課・室", "課室"), fills_down=True, width=24),
        Field("subsection", Bilingual("係", "team"), aliases=("係名", "担当"), width=20),
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
    for row in reading.rows:
        units = tuple(UnitName(kind, row.values[key]) for key, kind in _LEVELS if row.values.get(key))
        places = {"path": reading.place(row, "department")}
        records.append(
            UnitRecord(
                units,
                row.values.get("code") or "",
                _flag(row.values.get("leaders")),
                _flag(row.values.get("roster")),
                Origin(source_no, row.cells.get("department", ""), places),
            )
        )
    return records, reading


def _flag(code: str | None) -> bool | None:
    return None if code is None else code == "yes"
