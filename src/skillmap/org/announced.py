"""What is prepared for people and may be seen already, because it was announced (内示)."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, select

from skillmap.days import FOREVER
from skillmap.storage import schema


def is_announced(connection: Connection, today: date, day: date, staff_id: int | None = None) -> bool:
    """Whether everything that changes for people after today, up to a day, has been announced, and there is something.

    Of one person, or of everybody. Who stays in a unit that goes on in another one is not transferred.
    """
    # One change that nobody was told of yet (内示 comes about a week before and is confidential) closes the whole day:
    # a listing with only the announced ones left in it would be a wrong answer.
    changes = _changes(connection, today, day, staff_id) - _taken_over(connection, today, day)
    table = schema.announcement
    told = select(table.c.staff_id, table.c.day).where(table.c.retracted_by.is_(None), table.c.announced_on <= today)
    return bool(changes) and changes <= {(of, on) for of, on in connection.execute(told)}


def _changes(connection: Connection, today: date, day: date, staff_id: int | None) -> set[tuple[int, date]]:
    """Who changes on which day: values and posts that begin or end, leave that begins."""
    found: set[tuple[int, date]] = set()
    ends = ((schema.staff_fact, "valid_to"), (schema.posting, "valid_to"))
    begins = ((schema.staff_fact, "valid_from"), (schema.posting, "valid_from"), (schema.leave, "valid_from"))
    for table, name in (*begins, *ends):
        column = table.c[name]
        query = select(table.c.staff_id, column).where(
            table.c.retracted_by.is_(None), column > today, column <= min(day, FOREVER), *_of(table, staff_id)
        )
        found |= {(of, on) for of, on in connection.execute(query) if on != FOREVER}
    return found


def _of(table: Table, staff_id: int | None) -> tuple[ColumnElement[bool], ...]:
    return () if staff_id is None else (table.c.staff_id == staff_id,)


def _taken_over(connection: Connection, today: date, day: date) -> set[tuple[int, date]]:
    """Who goes on in the unit that takes over from theirs, and on which day."""
    post, heir = schema.posting, schema.succession
    query = select(post.c.staff_id, post.c.valid_from).where(
        post.c.unit_id == heir.c.successor_id, post.c.valid_from == heir.c.from_day, post.c.retracted_by.is_(None),
        heir.c.retracted_by.is_(None), post.c.valid_from > today, post.c.valid_from <= day,
    )  # fmt: skip
    return {(of, on) for of, on in connection.execute(query)}
