"""From which later day a staff list has already changed something: an older list after it may be one by mistake."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from skillmap.storage import schema


class ToldLater(NamedTuple):
    """The latest day from which a staff list has changed anything, and the entry that recorded it."""

    day: date
    entry: int


_LISTS = ("staff import", "import")
"""Commands that take in staff lists, a folder of lists included."""


def told_later(connection: Connection, day: date, until: date) -> ToldLater | None:
    """What staff lists have changed from a day after `day` on, `until` at the latest; None when nothing is known."""
    entry = schema.entry
    found: list[ToldLater] = []
    for table in (schema.staff_fact, schema.posting):
        # What was carried on behind an order of an earlier day belongs to the entry that had recorded it first.
        first = func.coalesce(table.c.first_entry, table.c.entry_id)
        query = (
            select(table.c.valid_from, entry.c.id)
            .join(entry, entry.c.id == first)
            .where(table.c.retracted_by.is_(None), entry.c.command.in_(_LISTS))
            .where(table.c.valid_from > day, table.c.valid_from <= until)
            .order_by(table.c.valid_from.desc(), entry.c.id.desc())
            .limit(1)
        )
        found += [ToldLater(*row) for row in connection.execute(query)]
    return max(found, default=None)
