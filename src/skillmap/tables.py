"""One `Table` value (title, columns with units, rows) behind text, json, csv and xlsx."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from skillmap.i18n.wording import word
from skillmap.words import Bilingual, Fact, Lang, Message


class Align(StrEnum):
    """How a column is set."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


class Tone(StrEnum):
    """What a value means, shown as a colour where there are colours; the value itself always says it too."""

    GOOD = "good"
    """Enough."""
    SHORT = "short"
    """Less than what is asked for."""
    FAR = "far"
    """Much less."""
    UNKNOWN = "unknown"
    """Asked for, and nothing is known of it."""
    CLOSED = "closed"
    """A day on which nobody works."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a listing: one column names the bars or points, others give their lengths."""

    kind: Literal["bars", "columns", "line", "beside", "radar"]
    """bars lie, columns stand; both are stacked. beside: columns beside each other. A radar stands below its table."""
    names: str
    """Key of the column with the names; likewise below."""
    values: tuple[str, ...]
    most: int | None = None
    """Where the scale of the values ends; None = with the largest."""
    rows: int | None = None
    """How many of the first rows are drawn; None = all."""
    is_below: bool = False
    """It stands below its table, as a radar always does, instead of on a sheet of its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` is its name in json and csv, `title` what people read, `unit` stands in brackets behind it."""

    key: str
    title: Bilingual
    unit: Bilingual | None = None
    align: Align = Align.LEFT
    width: int = 0
    """Width in half-width characters on paper; 0 = from the content."""
    is_minor: bool = False
    """A terminal that is too narrow for all columns shows the others."""


@dataclass(frozen=True, slots=True)
class Table:
    """A listing. Rows are tuples in the order of `columns`.

    The total and the notes stand below it on paper and terminal only: in data they would be counted as rows.
    """

    id: str
    title: Bilingual | Message
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Fact, ...]]
    notes: tuple[Message, ...] = ()
    as_of: date | None = None
    total: tuple[Fact, ...] = ()
    """The last line, in the order of `columns`; empty = none."""
    tones: Mapping[tuple[int, int], Tone] = field(default_factory=lambda: MappingProxyType({}))
    """Of the values at (row, column) that have one."""
    chart: Chart | None = None


def heading(column: Column, lang: Lang) -> str:
    """The title of a column, its unit in brackets."""
    return f"{column.title.text(lang)}({column.unit.text(lang)})" if column.unit else column.title.text(lang)


def records(table: Table, lang: Lang) -> list[dict[str, object]]:
    """The rows as machines read them: by the key of each column, numbers as numbers, everything else as text."""
    return [{c.key: _plain(v, lang) for c, v in zip(table.columns, row, strict=True)} for row in table.rows]


def _plain(fact: Fact, lang: Lang) -> object:
    match fact:
        case None | bool() | int() | float():
            return fact
        case tuple():
            return [_plain(f, lang) for f in fact]
        case _:
            return word(fact, lang)


def without(table: Table, *keys: str) -> Table:
    """The same listing without some columns."""
    kept = [i for i, c in enumerate(table.columns) if c.key not in keys]

    def cut(row: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple([row[i] for i in kept])

    return replace(
        table,
        columns=tuple(table.columns[i] for i in kept),
        rows=[cut(row) for row in table.rows],
        total=cut(table.total) if table.total else (),
        tones={(row, kept.index(at)): tone for (row, at), tone in table.tones.items() if at in kept},
    )


def column(
    key: str,
    ja: str,
    en: str,
    *,
    unit: tuple[str, str] | None = None,
    align: Align = Align.LEFT,
    width: int = 0,
    is_minor: bool = False,
) -> Column:
    """A `Column` from plain strings."""
    return Column(key, Bilingual(ja, en), Bilingual(*unit) if unit else None, align, width, is_minor)


def number(
    key: str, ja: str, en: str, *, unit: tuple[str, str] | None = None, width: int = 0, is_minor: bool = False
) -> Column:
    """A right-aligned column of numbers."""
    return column(key, ja, en, unit=unit, align=Align.RIGHT, width=width, is_minor=is_minor)
