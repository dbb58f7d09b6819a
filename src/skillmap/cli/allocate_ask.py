"""The question of an allocation from what is recorded, and its answer with progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillmap.cli.context import Context, progress
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from skillmap.allocation.gather import Facts
    from skillmap.allocation.problem import Problem, Solution
    from skillmap.allocation.run import Effort, Step
    from skillmap.problems import Problem as Told


@dataclass(frozen=True)
class Asked:
    """A question with the facts it was made from and what is odd about it."""

    problem: Problem
    facts: Facts
    problems: list[Told]


def ask(context: Context, fy: str | None) -> Asked:
    """The question for a fiscal year. Raises InputRefused: E_INPUT with all problems, E_ALLOCATION_NO_DEMAND."""
    from skillmap.allocation import gather, inputs
    from skillmap.org.store import absences, organisation
    from skillmap.planning.store import plans
    from skillmap.problems import has_errors
    from skillmap.training.completions import completed_trainings
    from skillmap.training.store import enrolments, sessions

    year = context.fiscal_year(fy)
    moment = context.moment()
    with context.reading() as connection:
        held = sessions(connection, moment, year.year)
        facts = gather.Facts(
            organisation(connection, moment, context.settings.grades),
            plans(connection, moment),
            held,
            enrolments(connection, moment, held),
            completed_trainings(connection, moment),
            absences(connection, moment, year.first, year.end),
        )
    terms = gather.Terms(context.settings.absence_share, context.settings.hours_per_year)
    question = gather.problem(context.framework, facts, year, context.today, terms)
    problems = inputs.problems(question)
    if has_errors(problems):
        raise InputRefused("E_INPUT", problems)
    if not question.demands:
        raise InputRefused("E_ALLOCATION_NO_DEMAND", fy=str(year))
    return Asked(question, facts, list(problems))


def solve(question: Problem, effort: Effort) -> Solution:
    """The answer, with progress on a terminal; Ctrl-C keeps the best so far."""
    from skillmap.allocation.run import allocate

    with progress("allocation.working") as told:

        def step(now: Step) -> None:
            told(now.seated, now.demands)

        return allocate(question, effort, step)
