"""What left the office: one record of each set of files, and of each listing written to a file."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, func, select

from skillmap.changes import Insert
from skillmap.storage import schema
from skillmap.storage.facts import Moment
from skillmap.words import Fact, message

DRAFT, FINAL = "draft", "final"
"""Stages of what tells people something: a draft (案) binds nothing."""


class HandoutKind(StrEnum):
    """What leaves the office; each has its word (`handout.kind.…`)."""

    ROSTER_ALL = "roster-all"
    ROSTER_DEPARTMENT = "roster-department"
    ROSTER_LEADER = "roster-leader"
    ROSTER_SESSION = "roster-session"
    ROSTER_DECISION = "roster-decision"
    ROSTER_COMPLETION = "roster-completion"
    ROSTER_PLAN = "roster-plan"
    ROSTER_HISTORY = "roster-history"
    ROSTER_SKILLMAP = "roster-skillmap"
    ROSTER_CALENDAR = "roster-calendar"
    ROSTER_ICS = "roster-ics"
    LEADER_FORM = "leader-form"
    LEADER_SHEET = "leader-sheet"
    ASSESS_FORM = "assess-form"
    PLAN_SHEET = "plan-sheet"
    STAFF_CARD = "staff-card"
    PRIVACY_EXPORT = "privacy-export"
    PRIVACY_SHARE = "privacy-share"
    BLANK = "blank"
    LISTING = "listing"
    REPORT_HTML = "report-html"


def kind_in_words(kind: str) -> Fact:
    """The word of a kind; another version of the program may have handed out what this one has none for."""
    return message(f"handout.kind.{kind}") if kind in set(HandoutKind) else kind


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of a set: whom it is for, how many members of staff are named in it, on how many sheets."""

    name: str
    about: str
    people: int
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRecord:
    """A set of files that left in one run, under the number that stands on each of them."""

    number: int
    kind: str
    as_of: date | None
    stage: str
    folder: str
    reason: str
    people: int
    """How many members of staff all files together name."""
    files: tuple[FileRecord, ...]

    @property
    def shown(self) -> str:
        """照合番号 as people read it."""
        return shown(self.number)


@dataclass(frozen=True, slots=True)
class RecordedSet:
    """A set with the entry that recorded it, when (UTC, ISO 8601) and by whom."""

    set: SetRecord
    entry: int
    at: str
    by: str


def shown(number: int) -> str:
    """照合番号 as people read it: H0012."""
    return f"H{number:04}"


def next_number(connection: Connection) -> int:
    """The number of the next set."""
    return (connection.scalar(select(func.max(schema.handout.c.number))) or 0) + 1


def written(connection: Connection, digests: Collection[str]) -> set[str]:
    """Which of these sha256 are those of files that the program wrote, as they were written."""
    table = schema.handout_file
    return set(connection.scalars(select(table.c.sha256).where(table.c.sha256.in_(sorted(digests)))))


def sets(connection: Connection, moment: Moment, most: int | None = None) -> list[RecordedSet]:
    """What was handed out until the moment's entry, the newest first."""
    table, entry = schema.handout, schema.entry
    query = select(table, entry.c.at, entry.c.by).join(entry, entry.c.id == table.c.entry_id)
    if moment.known is not None:
        query = query.where(table.c.entry_id <= moment.known)
    rows = connection.execute(query.order_by(table.c.number.desc()).limit(most)).all()
    own: dict[int, list[FileRecord]] = {row.number: [] for row in rows}
    one = schema.handout_file.c
    files = (
        select(one.number, one.name, one.about, one.people, one.pages, one.sha256)
        .where(one.number.in_(own))
        .order_by(one.number, one.no)
    )
    for number, *values in connection.execute(files):
        own[number].append(FileRecord(*values))
    return [
        RecordedSet(
            SetRecord(
                number=row.number, kind=row.kind, as_of=row.as_of, stage=row.stage, folder=row.folder,
                reason=row.reason, people=row.people, files=tuple(own[row.number]),
            ),
            row.entry_id, row.at, row.by,
        )
        for row in rows
    ]  # fmt: skip


def noted(connection: Connection, entry: int) -> Mapping[str, Any]:
    """What was noted of a set when it left, by the entry that recorded it: the fiscal year of rosters (`fy`)."""
    arguments = connection.scalar(select(schema.entry.c.arguments).where(schema.entry.c.id == entry))
    found: Mapping[str, Any] = json.loads(arguments or "{}")
    return found


def writes(one: SetRecord) -> Sequence[Insert]:
    """What an entry writes of a set."""
    names = ("number", "kind", "as_of", "stage", "folder", "reason", "people")
    files = [(one.number, no, f.name, f.about, f.people, f.pages, f.sha256) for no, f in enumerate(one.files, 1)]
    return (
        Insert("handout", names, [tuple(getattr(one, name) for name in names)]),
        Insert("handout_file", ("number", "no", "name", "about", "people", "pages", "sha256"), files),
    )
