"""By which entries facts were recorded: what came after something else can be its undoing."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, Table, func, select

from skillmap.careers.store import aim_entries
from skillmap.storage import schema
from skillmap.storage.facts import Many, Moment, among, known, plain
from skillmap.training.notices import changed_by
from skillmap.training.store import seats_gone


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries by which facts were recorded: what came after something else can be its undoing."""

    sessions: Mapping[int, int]
    """Id of the session -> the newest entry about it; likewise below, by person."""
    leaves: Mapping[int, int]
    departures: Mapping[int, int]
    posts: Mapping[int, int]
    terms: Mapping[int, int]
    aims: Mapping[int, int]
    completions: Mapping[int, int]
    gone: Mapping[tuple[int, int], int]
    """(Person, session) of seats that are no more -> the entry that took them away."""


def entries_of(
    connection: Connection,
    moment: Moment,
    staff: Collection[int] | None,
    ids: Collection[int] | None,
    moved: Set[int],
) -> Entries:
    """`moved` are those whose newest entry as members of the staff can be the cause of anything: leavers, leaders."""
    newest, first = partial(_newest, connection, moment, staff), _first(connection, moment, staff)
    return Entries(
        changed_by(connection, moment, ids),
        newest(schema.leave),
        newest(schema.staff_fact, only=moved),
        # What was recorded before any seat, plan or term has put none out of order: nearly everybody's post.
        newest(schema.posting, first),
        newest(schema.leader_term),
        aim_entries(connection, moment, staff),
        newest(schema.completion, first),
        seats_gone(connection, moment, staff),
    )


def _first(connection: Connection, moment: Moment, staff: Collection[int] | None) -> int:
    """The entry that recorded the oldest seat, plan or leader's term there is; 0 = there is none."""
    tables = (schema.enrolment, schema.plan, schema.leader_term)
    oldest = (select(func.min(t.c.entry_id)).where(known(t, moment), *among(t.c.staff_id, staff)) for t in tables)
    return min((entry for query in oldest if (entry := connection.scalar(query))), default=0)


def _newest(
    connection: Connection,
    moment: Moment,
    staff: Collection[int] | None,
    table: Table,
    after: int = 0,
    only: Set[int] | None = None,
) -> dict[int, int]:
    """Person -> the newest entry about them in a table; only those `after` an entry, `only` of some people."""
    # The entry itself here, copies included: an undo too can put something out of order.
    entry = func.max(table.c.entry_id)
    query = select(table.c.staff_id, entry).where(known(table, moment), table.c.entry_id > after)
    query = query.where(*among(table.c.staff_id, staff)).group_by(table.c.staff_id)
    query = query if only is None else query.where(*among(table.c.staff_id, Many(only)))
    return {who: last for who, last in plain(connection, query) if only is None or who in only}
