"""An office's own workbook filled in: what must follow the repeated rows, and what must stay as it is."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.dom import minidom

import openpyxl
import pytest
import xlsxwriter

from skillmap.errors import InputRefused
from skillmap.japanese import fold
from skillmap.sheets.template.book import Filling, Template, fill_template
from skillmap.sheets.template.moving import Repeat, move_formula, move_range

EXAMPLE = Path(__file__).parents[2] / "docs" / "templates" / "様式第3号_受講者名簿.xlsx"
PAYLOADS = Path(__file__).parents[1] / "data" / "corpus" / "names" / "formula_payloads.json"
COLUMNS = ("連番", "課", "係", "職員番号", "職名", "氏名", "フリガナ", "研修名", "日程", "会場")
FACTS = {"年度": "令和8年度", "団体名": "星見区", "部名": "総務部", "現在日": "令和8年6月1日現在", "人数": 3}


def filling(rows: list[tuple[Any, ...]]) -> Filling:
    columns = {fold(name): place for place, name in enumerate(COLUMNS)}
    return Filling({fold(name): value for name, value in FACTS.items()}, columns, rows)


def rows_of(count: int, name: str = "佐藤 花子") -> list[tuple[Any, ...]]:
    return [
        (no, "人事課", "人事係", f"{no:06}", "主任", name, "サトウ ハナコ", "研修", "7月1日(水)", "A")
        for no in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("SUM(F8:F8)", "SUM(F8:F17)"),
        ("SUM(F8)", "SUM(F8:F17)"),
        ("SUM(F7:F9)", "SUM(F7:F18)"),
        ("F8*2", "F8*2"),
        ('A9&"A9"', 'A18&"A9"'),
        ("'名簿'!$A$1:$J$12", "'名簿'!$A$1:$J$21"),
        ("名簿!$1:$7", "名簿!$1:$7"),
        ("他!A9", "他!A9"),
        ("LOG10(A9)", "LOG10(A18)"),
        ("SUBTOTAL(9,F8)", "SUBTOTAL(9,F8:F17)"),
    ],
)
def test_formulas_follow_the_rows(formula: str, moved: str) -> None:
    assert move_formula(formula, "名簿", Repeat("名簿", 8, 8, 10)) == moved


def test_a_repeated_formula_goes_along_with_its_record() -> None:
    repeat = Repeat("名簿", 8, 9, 10)
    assert move_formula("E8*F9+$G$1+H10", "名簿", repeat, 2) == "E12*F13+$G$1+H28"
    assert move_range("A8:J9 B12 C3", repeat) == "A8:J27 B30 C3"


def test_the_example_keeps_its_layout(tmp_path: Path) -> None:
    out = fill_template(EXAMPLE, tmp_path / "out.xlsx", filling(rows_of(30)))
    book = openpyxl.load_workbook(out)
    sheet = book.active
    assert sheet["B3"].value == "令和8年度　研修受講者名簿"
    assert [sheet.cell(9 + n, 4).value for n in range(30)] == [f"{n:06}" for n in range(1, 31)]
    assert sheet["H39"].value == "=COUNTA(H9:H38)"
    assert sheet.print_area == "'受講者名簿'!$A$1:$K$42"
    assert sheet.print_title_rows == "$8:$8"
    assert {str(one) for one in sheet.merged_cells.ranges} >= {"A39:G39", "I39:K39", "B3:H3", "I2:I4"}
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["K9:K38"]
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["A9:K38"]
    assert sheet.row_dimensions[38].height == sheet.row_dimensions[9].height == 22.5
    assert sheet.cell(38, 6).border.left.style == "thin"
    assert (sheet.HeaderFooter.oddHeader if hasattr(sheet, "HeaderFooter") else sheet.oddHeader).left.text == "総務部"
    assert book.defined_names["受講数"].attr_text == "受講者名簿!$H$39"


def test_every_other_part_stays_byte_for_byte(tmp_path: Path) -> None:
    out = fill_template(EXAMPLE, tmp_path / "out.xlsx", filling(rows_of(5)))
    with zipfile.ZipFile(EXAMPLE) as before, zipfile.ZipFile(out) as after:
        assert sorted(before.namelist()) == sorted(after.namelist())
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        images = [name for name in after.namelist() if name.startswith("xl/media/")]
    assert len(images) == 1
    assert changed <= {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/drawings/drawing1.xml"}


def test_no_rows_leave_one_blank_line(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(fill_template(EXAMPLE, tmp_path / "out.xlsx", filling([]))).active
    assert [cell.value for cell in sheet[9]] == [None] * 11
    assert sheet["H10"].value == "=COUNTA(H9:H9)"


def test_a_text_is_never_computed(tmp_path: Path) -> None:
    payloads = [one for one in map(str, json.loads(PAYLOADS.read_text("utf-8"))["values"]) if "\r" not in one]
    rows = [row for name in payloads for row in rows_of(1, name)]
    out = fill_template(EXAMPLE, tmp_path / "out.xlsx", filling(rows))
    with zipfile.ZipFile(out) as package:
        assert package.read("xl/worksheets/sheet1.xml").count(b"<f>") == 1
    sheet = openpyxl.load_workbook(out).active
    assert len(payloads) > 10
    assert all(sheet.cell(9 + n, 6).data_type == "s" for n in range(len(payloads)))


@pytest.mark.parametrize("name", ["髙橋 𠮷郎", "葛\U000e0100城 邉", "神塚 羽", "齋藤\u3099 <&>\"'"])
def test_names_stay_exact(tmp_path: Path, name: str) -> None:
    sheet = openpyxl.load_workbook(fill_template(EXAMPLE, tmp_path / "out.xlsx", filling(rows_of(2, name)))).active
    assert sheet["F10"].value == name


def test_a_long_name_makes_its_row_taller(tmp_path: Path) -> None:
    rows = [*rows_of(1), *rows_of(1, "寿限無" * 12)]
    sheet = openpyxl.load_workbook(fill_template(EXAMPLE, tmp_path / "out.xlsx", filling(rows))).active
    assert sheet.row_dimensions[9].height == 22.5
    assert sheet.row_dimensions[10].height > 70


def made(path: Path, write: Any) -> Path:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("名簿")
    write(book, page)
    book.close()
    return path


def test_breaks_images_and_charts_follow(tmp_path: Path) -> None:
    def write(book: Any, page: Any) -> None:
        page.write_row(1, 0, ["氏名", "時間"])
        page.write_string(2, 0, "{{氏名}}")
        page.write_string(2, 1, "{{連番}}")
        page.write_formula(2, 2, "=B3*2")
        page.write_formula(4, 1, "=SUM(B3:B3)")
        page.set_h_pagebreaks([5])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=名簿!$B$3:$B$3"})
        page.insert_chart(7, 0, chart)

    template = made(tmp_path / "t.xlsx", write)
    out = fill_template(template, tmp_path / "out.xlsx", filling(rows_of(10)))
    with zipfile.ZipFile(out) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
        drawing: Any = minidom.parseString(package.read("xl/drawings/drawing1.xml"))
    sheet = openpyxl.load_workbook(out).active
    assert "$B$3:$B$12" in chart
    assert drawing.getElementsByTagNameNS("*", "from")[0].getElementsByTagNameNS("*", "row")[0].firstChild.data == "16"
    assert [one.id for one in sheet.row_breaks.brk] == [14]
    assert sheet["C12"].value == "=B12*2"
    assert sheet["B14"].value == "=SUM(B3:B12)"
    assert sheet["B12"].value == 10


def test_named_cells_are_filled(tmp_path: Path) -> None:
    def write(book: Any, page: Any) -> None:
        book.define_name("年度", "=名簿!$B$1")
        book.define_name("氏名", "=名簿!$A$4")
        page.write_blank(0, 1, None, book.add_format({"bold": True}))
        page.write_blank(3, 0, None, book.add_format({"border": 1}))

    out = fill_template(made(tmp_path / "t.xlsx", write), tmp_path / "out.xlsx", filling(rows_of(3)))
    sheet = openpyxl.load_workbook(out).active
    assert sheet["B1"].value == "令和8年度"
    assert [sheet.cell(row, 1).value for row in (4, 5, 6)] == ["佐藤 花子"] * 3


@pytest.mark.parametrize(
    ("code", "write"),
    [
        ("E_TEMPLATE_APART", lambda _, page: [page.write_string(row, 0, "{{氏名}}") for row in (2, 5)]),
        (
            "E_TEMPLATE_MERGED",
            lambda _, page: (page.write_string(2, 0, "{{氏名}}"), page.merge_range(1, 1, 2, 1, "x")),
        ),
        (
            "E_TEMPLATE_PART",
            lambda _, page: (page.write_string(2, 0, "{{氏名}}"), page.add_table(5, 0, 7, 1)),
        ),
    ],
)
def test_what_cannot_follow_is_refused(tmp_path: Path, code: str, write: Any) -> None:
    with pytest.raises(InputRefused) as refused:
        fill_template(made(tmp_path / "t.xlsx", write), tmp_path / "out.xlsx", filling(rows_of(3)))
    assert refused.value.code == code
    assert not (tmp_path / "out.xlsx").exists()


def test_marks_are_found_everywhere() -> None:
    asked = [(one.cell, one.name) for one in Template(EXAMPLE).marks()]
    assert ("A9", "連番") in asked
    assert ("", "部名") in asked
    assert {name for _, name in asked} <= {*COLUMNS, *FACTS}
    assert len(re.findall("部名", str(asked))) == 2
