"""A column under a name that is in doubt is refused; one that only begins with such a name is another column."""

from pathlib import Path

import pytest
from made_books import workbook

from skillmap.sheets import Field, Kind, Layout, ReadOptions, read
from skillmap.sheets.options import FormerName
from skillmap.words import Bilingual

ROPE, OWN = Bilingual("綱", "rope"), Bilingual("自己", "self")
CREW = Layout(
    "crew", Bilingual("船員", "crew"), Bilingual("船員", "crew"),
    (
        Field("number", Bilingual("番号", "number"), Kind.CODE, required=True),
        Field("rope", ROPE, Kind.LEVEL, names="skill", maximum=4),
        Field("rope.self", OWN, Kind.LEVEL, aliases=("本人評価",), over=ROPE, names="skill", maximum=4),
    ),
)  # fmt: skip
GONE = ReadOptions(code_width=5, former={"skill": {"帆": FormerName("帆", (), "withdrawn")}})


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("帆", ["E_FORMER_WITHDRAWN"]),
        ("帆（自己）", ["E_FORMER_WITHDRAWN"]),
        ("帆【二年目】", ["E_FORMER_WITHDRAWN"]),
        ("帆 本人評価", ["E_FORMER_WITHDRAWN"]),
        ("帆布の在庫", ["N_COLUMN_UNKNOWN"]),
    ],
)
def test_what_a_heading_is_about(tmp_path: Path, heading: str, codes: list[str]) -> None:
    file = workbook(tmp_path / "a.xlsx", [("番号", "綱", heading), ("04101", 2, "三十枚"), ("04102", 1, "一枚")])
    found = read(file, CREW, GONE).problems
    assert [one.code for one in found] == codes
