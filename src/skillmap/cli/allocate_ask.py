"""The question of an allocation from what is recorded, and its answer with progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skillmap.cli import output, state
from skillmap.cli.context import Context
from skillmap.errors import InputRefused
from skillmap.i18n import sentence
from skillmap.words import message

if TYPE_CHECKING:
    from skillmap.allocation.demands import Facts
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
    from skillmap.allocation.demands import Facts, leading_in, left_waiting
    from skillmap.days import FiscalYear
    from skillmap.leaders.store import all_terms
    from skillmap.org.store import absences, organisation
    from skillmap.planning.store import plans
    from skillmap.problems import has_errors
    from skillmap.training.completions import histories
    from skillmap.training.mandates import Year
    from skillmap.training.outstanding import outstanding
    from skillmap.training.request_store import requests
    from skillmap.training.store import completions, enrolments, sessions

    year = context.fiscal_year(fy)
    moment = context.moment()
    with context.reading() as connection:
        every = sessions(connection, moment)
        taken, results = enrolments(connection, moment, every), completions(connection, moment)
        held = {code: one for code, one in every.items() if one.session.fy == year.year}
        facts = Facts(
            organisation(connection, moment, context.settings.grades),
            plans(connection, moment),
            held,
            [t for t in taken if t.enrolment.session in held],
            histories(connection, moment),
            results,
            outstanding(every, taken, results, context.today),
            absences(connection, moment, FiscalYear(year.year - 1).first, year.end),
            requests(connection, moment, year.year),
            leading_in(all_terms(connection, moment), year, context.today),
        )
    terms = gather.Terms(context.settings.absence_share, context.settings.hours_per_year)
    question = gather.problem(context.framework, facts, year, context.today, terms)
    problems = [*inputs.problems(question), *left_waiting(context.framework, facts, Year(year, context.today))]
    if has_errors(problems):
        raise InputRefused("E_INPUT", problems)
    if not question.demands:
        raise InputRefused("E_ALLOCATION_NO_DEMAND", problems, fy=str(year))
    return Asked(question, facts, list(problems))


def solve(question: Problem, effort: Effort) -> Solution:
    """The answer, with progress on a terminal: seats given, and the gap of the first goal that is not settled yet.

    Ctrl-C keeps the best so far.
    """
    from skillmap.allocation.run import allocate

    with _progress(len(question.demands)) as told:
        return allocate(question, effort, told)


@contextmanager
def _progress(demands: int) -> Iterator[Callable[[Step], None]]:
    if not sys.stderr.isatty():
        yield lambda step: None  # noqa: ARG005
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(sentence("allocation.working", state.lang()), total=demands)

        def told(step: Step) -> None:
            goal = message(f"allocation.goal.{step.goal}") if step.goal else None
            gap = f"{step.gap:.2%}" if step.gap is not None else "?"
            text = sentence("allocation.step", state.lang(), goal=goal, gap=gap, rounds=step.rounds)
            bar.update(task, completed=step.seated, description=text)

        yield told


def draft_file(context: Context, year: int) -> Path:
    """Where a dry run keeps its result."""
    return context.workspace.out / f"allocation-{year}.json"


def keep(context: Context, question: Problem, solution: Solution) -> None:
    """Keep a result for `allocate apply`, readable for its owner only (it names people)."""
    from skillmap.allocation import draft

    path = draft_file(context, question.fy.year)
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(draft.dump(question, solution), "utf-8")
    output.say("allocation.kept", file=str(path))


def kept(context: Context, question: Problem) -> Solution:
    """The result that a dry run kept. Raises InputRefused: E_ALLOCATION_NO_DRAFT, and what `draft.load` raises."""
    from skillmap.allocation import draft

    path = draft_file(context, question.fy.year)
    if not path.is_file():
        raise InputRefused("E_ALLOCATION_NO_DRAFT", fy=str(question.fy))
    return draft.load(question, path.read_text("utf-8"))
