"""What a sheet hides or strikes out: asked, or handled as the user said."""

from collections.abc import Mapping

from skillmap.problems import Problem, problem
from skillmap.sheets.grid import address, letters, marked, spans
from skillmap.sheets.layout import Kind
from skillmap.sheets.reading.records import Body, key_field
from skillmap.sheets.reading.telling import Job, shown
from skillmap.words import Fact


def ask_hidden(job: Job, body: Body, columns: Mapping[str, int]) -> list[Problem]:
    """The question about hidden rows and columns; empty when there are none or the user has answered."""
    grid = job.grid
    rows = [row for row in body.records if row in grid.hidden_rows]
    hidden = [column for column in columns.values() if column in grid.hidden_columns]
    if not rows and not hidden:
        return []
    names = ", ".join(letters(column) for column in hidden)
    facts: dict[str, Fact] = {"found": spans(rows) or "－", "columns": names or "－", "count": len(rows)}
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


def ask_struck(job: Job, body: Body, columns: Mapping[str, int]) -> list[Problem]:
    """The question about rows and cells that are struck out; tells of texts that are struck out in part."""
    rows, cells = _struck(job, body, columns)
    if not rows and not cells:
        return []
    found = ", ".join(filter(None, [spans(rows), *(address(*cell) for cell in cells[:20])]))
    place = f"A{rows[0]}" if rows else address(*cells[0])
    facts: dict[str, Fact] = {"found": found, "count": len(rows) + len(cells)}
    if job.options.strike == "ask":
        return [problem("W_STRIKE_ROW", job.teller.place(place), **facts)]
    if job.options.strike == "include":
        job.teller.about("N_STRIKE_READ", place, **facts)
        return []
    struck = set(rows)
    body.records[:] = [row for row in body.records if row not in struck]
    for row, column in cells:
        _blank(job, row, column)
    job.teller.about("N_STRIKE_SKIPPED", place, **facts)
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
        if struck & leading:
            rows.append(row)
        else:
            cells += [(row, column) for column in sorted(struck)]
    return rows, cells


def _blank(job: Job, row: int, column: int) -> None:
    cells = job.grid.rows[row]
    if column <= len(cells):
        cells[column - 1] = None
