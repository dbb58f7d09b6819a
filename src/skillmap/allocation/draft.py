"""An allocation that is not applied yet, as text: kept by a dry run, compared, applied later or thrown away.

A draft belongs to the question it answers. Once anything that matters has changed it is refused, so that bounds and
reasons stay true.
"""

import json
from functools import partial
from hashlib import sha256

from skillmap.allocation.check import check, unseated
from skillmap.allocation.problem import GoalValue, Seat, SeatGoal, SeatProblem, Solution, StopReason
from skillmap.allocation.roll import Roll
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused


def digest(problem: SeatProblem) -> str:
    """A number of the question: equal questions have equal ones on every machine; the day it is asked is left out."""
    people = [
        (
            p.id,
            p.section,
            p.department,
            p.hours,
            sorted(p.done),
            sorted(p.coming),
            sorted(p.ends.items()),
            sorted(p.first.items()),
            sorted(p.others.items()),
            sorted(p.missing),
            p.leave,
            p.gone_from,
            sorted(p.blocked),
        )
        for p in problem.persons
    ]
    parts = (
        problem.fy.year, problem.demands, [(s, sorted(s.quotas.items())) for s in problem.sessions], people,
        problem.sections, problem.courses, problem.absence_share, problem.fixed, problem.earlier,
        [(x.department, x.seats, x.spent, sorted(x.trainings)) for x in problem.limits],
    )  # fmt: skip
    return sha256(repr(parts).encode()).hexdigest()


def dump(question: str, fy: FiscalYear, solution: Solution) -> str:
    """The draft as JSON: the digest of its question, goals with their bounds, seats; `load` works out the reasons."""
    # Without the reasons: they are sentences about the day, and are worked out anew when it is read.
    content = {
        "question": question,
        "fy": fy.year,
        "stopped": solution.stopped.value,
        "rounds": solution.rounds,
        "goals": [[g.goal.value, g.value, g.bound] for g in solution.goals],
        "seats": [[s.person, s.session] for s in solution.seats],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def load(problem: SeatProblem, text: str) -> Solution:
    """The draft again, checked against the question as it is now; the reasons of missing seats are worked out anew.

    Raises InputRefused: E_ALLOCATION_DRAFT (no draft), E_ALLOCATION_STALE (the question has changed since).
    """
    try:
        content = json.loads(text)
        question = content["question"]
        seats = tuple(Seat(str(person), str(session)) for person, session in content["seats"])
        goals = tuple(GoalValue(SeatGoal(g), int(value), int(bound)) for g, value, bound in content["goals"])
        # How many are seated is said by a goal, and must be.
        next(goal for goal in goals if goal.goal is SeatGoal.SEATED)
        stopped, rounds = StopReason(content["stopped"]), int(content["rounds"])
    except (ValueError, KeyError, TypeError, StopIteration) as error:
        raise InputRefused("E_ALLOCATION_DRAFT", found=type(error).__name__, fy=str(problem.fy)) from error
    # Checked besides: the file lies in the office's folder and may have been edited.
    if question != digest(problem) or check(problem, seats):
        raise InputRefused("E_ALLOCATION_STALE", fy=str(problem.fy))
    roll = Roll.of(problem, seats)
    return Solution(seats, goals, stopped, rounds, partial(unseated, problem, roll))
