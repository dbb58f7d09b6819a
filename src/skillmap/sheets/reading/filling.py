"""'As above': merged cells, 〃, and blanks that may mean it. Fills the grid in place and says what it filled."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from skillmap.errors import InputRefused
from skillmap.problems import Problem, problem
from skillmap.sheets.grid import Grid, Range, Raw, address, count_rows, file_rows, letters
from skillmap.sheets.layout import Field, Kind
from skillmap.sheets.reading.header import heading_key
from skillmap.sheets.reading.records import Body, key_field
from skillmap.sheets.reading.telling import Job
from skillmap.sheets.text.ditto import DITTO, WEAK_DITTO, is_ditto


def _put(grid: Grid, row: int, column: int, value: Raw) -> None:
    cells = grid.rows[row]
    if column > len(cells):
        cells.extend([None] * (column - len(cells)))
    cells[column - 1] = value


def _is_blank(value: Raw) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def fill_merged(job: Job, body: Body, columns: Mapping[str, int]) -> None:
    """Gives every record of a merged range the text of its first cell, and says so.

    Raises InputRefused (E_TWO_ROW_RECORD) when the key itself is merged over rows with content of their own.
    """
    grid, layout, teller = job.grid, job.layout, job.teller
    by_column = {column: key for key, column in columns.items()}
    records = set(body.records)
    key = key_field(layout, columns)
    key_column, fills_down = columns[key.key], key.fills_down
    filled: list[tuple[int, str]] = []
    for area in grid.merges:
        inside = [column for column in by_column if area.left <= column <= area.right]
        if area.bottom == area.top or len(inside) != 1 or (area.bottom not in records and not _covers(area, records)):
            continue
        column = inside[0]
        # A timetable has a course once over all its days; a person has one row.
        if column == key_column and not fills_down:
            raise InputRefused("E_TWO_ROW_RECORD", file=teller.file, sheet=grid.name, cell=address(area.top, column))
        value = grid.at(area.top, area.left)
        rows = [row for row in range(area.top + 1, area.bottom + 1) if row in records]
        for row in rows:
            _put(grid, row, column, value)
        body.filled.setdefault(by_column[column], set()).update(rows)
        if rows and value is not None:
            filled.append((area.top, f"{letters(column)}{area.top}-{area.bottom}"))
    if filled:
        ranges = [text for _, text in sorted(filled)]
        teller.about("W_MERGED_FILLED", ranges[0].partition("-")[0], count=len(ranges), found=_some(ranges))


def _covers(area: Range, records: set[int]) -> bool:
    return any(row in records for row in range(area.top + 1, area.bottom))


def _some(texts: Sequence[str], most: int = 12) -> str:
    return ", ".join(texts[:most]) + (" …" if len(texts) > most else "")


def fill_dittos(job: Job, body: Body, columns: Mapping[str, int]) -> None:
    """Replaces 〃, 同上 and their like by the value above, in every column but the key and personal names."""
    grid, layout, teller = job.grid, job.layout, job.teller
    # Each different value once: most lists have no such mark and are done here.
    distinct = set(chain.from_iterable(grid.rows.values()))
    if not any(is_ditto(value, WEAK_DITTO) for value in distinct):
        return
    key = key_field(layout, columns).key
    for field in layout.fields:
        # 々 is a letter of names (佐々木), and nobody is the same person as the one above.
        if field.key not in columns or field.kind in (Kind.NAME, Kind.CODE, Kind.KANA):
            continue
        if field.key == key and not field.fills_down:
            continue
        column = columns[field.key]
        marks = WEAK_DITTO if field.fills_down else DITTO
        if not any(is_ditto(value, marks) for value in _values(grid, column)):
            continue
        above: Raw = None
        rows: list[int] = []
        for row in body.records:
            value = grid.at(row, column)
            if is_ditto(value, marks):
                if above is not None:
                    _put(grid, row, column, above)
                    rows.append(row)
            # Where a blank may mean 'as above' itself, it does not end what stands above.
            elif not _is_blank(value) or not field.fills_down:
                above = value
        if rows:
            body.filled.setdefault(field.key, set()).update(rows)
            teller.about(
                "W_DITTO_FILLED",
                address(rows[0], column),
                field=field.title,
                count=count_rows(grid, rows),
                found=file_rows(grid, rows),
            )


def _values(grid: Grid, column: int) -> set[Raw]:
    """What stands in a column, each value once."""
    return {row[column - 1] for row in grid.rows.values() if len(row) >= column}


def fill_blanks(job: Job, body: Body, columns: Mapping[str, int]) -> list[Problem]:
    """Fills blanks downwards in the fields the user named; otherwise asks when blanks look like 'as above'.

    A field's value above does not reach past a change in a field before it: a new section has no old subsection.
    """
    grid, layout, teller = job.grid, job.layout, job.teller
    fields = [field for field in layout.fields if field.fills_down and field.key in columns]
    if job.options.fill_down is None:
        return [] if job.is_own else _doubts(job, body, columns, fields)
    wanted = {_key_of(text, job) for text in job.options.fill_down} - {""}
    count: dict[str, list[int]] = {}
    for row, key, value in _below(grid, body.records, columns, fields):
        if key in wanted:
            _put(grid, row, columns[key], value)
            count.setdefault(key, []).append(row)
    for key, rows in count.items():
        body.filled.setdefault(key, set()).update(rows)
        teller.about(
            "W_BLANK_FILLED",
            address(rows[0], columns[key]),
            field=layout.field(key).title,
            count=count_rows(grid, rows),
            found=file_rows(grid, rows),
        )
    return []


def _below(
    grid: Grid, records: Sequence[int], columns: Mapping[str, int], fields: Sequence[Field]
) -> Iterator[tuple[int, str, Raw]]:
    """The blanks that have something above them: row, field, and the value that would fill it."""
    above: dict[str, Raw] = {}
    for row in records:
        changed = False
        for field in fields:
            value = grid.at(row, columns[field.key])
            if not _is_blank(value):
                changed = changed or value != above.get(field.key)
                above[field.key] = value
            # A new 課 begins without the 係 of the one before.
            elif changed:
                above.pop(field.key, None)
            elif field.key in above:
                yield row, field.key, above[field.key]


def _key_of(text: str, job: Job) -> str:
    """The field that the user names by key or heading; empty for "none". Raises InputRefused (E_FILL_DOWN)."""
    wanted = heading_key(text)
    if wanted in ("なし", "none"):
        return ""
    fields = [field for field in job.layout.fields if field.fills_down]
    for field in fields:
        if wanted in map(heading_key, (field.key, field.title.ja, field.title.en, *field.equals, *field.aliases)):
            return field.key
    raise InputRefused("E_FILL_DOWN", found=text, expected=tuple(field.title for field in fields))


def _doubts(job: Job, body: Body, columns: Mapping[str, int], fields: list[Field]) -> list[Problem]:
    """The question about blanks: when the sheet uses 〃 elsewhere, or when stretches of a higher unit are blank."""
    grid, teller = job.grid, job.teller
    ditto_used = any(told.code == "W_DITTO_FILLED" for told in teller.problems)
    # A row of a CSV whose fields have slipped says nothing about blanks.
    whole = [row for row in body.records if row not in grid.bad_width]
    # Where no blank has anything above it (heads of departments and sections), either answer means the same.
    open_fields = {key for _, key, _ in _below(grid, whole, columns, fields)}
    questions: list[Problem] = []
    for position, field in enumerate(fields):
        if field.key not in open_fields:
            continue
        column = columns[field.key]
        blank = [row for row in whole if _is_blank(grid.at(row, column))]
        if not blank or len(blank) == len(whole):
            continue
        deeper = [columns[other.key] for other in fields[position + 1 :]]
        holes = [row for row in blank if not position or any(not _is_blank(grid.at(row, c)) for c in deeper)]
        # A few blanks are people without a 係; a third of them is a sheet that writes each name once (figures of ours).
        many = len(holes) >= 2 and len(holes) >= 0.3 * len(whole) and whole[0] not in holes
        if ditto_used or many:
            place = teller.place(address(blank[0], column))
            questions.append(
                problem(
                    "E_BLANK_REQUIRED",
                    place,
                    field=field.title,
                    count=len(blank),
                    found=file_rows(grid, blank),
                    value="",
                    expected="",
                )
            )
    return questions
