"""Which trainings people have completed, as plans and recognitions count them."""

from collections import defaultdict

from sqlalchemy import Connection, select

from skillmap.storage import schema
from skillmap.storage.facts import Moment, known
from skillmap.training.model import Outcome


def completed_trainings(connection: Connection, moment: Moment) -> dict[int, frozenset[str]]:
    """Staff id -> trainings completed on or before the moment's day. People without any are missing."""
    fact = schema.completion
    query = select(fact.c.staff_id, fact.c.training).where(
        known(fact, moment), fact.c.completed_on <= moment.as_of, fact.c.outcome == Outcome.COMPLETED.value
    )
    found: dict[int, set[str]] = defaultdict(set)
    for staff_id, training in connection.execute(query):
        found[staff_id].add(training)
    return {staff_id: frozenset(trainings) for staff_id, trainings in found.items()}
