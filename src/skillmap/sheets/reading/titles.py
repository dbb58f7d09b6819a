"""What stands above a table, and the names of its sheet and file: what they say of all its rows."""

from collections.abc import Sequence
from dataclasses import replace

from skillmap.day_text import read_fiscal_year, stated_years
from skillmap.sheets.grid import Grid, address
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import heading_key

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
    if len(years) != 1 or any(_has_other_years(grid, years) for grid in read):
        return options
    return replace(options, fiscal_year=next(iter(years)))


def _has_other_years(grid: Grid, years: frozenset[int]) -> bool:
    """Whether the table has a column of years (年度) in which others stand too: a history, whose title says when it
    was made."""
    for row, cells in list(grid.rows.items())[:_MOST_ROWS]:
        for column, raw in enumerate(cells, 1):
            if not isinstance(raw, str) or heading_key(raw) not in _YEARS:
                continue
            below = (grid.at(one, column) for one in grid.rows if one > row)
            found = {one.year for text in below if text is not None and (one := read_fiscal_year(str(text)))}
            if found - years:
                return True
    return False


_YEARS = frozenset({"年度", "受講年度", "実施年度", "修了年度", "会計年度", "fy"})
