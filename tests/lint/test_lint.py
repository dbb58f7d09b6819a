"""`skillmap lint`: every rule finds its kind of cell and nothing else; what we write ourselves has no finding."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.worksheet.worksheet import Worksheet

from skillmap.sheets.reading.linting import ITEMS, lint

Cli = Callable[..., Any]
HEADINGS = ["職員番号", "氏名", "課", "受講時間(時間)", "修了年月日"]
ROWS = [
    ["001200", "髙橋 美咲", "総務課", 12, "2026-04-01"],
    ["001201", "葛󠄀城 一", "人事課", 8, "2026-05-11"],
    ["001202", "山﨑 健", "区民課", 30, "2026-06-02"],
]
CORPUS = Path(__file__).parents[1] / "data" / "corpus"


def clean() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in [HEADINGS, *ROWS]:
        book.active.append(row)
    return book


def found(book: openpyxl.Workbook, folder: Path) -> list[tuple[str, str]]:
    file = folder / "book.xlsx"
    book.save(file)
    return [(one.item, one.cell) for one in lint(file)]


def merge(sheet: Worksheet) -> None:
    sheet.merge_cells("C2:C3")


def chart(sheet: Worksheet) -> None:
    sheet.add_chart(BarChart(), "H2")


def title(sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet["A1"] = "受講者一覧"


def put(**cells: Any) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for cell, value in cells.items():
            sheet[cell] = value

    return change


def hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


CASES: dict[str, tuple[Callable[[Worksheet], None], list[tuple[str, str]]]] = {
    "two values in a cell": (put(C2="総務課\n人事課"), [("several", "C2")]),
    "a unit in the cell": (put(D2="12時間"), [("numbers", "D2")]),
    "a triangle for minus": (put(D3="▲8"), [("numbers", "D3")]),
    "full-width digits": (put(D4="３０"), [("numbers", "D4")]),
    "merged": (merge, [("merged", "C2:C3")]),
    "a spaced heading": (put(B1="氏\u3000名"), [("spaces", "B1")]),
    "a broken heading": (put(D1="受講\n時間"), [("spaces", "D1")]),
    "padding": (put(C3="\u3000人事課"), [("spaces", "C3")]),
    "ditto": (put(C3="〃"), [("left-out", "C3")]),
    "no heading": (put(C1=None), [("left-out", "C1")]),
    "a formula": (put(D3="=D2*2"), [("formulas", "D3")]),
    "a chart": (chart, [("objects", "")]),
    "a circled number in a heading": (put(C1="①課"), [("characters", "C1")]),
    "a machine's character in a code": (put(A2="Ⅳ1200"), [("characters", "A2")]),
    "an era": (put(E2="令和8年4月1日"), [("eras", "E2")]),
    "a short era": (put(E3="R8.5.11"), [("eras", "E3")]),
    "a title": (title, [("around", "A1")]),
    "a total": (put(C5="合計", D5=50), [("around", "C5")]),
    "a note": (put(A5="※育休中の者を除く"), [("around", "A5")]),
    "a blank row": (put(A6="001203", B6="森 実", C6="総務課", D6=1, E6="2026-06-03"), [("divided", "5:5")]),
    "a hidden row": (hide, [("hidden", "3:3")]),
}


@pytest.mark.parametrize("name", CASES)
def test_each_kind_is_found_at_its_cell(name: str, tmp_path: Path) -> None:
    change, expected = CASES[name]
    book = clean()
    change(book.active)
    assert found(book, tmp_path) == expected


def test_every_rule_is_tried_above() -> None:
    assert {item for _, findings in CASES.values() for item, _ in findings} == set(ITEMS)


def test_a_clean_table_with_rare_names_has_no_finding(tmp_path: Path) -> None:
    assert found(clean(), tmp_path) == []


def test_two_tables_side_by_side_and_ordinary_offices_files() -> None:
    def items(name: str) -> set[str]:
        (file,) = CORPUS.rglob(f"{name}_*.xlsx")
        return {one.item for one in lint(file)}

    assert "divided" in items("d30")
    assert "merged" in items("d04")
    assert "left-out" in items("d05")
    assert "around" in items("d07")


def test_in_a_csv_digits_are_numbers_and_units_are_not(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("year,people,rate\n2025,101,0.5\n2026,102,-0.25\n", "utf-8")
    assert lint(file) == []
    file.write_text('year,people,rate\n2025,101,0.5\n2026,"1,102人",１\n', "utf-8")
    assert [(one.item, one.cell) for one in lint(file)] == [("numbers", "B3"), ("numbers", "C3")]


def test_what_we_write_for_machines_has_no_finding(workspace: Path, cli: Cli) -> None:
    (workspace / "staff.csv").write_text(
        "職員番号,氏名,フリガナ,部,課,職名\n001200,髙橋 美咲,タカハシ ミサキ,総務部,総務課,主任\n", "utf-8"
    )
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for form in ("xlsx", "csv"):
        cli("staff", "list", "--format", form, "--out", workspace / f"list.{form}")
        assert "直すところはありません" in cli("lint", workspace / f"list.{form}").text
    cli("roster", "export", "--kind", "department", "--out", workspace / "out", "--yes")
    (book,) = (workspace / "out").glob("*.xlsx")
    assert {f.sheet for f in lint(book)} & {"データ"} == set()


def test_findings_end_with_exit_code_1_and_say_how_to_mend(tmp_path: Path, cli: Cli) -> None:
    book = clean()
    merge(book.active)
    book.save(tmp_path / "名簿.xlsx")
    ran = cli("lint", tmp_path / "名簿.xlsx", expect=1)
    assert "C2:C3" in ran.out
    assert "結合を解除し" in ran.out
