"""Who takes a seat that becomes free: the waiting list of its training in order, and what stands against each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skillmap.allocation.check import against
from skillmap.allocation.problem import Demand, Seat, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.words import Message


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody who waits for a training; `hurdles` say what stands against a seat in the session, empty = nothing."""

    demand: Demand
    hurdles: tuple[Message, ...]


def next_fitting(problem: SeatProblem, seats: Sequence[Seat], session: str, most: int) -> tuple[int, list[Demand]]:
    """How many wait for a session's training, and the first of the line who can come, `most` at most, one by one."""
    one, roll = problem.session[session], Roll.of(problem, seats)
    waiting = [d for d in _waiting(problem, roll, one.training) if Seat(d.person, session) not in problem.given_back]
    found: list[Demand] = []
    for demand in waiting:
        if len(found) == most:
            break
        if not against(problem, roll, demand, one):
            # Counted at once: two people of one section may not both be spared that day.
            roll.add(problem, Seat(demand.person, session))
            found.append(demand)
    return len(waiting), found


def _waiting(problem: SeatProblem, roll: Roll, training: str) -> list[Demand]:
    """Who asks for a training and has no seat, in the order of the line."""
    mine = (d for d in problem.demands if d.training == training)
    return [d for d in sorted(mine, key=lambda d: d.priority) if roll.session_for(d.person, training) is None]


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
