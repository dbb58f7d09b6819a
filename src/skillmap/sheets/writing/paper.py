"""Writes a letter or a page to read: lines over the whole width and ruled rows, on one sheet of A4."""

from typing import Any

from skillmap.japanese import width as text_width
from skillmap.sheets.sheet import PaperCell, PaperLine, Sheet
from skillmap.sheets.writing.cells import write_text
from skillmap.sheets.writing.printing import Styles, set_header
from skillmap.words import Lang

_A4 = 9
_POINTS = {"letter": 21.0, "right": 20.0, "title": 30.0, "heading": 22.0, "small": 14.0}
"""Height of a line; 17 where nothing is said."""
_LINE = 17.0
_CELL_AIR = 5.0
_WIDER = {"letter": 1.1, "title": 1.5, "heading": 1.1, "small": 0.85}
"""Width of letters against those of 11 points."""


def write_paper(page: Any, sheet: Sheet, styles: Styles, lang: Lang) -> None:
    """The blocks of `sheet.paper` from the top down, then the page set-up. Nothing is typed: the page is protected
    when the sheet is a form."""
    widths = [one.width or 7 for one in sheet.columns]
    for column, wide in enumerate(widths):
        page.set_column(column, column, wide)
    last = len(widths) - 1
    for row, block in enumerate(sheet.paper):
        if isinstance(block, PaperLine):
            _line(page, row, block, styles, last, sum(widths))
        else:
            _cells(page, row, block, styles, widths)
    if sheet.purpose == "form":
        page.protect("", {"format_columns": True, "format_rows": True})
    _set_up(page, sheet, last, lang)


def _line(page: Any, row: int, line: PaperLine, styles: Styles, last: int, room: int) -> None:
    lines = _lines(line.text, int(room / _WIDER.get(line.look, 1.0)) - 1)
    page.set_row(row, lines * _POINTS.get(line.look, _LINE))
    if line.text:
        _put(page, (row, 0, last), line.text, styles.paper(line.look))


def _cells(page: Any, row: int, cells: tuple[PaperCell, ...], styles: Styles, widths: list[int]) -> None:
    at, tallest = 0, 1
    for cell in cells:
        room = sum(widths[at : at + cell.span]) - 1
        tallest = max(tallest, _lines(cell.text, room))
        _put(page, (row, at, at + cell.span - 1), cell.text, styles.paper("label" if cell.is_label else "cell"))
        at += cell.span
    page.set_row(row, tallest * _LINE + _CELL_AIR)


def _put(page: Any, place: tuple[int, int, int], text: str, style: Any) -> None:
    row, first, last = place
    if last > first:
        page.merge_range(row, first, row, last, "", style)
    if text:
        write_text(page, row, first, text, style)
    else:
        page.write_blank(row, first, None, style)


def _lines(text: str, room: int) -> int:
    # A full-width letter of the usual fonts is a little narrower than two of the digits that widths are counted in.
    usable = max(int(room * 1.1), 1)
    return sum(max(1, -(-text_width(part) // usable)) for part in text.split("\n"))


def _set_up(page: Any, sheet: Sheet, last: int, lang: Lang) -> None:
    page.set_paper(_A4)
    if not sheet.portrait:
        page.set_landscape()
    page.set_margins(left=0.8, right=0.8, top=0.8, bottom=0.7)
    page.center_horizontally()
    page.hide_gridlines(2)
    page.print_area(0, 0, max(len(sheet.paper) - 1, 0), last)
    page.fit_to_pages(1, 1)
    set_header(page, sheet, lang)
