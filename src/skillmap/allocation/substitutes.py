"""Who takes a seat that becomes free: the waiting list of its training in order, and what stands against each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skillmap.allocation.check import against
from skillmap.allocation.problem import Demand, Seat, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.allocation.rule import Case
from skillmap.allocation.rules import RULES
from skillmap.allocation.rules_session import SectionAbsence
from skillmap.training.model import Session
from skillmap.words import Message


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody who waits for a training; `hurdles` say what stands against a seat in the session, empty = nothing."""

    demand: Demand
    hurdles: tuple[Message, ...]


def next_fitting(problem: SeatProblem, seats: Sequence[Seat], session: str, most: int) -> tuple[int, list[Demand]]:
    """How many wait for a session's training, and the first of the line who can come, `most` at most, one by one."""
    one, roll = problem.session[session], Roll.of(problem, seats)
    waiting = _waiting_here(problem, roll, one)
    found: list[Demand] = []
    come_together(problem, seats, session, waiting, found, most)
    return len(waiting), found


def own_hurdles_passed(problem: SeatProblem, seats: Sequence[Seat], session: str) -> tuple[int, list[Demand]]:
    """How many wait for a session's training, and those of the line against whom nothing stands but their section.

    The problem may be one of some people only: everybody who waits and everybody in the session.
    """
    one, roll = problem.session[session], Roll.of(problem, seats)
    waiting = _waiting_here(problem, roll, one)
    alone = [rule for rule in RULES if not isinstance(rule, SectionAbsence)]
    cases = ((d, Case(problem, roll, d, one)) for d in waiting)
    return len(waiting), [d for d, case in cases if all(rule.against(case) is None for rule in alone)]


def come_together(
    problem: SeatProblem, seats: Sequence[Seat], session: str, line: Sequence[Demand], found: list[Demand], most: int
) -> None:
    """Adds those of a part of the line who can come, until `most` are `found`; who was found before sits there too."""
    one, roll = problem.session[session], Roll.of(problem, seats)
    for demand in found:
        roll.add(problem, Seat(demand.person, session))
    for demand in line:
        if len(found) == most:
            break
        if not against(problem, roll, demand, one):
            # Counted at once: two people of one section may not both be spared that day.
            roll.add(problem, Seat(demand.person, session))
            found.append(demand)


def _waiting(problem: SeatProblem, roll: Roll, training: str) -> list[Demand]:
    """Who asks for a training and has no seat, in the order of the line."""
    mine = (d for d in problem.demands if d.training == training)
    return [d for d in sorted(mine, key=lambda d: d.priority) if roll.session_for(d.person, training) is None]


def _waiting_here(problem: SeatProblem, roll: Roll, one: Session) -> list[Demand]:
    """The same, without those for whom this session can be none: given back, gone by then, no leader any more."""
    return [
        d
        for d in _waiting(problem, roll, one.training)
        if Seat(d.person, one.code) not in problem.given_back
        and d.holds_for(one, problem.today)
        and not problem.person[d.person].is_gone_by(one)
    ]


def waiting_for(
    problem: SeatProblem, seats: Sequence[Seat], session: str, leaving: str | None = None
) -> list[Substitute]:
    """The waiting list of a session's training in order (priority, then as they were asked).

    With `leaving` that person's seat counts as free and the deadline stands against nobody: substitutes are agreed
    with the organiser, who has a place that is paid for.
    """
    gone = Seat(leaving, session) if leaving else None
    left = [s for s in seats if s != gone]
    one = problem.session[session]
    sessions = tuple(replace(s, deadline=None) if s is one and leaving else s for s in problem.sessions)
    asked = replace(problem, sessions=sessions)
    open_session = asked.session[session]
    roll = Roll.of(asked, left)
    waiting = [d for d in _waiting(asked, roll, one.training) if d.person != leaving]
    return [Substitute(d, tuple(why for _, why in against(asked, roll, d, open_session))) for d in waiting]
