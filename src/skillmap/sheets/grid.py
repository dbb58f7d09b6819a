"""The cells of one sheet as plain values with their addresses; what xlsx and CSV have in common."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias

from skillmap.sheets.limits import MAX_COLUMN


class CellError(NamedTuple):
    """An error value of the spreadsheet (#N/A, #REF!)."""

    text: str


class NoValue(NamedTuple):
    """A formula that was saved without its result."""

    text: str = ""


class BadDate(NamedTuple):
    """A number that is formatted as a date and is none (0, negative, 29 February 1900, beyond 9999)."""

    text: str


class Unsure(NamedTuple):
    """A value that had to be looked up by what else stands in the row, and was not found just once."""

    code: str
    """Of the problem to be told."""
    found: str
    nearest: tuple[str, ...] = ()


Raw: TypeAlias = "str | int | float | date | CellError | NoValue | BadDate | Unsure | None"
"""A cell as it was found. Text is text, a whole number an int; date (or datetime) when the number format says so."""


def is_blank(raw: Raw) -> bool:
    """Whether a cell says nothing: empty, or nothing but blanks."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


class Range(NamedTuple):
    """A rectangle of cells; rows and columns count from 1, both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Grid:
    """A sheet. `rows` holds only rows with content, ascending; each row is a list from column 1 on.

    The marks are bit masks per row: bit n is column n.
    """

    name: str
    rows: dict[int, list[Raw]] = field(default_factory=dict)
    formulas: dict[int, int] = field(default_factory=dict)
    """Cells whose value is the stored result of a formula."""
    calling_out: dict[int, int] = field(default_factory=dict)
    """Formulas that start programs or fetch from elsewhere (DDE, WEBSERVICE …)."""
    struck: dict[int, int] = field(default_factory=dict)
    """Cells struck out as a whole."""
    struck_parts: dict[int, int] = field(default_factory=dict)
    """Cells of which a part is struck out; their value is the rest."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Range] = field(default_factory=list)
    totals: set[int] = field(default_factory=set)
    """Rows that a table of the workbook declares as its totals rows."""
    ghost: str = ""
    """Address of a formatted or stray cell far outside the content; empty = none."""
    has_objects: bool = False
    """Pictures, shapes or charts lie on it."""
    bad_width: dict[int, int] = field(default_factory=dict)
    """CSV: rows with another number of fields than the heading row, and that number."""
    moved: dict[str, str] | None = None
    """Of a sheet brought into another shape: address here -> where it stands in the file ("B4"; "5月!B4" when several
    sheets were put together; "" for a value that stands nowhere). A cell without an entry stands where it was."""

    def at(self, row: int, column: int) -> Raw:
        """The value of a cell; None when blank."""
        cells = self.rows.get(row)
        return cells[column - 1] if cells is not None and column <= len(cells) else None


def letters(column: int) -> str:
    """A column's name: 1 = A, 27 = AA."""
    name = ""
    # There is no zero among the letters: hence one less before each division.
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


COLUMNS: dict[str, int] = {letters(n): n for n in range(1, 703)}
"""Numbers of the columns A to ZZ."""


def column_number(name: str) -> int:
    """The number of a column name in capitals; 0 when it is none or lies outside the grid."""
    if name in COLUMNS:
        return COLUMNS[name]
    if not re.fullmatch("[A-Z]{1,3}", name):
        return 0
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    # Three letters reach to ZZZ, Excel's grid only to XFD.
    return number if number <= MAX_COLUMN else 0


def address(row: int, column: int) -> str:
    """A cell's address as Excel shows it."""
    return f"{letters(column)}{row}"


def marked(mask: int) -> Iterator[int]:
    """The columns of a bit mask, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def spans(numbers: Iterable[int]) -> str:
    """Row numbers as people write them: 4, 7-8."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def file_rows(grid: Grid, rows: Iterable[int]) -> str:
    """Row numbers as the file has them: of a sheet that was brought into another shape those that rows come from.

    Of sheets that were put together with their sheet: 5月!4, 5月!7.
    """
    if not grid.moved:
        return spans(rows)
    named = _rows_of_file(grid, rows)
    plain = named.pop("", set())
    parts = [f"{sheet}!{spans({one})}" for sheet, found in named.items() for one in sorted(found)]
    return ", ".join(filter(None, [spans(plain), *parts[:_SHOWN], *(["…"] if len(parts) > _SHOWN else [])]))


def count_rows(grid: Grid, rows: Collection[int]) -> int:
    """How many rows of the file these are: one that was made into several counts once."""
    return sum(map(len, _rows_of_file(grid, rows).values())) if grid.moved else len(rows)


def _rows_of_file(grid: Grid, rows: Iterable[int]) -> dict[str, set[int]]:
    """Row numbers as the file has them by sheet; "" where the sheet is the only one."""
    moved = grid.moved or {}
    found: dict[str, set[int]] = {}
    for row in rows:
        cells = (moved.get(at := address(row, column), at) for column in range(1, len(grid.rows.get(row, ())) + 1))
        sheet, _, cell = next(filter(None, cells), f"A{row}").rpartition("!")
        found.setdefault(sheet, set()).add(int(cell.lstrip(_LETTERS) or row))
    return found


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHOWN = 12
