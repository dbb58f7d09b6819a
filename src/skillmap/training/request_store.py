"""Requests in the database: trainings that people applied for or that HR asked for."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from skillmap.storage import schema
from skillmap.storage.facts import Moment, known, stands
from skillmap.training.model import Request, RequestKind


@dataclass(frozen=True, slots=True)
class Kept:
    """A recorded request with its row and the person's id."""

    row: int
    staff_id: int
    request: Request


def requests(connection: Connection, moment: Moment, fy: int | None = None) -> list[Kept]:
    """Requests known, in the order in which they were recorded; of one fiscal year, or all."""
    fact, staff = schema.request, schema.staff
    query = select(fact, staff.c.number).join(staff, staff.c.id == fact.c.staff_id).where(known(fact, moment))
    if fy is not None:
        query = query.where(fact.c.fy == fy)
    rows = connection.execute(query.order_by(fact.c.id)).all()
    wished = {one for row in rows for one in (row.session_id, row.second_id, row.third_id) if one is not None}
    sessions = select(schema.session.c.id, schema.session.c.code)
    # Left out where nobody wished for a session: offices without wishes have thousands of sessions all the same.
    codes = {number: code for number, code in connection.execute(sessions) if number in wished} if wished else {}
    found = []
    for row in rows:
        wishes = tuple(codes[one] for one in (row.session_id, row.second_id, row.third_id) if one is not None)
        request = Request(
            row.number, row.training, row.fy, RequestKind(row.kind), wishes, row.asked_on, row.reason, row.approved,
            row.rank, row.remark,
        )  # fmt: skip
        found.append(Kept(row.id, row.staff_id, request))
    return found


WITHDRAWING = "enrol request withdraw"
"""The command by which people take their requests back, as the journal names it."""


def withdrawn(connection: Connection, fy: int) -> dict[tuple[int, str, RequestKind, date], int]:
    """Requests of a year that were taken back: (person, training, kind, day of asking) -> the last such entry."""
    fact, entry = schema.request, schema.entry
    query = (
        select(fact.c.staff_id, fact.c.training, fact.c.kind, fact.c.asked_on, entry.c.id)
        .join(entry, entry.c.id == fact.c.retracted_by)
        .where(entry.c.command == WITHDRAWING, fact.c.fy == fy, fact.c.asked_on.is_not(None))
        .where(stands(fact.c.retracted_by))
        .order_by(entry.c.id)
    )
    return {(who, training, RequestKind(kind), day): no for who, training, kind, day, no in connection.execute(query)}
