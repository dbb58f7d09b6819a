"""Seats that move from one session to another as one change set; and what somebody is shown of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.org.model import Organisation, Person
from skillmap.storage.ledger import Ledger
from skillmap.tables import Table, column
from skillmap.training.facts import EnrolmentFact
from skillmap.training.model import SeatOrigin
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.training.tables import when
from skillmap.words import Fact, Message, message


@dataclass(frozen=True, slots=True)
class Moving:
    """A seat and where its owner goes; without `into` they stay, for the reasons given."""

    seat: TakenSeat
    into: HeldSession | None = None
    reasons: tuple[Message, ...] = ()


def move_change_set(moves: Sequence[Moving], organisation: Organisation) -> ChangeSet:
    """The seats of those who go somewhere, each for the reason and by whom it was given before."""
    ledger, changes = Ledger(), []
    for one in moves:
        if one.into is None:
            continue
        old = one.seat.enrolment
        ledger.take_back(EnrolmentFact, [one.seat.row])
        ledger.begin(
            EnrolmentFact(
                # Why and by whom it was given go along: a seat of an allocation that moves is still one that an
                # allocation may change.
                staff_id=one.seat.staff_id, session_id=one.into.id, why=old.why,
                origin=SeatOrigin(old.origin), remark=old.remark,
            )
        )  # fmt: skip
        shown = _shown(organisation.person_by_id.get(one.seat.staff_id), old.staff)
        changes.append(Change(ChangeKind.CHANGE, shown, message("enrol.seat"), old.session, one.into.session.code))
    stay = sum(one.into is None for one in moves)
    return ChangeSet(message("session.move.title"), changes, stay, ledger.writes())


def _shown(person: Person | None, number: str) -> str:
    return person.shown if person else number


COLUMNS = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("from", "今の回", "now in"),
    column("to", "移る回", "moves to"),
    column("when", "日程", "when"),
    column("reason", "移れない理由", "why not"),
)


def moving_table(title: Message, moves: Sequence[Moving], organisation: Organisation) -> Table:
    """Who goes where, and who goes nowhere and why, in the order given."""
    rows: list[tuple[Fact, ...]] = []
    for one in moves:
        person = organisation.person_by_id.get(one.seat.staff_id)
        who = (one.seat.enrolment.staff, person.name if person else "－", organisation.unit_name_of(person))
        to = (one.into.session.code, when(one.into.session)) if one.into else ("", None)
        reasons = one.reasons or (() if one.into else (message("session.move.none"),))
        rows.append((*who, one.seat.enrolment.session, *to, reasons))
    return Table("moving", title, COLUMNS, rows, as_of=organisation.day)


def in_roster_order(seats: Iterable[TakenSeat], organisation: Organisation) -> list[TakenSeat]:
    """Seats as the roster lists their owners; people who have left come last."""
    place = {p.id: i for i, p in enumerate(organisation.people)}
    return sorted(seats, key=lambda t: place.get(t.staff_id, len(place)))
