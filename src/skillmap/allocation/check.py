"""The answer checked and explained without the solver: broken rules, goal values, a reason for every missing seat."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from skillmap.allocation.problem import (
    AGAIN,
    FIRST,
    PRIORITY_OF,
    RAISED,
    Demand,
    Seat,
    SeatGoal,
    SeatProblem,
    UnseatedDemand,
)
from skillmap.allocation.roll import Roll
from skillmap.allocation.rule import Case, SeatRule, Violation
from skillmap.allocation.rules import RULES, kept, violations
from skillmap.training.model import Session
from skillmap.words import Message, message


def check(
    problem: SeatProblem,
    seats: Sequence[Seat],
    roll: Roll | None = None,
    keep: Iterable[Seat] | None = None,
    fixed: Roll | None = None,
) -> list[Violation]:
    """Everything wrong with an answer: broken rules, fixed seats that are gone, earlier seats lost without need.

    `roll` is that of the seats, `keep` are the seats of `kept`, `fixed` is the roll of the fixed seats, where they are
    there already.
    """
    roll = roll or Roll.of(problem, seats)
    found = violations(problem, roll, fixed)
    given = set(seats)
    for s in problem.fixed:
        if s not in given:
            found.append(
                Violation("fixed", message("allocation.broken.fixed", person=s.person, session=s.session), (s,))
            )
    for seat in kept(problem) if keep is None else keep:
        if roll.session_for(seat.person, problem.session[seat.session].training) is None:
            found.append(
                Violation("kept", message("allocation.broken.kept", person=seat.person, session=seat.session), (seat,))
            )
    return found


def goals(problem: SeatProblem) -> tuple[SeatGoal, ...]:
    """The goals that matter for a problem, in order; goals that nothing could change are left out."""
    priorities = {d.priority for d in problem.demands}
    matters = {
        SeatGoal.FIRST: FIRST in priorities,
        SeatGoal.RAISED: RAISED in priorities,
        SeatGoal.AGAIN: AGAIN in priorities,
        SeatGoal.MOVED: bool(problem.earlier),
        SeatGoal.WISHED: any(d.wishes for d in problem.demands),
        SeatGoal.RANKED: any(len(d.wishes) > 1 for d in problem.demands),
    }
    return tuple(goal for goal in SeatGoal if matters.get(goal, True))


def value(problem: SeatProblem, seats: Iterable[Seat], goal: SeatGoal) -> int:
    """A goal's value, from the seats alone."""
    roll = Roll.of(problem, seats)
    return _value(problem, roll, _sessions(problem, roll), goal)


def values(problem: SeatProblem, roll: Roll) -> Mapping[SeatGoal, int]:
    """The values of all goals that matter, in their order."""
    sessions = _sessions(problem, roll)
    return {goal: _value(problem, roll, sessions, goal) for goal in goals(problem)}


_Sessions: TypeAlias = list[tuple[Demand, Session | None]]


def _sessions(problem: SeatProblem, roll: Roll) -> _Sessions:
    return [(d, roll.session_for(d.person, d.training)) for d in problem.demands]


def _value(problem: SeatProblem, roll: Roll, sessions: _Sessions, goal: SeatGoal) -> int:
    match goal:
        case SeatGoal.FIRST | SeatGoal.RAISED | SeatGoal.AGAIN:
            return sum(d.priority == PRIORITY_OF[goal] for d, session in sessions if session)
        case SeatGoal.SEATED:
            return sum(1 for _, session in sessions if session)
        case SeatGoal.MOVED:
            return sum(not roll.has(s.person, s.session) for s in problem.earlier)
        case SeatGoal.WISHED:
            return sum(session.code in d.wishes for d, session in sessions if session)
        case SeatGoal.RANKED:
            return sum(d.rank(session.code) or 0 for d, session in sessions if session)
        case SeatGoal.WEEKS:
            return sum(problem.weeks(session) for _, session in sessions if session)


def unseated(problem: SeatProblem, roll: Roll) -> tuple[UnseatedDemand, ...]:
    """Every demand without a seat with its reason, in the order of the waiting list: priority, then as they stand."""
    waiting = [d for d in problem.demands if roll.session_for(d.person, d.training) is None]
    return tuple(explain(problem, roll, d) for d in sorted(waiting, key=lambda d: d.priority))


def explain(problem: SeatProblem, roll: Roll, demand: Demand) -> UnseatedDemand:
    """Why a demand has no seat: what stands against each session, and the session where least does."""
    sessions = problem.sessions_of.get(demand.training, ())
    if not sessions:
        planned = any(s.training == demand.training for s in problem.sessions)
        key = "cancelled" if planned else "no-session"
        remedy = message("allocation.remedy.no-session", training=problem.course[demand.training].label)
        return UnseatedDemand(demand, key, message(f"allocation.against.{key}"), remedy)
    hurdles = [(session, against(problem, roll, demand, session)) for session in sessions]
    listed = tuple((s.code, found[0][1] if found else message("allocation.against.open")) for s, found in hurdles)
    # The session with the fewest hurdles is where a telephone call helps; among equals the one whose worst is
    # easiest.
    # No call helps with one that is over.
    session, found = min(hurdles, key=lambda h: (problem.is_over(h[0]), len(h[1]), _hardest(h[1])))
    if not found:
        remedy = message("allocation.remedy.open", session=session.code)
        return UnseatedDemand(demand, "open", message("allocation.against.open"), remedy, listed)
    # The hardest of them: to mend an easier one would change nothing as long as it stands.
    rule, why = max(found, key=lambda f: f[0].ease)
    return UnseatedDemand(demand, rule.code, why, rule.remedy(Case(problem, roll, demand, session)), listed)


def _hardest(found: Sequence[tuple[SeatRule, Message]]) -> int:
    return max((rule.ease for rule, _ in found), default=-1)


def against(problem: SeatProblem, roll: Roll, demand: Demand, session: Session) -> list[tuple[SeatRule, Message]]:
    """Every rule that stands against a seat, in the order of `RULES`; empty = the seat could be given."""
    case = Case(problem, roll, demand, session)
    return [(rule, why) for rule in RULES if (why := rule.against(case)) is not None]
