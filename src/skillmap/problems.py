"""Problems as values: a stable code, a place, the facts. Collected, never raised one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from skillmap.words import Fact


class Severity(StrEnum):
    """How much a problem matters: errors stop what they touch, warnings and notes are told."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class FilePlace:
    """A place in a text file; line and column count from 1, 0 = the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class CellPlace(NamedTuple):
    """A place in a workbook or CSV. `cell` as Excel shows it (B12); empty = the sheet; empty `sheet` = the file."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(f"[{self.sheet}]")
        if self.cell:
            parts.append(self.cell)
        return " ".join(parts)


CHANGE_NOTHING = frozenset({
    "W_APOSTROPHE", "W_CODE_UNIFORM", "W_COLUMN_IGNORED", "W_DELIMITER", "W_DITTO_FILLED", "W_EMBEDDED",
    "W_EXTERNAL_LINK", "W_FORMULA_CACHED", "W_FORMULA_LIKE", "W_FULLWIDTH", "W_GHOST_RANGE", "W_HEADER_ALIAS",
    "W_INVISIBLE", "W_LEADING_ZERO", "W_LEVEL_TEXT", "W_LINE_REPEATED", "W_MERGED_FILLED", "W_NAME_JOINED",
    "W_NAME_NO_SPACE", "W_NAME_SPACED", "W_ORG_FOLDED", "W_ORG_SPLIT", "W_PUA", "W_THOUSANDS", "W_TIME_DROPPED",
    "W_TRIMMED", "W_UNIT_DROPPED",
})  # fmt: skip
"""Warnings that say how a cell or heading was understood: what is recorded is what stands there."""


Place: TypeAlias = FilePlace | CellPlace | None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or worth saying.

    `code` begins with E_, W_ or N_ (error, warning, note) and is the key of its sentence and its hint in the
    catalogue. Usual facts: `found` (the value as it stands), `expected`, `nearest` (the nearest valid value).
    """

    code: str
    place: Place = None
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Read off the first letter of the code."""
        return {"E": Severity.ERROR, "W": Severity.WARNING}.get(self.code[0], Severity.NOTE)

    @property
    def rank(self) -> int:
        """How early it is told: errors (0), warnings, warnings that change nothing, notes (3)."""
        if self.severity is Severity.WARNING:
            return 2 if self.code in CHANGE_NOTHING else 1
        return 0 if self.severity is Severity.ERROR else 3


def problem(code: str, place: Place = None, /, **facts: Fact) -> Problem:
    """A `Problem` with its facts as keywords."""
    return Problem(code, place, facts)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them is an error (not merely a warning or note)."""
    return any(p.severity is Severity.ERROR for p in problems)


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """The errors among them, in their order."""
    return [p for p in problems if p.severity is Severity.ERROR]
