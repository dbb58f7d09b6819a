"""A form with a page per person: labelled cells above the table, drop-downs, links, and every page read back."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from skillmap.errors import InputRefused
from skillmap.sheets import (
    Choice,
    Field,
    Fingerprint,
    HeadCell,
    Kind,
    Layout,
    Sheet,
    SheetColumn,
    read_pages,
    write_book,
)
from skillmap.words import Bilingual

LAYOUT = Layout(
    "page",
    Bilingual("票", "Page"),
    Bilingual("票", "Page"),
    (
        Field("item", Bilingual("項目", "item"), required=True),
        Field("mark", Bilingual("評価", "mark"), Kind.LEVEL, minimum=0, maximum=4, locked=False),
    ),
    head=(
        Field("number", Bilingual("職員番号", "staff number"), Kind.CODE),
        Field("day", Bilingual("記入日", "day"), Kind.DATE, locked=False),
        Field(
            "wish",
            Bilingual("希望", "wish"),
            Kind.CHOICE,
            choices=(Choice("a", Bilingual("甲", "A")), Choice("b", Bilingual("乙", "B"))),
        ),
    ),
)


def _page(number: str, rows: list[tuple[object, ...]], wish: str | None = None) -> Sheet:
    head = (
        HeadCell(0, 0, 0, "職員番号", "label"),
        HeadCell(0, 1, 2, number),
        HeadCell(1, 0, 0, "記入日", "label"),
        HeadCell(1, 1, 1, None, "typed", is_day=True),
        HeadCell(2, 0, 0, "希望", "label"),
        HeadCell(2, 1, 2, wish, "typed", ("甲", "乙")),
    )
    columns = (
        SheetColumn("item", "項目", width=10),
        SheetColumn("mark", "評価", locked=False, choices=("0", "1")),
        SheetColumn("long", "説明", width=20, is_small=True),
    )
    return Sheet(number, columns, rows, "評価票", purpose="form", head=head, is_tall=True)  # type: ignore[arg-type]


def _book(folder: Path) -> Path:
    index = Sheet(
        "一覧", (SheetColumn("name", "氏名"), SheetColumn("to", "シート", is_link=True)), [("佐藤", "000017")]
    )
    pages = [_page("000017", [("計画", 2, "x" * 90), ("調査", None, "")], "乙"), _page("000025", [])]
    return write_book(folder / "form.xlsx", [index, *pages], Fingerprint("page", extra={"fy": "2026"}))


def test_pages_come_back(tmp_path: Path) -> None:
    found = read_pages(_book(tmp_path), LAYOUT)
    assert found.fingerprint is not None and found.fingerprint.extra == {"fy": "2026"}
    assert [page.sheet for page in found.pages] == ["000017", "000025"]
    first, second = found.pages
    assert dict(first.head) == {"number": "000017", "day": None, "wish": "b"}
    assert first.head_cells["wish"] == "B4"
    assert [(row.values["item"], row.values["mark"]) for row in first.rows] == [("計画", 2), ("調査", None)]
    assert first.rows[0].cells["mark"] == "B7"
    assert not second.rows and second.head["number"] == "000025"
    assert not first.problems


def test_what_people_type_is_read_and_what_is_wrong_is_told_at_its_cell(tmp_path: Path) -> None:
    path = _book(tmp_path)
    book = openpyxl.load_workbook(path)
    page = book["000017"]
    page["B3"], page["B4"], page["B8"] = "令和8年6月3日", "丙", 7
    book.save(path)
    first = read_pages(path, LAYOUT).pages[0]
    assert first.head["day"] == date(2026, 6, 3)
    assert first.head["wish"] is None
    told = {(p.code, str(p.place).rpartition(" ")[2]) for p in first.problems}
    assert ("E_LEVEL", "B8") in told and any(cell == "B4" for _, cell in told)
    assert [row.values["mark"] for row in first.rows] == [2]


def test_only_cells_to_fill_in_are_open(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(_book(tmp_path))
    page = book["000017"]
    assert page.protection.sheet
    open_cells = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells == {"B3", "B4", "C4", "B7", "B8"}
    assert book["一覧"]["B2"].hyperlink.location == "'000017'!A1"
    assert page.row_dimensions[7].height > page.row_dimensions[8].height
    assert {str(rule.sqref) for rule in page.data_validations.dataValidation} == {"B3", "B4:C4", "B7:B8"}


def test_a_workbook_without_such_pages_is_refused(tmp_path: Path) -> None:
    path = write_book(tmp_path / "other.xlsx", [Sheet("x", (SheetColumn("a", "甲"),), [("1",)])])
    with pytest.raises(InputRefused, match="E_NO_HEADER"):
        read_pages(path, LAYOUT)
