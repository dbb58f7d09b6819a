"""What stands once above a table, with its label, and holds for all rows: 講座: 染色入門, 実施日 | 7月14日."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid, Raw, address, is_blank
from skillmap.sheets.layout import Field, Layout
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import HeadingNames, HeadingRows, find_header, heading_key
from skillmap.sheets.reading.shapes.columns import add_columns, field_key, rows_of_records
from skillmap.sheets.text.convert import converter

_LABEL = re.compile(r"\s*(?:【[^】]*】|\[[^\]]*\]|[■□●○◆◇▼])?\s*(?P<label>[^:：]{1,20}?)\s*[:：]\s*(?P<value>\S.*?)\s*")


_DONE = re.compile(r"\s*(?P<value>\S.*\d.*?)\s*(?P<label>実施|開催)\s*")
"""A day with what was done on it behind (令和8年8月18日（火）実施): its label is 実施日, 開催日."""


def take_from_above(file: str, grid: Grid, layout: Layout, options: ReadOptions) -> list[Problem]:
    """Puts a column for each field with a label above the table and none in it; what was taken is told (W_ABOVE_USED).

    The same labels above parts of the list hold for the rows below them (W_ABOVE_GROUP).
    A day that is none, two values for one field, and what the user has said already are left alone: the file is then
    read as if nothing stood there, which asks.
    """
    labels = _labels(layout, options)
    header = find_header(grid, layout, HeadingNames(layout, options.aliases)) if labels else None
    if header is None:
        return []
    present = {one.key for one in header.found}
    found: dict[str, list[_Above]] = {}
    for key, value, row, cell in _labelled(grid, header, labels):
        if key not in present and _is_value(layout.field(key), value, options):
            found.setdefault(key, []).append(_Above(value, row, cell))
    told: list[Problem] = []
    rows = rows_of_records(grid, header, layout) if found else []
    labels_below: set[int] = set()
    for key, every in found.items():
        above = [one for one in every if one.row < header.rows[0]]
        # Two values for one field: which of them holds for which rows nobody can know.
        if len({str(one.value) for one in above}) > 1:
            continue
        groups = [*above[:1], *(one for one in every if one.row > header.rows[-1])]
        whose = {row: group for row in rows if (group := _last_above(groups, row)) is not None}
        title = layout.field(key).title
        values: dict[int, Sequence[Raw]] = {row: (group.value,) for row, group in whose.items()}
        add_columns(grid, header.rows[-1], [title.ja], values, groups[0].cell)
        for row, group in whose.items():
            moved = grid.moved if grid.moved is not None else {}
            moved[address(row, len(grid.rows[row]))] = moved.get(group.cell, group.cell)
        code = "W_ABOVE_USED" if len(set(whose.values())) == 1 and groups[:1] == above[:1] else "W_ABOVE_GROUP"
        used = [one for one in groups if one in whose.values()]
        told += [problem(code, CellPlace(file, grid.name, one.cell), field=title, found=one.value) for one in used]
        labels_below.update(one.row for one in used if one.row > header.rows[-1])
    # Read and told: as a row of the table it might pass for a record (実施日 | 5月19日).
    for row in labels_below:
        del grid.rows[row]
    return told


class _Above(NamedTuple):
    """A value with its label, where it stands."""

    value: Raw
    row: int
    cell: str


def _last_above(groups: Sequence[_Above], row: int) -> _Above | None:
    return next((one for one in reversed(groups) if one.row < row), None)


def _labels(layout: Layout, options: ReadOptions) -> dict[str, str]:
    """Folded label -> field key, without those that the user said something of."""
    given = {field_key(layout, text) for text in options.constants}
    fields = [one for one in layout.fields if one.above is not None and one.key not in given]
    names = {heading_key(text): one.key for one in fields for text in _names(one, options.aliases)}
    return {label: key for label, key in names.items() if label not in map(heading_key, options.headings)}


def _names(one: Field, own: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (one.title.ja, one.title.en, *one.equals, *one.aliases, *own.get(one.key, ()), *(one.above or ()))


def _labelled(grid: Grid, header: HeadingRows, labels: Mapping[str, str]) -> Iterator[tuple[str, Raw, int, str]]:
    """Field, value, row and address of each label: in one cell with a colon, or in the next filled cell.

    Below the headings only in rows with nothing else, as they stand above parts of a list.
    """
    for row, cells in grid.rows.items():
        is_above = row < header.rows[0]
        if not is_above and (row <= header.rows[-1] or len(cells) - cells.count(None) > _ALONE):
            continue
        for column, raw in enumerate(cells, 1):
            if not isinstance(raw, str):
                continue
            whole = _LABEL.fullmatch(raw)
            if whole and heading_key(whole["label"]) in labels:
                yield labels[heading_key(whole["label"])], whole["value"], row, address(row, column)
                continue
            done = _DONE.fullmatch(raw)
            if done and is_above and heading_key(f"{done['label']}日") in labels:
                yield labels[heading_key(f"{done['label']}日")], done["value"], row, address(row, column)
                continue
            key = labels.get(heading_key(raw.strip().rstrip(":：")))
            right = next((at for at in range(column + 1, len(cells) + 1) if grid.at(row, at) is not None), 0)
            if key and right and not _is_label(grid.at(row, right), labels):
                yield key, grid.at(row, right), row, address(row, right)


_ALONE = 2


def _is_label(raw: Raw, labels: Mapping[str, str]) -> bool:
    return isinstance(raw, str) and heading_key(raw.strip().rstrip(":：")) in labels


def _is_value(one: Field, raw: Raw, options: ReadOptions) -> bool:
    if is_blank(raw):
        return False
    value, notes = converter(one, options)(raw)
    return value is not None and not any(code.startswith("E_") for code, _ in notes)
