"""Reading leaders' terms from the database."""

import json

from sqlalchemy import ColumnElement, Connection, select

from skillmap.leaders.model import Route, Term
from skillmap.storage import schema
from skillmap.storage.facts import Moment, known, valid

_term = schema.leader_term


def leaders_on(connection: Connection, moment: Moment) -> tuple[Term, ...]:
    """The terms that hold on the moment's day, by section and seat."""
    return _read(connection, valid(_term, moment))


def all_terms(connection: Connection, moment: Moment) -> tuple[Term, ...]:
    """Every known term, past and to come, by section, seat and first day. The moment's day does not matter."""
    return _read(connection, known(_term, moment))


def _read(connection: Connection, condition: ColumnElement[bool]) -> tuple[Term, ...]:
    c = _term.c
    query = (
        select(
            c.unit_id, c.seat_no, c.staff_id, c.fy, c.valid_from, c.valid_to, c.route, c.nominated_by, c.nominated_on,
            c.reason, c.conditions, c.theme, c.result, c.id,
        )
        .where(condition)
        .order_by(c.unit_id, c.seat_no, c.valid_from)
    )  # fmt: skip
    return tuple(
        Term(
            unit_id=row.unit_id,
            seat_no=row.seat_no,
            staff_id=row.staff_id,
            fy=row.fy,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            route=Route(row.route),
            nominated_by=row.nominated_by,
            nominated_on=row.nominated_on,
            reason=row.reason,
            conditions=tuple(json.loads(row.conditions)),
            theme=row.theme,
            result=row.result,
            id=row.id,
        )
        for row in connection.execute(query)
    )
