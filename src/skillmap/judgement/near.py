"""Whom a change of a few seats can matter to: nobody else is judged anew when it is told what would come of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from skillmap.changes import ChangeSet, Insert, Retract
from skillmap.org.model import Organisation
from skillmap.org.store import around
from skillmap.storage import schema
from skillmap.storage.copies import belongs
from skillmap.storage.facts import MOST_NAMED, Moment, among, valid
from skillmap.training.store import seated_in, session_ids

SEATS = frozenset(("enrolment", "given_back"))
"""Tables of seats given by hand and taken back."""
FEW = 20
"""So many people may be seated at once for it to pay: each of them brings a section along."""


@dataclass(frozen=True, slots=True)
class SeatVicinity:
    """People and sessions, by id."""

    staff: frozenset[int]
    sessions: frozenset[int] | None
    """None = all there are."""
    seats_alone: bool = False
    """Whether only judges of seats look at it (`judges.unable`): levels, qualifications, aims are left unread."""


def near(connection: Connection, moment: Moment, seats: Collection[tuple[int, int]]) -> SeatVicinity | None:
    """Those whom seats (person, session) can matter to: who has them, who sits in these sessions, the sections.

    A rule about seats looks at one person, one session or one section (`allocation.rules`); one that looks at a whole
    department has to be left to the judgement of everybody. None when there are too many to be read by their keys.
    """
    people, sessions = {who for who, _ in seats}, {session for _, session in seats}
    if not 0 < len(people) <= FEW:
        return None
    found = people | seated_in(connection, moment, sessions)
    found |= colleagues(connection, moment, around(connection, moment, people))
    if len(found) > MOST_NAMED:
        return None
    sessions |= session_ids(connection, moment, found)
    return SeatVicinity(frozenset(found), frozenset(sessions)) if len(sessions) <= MOST_NAMED else None


def colleagues(connection: Connection, moment: Moment, organisation: Organisation) -> set[int]:
    """Everybody in the sections of these people; above all sections those of their own unit."""
    posted = {p.unit_id for p in organisation.people if p.unit_id is not None}
    units = {section.id if (section := organisation.section_of(unit)) else unit for unit in posted}
    fact, post = schema.unit_fact, schema.posting
    at = units
    while at:
        below = select(fact.c.unit_id).where(valid(fact, moment), *among(fact.c.parent_id, at))
        at = set(connection.scalars(below)) - units
        units |= at
    return set(
        connection.scalars(
            select(post.c.staff_id).where(valid(post, moment), post.c.is_main, post.c.unit_id.in_(units))
        )
    )


def seats_of_changes(connection: Connection, changes: ChangeSet) -> set[tuple[int, int]]:
    """The seats, (person, session), that a change set gives or takes."""
    found: set[tuple[int, int]] = set()
    for write in changes.writes:
        if isinstance(write, Insert) and write.table in SEATS:
            who, session = (write.columns.index(name) for name in ("staff_id", "session_id"))
            found.update((row[who], row[session]) for row in write.rows)
        elif isinstance(write, Retract) and write.table in SEATS:
            table = schema.metadata.tables[write.table]
            found.update(_seats(connection, table, table.c.id.in_(write.ids)))
    return found


def seats_of_entry(connection: Connection, entry: int) -> set[tuple[int, int]]:
    """The seats, (person, session), that an entry gave or took."""
    tables = [schema.metadata.tables[name] for name in sorted(SEATS)]
    return {
        seat
        for table in tables
        for seat in _seats(connection, table, or_(belongs(table, entry), table.c.retracted_by == entry))
    }


def _seats(connection: Connection, table: Table, rows: ColumnElement[bool]) -> Iterator[tuple[int, int]]:
    return (
        (who, session) for who, session in connection.execute(select(table.c.staff_id, table.c.session_id).where(rows))
    )
