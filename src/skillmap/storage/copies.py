"""Rows as they were, recorded anew by another entry: each copy remembers the entry that recorded it first.

An undo brings back what an entry had taken back; somebody who comes back under another number keeps their record.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Table, func, or_, select, update

from skillmap.changes import HandOver
from skillmap.storage import schema
from skillmap.storage.rows import insert_rows

_OWN = ("id", "entry_id", "retracted_by", "first_entry")


def belongs(table: Table, entry: int | BindParameter[int]) -> ColumnElement[bool]:
    """Rows that the entry recorded, and copies of them that later entries made."""
    return or_(table.c.entry_id == entry, table.c.first_entry == entry)


def copy_rows(
    connection: Connection,
    table: Table,
    rows: ColumnElement[bool],
    entry: int,
    changed: Mapping[str, Any] | None = None,
    keeps: Callable[[Mapping[str, Any]], bool] = lambda _: True,
) -> None:
    """Copy rows as facts of the entry, with their source; `changed` are values of all copies, `keeps` which to make.

    Of rows that one entry can hold only once (a level of one day and what corrected it) the latest is copied.
    """
    names = tuple(c.name for c in table.columns if c.name not in _OWN)
    first = func.coalesce(table.c.first_entry, table.c.entry_id)
    query = select(*(table.c[name] for name in names), first).where(rows)
    order = (first, *((table.c.id,) if "id" in table.c else (table.c.entry_id,)))
    unique = [c.name for c in table.primary_key.columns if c.name not in _OWN]
    found: dict[Any, tuple[Any, ...]] = {}
    for no, (*values, since) in enumerate(connection.execute(query.order_by(*order))):
        row = dict(zip(names, values, strict=True)) | dict(changed or {})
        if keeps(row):
            found[tuple(row[name] for name in unique) or no] = (*row.values(), since)
    insert_rows(connection, table, (*names, "first_entry"), found.values(), entry)


def hand_over(connection: Connection, write: HandOver, entry: int) -> None:
    """Every current row of a member of staff is taken back and copied for another, in every table of facts.

    What both have and can have only once (a seat in one session) stays the other's.
    """
    for table in schema.facts():
        if "staff_id" not in table.c:
            continue
        mine = table.c.staff_id == write.old
        current = table.c.retracted_by.is_(None)
        connection.execute(update(table).where(mine, current).values(retracted_by=entry))
        theirs = _held(connection, table, write.new)
        copy_rows(
            connection, table, mine & (table.c.retracted_by == entry), entry, {"staff_id": write.new},
            lambda row, theirs=theirs: not theirs(row),  # type: ignore[misc]
        )  # fmt: skip


def _held(connection: Connection, table: Table, staff_id: int) -> Callable[[Mapping[str, Any]], bool]:
    """Whether a row is one that the person has already, by the table's rules of what there is only once."""
    known: list[tuple[Mapping[str, str], tuple[str, ...], set[tuple[Any, ...]]]] = []
    for index in table.indexes:
        if not index.unique or "staff_id" not in index.columns:
            continue
        only: Mapping[str, str] = index.info["only"]
        query = select(*index.columns).where(
            table.c.staff_id == staff_id, table.c.retracted_by.is_(None), *(table.c[k] == v for k, v in only.items())
        )
        known.append((only, tuple(c.name for c in index.columns), {tuple(row) for row in connection.execute(query)}))
    return lambda row: any(
        all(row[k] == v for k, v in only.items()) and tuple(row[name] for name in names) in held
        for only, names, held in known
    )
