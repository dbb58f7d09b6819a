"""Which columns of the database speak of definitions, declared once: for counting what is unknown and for carrying."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, exists, select

from skillmap.planning.store import ENDED
from skillmap.storage import schema
from skillmap.storage.facts import Moment, known


@dataclass(frozen=True, slots=True)
class Spoken:
    """A table whose rows name a definition: of which kind, in which columns (role and grade are two)."""

    kind: str
    """role (a role grade), training or qualification."""
    table: Table
    columns: tuple[str, ...]

    def id_of(self, values: tuple[object, ...]) -> str:
        """The id as it is typed: `product-manager/2`, `training-014`."""
        return "/".join(str(value) for value in values)

    def in_force(self, moment: Moment) -> ColumnElement[bool]:
        """Rows that count on the moment's day: periods that hold or are to come, plans that have not ended."""
        table, condition = self.table, known(self.table, moment)
        if "valid_to" in table.c:
            return condition & (table.c.valid_to > moment.as_of)
        # A plan that was replaced speaks of courses that nobody is going to take.
        if table is schema.plan:
            return condition & table.c.status.not_in(ENDED)
        if "plan_no" in table.c:
            plan = schema.plan
            mine = (plan.c.staff_id == table.c.staff_id) & (plan.c.no == table.c.plan_no)
            return condition & exists(select(plan.c.id).where(mine, plan.c.status.not_in(ENDED), known(plan, moment)))
        return condition


SPOKEN: tuple[Spoken, ...] = (
    Spoken("role", schema.aim, ("role", "grade")),
    Spoken("role", schema.recognition, ("role", "grade")),
    Spoken("role", schema.role_post, ("role", "grade")),
    Spoken("role", schema.plan, ("role", "grade")),
    Spoken("training", schema.plan_item, ("training",)),
    Spoken("training", schema.session_fact, ("training",)),
    Spoken("training", schema.completion, ("training",)),
    Spoken("training", schema.request, ("training",)),
    Spoken("training", schema.course_name, ("training",)),
    Spoken("qualification", schema.qualification_held, ("qualification",)),
)
"""Besides ratings, which name a skill by its key and a level of the scale."""
