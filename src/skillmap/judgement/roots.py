"""Why seats were lost: not the entry that took them away, but what had put them out of order before it."""

from collections.abc import Iterable
from typing import TypeAlias

from sqlalchemy import Connection, select

from skillmap.judgement import seats
from skillmap.judgement.breach import Breach, Cause
from skillmap.judgement.record import Record
from skillmap.storage import schema
from skillmap.training.store import BOOKED

LostSeats: TypeAlias = frozenset[tuple[int, int]]
"""(Person, session)."""
JUDGES = (
    seats.cancelled, seats.leavers, seats.former_leaders, seats.done_already, seats.judged_by_rule, seats.too_low,
)  # fmt: skip
"""Those that speak of seats, in the order in which one of several reasons is told."""


def lost(connection: Connection, entry: int) -> LostSeats:
    """Seats that an entry took away without giving their owners another one of the same training."""
    seat, fact = schema.enrolment, schema.session_fact
    columns = select(seat.c.staff_id, seat.c.session_id)
    gone = {
        (r[0], r[1]) for r in connection.execute(columns.where(seat.c.retracted_by == entry, seat.c.status == BOOKED))
    }
    given = {(r[0], r[1]) for r in connection.execute(columns.where(seat.c.entry_id == entry, seat.c.status == BOOKED))}
    if not gone:
        return frozenset()
    # Of all rows, also of those taken back: the session may have been cancelled by the same entry.
    training = {r[0]: r[1] for r in connection.execute(select(fact.c.session_id, fact.c.training))}
    moved = {(staff, training.get(session)) for staff, session in given}
    return frozenset(one for one in gone if (one[0], training.get(one[1])) not in moved)


def causes(record: Record, gone: LostSeats) -> list[Cause]:
    """What had put these seats out of order, as the record stood before they were lost: one cause for each of them."""
    codes = {held.id: code for code, held in record.held.items()}
    wanted = {(record.names.get(staff, ""), codes.get(session, "")) for staff, session in gone}
    found: dict[tuple[str, str], Cause] = {}
    for breach in (breach for judge in JUDGES for breach in judge(record)):
        if breach.cause is not None:
            for one in wanted.intersection(_seats_of(breach)):
                # The first judge's reason stands: a cancelled session is told before the leave that would have come
                # anyway.
                found.setdefault(one, breach.cause)
    return list(found.values())


def _seats_of(breach: Breach) -> Iterable[tuple[str, str]]:
    return ((who, code) for who in breach.people for code in breach.sessions or (str(breach.subject),))
