"""Numbered columns, several facts in one row (学科1, 履修日1, 学科2, 履修日2): a row for each number in use."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from skillmap.problems import problem
from skillmap.sheets.grid import Grid, Raw, address
from skillmap.sheets.layout import Kind, Layout, cell_place
from skillmap.sheets.reading.header import HeadingNames
from skillmap.sheets.reading.shapes.lines import lines_layout
from skillmap.sheets.reading.shapes.table import PlacedValue, ShapedGrid, ShapeTable, to_grid

_NUMBERED = re.compile(r"(?P<name>\D+?)\s*\(?(?P<number>[1-9]\d?)\)?")
_NOTHING = frozenset({"-", "ー", "―", "—", "なし", "無し", "無", "該当なし", "特になし"})
_WHO = (Kind.CODE, Kind.NAME, Kind.KANA)


class NumberedColumns(NamedTuple):
    """The heading row, and for each number the columns of its fields by their headings."""

    row: int
    columns: Mapping[int, Mapping[str, int]]


def numbered_columns(grid: Grid, layout: Layout, aliases: Mapping[str, tuple[str, ...]]) -> NumberedColumns | None:
    """The numbered columns of a sheet; None when it has none that could be facts of several rows.

    A document in which everybody stands once has none: 班1 and 班2 of a person are two places of different rank.
    """
    if layout.lines is None and layout.once is not None:
        return None
    head = islice(grid.rows.items(), layout.limits.headings)
    day = _day_of_many(layout)
    rows = [(row, texts) for row, cells in head if {"1", "2"} <= _numbers(texts := _texts(cells, day))]
    # Every sheet is asked for every kind of list; the names of a layout with many fields are made only where it can be.
    return _headings(rows, layout, aliases) if rows else None


def _day_of_many(layout: Layout) -> str:
    """The heading of the day in a document in which something has several days; empty for any other."""
    return next((one.title.ja for one in layout.fields if one.kind is Kind.DATE and one.several == "times"), "")


def _texts(cells: Sequence[Raw], day: str) -> list[str]:
    """The texts of a row; where things have days 第1回 and 1日目 are numbers of the day."""
    texts = [unicodedata.normalize("NFKC", raw).strip() if isinstance(raw, str) else "" for raw in cells]
    return [_ORDINAL.sub(rf"{day}\1", text) if day and _ORDINAL.fullmatch(text) else text for text in texts]


_ORDINAL = re.compile(r"第?\s*([1-9]\d?)\s*(?:回|日)目?(?:\s*(?:日程|開催日))?")


def _numbers(texts: Sequence[str]) -> set[str]:
    return {match["number"] for match in map(_NUMBERED.fullmatch, texts) if match}


def _headings(
    rows: Sequence[tuple[int, Sequence[str]]], layout: Layout, aliases: Mapping[str, tuple[str, ...]]
) -> NumberedColumns | None:
    """The first of these rows whose numbered texts are headings, with one that says whom the rows are about."""
    own = lines_layout(layout, layout.lines) if layout.lines else layout
    names, known = HeadingNames(own, aliases), HeadingNames(layout, aliases)
    who = {one.key for one in own.fields if one.kind in _WHO}
    if not who and _day_of_many(layout):
        who = {one.key for one in own.fields if one.required}
    subject = set(layout.lines.subject) if layout.lines else who
    for row, texts in rows:
        found: dict[int, dict[str, int]] = {}
        for column, text in enumerate(texts, 1):
            match = _NUMBERED.fullmatch(text)
            # 第1希望 and 出席1 are fields of their own.
            field = names.match((match["name"],)) if match and known.match((text,)) is None else None
            if match and field and field[0] not in subject:
                found.setdefault(int(match["number"]), {}).setdefault(own.field(field[0]).title.ja, column)
        has_who = any(meant[0] in who for text in texts if text and (meant := known.match((text,))))
        if has_who and {1, 2} <= found.keys():
            return NumberedColumns(row, dict(sorted(found.items())))
    return None


def unroll(file: str, grid: Grid, numbered: NumberedColumns, layout: Layout) -> ShapedGrid:
    """A row for each number that says anything, with the other columns repeated; told (N_NUMBERED_COLUMNS).

    Of somebody with nothing under any number no row remains; rows that are about nobody (totals, notes) stay.
    """
    taken = {column for columns in numbered.columns.values() for column in columns.values()}
    width = max(len(cells) for cells in grid.rows.values())
    fixed = [column for column in range(1, width + 1) if column not in taken]
    titles = list(dict.fromkeys(title for columns in numbered.columns.values() for title in columns))
    first = next(iter(numbered.columns.values()))
    head = [
        *(PlacedValue(grid.at(numbered.row, column), numbered.row, column) for column in fixed),
        *(PlacedValue(title, numbered.row, first.get(title, min(taken))) for title in titles),
    ]
    table = ShapeTable(head)
    whose = _whose(grid, numbered.row, fixed, layout)
    for row in [row for row in grid.rows if row > numbered.row]:
        about = [PlacedValue(grid.at(row, column), row, column) for column in fixed]
        said = [columns for columns in numbered.columns.values() if not _is_nothing(grid, row, columns)]
        for columns in said:
            places = (columns.get(title, 0) for title in titles)
            table.rows.append([*about, *(PlacedValue(grid.at(row, at) if at else None, row, at) for at in places)])
        if not said and not any(grid.at(row, column) is not None for column in whose):
            table.rows.append(about)
    place = cell_place(file, grid.name, address(numbered.row, min(taken)))
    told = problem("N_NUMBERED_COLUMNS", place, found=tuple(titles), count=len(numbered.columns))
    return ShapedGrid(to_grid(grid, [row for row in grid.rows if row < numbered.row], table), (told,))


def _whose(grid: Grid, row: int, columns: Sequence[int], layout: Layout) -> list[int]:
    """The columns that say whom a row is about."""
    names = HeadingNames(layout, {})
    matches = ((column, names.match((raw,))) for column in columns if isinstance(raw := grid.at(row, column), str))
    return [column for column, match in matches if match and layout.field(match[0]).kind in _WHO]


def _is_nothing(grid: Grid, row: int, columns: Mapping[str, int]) -> bool:
    return all(_says_nothing(grid.at(row, column)) for column in columns.values())


def _says_nothing(raw: Raw) -> bool:
    return raw is None or (isinstance(raw, str) and unicodedata.normalize("NFKC", raw).strip() in _NOTHING | {""})
