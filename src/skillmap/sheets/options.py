"""What the user, or the office's settings, decide about the reading of one file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from skillmap.sheets.grid import Unsure
from skillmap.words import Bilingual

Hidden = Literal["ask", "include", "skip"]
Strike = Literal["ask", "include", "skip"]


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a definition bore in an earlier version: `text` as it was written, `now` what stands for it today."""

    text: str
    now: tuple[Bilingual, ...]
    why: str = ""
    """Why nobody can say what is meant: split, merged, withdrawn, scale, grades; reused = today it is another one's.
    Empty = one definition, under another name."""
    key: str = ""
    """The id of the only one that stands for it; of a reused name the id of who bears it."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Answers to the questions that a file can raise. The defaults ask."""

    sheet: str = ""
    """Name of the sheet to read; empty = the one that has the headings."""
    usual_sheet: str = ""
    """Name that the sheet usually has; it is read when the workbook has it and `sheet` says nothing else."""
    hidden: Hidden = "ask"
    """Rows and columns that the sheet hides (filters, grouping)."""
    strike: Strike = "ask"
    """Rows that are struck out. Struck parts of a text: left out unless "include"."""
    fill_down: tuple[str, ...] | None = None
    """Fields (keys or headings) in which a blank means 'as above'; () = blanks are blanks; None = ask when in doubt."""
    columns: str = ""
    """Columns to read, "A:H" or, for tables side by side, "A:C,E:G"."""
    encoding: str = ""
    """Encoding of a CSV; empty = BOM, UTF-8, CP932 in this order, otherwise ask."""
    code_width: int = 0
    """Digits of a number that is a name; 0 = unknown, nothing is padded."""
    is_known: Callable[[str], bool] | None = None
    """Whether such a number is known already: decides about zeros when all numbers of a file are equally short."""
    name_known: Callable[[str], str] | None = None
    """The name on record that letters without a space are; empty when there is none, or several."""
    who: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Headings beside a name that say which of several people is meant: heading -> key in `lookup`."""
    as_of: date | None = None
    """The day whose state the document holds, given by the user; it goes before the one in the title."""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The office's own headings: field key -> headings."""
    headings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the user said of single headings: heading -> field (key or heading), "-" = not read."""
    leave_out: tuple[str, ...] = ()
    """Field keys that are not to be read at all (remarks)."""
    leave_out_rows: frozenset[int] = frozenset()
    """Row numbers of records that are not to be read, because the user said that bad rows may wait."""
    stand_in: date | None = None
    """Rows with errors are given too, with something in the place of what could not be read (for days: this one), so
    that what else is wrong with them can be looked for. Never for what is recorded."""
    all_sheets: bool = False
    """All sheets that have the headings are one list."""
    sheet_field: str = ""
    """With `all_sheets`: the field (key or heading) that each sheet's name is the value of."""
    constants: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Fields (keys or headings) that have one value for all rows, because the file has no such column."""
    marks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What marks and words mean in columns of levels: "◎" -> "3"; "-" = not assessed."""
    recipe: str = ""
    """Name of the recipe that these answers come from; told."""
    turned: bool = False
    """Rows are columns and columns rows."""
    joins: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Fields that stand in several columns: field key -> their headings, joined with a space."""
    splits: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """Columns that hold two fields: heading -> their keys."""
    leave_out_where: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Rows that are not read: heading -> what stands in that column."""
    lookup: Callable[[Mapping[str, str]], "str | Unsure"] | None = None
    """Finds the number that is a name from what else stands in a row (field key -> text), for files without it."""
    fiscal_year: int | None = None
    """The year (from April) that days without a year belong to; None = such days are errors."""
    former: Mapping[str, Mapping[str, FormerName]] = field(default_factory=lambda: MappingProxyType({}))
    """Names of before by kind (`Field.names`) and folded text."""
    day_order: str = ""
    """What comes first in days like 05/06/26: "dmy", "mdy", "ymd"; empty = such days are refused."""
    era_codes: bool = False
    """Understand 5-06-04-01 (5 = 令和, 4 = 平成, 3 = 昭和 …), the code form of resident-record systems."""
