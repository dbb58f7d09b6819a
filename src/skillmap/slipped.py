"""A column that slipped by a row: each value is what is recorded of the neighbouring row's subject. Pure.

Sorted without the other columns, or pasted a row too low: every single change is possible, so nothing else notices it.
"""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

LEAST = 4
"""Fewer rows may be a chain of changes from desk to desk."""
_MOST_OF = 0.95


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A field of a list: what each row says, and what is recorded of each row's subject; None = nothing."""

    said: Sequence[Hashable]
    recorded: Sequence[Collection[Hashable] | None]
    """Several values where one of them may be said: a unit and those above it."""

    def is_like(self, at: int, other: int) -> bool:
        """Whether a row says what is recorded of the subject of another row."""
        recorded = self.recorded[other]
        return recorded is not None and self.said[at] in recorded

    def is_known(self, at: int) -> bool:
        """Whether a row says anything about a subject of which something is recorded."""
        return self.said[at] is not None and self.recorded[at] is not None


def stretch(column: ListColumn) -> tuple[int, int] | None:
    """The first and last row (from 0) of the stretch in which values stand a row too low or too high; None without."""
    return _stretch(column, 1) or _stretch(column, -1)


def _stretch(column: ListColumn, by: int) -> tuple[int, int] | None:
    """The first and last row of the stretch in which nearly everything is the value of the row `by` above."""
    rows = range(len(column.said))
    other = [at for at in rows if column.is_known(at) and not column.is_like(at, at)]
    if len(other) < LEAST:
        return None
    first, last = other[0], other[-1]
    pairs = [at for at in range(first, last + 1) if column.is_known(at) and at - by in rows]
    fits = {at for at in pairs if column.is_like(at, at - by)}
    explained = [at for at in other if at in fits]
    if len(fits) < _MOST_OF * len(pairs) or len(explained) < LEAST:
        return None
    # One value for all of them is an order for all: everybody becomes 主任.
    return (first, last) if len({column.said[at] for at in explained}) > 1 else None
