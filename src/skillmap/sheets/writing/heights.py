"""How tall rows must be so that no wrapped text is cut: worked out here, as not every program does it on opening."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from skillmap.japanese import width as text_width
from skillmap.sheets.sheet import CellValue, Sheet, SheetColumn

PLAIN = 18.75
"""Points of a row of one line, as Excel makes it for 游ゴシック."""
TITLE = 27.75
PAPER = 19.5
"""Points of a row on paper: a little more, as a height equal to the usual one is not written down."""
LINE = 18
"""Points of one line of 11 points, with the fonts that stand in for 游ゴシック where it is missing."""
SMALL_LINE = 15
_AIR = 3
_TALL_LINE, _TALL_SMALL_LINE = 16, 13
"""Points of a line where all rows are as tall as their texts need."""


@lru_cache(20_000)
def lines(text: str, room: int) -> int:
    """Lines that a text takes in a cell of so many half-width characters, at least 1."""
    return sum(max(1, -(-text_width(line) // max(room, 1))) for line in text.split("\n"))


def row_height(sheet: Sheet, widths: Sequence[int], row: Sequence[CellValue]) -> float | None:
    """Points that a row of the table needs; None when one line is enough and the program's own height will do.

    `widths` are those of the columns in half-width characters.
    """
    most = 1
    small = 0
    for value, width, one in zip(row, widths, sheet.columns, strict=True):
        room = width + 1  # columns are made two characters wider; one of them is left as air
        if value.__class__ is str and value:
            text = str(value)
            # As wide as it could be and still one line: measuring letter by letter is what takes the time.
            if len(text) * 2 <= room and "\n" not in text:
                continue
            taken = lines(text, room * 11 // 9 if one.is_small else room)
            if one.is_small:
                small = max(small, taken)
            else:
                most = max(most, taken)
        elif isinstance(value, date) and room < 10:
            most = max(most, 2)
    if most == 1 and small <= 1:
        # On a form the row stays free to grow with what people type; on paper all rows of one line are alike.
        return PAPER if sheet.purpose == "print" else None
    return max(most * LINE, small * SMALL_LINE) + _AIR


def heading_height(titles: Sequence[str], widths: Sequence[int]) -> float | None:
    """Points that a line of headings needs; None when one line is enough."""
    # Bold letters are wider, and the arrow of the filter covers the end of the last line.
    most = max((lines(title, max(room - 1, 2)) for title, room in zip(titles, widths, strict=True)), default=1)
    return most * LINE + _AIR if most > 1 else None


def text_height(sheet: Sheet, row: tuple[CellValue, ...]) -> float:
    """Points that the tallest cell of a row takes at the widths of its columns."""

    def taken(text: str, one: SheetColumn) -> int:
        room = one.width or 12
        room = room * 11 // 9 if one.is_small else room
        lines = sum(max(1, -(-text_width(line) // room)) for line in text.split("\n"))
        return lines * (_TALL_SMALL_LINE if one.is_small else _TALL_LINE)

    return max(taken(str(v), one) for v, one in zip(row, sheet.columns, strict=True))
