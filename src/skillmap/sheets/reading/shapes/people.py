"""Several people in one cell (修了者：青木 一郎、石田 花): a row for each, where a list has no numbers."""

import re
from collections.abc import Callable, Mapping

from skillmap.problems import problem
from skillmap.sheets.grid import Grid, Raw, address, file_rows
from skillmap.sheets.layout import Kind, Layout, cell_place
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import HeadingRows
from skillmap.sheets.reading.shapes.table import PlacedValue, ShapedGrid, ShapeTable, merged_values, to_grid

_BETWEEN = re.compile(r"[、，,;；\n]+")
_DOTS = re.compile("[・･/／]")
# A reading above the name in the same cell is no second person.
_KANA = re.compile(r"[\u3041-\u309f\u30a0-\u30ff\uff66-\uff9f\s・･ー]+")
_LONGEST_NAME = 20


def people_apart(file: str, grid: Grid, layout: Layout, options: ReadOptions, header: HeadingRows | None) -> ShapedGrid:
    """The sheet with a row per person where cells hold several, at least one of them on record; told.

    Lists with numbers, and those in which everybody stands once, are left as they are.
    """
    known = options.name_known
    if header is None or known is None or options.lookup is None or layout.once is not None:
        return ShapedGrid(grid)
    kinds = {layout.field(one.key).kind: one.column for one in header.found}
    if Kind.NAME not in kinds or Kind.CODE in kinds:
        return ShapedGrid(grid)
    column, last = kinds[Kind.NAME], header.rows[-1]
    several = {row: names for row in grid.rows if row > last and (names := _names(grid.at(row, column), known))}
    if not several:
        return ShapedGrid(grid)
    merged, width = merged_values(grid), max(map(len, grid.rows.values()))
    table = ShapeTable(placed(grid, last, merged, width))
    for row in (row for row in grid.rows if row > last):
        for name in several.get(row, (None,)):
            cells = placed(grid, row, merged, width)
            if name is not None:
                cells[column - 1] = PlacedValue(name, row, column)
            table.rows.append(cells)
    place = cell_place(file, grid.name, address(next(iter(several)), column))
    count = sum(map(len, several.values()))
    told = problem("W_PEOPLE_IN_CELL", place, count=count, found=file_rows(grid, several))
    return ShapedGrid(to_grid(grid, [row for row in grid.rows if row < last], table), (told,))


def _names(raw: Raw, known: Callable[[str], str]) -> tuple[str, ...]:
    """The people of a cell that holds several; empty for any other."""
    if not isinstance(raw, str):
        return ()
    # A dot may be part of a name (マリ・ロペス): it stands between people only where all of them are on record.
    by_dots = tuple(part.strip() for part in _DOTS.split(raw))
    if len(by_dots) > 1 and all(known("".join(one.split())) for one in by_dots):
        return by_dots
    if not _BETWEEN.search(raw.strip()):
        return ()
    names = tuple(part.strip() for part in _BETWEEN.split(raw) if part.strip())
    are_names = all(len(one) <= _LONGEST_NAME and not _KANA.fullmatch(one) for one in names)
    return names if len(names) > 1 and are_names and any(known("".join(one.split())) for one in names) else ()


def placed(grid: Grid, row: int, merged: Mapping[tuple[int, int], PlacedValue], width: int) -> list[PlacedValue]:
    """The cells of a row, as many as the sheet is wide, with where they stand; what merged cells mean included."""
    own = [PlacedValue(grid.at(row, at), row, at) for at in range(1, width + 1)]
    # The new sheet has no merged cells: what they mean stands in each of them.
    return [merged.get((row, cell.column), cell) if cell.raw is None else cell for cell in own]
