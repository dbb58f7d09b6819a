"""What stands above a table, and the names of its sheet and file: what they say of all its rows."""

from collections.abc import Sequence
from dataclasses import replace

from skillmap.day_text import stated_years
from skillmap.sheets.grid import Grid, address
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions

_MOST_ROWS, _MOST_CELLS = 12, 2


def title_texts(grid: Grid) -> list[tuple[str, str]]:
    """The texts of the rows above anything that looks like a table (up to two cells in a row), with their addresses."""
    found: list[tuple[str, str]] = []
    for number, cells in list(grid.rows.items())[:_MOST_ROWS]:
        filled = [(column, raw) for column, raw in enumerate(cells, 1) if raw is not None and str(raw).strip()]
        if len(filled) > _MOST_CELLS:
            break
        found += [(raw, address(number, column)) for column, raw in filled if isinstance(raw, str)]
    return found


def with_stated_year(file: str, grids: Sequence[Grid], layout: Layout, options: ReadOptions) -> ReadOptions:
    """The options with the fiscal year that the file states; as they are where it states none, or several."""
    if not layout.stated_year or options.fiscal_year is not None:
        return options
    read = [grid for grid in grids if grid.name == options.sheet] or grids
    texts = [file, *(text for grid in read for text in (grid.name, *(one for one, _ in title_texts(grid))))]
    years = frozenset().union(*map(stated_years, texts))
    return replace(options, fiscal_year=next(iter(years))) if len(years) == 1 else options
