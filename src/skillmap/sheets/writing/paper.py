"""Writes a letter or a page to read: lines over the whole width and ruled rows, on one sheet of A4."""

from collections.abc import Sequence
from typing import Any

from skillmap.japanese import width as text_width
from skillmap.sheets.sheet import PaperCell, PaperLine, Sheet
from skillmap.sheets.writing.cells import write_text
from skillmap.sheets.writing.fitting import A4
from skillmap.sheets.writing.printing import Styles, set_header
from skillmap.words import Lang

_MOST = 985.0
"""Points of all rows that one page holds, made smaller, with its smallest letters (9 points) still at 7."""
_POINTS = {"letter": 21.0, "right": 20.0, "title": 30.0, "heading": 22.0, "small": 14.0}
"""Height of a line; 17 where nothing is said."""
_LINE = 17.0
_CELL_AIR = 4.0
_WIDER = {"letter": 1.1, "title": 1.5, "heading": 1.1, "small": 0.83}
"""Width of letters against those of 11 points."""


def write_paper(page: Any, sheet: Sheet, styles: Styles, lang: Lang) -> None:
    """The blocks of `sheet.paper` from the top down, then the page set-up. Nothing is typed: the page is protected
    when the sheet is a form."""
    widths = [one.width or 7 for one in sheet.columns]
    for column, wide in enumerate(widths):
        page.set_column(column, column, wide)
    last, taken = len(widths) - 1, 0.0
    for row, block in enumerate(sheet.paper):
        if isinstance(block, PaperLine):
            taken += _line(page, row, block, styles, last, _room(widths))
        else:
            taken += _cells(page, row, block, styles, widths)
    if sheet.purpose == "form":
        page.protect("", {"format_columns": True, "format_rows": True})
    _set_up(page, sheet, last, lang, taken)


def _line(page: Any, row: int, line: PaperLine, styles: Styles, last: int, room: int) -> float:
    lines = _lines(line.text, int(room / _WIDER.get(line.look, 1.0)))
    tall = lines * _POINTS.get(line.look, _LINE)
    page.set_row(row, tall)
    if line.text:
        _put(page, (row, 0, last), line.text, styles.paper(line.look))
    return tall


def _cells(page: Any, row: int, cells: tuple[PaperCell, ...], styles: Styles, widths: list[int]) -> float:
    at, tallest = 0, 1
    for cell in cells:
        room = _room(widths[at : at + cell.span])
        tallest = max(tallest, _lines(cell.text, room))
        _put(page, (row, at, at + cell.span - 1), cell.text, styles.paper("label" if cell.is_label else "cell"))
        at += cell.span
    tall = tallest * _LINE + _CELL_AIR
    page.set_row(row, tall)
    return tall


def _put(page: Any, place: tuple[int, int, int], text: str, style: Any) -> None:
    row, first, last = place
    if last > first:
        page.merge_range(row, first, row, last, "", style)
    if text:
        write_text(page, row, first, text, style)
    else:
        page.write_blank(row, first, None, style)


def _room(widths: Sequence[int]) -> int:
    """Half-width letters of 11 points that fit into these columns together, as Excel makes them for 游ゴシック.

    A column takes 6 points for each digit of its width and 3.75 more, a letter 5.5; some air stays at the sides.
    """
    return int((6 * sum(widths) + 3.75 * len(widths)) / 5.5) - 2


def _lines(text: str, room: int) -> int:
    return sum(max(1, -(-text_width(part) // max(room, 1))) for part in text.split("\n"))


def _set_up(page: Any, sheet: Sheet, last: int, lang: Lang, taken: float) -> None:
    """`taken`: points of all rows. What would only fit in letters too small to read goes on on a second page."""
    page.set_paper(A4)
    if not sheet.portrait:
        page.set_landscape()
    page.set_margins(left=0.6, right=0.6, top=0.5, bottom=0.5)
    page.center_horizontally()
    page.hide_gridlines(2)
    page.print_area(0, 0, max(len(sheet.paper) - 1, 0), last)
    page.fit_to_pages(1, int(taken <= _MOST))
    set_header(page, sheet, lang)
