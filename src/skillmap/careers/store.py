"""Reading aims and recognitions from the database."""

from sqlalchemy import Connection, select

from skillmap.careers.model import Aim, Recognition, Wish
from skillmap.storage import schema
from skillmap.storage.facts import Moment, valid


def aims(connection: Connection, moment: Moment) -> dict[int, Aim]:
    """Everybody's aim on the moment's day, by staff id; of several the one set last."""
    c = schema.aim.c
    query = (
        select(c.id, c.staff_id, c.role, c.grade, c.wish, c.valid_from, c.valid_to)
        .where(valid(schema.aim, moment))
        .order_by(c.staff_id, c.valid_from, c.id)
    )
    return {
        row[1]: Aim(row[0], row[1], row[2], row[3], Wish(row[4]), row[5], row[6]) for row in connection.execute(query)
    }


def recognitions(connection: Connection, moment: Moment) -> dict[int, tuple[Recognition, ...]]:
    """The role grades that people hold on the moment's day, by staff id, oldest first."""
    c = schema.recognition.c
    query = (
        select(c.id, c.staff_id, c.role, c.grade, c.recognised_by, c.evidence, c.valid_from, c.valid_to)
        .where(valid(schema.recognition, moment))
        .order_by(c.staff_id, c.valid_from, c.id)
    )
    found: dict[int, list[Recognition]] = {}
    for row in connection.execute(query):
        found.setdefault(row[1], []).append(Recognition(*row))
    return {staff_id: tuple(held) for staff_id, held in found.items()}
