"""Columns side by side for the first and the second of something (正 | 副): a row for each, with its rank."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from skillmap.problems import problem
from skillmap.sheets.grid import Grid, Raw, address
from skillmap.sheets.layout import Kind, Layout, cell_place
from skillmap.sheets.reading.header import HeadingNames, heading_key
from skillmap.sheets.reading.shapes.table import PlacedValue, ShapedGrid, ShapeTable, merged_values, to_grid
from skillmap.sheets.reading.sums import is_line_of_counts

_WHO = (Kind.CODE, Kind.NAME, Kind.KANA)


@dataclass(frozen=True, slots=True)
class RankedColumns:
    """The heading rows (one or two), and for each rank from 1 the columns of its fields by key."""

    rows: tuple[int, ...]
    columns: tuple[Mapping[str, int], ...]


def ranked_columns(grid: Grid, layout: Layout, aliases: Mapping[str, tuple[str, ...]]) -> RankedColumns | None:
    """The columns of several ranks; None when the sheet has none of them, or of one rank alone."""
    if layout.ranked is None:
        return None
    words = [set(map(heading_key, one)) for one in layout.ranked.words]
    rows = list(islice(grid.rows, layout.limits.headings))
    for row, below in zip(rows, [*rows[1:], 0], strict=False):
        keys = [heading_key(raw) if isinstance(raw, str) else "" for raw in grid.rows[row]]
        starts = [next((at for at, key in enumerate(keys, 1) if key in group), 0) for group in words]
        if not all(starts):
            continue
        names = HeadingNames(layout, aliases)
        grouped = _people(tuple(_below(grid, row, below, start, names) for start in starts) if below else (), layout)
        if grouped:
            return RankedColumns((row, below), grouped)
        alone = tuple({_kind_of(grid, row, start, layout): start} for start in starts)
        return RankedColumns((row,), alone)
    return None


def _people(groups: Sequence[Mapping[str, int]], layout: Layout) -> tuple[dict[str, int], ...]:
    """Who is meant in each group, and what every group says of them (職名); empty where a group names nobody."""
    common = set.intersection(*map(set, groups)) if groups else set()
    if not all(any(layout.field(key).kind in _WHO for key in one) for one in groups):
        return ()
    return tuple(
        {key: column for key, column in one.items() if key in common or layout.field(key).kind in _WHO}
        for one in groups
    )


def _below(grid: Grid, row: int, below: int, start: int, names: HeadingNames) -> dict[str, int]:
    """The fields in the row below a group heading, up to the next one."""
    end = start + 1
    while end <= len(grid.rows[below]) and _is_blank(grid.at(row, end)):
        end += 1
    found: dict[str, int] = {}
    for column in range(start, end):
        raw = grid.at(below, column)
        match = names.match((raw,)) if isinstance(raw, str) and raw.strip() else None
        if match is not None:
            found.setdefault(match[0], column)
    return found


def _kind_of(grid: Grid, row: int, column: int, layout: Layout) -> str:
    """Whether a column without a heading of its own below holds numbers or names."""
    raws = [raw for one in grid.rows if one > row and not _is_blank(raw := grid.at(one, column))]
    numbers = sum(isinstance(raw, int) or (isinstance(raw, str) and _plain(raw).isdecimal()) for raw in raws)
    kind = Kind.CODE if raws and 2 * numbers > len(raws) else Kind.NAME
    return next(one.key for one in layout.fields if one.kind is kind)


def side_by_side(file: str, grid: Grid, ranked: RankedColumns, layout: Layout) -> ShapedGrid:
    """A row for each rank that names anybody, and one where none does; told (N_RANKED_COLUMNS)."""
    if layout.ranked is None:
        return ShapedGrid(grid)
    taken = {column for columns in ranked.columns for column in columns.values()}
    top, last = ranked.rows[0], ranked.rows[-1]
    width = max(len(cells) for cells in grid.rows.values())
    fixed = [column for column in range(1, width + 1) if column not in taken]
    keys = list(dict.fromkeys(key for columns in ranked.columns for key in columns))
    who = {key for key in keys if layout.field(key).kind in _WHO}
    merged = merged_values(grid)
    rank = layout.field(layout.ranked.field).title.ja
    head = [
        *(_heading(grid, ranked.rows, column) for column in fixed),
        *(PlacedValue(layout.field(key).title.ja, last, ranked.columns[0].get(key, min(taken))) for key in keys),
        PlacedValue(rank),
    ]
    table = ShapeTable(head)
    for row in (row for row in grid.rows if row > last):
        about = [merged.get((row, column), PlacedValue(grid.at(row, column), row, column)) for column in fixed]
        named = [[_person(grid, row, columns.get(key)) for key in keys] for columns in ranked.columns]
        some = [
            (no, cells)
            for no, cells in enumerate(named, 1)
            if not all(_is_blank(cell.raw) for cell, key in zip(cells, keys, strict=True) if key in who)
        ]
        lines = [[*about, *cells, PlacedValue(no, cells[0].row, cells[0].column)] for no, cells in some]
        table.rows += [about] if is_line_of_counts(grid.rows[row]) else lines or [about]
    place = cell_place(file, grid.name, address(top, min(taken)))
    found = tuple(str(grid.at(top, min(columns.values()))).strip() for columns in ranked.columns)
    told = problem("N_RANKED_COLUMNS", place, found=found, field=layout.field(layout.ranked.field).title)
    return ShapedGrid(to_grid(grid, [row for row in grid.rows if row < top], table), (told,))


def _person(grid: Grid, row: int, column: int | None) -> PlacedValue:
    return PlacedValue(None) if column is None else PlacedValue(grid.at(row, column), row, column)


def _heading(grid: Grid, rows: Sequence[int], column: int) -> PlacedValue:
    for row in reversed(rows):
        raw = grid.at(row, column)
        if not _is_blank(raw):
            return PlacedValue(raw, row, column)
    return PlacedValue(None, rows[-1], column)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _is_blank(raw: Raw) -> bool:
    return raw is None or (isinstance(raw, str) and _plain(raw) in _NOTHING)


_NOTHING = frozenset({"", "-", "ー", "―", "—", "なし", "無し", "無"})
