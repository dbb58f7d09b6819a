"""Reads one document: checks the file, finds the table, asks what is in doubt, converts, tells every problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from skillmap.day_text import stated_day
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.problems import Problem, problem
from skillmap.sheets.grid import Grid, address, file_rows, letters
from skillmap.sheets.layout import Layout, Reading, Records, TableRows
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.accounting import rows_read, touched_in
from skillmap.sheets.reading.choosing import ChosenSheet, choose_columns, choose_sheet
from skillmap.sheets.reading.doubled import tell_doubled
from skillmap.sheets.reading.doubts import ask_contents, ask_hidden, ask_marks, ask_struck
from skillmap.sheets.reading.filling import fill_blanks, fill_dittos, fill_merged
from skillmap.sheets.reading.footnotes import fill_footnotes
from skillmap.sheets.reading.head import read_head
from skillmap.sheets.reading.header import HeadingRows, heading_key
from skillmap.sheets.reading.opening import Guard, OpenedFile, open_document
from skillmap.sheets.reading.records import Body, block_headings, find_records, is_example, key_field
from skillmap.sheets.reading.rows import TableReader
from skillmap.sheets.reading.shapes.columns import without_used
from skillmap.sheets.reading.telling import Job, Teller
from skillmap.sheets.reading.titles import with_stated_year
from skillmap.sheets.reading.unread import ask_unread, with_headings
from skillmap.sheets.reading.widths import with_own_width
from skillmap.sheets.text.convert import converter

_DEFAULT = ReadOptions()
_BAD_MOST = 10_000
"""After so many rows with errors, more than there are good ones, nobody needs to hear of the next."""


def read(path: Path, layout: Layout, options: ReadOptions = _DEFAULT, guard: Guard | None = None) -> Reading:
    """What a workbook or CSV holds as a document of this layout: the good rows, and every problem with its place.

    Raises InputRefused when the file cannot be used at all, NeedsAnswer (with all questions at once in `problems`) when
    something must be decided by a person.
    """
    opened = open_document(path, layout.limits, options.encoding, guard)
    layout, options = with_headings(opened.grids, layout, options)
    options = with_stated_year(opened.name, opened.grids, layout, options)
    wrong = touched_in(opened, layout, options)
    if wrong:
        raise InputRefused("E_HEADINGS_TOUCHED", wrong, file=opened.name, count=len(wrong))
    reading = read_sheet(opened, choose_sheet(opened, layout, options), layout, options)
    told = rows_read(opened, reading, layout, options)
    return replace(reading, problems=(*reading.problems, *told)) if told else reading


def read_sheet(opened: OpenedFile, choice: ChosenSheet, layout: Layout, options: ReadOptions) -> Reading:
    """What one sheet of an opened file holds. Raises as `read` does."""
    teller = Teller(opened.name, choice.grid.name, choice.grid.moved)
    # A recipe is chosen by the headings without being asked: who reads the result must be able to see by which one.
    if options.recipe:
        teller.about("N_RECIPE_USED", found=options.recipe)
    teller.problems.extend(opened.problems)
    teller.problems.extend(choice.notes)
    is_own = opened.fingerprint is not None and opened.fingerprint.layout == layout.id
    job = Job(choice.grid, choice.header, layout, options, teller, is_own)
    parts, questions = find_parts(job)
    as_of = _as_of(job, opened, parts)
    if layout.as_of and as_of is None:
        questions.append(problem("E_AS_OF_MISSING", teller.place()))
    # All questions at once: a list that asks for one thing after another is opened and closed five times.
    if questions:
        asked = {one.place for one in questions}
        # A column that is asked about need not be told as unknown as well.
        rest = [p for p in teller.finish(layout.fields) if p.code != "N_COLUMN_UNKNOWN" or p.place not in asked]
        raise NeedsAnswer("E_ASK", [*questions, *rest], file=opened.name, count=len(questions))
    # Only now, with every record known: one short number among thousands is a lost zero, many of them are the office's
    # own width.
    job = with_own_width(job, [(part.columns, part.body.records) for part in parts])
    rows, bad, unread = _convert(job, parts)
    # What ○ and △ mean differs from office to office and cannot be read off the sheet; a wrong guess would be a wrong
    # level.
    marks = ask_marks(job, len(rows) + len(bad))
    if marks:
        raise NeedsAnswer("E_ASK", [*marks, *teller.finish(layout.fields)], file=opened.name, count=1)
    head = read_head(job) if layout.head else {}
    if not rows and not bad and not options.leave_out_rows and not head:
        raise InputRefused("E_NO_ROWS", file=opened.name, sheet=choice.grid.name)
    return Reading(
        file=opened.name,
        sheet=choice.grid.name,
        sha256=opened.sha256,
        layout=layout.id,
        as_of=as_of,
        fingerprint=opened.fingerprint,
        rows=rows,
        problems=without_used(teller.finish(layout.fields)),
        header_rows=choice.header.rows,
        columns=MappingProxyType({key: letters(column) for key, column in parts[0].columns.items()}),
        skipped_rows=tuple(sorted({row for part in parts for row in part.body.others})),
        bad_rows=tuple(sorted(bad)),
        unread=unread,
        head=MappingProxyType({key: value for key, (value, _) in head.items()}),
        head_cells=MappingProxyType({key: cell for key, (_, cell) in head.items()}),
        filled=MappingProxyType({key: frozenset(rows) for part in parts for key, rows in part.body.filled.items()}),
        moved=choice.grid.moved,
        headings=MappingProxyType(block_headings(job.grid, parts[0].body) if layout.blocks else {}),
    )


@dataclass(frozen=True, slots=True)
class TablePart:
    """One table of the sheet (several when tables stand side by side)."""

    columns: Mapping[str, int]
    body: Body


def find_parts(job: Job) -> tuple[list[TablePart], list[Problem]]:
    """The tables with their records, filled; and the questions that they raise."""
    questions: list[Problem] = []
    parts: list[TablePart] = []
    for columns in choose_columns(job):
        body = find_records(job.grid, job.header, columns, job.layout, job.options.name_known)
        # A second table below the first has other people or another day; read as one, its headings would be a person.
        if body.second_heads:
            cell = f"A{body.second_heads[0]}"
            raise InputRefused("E_SECOND_TABLE", file=job.teller.file, sheet=job.grid.name, cell=cell)
        # 計 rows and notes below the table are left out by rule; they are named, because one of them may be a person
        # after all.
        if body.others and not (job.is_own and _are_notes(job, body)):
            job.teller.about(
                "W_TRAILER_SKIPPED",
                f"A{body.others[0]}",
                found=file_rows(job.grid, body.others),
                count=len(body.others),
            )
        # First what the sheet itself says, merged cells and 〃: only what is blank after that is in doubt.
        fill_merged(job, body, columns)
        fill_footnotes(job, body, columns)
        _refuse_two_rows(job, body, columns)
        fill_dittos(job, body, columns)
        questions += fill_blanks(job, body, columns)
        questions += ask_hidden(job, body, columns)
        questions += ask_struck(job, body, columns)
        questions += [] if job.is_own else [*ask_contents(job, body, columns), *ask_unread(job, body, tuple(columns))]
        parts.append(TablePart(columns, body))
    if job.grid.ghost:
        job.teller.about("W_GHOST_RANGE", job.grid.ghost)
    return parts, questions


def _are_notes(job: Job, body: Body) -> bool:
    """Whether the rows that are no records are the notes that we write below a table ourselves: text in A alone."""
    last = max(body.records, default=0)
    rows = job.grid.rows
    return all((row > last and len(rows[row]) == 1) or is_example(rows[row]) for row in body.others)


def _refuse_two_rows(job: Job, body: Body, columns: Mapping[str, int]) -> None:
    """Refuses records of two rows each that are not merged: the key is blank in exactly every second record."""
    field = key_field(job.layout, columns)
    key = columns[field.key]
    # Where a blank may mean 'as above' it is asked about.
    if field.fills_down:
        return
    # Forms made for paper give a person two lines. Two or three rows could be so by chance.
    if len(body.records) < 4 or job.grid.at(body.records[1], key) is not None:
        return
    blank = [job.grid.at(row, key) is None for row in body.records]
    if len(blank) % 2 == 0 and all(blank[1::2]) and not any(blank[::2]):
        cell = address(body.records[0], key)
        raise InputRefused("E_TWO_ROW_RECORD", file=job.teller.file, sheet=job.grid.name, cell=cell)


def _as_of(job: Job, opened: OpenedFile, parts: list[TablePart]) -> date | None:
    """The day the document states: the user's, else the title's, else a note's, else the fingerprint's."""
    given = job.options.as_of
    if not job.layout.as_of:
        return given
    stated = _stated(job.grid, job.header, parts)
    # What a person typed above the table is newer than the mark that we wrote into the file when it went out.
    if stated is None and opened.fingerprint and opened.fingerprint.layout == job.layout.id:
        stated = _iso_day(opened.fingerprint.as_of)
    if given and stated and given != stated:
        job.teller.about("W_AS_OF_DIFFERS", found=stated, value=given)
    return given or stated or _latest(job, parts)


def _latest(job: Job, parts: Sequence[TablePart]) -> date | None:
    """The latest day of records that all say their own."""
    field = next((one for one in job.layout.fields if one.key == job.layout.own_days), None)
    if field is None or any(field.key not in part.columns for part in parts):
        return None
    read = converter(field, job.options)
    days = [read(job.grid.at(row, part.columns[field.key]))[0] for part in parts for row in part.body.records]
    return max(days) if days and all(days) else None


def stated_above(grid: Grid, header: HeadingRows) -> date | None:
    """The day that a line above the headings or the sheet's name states."""
    return _stated(grid, header, [])


def _stated(grid: Grid, header: HeadingRows, parts: list[TablePart]) -> date | None:
    others = [row for part in parts for row in part.body.others]
    above = [row for row in grid.rows if row < header.rows[0]]
    for row in [*above, *others]:
        label = False
        for value in grid.rows[row]:
            if label and isinstance(value, date):
                return date(value.year, value.month, value.day)
            if label and isinstance(value, int):
                value = str(value)  # noqa: PLW2901 - 20260401 as a number is a day as well
            if isinstance(value, str):
                found = stated_day(f"{value}現在" if label else value)
                if found:
                    return found
                # The word and the day often stand in two cells side by side; the day alone could be a print date.
                label = label or heading_key(value) in (
                    "基準日",
                    "現在日",
                    "asof",
                    "作成基準日",
                    "評価日",
                    "評価年月日",
                    "評価基準日",
                )
    return stated_day(grid.name)


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _convert(job: Job, parts: list[TablePart]) -> tuple[Records, set[int], Records]:
    """The good records, the numbers of the bad ones, and what could be read of these."""
    tables: list[TableRows] = []
    partly: list[TableRows] = []
    bad: set[int] = set()
    for part in parts:
        table = TableReader(job, part.columns)
        numbers: list[int] = []
        data: list[tuple[Any, ...]] = []
        out = job.options.leave_out_rows
        for block in table.read([row for row in part.body.records if row not in out]):
            numbers += block.numbers
            data += block.data
            bad.update(block.bad)
            # Another file, or one whose columns have slipped: telling 170,000 equal mistakes helps nobody and takes
            # minutes.
            if len(bad) >= _BAD_MOST and len(bad) > len(numbers) + sum(len(one.numbers) for one in tables):
                stopped = problem("E_TOO_MANY_BAD", job.teller.place(), count=len(bad), found=max(bad))
                job.teller.problems.insert(0, stopped)
                return Records((*tables, table.rows(numbers, data))), bad, Records()
        table.tell_formulas()
        tables.append(table.rows(numbers, data))
        if bad:
            doubled = tell_doubled(job, part.columns, Records(tuple(tables)), bad)
            partly += [table.partly(), *(_parted(one, doubled)[0] for one in tables if doubled)]
            tables = [_parted(one, doubled)[1] if doubled else one for one in tables]
            bad |= doubled
    return Records(tuple(tables)), bad, Records(tuple(partly))


def _parted(table: TableRows, some: set[int]) -> tuple[TableRows, TableRows]:
    """Some records of a table, and the others."""
    every = list(zip(table.numbers, table.data, strict=True))
    parts = [[one for one in every if (one[0] in some) is wanted] for wanted in (True, False)]
    first, rest = (replace(table, numbers=[no for no, _ in one], data=[data for _, data in one]) for one in parts)
    return first, rest
