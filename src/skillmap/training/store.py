"""Sessions and enrolments in the database."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, or_, select

from skillmap.days import HalfDay
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, key_ids, known, last_id, plain, stands, valid
from skillmap.storage.journal import entries
from skillmap.training.model import Enrolment, Meeting, Outcome, Route, Session, SessionStatus, Window

BOOKED, CANCELLED = "booked", "cancelled"
MOST_NAMED = 500
"""Sessions named one by one in a query; for more all are read."""


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A recorded session with the ids of its rows."""

    id: int
    row: int
    meeting_rows: tuple[int, ...]
    session: Session


@dataclass(frozen=True, slots=True)
class TakenSeat:
    """A recorded seat: its row, the ids of person and session, the seat itself."""

    row: int
    staff_id: int
    session_id: int
    enrolment: Enrolment
    entry: int = 0
    """The entry by which it was given."""


def sessions(
    connection: Connection, moment: Moment, fy: int | None = None, *, ids: Collection[int] | None = None
) -> dict[str, HeldSession]:
    """Sessions by code, in the order of their codes; of one fiscal year, of some ids, or all."""
    meetings: dict[int, list[tuple[int, Meeting]]] = defaultdict(list)
    m = schema.meeting.c
    query = select(m.session_id, m.id, m.day, m.half, m.starts, m.ends).where(
        known(schema.meeting, moment), *among(m.session_id, ids)
    )
    for session_id, row, day, half, starts, ends in connection.execute(query.order_by(m.session_id, m.no)):
        meetings[session_id].append((row, Meeting(day, HalfDay(half), starts, ends)))
    fact, key = schema.session_fact, schema.session
    found = select(fact, key.c.code).join(key, key.c.id == fact.c.session_id).where(known(fact, moment))
    found = found.where(*among(fact.c.session_id, ids), *(() if fy is None else (fact.c.fy == fy,)))
    result: dict[str, HeldSession] = {}
    for row in connection.execute(found.order_by(key.c.code)):
        own = meetings.get(row.session_id, [])
        window = Window(row.window_from, row.window_to) if row.window_from and row.window_to else None
        session = Session(
            row.code, row.training, row.fy, row.capacity, row.minimum, row.title, row.venue, Route(row.route),
            row.deadline, window, json.loads(row.quotas), SessionStatus(row.status), tuple(m for _, m in own),
            tuple(row.trainers.split("、")) if row.trainers else (),
        )  # fmt: skip
        result[row.code] = HeldSession(row.session_id, row.id, tuple(r for r, _ in own), session)
    return result


@dataclass(frozen=True, slots=True)
class ReplacedSession:
    """A session as it was until an entry that stands said something else of it."""

    entry: int
    session: Session


def replaced(connection: Connection, ids: Collection[int]) -> list[ReplacedSession]:
    """Some sessions (ids) as they were before each change that stands, in the order of the changes."""
    fact = schema.session_fact
    query = select(fact.c.retracted_by, fact.c.session_id).where(stands(fact.c.retracted_by))
    changed: dict[int, set[int]] = defaultdict(set)
    for entry, session_id in connection.execute(query.where(*among(fact.c.session_id, ids))):
        if session_id in ids:
            changed[entry].add(session_id)
    return [
        ReplacedSession(entry, one.session)
        for entry, those in sorted(changed.items())
        for one in sessions(connection, Moment(date.max, known=entry - 1), ids=those).values()
        if one.id in those
    ]


def named(connection: Connection, moment: Moment, text: str) -> dict[str, HeldSession]:
    """The session of a code; all of them when no session has it."""
    number = connection.scalar(select(schema.session.c.id).where(schema.session.c.code == text))
    found = {} if number is None else sessions(connection, moment, ids=[number])
    return found or sessions(connection, moment)


def session_ids(connection: Connection, moment: Moment, staff: Collection[int]) -> set[int]:
    """The sessions in which any of some people have a seat."""
    fact = schema.enrolment
    query = select(fact.c.session_id).where(
        known(fact, moment), fact.c.status == BOOKED, *among(fact.c.staff_id, staff)
    )
    return set(connection.scalars(query.distinct()))


def seated_in(connection: Connection, moment: Moment, sessions: Collection[int]) -> set[int]:
    """Who has a seat in any of some sessions."""
    fact = schema.enrolment
    query = select(fact.c.staff_id).where(known(fact, moment), fact.c.status == BOOKED)
    return set(connection.scalars(query.where(*among(fact.c.session_id, sessions))))


def enrolments(
    connection: Connection,
    moment: Moment,
    held: Mapping[str, HeldSession],
    staff: Collection[int] | None = None,
    *,
    session: int | None = None,
) -> list[TakenSeat]:
    """Booked seats in the sessions given, by session code, then staff number; all, or those of some people.

    With `session` also everybody's in that one.
    """
    codes = {h.id: code for code, h in held.items()}
    fact, key = schema.enrolment, schema.staff
    query = (
        select(
            fact.c.id,
            fact.c.staff_id,
            key.c.number,
            fact.c.session_id,
            fact.c.why,
            fact.c.origin,
            fact.c.remark,
            # A copy that an undo brought back is as old as its original: what came in between came after it.
            func.coalesce(fact.c.first_entry, fact.c.entry_id),
        )
        .join(key, key.c.id == fact.c.staff_id)
        .where(known(fact, moment), fact.c.status == BOOKED)
    )
    mine = among(fact.c.staff_id, staff)
    if mine:
        query = query.where(or_(*mine, *(() if session is None else (fact.c.session_id == session,))))
    # The same text is one value: numbers, reasons and remarks of hundreds of thousands of seats are few.
    texts: dict[Any, Any] = {}
    same = texts.setdefault
    found: list[tuple[str, str, TakenSeat]] = []
    for row, staff_id, number, session_id, *said, entry in plain(connection, query):
        if session_id in codes:
            owner, code = same(number, number), codes[session_id]
            seat = Enrolment(owner, code, *(same(text, text) for text in said))
            found.append((code, owner, TakenSeat(row, staff_id, session_id, seat, entry)))
    found.sort(key=itemgetter(0, 1))
    return [seat for _, _, seat in found]


def people_in(connection: Connection, moment: Moment, sessions: Collection[int]) -> dict[int, int]:
    """How many of those on the staff on the moment's day sit in sessions (ids), who failed there left out."""
    seat, fact, result = schema.enrolment, schema.staff_fact, schema.completion
    here = select(fact.c.id).where(valid(fact, moment), fact.c.staff_id == seat.c.staff_id)
    failed = select(result.c.id).where(
        known(result, moment), result.c.staff_id == seat.c.staff_id, result.c.session_id == seat.c.session_id,
        result.c.outcome.in_((Outcome.NOT_COMPLETED.value, Outcome.TAKEN_BACK.value)),
    )  # fmt: skip
    query = select(seat.c.session_id, func.count()).where(known(seat, moment), seat.c.status == BOOKED)
    query = query.where(seat.c.session_id.in_(sorted(sessions)), here.exists(), ~failed.exists())
    return {row[0]: row[1] for row in connection.execute(query.group_by(seat.c.session_id))}


def seat_counts(connection: Connection, moment: Moment, fy: int) -> dict[int, int]:
    """How many booked seats people have in sessions of a fiscal year that are held, by staff id.

    Counted by the database, those of people who have left included.
    """
    seat, fact = schema.enrolment, schema.session_fact
    is_held = fact.c.status != SessionStatus.CANCELLED.value
    held = select(fact.c.session_id).where(known(fact, moment), fact.c.fy == fy, is_held)
    query = select(seat.c.staff_id, func.count()).where(known(seat, moment), seat.c.status == BOOKED)
    query = query.where(seat.c.session_id.in_(held)).group_by(seat.c.staff_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def seats_gone(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> dict[tuple[int, int], int]:
    """(Staff id, session id) of seats that were taken away -> the newest entry that did; one given anew is not gone.

    Of everybody or of some.
    """
    fact = schema.enrolment
    gone = fact.c.retracted_by
    query = select(fact.c.staff_id, fact.c.session_id, func.max(gone)).where(fact.c.status == BOOKED, gone.is_not(None))
    query = query.where(*among(fact.c.staff_id, staff))
    if moment.known is not None:
        query = query.where(gone <= moment.known)
    return {
        (staff, session): entry
        for staff, session, entry in connection.execute(query.group_by(fact.c.staff_id, fact.c.session_id)).all()
    }


@dataclass(frozen=True, slots=True)
class RecordedResult:
    """A recorded result: its row, and what it says."""

    row: int
    staff_id: int
    training: str
    session_id: int | None
    completed_on: date
    outcome: str
    hours: float | None
    score: float | None
    remark: str


_RESULT = tuple(
    schema.completion.c[name]
    for name in ("id", "staff_id", "training", "session_id", "completed_on", "outcome", "hours", "score", "remark")
)


def completions(
    connection: Connection,
    moment: Moment,
    staff: Collection[int] | None = None,
    *,
    seats_in: Collection[int] | None = None,
) -> list[RecordedResult]:
    """All results known, by staff id, day and training; those of some people; those that bear on seats.

    Seats in some sessions (ids) are borne on by results of any session, and by those of a training of which the person
    has a seat in one of them: nothing else says whether a result of a seat has come. In an office with years of
    e-learning they are a small part.
    """
    fact = schema.completion
    query = select(*_RESULT).where(known(fact, moment), *among(fact.c.staff_id, staff))
    if seats_in is not None:
        seat, session = schema.enrolment, schema.session_fact
        has_seat = (
            select(seat.c.id)
            .join(session, session.c.session_id == seat.c.session_id)
            .where(seat.c.staff_id == fact.c.staff_id, session.c.training == fact.c.training)
            .where(known(seat, moment), known(session, moment), seat.c.status == BOOKED)
        )
        if len(seats_in) <= MOST_NAMED:
            has_seat = has_seat.where(seat.c.session_id.in_(sorted(seats_in)))
        named = (has_seat.exists(),) if seats_in else ()
        query = query.where(or_(fact.c.session_id.is_not(None), *named))
    query = query.order_by(fact.c.staff_id, fact.c.completed_on, fact.c.training)
    return [RecordedResult(*row) for row in connection.execute(query).all()]


@dataclass(frozen=True, slots=True)
class CorrectedResult:
    """A result as it was until somebody corrected it by hand, and the last entry of the corrections since."""

    entry: int
    result: RecordedResult


def corrected(connection: Connection, command: str) -> list[CorrectedResult]:
    """Results as they were before the corrections recorded by a command, of all corrections that stand."""
    fact, entry = schema.completion, schema.entry
    query = (
        select(fact.c.retracted_by, fact.c.entry_id, *_RESULT)
        .join(entry, entry.c.id == fact.c.retracted_by)
        .where(entry.c.command == command)
        .order_by(fact.c.id)
    )
    found = connection.execute(query).all()
    # A correction that was undone stands no more, and what it took away is back as a copy of its own.
    undone = {e.id for e in entries(connection) if e.undone_by is not None} if found else set()
    standing = [row for row in found if row[0] not in undone]
    next_of = {made: by for by, made, *_ in standing}
    return [CorrectedResult(_last(by, next_of), RecordedResult(*row)) for by, _, *row in standing]


def _last(entry: int, next_of: Mapping[int, int]) -> int:
    """The last of corrections that correct each other: the one that can be taken back."""
    while entry in next_of:
        entry = next_of[entry]
    return entry


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """Numbers of all session codes there ever were, also of entries taken back since; and the next new number."""

    ids: Mapping[str, int]
    next_id: int


def known_codes(connection: Connection) -> KnownCodes:
    """Numbers of all session codes, and the number that the next new session gets."""
    return KnownCodes(key_ids(connection, schema.session), last_id(connection, schema.session) + 1)
