"""The desk for one person's orders: their record as it becomes, and what is shown of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from skillmap.changes import Change, ChangeKind
from skillmap.org import service
from skillmap.org.histories import History
from skillmap.org.locate import Locator
from skillmap.org.present import Present
from skillmap.org.records import StaffRecord
from skillmap.problems import CellPlace, Place, Problem, problem
from skillmap.storage.ledger import BY_HAND, Ledger, Recorded, Source
from skillmap.words import Fact, Message, message


class WrittenForm(NamedTuple):
    """A name that a list writes in other forms of its letters than the record does."""

    written: str
    recorded: str
    place: Place


MOST_FORMS = 3
"""So many of them are named."""


def other_forms(forms: Sequence[WrittenForm]) -> Iterator[Problem]:
    """Told in one sentence: a system that cannot print 髙 writes every list without it."""
    pairs = list(dict.fromkeys(f"{one.written}→{one.recorded}" for one in forms))
    if pairs:
        some = (*pairs[:MOST_FORMS], *(("…",) if len(pairs) > MOST_FORMS else ()))
        yield problem("N_STAFF_NAME_FORMS", forms[0].place, count=len(pairs), found=some)


@dataclass
class OrderDesk:
    """The record of one person, what changes in it and what is told."""

    present: Present
    as_of: date
    locate: Locator
    ledger: Ledger
    history: History
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    forms: list[WrittenForm] = field(default_factory=list)
    left: dict[int, date] = field(default_factory=dict)
    """First day out of the office, by staff id: one at most."""

    def depart(self, day: date, shown: str, place: Place, read: Source = BY_HAND) -> None:
        """The person is not on the staff from a day on; what was told for later waits for a return."""
        before = self.history.main_on(day) or next(iter(self.history.posts), None)
        where = self.locate.name(before.fact.unit_id if before else None)
        # Hired anew on the very day (再任用 after 定年退職): who is told to leave on it stays on the staff.
        if day in self.history.hirings():
            code = "W_STAFF_HIRED_AGAIN" if service.comes_back(self.history, day) else "W_STAFF_NOT_COME"
            self.problems.append(problem(code, place, person=shown, day=day))
        waiting = service.leave(self.ledger, self.history, day, self.present.lives, read)
        if self.history.on(day) is not None:
            return
        self.left[self.history.staff_id] = day
        self.changes.append(Change(ChangeKind.LEAVE, shown, self.from_(None, day), before=where, place=place))
        if waiting:
            self.problems.append(problem("W_LEAVE_BEFORE_ORDER", place, person=shown, day=day, later=tuple(waiting)))

    def from_(self, item: Fact, day: date) -> Fact:
        """The item, with the day where it is not that of the list."""
        if day == self.as_of:
            return item
        return message("staff.item_from", item=item, day=day) if item is not None else message("staff.from", day=day)

    def holds_already(
        self, row: Recorded[Any], day: date, item: Message, value: Fact, shown: str, place: Place
    ) -> Iterator[Problem]:
        """W_ORDER_HOLDS_ALREADY where a row begins before the order's own day, and not before that of the list."""
        since = row.fact.valid_from
        if self.as_of <= since < day:
            facts: dict[str, Fact] = {
                "person": shown, "item": item, "found": value, "day": day, "before": since,
                "other": self.present.read_at(row),
            }  # fmt: skip
            yield problem("W_ORDER_HOLDS_ALREADY", place, **facts)

    def rows(self) -> list[int]:
        """The rows of the record as it stands: others when something was laid into it."""
        history = self.history
        return [row.id for rows in (history.facts, history.posts, history.standing) for row in rows]


def source(record: StaffRecord) -> Source:
    """Which file (by its number in the entry) and which cell a line was read from."""
    return Source(record.origin.source_no, record.origin.cell)


def unit_source(record: StaffRecord) -> Source:
    """Where the line says the unit; where it stands itself when it has no such cell."""
    place = record.origin.place("units")
    return Source(record.origin.source_no, place.cell if isinstance(place, CellPlace) else record.origin.cell)
