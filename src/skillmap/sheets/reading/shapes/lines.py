"""One fact a line (person, thing, value): gathered to a row per person with a column per thing."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from skillmap.problems import Problem, problem
from skillmap.sheets.grid import Grid, Raw, Unsure, address, file_rows, is_blank
from skillmap.sheets.layout import Layout, Lines, cell_place
from skillmap.sheets.reading.header import HeadingNames, HeadingRows, find_header, heading_key
from skillmap.sheets.reading.records import find_records
from skillmap.sheets.reading.shapes.columns import field_key
from skillmap.sheets.reading.shapes.table import EMPTY, PlacedValue, ShapedGrid, ShapeTable, merged_values, to_grid
from skillmap.sheets.reading.unread import NOT_READ, lost
from skillmap.sheets.text.ditto import DITTO, is_ditto

EVERYTHING: Mapping[str, str] = MappingProxyType({})
_MARKS = DITTO | {"″"}


def lines_layout(layout: Layout, lines: Lines) -> Layout:
    """The document with one fact a line, as a layout of its own."""
    subject = tuple(replace(layout.field(key), required=False) for key in lines.subject)
    extra = (lines.qualifier,) if lines.qualifier else ()
    return replace(
        layout, fields=(*subject, replace(lines.thing, required=True), *lines.values, *extra), lines=None, matrix=None
    )


def lines_header(grid: Grid, layout: Layout, aliases: Mapping[str, tuple[str, ...]]) -> HeadingRows | None:
    """The headings of a list with one fact a line; None when the sheet is none."""
    if layout.lines is None:
        return None
    own = lines_layout(layout, layout.lines)
    header = find_header(grid, own, HeadingNames(own, aliases))
    if header is None or header.repeated():
        return None
    keys = {heading.key for heading in header.found}
    has_value = any(value.key in keys for value in layout.lines.values)
    return header if has_value and layout.lines.thing.key in keys and keys & set(layout.lines.subject) else None


@dataclass(slots=True)
class _Group:
    """The facts about one subject: its own cells by field key, and a cell per heading."""

    subject: dict[str, PlacedValue]
    facts: dict[str, PlacedValue] = field(default_factory=dict)


def gather(
    file: str, grid: Grid, header: HeadingRows, layout: Layout, lines: Lines, meant: Mapping[str, str] = EVERYTHING
) -> ShapedGrid:
    """A row per subject, in the order of the list. A blank subject is the one above it (told).

    `meant` is what the user said of things that nobody knows: as written -> field (key or heading), "-" = not read.

    The same fact twice is told once more (W_LINE_REPEATED); another value for it is an error (E_LINE_TWICE).
    """
    columns = {heading.key: heading.column for heading in header.found}
    own = lines_layout(layout, lines)
    body = find_records(grid, header, columns, own)
    told: list[Problem] = []
    if body.others:
        place = cell_place(file, grid.name, f"A{body.others[0]}")
        told.append(problem("W_TRAILER_SKIPPED", place, found=file_rows(grid, body.others), count=len(body.others)))
    subjects = [key for key in lines.subject if key in columns]
    groups: dict[tuple[str, ...], _Group] = {}
    headings: dict[str, PlacedValue] = {}
    above: dict[str, PlacedValue] = {}
    carried: list[int] = []
    repeated: list[int] = []
    merged = merged_values(grid)
    known_as = {heading_key(text): _title(layout, one) for text, one in meant.items()}
    thing = EMPTY
    for row in body.records:
        cells = {key: _cell(grid, row, column, merged) for key, column in columns.items()}
        # Sorted by what the lines say: 〃 is the one above, whoever the line is about.
        if is_ditto(grid.at(row, columns[lines.thing.key]), _MARKS):
            cells[lines.thing.key] = thing
        thing = cells[lines.thing.key]
        subject = {key: cells[key] for key in subjects}
        if above and all(is_blank(cell.raw) for cell in subject.values()):
            subject = above
            carried.append(row)
        above = subject
        group = groups.setdefault(tuple(_text(cell.raw) for cell in subject.values()), _Group(subject))
        for heading, cell in _facts(cells, lines, known_as):
            headings.setdefault(
                heading, PlacedValue(heading, cells[lines.thing.key].row, cells[lines.thing.key].column)
            )
            first = group.facts.setdefault(heading, cell)
            if first is not cell and _text(first.raw) != _text(cell.raw):
                # Neither of the two values: which is right nobody knows, so the subject cannot be read.
                group.facts[heading] = _twice(first, cell)
            elif first is not cell:
                repeated.append(row)
    told += _counted(file, grid, "W_PERSON_CARRIED", carried) + _counted(file, grid, "W_LINE_REPEATED", repeated)
    title = {
        one.key: PlacedValue(one.title.ja, header.rows[-1], columns[one.key])
        for one in own.fields
        if one.key in columns
    }
    table = ShapeTable([*(title[key] for key in subjects), *headings.values()])
    for group in groups.values():
        facts = [group.facts.get(heading, EMPTY) for heading in headings]
        table.rows.append([*group.subject.values(), *facts])
    told += _lost(file, grid, header, layout, body.records) + _about_nothing(file, grid, columns, lines, body.records)
    return ShapedGrid(to_grid(grid, [row for row in grid.rows if row < header.rows[0]], table), tuple(told))


def _title(layout: Layout, meant: str) -> str:
    """The heading of a field that the user named; empty where it is not to be read. Raises as `field_key` does."""
    return "" if meant == NOT_READ else layout.field(field_key(layout, meant)).title.ja


def _facts(
    cells: Mapping[str, PlacedValue], lines: Lines, known_as: Mapping[str, str]
) -> list[tuple[str, PlacedValue]]:
    """Heading and cell of what a line says."""
    thing = " ".join(_text(cells[lines.thing.key].raw).split())
    thing = known_as.get(heading_key(thing), thing)
    if not thing:
        return []
    group = _text(cells[lines.qualifier.key].raw) if lines.qualifier and lines.qualifier.key in cells else ""
    found = []
    for number, value in enumerate(lines.values):
        if value.key in cells:
            over = group if number == 0 else value.title.ja
            found.append((f"{thing}({over})" if over else thing, cells[value.key]))
    return found


def _cell(grid: Grid, row: int, column: int, merged: Mapping[tuple[int, int], PlacedValue]) -> PlacedValue:
    raw = grid.at(row, column)
    if raw is None and (row, column) in merged:
        return merged[row, column]
    # 〃 is a blank here, and a blank subject is the one above.
    return PlacedValue(None if is_ditto(raw, _MARKS) else raw, row, column)


def _text(raw: Raw) -> str:
    return "" if raw is None else unicodedata.normalize("NFKC", str(raw)).strip()


def _twice(first: PlacedValue, cell: PlacedValue) -> PlacedValue:
    """A cell that says why the subject cannot be read: two values for one thing."""
    if isinstance(first.raw, Unsure):
        return first
    there = f"{address(first.row, first.column)} {_text(first.raw)}"
    return PlacedValue(Unsure("E_LINE_TWICE", _text(cell.raw), (there,)), cell.row, cell.column)


def _counted(file: str, grid: Grid, code: str, rows: list[int]) -> list[Problem]:
    if not rows:
        return []
    return [problem(code, cell_place(file, grid.name, f"A{rows[0]}"), count=len(rows), found=file_rows(grid, rows))]


def _about_nothing(
    file: str, grid: Grid, columns: Mapping[str, int], lines: Lines, records: Sequence[int]
) -> list[Problem]:
    """Lines with a value that do not say of what."""
    at = columns[lines.thing.key]
    values = [columns[one.key] for one in lines.values if one.key in columns]
    merged = merged_values(grid)
    return [
        problem("E_LINE_NO_THING", cell_place(file, grid.name, address(row, at)), field=lines.thing.title)
        for row in records
        if is_blank(_cell(grid, row, at, merged).raw)
        and not (row != records[0] and is_ditto(grid.at(row, at), _MARKS))
        and not all(is_blank(grid.at(row, c)) for c in values)
    ]


def _lost(file: str, grid: Grid, header: HeadingRows, layout: Layout, records: Sequence[int]) -> list[Problem]:
    """What stands in columns that say nothing here."""
    told = []
    for heading in header.ignored:
        place = cell_place(file, grid.name, address(header.rows[-1], heading.column))
        told.append(problem("W_COLUMN_IGNORED", place, found=" ".join(heading.text.split())[:60], value=""))
    for heading in header.unknown:
        cell = address(header.rows[-1], heading.column)
        raws = [grid.at(row, heading.column) for row in records]
        told.append(lost(file, grid.name, cell, heading.text, raws, layout))
    return told
