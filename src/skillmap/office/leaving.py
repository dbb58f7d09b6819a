"""What people who leave still hold: seats, requests, aims, leaders' terms; freed or ended in the same entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from skillmap.careers.model import Aim
from skillmap.changes import Change, ChangeKind, ChangeSet, merge
from skillmap.leaders.model import Term
from skillmap.org.everybody import everyone
from skillmap.org.store import unit_names
from skillmap.storage import schema
from skillmap.storage.facts import Moment, recorded
from skillmap.storage.ledger import F, L, Ledger, Recorded
from skillmap.training.facts import EnrolmentFact, RequestFact
from skillmap.training.model import Session
from skillmap.training.store import completions, sessions
from skillmap.words import message


def with_freed(connection: Connection, changes: ChangeSet, leavers: Mapping[int, date]) -> ChangeSet:
    """A change set by which people leave, with what they held freed or ended. `leavers`: first day out, by staff id."""
    if not leavers:
        return changes
    freed = _freed(connection, leavers)
    return merge(changes.title, [changes, freed]) if freed.changes else changes


def _freed(connection: Connection, leavers: Mapping[int, date]) -> ChangeSet:
    # The last of the days: what is recorded up to it belongs to one of them.
    moment = Moment(max(leavers.values()))
    shown, ledger = everyone(connection, moment), Ledger()
    changes = [
        *_seats(connection, moment, leavers, shown, ledger),
        *_requests(connection, leavers, shown, ledger),
        *_aims(connection, leavers, shown, ledger),
        *_terms(connection, moment, leavers, shown, ledger),
    ]
    return ChangeSet(None, changes, writes=ledger.writes())


def _seats(
    connection: Connection, moment: Moment, leavers: Mapping[int, date], shown: Mapping[int, str], ledger: Ledger
) -> Iterator[Change]:
    """Seats in sessions that the person cannot begin, or an e-learning that they have not finished."""
    held = {one.id: one.session for one in sessions(connection, moment).values()}
    done = {(r.staff_id, r.session_id) for r in completions(connection, moment)}
    for row in _of(connection, EnrolmentFact, leavers):
        seat = row.fact
        session = held.get(seat.session_id)
        is_over = (seat.staff_id, seat.session_id) in done
        if seat.status == "booked" and session is not None and not is_over and _is_out(session, leavers[seat.staff_id]):
            ledger.drop(row)
            yield Change(ChangeKind.REMOVE, shown[seat.staff_id], message("enrol.seat"), session.code, "－")


def _is_out(session: Session, day: date) -> bool:
    # An e-learning can be finished on any day of its window; one that ends while they are here stays theirs.
    if session.window is not None:
        return session.window.last >= day
    return session.first_day is None or session.first_day >= day


def _requests(
    connection: Connection, leavers: Mapping[int, date], shown: Mapping[int, str], ledger: Ledger
) -> Iterator[Change]:
    # Of all years: whoever is not here asks for nothing, and a return brings requests of its own.
    for row in _of(connection, RequestFact, leavers):
        ledger.drop(row)
        yield Change(ChangeKind.REMOVE, shown[row.fact.staff_id], message("leaving.request"), row.fact.training, "－")


def _aims(
    connection: Connection, leavers: Mapping[int, date], shown: Mapping[int, str], ledger: Ledger
) -> Iterator[Change]:
    for row in _of(connection, Aim, leavers):
        if _ends(ledger, row, leavers[row.fact.staff_id]):
            target = f"{row.fact.role}/{row.fact.grade}"
            yield Change(ChangeKind.REMOVE, shown[row.fact.staff_id], message("leaving.aim"), target, "－")


def _terms(
    connection: Connection, moment: Moment, leavers: Mapping[int, date], shown: Mapping[int, str], ledger: Ledger
) -> Iterator[Change]:
    units = unit_names(connection, moment)
    for row in _of(connection, Term, leavers):
        day = leavers[row.fact.staff_id]
        if _ends(ledger, row, day):
            item = message("leaving.term", day=day)
            yield Change(ChangeKind.REMOVE, shown[row.fact.staff_id], item, units.get(row.fact.unit_id, ""), "－")


def _ends(ledger: Ledger, row: Recorded[L], day: date) -> bool:
    """Whether a period reached beyond the day; it ends on it now."""
    if row.fact.valid_to <= day:
        return False
    ledger.end(row, day)
    return True


def _of(connection: Connection, kind: type[F], leavers: Mapping[int, date]) -> Sequence[Recorded[F]]:
    table = schema.metadata.tables[kind.table]
    return recorded(connection, kind, table.c.retracted_by.is_(None), table.c.staff_id.in_(sorted(leavers)))
