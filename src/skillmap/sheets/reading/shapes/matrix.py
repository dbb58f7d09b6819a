"""A column per thing (people down, courses across): a line per person and thing, where a cell says anything."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from skillmap.day_text import day_of_year, read_day
from skillmap.problems import problem
from skillmap.sheets.grid import Grid, Raw, Unsure, address, file_rows
from skillmap.sheets.layout import Field, Kind, Layout, Lines, cell_place
from skillmap.sheets.list_shapes import Matrix
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import HeadingRows, find_header_with, heading_key
from skillmap.sheets.reading.records import find_records
from skillmap.sheets.reading.shapes.table import PlacedValue, ShapedGrid, ShapeTable, to_grid
from skillmap.sheets.text.convert import converter, mark_key
from skillmap.sheets.text.marks import NO, YES
from skillmap.words import Bilingual

_LEAST = 1


def things_layout(layout: Layout, matrix: Matrix) -> Layout:
    """The document with a field per thing, as `turn` needs it for tables with the things down and people across."""
    apart = (matrix.thing, matrix.day, matrix.said)
    subject = tuple(one for one in layout.fields if one.key not in apart)
    things = tuple(Field(f"*{n}", Bilingual(name, name)) for n, name in enumerate(dict.fromkeys(matrix.names)))
    lines = Lines(tuple(one.key for one in subject), layout.field(matrix.thing), ())
    return replace(layout, fields=(*subject, *things), lines=lines, matrix=None)


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
    about = {one.key for one in layout.fields if one.kind in (Kind.CODE, Kind.NAME)} or set(layout.matrix.about)
    is_about = any(h.key in about for h in header.found)
    return header if is_about and len(spread_columns(header, layout.matrix)) >= _LEAST else None


def unfold(
    file: str, grid: Grid, header: HeadingRows, layout: Layout, matrix: Matrix, fiscal_year: int | None = None
) -> ShapedGrid:
    """A line for every cell that says something; the other columns are repeated on each."""
    things = dict(spread_columns(header, matrix))
    fixed = {heading.key: heading.column for heading in header.found}
    body = find_records(grid, header, fixed, layout)
    # Where known things hold no numbers, a column of nothing else is a sum or a running number.
    numbers = any(isinstance(grid.at(row, column), int) for row in body.records for column in things)
    for heading in header.unknown:
        only_numbers = all(isinstance(grid.at(row, heading.column), int | None) for row in body.records)
        if (
            heading.column not in things
            and (numbers or not only_numbers)
            and _says_facts(grid, body.records, heading.column, layout, matrix, fiscal_year)
        ):
            # A thing that nobody knows is refused by whoever looks it up, not passed over.
            things[heading.column] = " ".join(heading.text.split())
    things = dict(sorted(things.items()))
    title = {one.key: one.title.ja for one in layout.fields}
    has_days = any(_is_day(grid.at(row, column), fiscal_year) for row in body.records for column in things)
    has_shares = bool(matrix.share) and any(
        _is_share(grid.at(row, column)) for row in body.records for column in things
    )
    wanted = (matrix.thing, matrix.day if has_days or matrix.said else "", matrix.said)
    added = [key for key in (*wanted, matrix.share if has_shares else "") if key]
    table = ShapeTable([
        *(PlacedValue(title[key], header.rows[-1], column) for key, column in fixed.items()),
        *(PlacedValue(title[key]) for key in added if key not in fixed),
    ])  # fmt: skip
    is_count = bool(matrix.said) and layout.field(matrix.said).kind is Kind.INTEGER
    for row in body.records:
        about = [PlacedValue(grid.at(row, column), row, column) for column in fixed.values()]
        for column, name in things.items():
            raw = grid.at(row, column)
            values = _values(raw, matrix, PlacedValue(raw, row, column), fiscal_year, is_count=is_count)
            if values is not None:
                thing = PlacedValue(name, row, column)
                row_cells = (values.get(key, PlacedValue(None, row, column)) for key in added[1:] if key not in fixed)
                table.rows.append([*about, values.get(matrix.thing, thing), *row_cells])
    told = [
        problem("N_UNFOLDED", cell_place(file, grid.name, address(header.rows[-1], min(things))), count=len(things))
    ]
    if body.others:
        place = cell_place(file, grid.name, f"A{body.others[0]}")
        told.append(problem("W_TRAILER_SKIPPED", place, found=file_rows(grid, body.others), count=len(body.others)))
    for heading in header.unknown:
        if heading.column not in things:
            place = cell_place(file, grid.name, address(header.rows[-1], heading.column))
            told.append(problem("W_THING_UNKNOWN", place, found=" ".join(heading.text.split())[:60]))
    return ShapedGrid(to_grid(grid, [row for row in grid.rows if row < header.rows[0]], table), tuple(told))


def _is_day(raw: Raw, fiscal_year: int | None) -> bool:
    """Whether a cell is a day; one without a year (5/12) where the list states the year."""
    if not isinstance(raw, str):
        return isinstance(raw, date)
    if mark_key(raw) in YES | NO:
        return False
    within = day_of_year(raw, fiscal_year) if fiscal_year is not None else None
    # A weekday that does not fit is told of the day, not of a result that the cell does not hold.
    return bool(read_day(raw, False).day or (within and (within.day or within.code)))


def _is_share(raw: Raw) -> bool:
    """62%, as overviews of learning platforms have it."""
    return isinstance(raw, str) and bool(_SHARE.fullmatch(raw.strip()))


_SHARE = re.compile(r"[0-9０-９]{1,3}([.．][0-9０-９]+)?\s*[%％]")


def _says_facts(
    grid: Grid, rows: Sequence[int], column: int, layout: Layout, matrix: Matrix, fiscal_year: int | None
) -> bool:
    """Whether most cells of a column say what the cells under known things say."""
    raws = [raw for row in rows if (raw := grid.at(row, column)) is not None]
    if matrix.said and layout.field(matrix.said).kind is Kind.INTEGER:
        good = sum(isinstance(raw, int) for raw in raws)
    else:
        words = converter(layout.field(matrix.said), ReadOptions()) if matrix.said else None
        good = sum(
            _is_day(raw, fiscal_year)
            or (matrix.share and _is_share(raw))
            or mark_key(str(raw)) in YES | NO
            or (words is not None and words(raw)[0] is not None)
            for raw in raws
        )
    return bool(raws) and good >= _MOST_OF * len(raws)


_MOST_OF = 0.8


def _values(
    raw: Raw, matrix: Matrix, cell: PlacedValue, fiscal_year: int | None, *, is_count: bool
) -> Mapping[str, PlacedValue] | None:
    """The cells of the line that a cell makes by field; None when it makes none."""
    said = mark_key(str(raw)) if isinstance(raw, str | int) else ""
    # × and 未 are an answer where the document asks how it ended; 0 is one where it counts.
    if raw is None or (said in NO and not (matrix.said and said in ("×", "未")) and not (is_count and said == "0")):
        return None
    if _is_day(raw, fiscal_year):
        return {matrix.day or matrix.said or matrix.thing: cell if matrix.day or matrix.said else _odd(cell)}
    if matrix.said:
        return {matrix.share if matrix.share and _is_share(raw) else matrix.said: cell}
    # Without a column for what was said only a day or a yes can be read; anything else is no fact that can be kept.
    return {} if said in YES else {matrix.thing: _odd(cell)}


def _odd(cell: PlacedValue) -> PlacedValue:
    return PlacedValue(Unsure("E_MATRIX_CELL", str(cell.raw)), cell.row, cell.column)
