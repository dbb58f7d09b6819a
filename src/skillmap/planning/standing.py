"""What plans start from, read from the database: levels, completed trainings, seats, and levels that evidence shows."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Connection

from skillmap.assessment.evidence import evident_levels
from skillmap.assessment.model import Stage
from skillmap.assessment.store import present, qualifications
from skillmap.days import fiscal_year
from skillmap.framework.model import Framework
from skillmap.planning.many import PeopleKnown
from skillmap.planning.problem import Booking
from skillmap.storage.facts import MOST_NAMED, Moment
from skillmap.training.completions import last_completions
from skillmap.training.model import Session
from skillmap.training.outstanding import outstanding
from skillmap.training.serving import ServingSeat, serving
from skillmap.training.store import completions, enrolments, session_ids, sessions
from skillmap.training.taken_seats import TakenSeats


def known(framework: Framework, connection: Connection, moment: Moment, staff: Collection[int]) -> PeopleKnown:
    """What plans of these people start from, on the moment's day."""
    wanted = set(staff)
    rated = present(connection, moment, wanted if len(wanted) <= MOST_NAMED else None)
    completed = last_completions(connection, framework, moment, wanted)
    qualified = qualifications(connection, moment, wanted)
    levels, evident = {}, {}
    for one in wanted:
        approved = rated.of(one, Stage.APPROVED)
        levels[one] = {skill: level for skill, (level, _) in approved.items()}
        found = evident_levels(framework, approved, completed.get(one, {}), qualified.get(one, ()))
        if found:
            evident[one] = found
    done = {one: frozenset(completed[one]) for one in wanted if one in completed}
    return PeopleKnown(levels, done, seats(connection, moment, wanted), evident)


def seats(connection: Connection, moment: Moment, staff: Collection[int]) -> dict[int, tuple[Booking, ...]]:
    """The seats that people have in sessions which are held and not over, in order of time; by staff id.

    A session that is over counts as long as its result is outstanding: nobody plans the same training twice.
    """
    return {
        one: tuple(sorted((booking(seat.session) for seat in mine.values()), key=lambda b: (b.fy, b.half)))
        for one, mine in serving_seats(connection, moment, staff).items()
    }


def serving_seats(connection: Connection, moment: Moment, staff: Collection[int]) -> dict[int, dict[str, ServingSeat]]:
    """The seats that serve what plans of these people ask for (`training.serving`), by staff id and training."""
    ids = session_ids(connection, moment, staff) if len(staff) <= MOST_NAMED else None
    held = sessions(connection, moment, ids=ids)
    booked = [one for one in enrolments(connection, moment, held, staff) if one.staff_id in staff]
    waiting = outstanding(held, booked, completions(connection, moment, staff), moment.as_of)
    return serving(held, TakenSeats.of_seats(booked), waiting, moment.as_of)


def bookings(taken: Iterable[tuple[int, Session]], day: date) -> dict[int, tuple[Booking, ...]]:
    """Seats (person, session) as plans see them: those in sessions which are held and not over on the day."""
    found: dict[int, dict[str, Booking]] = defaultdict(dict)
    for staff_id, session in taken:
        if session.is_held and session.last_day is not None and session.last_day >= day:
            found[staff_id].setdefault(session.training, booking(session))
    return {one: tuple(sorted(seats.values(), key=lambda b: (b.fy, b.half))) for one, seats in found.items()}


def booking(session: Session) -> Booking:
    """Fiscal year and half in which a session ends; an e-learning counts from its first day."""
    # What a session teaches is there when it is over; an e-learning is done on any day of its window.
    day = session.last_day if session.meetings else session.first_day
    if day is None:
        raise ValueError(session.code)
    return Booking(session.training, fiscal_year(day).year, 1 if 4 <= day.month <= 9 else 2)
