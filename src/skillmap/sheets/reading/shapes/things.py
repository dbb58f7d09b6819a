"""Several named things in one cell (ITパスポート、基本情報): a row for each, with its own day."""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain

from skillmap.japanese import fold
from skillmap.problems import Problem, problem
from skillmap.sheets.grid import Grid, Raw, address, file_rows
from skillmap.sheets.layout import Kind, Layout, cell_place
from skillmap.sheets.reading.header import HeadingRows
from skillmap.sheets.reading.shapes.people import placed
from skillmap.sheets.reading.shapes.table import PlacedValue, ShapedGrid, ShapeTable, merged_values, to_grid

_BETWEEN = (re.compile(r"[、，,;；\n]+"), re.compile(r"[、，,;；\n・･／/]+"))
"""The second way where the first leaves a part that is nothing: ・ and ／ stand within names, too."""


def things_apart(file: str, grid: Grid, layout: Layout, header: HeadingRows | None) -> ShapedGrid:
    """The sheet with a row per thing where cells of people's lists hold several that are all known; told.

    Days beside them are each thing's own where there are as many, else they hold for all. Rows that say that there is
    nothing (資格：なし) go, and are counted.
    """
    thing = next((one for one in layout.fields if one.names and one.kind is Kind.TEXT), None)
    if header is None or thing is None or not any(one.kind is Kind.CODE for one in layout.fields):
        return ShapedGrid(grid)
    columns = {one.key: one.column for one in header.found}
    if thing.key not in columns:
        return ShapedGrid(grid)
    column, last = columns[thing.key], header.rows[-1]
    days = [at for key, at in columns.items() if layout.field(key).kind is Kind.DATE]
    below = [row for row in grid.rows if row > last]
    # A hundred thousand rows name some hundred things: each different text is looked at once.
    found = set(chain.from_iterable(grid.rows[row][column - 1 : column] for row in below))
    distinct = {raw for raw in found if isinstance(raw, str)}
    nothing = {text for text in distinct if _is_nothing(text)}
    known = {fold(name) for name in layout.matrix.names} if layout.matrix is not None else set()
    many = {text: parts for text in distinct if known and (parts := _things(text, known))}
    if not nothing and not many:
        return ShapedGrid(grid)
    gone = [row for row in below if grid.at(row, column) in nothing and not any(grid.at(row, at) for at in days)]
    several = {row: many[text] for row in below if isinstance(text := grid.at(row, column), str) and text in many}
    told: list[Problem] = []
    if gone:
        place = cell_place(file, grid.name, address(gone[0], column))
        told.append(problem("N_ROWS_NOTHING", place, field=thing.title, count=len(gone), found=file_rows(grid, gone)))
    if several:
        count = sum(map(len, several.values()))
        place = cell_place(file, grid.name, address(next(iter(several)), column))
        told.append(problem("W_THINGS_IN_CELL", place, field=thing.title, count=count, found=file_rows(grid, several)))
    if not told:
        return ShapedGrid(grid)
    merged, width = merged_values(grid), max(map(len, grid.rows.values()))
    table = ShapeTable(placed(grid, last, merged, width))
    left_out = set(gone)
    for row in (row for row in below if row not in left_out):
        things = several.get(row, ())
        own = {at: parts for at in days if len(parts := _parts(grid.at(row, at))) == len(things) > 1}
        for no, one in enumerate(things or (None,)):
            cells = placed(grid, row, merged, width)
            if one is not None:
                cells[column - 1] = PlacedValue(one, row, column)
            for at, parts in own.items():
                cells[at - 1] = PlacedValue(parts[no], row, at)
            table.rows.append(cells)
    return ShapedGrid(to_grid(grid, [row for row in grid.rows if row < last], table), tuple(told))


_NOTHING = frozenset({"なし", "無し", "無", "該当なし", "特になし", "未取得", "未定"})
_LONGEST_NOTHING = 8


def _is_nothing(text: str) -> bool:
    """Whether a cell says that somebody has, or wants, none."""
    return len(text) <= _LONGEST_NOTHING and unicodedata.normalize("NFKC", text).strip() in _NOTHING


def _things(raw: str, known: Collection[str]) -> tuple[str, ...]:
    """The things of a cell that holds several, all of them known; empty for any other."""
    if not _BETWEEN[1].search(raw) or fold(raw) in known:
        return ()
    for between in _BETWEEN:
        parts = tuple(part.strip() for part in between.split(raw) if part.strip())
        if len(parts) > 1 and all(fold(one) in known for one in parts):
            return parts
    return ()


def _parts(raw: Raw) -> tuple[str, ...]:
    return tuple(part.strip() for part in _BETWEEN[0].split(raw) if part.strip()) if isinstance(raw, str) else ()
