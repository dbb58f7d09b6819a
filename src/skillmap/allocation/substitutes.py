"""Who takes a seat that becomes free: the waiting list of its training in order, and what stands against each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skillmap.allocation.check import against
from skillmap.allocation.problem import Demand, Problem, Seat
from skillmap.allocation.roll import Roll
from skillmap.words import Message


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody who waits for a training; `hurdles` say what stands against a seat in the session, empty = nothing."""

    demand: Demand
    hurdles: tuple[Message, ...]


def waiting_for(problem: Problem, seats: Sequence[Seat], session: str, leaving: str | None = None) -> list[Substitute]:
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
    waiting = [
        d
        for d in sorted(problem.demands, key=lambda d: d.priority)
        if d.training == one.training and d.person != leaving and roll.session_for(d.person, d.training) is None
    ]
    return [Substitute(d, tuple(why for _, why in against(asked, roll, d, open_session))) for d in waiting]
