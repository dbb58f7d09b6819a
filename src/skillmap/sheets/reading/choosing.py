"""Which sheet and which columns are read. What is not clear is asked, never taken silently."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.japanese import fold
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid, address, column_number, letters
from skillmap.sheets.layout import Kind, Layout, cell_place
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.csv_text import mark_widths
from skillmap.sheets.reading.header import (
    Heading,
    HeadingNames,
    HeadingRows,
    column_list,
    find_header,
    heading_key,
    shown_headings,
)
from skillmap.sheets.reading.joining import join_names
from skillmap.sheets.reading.opening import OpenedFile
from skillmap.sheets.reading.renamed import renamed_headings
from skillmap.sheets.reading.shapes.sides import with_sides
from skillmap.sheets.reading.shaping import shape
from skillmap.sheets.reading.telling import Job, shown
from skillmap.sheets.text.convert import visible
from skillmap.sheets.written import unpack

_UNKNOWN_SHOWN = 40
_SHEETS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class ChosenSheet:
    """The sheet that is read and where its headings are."""

    grid: Grid
    header: HeadingRows
    notes: tuple[Problem, ...]


def choose_sheet(opened: OpenedFile, layout: Layout, options: ReadOptions) -> ChosenSheet:
    """The sheet with the headings. Raises InputRefused (E_NO_HEADER …) or NeedsAnswer (E_SHEET_AMBIGUOUS)."""
    layout = with_sides(opened.grids, layout)
    names = HeadingNames(layout, options.aliases)
    columns = tuple(sorted({column for part in parse_columns(options.columns, opened.name) for column in part}))
    grids = (_named(opened, options.sheet),) if options.sheet and not opened.is_csv else _usual(opened, options)
    joined = _join_names(grids, layout)
    # Before any heading is looked for: in turned, stacked and numbered lists they stand elsewhere.
    grids, shaped = shape(opened.name, grids, layout, options, is_csv=opened.is_csv)
    headed = [(grid, header) for grid in grids if (header := find_header(grid, layout, names, columns))]
    complete = [(grid, header) for grid, header in headed if not header.missing(layout)]
    if len(complete) > 1:
        # An empty template sheet beside the filled one has the same headings.
        complete = [(grid, header) for grid, header in complete if max(grid.rows) > header.rows[-1]] or complete[:1]
    if len(complete) > 1 and opened.fingerprint and "blank" in opened.fingerprint.extra:
        # A form of ours: the sheet behind it only explains the columns.
        complete = complete[:1]
    if len(complete) > 1:
        names_of = tuple(grid.name for grid, _ in complete)
        sheets = names_of if len(names_of) <= _SHEETS_SHOWN else (*names_of[:_SHEETS_SHOWN], "…")
        question = problem("E_SHEET_AMBIGUOUS", CellPlace(opened.name), found=sheets)
        raise NeedsAnswer("E_ASK", [question], file=opened.name, count=1)
    if not complete:
        _refuse(opened, grids, headed, layout)
    grid, header = complete[0]
    if opened.is_csv and grid.moved is None:
        mark_widths(grid, header.rows[-1])
    notes = [*shaped.get(grid.name, ()), *_notes(opened, grid, header, layout, options)]
    if joined.get(grid.name):
        cell = f"{letters(joined[grid.name][0])}{header.rows[-1]}"
        notes.append(problem("W_NAME_JOINED", CellPlace(opened.name, grid.name, cell)))
    return ChosenSheet(grid, header, tuple(notes))


def _join_names(grids: tuple[Grid, ...], layout: Layout) -> dict[str, tuple[int, ...]]:
    """The columns of each sheet that now hold whole names; a layout without personal names is left alone."""
    if not any(one.kind is Kind.NAME for one in layout.fields):
        return {}
    return {grid.name: join_names(grid, layout.limits) for grid in grids}


def _usual(opened: OpenedFile, options: ReadOptions) -> tuple[Grid, ...]:
    """The sheet that the office usually reads, if the workbook has it; else all that are visible."""
    if not options.usual_sheet:
        return opened.grids
    return tuple(grid for grid in opened.grids if fold(grid.name) == fold(options.usual_sheet)) or opened.grids


def _named(opened: OpenedFile, name: str) -> Grid:
    for grid in (*opened.grids, *opened.hidden):
        if grid.name == name:
            return grid
    # Sheet names are typed from memory: ４月, 4月 and "4月 " are one sheet as long as only one fits.
    folded = [grid for grid in (*opened.grids, *opened.hidden) if fold(grid.name) == fold(name)]
    if len(folded) == 1:
        return folded[0]
    known = [grid.name for grid in opened.grids]
    near = difflib.get_close_matches(name, known, 1, 0.5)
    raise InputRefused(
        "E_SHEET_UNKNOWN", file=opened.name, found=name, expected=tuple(known[:20]), nearest=near[0] if near else "－"
    )


def _refuse(
    opened: OpenedFile, grids: tuple[Grid, ...], headed: list[tuple[Grid, HeadingRows]], layout: Layout
) -> None:
    if headed:
        grid, header = max(headed, key=lambda pair: pair[1].score)
        _refuse_double_headings(opened, grid, header, layout)
        missing = tuple(field.title for field in header.missing(layout))
        found = _own_headings(grid, header)[:20]
        place = CellPlace(opened.name, grid.name, f"A{header.rows[-1]}")
        reason = problem("E_HEADER_MISSING", place, expected=missing, found=found)
        raise InputRefused("E_NO_HEADER", [reason], file=opened.name, expected=missing, found=found)
    expected = tuple(field.title for field in layout.fields if field.required) or tuple(
        field.title for field in layout.fields[:8]
    )
    seen = max((shown_headings(grid) for grid in grids), key=len, default=())
    notes = (
        [problem("N_SHEETS_HIDDEN", CellPlace(opened.name), found=tuple(g.name for g in opened.hidden))]
        if opened.hidden
        else []
    )
    raise InputRefused("E_NO_HEADER", notes, file=opened.name, expected=expected, found=seen)


def _own_headings(grid: Grid, header: HeadingRows) -> tuple[str, ...]:
    """The headings as the file has them, from the left, without those of columns that were put beside them here."""
    row, moved = header.rows[-1], grid.moved or {}
    read = {one.column: one.text for one in (*header.found, *header.unknown)}
    added = {no for no in read if moved.get(address(row, no), address(row, no)) != address(row, no)}
    if len(added) == len(read):
        return tuple(read.values())  # brought into another shape as a whole
    # What columns were put together of stands there, and is read as nothing.
    whole = {no: cell for no, cell in enumerate(grid.rows[row], 1) if isinstance(cell, str) and cell.strip()}
    texts = {no: text for no, text in {**whole, **read}.items() if no not in added and address(row, no) not in moved}
    return tuple(" ".join(text.split()) for _, text in sorted(texts.items()))


def _refuse_double_headings(opened: OpenedFile, grid: Grid, header: HeadingRows, layout: Layout) -> None:
    """A heading that names two fields one above the other (フリガナ / 氏名) means two rows per record."""
    known = {
        heading_key(name): field.key
        for field in layout.fields
        for name in (field.title.ja, *field.equals, *field.aliases)
    }
    for heading in header.unknown:
        lines = [known.get(heading_key(line)) for line in re.split(r"[\r\n/／・]+", heading.text) if line.strip()]
        if len(lines) > 1 and all(lines) and len(set(lines)) == len(lines):
            cell = f"{letters(heading.column)}{header.rows[-1]}"
            raise InputRefused("E_TWO_ROW_RECORD", file=opened.name, sheet=grid.name, cell=cell)


def _notes(opened: OpenedFile, grid: Grid, header: HeadingRows, layout: Layout, options: ReadOptions) -> list[Problem]:
    row = header.rows[-1]
    titles = {field.key: field.title for field in layout.fields}
    told: list[Problem] = []

    def tell(code: str, heading: Heading) -> None:
        cell = f"{letters(heading.column)}{row}"
        place = cell_place(opened.name, grid.name, (grid.moved or {}).get(cell, cell))
        told.append(
            problem(code, place, found=visible(" ".join(heading.text.split())), value=titles.get(heading.key, ""))
        )

    renamed = {one.heading.column: one.note for one in renamed_headings(header, layout, options)}
    for column, (code, facts) in renamed.items():
        cell = address(row, column)
        told.append(problem(code, cell_place(opened.name, grid.name, (grid.moved or {}).get(cell, cell)), **facts))
    for heading in header.found:
        if heading.is_alias and heading.column not in renamed:
            tell("W_HEADER_ALIAS", heading)
    printed = _printed(opened)
    for heading in header.ignored:
        # A number to count by, readings, room to sign: what we put there ourselves is known not to be needed.
        if heading_key(heading.text) not in printed:
            tell("W_COLUMN_IGNORED", heading)
    unknown = [one for one in header.unknown if one.column not in renamed] if not options.columns else []
    for heading in unknown[:_UNKNOWN_SHOWN]:
        tell("N_COLUMN_UNKNOWN", heading)
    if len(unknown) > _UNKNOWN_SHOWN:
        place = CellPlace(opened.name, grid.name, f"{letters(unknown[_UNKNOWN_SHOWN].column)}{row}")
        told.append(problem("N_COLUMNS_UNKNOWN", place, count=len(unknown) - _UNKNOWN_SHOWN))
    # Sheets that were put together bear all their names (`stack`).
    read = grid.name.split("、") if options.all_sheets else [grid.name]
    mark = opened.fingerprint
    # The other sheets that we made ourselves are notes and choices; anything else may hold records.
    ours = {fold(one.name) for one in unpack(mark.written)} if mark and mark.layout == layout.id else set()
    others = tuple(other.name for other in opened.grids if other.name not in read and fold(other.name) not in ours)
    # In other people's workbooks a chart may be all that shows a number; ours have none.
    others += opened.charts if mark is None else ()
    if others:
        told.append(problem("W_SHEETS_NOT_READ", CellPlace(opened.name), found=others[:20]))
    hidden = tuple(other.name for other in opened.hidden if other is not grid)
    if hidden:
        told.append(problem("N_SHEETS_HIDDEN", CellPlace(opened.name), found=hidden[:20]))
    return told


def _printed(opened: OpenedFile) -> frozenset[str]:
    """The headings that a workbook of ours was made with; none for other people's."""
    mark = opened.fingerprint
    made = unpack(mark.written) if mark else ()
    return frozenset(heading_key(path[-1]) for sheet in made for path in sheet.headings if path)


def parse_columns(text: str, file: str) -> list[tuple[int, ...]]:
    """A:C,E:G as lists of column numbers. Raises InputRefused (E_COLUMNS) when it makes no sense."""
    parts: list[tuple[int, ...]] = []
    for part in filter(None, re.split(r"[,、，\s]+", text.upper())):
        first, _, last = part.partition(":")
        low, high = column_number(first), column_number(last or first)
        if not low or not high or high < low:
            raise InputRefused("E_COLUMNS", file=file, found=text)
        parts.append(tuple(range(low, high + 1)))
    return parts


def choose_columns(job: Job) -> list[Mapping[str, int]]:
    """The columns of each table of the sheet by field key: one table, or several side by side if the user said so.

    Raises NeedsAnswer (E_HEADER_DUPLICATE) for tables side by side, InputRefused for other double headings.
    """
    header = job.header
    groups = [_within(header, part) for part in parse_columns(job.options.columns, job.teller.file)]
    required = {field.key for field in job.layout.fields if field.required}
    # Only whole tables: with a required heading in one of them alone the columns were meant as one table.
    if len(groups) > 1 and all(required <= set(group) for group in groups):
        return [dict(group) for group in groups]
    repeated = header.repeated()
    if repeated:
        _refuse_repeated(job, repeated, required)
    columns = {heading.key: heading.column for heading in header.found}
    _refuse_spread(job)
    return [columns]


def _within(header: HeadingRows, part: tuple[int, ...]) -> dict[str, int]:
    # Reversed, so that of two equal headings the left one counts.
    return {heading.key: heading.column for heading in reversed(header.found) if heading.column in part}


def _refuse_repeated(job: Job, repeated: dict[str, list[int]], required: set[str]) -> None:
    teller, row = job.teller, job.header.rows[-1]
    texts: dict[str, tuple[str, ...]] = {}
    for heading in job.header.found:
        texts[heading.key] = tuple(dict.fromkeys((*texts.get(heading.key, ()), shown(heading.text))))
    problems = [
        problem(
            "E_HEADER_DUPLICATE",
            teller.place(f"{letters(columns[1])}{row}"),
            found=texts[key],
            columns=column_list(columns),
        )
        for key, columns in repeated.items()
    ]
    tables = _side_by_side(repeated, required)
    if tables:
        question = problem("E_TABLES_SIDE_BY_SIDE", teller.place(f"A{row}"), found=tables)
        raise NeedsAnswer("E_ASK", [question, *problems], file=job.teller.file, count=1)
    raise InputRefused(
        "E_HEADER_DUPLICATE",
        problems,
        file=job.teller.file,
        found=tuple(texts[key] for key in repeated),
        columns=problems[0].facts["columns"],
    )


def _side_by_side(repeated: dict[str, list[int]], required: set[str]) -> str:
    """A:C,E:G when the same headings stand several times one after the other; empty when it is something else."""
    counts = {len(columns) for columns in repeated.values()}
    if len(counts) != 1 or not required <= set(repeated):
        return ""
    tables = []
    for n in range(counts.pop()):
        columns = [places[n] for places in repeated.values()]
        tables.append((min(columns), max(columns)))
    # Overlapping: not tables one beside the other but a heading that was written twice.
    if any(end >= start for (_, end), (start, _) in pairwise(tables)):
        return ""
    return ",".join(f"{letters(first)}:{letters(last)}" for first, last in tables)


def _refuse_spread(job: Job) -> None:
    """A merged heading over several columns that all have content: only the first would be read."""
    grid, header = job.grid, job.header
    by_column = {heading.column: heading for heading in header.found}
    taken = {heading.column for heading in (*header.found, *header.unknown, *header.ignored)}
    for area in grid.merges:
        heading = by_column.get(area.left)
        if heading is None or area.right == area.left or area.bottom != header.rows[-1]:
            continue
        extra = [column for column in range(area.left + 1, area.right + 1) if column not in taken]
        for row in grid.rows:
            if row > header.rows[-1] and any(grid.at(row, column) is not None for column in extra):
                raise InputRefused(
                    "E_HEADER_SPREAD",
                    file=job.teller.file,
                    found=heading.text,
                    columns=f"{letters(area.left)}:{letters(area.right)}",
                )
