"""Who takes a seat that becomes free: the first of the waiting list who can come."""

from __future__ import annotations

from collections.abc import Callable

from skillmap.allocation import substitutes, tables
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.office.office import Office
from skillmap.office.seat_question import who_waits
from skillmap.org.model import Person
from skillmap.tables import Table
from skillmap.training.store import HeldSession

MOST_SHOWN = 10


def next_in_line(
    office: Office, fy: FiscalYear | None, one: HeldSession, leaving: Person, show: Callable[[Table], None]
) -> tuple[Person, str]:
    """The first of the waiting list against whom nothing stands, and why that person waits.

    `show` gets the list as far as it matters. Raises InputRefused (E_ENROL_NOBODY_WAITS, E_ENROL_NOBODY_CAN).
    """
    question = who_waits(office, fy or FiscalYear(one.session.fy))
    problem, organisation, code = question.problem, question.facts.organisation, one.session.code
    found = substitutes.waiting_for(problem, (*problem.fixed, *problem.earlier), code, leaving.number)
    if not found:
        raise InputRefused("E_ENROL_NOBODY_WAITS", session=code)
    first = next((n for n, c in enumerate(found) if not c.hurdles), None)
    shown = found[: max(MOST_SHOWN, (first or 0) + 1)]
    show(tables.candidate_table(organisation, code, shown, len(found)))
    if first is None:
        raise InputRefused("E_ENROL_NOBODY_CAN", session=code, count=len(found))
    demand = found[first].demand
    return organisation.person_by_number[demand.person], demand.why
