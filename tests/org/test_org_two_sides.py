"""Lists of orders with where people go and where they come from side by side, as they are before a transfer."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,係,職名
006101,磯部 海,港湾部,管理課,庶務係,主任
006102,浦野 渚,港湾部,工務課,設計係,主事
006103,沖田 岬,水産部,市場課,業務係,主事
006104,汐見 港,水産部,市場課,,課長
"""
TITLE = "令和8年7月1日付け　人事異動内示"


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    Path("名簿.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "名簿.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def orders(rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ([TITLE], *rows):
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    book.save("内示.xlsx")
    return Path("内示.xlsx")


GROUPED = (
    [
        ["番号", "職員番号", "氏名", "{new}", None, None, "{old}", None, None],
        [None, None, None, "部", "課", "職名", "部", "課", "職名"],
        [1, "006101", "磯部 海", "水産部", "市場課", "係長", "港湾部", "管理課", "主任"],
        [2, "006103", "沖田 岬", "港湾部", "管理課", "主任", "水産部", "市場課", "主事"],
    ],
    ["A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:I2"],
)


@pytest.mark.parametrize(("new", "old"), [("新", "旧"), ("異 動 後", "異動前"), ("新所属", "現所属"), ("新", "現")])
def test_the_new_side_is_taken_in_and_a_fitting_old_side_is_no_word_worth(
    office: Path, cli: Cli, new: str, old: str
) -> None:
    rows = [[str(c).format(new=new, old=old) if c is not None else None for c in row] for row in GROUPED[0]]
    told = cli("staff", "import", orders(rows, GROUPED[1]), "--yes")
    assert "W_OLD_SIDE" not in told.err and "2026-07-01現在" in told.err
    assert "港湾部/管理課/庶務係 → 水産部/市場課" in told.err and "職名: 主任 → 係長" in told.err
    card = cli("staff", "show", "006101", day=date(2026, 7, 2)).out
    assert "水産部" in card and "係長" in card


def test_the_old_side_may_stand_first_and_in_one_row_of_headings(office: Path, cli: Cli) -> None:
    for head in (
        ["氏名", "旧所属", "旧職名", "新所属", "新職名"],
        ["氏名", "現所属", "現職名", "新所属", "新職名"],
    ):
        file = orders([head, ["磯部 海", "港湾部管理課", "主任", "水産部市場課", "係長"]])
        told = cli("staff", "import", file, "--yes").err
        assert "W_OLD_SIDE" not in told and "港湾部/管理課/庶務係 → 水産部/市場課" in told
        assert "主任 → 係長" in told
        cli("db", "undo", "--yes")


def test_where_somebody_is_is_the_unit_where_no_new_side_stands_beside_it(office: Path, cli: Cli) -> None:
    Path("現在.csv").write_text("職員番号,氏名,現所属,職名\n006101,磯部 海,水産部/市場課,主任\n", "utf-8")
    told = cli("staff", "import", "現在.csv", "--as-of", "2026-07-01", "--yes").err
    assert "港湾部/管理課/庶務係 → 水産部/市場課" in told


def test_an_old_side_that_is_not_what_is_recorded_is_told_with_its_cell(office: Path, cli: Cli) -> None:
    rows = [
        ["職員番号", "氏名", "新所属", "新職名", "旧所属", "旧職名"],
        ["006101", "磯部 海", "水産部/市場課", "係長", "港湾部/工務課", "主任"],
        ["006102", "浦野 渚", "水産部/市場課", "主事", "〃", "主任"],
        ["006103", "沖田 岬", "水産部/市場課", "主事", "港湾部/管理課", "主事"],
        ["006199", "舟木 帆", "水産部/市場課", "主事", "港湾部/工務課", "主事"],
        ["006198", "入江 潮", "水産部/市場課", "主事", "新規採用", None],
    ]
    told = cli("staff", "import", orders(rows), "--dry-run").err
    assert (
        "E3: W_OLD_SIDE_DIFFERS 006101 磯部 海" in told and "2026-06-30 の登録は「港湾部/管理課/庶務係 主任」" in told
    )
    assert "F4: W_OLD_SIDE_DIFFERS 006102 浦野 渚" in told
    assert "E5: N_OLD_SIDE_EARLIER" in told
    assert "E6: W_OLD_SIDE_NOBODY 006199 舟木 帆" in told
    assert "入江" not in "".join(line for line in told.splitlines() if "OLD_SIDE" in line)


@pytest.mark.parametrize(
    ("old", "differs"),
    [
        ("工務", False),
        ("港湾部工務課", False),
        ("務課", False),
        ("設計係", False),
        ("第二工務課", True),
        ("務課分室", True),
    ],
)
def test_an_old_side_may_leave_out_a_part_of_a_name(office: Path, cli: Cli, old: str, differs: bool) -> None:
    rows = [["職員番号", "氏名", "新所属", "旧所属"], ["006102", "浦野 渚", "水産部/市場課", old]]
    assert ("W_OLD_SIDE_DIFFERS" in cli("staff", "import", orders(rows), "--dry-run").err) is differs


def test_a_unit_whose_name_is_the_end_of_another_ones_is_not_taken_for_it(workspace: Path, cli: Cli) -> None:
    names = "職員番号,氏名,部,課,職名\n006101,磯部 海,港湾部,第二工務課,主任\n006102,浦野 渚,港湾部,工務課,主任\n"
    names += "006103,沖田 岬,港湾部,市場課,主任\n"
    Path("名簿.csv").write_text(names, "utf-8")
    cli("staff", "import", "名簿.csv", "--as-of", "2026-04-01", "--yes")
    heads = ["職員番号", "氏名", "新所属", "旧所属"]
    told = cli("staff", "import", orders([heads, ["006101", "磯部 海", "市場課", "工務課"]]), "--dry-run").err
    assert "W_OLD_SIDE_DIFFERS 006101 磯部 海" in told


def test_unit_and_grade_in_one_cell_are_told_apart_by_what_is_registered(office: Path, cli: Cli) -> None:
    rows = [
        ["新所属・職", "氏名", "旧所属・職"],
        ["水産部市場課業務係長", "磯部 海", "港湾部 管理課 主任"],
        ["管理課主任", "沖田 岬", "市場課業務係主事"],
    ]
    told = cli("staff", "import", orders(rows), "--dry-run").err
    assert "W_OLD_SIDE" not in told
    assert "港湾部/管理課/庶務係 → 水産部/市場課/業務係" in told and "主任 → 係長" in told
    assert "水産部/市場課/業務係 → 港湾部/管理課" in told and "主事 → 主任" in told


def test_unit_and_grade_that_nobody_can_part_are_refused_with_the_cell(office: Path, cli: Cli) -> None:
    Path("組織.csv").write_text("部,課\n港湾部,市場課\n", "utf-8")
    cli("org", "import", "組織.csv", "--as-of", "2026-06-01", "--yes")
    rows = [["新所属・職", "氏名"], ["管理課長兼工務課長", "磯部 海"], ["市場課主任", "浦野 渚"], ["退職", "沖田 岬"]]
    told = cli("staff", "import", orders(rows), "--dry-run", expect=3).err
    assert "A3: E_UNIT_GRADE 「管理課長兼工務課長」" in told and "A5: E_UNIT_GRADE 「退職」" in told
    assert "A4: E_UNIT_GRADE_SEVERAL" in told and "港湾部/市場課 主任、水産部/市場課 主任" in told


def test_people_of_one_name_are_told_apart_by_where_they_come_from(office: Path, cli: Cli) -> None:
    Path("同名.csv").write_text("職員番号,氏名,部,課,職名\n006105,磯部 海,水産部,市場課,主事\n", "utf-8")
    cli("staff", "import", "同名.csv", "--as-of", "2026-04-01", "--yes")
    rows = [
        ["氏名", "新", None, "旧", None],
        [None, "所属", "職", "所属", "職"],
        ["磯部 海", "港湾部工務課", "主事", "水産部市場課", "主事"],
    ]
    told = cli("staff", "import", orders(rows, ["B2:C2", "D2:E2", "A2:A3"]), "--dry-run").err
    assert "異動  006105 磯部 海" in told


def test_a_promotion_within_a_section_leaves_people_in_their_team(office: Path, cli: Cli) -> None:
    for head, row in (
        (["氏名", "新所属", "新職名", "旧所属", "旧職名"], ["磯部 海", "管理課", "係長", "管理課", "主任"]),
        (["氏名", "新所属・職", "旧所属・職"], ["磯部 海", "管理課係長", "管理課主任"]),
    ):
        told = cli("staff", "import", orders([head, row]), "--dry-run").err
        assert "職名: 主任 → 係長" in told and "所属:" not in told and "W_OLD_SIDE" not in told
