"""Whose turn it is in one session, asked of those who wait for its training and of their sections: nobody else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from skillmap.allocation import gather, inputs
from skillmap.allocation.demands import Facts, coming_before, leading_in
from skillmap.allocation.problem import Demand, Seat, SeatProblem
from skillmap.allocation.substitutes import come_together, own_hurdles_passed
from skillmap.days import FiscalYear
from skillmap.judgement.asking import asking, with_sections
from skillmap.judgement.judges import unable
from skillmap.judgement.near import SeatVicinity
from skillmap.judgement.record import Record, take
from skillmap.judgement.room import Room, rooms
from skillmap.judgement.seats import seat_of
from skillmap.office.applications import counting, turned_down
from skillmap.office.office import Office
from skillmap.office.terms import allowed
from skillmap.org.away import away
from skillmap.storage import schema
from skillmap.storage.facts import MOST_MANY, Many
from skillmap.training.evidence import levels_that_count
from skillmap.training.notices import notices
from skillmap.training.outstanding import outstanding
from skillmap.training.store import seated_in

FIRST_PART = 20
"""So many of the line are asked with their sections at once, then twice as many: mostly the first few can come."""


@dataclass(frozen=True, slots=True)
class NextOfLine:
    """How many wait for a session's training, and the first who can come, as they are shown, by number."""

    room: Room
    """What is left in the session, of all its people."""
    waiting: int
    found: Mapping[str, str]


@dataclass(frozen=True)
class _Part:
    """The office as far as some people make it up: the question about them, and the seats that they will take."""

    record: Record
    rooms: Mapping[str, Room]
    problem: SeatProblem
    present: tuple[Seat, ...]


def next_of_line(office: Office, connection: Connection, room: Room, most: int) -> NextOfLine | None:
    """Who is next for the seats of a room, as a connection sees the office; None = only everybody together can tell.

    The same people as `whose_turn` finds in the question of the whole office; a test compares both. Only where no
    department is limited in what it may have of the year.
    """
    moment, year, code = office.moment(), FiscalYear(room.session.fy), room.session.code
    training = office.framework.trainings.get(room.session.training)
    nobody = take(connection, office.framework, moment, office.settings.grades, allowed(office), only=_NOBODY)
    about = (room.session.training, year.year)
    # Whoever was put by hand into a session that is not held waits for another one.
    held = (h for h in nobody.held.values() if h.session.is_held)
    own = {h.id for h in held if (h.session.training, h.session.fy) == about}
    line = asking(connection, moment, training, year.year, own) if training else None
    if line is None:
        return None
    seated = seated_in(connection, moment, [nobody.held[code].id])
    part = _part(office, connection, year, room, Many({*line, *seated}), nobody)
    room = part.rooms[code]
    most = min(room.left, most)
    if inputs.problems(part.problem) or most <= 0:
        return NextOfLine(room, 0, {})  # full, or the question itself is out of order: its own command says so
    waiting, hopeful = own_hurdles_passed(part.problem, part.present, code)
    found = _found(office, connection, year, room, hopeful, part.record, seated, most)
    if found is None:
        return None
    shown = part.record.organisation.person_by_number
    return NextOfLine(room, waiting, {d.person: shown[d.person].shown for d in found})


_NOBODY = SeatVicinity(frozenset(), None, seats_alone=True)


def _found(
    office: Office,
    connection: Connection,
    year: FiscalYear,
    room: Room,
    hopeful: list[Demand],
    record: Record,
    seated: Collection[int],
    most: int,
) -> list[Demand] | None:
    """Those of the line whose sections can spare them, part by part; None where a part cannot be read by keys."""
    found: list[Demand] = []
    ids = {p.number: p.id for p in record.organisation.people}
    size = FIRST_PART
    while hopeful and len(found) < most:
        asked, hopeful, size = hopeful[:size], hopeful[size:], 2 * size
        people = with_sections(connection, office.moment(), Many(ids[d.person] for d in (*found, *asked)))
        if people is None or len(people) > MOST_MANY:
            return None
        part = _part(office, connection, year, room, Many({*people, *seated}), record)
        come_together(part.problem, part.present, room.session.code, asked, found, most)
    return found


_ALL_BUT_SESSIONS = frozenset(t.name for t in schema.facts()) - {"session_fact", "meeting"} | {"staff"}


def _part(
    office: Office,
    connection: Connection,
    year: FiscalYear,
    room: Room,
    staff: Many,
    before: Record,
) -> _Part:
    """What some people make up; sessions are those of the record `before`."""
    moment, terms, only = office.moment(), allowed(office), SeatVicinity(staff, None, seats_alone=True)
    record = take(connection, office.framework, moment, office.settings.grades, terms, before, _ALL_BUT_SESSIONS, only)
    left = rooms(record, unable(record))
    gone = {seat_of(taken) for one in left.values() for taken in one.unable}
    facts = facts_of_some(office, connection, year, record, staff)
    told = notices(connection, moment, staff) if gone else {}
    lost = {(t.staff_id, t.session_id) for t in record.taken if seat_of(t) in gone}
    # Whoever was told of a seat and comes keeps it and waits for nothing: only lost seats can put somebody in the line.
    facts = replace(facts, told=frozenset(lost.intersection(told)))
    problem = gather.problem(office.framework, facts, year, office.today, terms)
    present = [s for s in (*problem.fixed, *problem.earlier) if s not in gone and s.session in problem.session]
    code = room.session.code
    # A deadline is a matter between the office and the organiser, who has a place that is paid for.
    sessions = tuple(replace(s, deadline=None) if s.code == code else s for s in problem.sessions)
    return _Part(record, left, replace(problem, sessions=sessions), tuple(present))


def facts_of_some(
    office: Office, connection: Connection, year: FiscalYear, record: Record, staff: Collection[int]
) -> Facts:
    """What the question of a year is made from, of some people and their record; of what they were told nothing."""
    moment, every = office.moment(), record.held
    held = {code: one for code, one in every.items() if one.session.fy == year.year}
    asked_for, _ = counting(office, connection, year)
    return Facts(
        record.organisation,
        record.plans,
        held,
        [t for t in record.taken if t.enrolment.session in held],
        record.past,
        record.results,
        outstanding(every, record.taken, record.results, office.today),
        away(connection, moment, FiscalYear(year.year - 1).first, year.end, staff),
        asked_for,
        leading_in(record.terms, year, office.today),
        record.given_back,
        turned_down(office, connection, year, every, record.taken),
        levels_that_count(connection, office.framework, moment, {one.session.training for one in held.values()}, staff),
        coming=coming_before(every, record.taken, record.results, year),
    )
