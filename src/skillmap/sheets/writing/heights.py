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


@lru_cache(2_000)
def lines(text: str, room: int) -> int:
    """Lines that a text takes in a cell of so many half-width characters, at least 1."""
    return sum(max(1, -(-text_width(line) // max(room, 1))) for line in text.split("\n"))


def row_heights(sheet: Sheet, widths: Sequence[int]) -> list[float | None]:
    """Points that each row of the table needs; None when one line is enough and the program's own height will do.

    `widths` are those of the columns in half-width characters.
    """
    # On a form the row stays free to grow with what people type; on paper all rows of one line are alike.
    usual = PAPER if sheet.purpose == "print" else None
    found: list[float | None] = [usual] * len(sheet.rows)
    usually, small = _broken(sheet, widths, small=False), _broken(sheet, widths, small=True)
    # Most values take one line: only columns in which one does not are looked at again, row by row.
    for number, row in enumerate(sheet.rows) if usually or small else ():
        most = max((taken.get(row[at], 1) for at, taken in usually), default=1)
        most_small = max((taken.get(row[at], 1) for at, taken in small), default=0)
        if most > 1 or most_small > 1:
            found[number] = max(most * LINE, (most_small if most_small > 1 else 0) * SMALL_LINE) + _AIR
    return found


_Broken = tuple[int, dict[CellValue, int]]
"""A column by its place, and the lines of those of its values that take more than one."""


def _broken(sheet: Sheet, widths: Sequence[int], *, small: bool) -> list[_Broken]:
    """The columns of usual or of small letters in which any value takes more than one line."""
    found: list[_Broken] = []
    for at, (width, one) in enumerate(zip(widths, sheet.columns, strict=True)):
        if one.is_small is small:
            # Each value once: a column of thousands says a few hundred different things.
            taken = {value: _lines_of(value, width + 1, small=small) for value in {row[at] for row in sheet.rows}}
            taken = {value: count for value, count in taken.items() if count > 1}
            if taken:
                found.append((at, taken))
    return found


def _lines_of(value: CellValue, room: int, *, small: bool) -> int:
    """Lines of a value. Columns are made two characters wider; one of them is left as air and not in `room`."""
    if isinstance(value, str):
        # As wide as it could be and still one line: measuring letter by letter is what takes the time.
        if len(value) * 2 <= room and "\n" not in value:
            return 1
        return lines(value, room * 11 // 9 if small else room)
    return 2 if isinstance(value, date) and room < _DAY_ROOM else 1


_DAY_ROOM = 10
"""Half-width characters below which a day stands on two lines."""


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
