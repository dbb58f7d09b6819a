"""Seats that may still bring a completion: ahead, or in a session that is over while the result is to come. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from skillmap.training.model import Session
from skillmap.training.outstanding import Outstanding
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.training.taken_seats import pairs_in


@dataclass(frozen=True, slots=True)
class ServingSeat:
    """The session in which somebody sits, and whether it is over and its result has not come."""

    session: Session
    awaits_result: bool


def serving(
    held: Mapping[str, HeldSession], taken: Iterable[TakenSeat], waiting: Iterable[Outstanding], day: date
) -> dict[int, dict[str, ServingSeat]]:
    """The seats that serve a need on a day, by staff id and training: of several the next one ahead.

    A seat in a session that is over serves as long as its result is outstanding (`waiting`), and no longer.
    """
    ahead = {
        one.id: one.session
        for one in held.values()
        if one.session.is_held and one.session.last_day is not None and one.session.last_day >= day
    }
    found: dict[int, dict[str, ServingSeat]] = {}
    for staff_id, session_id in pairs_in(taken, ahead):
        session, mine = ahead[session_id], found.setdefault(staff_id, {})
        other = mine.get(session.training)
        if other is None or _begins(session) < _begins(other.session):
            mine[session.training] = ServingSeat(session, awaits_result=False)
    for one in waiting:
        for seat in one.seats:
            found.setdefault(seat.staff_id, {}).setdefault(one.session.training, ServingSeat(one.session, True))
    return found


def _begins(session: Session) -> tuple[date, str]:
    return session.first_day or date.max, session.code
