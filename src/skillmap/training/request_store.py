"""Requests in the database: trainings that people applied for or that HR asked for."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from skillmap.storage import schema
from skillmap.storage.facts import Moment, known
from skillmap.training.model import Request, RequestKind


@dataclass(frozen=True, slots=True)
class Kept:
    """A recorded request with its row and the person's id."""

    row: int
    staff_id: int
    request: Request


def requests(connection: Connection, moment: Moment, fy: int | None = None) -> list[Kept]:
    """Requests known, in the order in which they were recorded; of one fiscal year, or all."""
    fact, staff, session = schema.request, schema.staff, schema.session
    query = (
        select(fact, staff.c.number, session.c.code)
        .join(staff, staff.c.id == fact.c.staff_id)
        .outerjoin(session, session.c.id == fact.c.session_id)
        .where(known(fact, moment))
    )
    if fy is not None:
        query = query.where(fact.c.fy == fy)
    return [
        Kept(
            row.id, row.staff_id,
            Request(
                row.number, row.training, row.fy, RequestKind(row.kind), row.code or "", row.asked_on, row.remark
            ),
        )
        for row in connection.execute(query.order_by(fact.c.id))
    ]  # fmt: skip
