"""A plain table on its way: headings and rows of cells that remember where they stood; back into a sheet at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from skillmap.problems import Problem
from skillmap.sheets.grid import Grid, Raw, address


class PlacedValue(NamedTuple):
    """A value and the row and column (from 1) that it stood in; 0, 0 = nowhere."""

    raw: Raw
    row: int = 0
    column: int = 0


EMPTY = PlacedValue(None)


@dataclass(slots=True)
class ShapeTable:
    """Headings over rows. A row may be shorter than the headings."""

    headings: list[PlacedValue]
    rows: list[list[PlacedValue]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShapedGrid:
    """A sheet as a plain table, and what must be told of the way there."""

    grid: Grid
    problems: tuple[Problem, ...] = ()


def to_grid(source: Grid, above: Sequence[int], table: ShapeTable) -> Grid:
    """The table as a sheet, with the rows `above` of the source (title, day) above it.

    What was hidden, struck out, computed or of another width is so in the new place too.
    """
    grid = Grid(source.name, ghost=source.ghost, has_objects=source.has_objects, moved={})
    for row in above:
        _put(source, grid, row, [PlacedValue(raw, row, column) for column, raw in enumerate(source.rows[row], 1)])
    top = max(above, default=0) + 1
    for number, cells in enumerate([table.headings, *table.rows], top):
        _put(source, grid, number, cells)
        if number > top and _is_hidden(source, cells):
            grid.hidden_rows.add(number)
    return grid


def _put(source: Grid, grid: Grid, number: int, cells: Sequence[PlacedValue]) -> None:
    grid.rows[number] = [cell.raw for cell in cells]
    moved = grid.moved if grid.moved is not None else {}
    before = source.moved
    masks = [(getattr(source, name), getattr(grid, name)) for name in _MASKS]
    for column, cell in enumerate(cells, 1):
        if not cell.row:
            moved[address(number, column)] = ""
            continue
        there = address(cell.row, cell.column)
        moved[address(number, column)] = there if before is None else before.get(there, there)
        for old, new in masks:
            if old.get(cell.row, 0) >> cell.column & 1:
                new[number] = new.get(number, 0) | 1 << column
        if cell.row in source.bad_width:
            grid.bad_width[number] = source.bad_width[cell.row]


_MASKS = ("formulas", "calling_out", "struck", "struck_parts")


def _is_hidden(source: Grid, cells: Sequence[PlacedValue]) -> bool:
    return any(cell.row in source.hidden_rows or cell.column in source.hidden_columns for cell in cells if cell.row)


def merged_values(grid: Grid) -> Mapping[tuple[int, int], PlacedValue]:
    """What the covered cells of merged ranges mean: the first cell's value, standing there."""
    found: dict[tuple[int, int], PlacedValue] = {}
    for area in grid.merges:
        value = grid.at(area.top, area.left)
        # Whole columns that somebody merged hold nothing that belongs to each cell.
        if value is None or (area.bottom - area.top) * (area.right - area.left) > _LARGEST:
            continue
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                found[row, column] = PlacedValue(value, area.top, area.left)
    return found


_LARGEST = 100_000
"""Cells of a merged range that is still looked at."""


def turned_grid(source: Grid) -> Grid:
    """The sheet with its rows as columns; merged ranges give their value to all their cells."""
    merged = merged_values(source)
    width = max((len(cells) for cells in source.rows.values()), default=0)
    rows = [
        [merged.get((row, column), PlacedValue(source.at(row, column), row, column)) for row in source.rows]
        for column in range(1, width + 1)
    ]
    return to_grid(source, [], ShapeTable(rows[0], rows[1:])) if rows else source
