"""Writes one value into one cell with the call of its own type."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from skillmap.sheets.limits import MAX_TEXT
from skillmap.sheets.sheet import CellValue

_ILLEGAL = re.compile("[\ud800-\udfff\ufffe\uffff]")


def write_cell(page: Any, row: int, column: int, value: CellValue, style: Any) -> None:
    """Writes one value with the call of its own type: a text is never computed, whatever it begins with."""
    if value is None or value == "":
        if style is not None:
            page.write_blank(row, column, None, style)
    elif isinstance(value, str):
        write_text(page, row, column, value, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, style)
    else:
        page.write_number(row, column, value, style)


def write_text(page: Any, row: int, column: int, text: str, style: Any) -> None:
    """Writes a text. The library takes <r>…</r> for ready markup, so such a text goes in as three pieces."""
    text = clean(text)
    if is_markup(text):
        page.write_rich_string(row, column, text[:1], text[1:2], text[2:], style)
    else:
        page.write_string(row, column, text, style)


def is_markup(text: str) -> bool:
    """Whether the library would take the text for ready markup."""
    return text.startswith("<r>") and text.endswith("</r>")


@lru_cache(2_000)
def clean(text: str) -> str:
    """The text without what no XML can hold: half surrogates, U+FFFE, U+FFFF. Control characters are escaped later."""
    return _ILLEGAL.sub("", text)


def plain_text(text: str) -> str:
    """The text as it is written; nothing where it is empty, or so long or odd that more has to be asked."""
    # Letters are counted only where twice as many could be too long.
    return "" if len(text) > MAX_TEXT // 2 or is_markup(made := _ILLEGAL.sub("", text)) else made
