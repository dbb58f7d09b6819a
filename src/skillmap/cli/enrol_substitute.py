"""Who takes a seat that becomes free: the waiting list shown, the first who can come proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmap.cli import output
from skillmap.cli.allocate_ask import ask
from skillmap.cli.context import Context
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from skillmap.org.model import Person
    from skillmap.training.store import Held

MOST_SHOWN = 10


def next_in_line(context: Context, fy: str | None, one: Held, leaving: Person) -> tuple[Person, str]:
    """The first of the waiting list against whom nothing stands, and why that person waits.

    Shows the list as far as it matters. Raises InputRefused (E_ENROL_NOBODY_WAITS, E_ENROL_NOBODY_CAN).
    """
    from skillmap.allocation import substitutes, tables

    asked = ask(context, fy or str(one.session.fy))
    problem, code = asked.problem, one.session.code
    found = substitutes.waiting_for(problem, (*problem.fixed, *problem.earlier), code, leaving.number)
    if not found:
        raise InputRefused("E_ENROL_NOBODY_WAITS", session=code)
    first = next((n for n, c in enumerate(found) if not c.hurdles), None)
    shown = found[: max(MOST_SHOWN, (first or 0) + 1)]
    output.show(tables.candidate_table(asked.facts.organisation, code, shown, len(found)))
    if first is None:
        raise InputRefused("E_ENROL_NOBODY_CAN", session=code, count=len(found))
    demand = found[first].demand
    return asked.facts.organisation.person_by_number[demand.person], demand.why
