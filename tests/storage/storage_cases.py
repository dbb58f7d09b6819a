"""Small changes to record, for the tests of the database."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Engine, select

from skillmap.changes import Change, ChangeKind, ChangeSet, Insert, Retract
from skillmap.days import FOREVER
from skillmap.storage import schema
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment, valid
from skillmap.storage.journal import Author, record

WHO = Author("人事 花子", "pc-01")
DAY = date(2026, 4, 1)
POSTING = ("staff_id", "unit_id", "is_main", "valid_from", "valid_to")


def keys(units: int = 3, people: int = 5) -> list[Insert]:
    """Keys of units 1… and people 1…."""
    return [
        Insert("unit", ("id", "code"), [(i, f"u{i}") for i in range(1, units + 1)]),
        Insert("staff", ("id", "number"), [(i, f"{i:06}") for i in range(1, people + 1)]),
    ]


def post(staff: int, unit: int, since: date = DAY, until: date = FOREVER, *, main: bool = True) -> tuple[Any, ...]:
    """A row of posting."""
    return (staff, unit, main, since, until)


def write(engine: Engine, *writes: Insert | Retract, changes: Iterable[Change] = (), **given: Any) -> int:
    """Record one entry."""
    command = given.pop("command", "test")
    found = ChangeSet("", tuple(changes), writes=writes)
    return record(engine, found, command=command, arguments={}, who=WHO, **given)


def posts(*rows: tuple[Any, ...]) -> Insert:
    """Postings to insert."""
    return Insert("posting", POSTING, rows)


def joined(count: int = 1) -> tuple[Change, ...]:
    """Changes to show, for the counts of an entry."""
    return tuple(Change(ChangeKind.JOIN, f"{i}") for i in range(count))


def answer(engine: Engine, known: int | None = None, day: date = DAY) -> set[tuple[int, int]]:
    """Who is where: (staff, unit) as known at an entry."""
    table = schema.posting
    with reading(engine) as connection:
        found = connection.execute(select(table.c.staff_id, table.c.unit_id).where(valid(table, Moment(day, known))))
        return {(staff, unit) for staff, unit in found}


def current(engine: Engine, table: str = "posting") -> list[int]:
    """Ids of the rows that hold now."""
    found = schema.metadata.tables[table]
    with reading(engine) as connection:
        return list(connection.scalars(select(found.c.id).where(found.c.retracted_by.is_(None)).order_by(found.c.id)))
