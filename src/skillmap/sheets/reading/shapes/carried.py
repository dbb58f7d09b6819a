"""Rows without a person below one with (受講履歴): about the same one, in lists in which people have several rows."""

from skillmap.problems import Problem, problem
from skillmap.sheets.grid import Grid, Raw, address, count_rows, file_rows, is_blank
from skillmap.sheets.layout import Kind, Layout, cell_place
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import HeadingNames, find_header
from skillmap.sheets.reading.shapes.table import merged_values
from skillmap.sheets.reading.sums import is_total
from skillmap.sheets.text.ditto import DITTO, is_ditto

_WHO = (Kind.CODE, Kind.NAME, Kind.KANA)


def carry_people(file: str, grid: Grid, layout: Layout, options: ReadOptions) -> list[Problem]:
    """Puts the person of the row above into rows that name a thing and nobody, or 〃; told (W_PERSON_CARRIED).

    Merged cells say so themselves and are not told. A row is only filled where the row that has the person names a
    thing too: names of things above groups of people are headings.
    """
    thing = next((one for one in layout.fields if one.names and one.kind is Kind.TEXT), None)
    if thing is None or layout.once is not None or layout.lines is not None:
        return []
    header = find_header(grid, layout, HeadingNames(layout, options.aliases))
    columns = {one.key: one.column for one in header.found} if header is not None else {}
    who = [column for key, column in columns.items() if layout.field(key).kind in _WHO]
    if header is None or not who or thing.key not in columns:
        return []
    # Most lists name a person in every row: each different text of one column says so at once.
    if any(_is_full(grid, header.rows[-1], column) for column in who):
        return []
    merged = merged_values(grid)
    above: dict[int, Raw] = {}
    has_thing = False
    filled: list[int] = []
    carried: list[int] = []
    for row, cells in grid.rows.items():
        if row <= header.rows[-1]:
            continue
        own = {column: grid.at(row, column) for column in who}
        said = {column for column, raw in own.items() if not (is_blank(raw) or is_ditto(raw, DITTO))}
        names_thing = not is_blank(grid.at(row, columns[thing.key]))
        if said or any(isinstance(raw, str) and is_total(raw) for raw in cells):
            above, has_thing = ({**own} if said else {}), names_thing
        elif above and has_thing and names_thing:
            _fill(grid, row, above)
            filled.append(row)
            if not all((row, column) in merged for column in above if above[column] is not None):
                carried.append(row)
    # Said in each of their rows now: a person merged over rows would be one with several rows of a form.
    grid.merges = [
        one for one in grid.merges if one.left not in who or not any(one.top < row <= one.bottom for row in filled)
    ]
    if not carried:
        return []
    cell = address(carried[0], who[0])
    place = cell_place(file, grid.name, (grid.moved or {}).get(cell, cell))
    return [problem("W_PERSON_CARRIED", place, count=count_rows(grid, carried), found=file_rows(grid, carried))]


def _is_full(grid: Grid, header: int, column: int) -> bool:
    """Whether something stands in a column in every row below the headings."""
    found = {cells[column - 1] if len(cells) >= column else None for row, cells in grid.rows.items() if row > header}
    # Numbers and names in one word are neither; only what is left is looked at.
    odd = (raw for raw in found if not (isinstance(raw, str) and raw.isalnum()) or raw in DITTO)
    return not any(is_blank(raw) or is_ditto(raw, DITTO) for raw in odd)


def _fill(grid: Grid, row: int, values: dict[int, Raw]) -> None:
    cells = grid.rows[row]
    cells.extend([None] * (max(values) - len(cells)))
    for column, raw in values.items():
        cells[column - 1] = raw
