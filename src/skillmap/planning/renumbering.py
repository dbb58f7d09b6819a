"""Plans of somebody recorded under two numbers, numbered as one row of revisions."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from skillmap.planning.facts import PlanFact, PlanItemFact, PlanUncoveredFact
from skillmap.storage import schema
from skillmap.storage.facts import recorded
from skillmap.storage.ledger import Ledger


def follow_on(connection: Connection, ledger: Ledger, earlier: int, later: int, into: int) -> None:
    """The later one's plans get numbers after the earlier one's, when both have plans; all of them become `into`'s."""
    plan = schema.plan
    current = plan.c.retracted_by.is_(None)
    last = connection.scalar(select(func.max(plan.c.no)).where(plan.c.staff_id == earlier, current))
    kinds: tuple[tuple[type[Any], str], ...] = (
        (PlanFact, "no"), (PlanItemFact, "plan_no"), (PlanUncoveredFact, "plan_no"),
    )  # fmt: skip
    # Numbers are unique per person in the database: two first revisions cannot become one person's.
    for kind, name in kinds if last else ():
        table = schema.metadata.tables[kind.table]
        for row in recorded(connection, kind, table.c.staff_id == later, table.c.retracted_by.is_(None)):
            changed = {"staff_id": into, name: getattr(row.fact, name) + last}
            ledger.replace(row, replace(row.fact, **changed))
