"""What stands once above a table, with its label, and holds for all rows: 講座: 染色入門, 実施日 | 7月14日."""

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid, Raw, address
from skillmap.sheets.layout import Field, Layout
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import HeadingNames, find_header, heading_key
from skillmap.sheets.reading.shapes.columns import add_columns, field_key, rows_of_records
from skillmap.sheets.text.convert import converter

_LABEL = re.compile(r"\s*(?P<label>[^:：]{1,20}?)\s*[:：]\s*(?P<value>\S.*?)\s*")


def take_from_above(file: str, grid: Grid, layout: Layout, options: ReadOptions) -> list[Problem]:
    """Puts a column for each field with a label above the table and none in it; what was taken is told (W_ABOVE_USED).

    A day that is none, two values for one field, and what the user has said already are left alone: the file is then
    read as if nothing stood there, which asks.
    """
    labels = _labels(layout, options)
    header = find_header(grid, layout, HeadingNames(layout, options.aliases)) if labels else None
    if header is None:
        return []
    present = {one.key for one in header.found}
    found: dict[str, list[tuple[Raw, str]]] = {}
    for key, value, cell in _labelled(grid, header.rows[0], labels):
        if key not in present and _is_value(layout.field(key), value, options):
            found.setdefault(key, []).append((value, cell))
    if not found:
        return []
    told: list[Problem] = []
    rows = rows_of_records(grid, header, layout)
    for key, values in found.items():
        # Two values for one field: which of them holds for which rows nobody can know.
        if len({str(value) for value, _ in values}) > 1:
            continue
        value, cell = values[0]
        title = layout.field(key).title
        add_columns(grid, header.rows[-1], [title.ja], dict.fromkeys(rows, (value,)), cell)
        told.append(problem("W_ABOVE_USED", CellPlace(file, grid.name, cell), field=title, found=value))
    return told


def _labels(layout: Layout, options: ReadOptions) -> dict[str, str]:
    """Folded label -> field key, without those that the user said something of."""
    given = {field_key(layout, text) for text in options.constants}
    fields = [one for one in layout.fields if one.above is not None and one.key not in given]
    names = {heading_key(text): one.key for one in fields for text in _names(one, options.aliases)}
    return {label: key for label, key in names.items() if label not in map(heading_key, options.headings)}


def _names(one: Field, own: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (one.title.ja, one.title.en, *one.equals, *one.aliases, *own.get(one.key, ()), *(one.above or ()))


def _labelled(grid: Grid, header: int, labels: Mapping[str, str]) -> Iterator[tuple[str, Raw, str]]:
    """Field, value and address of each label above: in one cell with a colon, or in the next filled cell."""
    for row, cells in takewhile(lambda pair: pair[0] < header, grid.rows.items()):
        for column, raw in enumerate(cells, 1):
            if not isinstance(raw, str):
                continue
            whole = _LABEL.fullmatch(raw)
            if whole and heading_key(whole["label"]) in labels:
                yield labels[heading_key(whole["label"])], whole["value"], address(row, column)
                continue
            key = labels.get(heading_key(raw.strip().rstrip(":：")))
            right = next((at for at in range(column + 1, len(cells) + 1) if grid.at(row, at) is not None), 0)
            if key and right and not _is_label(grid.at(row, right), labels):
                yield key, grid.at(row, right), address(row, right)


def _is_label(raw: Raw, labels: Mapping[str, str]) -> bool:
    return isinstance(raw, str) and heading_key(raw.strip().rstrip(":：")) in labels


def _is_value(one: Field, raw: Raw, options: ReadOptions) -> bool:
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return False
    value, notes = converter(one, options)(raw)
    return value is not None and not any(code.startswith("E_") for code, _ in notes)
