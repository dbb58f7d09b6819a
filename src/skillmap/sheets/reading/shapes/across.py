"""Things down and people across, as tables on a wall are: turned so that every person has a row."""

import re
from collections.abc import Mapping, Sequence

from skillmap.problems import problem
from skillmap.sheets.grid import Grid, Raw, address
from skillmap.sheets.layout import Kind, Layout, cell_place
from skillmap.sheets.reading.header import HeadingNames, heading_key
from skillmap.sheets.reading.records import is_thing
from skillmap.sheets.reading.shapes.table import EMPTY, PlacedValue, ShapedGrid, ShapeTable, merged_values, to_grid
from skillmap.sheets.text.people import read_code, read_name

_COLUMNS, _ROWS = 8, 200
"""How far from the corner the names of the things are looked for."""
_LEAST = 2
_HEADS = 6
"""Rows above the things that may say who stands there."""
_SHARE = 0.5
_UNIT = re.compile("[局部課係室所班]$")


def things_column(grid: Grid, layout: Layout, aliases: Mapping[str, tuple[str, ...]]) -> tuple[int, list[int]] | None:
    """The column that names fields of the layout one below the other, and these rows; None when there is none."""
    if layout.lines is None:
        return None
    names = HeadingNames(layout, aliases)
    subject = set(layout.lines.subject)
    best: tuple[int, list[int]] | None = None
    for column in range(1, _COLUMNS + 1):
        rows = []
        for row in list(grid.rows)[:_ROWS]:
            text = grid.at(row, column)
            match = names.match((text,)) if isinstance(text, str) and text.strip() and len(text) <= 80 else None
            if match and match[0] not in subject:
                rows.append(row)
        if len(rows) >= _LEAST and (best is None or len(rows) > len(best[1])):
            best = column, rows
    return best


def turn(file: str, grid: Grid, layout: Layout, aliases: Mapping[str, tuple[str, ...]]) -> ShapedGrid | None:
    """The sheet with a row per person; None when no people stand above the columns."""
    found = things_column(grid, layout, aliases)
    if found is None or layout.lines is None:
        return None
    column, things = found
    merged = merged_values(grid)
    names = HeadingNames(layout, aliases)
    last = _last_thing(grid, column, max(things))
    inside = [row for row in grid.rows if things[0] <= row <= last]
    people = sorted(
        {c for row in things for c, raw in enumerate(grid.rows[row], 1) if c > column and raw is not None}
        | {c for row in _above(grid, things[0]) for c in range(column + 1, len(grid.rows[row]) + 1) if grid.at(row, c)}
    )
    heads = _head_rows(grid, things[0], people, merged)
    apart = [c for c in people if _is_apart(grid, c, heads, inside, merged)]
    people = [c for c in people if c not in apart]
    if not heads or not people:
        return None
    labels = [_label(grid, row, column, people, names, layout, merged) for row in heads]
    if not any(label[1] for label in labels):
        return None
    blank = [row for row in inside if _blank_name(grid, row, column)]
    table = ShapeTable([*(PlacedValue(text, row, column) for (text, _), row in zip(labels, heads, strict=True))])
    rows = [row for row in inside if row not in blank]
    table.headings += [PlacedValue(grid.at(row, column), row, column) for row in rows]
    for person in people:
        head = [merged.get((row, person), PlacedValue(grid.at(row, person), row, person)) for row in heads]
        if all(cell.raw is None for cell in head):
            # A column without a person: the share or the sum of each thing, told below.
            continue
        table.rows.append([*head, *(PlacedValue(grid.at(row, person), row, person) for row in rows)])
    below = [row for row in grid.rows if row > last]
    told = [problem("N_TURNED", cell_place(file, grid.name, address(things[0], column)), count=len(table.rows))]
    nameless = [c for c in people if all(merged.get((r, c), PlacedValue(grid.at(r, c))).raw is None for r in heads)]
    nobody = sorted([*apart, *nameless])
    told += [problem("W_COLUMN_NOBODY", cell_place(file, grid.name, address(things[0], c))) for c in nobody]
    for row in (*blank, *below):
        cells = [c for c, raw in enumerate(grid.rows[row], 1) if raw is not None]
        if cells:
            place = cell_place(file, grid.name, address(row, cells[0]))
            told.append(problem("W_TRAILER_SKIPPED", place, found=str(row), count=1))
    above = [row for row in grid.rows if row < heads[0]]
    return ShapedGrid(to_grid(grid, above, _padded(table)), tuple(told))


def _last_thing(grid: Grid, column: int, last: int) -> int:
    """The last row of the things: also those right below the known ones that have a name and something beside it."""
    for row in (row for row in grid.rows if row > last):
        text = grid.at(row, column)
        beside = any(raw is not None for raw in grid.rows[row][column:])
        if not isinstance(text, str) or not beside or not is_thing(text):
            break
        last = row
    return last


def _is_apart(
    grid: Grid, column: int, heads: Sequence[int], inside: Sequence[int], merged: Mapping[tuple[int, int], PlacedValue]
) -> bool:
    """Whether a column is about the things themselves (説明, 基準), and not about a person."""
    texts = [merged.get((row, column), PlacedValue(grid.at(row, column))).raw for row in heads]
    if any(isinstance(text, str) and _ABOUT_THINGS.search(text) for text in texts):
        return True
    raws = [raw for row in inside if (raw := grid.at(row, column)) is not None]
    wordy = sum(isinstance(raw, str) and len(raw.strip()) > _LONGEST_MARK for raw in raws)
    return bool(raws) and wordy > _SHARE * len(raws)


_ABOUT_THINGS = re.compile(
    r"(?:説明|定義|内容|分類|カテゴリー?|備考|基準|レベル|目標|合計|平均|人数|番号|区分|No\.?)$", re.IGNORECASE
)
_LONGEST_MARK = 12


def _padded(table: ShapeTable) -> ShapeTable:
    width = len(table.headings)
    for row in table.rows:
        row.extend([EMPTY] * (width - len(row)))
    return table


def _above(grid: Grid, first: int) -> list[int]:
    return [row for row in grid.rows if first - _HEADS <= row < first]


def _head_rows(
    grid: Grid, first: int, people: Sequence[int], merged: Mapping[tuple[int, int], PlacedValue]
) -> list[int]:
    """The rows above the things, next to them, in which most of the people's columns say something."""
    heads: list[int] = []
    for row in reversed(_above(grid, first)):
        filled = sum(grid.at(row, c) is not None or (row, c) in merged for c in people)
        # Upwards from the things: the rows about people fill most columns, a title above them one.
        if filled < max(1, _SHARE * len(people)):
            break
        heads.insert(0, row)
    return heads


def _label(
    grid: Grid,
    row: int,
    column: int,
    people: Sequence[int],
    names: HeadingNames,
    layout: Layout,
    merged: Mapping[tuple[int, int], PlacedValue],
) -> tuple[str, bool]:
    """What a head row is about, as a heading, and whether it says who: its own label, else what its cells look like."""
    subject = set(layout.lines.subject) if layout.lines else set()
    cells = [merged.get((row, c), PlacedValue(grid.at(row, c))).raw for c in people]
    texts = [text for c in range(column, 0, -1) if isinstance(text := grid.at(row, c), str) and text.strip()]
    for text in texts:
        match = names.match((text,))
        if match and match[0] in subject:
            kind = layout.field(match[0]).kind
            return text, kind in (Kind.CODE, Kind.NAME)
    for kind, fits in ((Kind.CODE, _is_code), (Kind.NAME, _is_name)):
        filled = [raw for raw in cells if raw is not None]
        # Most of them: a number may be missing, or one cell say something else.
        if filled and sum(map(fits, filled)) >= max(1, 0.8 * len(filled)):
            title = next((one.title.ja for one in layout.fields if one.kind is kind), "")
            if title:
                return title, True
    return (texts[0] if texts else f"{row}"), False


def _is_code(raw: Raw) -> bool:
    # Levels and ages are short; a number of four digits and more is one that is a name.
    if isinstance(raw, int):
        return raw >= 1000
    return isinstance(raw, str) and any(c.isdigit() for c in raw) and read_code(raw, 0)[0] is not None


def _is_name(raw: Raw) -> bool:
    if not isinstance(raw, str) or not 2 <= len(raw.strip()) <= 20 or _is_code(raw):
        return False
    is_unit = _UNIT.search(raw.strip()) is not None and len(raw.split()) == 1
    return not is_unit and read_name(raw)[0] is not None


def _blank_name(grid: Grid, row: int, column: int) -> bool:
    text = grid.at(row, column)
    return not (isinstance(text, str) and heading_key(text))
