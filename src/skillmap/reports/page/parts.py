"""The parts of the page as values: what the template draws, and nothing that is worded or decided while drawing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from skillmap.i18n.wording import word
from skillmap.tables import Table
from skillmap.words import Bilingual, Fact, Message

SortKind: TypeAlias = Literal["cards", "listing", "heat", "bars", "note", "fold"]

_WIDTH, _NAMES, _LINE, _TOTALS = 640, 220, 24, 60
"""Units of the drawing: its width, the names' share of it, the height of a bar with its air, room for the totals."""
_LONGEST: Mapping[str, int] = {"ja": 17, "en": 34}
"""Characters of a name that fit beside its bar."""


@dataclass(frozen=True, slots=True)
class Cards:
    """The rows of a summary (measure, value, unit, note) as cards."""

    kind: ClassVar[SortKind] = "cards"
    table: Table


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that is sorted and filtered. `departments` and `open` go by the number of the row, from 0."""

    kind: ClassVar[SortKind] = "listing"
    id: str
    table: Table
    departments: Sequence[str] = ()
    """The department that each row belongs to; empty = the filter leaves the table alone."""
    open: frozenset[int] | None = None
    """Rows that need somebody; None = the question does not arise here."""
    leads_to_sections: bool = False
    """The first column is a button that shows the department's sections."""
    is_titled: bool = False
    """The caption is seen: there are several tables under one heading."""
    printed: int = 40
    """Rows on paper at most, 0 = not printed: the printed report has four pages, whatever the size of the office."""


@dataclass(frozen=True, slots=True)
class Heat:
    """A heat map of whole numbers. `departments` and `shades` (0-4, by column from the second) go by row."""

    kind: ClassVar[SortKind] = "heat"
    id: str
    table: Table
    departments: Sequence[str]
    shades: Sequence[Sequence[int]]
    legend: Sequence[tuple[int, int]]
    """The shades that are in use, each with the smallest number that has it."""
    unknown: Sequence[frozenset[int]]
    """By row the columns, from the second on, in which somebody is not assessed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: class of its colour, left edge and width."""

    look: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its name and its total."""

    name: Bilingual
    pieces: tuple[Piece, ...]
    top: int
    total: str
    total_at: float

    @property
    def baseline(self) -> int:
        """Where its texts stand, in units of the drawing from the top."""
        return self.top + 13


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars. The table beside them says the same."""

    kind: ClassVar[SortKind] = "bars"
    id: str
    title: Bilingual | Message
    legend: tuple[tuple[str, Bilingual], ...]
    """Colour and name of each series."""
    bars: tuple[Bar, ...]
    width: int = _WIDTH
    names_end: int = _NAMES - 8

    @property
    def height(self) -> int:
        """Of the whole drawing, in its units."""
        return len(self.bars) * _LINE + 6


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text."""

    kind: ClassVar[SortKind] = "note"
    text: Bilingual | Message
    look: Literal["note", "lead", "hint"] = "note"
    """lead = the answer itself; hint = what can be done on the screen, not printed."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that opens when asked."""

    kind: ClassVar[SortKind] = "fold"
    name: Bilingual | Message
    inside: Heat | Listing


ReportPart: TypeAlias = Cards | Listing | Heat | Bars | TextLine | Fold


@dataclass(frozen=True, slots=True)
class PageSection:
    """A heading with what stands under it."""

    id: str
    name: Bilingual | Message
    made: Callable[[], tuple[ReportPart, ...]]
    """Makes what stands under it, when it is drawn: all chapters at once are the largest part of a large page."""
    sheet: int = 0
    """The page of the printed report; 0 = on the screen only."""


def step(value: int, most: int) -> int:
    """The shade of a value: 0 for none, then quarters of the largest."""
    # None has a shade of its own, so that a single lack is seen.
    return 0 if value <= 0 or most <= 0 else min(4, 1 + (4 * (value - 1)) // most)


def heat(id_: str, table: Table, departments: Sequence[str]) -> Heat:
    """The heat map of a table whose columns from the second on are whole numbers, None, or a number with ? (`2?`, `?`).

    A ? is somebody who is not assessed; without a number nobody is, and the cell has no shade: unknown is not none.
    """
    values = [[_level(v) for v in row[1:]] for row in table.rows]
    most = max((v for row in values for v in row if v is not None), default=0)
    lows: dict[int, int] = {}
    for value in range(1, most + 1):
        lows.setdefault(step(value, most), value)
    shades = [[step(v or 0, most) for v in row] for row in values]
    unknown = [frozenset(n for n, v in enumerate(row[1:]) if "?" in str(v)) for row in table.rows]
    return Heat(id_, table, departments, shades, sorted(lows.items()), unknown)


def _level(value: Fact) -> int | None:
    text = str(value).rstrip("?") if value is not None else ""
    return int(text) if text else None


@dataclass(frozen=True, slots=True)
class BarSeries:
    """A column of a table that is drawn: its key and the class of its colour."""

    key: str
    look: str


def bars(id_: str, table: Table, title: Bilingual | Message, series: Sequence[BarSeries], most: int) -> Bars:
    """The first `most` rows of a table as stacked bars: names are its first column, a blank value has no piece.

    Behind each bar stands its sum.
    """
    at = {column.key: n for n, column in enumerate(table.columns)}
    rows = table.rows[:most]
    lengths = [[_length(row[at[one.key]]) for one in series] for row in rows]
    widest = max(map(sum, lengths), default=0) or 1
    drawn = []
    for number, (row, own) in enumerate(zip(rows, lengths, strict=True)):
        left, pieces = float(_NAMES), []
        for one, value in zip(series, own, strict=True):
            size = (_WIDTH - _NAMES - _TOTALS) * value / widest
            if value:
                pieces.append(Piece(one.look, round(left, 1), round(size, 1)))
            left += size
        # Cut for the drawing only: the table beside it has the whole name.
        short = Bilingual(_cut(word(row[0], "ja"), _LONGEST["ja"]), _cut(word(row[0], "en"), _LONGEST["en"]))
        drawn.append(Bar(short, tuple(pieces), number * _LINE + 4, f"{sum(own):,.0f}", round(left + 6, 1)))
    legend = tuple((one.look, table.columns[at[one.key]].title) for one in series)
    return Bars(id_, title, legend, tuple(drawn))


def _length(value: Fact) -> float:
    return float(str(value)) if value is not None else 0.0


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
