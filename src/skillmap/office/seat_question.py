"""Who wants which training in a fiscal year: the question behind seats, waiting lists and whose turn it is.

Apart from the answers, so that a command that only asks does not load the solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from skillmap import collector
from skillmap.allocation import gather, inputs
from skillmap.allocation.demands import Facts, coming_before, leading_in, left_waiting
from skillmap.allocation.problem import SeatProblem
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.framework.model import Framework
from skillmap.leaders.store import all_terms
from skillmap.office.applications import counting, turned_down
from skillmap.office.office import Office
from skillmap.office.terms import allowed
from skillmap.org.away import away
from skillmap.org.store import around
from skillmap.planning.store import Purpose, RecordedPlan, plans
from skillmap.problems import Problem as Told
from skillmap.problems import has_errors
from skillmap.storage.facts import Many
from skillmap.training.completions import histories
from skillmap.training.evidence import levels_that_count
from skillmap.training.given_back import given_back
from skillmap.training.mandates import Year
from skillmap.training.notices import told_seats
from skillmap.training.outstanding import outstanding
from skillmap.training.request_store import Kept
from skillmap.training.store import HeldSession, TakenSeat, completions, enrolments, sessions


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

    Seats of an earlier allocation that nobody needs any more are a question too: they are given back.

    Raises InputRefused: E_INPUT with all problems, E_ALLOCATION_NO_DEMAND.
    """
    with collector.paused(), office.read() as connection:
        return asked(office, connection, office.fiscal_year(fy), instead, ends=True)


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
    ends: bool = False,
) -> SeatQuestion:
    """The question as a connection sees what is recorded. Raises as `ask` does.

    With `ends` nobody has to need a seat where there are some that can be given back. Without `moves` nobody is to be
    seated elsewhere: which seats must stay where they are is not worked out.
    """
    facts, unapproved = _facts(office, connection, year, instead, moves=moves)
    question = gather.problem(office.framework, facts, year, office.today, allowed(office))
    problems = [*inputs.problems(question), *left_waiting(office.framework, facts, Year(year, office.today))]
    problems += unapproved
    if has_errors(problems):
        raise InputRefused("E_INPUT", problems)
    # With the problems found: an application that waits for its approval may be why nobody asks for anything.
    if not question.demands and not (ends and question.earlier):
        raise InputRefused("E_ALLOCATION_NO_DEMAND", problems, fy=str(year))
    return SeatQuestion(question, facts, problems)


def asked_of(office: Office, connection: Connection, year: FiscalYear, staff: Many) -> SeatQuestion | None:
    """The question about some people, as if the office were they alone: what each of them asks for, has and may have.

    What many share (seats of sessions, absence of sections) is true only where all who share it are among them.
    None where only the question of everybody can say what is wrong with it, or where departments are limited.
    """
    terms = allowed(office)
    if terms.department_limits:
        return None
    facts, _ = _facts(office, connection, year, staff=staff, moves=False)
    question = gather.problem(office.framework, facts, year, office.today, terms)
    return SeatQuestion(question, facts, ()) if question.demands and not inputs.problems(question) else None


def _facts(
    office: Office,
    connection: Connection,
    year: FiscalYear,
    instead: Mapping[tuple[int, Purpose], RecordedPlan] | None = None,
    *,
    moves: bool,
    staff: Many | None = None,
) -> tuple[Facts, list[Told]]:
    """What is recorded of everybody, or of some, and what is odd about what was asked for."""
    moment = office.moment()
    every = sessions(connection, moment)
    taken, results = enrolments(connection, moment, every, staff), completions(connection, moment, staff)
    held = {code: one for code, one in every.items() if one.session.fy == year.year}
    # Before the question is put: an application that nobody approved asks for no seat.
    asked_for, unapproved = counting(office, connection, year)
    planned = plans(connection, moment, staff, items_of=year.year, detailed=False) if instead is None else instead
    mine = [t for t in taken if t.enrolment.session in held]
    facts = Facts(
        office.organisation(connection, moment)
        if staff is None
        else around(connection, moment, staff, office.settings.grades),
        planned,
        held,
        mine,
        histories(connection, moment, staff),
        results,
        outstanding(every, taken, results, office.today),
        away(connection, moment, FiscalYear(year.year - 1).first, year.end, staff),
        asked_for,
        leading_in(all_terms(connection, moment, staff), year, office.today),
        given_back(connection, moment, staff),
        turned_down(office, connection, year, every, taken),
        levels_that_count(
            connection,
            office.framework,
            moment,
            {one.session.training for one in held.values()},
            _rated(office.framework, planned, held, mine, asked_for) if staff is None else staff,
        ),
        told_seats(connection, moment, staff) if moves else frozenset(),
        coming_before(every, taken, results, year),
    )
    return facts, unapproved


def _rated(
    framework: Framework,
    planned: Mapping[tuple[int, Purpose], RecordedPlan],
    held: Mapping[str, HeldSession],
    taken: Iterable[TakenSeat],
    asked_for: Iterable[Kept],
) -> Many | None:
    """Whose levels matter: who asks for, or sits in, a training that asks for a level. None = everybody's."""
    asking = [one for one in framework.trainings.values() if one.prerequisites.levels]
    if any(one.mandatory_for for one in asking):
        return None
    names = {one.id for one in asking}
    sessions_of = {code for code, one in held.items() if one.session.training in names}
    return Many(
        (
            *(of for (of, _), made in planned.items() if any(item.course in names for item in made.plan.items)),
            *(one.staff_id for one in taken if one.enrolment.session in sessions_of),
            *(one.staff_id for one in asked_for if one.request.training in names),
        )
    )
