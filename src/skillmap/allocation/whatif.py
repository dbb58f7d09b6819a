"""Questions beside the real one: what one more session would bring, what a cancelled one would cost. Pure.

A session that does not exist yet has no day. It is taken as one that everybody could attend (a window of the rest of
the year, like e-learning), so what is found is what it brings at most, when its day suits.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from skillmap.allocation.check import against
from skillmap.allocation.problem import Demand, Seat, SeatProblem, Solution
from skillmap.allocation.roll import Roll
from skillmap.training.model import Session, SessionStatus, Window

USUAL_ROOM = 20
"""Seats of a further session whose training says no usual capacity."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What one more session of a training brings: who waits, and how many of them it would seat."""

    training: str
    capacity: int
    waiting: int
    seated: int


def further(problem: SeatProblem, training: str, capacity: int) -> Session:
    """A session more of a training, at no special day; its code is +1, +2 … behind the training."""
    taken = {s.code for s in problem.sessions}
    number = next(n for n in range(1, len(taken) + 2) if f"{training}+{n}" not in taken)
    window = Window(problem.today, problem.fy.last)
    return Session(f"{training}+{number}", training, problem.fy.year, capacity, window=window)


def changed(
    problem: SeatProblem, *, extra: Sequence[Session] = (), cancelled: Sequence[str] = (), share: float | None = None
) -> SeatProblem:
    """The same question with further sessions, without others, with another share of people away at once."""
    gone = frozenset(cancelled)
    kept = (replace(s, status=SessionStatus.CANCELLED) if s.code in gone else s for s in problem.sessions)
    return replace(
        problem,
        sessions=(*kept, *extra),
        fixed=tuple(s for s in problem.fixed if s.session not in gone),
        earlier=tuple(s for s in problem.earlier if s.session not in gone),
        absence_share=problem.absence_share if share is None else share,
    )


def gains(problem: SeatProblem, seats: Sequence[Seat], capacity: Mapping[str, int]) -> list[Gain]:
    """What one more session of each training would bring, most first; trainings nobody waits for are left out.

    Everything else stays as it is. A person counts when no rule stands against the seat: hours, prerequisites, leave.
    """
    return sorted(
        (_gain(problem, seats, training, capacity)[0] for training in _waiting(problem, seats)),
        key=lambda g: (-g.seated, -g.waiting, g.training),
    )


def best(problem: SeatProblem, seats: Sequence[Seat], capacity: Mapping[str, int], count: int) -> list[Gain]:
    """Further sessions one after the other, each the one that seats most given those before it, at most `count`.

    A training may occur twice; a session that would seat nobody is not proposed.
    """
    found: list[Gain] = []
    now, given = problem, list(seats)
    while len(found) < count:
        options = [_gain(now, given, training, capacity) for training in _waiting(now, given)]
        if not options:
            break
        gain, session, people = min(options, key=lambda o: (-o[0].seated, -o[0].waiting, o[0].training))
        if not gain.seated:
            break
        found.append(gain)
        now = changed(now, extra=(session,))
        given += [Seat(d.person, session.code) for d in people]
    return found


def _waiting(problem: SeatProblem, seats: Sequence[Seat]) -> dict[str, list[Demand]]:
    roll = Roll.of(problem, seats)
    found: dict[str, list[Demand]] = defaultdict(list)
    for demand in sorted(problem.demands, key=lambda d: d.priority):
        if roll.session_for(demand.person, demand.training) is None:
            found[demand.training].append(demand)
    return found


def _gain(
    problem: SeatProblem, seats: Sequence[Seat], training: str, capacity: Mapping[str, int]
) -> tuple[Gain, Session, list[Demand]]:
    session = further(problem, training, capacity.get(training, USUAL_ROOM))
    larger = changed(problem, extra=(session,))
    roll = Roll.of(larger, seats)
    waiting = _waiting(problem, seats)[training]
    able = [d for d in waiting if not against(larger, roll, d, session)][: session.capacity]
    return Gain(training, session.capacity, len(waiting), len(able)), session, able


@dataclass(frozen=True, slots=True)
class SeatDifference:
    """Two answers side by side: seats won, lost and moved to another session, as (person, training)."""

    won: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str], ...]


def difference(problem: SeatProblem, before: Sequence[Seat], other: SeatProblem, after: Solution) -> SeatDifference:
    """Who wins, loses or moves between an answer and another one; by person and training."""
    old = {(s.person, problem.session[s.session].training): s.session for s in before}
    new = {(s.person, other.session[s.session].training): s.session for s in after.seats}
    return SeatDifference(
        won=tuple(sorted(new.keys() - old.keys())),
        lost=tuple(sorted(old.keys() - new.keys())),
        moved=tuple(sorted(key for key in old.keys() & new.keys() if old[key] != new[key])),
    )
