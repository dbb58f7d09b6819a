"""Writes the rows of a table with the library, or those of them that show how the others look (`left_rows`)."""

from inspect import unwrap
from typing import Any

from skillmap.errors import InputRefused
from skillmap.sheets.grid import address
from skillmap.sheets.limits import MAX_TEXT
from skillmap.sheets.sheet import CellValue, Emphasis, Sheet
from skillmap.sheets.writing.cells import clean, plain_text, write_cell, write_text
from skillmap.sheets.writing.fitting import wraps
from skillmap.sheets.writing.heights import row_heights, text_height
from skillmap.sheets.writing.left_rows import ShownRows, apart
from skillmap.sheets.writing.printing import Styles
from skillmap.tables import Tone

_AIR = 4
"""Points above and below together, where rows are as tall as their texts."""
_BAND = 16
"""Points of the one line of a band, where all rows are as tall as their texts need."""


def write_rows(page: Any, sheet: Sheet, styles: Styles, widths: list[int], shown: ShownRows, place: int) -> None:
    """The rows, each as tall as it needs; what can be left is noted in `shown`, by the sheet's place in the workbook.

    Raises InputRefused (E_TOO_LONG).
    """
    first, heights = sheet.first_row, _heights(sheet, widths)

    def style(column: int, emphasis: Emphasis | None, value: CellValue, tone: Tone | None) -> Any:
        return styles.body(sheet, column, emphasis, value, tone)

    written, texts = shown.leave(place, sheet, heights, style)
    for number in written if heights else ():
        if (tall := heights[number]) is not None:
            page.set_row(first + number, tall)
    # The library's calls take a place as "A1" too and look at each for it; these are the same calls behind that.
    write_string, write_number = unwrap(type(page).write_string), unwrap(type(page).write_number)
    write_blank, links = unwrap(type(page).write_blank), any(one.is_link for one in sheet.columns)
    for text in texts:
        # So the library numbers them; its first row, which is always written, is what stays in the cell.
        write_string(page, first, 0, text, None)
    # Styles by kind of value, emphasis and tone; by the kind alone where a row has neither.
    looks: list[dict[Any, Any]] = [{} for _ in sheet.columns]
    others, tone = apart(sheet), sheet.tones.get
    for number in written:
        at, emphasis, is_plain = first + number, sheet.emphasis.get(number), number not in others
        for column, (value, known) in enumerate(zip(sheet.rows[number], looks, strict=True)):
            kind = value.__class__
            key: Any = kind if is_plain else (kind, emphasis, tone((number, column)))
            if (look := known.get(key)) is None:
                look = known[key] = style(column, emphasis, value, tone((number, column)))
            if kind is str:
                if not links and (text := plain_text(str(value))):
                    write_string(page, at, column, text, look)
                else:
                    _write_text(page, sheet, (number, column), look)
            elif value is None:
                write_blank(page, at, column, None, look)
            elif kind is int or kind is float:
                write_number(page, at, column, value, look)
            else:
                write_cell(page, at, column, value, look)


def _heights(sheet: Sheet, widths: list[int]) -> list[float | None]:
    """Points of each row; None = as tall as the program makes it."""
    if not (sheet.one_page or sheet.is_tall):
        return row_heights(sheet, widths) if sheet.purpose != "data" or wraps(sheet) else []
    own = [text_height(sheet, row) for row in sheet.rows]
    if sheet.is_even:
        own = [max(own, default=0)] * len(own)
    for number, emphasis in sheet.emphasis.items():
        if emphasis is Emphasis.BAND and number < len(own):
            own[number] = _BAND
    return [max(tall + (_AIR if sheet.is_tall else 0), sheet.least_height) for tall in own]


def _write_text(page: Any, sheet: Sheet, at: tuple[int, int], style: Any) -> None:
    """A text that may be too long, empty, a link, or look like markup."""
    number, column = at
    text = str(sheet.rows[number][column])
    row = sheet.first_row + number
    if len(text) > MAX_TEXT // 2 and _units(text) > MAX_TEXT:
        raise InputRefused("E_TOO_LONG", found=f"{sheet.name} {address(row + 1, column + 1)}", expected=MAX_TEXT)
    if text and sheet.columns[column].is_link:
        page.write_url(row, column, f"internal:{_quoted(text)}!A1", style, clean(text))
    elif text:
        write_text(page, row, column, text, style)
    else:
        write_cell(page, row, column, text, style)


def _units(text: str) -> int:
    """Length as Excel counts it: characters beyond U+FFFF count twice."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def _quoted(name: str) -> str:
    return "'" + clean(name).replace("'", "''") + "'"
