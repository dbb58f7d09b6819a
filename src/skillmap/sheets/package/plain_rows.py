"""Rows whose cells are nothing but numbers and texts, read many at once; any other row is left to the parser."""

import re
from collections.abc import Sequence
from itertools import pairwise, repeat

from skillmap.sheets.grid import Raw, column_number, letters
from skillmap.sheets.limits import MAX_TEXT
from skillmap.sheets.package.context import Context
from skillmap.sheets.package.strings import unescape

_REST = (
    r'(?: s="{0}[0-9]{{1,5}})")?(?: t="{0}[a-zA-Z]{{1,9}})")?'
    r'(?:/>|>(?:<v>{0}[^<>]*)</v>|<is><t(?: xml:space="preserve")?>{0}[^<>]*)</t></is>)?</c>)'
)
_CELL = re.compile(rf'<c r="([A-Z]{{1,3}}[1-9][0-9]{{0,6}})"({_REST.format("(?:")})')
_CONTENT = re.compile(_REST.format("("))
"""What follows on an address: style, type, value, text."""
_PARTS = 3
"""What stands before a cell, its address, its content: cells of one content are one value."""
_ROW = re.compile(r'(?:</row>)?<row r="([1-9][0-9]{0,6})"((?: [a-zA-Z:][a-zA-Z0-9:]*="[^"<>]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-zA-Z0-9:]+)="([^"]*)"')
_DIGITS = "0123456789"
_REMEMBERED = 50_000
"""Different cells that are kept in mind: names are each there once, and all of them would be a copy of the file."""


class _NotPlainError(Exception):
    """Something in a block of rows is for the parser."""


class PlainRows:
    """Reads blocks of rows; what it gives are the rows with content by number, as a grid holds them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._columns = [letters(n) for n in range(1, min(context.limits.columns, context.limits.grid_columns) + 1)]
        self._cells: dict[str, Raw] = {}
        self._before_strings: set[str] = set()
        """What stands before the number of a shared string, in styles that strike nothing out."""
        self._attributes: dict[str, bool] = {}
        self.rows: dict[int, list[Raw]] = {}
        self.hidden: list[int] = []
        """Numbers of hidden rows."""
        self.last = 0
        """Number of the last row, with content or not."""
        self.last_blank = 0
        """Number of the last row with a blank cell; 0 = none."""

    def read(self, text: str, after: int) -> bool:
        """Reads whole rows with numbers above `after`; False when they are not all plain."""
        self.rows, self.hidden, self.last, self.last_blank = {}, [], after, 0
        parts = _CELL.split(text)
        gaps = parts[::_PARTS]
        if gaps.pop() != "</row>" or not gaps:
            return False
        starts = [at for at, gap in enumerate(gaps) if gap]
        try:
            values = self._values(parts[2::_PARTS])
            for begin, end in pairwise([*starts, len(gaps)]):
                row = _ROW.fullmatch(gaps[begin])
                if row is None or gaps[begin].startswith("<row") is not (begin == 0):
                    return False
                self._row(row[1], row[2], parts[begin * _PARTS + 1 : end * _PARTS : _PARTS], values[begin:end])
        except (_NotPlainError, ValueError):
            return False
        return starts[:1] == [0]

    def _row(self, number: str, attributes: str, refs: Sequence[str], row: list[Raw]) -> None:
        at = int(number)
        if not self.last < at <= self._context.limits.grid_rows:
            raise _NotPlainError
        self.last = at
        if self._is_hidden(attributes):
            self.hidden.append(at)
        if None in row:
            self.last_blank = at
        # Nearly all rows have every column from A on.
        if refs != [column + number for column in self._columns[: len(refs)]]:
            row = self._spread(number, refs, row)
        while row and row[-1] is None:
            row.pop()
        if row:
            self.rows[at] = row

    def _spread(self, number: str, refs: Sequence[str], values: Sequence[Raw]) -> list[Raw]:
        """The values in their columns, where cells are left out."""
        row: list[Raw] = []
        for ref, value in zip(refs, values, strict=True):
            name = ref.rstrip(_DIGITS)
            missing = column_number(name) - len(row) - 1
            if missing < 0 or ref[len(name) :] != number or len(row) + missing >= len(self._columns):
                raise _NotPlainError
            row += [*repeat(None, missing), value]
        return row

    def _is_hidden(self, attributes: str) -> bool:
        known = self._attributes.get(attributes)
        if known is None:
            pairs = _ATTRIBUTE.findall(attributes)
            names = dict(pairs)
            if len(names) < len(pairs) or "r" in names:
                raise _NotPlainError
            known = self._attributes[attributes] = is_hidden(names)
        return known

    def _values(self, cells: Sequence[str]) -> list[Raw]:
        """The values of all cells: each different one is worked out once."""
        known = self._cells
        if len(known) > _REMEMBERED:
            known.clear()
        for cell in set(cells).difference(known):
            start, _, index = cell.removesuffix("</v></c>").partition("<v>")
            known[cell] = self._string(index) if start in self._before_strings else self._value(cell, start)
        return list(map(known.__getitem__, cells))

    def _value(self, cell: str, start: str) -> Raw:
        """What a cell holds, as `SheetReader` would say; None for a blank one."""
        context = self._context
        content = _CONTENT.fullmatch(cell)
        assert content is not None, "found as that of a cell"
        style, kind, value, text = content.groups()
        at = int(style or 0)
        # What is struck out is marked cell by cell.
        if at >= len(context.styles) or context.styles[at].is_struck:
            raise _NotPlainError
        if kind == "s" and value is not None:
            self._before_strings.add(start)
            return self._string(value)
        if kind == "inlineStr" and text is not None:
            return self._text(text)
        if text is None and kind in (None, "n"):
            return context.number(value, context.styles[at]) if value else None
        raise _NotPlainError

    def _string(self, number: str) -> Raw:
        """A shared string by its number."""
        strings = self._context.strings
        index = int(number) if number.isdecimal() and number.isascii() and len(number) < 10 else -1
        if not 0 <= index < len(strings.values) or index in strings.struck:
            raise _NotPlainError
        return strings.values[index] or None

    def _text(self, text: str) -> Raw:
        kept = unescape(text)
        if len(kept) > MAX_TEXT:
            raise _NotPlainError
        return self._context.texts.setdefault(kept, kept) or None


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether a row with these attributes is hidden; one of height 0 is as hidden as one that says so."""
    return attributes.get("hidden", "0") in ("1", "true") or attributes.get("ht") in ("0", "0.0")
