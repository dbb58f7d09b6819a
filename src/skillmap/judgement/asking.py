"""Who can stand in the line of one training, found by its name: nobody else is read when a seat in it falls free."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from skillmap.days import FOREVER
from skillmap.framework.model import Training
from skillmap.judgement.near import colleagues
from skillmap.org.store import around
from skillmap.storage import schema
from skillmap.storage.facts import MOST_MANY, Many, Moment, known, valid
from skillmap.training.model import Outcome, Why
from skillmap.training.store import BOOKED

_seat, _meeting = schema.enrolment, schema.meeting


def asking(
    connection: Connection, moment: Moment, training: Training, fy: int, sessions: Collection[int]
) -> Many | None:
    """Everybody who may wait for a seat of a training in a fiscal year, and perhaps more; `sessions` are its own.

    Who has a seat that they will take is left out. None where everybody has to take it, or too many ask.
    """
    if training.mandatory_for:
        return None
    item, request = schema.plan_item, schema.request
    found: set[int] = set()
    for table in (item, request):
        query = select(table.c.staff_id).where(known(table, moment), table.c.training == training.id, table.c.fy == fy)
        found.update(connection.scalars(query))
    seated = set(connection.scalars(select(_seat.c.staff_id).where(_seats(moment, sessions))))
    found = (found - seated) | _in_doubt(connection, moment, training, sessions, seated)
    return Many(found) if len(found) <= MOST_MANY else None


def with_sections(connection: Connection, moment: Moment, staff: Many) -> Many | None:
    """These people and everybody in their sections; None where somebody has no unit, and so no section to be read."""
    people = around(connection, moment, staff)
    if any(person.unit_id is None for person in people.people):
        return None
    return Many({*staff, *colleagues(connection, moment, people)})


def _seats(moment: Moment, sessions: Collection[int]) -> ColumnElement[bool]:
    return and_(known(_seat, moment), _seat.c.status == BOOKED, _seat.c.session_id.in_(sorted(sessions)))


def _in_doubt(
    connection: Connection, moment: Moment, training: Training, sessions: Collection[int], seated: set[int]
) -> set[int]:
    """Of those seated whoever a rule could keep from coming (`room.CANNOT_COME`); this must never leave out anybody."""
    if training.prerequisites.trainings:
        return seated
    fact, leave, done = schema.staff_fact, schema.leave, schema.completion
    here = select(fact.c.staff_id).where(valid(fact, moment), fact.c.valid_to == FOREVER)
    owners = select(_seat.c.staff_id).where(_seats(moment, sessions))
    staying = set(connection.scalars(here.where(fact.c.staff_id.in_(owners))))
    others = (
        select(leave.c.staff_id).where(known(leave, moment), leave.c.valid_to > moment.as_of),
        select(_seat.c.staff_id).where(_seats(moment, sessions), _seat.c.why == Why.LEADER.value),
        select(done.c.staff_id).where(
            known(done, moment),
            done.c.outcome == Outcome.COMPLETED.value,
            done.c.training.in_((training.id, *training.renewed_by)),
        ),
        _clashing(moment, sessions),
    )
    found = seated - staying
    for query in others:
        found |= seated.intersection(connection.scalars(query))
    return found


def _clashing(moment: Moment, sessions: Collection[int]) -> Select[int]:
    """People who sit in one of the sessions and in another one on the same half day."""
    other, day = _seat.alias(), _meeting.alias()
    return (
        select(_seat.c.staff_id)
        .join(_meeting, and_(_meeting.c.session_id == _seat.c.session_id, known(_meeting, moment)))
        .join(other, and_(other.c.staff_id == _seat.c.staff_id, other.c.session_id != _seat.c.session_id))
        .join(day, day.c.session_id == other.c.session_id)
        .where(_seats(moment, sessions), other.c.retracted_by.is_(None), other.c.status == BOOKED)
        .where(day.c.retracted_by.is_(None), day.c.day == _meeting.c.day, day.c.half == _meeting.c.half)
    )
