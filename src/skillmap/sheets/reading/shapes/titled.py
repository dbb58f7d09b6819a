"""The thing that a list's title names (機械が読める表の作り方　修了者名簿), where the table has no column for it."""

from skillmap.japanese import fold
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid
from skillmap.sheets.layout import Layout
from skillmap.sheets.list_shapes import Titled
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import HeadingNames, HeadingRows, find_header
from skillmap.sheets.reading.shapes.columns import add_columns, field_key, rows_of_records
from skillmap.sheets.reading.titles import title_texts


def take_from_title(file: str, grid: Grid, layout: Layout, options: ReadOptions) -> list[Problem]:
    """Puts the column that the title stands for; told (W_TITLE_SAYS).

    Nothing where titles name several things, or a column under another heading holds names of its own: that asks.
    """
    titled = layout.titled
    if titled is None or titled.field in {field_key(layout, text) for text in options.constants}:
        return []
    header = find_header(grid, layout, HeadingNames(layout, options.aliases))
    if header is None or not header.has_name(layout) or any(one.key in titled.unless for one in header.found):
        return []
    said = [(name, cell) for text, cell in title_texts(grid) for name in _named(text, titled)]
    if len({name for name, _ in said}) != 1 or _has_own(grid, header, layout, titled):
        return []
    name, cell = said[0]
    title = layout.field(titled.field).title
    add_columns(grid, header.rows[-1], [title.ja], dict.fromkeys(rows_of_records(grid, header, layout), (name,)), cell)
    text = next(text for text, at in title_texts(grid) if at == cell)
    return [problem("W_TITLE_SAYS", CellPlace(file, grid.name, cell), found=text, field=title, value=name)]


def _named(text: str, titled: Titled) -> list[str]:
    """The names in a text, without those that are part of a longer one."""
    whole = fold(text)
    found = [name for name in titled.names if len(fold(name)) >= _SHORTEST and fold(name) in whole]
    return [one for one in found if not any(one != other and fold(one) in fold(other) for other in found)]


_SHORTEST = 4
"""Shorter names (AI研) stand in titles that mean something else."""


def _has_own(grid: Grid, header: HeadingRows, layout: Layout, titled: Titled) -> bool:
    """Whether a cell below a heading that nobody knows is such a name."""
    names = {fold(name) for name in titled.names}
    rows = rows_of_records(grid, header, layout)
    raws = (grid.at(row, one.column) for row in rows for one in header.unknown)
    return any(isinstance(raw, str) and fold(raw) in names for raw in raws)
