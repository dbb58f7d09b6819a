"""Rows as they are written: the same cells whatever way the library takes, and each as tall as it needs."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from skillmap.errors import InputRefused
from skillmap.sheets import Emphasis, Sheet, SheetColumn, write_book
from skillmap.sheets.writing import book
from skillmap.tables import Tone

COLUMNS = (
    SheetColumn("name", "氏名", width=8),
    SheetColumn("count", "数", width=6),
    SheetColumn("day", "日", width=6),
    SheetColumn("remark", "備考", width=12, is_small=True),
)
ROWS = [
    ("青木 健", 1, date(2026, 6, 1), ""),
    ("<r>x</r>", 1.5, None, "長い備考が三行にわたって書いてある行です。"),
    ("", None, None, "=1+1"),
    ("0012", 3, None, "a\ud800b"),
]


def _sheet(**more: object) -> Sheet:
    return Sheet("名簿", COLUMNS, ROWS, "名簿", **more)  # type: ignore[arg-type]


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_workbook_put_together_on_disk_holds_what_one_in_memory_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = write_book(tmp_path / "memory.xlsx", [_sheet()])
    monkeypatch.setattr(book, "_LARGE_CELLS", 0)
    assert _parts(write_book(tmp_path / "disk.xlsx", [_sheet()])) == _parts(made)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["disk.xlsx", "memory.xlsx"]


def test_every_kind_of_value_stands_in_its_cell(tmp_path: Path) -> None:
    emphasis, tones = {2: Emphasis.TOTAL}, {(3, 1): Tone.SHORT}
    for sheet in (_sheet(), _sheet(emphasis=emphasis, tones=tones)):
        page = openpyxl.load_workbook(write_book(tmp_path / "a.xlsx", [sheet])).worksheets[0]
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=sheet.first_row + 1)]
        assert [row[0] for row in rows] == ["青木 健", "<r>x</r>", None, "0012"]
        assert [row[1] for row in rows] == [1, 1.5, None, 3]
        assert rows[0][2].date() == date(2026, 6, 1)
        assert [row[3] for row in rows][2:] == ["=1+1", "ab"]
    assert page.cell(sheet.first_row + 4, 2).fill.fgColor.rgb == "FFFCE3C0"
    assert page.cell(sheet.first_row + 3, 1).font.b


def test_a_row_is_as_tall_as_the_value_with_most_lines(tmp_path: Path) -> None:
    sheet = _sheet()
    page = openpyxl.load_workbook(write_book(tmp_path / "a.xlsx", [sheet])).worksheets[0]
    tall = [page.row_dimensions[sheet.first_row + n].height for n in range(1, 5)]
    assert tall[1] > tall[3] == tall[2]


def test_a_text_that_no_cell_holds_is_refused_with_its_place(tmp_path: Path) -> None:
    sheet = Sheet("名簿", COLUMNS, [("𠮷" * 16_384, 1, None, "")], "名簿")
    with pytest.raises(InputRefused) as refused:
        write_book(tmp_path / "a.xlsx", [sheet])
    assert "名簿 A" in str(refused.value.facts)
