"""The desk for one person's orders: their record as it becomes, and what is shown of it."""

from dataclasses import dataclass, field
from datetime import date

from skillmap.changes import Change, ChangeKind
from skillmap.org import histories
from skillmap.org.facts import Posting, StaffFact
from skillmap.org.histories import History
from skillmap.org.locate import Locator
from skillmap.org.present import Present
from skillmap.org.records import StaffRecord
from skillmap.problems import CellPlace, Place, Problem, problem
from skillmap.storage.ledger import Ledger, Source
from skillmap.words import Fact, message


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
    left: dict[int, date] = field(default_factory=dict)
    """First day out of the office, by staff id: one at most."""

    def depart(self, day: date, shown: str, place: Place) -> None:
        """The person is not on the staff from a day on."""
        before = self.history.main_on(day) or next(iter(self.history.posts), None)
        where = self.locate.name(before.fact.unit_id if before else None)
        dropped = self.history.leaves_after(day)
        gone = histories.leave(self.ledger, self.history, day)
        self.left[self.history.staff_id] = day
        self.changes.append(Change(ChangeKind.LEAVE, shown, self.from_(None, day), before=where, place=place))
        dropped += [row.fact.valid_from for row in gone if isinstance(row.fact, (Posting, StaffFact))]
        if dropped:
            self.problems.append(problem("W_LEAVE_DROPS_ORDER", place, person=shown, day=day, later=min(dropped)))

    def from_(self, item: Fact, day: date) -> Fact:
        """The item, with the day where it is not that of the list."""
        if day == self.as_of:
            return item
        return message("staff.item_from", item=item, day=day) if item is not None else message("staff.from", day=day)

    def rows(self) -> list[int]:
        """The rows of the record as it stands: others when something was laid into it."""
        return [*(row.id for row in self.history.facts), *(row.id for row in self.history.posts)]


def source(record: StaffRecord) -> Source:
    """Where the line stands."""
    return Source(record.origin.source_no, record.origin.cell)


def unit_source(record: StaffRecord) -> Source:
    """Where the line says the unit; where it stands itself when it has no such cell."""
    place = record.origin.place("units")
    return Source(record.origin.source_no, place.cell if isinstance(place, CellPlace) else record.origin.cell)
