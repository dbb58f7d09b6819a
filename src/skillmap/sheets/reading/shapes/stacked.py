"""Several sheets of one list (a sheet per section or month), one below the other."""

from collections.abc import Sequence

from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid, Raw, address
from skillmap.sheets.layout import Layout
from skillmap.sheets.reading.header import HeadingRows, heading_key
from skillmap.sheets.reading.shapes.table import ShapedGrid


def stack(file: str, sheets: Sequence[tuple[Grid, HeadingRows]], layout: Layout, field: str) -> ShapedGrid:
    """One sheet with the columns of all of them; with `field` each sheet's name stands in that field's column."""
    first, header = sheets[0]
    columns: dict[str, int] = {}
    headings: list[Raw] = []
    grid = Grid("、".join(one.name for one, _ in sheets), moved={})
    # Title and day of the first sheet stand for all: sheets of different days have been asked about before.
    for row in (row for row in first.rows if row < header.rows[0]):
        _copy(first, grid, row, row, {c: c for c in range(1, len(first.rows[row]) + 1)})
    top = header.rows[-1]
    number = top
    maps = []
    for _, own in sheets:
        maps.append(_columns(own, layout, columns, headings))
    if field:
        headings.append(layout.field(field).title.ja)
    grid.rows[top] = headings
    for key, column in columns.items():
        grid.moved[address(top, column)] = f"{first.name}!{address(top, _first(header, key, column))}"  # type: ignore[index]
    for (one, own), places in zip(sheets, maps, strict=True):
        for row in (row for row in one.rows if row > own.rows[-1]):
            number += 1
            _copy(one, grid, row, number, places)
            if field and any(cell is not None for cell in one.rows[row]):
                cells = grid.rows[number]
                cells.extend([None] * (len(headings) - len(cells)))
                cells[len(headings) - 1] = one.name
                # The name of a sheet stands in none of its cells.
                grid.moved[address(number, len(headings))] = ""  # type: ignore[index]
    told: list[Problem] = [
        problem("N_SHEETS_STACKED", CellPlace(file), found=tuple(one.name for one, _ in sheets), count=len(sheets))
    ]
    return ShapedGrid(grid, tuple(told))


def _columns(header: HeadingRows, layout: Layout, columns: dict[str, int], headings: list[Raw]) -> dict[int, int]:
    """Where each column of a sheet goes: the same field to the same column, other headings by their text."""
    places: dict[int, int] = {}
    every = [(h.key or h.text, h.column, h.text) for h in (*header.found, *header.ignored, *header.unknown)]
    for key, column, text in sorted(every, key=lambda one: one[1]):
        if key not in columns:
            headings.append(_in_one_row(layout, key, text))
            columns[key] = len(headings)
        places[column] = columns[key]
    return places


def _in_one_row(layout: Layout, key: str, text: str) -> str:
    """A heading for a sheet with one row of them: the group above it goes with it."""
    over = next((one.over for one in layout.fields if one.key == key), None)
    if over is None or heading_key(text).startswith(heading_key(over.ja)):
        return text
    return f"{over.ja}({layout.field(key).title.ja})"


def _first(header: HeadingRows, key: str, otherwise: int) -> int:
    return next(
        (h.column for h in (*header.found, *header.ignored, *header.unknown) if (h.key or h.text) == key), otherwise
    )


def _copy(source: Grid, grid: Grid, row: int, number: int, places: dict[int, int]) -> None:
    cells: list[Raw] = [None] * max(places.values(), default=0)
    for column, raw in enumerate(source.rows[row], 1):
        if column not in places:
            continue
        at = places[column]
        cells[at - 1] = raw
        there = address(row, column)
        there = there if source.moved is None else source.moved.get(there, there)
        if grid.moved is not None and there:
            grid.moved[address(number, at)] = there if "!" in there else f"{source.name}!{there}"
        for name in ("formulas", "calling_out", "struck", "struck_parts"):
            if getattr(source, name).get(row, 0) >> column & 1:
                masks = getattr(grid, name)
                masks[number] = masks.get(number, 0) | 1 << at
    grid.rows[number] = cells
    if row in source.hidden_rows or any(c in source.hidden_columns for c in places):
        grid.hidden_rows.add(number)
    if row in source.bad_width:
        grid.bad_width[number] = source.bad_width[row]
    if row in source.totals:
        grid.totals.add(number)
