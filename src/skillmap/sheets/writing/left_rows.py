"""Which rows of a table the library need not be given: those that look like rows which it writes.

The library looks at every cell by itself, and that was most of what a roster cost. It gets the first row of every
look, and every row with a value that takes more than writing it down; `row_text` writes the others like them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from math import isfinite
from typing import Any, NamedTuple, TypeAlias

from skillmap.sheets.sheet import CellValue, Emphasis, Sheet
from skillmap.sheets.writing.cells import plain_text
from skillmap.tables import Tone

_LEAST_ROWS = 8
"""Fewer cost less than leaving some of them away."""
_SINCE = date(1900, 3, 1)
"""Days before are counted in another way: Excel knows a 29 February 1900."""
# What a workbook holds as _xHHHH_, and what looks like that.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f]|_x")
StyleOf: TypeAlias = "Callable[[int, Emphasis | None, CellValue, Tone | None], Any]"
"""The library's format of a cell: by its column, the emphasis of its row, its value and its tone."""
LookKey: TypeAlias = "tuple[int, str, int, int]"
"""Column, kind of value, emphasis and tone: these two as what they are (`id`), since Python would hash their names
anew for every cell."""


class WrittenCell(NamedTuple):
    """A cell that the library writes: sheet, row and column in it, from 0."""

    sheet: int
    row: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class LeftRows:
    """The rows of a sheet that were not written. Rows count from 0."""

    sheet: Sheet
    heights: Sequence[float | None]
    """Points of every row; empty = all as the program makes them."""
    written: frozenset[int]
    """The others."""
    formats: Mapping[LookKey, Any]
    """The library's format of every look."""


@dataclass(slots=True)
class ShownRows:
    """What the library was given of a workbook to show how the rest looks, and the rest."""

    formats: dict[Any, WrittenCell] = field(default_factory=dict)
    """A cell of every format."""
    heights: dict[tuple[bool, float | None], WrittenCell] = field(default_factory=dict)
    """A row of every height; of sheets for machines apart, as their usual height is another."""
    texts: dict[str, None] = field(default_factory=dict)
    """Texts that were handed over to be numbered."""
    left: dict[int, LeftRows] = field(default_factory=dict)
    """The rest, by the place of its sheet."""
    leaves: bool = True
    """Whether rows may be left."""

    def leave(
        self, place: int, sheet: Sheet, heights: Sequence[float | None], style: StyleOf
    ) -> tuple[Sequence[int], Sequence[str]]:
        """The rows of the sheet to be written, and the texts of the others that are new; the others are noted."""
        every = range(len(sheet.rows))
        # A chart keeps a copy of the cells that it shows, and the library takes it from what it was given.
        if not self.leaves or len(every) < _LEAST_ROWS or sheet.chart or any(one.is_link for one in sheet.columns):
            return every, ()
        texts, odd = _looked_through(sheet)
        written = {0, every[-1], *(n for n, row in enumerate(sheet.rows) if odd and not odd.isdisjoint(row))}
        formats: dict[LookKey, Any] = {}
        for look in sorted(_looks(sheet), key=lambda one: (one.row, one.column)):
            made = style(look.column, look.emphasis, look.value, look.tone)
            formats[look.column, kind_of(look.value.__class__), id(look.emphasis), id(look.tone)] = made
            if made not in self.formats:
                self.formats[made] = WrittenCell(place, sheet.first_row + look.row, look.column)
                written.add(look.row)
        for number, height in enumerate(heights or (None,)):
            key = (sheet.purpose == "data", height)
            if key not in self.heights:
                self.heights[key] = WrittenCell(place, sheet.first_row + number)
                written.add(number)
        if len(written) * 2 > len(every):
            return every, ()
        self.left[place] = LeftRows(sheet, heights, frozenset(written), formats)
        new = [text for text in texts if text not in self.texts]
        self.texts.update(dict.fromkeys(new))
        return sorted(written), new


def kind_of(kind: type) -> str:
    """What a value of this type is to a format."""
    if issubclass(kind, str) or kind is type(None):
        return "text"
    return "day" if issubclass(kind, date) else "number"


def apart(sheet: Sheet) -> frozenset[int]:
    """Rows of which a cell may not look as its column does."""
    return frozenset((*sheet.emphasis, *(row for row, _ in sheet.tones)))


def _looked_through(sheet: Sheet) -> tuple[dict[str, None], set[CellValue]]:
    """Every text of the rows once, in their order and as it is written; and values of which more has to be asked."""
    texts: dict[str, None] = {}
    odd: set[CellValue] = set()
    for value in dict.fromkeys(chain.from_iterable(sheet.rows)):
        if not isinstance(value, str):
            if not _is_ordinary(value):
                odd.add(value)
        elif made := plain_text(value):
            texts[made] = None
            if _ESCAPED.search(made):
                odd.add(value)
        elif value:
            odd.add(value)
    return texts, odd


def _is_ordinary(value: float | date | None) -> bool:
    """Whether nothing has to be asked to write down a value that is no text."""
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, date):
        return value.__class__ is date and value >= _SINCE
    return value is None or value.__class__ is int


class _Look(NamedTuple):
    """How a column looks in some of its rows, the first such row, and the value there."""

    row: int
    column: int
    value: CellValue
    emphasis: Emphasis | None = None
    tone: Tone | None = None


def _looks(sheet: Sheet) -> list[_Look]:
    rows, others = sheet.rows, apart(sheet)
    usual = [n for n in range(len(rows)) if n not in others] if others else range(len(rows))
    found: list[_Look] = []
    for column, values in enumerate(zip(*(rows[n] for n in usual), strict=True)):
        kinds = [value.__class__ for value in values]
        firsts = (kinds.index(kind) for kind in dict.fromkeys(kinds))
        found += (_Look(usual[first], column, values[first]) for first in firsts)
    known: set[tuple[int, type, int, int]] = set()
    for number in sorted(number for number in others if number < len(rows)):
        emphasis, tone = sheet.emphasis.get(number), sheet.tones.get
        for column, value in enumerate(rows[number]):
            one = tone((number, column))
            key = (column, value.__class__, id(emphasis), id(one))
            if key not in known:
                known.add(key)
                found.append(_Look(number, column, value, emphasis, one))
    return found
