"""Which shape a list has, and the list as a plain table: the steps of `shapes` one by one, each only where needed.

A sheet that already is a plain table with all its headings is handed on as it is.
"""

from collections.abc import Mapping, Sequence

from skillmap.day_text import stated_day
from skillmap.errors import NeedsAnswer
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid
from skillmap.sheets.layout import Kind, Layout
from skillmap.sheets.list_shapes import JoinedField
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.csv_text import mark_widths
from skillmap.sheets.reading.header import HeadingNames, HeadingRows, find_header, find_header_with
from skillmap.sheets.reading.shapes.above import take_from_above
from skillmap.sheets.reading.shapes.across import things_column, turn
from skillmap.sheets.reading.shapes.carried import carry_people
from skillmap.sheets.reading.shapes.columns import (
    add_columns,
    add_constants,
    add_numbers,
    cut_wholes,
    drop_rows,
    field_key,
    join_columns,
)
from skillmap.sheets.reading.shapes.implied import add_implied
from skillmap.sheets.reading.shapes.lines import gather, lines_header
from skillmap.sheets.reading.shapes.matrix import matrix_header, things_layout, unfold
from skillmap.sheets.reading.shapes.month_day import join_month_and_day
from skillmap.sheets.reading.shapes.numbered import numbered_columns, unroll
from skillmap.sheets.reading.shapes.people import people_apart
from skillmap.sheets.reading.shapes.ranked import ranked_columns, side_by_side
from skillmap.sheets.reading.shapes.stacked import stack
from skillmap.sheets.reading.shapes.table import ShapedGrid, turned_grid
from skillmap.sheets.reading.shapes.things import things_apart
from skillmap.sheets.reading.shapes.titled import take_from_title


def shape(
    file: str, grids: Sequence[Grid], layout: Layout, options: ReadOptions, *, is_csv: bool
) -> tuple[tuple[Grid, ...], Mapping[str, tuple[Problem, ...]]]:
    """The sheets as plain tables, and what must be told of each by its name.

    Raises InputRefused, or NeedsAnswer when sheets that belong together state different days.
    """
    told: dict[str, tuple[Problem, ...]] = {}
    done = []
    for grid in grids:
        turned = turned_grid(grid) if options.turned else grid
        # Before anything else is looked for: rows that are not meant must not decide which shape the list has.
        dropped = drop_rows(file, turned, options.leave_out_where)
        join_columns(turned, layout, options.joins)
        join_month_and_day(turned, layout)
        unrolled = _unrolled(file, turned, layout, options)
        plain, problems = _plain(file, unrolled.grid, layout, options, is_csv=is_csv)
        plain, apart = _apart(file, plain, layout, options)
        done.append(plain)
        carried = carry_people(file, plain, layout, options)
        implied = add_implied(file, plain, layout, options)
        taken = take_from_above(file, plain, layout, options)
        titled = take_from_title(file, plain, layout, options)
        told[plain.name] = (*dropped, *unrolled.problems, *problems, *apart, *carried, *implied, *taken, *titled)
    # Each sheet has become a plain table by itself: only those can be put together.
    if options.all_sheets:
        done, told = _stacked(file, done, layout, options, told)
    # Last, as only now it is known which columns the whole list lacks.
    for grid in done:
        told[grid.name] = (*told[grid.name], *_completed(file, grid, layout, options))
    return tuple(done), told


def _unrolled(file: str, grid: Grid, layout: Layout, options: ReadOptions) -> ShapedGrid:
    """The sheet with a row for each of what stands side by side: numbered columns, 正 and 副."""
    if (ranked := ranked_columns(grid, layout, options.aliases)) is not None:
        return side_by_side(file, grid, ranked, layout)
    numbered = numbered_columns(grid, layout, options.aliases)
    return unroll(file, grid, numbered, layout) if numbered else ShapedGrid(grid)


def _apart(file: str, grid: Grid, layout: Layout, options: ReadOptions) -> tuple[Grid, Sequence[Problem]]:
    """The sheet with a row for each person and thing where a cell holds several."""
    # Only where a document names things that are known, or people who can be found.
    if options.lookup is None and not any(one.names for one in layout.fields):
        return grid, ()
    names = HeadingNames(layout, options.aliases)
    header = find_header(grid, layout, names)
    people = people_apart(file, grid, layout, options, header)
    header = header if people.grid is grid else find_header(people.grid, layout, names)
    things = things_apart(file, people.grid, layout, header)
    return things.grid, (*people.problems, *things.problems)


def _plain(
    file: str, grid: Grid, layout: Layout, options: ReadOptions, *, is_csv: bool
) -> tuple[Grid, Sequence[Problem]]:
    """The sheet with a row per record."""
    aliases = options.aliases
    if layout.lines is None and layout.matrix is None:
        return grid, ()
    header = find_header(grid, layout, HeadingNames(layout, aliases))
    if layout.lines is not None:
        subject = set(layout.lines.subject)
        if header is not None and not header.missing(layout) and {h.key for h in header.found} - subject:
            return grid, ()
        found = lines_header(grid, layout, aliases)
        if found is not None:
            if is_csv:
                mark_widths(grid, found.rows[-1])
            shaped = gather(file, grid, found, layout, layout.lines, options.headings)
            return shaped.grid, shaped.problems
        turned = turn(file, grid, layout, aliases)
        if turned is not None:
            return turned.grid, turned.problems
    if layout.matrix is not None:
        return _unfolded(file, grid, header, layout, options, is_csv=is_csv)
    return grid, ()


def _unfolded(
    file: str,
    grid: Grid,
    header: HeadingRows | None,
    layout: Layout,
    options: ReadOptions,
    *,
    is_csv: bool,
) -> tuple[Grid, Sequence[Problem]]:
    """A table with a column per thing, or with the things down and people across, as a line per fact."""
    if layout.matrix is None:
        return grid, ()
    told: tuple[Problem, ...] = ()
    aliases = options.aliases
    spread = matrix_header(grid, layout, aliases)
    if spread is None and (header is None or not _says_whom(header, layout)):
        turned = turn(file, grid, things_layout(layout, layout.matrix), aliases)
        if turned is None:
            return grid, ()
        grid, told = turned.grid, turned.problems
        spread = matrix_header(grid, layout, aliases)
    if spread is None:
        return grid, told
    if is_csv:
        mark_widths(grid, spread.rows[-1])
    shaped = unfold(file, grid, spread, layout, layout.matrix, options.fiscal_year)
    return shaped.grid, (*told, *shaped.problems)


def _says_whom(header: HeadingRows, layout: Layout) -> bool:
    return any(layout.field(one.key).kind in (Kind.CODE, Kind.NAME) for one in header.found)


def other_shape(grid: Grid, layout: Layout, aliases: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The fields that a sheet of another shape than a plain table has; empty when it is none of this layout."""
    if (ranked := ranked_columns(grid, layout, aliases)) is not None:
        plain = find_header(side_by_side("", grid, ranked, layout).grid, layout, HeadingNames(layout, aliases))
        return frozenset(one.key for one in plain.found) | {"*"} if plain is not None else frozenset()
    numbered = numbered_columns(grid, layout, aliases)
    if numbered is not None:
        grid = unroll("", grid, numbered, layout).grid
        plain = find_header(grid, layout, HeadingNames(layout, aliases))
        if plain is not None and not plain.missing(layout):
            return frozenset(one.key for one in plain.found) | {"*"}
    header = lines_header(grid, layout, aliases) or matrix_header(grid, layout, aliases)
    if header is not None:
        return frozenset(one.key for one in header.found) | {"*"}
    turnable = things_layout(layout, layout.matrix) if layout.matrix else layout
    found = things_column(grid, turnable, aliases)
    turned = turn("", grid, turnable, aliases) if found else None
    if turned and layout.matrix and (spread := matrix_header(turned.grid, layout, aliases)) is not None:
        return frozenset(one.key for one in spread.found) | {"*"}
    return frozenset(str(raw) for raw in turned.grid.rows[min(turned.grid.rows)]) if turned else frozenset()


def _stacked(
    file: str,
    grids: Sequence[Grid],
    layout: Layout,
    options: ReadOptions,
    told: Mapping[str, tuple[Problem, ...]],
) -> tuple[list[Grid], dict[str, tuple[Problem, ...]]]:
    names = HeadingNames(layout, options.aliases)
    headed = [(grid, header) for grid in grids if (header := find_header(grid, layout, names)) is not None]
    whole = [pair for pair in headed if _can_be_completed(pair[1], layout, options)]
    if len(whole) < 2:
        return list(grids), dict(told)
    _refuse_days(file, whole, layout, options)
    field = field_key(layout, options.sheet_field) if options.sheet_field else ""
    shaped = stack(file, whole, layout, field)
    of_sheets = [one for grid, _ in whole for one in told.get(grid.name, ())]
    return [shaped.grid], {shaped.grid.name: (*shaped.problems, *of_sheets)}


def _can_be_completed(header: HeadingRows, layout: Layout, options: ReadOptions) -> bool:
    """Whether every heading that is missing is one that the user supplies."""
    given = {field_key(layout, text) for text in (*options.constants, *filter(None, [options.sheet_field]))}
    has_name = any(layout.field(one.key).kind is Kind.NAME for one in header.found)
    return all(
        one.key in given or (one.kind is Kind.CODE and has_name and options.lookup) for one in header.missing(layout)
    )


def _refuse_days(file: str, sheets: Sequence[tuple[Grid, HeadingRows]], layout: Layout, options: ReadOptions) -> None:
    """Sheets of different days are not one state of one day, unless the user says which it is."""
    if not layout.as_of or options.as_of is not None:
        return
    days = {
        day
        for grid, header in sheets
        for row, cells in grid.rows.items()
        if row < header.rows[0]
        for raw in cells
        if isinstance(raw, str) and (day := stated_day(raw)) is not None
    }
    if len(days) > 1:
        question = problem("E_SHEETS_DAYS", CellPlace(file), found=tuple(sorted(days)))
        raise NeedsAnswer("E_ASK", [question], file=file, count=1)


def _completed(file: str, grid: Grid, layout: Layout, options: ReadOptions) -> list[Problem]:
    """The sheet with the columns that it lacks, put in place."""
    wholes = (*(JoinedField((heading,), *keys) for heading, keys in options.splits.items()), *layout.wholes)
    if not (wholes or options.constants or options.lookup or options.fiscal_year):
        return []
    names = HeadingNames(layout, options.aliases)
    header = find_header_with(grid, layout, options.aliases, [title for one in wholes for title in one.titles])
    if header is None:
        return []
    told: list[Problem] = []
    if (cut := cut_wholes(file, grid, header, layout, wholes)) is not None:
        told += cut
        header = find_header(grid, layout, names) or header
    if options.constants:
        told += add_constants(file, grid, header, layout, options)
        header = find_header(grid, layout, names) or header
    told += _add_year(file, grid, header, layout, options)
    told += add_numbers(file, grid, header, layout, options)
    return told


def _add_year(file: str, grid: Grid, header: HeadingRows, layout: Layout, options: ReadOptions) -> Sequence[Problem]:
    """The year that the title states, where every record needs one and the table has no such column."""
    field = next((one for one in header.missing(layout) if one.kind is Kind.FISCAL_YEAR), None)
    given = {field_key(layout, text) for text in options.constants}
    if field is None or not layout.stated_year or options.fiscal_year is None or field.key in given:
        return ()
    rows = [row for row, cells in grid.rows.items() if row > header.rows[-1] and any(c is not None for c in cells)]
    add_columns(grid, header.rows[-1], [field.title.ja], dict.fromkeys(rows, (str(options.fiscal_year),)), 0)
    return [problem("N_CONSTANT", CellPlace(file, grid.name), field=field.title, found=str(options.fiscal_year))]
