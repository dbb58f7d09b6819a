"""The short way of writing cells writes what the library itself writes, byte for byte."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zipfile import ZipFile

import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from skillmap.sheets.writing.quick_sheet import quick_sheet

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
CELL = st.one_of(
    st.text(max_size=6).filter(lambda text: not text.startswith("<")),
    st.sampled_from(["課長 & 係長", "a\tb", " x ", "_x0041_"]),
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6),
    st.just(date(2026, 4, 1)),
    st.none(),
)
ROWS = st.dictionaries(
    st.integers(0, 40), st.dictionaries(st.integers(0, 30), st.tuples(CELL, st.integers(0, 2)), max_size=5), max_size=9
)


def made(rows: Any, heights: dict[int, int], put: Callable[[Any, int, dict[int, Any]], None], kind: Any) -> list[bytes]:
    """The parts of a workbook with these rows; a style of 0 is none."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": CREATED})
    styles = [None, book.add_format({"bold": True}), book.add_format({"num_format": "0.0"})]
    page = book.add_worksheet("A", kind)
    page.write_string(0, 0, "題")
    page.merge_range(50, 0, 50, 3, "合計", styles[1])
    for row, height in heights.items():
        page.set_row(row, height)
    for row, cells in rows.items():
        texts = {}
        for column, (value, style) in sorted(cells.items()):
            if isinstance(value, str) and value:
                texts[column] = value, styles[style]
            elif isinstance(value, date):
                page.write_datetime(row, column, value, styles[style])
            elif value is None or value == "":
                page.write_blank(row, column, None, styles[style])
            else:
                page.write_number(row, column, value, styles[style])
        put(page, row, texts)
    book.close()
    with ZipFile(buffer) as parts:
        return [parts.read(name) for name in parts.namelist()]


def _one_by_one(page: Any, row: int, texts: dict[int, Any]) -> None:
    for column, (text, style) in texts.items():
        page.write_string(row, column, text, style)


@given(ROWS, st.dictionaries(st.integers(0, 44), st.integers(10, 40), max_size=4))
def test_the_short_way_writes_the_bytes_of_the_library(rows: Any, heights: dict[int, int]) -> None:
    quick = made(rows, heights, lambda page, row, texts: page.put_texts(row, texts), quick_sheet())
    assert quick == made(rows, heights, _one_by_one, None)


def test_notes_at_cells_go_the_way_of_the_library() -> None:
    def noted(kind: Any) -> list[bytes]:
        buffer = io.BytesIO()
        book = xlsxwriter.Workbook(buffer, {"in_memory": True})
        book.set_properties({"created": CREATED})
        page = book.add_worksheet("A", kind)
        page.write_string(1, 1, "人事課")
        page.write_comment(3, 2, "見直し")
        page.write_url(4, 0, "internal:A!A1", None, "戻る")
        page.write_formula(5, 0, "=SUM(1,2)", None, 3)
        page.write_boolean(6, 0, True)
        book.close()
        with ZipFile(buffer) as parts:
            return [parts.read(name) for name in parts.namelist()]

    assert noted(quick_sheet()) == noted(None)
