"""Writes the rows of a table: the loop in which a roster spends its time."""

from functools import lru_cache
from inspect import unwrap
from typing import Any

from skillmap.errors import InputRefused
from skillmap.sheets.grid import address
from skillmap.sheets.limits import MAX_TEXT
from skillmap.sheets.sheet import Emphasis, Sheet
from skillmap.sheets.writing.cells import clean, is_markup, write_cell, write_text
from skillmap.sheets.writing.fitting import wraps
from skillmap.sheets.writing.heights import row_heights, text_height
from skillmap.sheets.writing.printing import Styles

_AIR = 4
"""Points above and below together, where rows are as tall as their texts."""
_BAND = 16
"""Points of the one line of a band, where all rows are as tall as their texts need."""


def write_rows(page: Any, sheet: Sheet, styles: Styles, widths: list[int]) -> None:
    """The rows, each as tall as it needs. Raises InputRefused (E_TOO_LONG)."""
    first = sheet.first_row
    for number, tall in enumerate(_heights(sheet, widths), first):
        if tall is not None:
            page.set_row(number, tall)
    # The library's calls take a place as "A1" too and look at each for it; these are the same calls behind that.
    write_string, write_number = unwrap(type(page).write_string), unwrap(type(page).write_number)
    write_blank, links = unwrap(type(page).write_blank), any(one.is_link for one in sheet.columns)
    # Styles by kind of value, emphasis and tone; by the kind alone where a row has neither.
    looks: list[dict[Any, Any]] = [{} for _ in sheet.columns]
    apart, tone = frozenset((*sheet.emphasis, *(row for row, _ in sheet.tones))), sheet.tones.get
    for number, row in enumerate(sheet.rows):
        at, emphasis, is_plain = first + number, sheet.emphasis.get(number), number not in apart
        for column, (value, known) in enumerate(zip(row, looks, strict=True)):
            kind = value.__class__
            key: Any = kind if is_plain else (kind, emphasis, tone((number, column)))
            if (style := known.get(key)) is None:
                style = known[key] = styles.body(sheet, column, emphasis, value, tone((number, column)))
            if kind is str:
                if not links and (text := plain_text(value)):
                    write_string(page, at, column, text, style)
                else:
                    _write_text(page, sheet, (number, column), style)
            elif value is None:
                write_blank(page, at, column, None, style)
            elif kind is int or kind is float:
                write_number(page, at, column, value, style)
            else:
                write_cell(page, at, column, value, style)


@lru_cache(50_000)
def plain_text(text: str) -> str:
    """The text as it is written; nothing where it is empty, or so long or odd that more has to be asked."""
    # Letters are counted only where twice as many could be too long.
    return "" if len(text) > MAX_TEXT // 2 or is_markup(made := clean(text)) else made


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
