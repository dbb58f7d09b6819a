"""From the cells of a record to its values: hot code, and every problem of a cell with its address."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from skillmap.sheets.grid import Raw, address, letters, marked, spans
from skillmap.sheets.layout import Addresses, Field, Kind, Row, Values
from skillmap.sheets.reading.telling import Job
from skillmap.sheets.text.convert import Converter, converter
from skillmap.sheets.text.people import Note


@dataclass(frozen=True, slots=True)
class _Column:
    """A field with its place in the file; `known` remembers what was converted without a word."""

    index: int
    number: int
    field: Field
    convert: Converter
    remembers: bool
    known: dict[Raw, object] = dataclasses.field(default_factory=dict)


class TableReader:
    """Converts the rows of one table. Values of columns that repeat are converted once and remembered."""

    def __init__(self, job: Job, columns: Mapping[str, int]) -> None:
        self._grid = job.grid
        self._teller = job.teller
        read = [one for one in job.layout.fields if one.key in columns and one.key not in job.options.leave_out]
        self._columns = [
            _Column(index, columns[one.key], one, converter(one, job.options), _repeats(one))
            for index, one in enumerate(read)
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

    def row(self, number: int) -> Row | None:
        """The record of a row; None when something in it is an error (told)."""
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
            return None
        return Row(number, Values(self._index, tuple(data)), Addresses(self._letters, number, self._moved))

    def _value(self, column: _Column, raw: Raw, number: int) -> tuple[object, bool]:
        one = column.field
        value, notes = column.convert(raw)
        if notes:
            self._tell(column, notes, number, raw)
            if any(code[0] == "E" for code, _ in notes):
                return None, False
        elif column.remembers:
            column.known[raw] = value
        if value is None and one.required:
            return None, self._missing(column, number)
        if one.sensitive and value is not None:
            words = [word for word in one.sensitive if word in str(value)]
            if words:
                self._teller.cell("W_SENSITIVE_REMARK", one, number, column.number, ", ".join(words))
        return value, True

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

    def _check_case(self, data: list[object], number: int) -> bool:
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
                self._teller.about("W_FORMULA_CACHED", cell, field=title, count=len(rows), found=spans(rows))


def _repeats(one: Field) -> bool:
    """Whether the values of a field repeat from row to row, so that remembering them pays."""
    return one.kind not in (Kind.CODE, Kind.NAME, Kind.KANA) and not one.sensitive
