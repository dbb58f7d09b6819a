"""Where people go and where they come from side by side (新 | 現): which headings mean the latter."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from skillmap.sheets.grid import Grid
from skillmap.sheets.layout import Field, Layout
from skillmap.sheets.reading.header import heading_key

_LONGEST = 20


def with_sides(grids: Sequence[Grid], layout: Layout) -> Layout:
    """The layout, in which headings with 現 are the old side where a sheet has some with 新 beside them."""
    sides = layout.sides
    if sides is None or not any(_has_both(grid, layout) for grid in grids):
        return layout

    def widened(one: Field) -> Field:
        is_old = one.over is not None and one.over.ja == sides.old
        return replace(one, over_aliases=(*one.over_aliases, *sides.perhaps_old)) if is_old else one

    return replace(layout, fields=tuple(map(widened, layout.fields)))


def _has_both(grid: Grid, layout: Layout) -> bool:
    """Whether one row has headings that begin with a word of the new side, and such that may be the old one."""
    sides = layout.sides
    if sides is None:
        return False
    for _, cells in islice(grid.rows.items(), layout.limits.headings):
        keys = [heading_key(raw) for raw in cells if isinstance(raw, str) and len(raw) <= _LONGEST]
        if keys and _begins(keys, sides.new) and _begins(keys, sides.perhaps_old):
            return True
    return False


def _begins(keys: Sequence[str], words: Sequence[str]) -> bool:
    return any(key.startswith(tuple(words)) for key in keys)
