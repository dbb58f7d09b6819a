"""A column per thing (people down, courses across): a line per person and thing, where a cell says anything."""

from collections.abc import Mapping
from datetime import date

from skillmap.day_text import read_day
from skillmap.problems import problem
from skillmap.sheets.grid import Grid, Raw, address, spans
from skillmap.sheets.layout import Kind, Layout, Matrix, cell_place
from skillmap.sheets.reading.header import HeadingRows, find_header_with, heading_key
from skillmap.sheets.reading.records import find_records
from skillmap.sheets.reading.shapes.table import PlacedValue, ShapedGrid, ShapeTable, to_grid
from skillmap.sheets.text.convert import mark_key

_LEAST = 2
_YES = frozenset({"○", "◎", "●", "✓", "✔", "レ", "1", "済", "有", "はい", "yes", "true", "受講", "希望", "保有"})
_NO = frozenset({"", "×", "-", "－", "―", "ー", "0", "無", "なし", "いいえ", "no", "false", "未", "n/a"})


def spread_columns(header: HeadingRows, matrix: Matrix) -> Mapping[int, str]:
    """The columns whose headings are known things: column -> the thing as it is written there."""
    known = {heading_key(name) for name in matrix.names}
    return {heading.column: heading.text for heading in header.unknown if heading_key(heading.text) in known}


def matrix_header(grid: Grid, layout: Layout, aliases: Mapping[str, tuple[str, ...]]) -> HeadingRows | None:
    """The headings of a list with a column per thing; None when the sheet is none."""
    if layout.matrix is None:
        return None
    header = find_header_with(grid, layout, aliases, layout.matrix.names)
    if header is None or any(heading.key == layout.matrix.thing for heading in header.found):
        return None
    is_about = any(layout.field(h.key).kind in (Kind.CODE, Kind.NAME) for h in header.found)
    return header if is_about and len(spread_columns(header, layout.matrix)) >= _LEAST else None


def unfold(file: str, grid: Grid, header: HeadingRows, layout: Layout, matrix: Matrix) -> ShapedGrid:
    """A line for every cell that says something; the other columns are repeated on each."""
    things = spread_columns(header, matrix)
    fixed = {heading.key: heading.column for heading in header.found}
    body = find_records(grid, header, fixed, layout)
    title = {one.key: one.title.ja for one in layout.fields}
    added = [key for key in (matrix.thing, matrix.day, matrix.said) if key]
    table = ShapeTable([
        *(PlacedValue(title[key], header.rows[-1], column) for key, column in fixed.items()),
        *(PlacedValue(title[key]) for key in added if key not in fixed),
    ])  # fmt: skip
    for row in body.records:
        about = [PlacedValue(grid.at(row, column), row, column) for column in fixed.values()]
        for column, name in things.items():
            raw = grid.at(row, column)
            values = _values(raw, matrix, PlacedValue(raw, row, column))
            if values is not None:
                thing = PlacedValue(name, row, column)
                table.rows.append([*about, thing, *(values[key] for key in added[1:] if key not in fixed)])
    told = [
        problem("N_UNFOLDED", cell_place(file, grid.name, address(header.rows[-1], min(things))), count=len(things))
    ]
    if body.others:
        place = cell_place(file, grid.name, f"A{body.others[0]}")
        told.append(problem("W_TRAILER_SKIPPED", place, found=spans(body.others), count=len(body.others)))
    for heading in header.unknown:
        if heading.column not in things:
            place = cell_place(file, grid.name, address(header.rows[-1], heading.column))
            told.append(problem("W_THING_UNKNOWN", place, found=" ".join(heading.text.split())[:60]))
    return ShapedGrid(to_grid(grid, [row for row in grid.rows if row < header.rows[0]], table), tuple(told))


def _values(raw: Raw, matrix: Matrix, cell: PlacedValue) -> Mapping[str, PlacedValue] | None:
    """The cells of the line that a cell makes; None when it makes none."""
    if raw is None:
        return None
    said = mark_key(str(raw)) if isinstance(raw, str | int) else ""
    is_day = isinstance(raw, date) or (isinstance(raw, str) and said not in _YES | _NO and read_day(raw, False).day)
    if is_day:
        return {matrix.day: cell, matrix.said: PlacedValue(None)} if matrix.day else {matrix.said: cell}
    if said in _NO and not (matrix.said and said in ("×", "未")):
        return None
    if matrix.said:
        return {matrix.day: PlacedValue(None), matrix.said: cell}
    # Without a column for what was said only a day or a yes can be read; anything else is left to the day's own check.
    return (
        {matrix.day: PlacedValue(None if said in _YES else raw, cell.row, cell.column)}
        if matrix.day
        else _only(said, cell)
    )


def _only(said: str, cell: PlacedValue) -> Mapping[str, PlacedValue] | None:
    return {} if said in _YES else {"": cell}
