"""Who can stand in a line, found by the trainings asked for: nobody else is read for a seat that falls free."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, except_, select, union_all

from skillmap.days import FOREVER
from skillmap.framework.model import Training
from skillmap.judgement.near import colleagues
from skillmap.org.store import around
from skillmap.storage import schema
from skillmap.storage.facts import MOST_MANY, Many, Moment, known, valid
from skillmap.training.model import Outcome, SessionStatus, Why
from skillmap.training.store import BOOKED

_seat, _meeting = schema.enrolment, schema.meeting


def asking(
    connection: Connection, moment: Moment, training: Training, fy: int, sessions: Collection[int]
) -> Many | None:
    """Everybody who may wait for a seat of a training in a fiscal year, and perhaps more; `sessions` are its own.

    Who has a seat that they will take is left out. None where everybody has to take it, or too many ask.
    """
    waiting = without_seat(connection, moment, training, fy, sessions)
    if waiting is None:
        return None
    seated = set(connection.scalars(select(_seat.c.staff_id).where(_seats(moment, sessions))))
    found = waiting | _in_doubt(connection, moment, training, sessions, seated)
    return Many(found) if len(found) <= MOST_MANY else None


def without_seat(
    connection: Connection, moment: Moment, training: Training, fy: int, sessions: Collection[int]
) -> Many | None:
    """Everybody who may ask for a training in a fiscal year and has no seat in one of its `sessions`; perhaps more.

    Who failed in one of them has no seat any more. None where everybody has to take it, or too many ask.
    """
    if training.mandatory_for:
        return None
    asked = (_asked(moment, table, fy).where(table.c.training == training.id) for table in _ASKED)
    found = set(connection.scalars(union_all(*asked)))
    found -= set(connection.scalars(select(_seat.c.staff_id).where(_seats(moment, sessions))))
    found |= set(connection.scalars(_failed(moment).where(_done.c.session_id.in_(sorted(sessions)))))
    return Many(found) if len(found) <= MOST_MANY else None


def without_any_seat(connection: Connection, moment: Moment, trainings: Collection[Training], fy: int) -> Many | None:
    """Everybody who may ask for one of some trainings in a fiscal year and has no seat in a session of it, and more.

    None where everybody has to take one of them, or too many ask.
    """
    if any(one.mandatory_for for one in trainings):
        return None
    names, held = sorted(one.id for one in trainings), schema.session_fact
    asked = (_asked(moment, table, fy).where(table.c.training.in_(names)) for table in _ASKED)
    seats = (
        select(_seat.c.staff_id, held.c.training)
        .join(held, held.c.session_id == _seat.c.session_id)
        .where(known(_seat, moment), _seat.c.status == BOOKED)
        # A seat in a session that is not held is none for whoever was put there by hand.
        .where(known(held, moment), held.c.fy == fy, held.c.status != SessionStatus.CANCELLED)
    )
    # By the database, and as pairs: nearly everybody has what they asked for.
    wanted = union_all(*asked).subquery()
    left = except_(select(wanted.c.staff_id, wanted.c.training), seats).subquery()
    found = set(connection.scalars(select(left.c.staff_id).distinct()))
    found |= set(connection.scalars(_failed(moment)))
    return Many(found) if len(found) <= MOST_MANY else None


_ASKED = (schema.plan_item, schema.request)
_done = schema.completion


def _asked(moment: Moment, table: Table, fy: int) -> Select[Any]:
    """Who asks for what in a fiscal year, by plan or request."""
    return select(table.c.staff_id, table.c.training).where(known(table, moment), table.c.fy == fy)


def _failed(moment: Moment) -> Select[int]:
    """Who failed in a session."""
    outcomes = sorted((Outcome.NOT_COMPLETED.value, Outcome.TAKEN_BACK.value))
    return select(_done.c.staff_id).where(
        known(_done, moment), _done.c.session_id.is_not(None), _done.c.outcome.in_(outcomes)
    )


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
