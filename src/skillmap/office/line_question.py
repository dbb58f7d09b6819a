"""The question of seats as far as those who wait depend on it: one session's line, or everybody without a seat."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from skillmap import collector
from skillmap.allocation import gather
from skillmap.allocation.demands import is_seated
from skillmap.days import FiscalYear
from skillmap.judgement.asking import without_any_seat, without_seat
from skillmap.office.office import Office
from skillmap.office.seat_question import SeatQuestion, asked_of
from skillmap.org.away import away
from skillmap.org.store import units_of_all, units_on
from skillmap.storage.facts import Many
from skillmap.training.store import HeldSession, seated_in, sessions

MOST_READ = 6_000
"""So many people are read by their keys; of more of them everybody is read, which is as quick."""


def line_of(office: Office, connection: Connection, year: FiscalYear, one: HeldSession) -> SeatQuestion | None:
    """The question about who waits for a session, who sits in it, and who is away for another one meanwhile.

    A rule looks at the person, at who sits in the session, or at how many of the section are there on its half days.
    None = only everybody together can tell.
    """
    moment, training = office.moment(), office.framework.trainings.get(one.session.training)
    if training is None or one.session.fy != year.year:
        return None
    held = sessions(connection, moment, year.year).values()
    own = [h.id for h in held if h.session.training == training.id and h.session.is_held]
    line = without_seat(connection, moment, training, year.year, own)
    if line is None:
        return None
    slots = {*one.session.slots}
    meanwhile = [h.id for h in held if h.id == one.id or slots.intersection(h.session.slots)]
    question = _of(office, connection, year, Many({*line, *seated_in(connection, moment, meanwhile)}))
    if question is None:
        return None
    # How many a section is, and who of it is on leave, is counted of everybody.
    home = gather.homes(units_on(connection, moment), units_of_all(connection, moment))
    leaves = away(connection, moment, FiscalYear(year.year - 1).first, year.end)
    problem = replace(question.problem, sections=gather.staffing(home, leaves))
    return replace(question, problem=problem)


def all_lines(office: Office, connection: Connection, year: FiscalYear) -> SeatQuestion | None:
    """The question about everybody who has no seat in something they ask for; of their sections nothing is known.

    None = only everybody together can tell.
    """
    held = {h.session.training for h in sessions(connection, office.moment(), year.year).values()}
    seated = [one for one in office.framework.trainings.values() if is_seated(one, held)]
    staff = without_any_seat(connection, office.moment(), seated, year.year)
    return _of(office, connection, year, staff) if staff is not None else None


def _of(office: Office, connection: Connection, year: FiscalYear, staff: Many) -> SeatQuestion | None:
    if not staff or len(staff) > MOST_READ:
        return None
    with collector.paused():
        return asked_of(office, connection, year, staff)
