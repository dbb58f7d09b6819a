"""Layout values: what a document's table looks like. One layout is used by its reader and its writer alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, overload

from skillmap.problems import CellPlace, Problem
from skillmap.sheets.limits import ORDINARY, FileLimits
from skillmap.sheets.list_shapes import Implied, JoinedField, Matrix, Once, Otherwise, Ranked, Sides, Titled, Together
from skillmap.words import Bilingual


class Kind(StrEnum):
    """How the text of a cell becomes a value."""

    TEXT = "text"
    """Free text, kept as it is."""
    CODE = "code"
    """A number that is a name: text, leading zeros restored to the configured width."""
    NAME = "name"
    """A personal name: exact characters, one half-width space between family and given name."""
    KANA = "kana"
    """A reading: full-width katakana."""
    DATE = "date"
    """A day in any Japanese or ISO spelling."""
    INTEGER = "integer"
    NUMBER = "number"
    HOURS = "hours"
    """A number of hours, also as 3:30, 3時間半 or 90分."""
    TIME = "time"
    """A time of day: HH:MM."""
    LEVEL = "level"
    """A level of the scale, or None when it says not assessed (－, blank)."""
    CHOICE = "choice"
    """One of `choices`; the value is its code."""
    FISCAL_YEAR = "fiscal_year"
    """令和6年度, R6, 2024, FY2024: the value is the year it starts in, as an int."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value people pick from a list: what stands in the cell, and the code it means."""

    code: str
    title: Bilingual
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a document. `aliases` are further headings by which offices know it."""

    key: str
    title: Bilingual
    kind: Kind = Kind.TEXT
    required: bool = False
    equals: tuple[str, ...] = ()
    """Headings that mean the same without a word about it (職名, 職層)."""
    aliases: tuple[str, ...] = ()
    """Headings that are understood and told."""
    choices: tuple[Choice, ...] = ()
    over: Bilingual | None = None
    """Heading of the group it stands in (first row of a two-row header)."""
    fills_down: bool = False
    """〃 and merged cells mean 'as above' here."""
    width: int = 12
    """Width on paper in half-width characters."""
    max_length: int = 100
    minimum: int | None = None
    maximum: int | None = None
    locked: bool = True
    """On a form: people do not type here."""
    sensitive: tuple[str, ...] = ()
    """Words in free text that the reader warns of."""
    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The document's own codes of problems, where the general one (E_CODE_FORMAT) says too little."""
    several: Literal["", "days", "times"] = ""
    """Several may stand in one cell: the value is then a tuple of `text.occasions.CellDays` (of a day) or `CellHours`
    (of times and halves). "times": those of a day count too."""
    otherwise: Otherwise | None = None
    months: bool = False
    """Of a day: a month alone (令和6年4月) is its first day, and told."""
    vacant: bool = False
    """The cell of a code, name or day may say that there is none (未定): it is blank then."""
    names: str = ""
    """The kind of thing, in words of the caller (`ReadOptions.former`), that the cell (levels: the heading) names."""
    over_aliases: tuple[str, ...] = ()
    """Further names of the group heading."""
    above: tuple[str, ...] | None = None
    """One value for all rows may stand above a table without such a column, beside its heading or one of these labels
    (実施日: 7月14日). None = it may not: what stands there is often about whoever sent the list."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The same document with one fact a line: the column `thing` names a field of the layout by its heading.

    `values` say what is so: the first one is for the field itself, each other for the field under the group heading of
    its own title. `qualifier` is a column that names such a group heading instead.
    """

    subject: tuple[str, ...]
    """Keys of the fields that say whom or what a line is about."""
    thing: Field
    values: tuple[Field, ...]
    qualifier: Field | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's table: heading texts, columns, whether it states a day (基準日)."""

    id: str
    title: Bilingual
    sheet: Bilingual
    fields: tuple[Field, ...]
    as_of: bool = False
    """True when the document holds a state of a day and must say which."""
    own_days: str = ""
    """Key of the field with a record's own day: where all of them say it, the latest is the document's."""
    ignored: tuple[str, ...] = ()
    """Headings that offices have and that are not needed (性別, 年齢); told and not stored."""
    was: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Field that says what another one was before -> that one: people are looked up by name there too."""
    sides: Sides | None = None
    """How it looks with where people go and where they come from side by side."""
    telling: tuple[str, ...] = ()
    """Words that must not be passed over in a column that nobody reads (育休, 休職)."""
    limits: FileLimits = ORDINARY
    head: tuple[Field, ...] = ()
    """Fields that stand once, with a label, above the table (a form about one person or section)."""
    lines: Lines | None = None
    """How the document looks with one fact a line."""
    matrix: Matrix | None = None
    """How it looks with a column per thing."""
    wholes: tuple[JoinedField, ...] = ()
    """Pairs of fields that offices write into one cell."""
    ranked: Ranked | None = None
    """How it looks with the first and the second side by side."""
    once: Once | None = None
    stated_year: bool = False
    """A fiscal year above the table, or in the name of sheet or file, is that of days without a year."""
    implied: Implied | None = None
    """What a title says of every row that has no column for it."""
    titled: Titled | None = None
    together: tuple[Together, ...] = ()
    blocks: bool = False
    """Rows with one text above groups of records say something about them (【総務課】): handed on as `headings`."""

    def field(self, key: str) -> Field:
        """The field of a key; KeyError when the layout has none."""
        for one in self.fields:
            if one.key == key:
                return one
        raise KeyError(key)


Value: TypeAlias = "str | int | float | date | None"


@dataclass(frozen=True, slots=True, eq=False)
class Values(Mapping[str, Any]):
    """The values of one row by field key: a tuple beside one shared index, so that 170,000 rows stay small."""

    index: Mapping[str, int]
    data: tuple[Any, ...]

    def __getitem__(self, key: str) -> Any:
        return self.data[self.index[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.index)

    def __len__(self) -> int:
        return len(self.index)

    def of(self, keys: Sequence[str]) -> tuple[Any, ...]:
        """The values of several fields, quicker than one by one."""
        data = self.data
        return tuple([data[at] for at in map(self.index.__getitem__, keys)])


@dataclass(frozen=True, slots=True, eq=False)
class Addresses(Mapping[str, str]):
    """The addresses of one row by field key, made when asked for."""

    letters: Mapping[str, str]
    number: int
    moved: Mapping[str, str] | None = None

    def __getitem__(self, key: str) -> str:
        cell = f"{self.letters[key]}{self.number}"
        return cell if self.moved is None else self.moved.get(cell, cell)

    def __contains__(self, key: object) -> bool:
        return key in self.letters

    def __iter__(self) -> Iterator[str]:
        return iter(self.letters)

    def __len__(self) -> int:
        return len(self.letters)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: values by field key, and the address of each ("B12"). `number` is the sheet's row number from 1."""

    number: int
    values: Mapping[str, Any]
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class TableRows:
    """The records of one table of a sheet as tuples: a hundred thousand rows are small until somebody asks for one."""

    index: Mapping[str, int]
    """Field key -> place in a tuple; fields without a column share a blank."""
    letters: Mapping[str, str]
    """Column letters by field key: the fields that the file has."""
    moved: Mapping[str, str] | None
    numbers: Sequence[int]
    data: Sequence[tuple[Any, ...]]

    def row(self, at: int) -> Row:
        """The record at a place (from 0), made when it is asked for; IndexError beyond the last."""
        number = self.numbers[at]
        return Row(number, Values(self.index, self.data[at]), Addresses(self.letters, number, self.moved))

    def __iter__(self) -> Iterator[Row]:
        return map(self.row, range(len(self.numbers)))

    def cell(self, at: int, key: str) -> str:
        """The address of a field of a record; empty when there is no such column."""
        if key not in self.letters:
            return ""
        cell = f"{self.letters[key]}{self.numbers[at]}"
        return cell if self.moved is None else self.moved.get(cell, cell)

    def values(self, keys: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """The values of several fields (two at least) of each record, without making the records."""
        return map(itemgetter(*(self.index[key] for key in keys)), self.data)


@dataclass(frozen=True, slots=True, eq=False)
class Records(Sequence[Row]):
    """The records of a sheet, table by table; each is made when asked for."""

    tables: tuple[TableRows, ...] = ()

    def __len__(self) -> int:
        return sum(len(one.numbers) for one in self.tables)

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(self.tables)

    @property
    def numbers(self) -> Iterator[int]:
        """The number of each record's row."""
        return chain.from_iterable(one.numbers for one in self.tables)

    def _table(self, at: int) -> tuple[TableRows, int]:
        """The table of a record and its place in it."""
        for one in self.tables:
            if at < len(one.numbers):
                return one, at
            at -= len(one.numbers)
        raise IndexError(at)

    def cell(self, at: int, key: str) -> str:
        """The address of a field of a record; empty when its table has no such column."""
        table, own = self._table(at)
        return table.cell(own, key)

    def cells(self, *keys: str) -> Iterator[str]:
        """The address of a field of each record: the first one of the keys that its table has a column for."""
        for one in self.tables:
            letter = next((one.letters[key] for key in keys if key in one.letters), "A")
            found = (f"{letter}{number}" for number in one.numbers)
            yield from found if one.moved is None else (one.moved.get(cell, cell) for cell in found)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return list(self)[at]
        table, own = self._table(range(len(self))[at])
        return table.row(own)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    # Equal to any sequence of the same rows, so there can be no hash of its own.
    __hash__ = None  # type: ignore[assignment]

    def values(self, keys: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """The values of several fields (two at least) of each record, without making the records."""
        return chain.from_iterable(one.values(keys) for one in self.tables)


FINGERPRINT_PREFIX = "skillmap."
"""What the names of the properties begin with."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a workbook that we wrote says of itself (hidden property): layout, state it was made from, framework."""

    layout: str
    as_of: str = ""
    entry: int = 0
    framework: str = ""
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    written: str = ""
    """The sheets it was made with (`sheets.written`); set by the writer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one sheet of one file: good rows, and every problem with its place.

    `rows` holds the rows without an error, in the order of the sheet. `values` of a row has every field of the layout
    (None when the file has no such column); `cells` only the fields that the file has a column for.
    """

    file: str
    sheet: str
    sha256: str
    layout: str
    as_of: date | None
    fingerprint: Fingerprint | None
    rows: Records
    problems: tuple[Problem, ...]
    header_rows: tuple[int, ...] = ()
    """Row numbers of the headings."""
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Column letters by field key: which fields the file has."""
    skipped_rows: tuple[int, ...] = ()
    """Rows with content that are no records: totals, notes, block headings; told in the problems."""
    bad_rows: tuple[int, ...] = ()
    """Records that were left out because something in them is an error."""
    unread: Records = field(default_factory=Records)
    """What could be read of them; what could not is None."""
    head: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Values of the labelled cells above the table by field key; those without a label are missing."""
    head_cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Where they stand."""
    headings: Mapping[int, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """Row number -> address and text of rows above records that hold one text, for layouts with `blocks`."""

    filled: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))
    """Rows by field key whose cell means what stands above it: merged, 〃, blank."""
    moved: Mapping[str, str] | None = None
    """As `Grid.moved`, when the sheet was brought into another shape before it was read."""

    def place(self, row: Row, key: str = "") -> CellPlace:
        """Where a row's value stands in the file; without such a cell the one that says whom it is about."""
        cell = row.cells.get(key)
        if cell is None:
            cell = next(iter(row.cells.values()), f"A{row.number}" if self.moved is None else "")
        return cell_place(self.file, self.sheet, cell)

    def row_at(self, place: CellPlace) -> int | None:
        """The number of the record that a place in the file belongs to; None when it is none's."""
        last = max(self.header_rows, default=0)
        wanted = {place.cell, f"{place.sheet}!{place.cell}"}
        for here, there in (self.moved or {}).items():
            if there in wanted and _row_number(here) > last:
                return _row_number(here)
        if self.moved and place.cell in self.moved:
            return None
        return number if (number := _row_number(place.cell)) > last else None


def cell_place(file: str, sheet: str, cell: str) -> CellPlace:
    """The place of a cell; "5月!B4" names its sheet itself."""
    own, _, address = cell.rpartition("!")
    return CellPlace(file, own or sheet, address)


def _row_number(cell: str) -> int:
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdecimal() else 0
