"""When plans were withdrawn and what they were before they ended: of a past day a plan stands as it stood then."""

from collections.abc import Collection

from sqlalchemy import JSON, Connection, cast, func, or_, select, type_coerce

from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, entry_known_on, known

ENDED_ON = "ended_on"
"""The key in a plan's detail with the day on which it was withdrawn."""


def ended_after(connection: Connection, moment: Moment, withdrawn: str) -> frozenset[int]:
    """The rows of plans whose status is `withdrawn` and that got it only after the moment's day."""
    table, day = schema.plan, moment.as_of
    text = table.c.detail if connection.dialect.name == "sqlite" else cast(table.c.detail, JSON)
    ended = type_coerce(text, JSON)[ENDED_ON].as_string()
    query = select(table.c.id, ended, func.coalesce(table.c.first_entry, table.c.entry_id)).where(
        known(table, moment), table.c.status == withdrawn, table.c.made_on <= day
    )
    later, unnoted = set(), {}
    for row, ended_on, entry in connection.execute(query.where(or_(ended.is_(None), ended > day.isoformat()))):
        if ended_on is None:
            unnoted[row] = entry
        else:
            later.add(row)
    # Before the day was noted there was only the time of the record.
    if unnoted:
        until = entry_known_on(connection, day)
        later |= {row for row, entry in unnoted.items() if entry > until}
    return frozenset(later)


def before(
    connection: Connection, moment: Moment, plans: Collection[tuple[int, int]], ended: Collection[str]
) -> dict[tuple[int, int], str]:
    """The status that plans (staff id, revision) had before they ended."""
    table = schema.plan
    query = select(table.c.staff_id, table.c.no, table.c.status).where(table.c.status.not_in(sorted(ended)))
    if moment.known is not None:
        query = query.where(table.c.entry_id <= moment.known)
    wanted = set(plans)
    query = query.where(*among(table.c.staff_id, {staff_id for staff_id, _ in wanted}))
    rows = connection.execute(query.order_by(table.c.id))
    # The last of them: a draft that was approved has both.
    return {(staff_id, no): status for staff_id, no, status in rows if (staff_id, no) in wanted}
