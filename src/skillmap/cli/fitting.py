"""How wide the columns of a listing are on the terminal.

Short values stay whole, headings fold, long texts share the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

SHORT = 12
"""Values up to this width stay on one line of the terminal."""
LEAST = (20, 14, 10, 6)
"""What a column of long texts should have at least, tried from the left until everything fits."""
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


def fit(needs: Sequence[ColumnNeed], room: int) -> tuple[list[int], int] | None:
    """The width of each column and the places between two, so that the listing fits into `room`.

    None when everything fits as it is. When nothing helps, headings are cut anywhere.
    """
    if sum(max(n.heading, n.widest) for n in needs) + EDGES + WIDE * (len(needs) - 1) <= room:
        return None
    for gap, least in product(GAPS, LEAST):
        found = [max(n.folded, min(n.usual, least if n.usual > SHORT else SHORT)) for n in needs]
        rest = room - EDGES - gap * (len(needs) - 1)
        if sum(found) <= rest:
            return _shared(found, needs, rest), gap
    found = [min(n.usual, LEAST[-1] if n.usual > SHORT else SHORT) or LEAST[-1] for n in needs]
    return _shared(found, needs, rest), gap


def _shared(found: list[int], needs: Sequence[ColumnNeed], rest: int) -> list[int]:
    """What is left goes to the columns that want most, one place after the other."""
    for _ in range(rest - sum(found)):
        lack = [max(n.widest, n.heading) - w for n, w in zip(needs, found, strict=True)]
        if max(lack) <= 0:
            break
        found[lack.index(max(lack))] += 1
    return found
