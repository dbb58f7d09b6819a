"""What a change set would put out of order, found by writing it in a transaction that never comes to be."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, func, select

from skillmap.changes import ChangeSet, Insert
from skillmap.judgement.judges import BreachDifference, difference, judge
from skillmap.judgement.record import Record
from skillmap.storage import schema
from skillmap.storage.journal import write_changes
from skillmap.storage.rehearsal import rehearsal

MATTERS = frozenset(
    ("staff_fact", "posting", "leave", "leader_term", "session_fact", "meeting", "completion", "aim", "recognition")
)
"""Tables on which something else can rest. Seats and plans are not among them: their own commands judge them."""
RESTS = (schema.enrolment, schema.plan, schema.leader_term, schema.aim, schema.recognition)
NOTHING = BreachDifference((), ())


def consequences(engine: Engine, changes: ChangeSet, take: Callable[[Connection], Record]) -> BreachDifference:
    """Breaches that recording `changes` would make and mend; `take` reads the record. Writes nothing."""
    if not any(w.table in MATTERS and (w.rows if isinstance(w, Insert) else w.ids) for w in changes.writes):
        return NOTHING
    with rehearsal(engine) as (connection, number):
        if not _anything(connection):
            return NOTHING
        before = judge(take(connection))
        write_changes(connection, changes, number)
        return difference(before, judge(take(connection)))


def _anything(connection: Connection) -> bool:
    """Whether there is anything that could be put out of order: an office that begins has nothing."""
    counts = (select(func.count()).select_from(t).where(t.c.retracted_by.is_(None)) for t in RESTS)
    return any(connection.scalar(query) for query in counts)
