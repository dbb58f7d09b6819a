"""Which change sets can put something out of order, and whether there is anything that they could."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from skillmap.assessment.model import Stage
from skillmap.changes import ChangeSet, HandOver, Insert, Retract
from skillmap.judgement.evidence import approvals
from skillmap.storage import schema

MATTERS = frozenset(
    (
        "staff_fact", "posting", "leave", "leader_term", "session_fact", "meeting", "completion", "aim", "recognition",
        "enrolment", "rating", "qualification_held",
    )
)  # fmt: skip
"""Tables on which something else can rest, or on which a rule or the next in line depends."""
RATING = "rating"
WHOLE = "allocation_run"
"""What writes it gives all seats of a year at once, by every rule and in the order of the line."""
RESTS = (schema.enrolment, schema.plan, schema.leader_term, schema.aim, schema.recognition)


def touched(changes: ChangeSet) -> frozenset[str]:
    """The tables that a change set writes."""
    # Joining two numbers rewrites every table that names people.
    if any(isinstance(write, HandOver) for write in changes.writes):
        return MATTERS
    writes = [write for write in changes.writes if isinstance(write, Insert | Retract)]
    # A retraction without rows is in many change sets: it writes nothing.
    found = {w.table for w in writes if (w.rows if isinstance(w, Insert) else not w.is_empty)}
    if RATING in found and not any(_is_approved(w) for w in writes if w.table == RATING):
        found.discard(RATING)
    return frozenset(found)


def _is_approved(write: Insert | Retract) -> bool:
    """Whether ratings that are written may be approved ones: nothing rests on what people say of themselves."""
    if isinstance(write, Retract):
        stages = write.where.get("stage")
        return not write.is_empty and (stages is None or Stage.APPROVED in stages)
    stage = write.columns.index("stage")
    return any(row[stage] == Stage.APPROVED for row in write.rows)


def can_matter(tables: Collection[str]) -> bool:
    """Whether writing these tables can put something out of order that the command itself does not look at."""
    return WHOLE not in tables and not MATTERS.isdisjoint(tables)


def rests_anything(connection: Connection) -> bool:
    """Whether there is anything that could be put out of order: an office that begins has nothing."""
    first = (select(t.c.entry_id).where(t.c.retracted_by.is_(None)).limit(1) for t in RESTS)
    return any(connection.scalar(query) is not None for query in first) or bool(approvals(connection))
