"""Seats that may still bring a completion: ahead, or in a session that is over while the result is to come. Pure."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from skillmap.training.model import Session
from skillmap.training.outstanding import Outstanding
from skillmap.training.store import HeldSession
from skillmap.training.taken_seats import TakenSeats
from skillmap.words import Fact, message


@dataclass(frozen=True, slots=True)
class ServingSeat:
    """The session in which somebody sits, and whether it is over and its result has not come."""

    session: Session
    awaits_result: bool

    @property
    def shown(self) -> Fact:
        """The session's code, and that its result is to come."""
        code = self.session.code
        return message("session.awaited", session=code) if self.awaits_result else code


def serving(
    held: Mapping[str, HeldSession],
    taken: TakenSeats,
    waiting: Iterable[Outstanding],
    day: date,
    trainings: Container[str] | None = None,
) -> dict[int, dict[str, ServingSeat]]:
    """The seats that serve a need on a day, by staff id and training: of several the next one ahead.

    A seat in a session that is over serves as long as its result is outstanding (`waiting`), and no longer. Of all
    `trainings`, or of some.
    """
    asked = [one for one in held.values() if trainings is None or one.session.training in trainings]
    # One value for all seats of a session: in a metropolis they are hundreds of thousands.
    ahead = {
        one.id: ServingSeat(one.session, awaits_result=False)
        for one in asked
        if one.session.is_held and one.session.last_day is not None and one.session.last_day >= day
    }
    found: dict[int, dict[str, ServingSeat]] = {}
    for staff_id, number in zip(taken.staff, taken.sessions, strict=True):
        if (seat := ahead.get(number)) is None:
            continue
        mine, training = found.setdefault(staff_id, {}), seat.session.training
        other = mine.get(training)
        if other is None or _begins(seat.session) < _begins(other.session):
            mine[training] = seat
    for one in waiting:
        training, seat = one.session.training, ServingSeat(one.session, awaits_result=True)
        for staff_id in [t.staff_id for t in one.seats] if trainings is None or training in trainings else ():
            found.setdefault(staff_id, {}).setdefault(training, seat)
    return found


def serving_years(
    held: Mapping[str, HeldSession], taken: TakenSeats, waiting: Iterable[Outstanding], day: date
) -> Iterator[tuple[str, Mapping[int, int]]]:
    """By training the fiscal year of the seat that serves (`serving`), by staff id: enough for what counts seats."""
    seats = taken.within({one.id for one in held.values()}).in_session
    ahead = [one for one in held.values() if one.session.is_held and (one.session.last_day or date.min) >= day]
    over: dict[str, list[Outstanding]] = {}
    for late in waiting:
        over.setdefault(late.session.training, []).append(late)
    for training in dict.fromkeys((*(one.session.training for one in ahead), *over)):
        years: dict[int, int] = {}
        mine = [one for one in ahead if one.session.training == training and one.id in seats]
        for one in sorted(mine, key=lambda held: _begins(held.session)):
            for staff_id in seats[one.id].staff:
                years.setdefault(staff_id, one.session.fy)
        for late in over.get(training, ()):
            for seat in late.seats:
                years.setdefault(seat.staff_id, late.session.fy)
        yield training, years


def _begins(session: Session) -> tuple[date, str]:
    return session.first_day or date.max, session.code
