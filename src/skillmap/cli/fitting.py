"""How a listing is laid out on the terminal, so that it can be read at any width.

Short values stay whole, headings fold, long texts share the rest. What does not fit so loses its minor columns;
what does not fit even then is no table: its rows are shown as blocks.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

SHORT = 12
"""Values up to this width stay on one line of the terminal."""
LEAST = (20, 14, 10)
"""What a column of long texts should have at least, tried from the left. In fewer than ten places, five characters of
Japanese, a sentence becomes a tower that nobody reads."""
EDGES = 2
WIDE = 3
GAPS = (2, 1)
"""Places between two columns that had to be made narrower."""


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """Widths of a column in half-width characters: its heading on one line, the same folded, usual and widest value."""

    heading: int
    folded: int
    usual: int
    widest: int
    is_minor: bool = False
    """It may be left out of a terminal that is too narrow."""


@dataclass(frozen=True, slots=True)
class FittedColumns:
    """The columns that are shown (by their place), the width of each, and the places between two."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    """Empty when every column is as wide as it likes."""
    gap: int


def room() -> int:
    """Places in a line of the terminal."""
    return int(os.environ.get("COLUMNS") or shutil.get_terminal_size((100, 24)).columns)


def layout(needs: Sequence[ColumnNeed], places: int) -> FittedColumns | None:
    """The layout in which the listing fits into so many places; None when it must be shown as blocks."""
    for columns in _choices(needs):
        found = _fitted([needs[at] for at in columns], places)
        if found is not None:
            return FittedColumns(columns, *found)
    return None


def whole(needs: Sequence[ColumnNeed]) -> FittedColumns:
    """All columns, each as wide as it likes."""
    return FittedColumns(tuple(range(len(needs))), (), WIDE)


def _choices(needs: Sequence[ColumnNeed]) -> Iterator[tuple[int, ...]]:
    """All columns, then without the last minor one, without the last two …"""
    minor = [at for at, need in enumerate(needs) if need.is_minor]
    for count in range(len(minor) + 1):
        # The last ones first: a listing has its most telling columns in front.
        lost = minor[len(minor) - count :]
        yield tuple(at for at in range(len(needs)) if at not in lost)


def _fitted(needs: Sequence[ColumnNeed], places: int) -> tuple[tuple[int, ...], int] | None:
    # With room for everything nothing is made narrower, and columns stand apart.
    if sum(max(n.heading, n.widest) for n in needs) + EDGES + WIDE * (len(needs) - 1) <= places:
        return (), WIDE
    for gap, least in product(GAPS, LEAST):
        found = [max(n.folded, min(n.usual, least if n.usual > SHORT else SHORT)) for n in needs]
        rest = places - EDGES - gap * (len(needs) - 1)
        if sum(found) <= rest:
            return _shared(found, needs, rest), gap
    return None


def _shared(found: list[int], needs: Sequence[ColumnNeed], rest: int) -> tuple[int, ...]:
    """What is left goes to the columns that want most, one place after the other."""
    for _ in range(rest - sum(found)):
        lack = [max(n.widest, n.heading) - w for n, w in zip(needs, found, strict=True)]
        if max(lack) <= 0:
            break
        found[lack.index(max(lack))] += 1
    return tuple(found)
