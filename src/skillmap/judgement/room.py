"""What is left in sessions that have not begun: seats that nobody can use, for whom the next in line is asked."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from skillmap.allocation.limits import seat_limits
from skillmap.allocation.problem import SeatLimit
from skillmap.judgement.breach import Breach
from skillmap.judgement.record import Record
from skillmap.training.model import Session
from skillmap.training.store import TakenSeat
from skillmap.training.taken_seats import TakenSeats

CANNOT_COME = frozenset(("leave", "leaver", "former-leader", "done", "prerequisite", "clash"))
"""Rules broken by somebody who, as things stand, will not take their seat."""


@dataclass(frozen=True, slots=True)
class Room:
    """A session, the seats that nobody sits in, and those of people who cannot come."""

    session: Session
    free: int
    unable: tuple[TakenSeat, ...]
    departments: Mapping[str, int]
    """Seats left of a department's quota, and of what it may have in the year."""

    @property
    def left(self) -> int:
        """Seats that others could have."""
        return self.free + len(self.unable)

    def has_more_than(self, other: "Room") -> bool:
        """Whether somebody may come in now who could not as it was: more seats, of a quota too, or other days."""
        more = any(count > other.departments.get(unit, count) for unit, count in self.departments.items())
        return self.left > other.left or more or (self.session.slots, self.session.window) != (
            other.session.slots, other.session.window,
        )  # fmt: skip


def cannot_come(breaches: Iterable[Breach], changed: Collection[str] = ()) -> frozenset[tuple[str, str]]:
    """(Session, person shown) of seats that will not be taken: of two that clash, the one in a session that `changed`.

    Where none of them did, it is the one that was given last.
    """
    return frozenset(
        (code, who)
        for b in breaches
        if b.rule in CANNOT_COME
        # Whoever moved a session made the clash; the other session's people have kept their day.
        for code in ([c for c in b.sessions if c in changed] or [str(b.subject)])
        for who in b.people
    )


def rooms(record: Record, cannot: Collection[tuple[str, str]]) -> dict[str, Room]:
    """Every session that is held and has not begun, by code; `cannot` as `cannot_come` gives it."""
    taken, empty, concerned = record.taken.in_session, TakenSeats(), {code for code, _ in cannot}
    found, limits = {}, _limits_left(record)
    for code, held in record.held.items():
        if not held.session.is_held or _begun(held.session, record.today):
            continue
        mine = taken.get(held.id, empty)
        looked_at = mine if code in concerned else ()
        unable = tuple(t for t in looked_at if (code, record.names.get(t.staff_id, t.enrolment.staff)) in cannot)
        departments = _quotas(record, held.session, mine)
        for limit, left in limits.get(held.session.fy, ()):
            if limit.counts(limit.department, held.session.training):
                # The tighter of the session's quota and the year's limit.
                departments[limit.department] = min(left, departments.get(limit.department, left))
        found[code] = Room(held.session, held.session.capacity - len(mine), unable, departments)
    return found


def _begun(session: Session, today: date) -> bool:
    day = session.first_day if session.meetings else session.last_day
    return day is None or day <= today


def _quotas(record: Record, session: Session, seats: TakenSeats) -> dict[str, int]:
    left = dict(session.quotas)
    if left:
        for staff_id in seats.staff:
            unit = record.organisation.department_of(record.organisation.unit_of_staff.get(staff_id))
            if unit is not None and unit.code in left:
                left[unit.code] -= 1
    return left


def _limits_left(record: Record) -> dict[int, list[tuple[SeatLimit, int]]]:
    """What departments may still have in each fiscal year."""
    limits, _ = seat_limits(record.allowed.department_limits, record.framework, record.organisation)
    if not limits:
        return {}
    used: Counter[tuple[int, str, str]] = Counter()
    for one in record.taken:
        person, session = record.organisation.person_by_id.get(one.staff_id), record.held[one.enrolment.session].session
        unit = record.organisation.department_of(person.unit_id) if person else None
        if unit is not None:
            used[session.fy, unit.code, session.training] += 1
    years = {held.session.fy for held in record.held.values()}
    return {
        fy: [
            (one, one.seats - sum(n for (year, *key), n in used.items() if year == fy and one.counts(*key)))
            for one in limits
        ]
        for fy in years
    }
