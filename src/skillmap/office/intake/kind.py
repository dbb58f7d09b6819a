"""What a kind of list is: which document, and how one file of it is compared with what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from skillmap.changes import ChangeSet, SourceFile
from skillmap.office.office import Office
from skillmap.org.records import StaffRecord
from skillmap.problems import Problem
from skillmap.sheets.layout import Layout, Reading
from skillmap.sheets.options import ReadOptions

ABOUT_PEOPLE = frozenset(
    {"number", "name", "kana", "department", "section", "subsection", "grade", "rated_on", "remark"}
)
"""Fields about people that ratings, nominations and results share with every staff list."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file, read and compared: what was read, what it would change, and problems found on the way."""

    reading: Reading
    changes: ChangeSet
    problems: Sequence[Problem] = ()
    people: tuple[date, Sequence[StaffRecord]] | None = None
    """The lines of a staff list and their day, for comparing the lists of a folder with each other."""

    second: Callable[[Connection], ChangeSet | None] | None = None
    """Asked once the changes are recorded, of a file of which nothing was told: what reading it again would say, if it
    is certain to change and tell nothing. None = only reading it tells."""

    @property
    def told(self) -> list[Problem]:
        """All problems except those of the change set itself."""
        return [*self.reading.problems, *self.problems]

    @property
    def all_problems(self) -> list[Problem]:
        """All problems."""
        return [*self.told, *self.changes.problems]


class ListKind(Protocol):
    """One kind of list that can be taken in."""

    @property
    def command(self) -> str:
        """The command as the journal names it."""

    @property
    def is_complete(self) -> bool:
        """Whether what is missing from the file counts as gone."""

    @property
    def as_of(self) -> date | None:
        """The day that the user gave."""

    @property
    def ordinary(self) -> frozenset[str]:
        """Fields that other lists have too: a file with these alone is not meant."""

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document, in all its forms; the office's settings go by the id of the first."""

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """The file read and compared with what is recorded."""


def source_of(reading: Reading) -> SourceFile:
    """The file as the journal remembers it."""
    return SourceFile(reading.file, reading.sha256, reading.sheet)
