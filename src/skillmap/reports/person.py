"""Everything recorded of one person up to a day, as one value: for the screen, the card and whoever asks for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection

from skillmap.assessment.certificates import Certificate
from skillmap.assessment.model import Rating
from skillmap.assessment.store import ratings
from skillmap.careers.model import Aim, Recognition
from skillmap.days import FOREVER
from skillmap.leaders.model import Term
from skillmap.org.facts import Leave, Posting, StaffFact, StandingOrder
from skillmap.org.model import Person
from skillmap.org.store import unit_names
from skillmap.planning.store import RecordedPlan, revisions
from skillmap.storage import schema
from skillmap.storage.facts import Moment, known, recorded
from skillmap.storage.ledger import F, L
from skillmap.training.facts import CompletionFact, EnrolmentFact, RequestFact
from skillmap.training.model import Session
from skillmap.training.outstanding import outstanding, with_result
from skillmap.training.store import BOOKED, completions, enrolments, sessions


@dataclass(frozen=True, slots=True)
class PersonSeat:
    """A seat with its session, and whether this one is over and its result has not come."""

    session: Session
    seat: EnrolmentFact
    awaits_result: bool = False


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person as of a day: values and posts over time, and all that hangs on them. The oldest first.

    Nothing that begins after the day is in it; seats of sessions to come and requests are, as they stand.
    """

    day: date
    person: Person
    """The values of the day; of somebody who has left the last ones."""
    values: tuple[StaffFact, ...]
    posts: tuple[Posting, ...]
    leaves: tuple[Leave, ...]
    recognitions: tuple[Recognition, ...]
    aims: tuple[Aim, ...]
    plans: tuple[RecordedPlan, ...]
    """All revisions."""
    levels: tuple[Rating, ...]
    """The level in force of each skill and stage, with who rated it and when."""
    certificates: tuple[Certificate, ...]
    seats: tuple[PersonSeat, ...]
    """Those of which nothing is known yet: to come, called off, or over with the result outstanding."""
    results: tuple[CompletionFact, ...]
    terms: tuple[Term, ...]
    """As ICT leader of a section."""
    requests: tuple[RequestFact, ...]
    units: Mapping[int, str]
    """Full names of the units spoken of, those that ended included."""


def take(connection: Connection, moment: Moment, person: Person) -> PersonRecord:
    """The record of a person as of the moment's day, as it was known then."""
    posts = _whole(_lasting(connection, moment, Posting, person))
    values = _lasting(connection, moment, StaffFact, person)
    by_order = _ended_by_order(connection, moment, person)
    # A second post tells its own end unless a secret order brings it.
    posts = tuple(_open(one, moment.as_of) if one.is_main or one.valid_to in by_order else one for one in posts)
    terms = _lasting(connection, moment, Term, person)
    main = next((post for post in posts if post.is_main and post.holds_on(moment.as_of)), None)
    spoken_of = {post.unit_id for post in posts} | {term.unit_id for term in terms}
    # With those that ended: a post of years ago was there.
    names = unit_names(connection, moment, spoken_of)
    completion, certificate = schema.completion, schema.qualification_held
    return PersonRecord(
        day=moment.as_of,
        person=replace(person, posted_on=main.valid_from) if main else person,
        values=tuple(_open(one, moment.as_of) for one in values),
        posts=posts,
        leaves=_lasting(connection, moment, Leave, person),
        recognitions=_lasting(connection, moment, Recognition, person),
        aims=_lasting(connection, moment, Aim, person),
        plans=tuple(revisions(connection, moment, [person.id])),
        levels=tuple(ratings(connection, moment, [person.id])),
        certificates=_of(connection, moment, Certificate, person, certificate.c.passed_on <= moment.as_of),
        seats=tuple(_seats(connection, moment, person)),
        results=_of(connection, moment, CompletionFact, person, completion.c.completed_on <= moment.as_of),
        terms=terms,
        requests=_of(connection, moment, RequestFact, person),
        units={unit: names.get(unit, "－") for unit in sorted(spoken_of)},
    )


def _seats(connection: Connection, moment: Moment, person: Person) -> Iterator[PersonSeat]:
    seats = [seat for seat in _of(connection, moment, EnrolmentFact, person) if seat.status == BOOKED]
    held = sessions(connection, moment, ids={seat.session_id for seat in seats})
    found = {one.id: one.session for one in held.values()}
    results = [one for one in completions(connection, moment, [person.id]) if one.completed_on <= moment.as_of]
    waiting = outstanding(held, enrolments(connection, moment, held, [person.id]), results, moment.as_of)
    awaited, settled = {seat.session_id for one in waiting for seat in one.seats}, with_result(results)
    for seat in seats:
        session, no = found.get(seat.session_id), seat.session_id
        if session is None or (person.id, no) in settled:
            continue
        is_over = session.is_held and session.last_day is not None and session.last_day < moment.as_of
        if not is_over or no in awaited:
            yield PersonSeat(session, seat, no in awaited)


def _ended_by_order(connection: Connection, moment: Moment, person: Person) -> frozenset[date]:
    """Days to come on which an order of its own, that nobody need know of yet, ends what holds."""
    table = schema.standing_order
    orders = (one.day for one in _of(connection, moment, StandingOrder, person, table.c.day > moment.as_of))
    begins = schema.posting
    mains = _of(connection, moment, Posting, person, begins.c.is_main, begins.c.valid_from > moment.as_of)
    return frozenset((*orders, *(one.valid_from for one in mains)))


def _open(fact: L, day: date) -> L:
    """A period whose end lies ahead, without it: the end would give away the order that comes then."""
    return replace(fact, valid_to=FOREVER) if fact.valid_to > day else fact


def _whole(posts: tuple[Posting, ...]) -> tuple[Posting, ...]:
    """Posts by their first day; an order that left somebody where they were begins no post of its own."""
    found: list[Posting] = []
    for post in posts:
        before = next((n for n, one in enumerate(found) if _goes_on(one, post)), None)
        if before is None:
            found.append(post)
        else:
            found[before] = replace(found[before], valid_to=post.valid_to)
    return tuple(found)


def _goes_on(one: Posting, post: Posting) -> bool:
    same = (one.unit_id, one.is_main, one.kind) == (post.unit_id, post.is_main, post.kind)
    return same and one.valid_to == post.valid_from


def _of(
    connection: Connection, moment: Moment, kind: type[F], person: Person, *more: ColumnElement[bool]
) -> tuple[F, ...]:
    table = schema.metadata.tables[kind.table]
    rows = recorded(connection, kind, known(table, moment), table.c.staff_id == person.id, *more)
    return tuple(row.fact for row in rows)


def _lasting(connection: Connection, moment: Moment, kind: type[L], person: Person) -> tuple[L, ...]:
    table = schema.metadata.tables[kind.table]
    found = _of(connection, moment, kind, person, table.c.valid_from <= moment.as_of)
    return tuple(sorted(found, key=lambda fact: fact.valid_from))
