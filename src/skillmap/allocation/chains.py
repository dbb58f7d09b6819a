"""What comes before each demand for its person: seats they have, or other demands of theirs. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skillmap.allocation.problem import Demand, Learner, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.training.model import Session, can_follow


@dataclass(frozen=True, slots=True)
class Chain:
    """What comes before one demand."""

    seats: tuple[tuple[Session, ...], ...] = ()
    """For each step that a seat serves: the seats, of which one has to be over in time."""
    demands: tuple[int, ...] = ()
    """The demands that have to be seated before it."""
    is_broken: bool = False
    """Whether a step is neither seated nor demanded."""


UNCHAINED = Chain()


def chained(
    problem: SeatProblem, roll: Roll, demands: Sequence[Demand], sessions: Mapping[str, Sequence[Session]]
) -> tuple[Chain, ...]:
    """The chain of each demand; `sessions` are those that could be taken, by training.

    Of several trainings that serve as one step, seats that can be in time come before demands, and these in the order
    of `Learner.ways`: a demand waits for one other demand, so that rows and bounds stay those of a chain.
    """
    if not any(course.after for course in problem.courses) and not any(one.first for one in problem.persons):
        return (UNCHAINED,) * len(demands)
    index = {(d.person, d.training): no for no, d in enumerate(demands)}
    return tuple(_chain(problem, roll, demand, index, sessions.get(demand.training, ())) for demand in demands)


def _chain(
    problem: SeatProblem,
    roll: Roll,
    demand: Demand,
    index: Mapping[tuple[str, str], int],
    sessions: Sequence[Session],
) -> Chain:
    person = problem.person[demand.person]
    if not (steps := problem.before(person, demand.training)):
        return UNCHAINED
    seats: list[tuple[Session, ...]] = []
    demanded: list[int] = []
    is_broken = False
    for step in steps:
        own = seats_for(roll, person, demand.training, step)
        ways = [way for way in person.ways(demand.training, step) if (person.id, way) in index]
        # One that is held in time of any session, if there is one.
        early = (w for w in ways if _can_follow(sessions, problem.sessions_of.get(w, ())))
        way = next(early, ways[0] if ways else None)
        waits = None if way is None else index[person.id, way]
        if waits is not None and not _can_follow(sessions, own):
            demanded.append(waits)
        elif own:
            seats.append(own)
        else:
            is_broken = True
    return Chain(tuple(seats), tuple(dict.fromkeys(demanded)), is_broken)


def _can_follow(sessions: Sequence[Session], earlier: Sequence[Session]) -> bool:
    return any(can_follow(one, before) for one in sessions for before in earlier)


def seats_for(roll: Roll, person: Learner, training: str, step: str) -> tuple[Session, ...]:
    """The seats that somebody has in what comes before a training, or in what serves as well."""
    found = (roll.held_for(person.id, way) for way in person.ways(training, step))
    return tuple(one for one in found if one is not None)


def numbers_of(chains: Sequence[Chain]) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """The demands before each demand, and those behind it."""
    behind: list[list[int]] = [[] for _ in chains]
    for no, chain in enumerate(chains):
        for first in chain.demands:
            behind[first].append(no)
    return tuple(chain.demands for chain in chains), tuple(map(tuple, behind))
