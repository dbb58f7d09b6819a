"""Rows that the library is not given are what it would have made of them: the same parts, byte for byte."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.sheets import Emphasis, HeadCell, Sheet, SheetColumn, write_book
from skillmap.sheets.layout import Fingerprint
from skillmap.sheets.sheet import CellValue
from skillmap.sheets.writing import book, left_rows, row_text
from skillmap.tables import Align, Chart, Tone
from trials import trials

COLUMNS = (
    SheetColumn("name", "氏名", width=10),
    SheetColumn("level", "段階", width=6, align=Align.CENTER, choices=("1", "2"), locked=False),
    SheetColumn("cost", "費用", width=9, align=Align.RIGHT, number_format="#,##0"),
    SheetColumn("day", "日", width=14, is_day=True, locked=False),
    SheetColumn("remark", "備考 & <理由>", width=14, is_small=True),
)
ORDINARY = ["青木 健", "北 咲", "R&D <係>", "&amp; &copy", '"引用"', " 前に空白", "二行\nの文", "0012", "=1+1", ""]
ODD = ["_x0041_", "一\x07二", "一\r\n二", "a\ud800b", "𠮷野"]
VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.sampled_from(ORDINARY),
    st.none(),
    st.integers(-5, 5),
    st.sampled_from([0.5, 1.0, -2.25, 1e21, 123456789.125, True]),
    st.dates(date(1999, 1, 1), date(2030, 1, 1)),
    st.sampled_from([date(1900, 1, 5), date(1900, 2, 28), date(1900, 3, 1)]),
)


@st.composite
def sheets(draw: st.DrawFn, name: str = "名簿") -> Sheet:
    """Any sheet of a few kinds of rows; in some of them something that only the library knows how to write."""
    kinds = draw(st.lists(st.tuples(*(VALUES for _ in COLUMNS)), min_size=1, max_size=4))
    rows = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=60))
    for at in draw(st.lists(st.integers(0, len(rows) - 1), max_size=2)):
        rows[at] = (*rows[at][:4], draw(st.sampled_from(ODD)))
    numbers, purpose = st.integers(0, len(rows) - 1), draw(st.sampled_from(["print", "data", "form"]))
    head = (HeadCell(0, 0, 0, "課", "label"), HeadCell(0, 1, 4, "総務課", "typed"))
    return Sheet(
        name,
        COLUMNS,
        rows,
        "研修の名簿",
        draw(st.sampled_from([(), ("令和8年4月1日現在", "みどり区")])),
        draw(st.sampled_from([(), ("注のとおり",)])),
        purpose=purpose,
        emphasis=draw(st.dictionaries(numbers, st.sampled_from(Emphasis), max_size=3)),
        tones=draw(st.dictionaries(st.tuples(numbers, st.integers(0, 4)), st.sampled_from(Tone), max_size=5)),
        approval=draw(st.sampled_from([(), ("課長", "係長")])),
        head=() if purpose == "data" else draw(st.sampled_from([(), head])),
        is_tall=draw(st.booleans()),
    )


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _both(
    folder: Path, monkeypatch: pytest.MonkeyPatch, pages: list[Sheet]
) -> tuple[dict[str, bytes], dict[str, bytes], int]:
    """The parts with rows left and without, and how many sheets had rows that were left."""
    left: list[int] = []

    def put_rows_in(*given: object) -> None:
        left.append(len(given[2].left))  # type: ignore[attr-defined]
        try:
            row_text.put_rows_in(*given)  # type: ignore[arg-type]
        except row_text.OtherwiseWritten as error:
            # Or the library would write all of it, and nothing be compared.
            pytest.fail(f"{error.__cause__ or error!r}")

    mark = Fingerprint("department-roster", "2026-06-01", 7, "abc")
    with monkeypatch.context() as patch:
        patch.setattr(book, "put_rows_in", put_rows_in)
        patch.setattr(left_rows, "_LEAST_ROWS", 1)
        made = _parts(write_book(folder / "left.xlsx", pages, mark))
        patch.setattr(left_rows, "_LEAST_ROWS", 10**6)
        return made, _parts(write_book(folder / "all.xlsx", pages, mark)), sum(left)


@settings(max_examples=trials(400))
@given(st.tuples(sheets(), sheets("名簿2"), sheets("名簿3")))
def test_a_workbook_is_the_same_whether_rows_are_left_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: tuple[Sheet, ...]
) -> None:
    made, whole, _ = _both(tmp_path, monkeypatch, list(pages))
    assert made == whole


def test_of_rows_alike_nearly_all_are_left_and_read_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [(f"職員{n}", n % 3, n * 100 if n % 2 else None, date(2026, 6, 1 + n % 28), "同じ") for n in range(200)]
    tones = {(n, 1): (Tone.GOOD, Tone.SHORT)[n % 2] for n in range(200)}
    pages = [Sheet("一", COLUMNS, rows, "題", tones=tones), Sheet("二", COLUMNS, rows, purpose="data")]
    made, whole, left = _both(tmp_path, monkeypatch, pages)
    assert made == whole
    assert left == len(pages)
    with zipfile.ZipFile(tmp_path / "left.xlsx") as package:
        # Of the first kind of ZIP: not every program that opens workbooks knows the one for huge files.
        assert {info.extract_version for info in package.infolist()} == {20}
    read = openpyxl.load_workbook(tmp_path / "left.xlsx")
    for page, sheet in zip(read.worksheets, pages, strict=True):
        found = [[cell.value for cell in row] for row in page.iter_rows(min_row=sheet.first_row + 1)]
        assert [(*row[:3], row[3].date(), row[4]) for row in found] == rows
    assert read.worksheets[0].cell(pages[0].first_row + 150, 2).fill.fgColor.rgb == "FFFCE3C0"


@pytest.mark.parametrize("odd", ["<r>x</r>", *ODD[:3], date(1900, 1, 5), float("inf")], ids=repr)
def test_rows_with_what_only_the_library_knows_are_given_to_it(odd: CellValue) -> None:
    rows: list[tuple[CellValue, ...]] = [("青木 健", 1, None, None, "")] * 40
    rows[20] = (*rows[0][:4], odd)
    shown = left_rows.ShownRows()
    written, _ = shown.leave(0, Sheet("名簿", COLUMNS, rows), [], lambda *look: look[0])
    assert list(written) == [0, 20, 39]


def test_a_text_like_markup_stands_among_rows_that_are_left(tmp_path: Path) -> None:
    rows = [(f"職員{n}", n, None, None, "<r>x</r>" if n in (0, 30) else "_x0041_") for n in range(60)]
    page = openpyxl.load_workbook(write_book(tmp_path / "a.xlsx", [Sheet("名簿", COLUMNS, rows)])).worksheets[0]
    assert [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=2)] == rows


def test_a_chart_keeps_the_values_that_it_shows(tmp_path: Path) -> None:
    columns = (SheetColumn("name", "課"), SheetColumn("count", "数", align=Align.RIGHT))
    rows = [(f"第{n}課", n) for n in range(40)]
    page = Sheet("数", columns, rows, "題", chart=Chart("bars", "name", ("count",)), chart_name="図")
    parts = _parts(write_book(tmp_path / "a.xlsx", [page]))
    assert "第39課".encode() in parts["xl/charts/chart1.xml"]


def _changed(part: str, old: str, new: str, book_bytes: bytes) -> io.BytesIO:
    """A workbook of which one part is written in another way."""
    made, found = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(book_bytes)) as package, zipfile.ZipFile(made, "w") as out:
        for name in package.namelist():
            text = package.read(name)
            if name == part:
                changed, found = re.subn(old, new, text.decode())
                text = changed.encode()
            out.writestr(name, text)
    assert found, "the part is not as the test has it"
    return made


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", r'<c (r="\w+") (s="\d+")', r"<c \2 \1"),
        ("xl/worksheets/sheet1.xml", r'(<c r="\w+") (s="\d+") (t="s")', r"\1 \3 \2"),
        ("xl/worksheets/sheet1.xml", r'(<row r="\d+") (spans="[\d:]+")([^>]*)>', r"\1\3 \2>"),
        ("xl/worksheets/sheet1.xml", r'<row (r="\d+") (spans="[\d:]+")', r"<row \2 \1"),
        ("xl/worksheets/sheet1.xml", r'<row r="4" .*?</row>', ""),
        ("xl/worksheets/sheet1.xml", "</sheetData>", r'<row r="30" spans="1:5"><c r="A30"/></row></sheetData>'),
        ("xl/sharedStrings.xml", "<t>", '<t xml:lang="ja">'),
        ("xl/sharedStrings.xml", "<si><t>同じ</t></si>", "<si/>"),
        ("xl/sharedStrings.xml", 'uniqueCount="\\d+"', ""),
        ("xl/_rels/workbook.xml.rels", 'Target="worksheets/', 'Target="/xl/worksheets/'),
        ("xl/workbook.xml", "r:id=", "rel:id="),
    ],
    ids=lambda one: one if one.startswith(("<", "xl")) else "",
)
def test_where_the_library_writes_otherwise_it_writes_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, old: str, new: str
) -> None:
    rows = [(f"職員{n}", n % 3, n * 100 if n % 2 else None, date(2026, 6, 1 + n % 28), "同じ") for n in range(60)]
    pages = [Sheet("一", COLUMNS, rows, "題"), Sheet("二", COLUMNS, rows, purpose="data")]
    told: list[bool] = []

    def put_rows_in(made: io.BytesIO, path: Path, shown: left_rows.ShownRows) -> None:
        try:
            row_text.put_rows_in(_changed(part, old, new, made.getvalue()), path, shown)
        except row_text.OtherwiseWritten:
            told.append(True)
            raise

    monkeypatch.setattr(book, "put_rows_in", put_rows_in)
    made = write_book(tmp_path / "a.xlsx", pages).read_bytes()
    assert told == [True]
    monkeypatch.setattr(left_rows, "_LEAST_ROWS", 10**6)
    assert made == write_book(tmp_path / "b.xlsx", pages).read_bytes()


def test_a_large_workbook_of_different_texts_goes_to_disk_row_by_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "_STREAM_CELLS", 100)
    monkeypatch.setattr(book, "_STREAM_TEXTS", 50)
    rows = [(f"職員{n}", n, None, None, f"備考{n}") for n in range(60)]
    page = openpyxl.load_workbook(write_book(tmp_path / "a.xlsx", [Sheet("名簿", COLUMNS, rows)])).worksheets[0]
    assert [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=2)] == rows
