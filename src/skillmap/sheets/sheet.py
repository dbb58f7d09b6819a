"""A sheet to be written, as a value: for people (print), for machines (data) or to be filled in (form)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, TypeAlias

from skillmap.tables import Align, Chart, Tone

Purpose = Literal["print", "data", "form"]
"""print: title, ruled, page set-up; data: headings at A1 and nothing else; form: like print, with cells to fill in."""

CellValue: TypeAlias = "str | int | float | date | None"


SEAL_ROWS = 4
"""Rows that the boxes for seals take: their titles, and three for the seal."""


class Emphasis(StrEnum):
    """How a row stands out; each can be told apart in black and white."""

    VACANT = "vacant"
    """Grey fill and italics: a place that is not filled. The row's own text says so too."""
    TOTAL = "total"
    """Bold under a double line."""
    GROUP = "group"
    """Bold with a light fill: a heading between rows."""
    BAND = "band"
    """The same with a text in its first cell alone, over the whole row."""
    CHANGED = "changed"
    """Bold: differs from before."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet to be written. Texts are in the language of the sheet."""

    key: str
    title: str
    over: str = ""
    """Heading of the group it stands in; gives a two-row heading on paper."""
    align: Align = Align.LEFT
    width: int = 0
    """Width in half-width characters; 0 = from the content."""
    number_format: str = ""
    """Of numbers and days; empty = plain numbers, yyyy-mm-dd for days."""
    choices: tuple[str, ...] = ()
    """Form: what may be picked from a list."""
    minimum: int | None = None
    """Form: whole numbers from here …"""
    maximum: int | None = None
    """… to here."""
    prompt: str = ""
    """Form: shown when a cell of the column is chosen."""
    locked: bool = True
    """Form: nothing can be typed here."""
    is_day: bool = False
    """Form: a day is to be typed here."""
    is_small: bool = False
    """Long explanations: smaller letters, at the top of their cells."""
    is_link: bool = False
    """Its texts are names of sheets of the same workbook; a click leads there."""


PAGE_GRID = tuple(SheetColumn(f"c{n}", "", width=6) for n in range(12))
"""Columns of a letter or a page to read: as wide as A4 upright at full size."""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell between the title and the table, over one or more columns. `row` counts from 0 below the title."""

    row: int
    first: int
    last: int
    value: CellValue = None
    look: Literal["label", "shown", "typed"] = "shown"
    """typed: people fill it in."""
    choices: tuple[str, ...] = ()
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of a page to read, over its whole width; long texts are broken and the row is as tall as they need."""

    text: str = ""
    look: Literal["plain", "letter", "right", "center", "title", "heading", "small"] = "plain"


@dataclass(frozen=True, slots=True)
class PaperCell:
    """A ruled cell of a page to read, over `span` of its columns."""

    text: str
    span: int
    is_label: bool = False


PaperBlock: TypeAlias = "PaperLine | tuple[PaperCell, ...]"
"""A line, or a ruled row of cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Rows are tuples in the order of `columns`; row numbers below count from 0."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[tuple[CellValue, ...]]
    title: str = ""
    subtitle: tuple[str, ...] = ()
    """Lines under the title: the day of the state, the section that made it."""
    notes: tuple[str, ...] = ()
    """Lines below the table."""
    purpose: Purpose = "print"
    confidential: bool = False
    """Print 【取扱注意】 at the top of every page."""
    emphasis: Mapping[int, Emphasis] = field(default_factory=lambda: MappingProxyType({}))
    frozen_columns: int = 0
    portrait: bool = False
    one_page: bool = False
    """A page to read, not a list: all on one sheet of paper, no filter, rows as tall as their texts need."""
    approval: tuple[str, ...] = ()
    """Titles of the boxes for seals at the top right (決裁欄), above the last columns, one each."""
    head: tuple[HeadCell, ...] = ()
    """Labelled cells between title and table. A sheet with them is a page about one subject: no filter."""
    is_tall: bool = False
    """Rows as tall as their texts need."""
    is_even: bool = False
    """All rows as tall as the tallest of them."""
    least_height: float = 0
    """Points that a row has at least, where rows are as tall as their texts: room to write in."""
    row_choices: Mapping[int, Mapping[str, tuple[str, ...]]] = field(default_factory=lambda: MappingProxyType({}))
    """Form: what may be picked in single cells, row -> column key; anything else can be typed after a question."""
    paper: tuple[PaperBlock, ...] = ()
    """A letter or a page to read instead of title and table; `columns` give its grid, nothing else of them counts."""

    tones: Mapping[tuple[int, int], Tone] = field(default_factory=lambda: MappingProxyType({}))
    """Colours of cells by (row, column); what they mean stands in the cell too."""
    chart: Chart | None = None
    """A picture of the table on a sheet of its own behind it; `names` and `values` are keys of columns."""
    is_open: bool = False
    """A form in which people may change everything, headings and title too."""
    spare_rows: int = 0
    """Empty rows at the end that are there to be typed in and not to be printed."""
    chart_name: str = ""
    """Name of that sheet."""
    is_chart_apart: bool = False
    """A chart that belongs below its table stands on that sheet all the same: there is no room on the page."""
    stamp: str = ""
    """Which run it comes from, and whether it is a draft: at the top of every page, and behind the last subtitle."""

    @property
    def heading_rows(self) -> int:
        """How many rows the headings take."""
        return 2 if self.purpose != "data" and any(column.over for column in self.columns) else 1

    @property
    def first_row(self) -> int:
        """Index of the first row of the table, from 0, as it will stand in the sheet."""
        if self.purpose == "data":
            return 1
        above = self.head_row + max((cell.row + 1 for cell in self.head), default=0)
        return above + bool(above) + self.heading_rows

    @property
    def head_row(self) -> int:
        """Index of the first row of the labelled cells; of the row below the title when there are none."""
        return max(bool(self.title) + len(self.subtitle), SEAL_ROWS if self.approval else 0)
