"""Reading leaders' terms from the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, and_, func, select

from skillmap import leaders
from skillmap.days import FOREVER, FiscalYear
from skillmap.framework.model import LeaderRule
from skillmap.leaders.model import Name, PostOver, Term
from skillmap.org.away import coming
from skillmap.org.model import Organisation
from skillmap.org.store import organisation
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known, recorded, valid
from skillmap.storage.ledger import Recorded
from skillmap.training.model import Outcome

if TYPE_CHECKING:
    from skillmap.leaders.checks import BookedCourse
    from skillmap.leaders.resolve import Book

_term = schema.leader_term


def leaders_on(connection: Connection, moment: Moment) -> tuple[Term, ...]:
    """The terms that hold on the moment's day, by section and seat."""
    return tuple(row.fact for row in _read(connection, valid(_term, moment)))


def all_terms(connection: Connection, moment: Moment, staff: Collection[int] | None = None) -> tuple[Term, ...]:
    """Every known term, past and to come, by section, seat and first day; those of some people, or all.

    The moment's day does not matter.
    """
    return tuple(row.fact for row in _read(connection, and_(known(_term, moment), *among(_term.c.staff_id, staff))))


def term_rows(connection: Connection, moment: Moment) -> tuple[Recorded[Term], ...]:
    """The same with their rows, for what is going to change them."""
    return _read(connection, known(_term, moment))


def book(
    connection: Connection,
    moment: Moment,
    rule: LeaderRule,
    fy: FiscalYear,
    *,
    grades: tuple[str, ...] = (),
    starts: date | None = None,
    takes_over: bool = False,
) -> Book:
    """The state that nominations are compared with; the moment's day is today. Each day's organisation is read once."""
    known_days: dict[date, Organisation] = {}

    def organisation_on(day: date) -> Organisation:
        if day not in known_days:
            known_days[day] = organisation(connection, Moment(day, moment.known), grades)
        return known_days[day]

    terms = term_rows(connection, moment)
    return leaders.resolve.Book(
        rule, terms, organisation_on, moment.as_of, fy, starts,
        coming=coming(connection, moment), takes_over=takes_over,
    )  # fmt: skip


def newer_sections(connection: Connection, moment: Moment) -> dict[int, date]:
    """The first day of every section that came after the office's first ones: unit id -> day.

    A unit that is renamed or moved stays the same section. The moment's day does not matter.
    """
    fact = schema.unit_fact
    first = select(fact.c.unit_id, func.min(fact.c.valid_from)).where(known(fact, moment), fact.c.is_section)
    found: dict[int, date] = {row[0]: row[1] for row in connection.execute(first.group_by(fact.c.unit_id))}
    # An office that begins with the program in autumn has all its sections from that day on, and none is new.
    oldest = min(found.values(), default=None)
    return {unit: day for unit, day in found.items() if day != oldest}


def second_posts_over(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> dict[int, tuple[PostOver, ...]]:
    """Second posts that have, or will have, an end: staff id -> unit and end. The moment's day does not matter."""
    fact = schema.posting
    query = select(fact.c.staff_id, fact.c.unit_id, fact.c.valid_to).where(
        known(fact, moment), fact.c.is_main.is_(False), fact.c.valid_to < FOREVER, *among(fact.c.staff_id, staff)
    )
    found: dict[int, tuple[PostOver, ...]] = {}
    for of, unit, ends in connection.execute(query.order_by(fact.c.staff_id, fact.c.valid_to, fact.c.id)):
        found[of] = (*found.get(of, ()), PostOver(unit, ends))
    return found


def booked(connection: Connection, moment: Moment) -> dict[int, list[BookedCourse]]:
    """The courses in which people have a seat that may still bring a completion, by staff id.

    Each training with its first and last day, by first day.
    """
    seat, fact, meeting = schema.enrolment, schema.session_fact, schema.meeting
    held = (
        select(
            meeting.c.session_id, func.min(meeting.c.day).label("first_day"), func.max(meeting.c.day).label("last_day")
        )
        .where(known(meeting, moment))
        .group_by(meeting.c.session_id)
        .subquery()
    )
    first = func.coalesce(held.c.first_day, fact.c.window_from)
    query = (
        select(
            seat.c.staff_id, seat.c.session_id, fact.c.training, first, func.coalesce(held.c.last_day, fact.c.window_to)
        )
        .join(fact, fact.c.session_id == seat.c.session_id)
        .outerjoin(held, held.c.session_id == seat.c.session_id)
        .where(known(seat, moment), known(fact, moment), seat.c.status == "booked", fact.c.status == "planned")
        .where(first.is_not(None))
        .order_by(seat.c.staff_id, first)
    )
    done = schema.completion
    known_results = select(done.c.staff_id, done.c.session_id).where(
        known(done, moment), done.c.session_id.is_not(None), done.c.outcome != Outcome.IN_PROGRESS.value
    )
    # What came of a seat whose result is known the completions say.
    settled = {(row[0], row[1]) for row in connection.execute(known_results)}
    found: dict[int, list[BookedCourse]] = {}
    for staff_id, session, training, first_day, last_day in connection.execute(query):
        if (staff_id, session) in settled:
            continue
        found.setdefault(staff_id, []).append(leaders.checks.BookedCourse(training, first_day, last_day))
    return found


def names(connection: Connection, moment: Moment, staff: Iterable[int]) -> dict[int, Name]:
    """Numbers and latest names of people, those who have left included."""
    fact, key = schema.staff_fact, schema.staff
    query = (
        select(key.c.id, key.c.number, fact.c.name)
        .join(key, key.c.id == fact.c.staff_id)
        .where(known(fact, moment), key.c.id.in_(sorted(set(staff))))
        .order_by(fact.c.valid_from)
    )
    return {row.id: Name(row.number, row.name) for row in connection.execute(query)}


def _read(connection: Connection, condition: ColumnElement[bool]) -> tuple[Recorded[Term], ...]:
    rows = recorded(connection, Term, condition)
    return tuple(sorted(rows, key=lambda r: (r.fact.unit_id, r.fact.seat_no, r.fact.valid_from)))
