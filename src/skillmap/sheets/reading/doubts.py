"""What a sheet hides or strikes out: asked, or handled as the user said."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from skillmap.day_text import read_day
from skillmap.problems import Problem, problem
from skillmap.sheets.grid import Grid, address, file_rows, letters, marked
from skillmap.sheets.layout import Kind
from skillmap.sheets.reading.records import Body, key_field
from skillmap.sheets.reading.telling import Job, shown
from skillmap.sheets.text.convert import mark_key
from skillmap.words import Fact, message


def ask_hidden(job: Job, body: Body, columns: Mapping[str, int]) -> list[Problem]:
    """The question about hidden rows and columns; empty when there are none or the user has answered."""
    grid = job.grid
    rows = [row for row in body.records if row in grid.hidden_rows]
    hidden = [column for column in columns.values() if column in grid.hidden_columns]
    if not rows and not hidden:
        return []
    names = ", ".join(letters(column) for column in hidden)
    where = _where(grid, rows, names, "sheets.where.columns")
    facts: dict[str, Fact] = {"found": file_rows(grid, rows), "columns": names, "where": where, "count": len(rows)}
    place = f"A{rows[0]}" if rows else f"{letters(hidden[0])}1"
    if job.options.hidden == "ask":
        return [problem("W_HIDDEN_ROWS", job.teller.place(place), **facts)]
    if job.options.hidden == "include":
        job.teller.about("N_HIDDEN_READ", place, **facts)
        return []
    body.records[:] = [row for row in body.records if row not in grid.hidden_rows]
    for row in body.records:
        for column in hidden:
            _blank(job, row, column)
    job.teller.about("N_HIDDEN_SKIPPED", place, **facts)
    return []


def _where(grid: Grid, rows: list[int], names: str, key: str) -> Fact:
    """Rows, and columns or cells by their names; what there is none of is not spoken of."""
    found = [message("sheets.where.rows", rows=file_rows(grid, rows))] if rows else []
    return (*found, *([message(key, names=names)] if names else []))


def ask_struck(job: Job, body: Body, columns: Mapping[str, int]) -> list[Problem]:
    """The question about rows and cells that are struck out; tells of texts that are struck out in part."""
    rows, cells = _struck(job, body, columns)
    if not rows and not cells:
        return []
    names = ", ".join(address(*cell) for cell in cells[:20])
    place = f"A{rows[0]}" if rows else address(*cells[0])
    facts: dict[str, Fact] = {
        "found": _where(job.grid, rows, names, "sheets.where.cells"), "count": len(rows) + len(cells),
    }  # fmt: skip
    if job.options.strike == "ask":
        return [problem("W_STRIKE_ROW", job.teller.place(place), **facts)]
    if job.options.strike == "include":
        job.teller.about("W_STRIKE_READ", place, **facts)
        return []
    struck = set(rows)
    body.records[:] = [row for row in body.records if row not in struck]
    for row, column in cells:
        _blank(job, row, column)
    job.teller.about("W_STRIKE_SKIPPED", place, **facts)
    return []


def _struck(job: Job, body: Body, columns: Mapping[str, int]) -> tuple[list[int], list[tuple[int, int]]]:
    """Rows whose key or name is struck out, and single struck cells of other rows."""
    grid = job.grid
    if not grid.struck and not grid.struck_parts:
        return [], []
    key = key_field(job.layout, columns).key
    present = [one for one in job.layout.fields if one.key in columns]
    leading = {columns[one.key] for one in present if one.key == key or one.kind is Kind.NAME}
    mapped = set(columns.values())
    rows: list[int] = []
    cells: list[tuple[int, int]] = []
    for row in body.records:
        for column in set(marked(grid.struck_parts.get(row, 0))) & mapped:
            job.teller.about("W_STRIKE_TEXT", address(row, column), found=shown(grid.at(row, column)))
        struck = set(marked(grid.struck.get(row, 0))) & mapped
        # Struck out where it says who it is, the whole row is meant; a struck grade alone is the old grade.
        if struck & leading:
            rows.append(row)
        else:
            cells += [(row, column) for column in sorted(struck)]
    return rows, cells


_LOOKED_AT, _FEW, _MOST_OF = 200, 2, 0.8


def ask_contents(job: Job, body: Body, columns: Mapping[str, int]) -> list[Problem]:
    """The question about columns of words (units, grades, roles) that hold days: their heading means something else."""
    questions: list[Problem] = []
    for field in job.layout.fields:
        if field.key not in columns or field.kind is not Kind.TEXT or field.max_length > _WORDS:
            continue
        cells = [job.grid.at(row, columns[field.key]) for row in body.records[:_LOOKED_AT]]
        filled = [raw for raw in cells if raw is not None]
        days = [raw for raw in filled if isinstance(raw, date) or (isinstance(raw, str) and read_day(raw).day)]
        if len(days) >= _FEW and len(days) >= _MOST_OF * len(filled):
            place = job.teller.place(address(body.records[0], columns[field.key]))
            found = tuple(shown(raw) for raw in days[:3])
            questions.append(problem("E_COLUMN_DAYS", place, field=field.title, found=found))
    return questions


_WORDS = 100
"""Characters of a field that holds words; remarks are longer and may hold anything."""
_MARKS, _LONGEST_MARK, _MARKS_SHARE = 12, 12, 0.3
"""So many different marks at most, so long, and in so large a share of the cells: else they are slips of the pen."""


def ask_marks(job: Job, records: int) -> list[Problem]:
    """The question what ◎○△ or words mean, when a good part of the levels is written so; their errors go."""
    wrong = [one for one in job.teller.problems if one.code == "E_LEVEL"]
    # Ａ and A, ○ and 〇 are one mark: whoever says what it means says it once.
    spelled = {mark_key(text): text for one in reversed(wrong) if (text := str(one.facts["found"]))}
    counts = Counter(spelled[mark_key(text)] for one in wrong if (text := str(one.facts["found"])))
    columns = {one.key for one in job.layout.fields if one.kind is Kind.LEVEL}
    read = sum(heading.key in columns for heading in job.header.found)
    # Digits are levels off the scale, not marks.
    are_marks = all(len(mark) <= _LONGEST_MARK and not mark.isdecimal() for mark in counts)
    if not counts or len(counts) > _MARKS or not are_marks or len(wrong) < _MARKS_SHARE * records * read * _filled(job):
        return []
    job.teller.problems[:] = [one for one in job.teller.problems if one.code != "E_LEVEL"]
    found = tuple(f"{mark} ({count})" for mark, count in counts.most_common())
    example = ",".join(f"{mark}=" for mark in counts)
    return [problem("E_MARKS", wrong[0].place, found=found, expected=str(wrong[0].facts["expected"]), value=example)]


def _filled(job: Job) -> float:
    """Which share of the cells under the headings of levels says anything."""
    columns = {one.key for one in job.layout.fields if one.kind is Kind.LEVEL}
    read = [heading.column for heading in job.header.found if heading.key in columns]
    rows = [cells for row, cells in job.grid.rows.items() if row > job.header.rows[-1]]
    full = sum(len(cells) >= column and cells[column - 1] is not None for cells in rows for column in read)
    return full / max(1, len(rows) * len(read))


def _blank(job: Job, row: int, column: int) -> None:
    cells = job.grid.rows[row]
    if column <= len(cells):
        cells[column - 1] = None
