"""A sheet against the national rules for machine-readable tables: what to mend, cell by cell. Pure.

Source of the items: 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」(2020-12). The numbers 1-1 …
1-11 are those of its check list; divided and several tables are in it too, under numbers that are not confirmed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from skillmap.sheets.grid import Grid, NoValue, Raw, address, marked, spans
from skillmap.sheets.limits import ORDINARY
from skillmap.sheets.reading.opening import Guard, open_document
from skillmap.sheets.text.ditto import WEAK_DITTO, is_ditto

_ERA = re.compile(r"(?:令和|平成|昭和|大正|明治|[RHSTM])\.?\s*(?:元|\d{1,2})\s*[年./\-]\s*\d{1,2}")
_NUMBER_TEXT = re.compile(r"[▲△\-−+]?[\d,０-９，]+(?:\.\d+)?\s*(?:名|人|件|点|円|時間|日|回|個|%|％|年|歳|か所|箇所)?")
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_MACHINE = re.compile("[\u2460-\u2473\u2160-\u217f\u3231-\u3243\u32a4-\u32a8\u3300-\u33ff\u2121]")
_TOTAL = re.compile(r"(?:合計|小計|総計|総数|合[\s\u3000]+計|^計)(?:[\s\u3000:：]*[\d,]*\s*(?:名|人|件)?)$")
_CODES = re.compile(r"番号|コード|No|№|電話|郵便|ID", re.IGNORECASE)
_NAMES = re.compile(r"氏名|名前|フリガナ|ふりがな|カナ")
_WIDE = 3
"""Columns from which a row with one cell only is no record."""


@dataclass(frozen=True, slots=True)
class LintFinding:
    """Something a machine would trip over: which item, where, what stands there."""

    item: str
    sheet: str
    cell: str
    found: str = ""


def lint(path: Path, guard: Guard | None = None) -> list[LintFinding]:
    """Everything in the visible sheets of a workbook or CSV, by sheet, item and cell.

    Raises InputRefused, NeedsAnswer or Locked like `read` when the file cannot be opened safely.
    """
    opened = open_document(path, ORDINARY, guard=guard)
    # A chart on a sheet of its own, beside its table, is what the rules ask for.
    return [one for grid in opened.grids for one in lint_grid(grid, is_csv=opened.is_csv)]


def lint_grid(grid: Grid, *, is_csv: bool = False) -> Iterator[LintFinding]:
    """Findings of one sheet, item by item."""
    if not grid.rows:
        return
    table = _Table(grid, _heading_row(grid), is_csv)
    for rule in _RULES:
        for cell, text in rule(table):
            yield LintFinding(_ITEMS[rule], grid.name, cell, text)


@dataclass(frozen=True, slots=True)
class _Table:
    grid: Grid
    heading: int
    is_csv: bool
    """Every cell is text then: a number written with nothing but digits is a number."""

    def is_number(self, value: Raw) -> bool:
        """Whether a machine takes a cell's value for a number."""
        if self.is_csv and isinstance(value, str):
            return _PLAIN_NUMBER.fullmatch(value) is not None
        return isinstance(value, int | float)

    @property
    def titles(self) -> dict[int, str]:
        """Headings by column."""
        cells = self.grid.rows[self.heading]
        return {n: str(value) for n, value in enumerate(cells, 1) if value is not None}

    @property
    def body(self) -> Iterator[tuple[int, list[Raw]]]:
        """Rows below the headings."""
        return ((number, cells) for number, cells in self.grid.rows.items() if number > self.heading)

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of all text cells below the headings."""
        return ((r, c, value) for r, cells in self.body for c, value in enumerate(cells, 1) if isinstance(value, str))


def _filled(cells: list[Raw]) -> int:
    return sum(value is not None for value in cells)


def _heading_row(grid: Grid) -> int:
    """The first row that is about as full as the fullest one."""
    fullest = max(map(_filled, grid.rows.values()))
    # Titles above a table are never that full (figure of ours).
    return next(number for number, cells in grid.rows.items() if _filled(cells) >= max(1, 0.6 * fullest))


_Pairs = Iterator[tuple[str, str]]


def _merged(table: _Table) -> _Pairs:
    for area in table.grid.merges:
        yield f"{address(area.top, area.left)}:{address(area.bottom, area.right)}", ""


def _several(table: _Table) -> _Pairs:
    for row, column, text in table.texts():
        if "\n" in text.strip():
            yield address(row, column), text


def _numbers(table: _Table) -> _Pairs:
    """Numbers as text, in columns that hold mostly numbers and are no codes."""
    for column, title in table.titles.items():
        if _CODES.search(title) or _NAMES.search(title):
            continue
        values = [
            (row, cells[column - 1])
            for row, cells in table.body
            if column <= len(cells) and cells[column - 1] is not None
        ]
        others = [(row, v) for row, v in values if not table.is_number(v)]
        texts = [(row, v) for row, v in others if isinstance(v, str) and _NUMBER_TEXT.fullmatch(v.strip())]
        # A column of words with a number among them is no column of numbers (figure of ours).
        if texts and len(texts) + len(values) - len(others) >= 0.6 * len(values):
            yield from ((address(row, column), v) for row, v in texts)


def _spaces(table: _Table) -> _Pairs:
    for column, title in table.titles.items():
        if "\n" in title or title != title.strip() or re.search(r"\S[\s\u3000]{2,}\S|^\S\u3000\S$", title):
            yield address(table.heading, column), title
    for row, column, text in table.texts():
        if text != text.strip(" \u3000\t") or re.search(r"[ \u3000]{2,}", text):
            yield address(row, column), text


def _left_out(table: _Table) -> _Pairs:
    width = max((len(cells) for _, cells in table.body), default=0)
    used = {c for _, cells in table.body for c, value in enumerate(cells, 1) if value is not None}
    for column in sorted(used - table.titles.keys()):
        if column <= width:
            yield address(table.heading, column), ""
    for row, column, text in table.texts():
        if is_ditto(text, WEAK_DITTO):
            yield address(row, column), text


def _formulas(table: _Table) -> _Pairs:
    for row, cells in table.grid.rows.items():
        without_value = {column for column, value in enumerate(cells, 1) if isinstance(value, NoValue)}
        for column in sorted(without_value | set(marked(table.grid.formulas.get(row, 0)))):
            yield address(row, column), ""


def _characters(table: _Table) -> _Pairs:
    """In headings and codes; names of persons keep their characters."""
    for column, title in table.titles.items():
        if _MACHINE.search(title):
            yield address(table.heading, column), title
    codes = {column for column, title in table.titles.items() if _CODES.search(title)}
    for row, column, text in table.texts():
        if column in codes and _MACHINE.search(text):
            yield address(row, column), text


def _eras(table: _Table) -> _Pairs:
    for row, column, text in table.texts():
        if _ERA.match(text.strip()):
            yield address(row, column), text


def _divided(table: _Table) -> _Pairs:
    numbers = [number for number in table.grid.rows if number >= table.heading]
    blank = [n for a, b in pairwise(numbers) for n in range(a + 1, b)]
    if blank:
        yield f"{blank[0]}:{blank[-1]}", spans(blank)
    titles = sorted(table.titles)
    for a, b in pairwise(titles):
        used = any(
            column <= len(cells) and cells[column - 1] is not None
            for _, cells in table.body
            for column in range(a + 1, b)
        )
        if b > a + 1 and not used:
            yield address(table.heading, a + 1), ""


def _around(table: _Table) -> _Pairs:
    """Titles above, block headings, notes, totals: the table begins at A1 with its headings and holds records only."""
    for number, cells in table.grid.rows.items():
        if number < table.heading:
            column, value = next((c, v) for c, v in enumerate(cells, 1) if v is not None)
            yield address(number, column), str(value)
    for row, column, text in table.texts():
        if _TOTAL.search(text.strip()):
            yield address(row, column), text
    for row in sorted(table.grid.totals):
        yield address(row, 1), ""
    if len(table.titles) >= _WIDE:
        for row, cells in table.body:
            if _filled(cells) == 1 and not any(isinstance(v, str) and _TOTAL.search(v.strip()) for v in cells):
                column, value = next((c, v) for c, v in enumerate(cells, 1) if v is not None)
                yield address(row, column), str(value)


def _hidden(table: _Table) -> _Pairs:
    if table.grid.hidden_rows:
        rows = spans(table.grid.hidden_rows)
        yield f"{min(table.grid.hidden_rows)}:{max(table.grid.hidden_rows)}", rows
    for column in sorted(table.grid.hidden_columns):
        yield address(1, column), ""


def _objects(table: _Table) -> _Pairs:
    if table.grid.has_objects:
        yield "", ""


_Rule = Callable[[_Table], _Pairs]
_ITEMS: dict[_Rule, str] = {
    _several: "several",
    _numbers: "numbers",
    _merged: "merged",
    _spaces: "spaces",
    _left_out: "left-out",
    _formulas: "formulas",
    _objects: "objects",
    _characters: "characters",
    _eras: "eras",
    _divided: "divided",
    _around: "around",
    _hidden: "hidden",
}
_RULES = tuple(_ITEMS)
ITEMS = tuple(_ITEMS.values())
"""Items in the order of the list."""
