"""Reading aims and recognitions from the database."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from skillmap.careers.model import Aim, Recognition
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known, plain, recorded, valid, values
from skillmap.storage.ledger import Recorded


def aims(connection: Connection, moment: Moment, staff: Collection[int] | None = None) -> dict[int, Aim]:
    """Everybody's aim on the moment's day, or that of some people, by staff id; of several the one set last."""
    found = values(connection, Aim, valid(schema.aim, moment), *among(schema.aim.c.staff_id, staff))
    return {one.staff_id: one for one in sorted(found, key=lambda a: (a.staff_id, a.valid_from))}


def aim_rows(connection: Connection, moment: Moment) -> dict[int, Recorded[Aim]]:
    """The same with their rows, for what is going to change them."""
    rows = recorded(connection, Aim, valid(schema.aim, moment))
    rows.sort(key=lambda r: (r.fact.staff_id, r.fact.valid_from))
    return {row.fact.staff_id: row for row in rows}


def aims_after(connection: Connection, moment: Moment) -> dict[int, Aim]:
    """The first aim of everybody that begins after the moment's day, by staff id."""
    found = values(connection, Aim, known(schema.aim, moment), schema.aim.c.valid_from > moment.as_of)
    return {one.staff_id: one for one in sorted(found, key=lambda a: a.valid_from, reverse=True)}


def ever_aimed(connection: Connection, moment: Moment) -> frozenset[int]:
    """Everybody who has an aim on the moment's day or had one before, taken back on its own day too."""
    return frozenset(aim_entries(connection, moment))


def aim_entries(connection: Connection, moment: Moment, staff: Collection[int] | None = None) -> dict[int, int]:
    """Of everybody, or of some, who ever had an aim until the moment's day the newest entry that gave or took one."""
    c = schema.aim.c
    newest = func.max(func.coalesce(c.retracted_by, c.entry_id))
    query = (
        select(c.staff_id, newest).where(c.valid_from <= moment.as_of, *among(c.staff_id, staff)).group_by(c.staff_id)
    )
    if moment.known is not None:
        query = query.where(c.entry_id <= moment.known)
    # What was taken back only after the moment counts as of the moment: the question does not know the later entry.
    return {staff_id: min(entry, moment.known or entry) for staff_id, entry in plain(connection, query)}


def recognitions(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> dict[int, tuple[Recognition, ...]]:
    """The role grades that people, all or some, hold on the moment's day, by staff id, oldest first."""
    found: dict[int, tuple[Recognition, ...]] = {}
    rows = recorded(
        connection, Recognition, valid(schema.recognition, moment), *among(schema.recognition.c.staff_id, staff)
    )
    for row in sorted(rows, key=lambda r: (r.fact.staff_id, r.fact.valid_from)):
        found[row.fact.staff_id] = (*found.get(row.fact.staff_id, ()), row.fact)
    return found
