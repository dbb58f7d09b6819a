"""From the cells of a record to its values: hot code, and every problem of a cell with its address."""

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from operator import eq, itemgetter
from typing import Any, NamedTuple

from skillmap.sheets.grid import Raw, address, file_rows, letters, marked
from skillmap.sheets.layout import Field, Kind, TableRows
from skillmap.sheets.reading.telling import Job
from skillmap.sheets.text.convert import Converter, converter
from skillmap.sheets.text.people import Note

_BLOCK = 5000
"""Rows that are read together."""
_REMEMBERED = 100_000
"""Values of a column whose conversions are kept in mind."""
_ASIDE = object()


@dataclass(frozen=True, slots=True)
class _Column:
    """A field with its place in the file; `known` remembers what was converted without a word."""

    index: int
    number: int
    field: Field
    convert: Converter
    known: dict[Raw, object] = dataclasses.field(default_factory=dict)


class RowBlock(NamedTuple):
    """Some rows of a table: the numbers and the values of the good ones, the numbers of the bad ones."""

    numbers: Sequence[int]
    data: Sequence[tuple[Any, ...]]
    bad: Sequence[int]


class TableReader:
    """Converts the rows of one table. Values of columns that repeat are converted once and remembered."""

    def __init__(self, job: Job, columns: Mapping[str, int]) -> None:
        self._grid = job.grid
        self._teller = job.teller
        read = [one for one in job.layout.fields if one.key in columns and one.key not in job.options.leave_out]
        self._columns = [
            _Column(index, columns[one.key], one, converter(one, job.options)) for index, one in enumerate(read)
        ]
        # Fields without a column share one blank at the end: a list with 3 of 90 columns stays small.
        self._index = dict.fromkeys((one.key for one in job.layout.fields), len(read))
        self._index |= {one.key: index for index, one in enumerate(read)}
        self._moved = job.grid.moved
        self._letters = {column.field.key: letters(column.number) for column in self._columns}
        self._blank: list[object] = [None] * (len(read) + 1)
        self._formulas: dict[str, list[int]] = {}
        self._key = next((c for c in self._columns if c.field.required and c.field.kind is Kind.CODE), None)
        self._codes: dict[str, str] = {}
        self._has_capitals = False
        self._stand_in = job.options.stand_in
        self._partly: dict[int, tuple[Any, ...]] = {}

    def rows(self, numbers: Sequence[int], data: Sequence[tuple[Any, ...]]) -> TableRows:
        """Rows that were read, as records."""
        return TableRows(self._index, self._letters, self._moved, numbers, data)

    def partly(self) -> TableRows:
        """What could be read of the bad rows so far."""
        return self.rows(list(self._partly), list(self._partly.values()))

    def read(self, numbers: Sequence[int]) -> Iterator[RowBlock]:
        """The values of the rows, some thousand rows at a time; what is wrong with the others is told.

        Column by column, each different value converted once; a row of which anything must be said is read by itself.
        """
        # Few rows have any of these; they alone go the slow way, cell by cell, and the others stay columns.
        special = self._grid.bad_width.keys() | self._grid.formulas.keys() | self._grid.calling_out.keys()
        for start in range(0, len(numbers), _BLOCK):
            block = numbers[start : start + _BLOCK]
            cells = [self._grid.rows[number] for number in block]
            columns = [self._column(column, cells) for column in self._columns]
            aside = {at for values in columns if _ASIDE in values for at, one in enumerate(values) if one is _ASIDE}
            if special:
                aside |= {at for at, number in enumerate(block) if number in special}
            in_one_case = self._in_one_case(columns, aside)
            rows = list(zip(*columns, repeat(None, len(block)), strict=True))
            yield RowBlock(block, rows, ()) if in_one_case and not aside else self._one_by_one(block, rows, aside)

    def _one_by_one(self, numbers: Sequence[int], rows: Sequence[tuple[Any, ...]], aside: Collection[int]) -> RowBlock:
        good: dict[int, tuple[Any, ...]] = {}
        for at, (number, data) in enumerate(zip(numbers, rows, strict=True)):
            read = self._row(number) if at in aside else data if self._check_case(data, number) else None
            if read is not None:
                good[number] = read
        return RowBlock(list(good), list(good.values()), [number for number in numbers if number not in good])

    def _column(self, column: _Column, cells: Sequence[Sequence[Raw]]) -> list[object]:
        """The values of a column; `_ASIDE` for cells of which something must be said."""
        at = column.number - 1
        is_full = min(map(len, cells), default=0) > at
        raws = list(map(itemgetter(at), cells)) if is_full else [row[at] if at < len(row) else None for row in cells]
        known = column.known
        if len(known) > _REMEMBERED:
            known.clear()  # numbers and names are each there once: all of them would be a second copy of the file
        if not column.field.required:
            known[None] = None
        # 職名, 課 and levels repeat: a column of 30,000 cells has some dozen different values to convert.
        for raw in set(raws).difference(known):
            value, notes = (None, ()) if raw is None else column.convert(raw)
            if not notes and (value is not None or not column.field.required) and not self._sensitive(column, value):
                known[raw] = value
        return list(map(known.get, raws, repeat(_ASIDE)))

    def _in_one_case(self, columns: Sequence[Sequence[object]], aside: Collection[int]) -> bool:
        """Whether the numbers so far hold no capital letter, so that no two of them can differ in case alone."""
        if self._key is None:
            return True
        codes = columns[self._key.index]
        new = dict.fromkeys(str(code) for at, code in enumerate(codes) if at not in aside) if aside else codes
        # Numbers with a letter (a123, A123) may be one person typed in two ways; without any capital there is nothing
        # to compare.
        if not self._has_capitals and all(map(eq, new, map(str.casefold, map(str, new)))):
            self._codes.update(zip(map(str, new), map(str, new), strict=True))
            return True
        self._has_capitals = True
        return False

    def _row(self, number: int) -> tuple[Any, ...] | None:
        """The values of a row, cell by cell; None when something in it is an error (told)."""
        if number in self._grid.bad_width:
            self._teller.about("E_CSV_WIDTH", f"A{number}", found=self._grid.bad_width[number])
            return None
        cells = self._grid.rows[number]
        width = len(cells)
        data = self._blank.copy()
        good = True
        for column in self._columns:
            raw = cells[column.number - 1] if column.number <= width else None
            if raw is None:
                if column.field.required:
                    good = self._missing(column, number)
            elif raw in column.known:
                data[column.index] = column.known[raw]
            else:
                data[column.index], fine = self._value(column, raw, number)
                good = good and fine
        if number in self._grid.formulas or number in self._grid.calling_out:
            good = self._check_formulas(number) and good
        if not good or not self._check_case(data, number):
            if self._stand_in is None:
                self._partly[number] = tuple(data)
                return None
            self._fill(data, self._stand_in)
        return tuple(data)

    def _fill(self, data: list[object], day: date) -> None:
        for column in self._columns:
            one = column.field
            if one.required and data[column.index] is None:
                choice = one.choices[0].code if one.choices else ""
                data[column.index] = {
                    Kind.DATE: day, Kind.FISCAL_YEAR: day.year, Kind.INTEGER: one.minimum or 0, Kind.CHOICE: choice,
                    Kind.NUMBER: one.minimum or 0, Kind.HOURS: one.minimum or 0, Kind.LEVEL: None,
                }.get(one.kind, "")  # fmt: skip

    def _value(self, column: _Column, raw: Raw, number: int) -> tuple[object, bool]:
        one = column.field
        value, notes = column.convert(raw)
        if notes:
            self._tell(column, notes, number, raw)
            if any(code[0] == "E" for code, _ in notes):
                return None, False
        if value is None and one.required:
            return None, self._missing(column, number)
        words = self._sensitive(column, value)
        if words:
            self._teller.cell("W_SENSITIVE_REMARK", one, number, column.number, ", ".join(words))
        return value, True

    @staticmethod
    def _sensitive(column: _Column, value: object) -> list[str]:
        """The words in a value that the reader warns of."""
        return [] if value is None else [word for word in column.field.sensitive if word in str(value)]

    def _tell(self, column: _Column, notes: tuple[Note, ...], number: int, raw: Raw) -> None:
        for code, facts in notes:
            self._teller.cell(code, column.field, number, column.number, raw, **facts)

    def _missing(self, column: _Column, number: int) -> bool:
        code = "E_CODE_MISSING" if column.field.kind is Kind.CODE else "E_REQUIRED"
        self._teller.cell(code, column.field, number, column.number, None)
        return False

    def _check_formulas(self, number: int) -> bool:
        calling = set(marked(self._grid.calling_out.get(number, 0)))
        stored = set(marked(self._grid.formulas.get(number, 0)))
        good = True
        for column in self._columns:
            if column.number in calling:
                raw = self._grid.at(number, column.number)
                self._teller.cell("E_FORMULA_IN_KEY", column.field, number, column.number, raw)
                good = False
            elif column.number in stored:
                self._formulas.setdefault(column.field.key, []).append(number)
        return good

    def _check_case(self, data: Sequence[object], number: int) -> bool:
        """Two numbers that differ only in upper and lower case are one slip of the pen."""
        if self._key is None:
            return True
        code = str(data[self._key.index])
        first = self._codes.setdefault(code.casefold(), code)
        if first == code:
            return True
        self._teller.cell("E_CODE_CASE", self._key.field, number, self._key.number, code, nearest=first)
        return False

    def tell_formulas(self) -> None:
        """One warning per column whose values are stored results of formulas."""
        for column in self._columns:
            rows = self._formulas.get(column.field.key)
            if rows:
                cell = address(rows[0], column.number)
                title = column.field.title
                self._teller.about(
                    "W_FORMULA_CACHED", cell, field=title, count=len(rows), found=file_rows(self._grid, rows)
                )
