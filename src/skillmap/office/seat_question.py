"""Who wants which training in a fiscal year: the question behind seats, waiting lists and whose turn it is.

Apart from the answers, so that a command that only asks does not load the solver.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from skillmap import collector
from skillmap.allocation import gather, inputs
from skillmap.allocation.demands import Facts, coming_before, leading_in, left_waiting
from skillmap.allocation.problem import SeatProblem
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.leaders.store import all_terms
from skillmap.office.applications import counting, turned_down
from skillmap.office.office import Office
from skillmap.office.terms import allowed
from skillmap.org.away import away
from skillmap.planning.store import Purpose, RecordedPlan, plans
from skillmap.problems import Problem as Told
from skillmap.problems import has_errors
from skillmap.training.completions import histories
from skillmap.training.evidence import levels_that_count
from skillmap.training.given_back import given_back
from skillmap.training.mandates import Year
from skillmap.training.notices import notices
from skillmap.training.outstanding import outstanding
from skillmap.training.store import completions, enrolments, sessions


@dataclass(frozen=True)
class SeatQuestion:
    """Who wants which training in a fiscal year, with the facts it was made from and what is odd about it."""

    problem: SeatProblem
    facts: Facts
    told: Sequence[Told]


def ask(
    office: Office, fy: FiscalYear | None = None, instead: Mapping[tuple[int, Purpose], RecordedPlan] | None = None
) -> SeatQuestion:
    """The question for a fiscal year, `instead` of the recorded plans with others that are about to be recorded.

    Raises InputRefused: E_INPUT with all problems, E_ALLOCATION_NO_DEMAND.
    """
    with collector.paused(), office.read() as connection:
        return asked(office, connection, office.fiscal_year(fy), instead)


def who_waits(office: Office, fy: FiscalYear | None = None) -> SeatQuestion:
    """The question for what moves nobody: seats that people were told of are like any other. Raises as `ask` does."""
    with collector.paused(), office.read() as connection:
        return asked(office, connection, office.fiscal_year(fy), moves=False)


def asked(
    office: Office,
    connection: Connection,
    year: FiscalYear,
    instead: Mapping[tuple[int, Purpose], RecordedPlan] | None = None,
    *,
    moves: bool = True,
) -> SeatQuestion:
    """The question as a connection sees what is recorded. Raises as `ask` does.

    Without `moves` nobody is to be seated elsewhere: which seats must stay where they are is not worked out.
    """
    moment = office.moment()
    every = sessions(connection, moment)
    taken, results = enrolments(connection, moment, every), completions(connection, moment)
    held = {code: one for code, one in every.items() if one.session.fy == year.year}
    # Before the question is put: an application that nobody approved asks for no seat.
    asked_for, unapproved = counting(office, connection, year)
    facts = Facts(
        office.organisation(connection, moment),
        plans(connection, moment, items_of=year.year, detailed=False) if instead is None else instead,
        held,
        [t for t in taken if t.enrolment.session in held],
        histories(connection, moment),
        results,
        outstanding(every, taken, results, office.today),
        away(connection, moment, FiscalYear(year.year - 1).first, year.end),
        asked_for,
        leading_in(all_terms(connection, moment), year, office.today),
        given_back(connection, moment),
        turned_down(office, connection, year, every, taken),
        levels_that_count(connection, office.framework, moment, {one.session.training for one in held.values()}),
        frozenset(notices(connection, moment)) if moves else frozenset(),
        coming_before(every, taken, results, year),
    )
    question = gather.problem(office.framework, facts, year, office.today, allowed(office))
    problems = [*inputs.problems(question), *left_waiting(office.framework, facts, Year(year, office.today))]
    problems += unapproved
    if has_errors(problems):
        raise InputRefused("E_INPUT", problems)
    # With the problems found: an application that waits for its approval may be why nobody asks for anything.
    if not question.demands:
        raise InputRefused("E_ALLOCATION_NO_DEMAND", problems, fy=str(year))
    return SeatQuestion(question, facts, problems)
