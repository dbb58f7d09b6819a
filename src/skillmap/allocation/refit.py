"""Where people fit who cannot stay where they sit: session after session, by the rules of an allocation. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from skillmap.allocation.check import against
from skillmap.allocation.problem import Demand, Seat, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.training.model import can_follow
from skillmap.words import Message, message


@dataclass(frozen=True, slots=True)
class Refit:
    """A seat, and the session its owner can have instead; "" = none, with what stands against the likeliest one."""

    seat: Seat
    session: str = ""
    hurdles: tuple[Message, ...] = ()


def refit(problem: SeatProblem, leaving: Sequence[Seat], into: Iterable[str]) -> list[Refit]:
    """For each seat in order the first session of `into` against which nothing stands; who is seated counts at once.

    A deadline stands against nobody: who moves them has agreed it with the organiser.
    """
    gone, codes = set(leaving), tuple(into)
    sessions = tuple(replace(s, deadline=None) if s.code in codes else s for s in problem.sessions)
    problem = replace(problem, sessions=sessions)
    roll = Roll.of(problem, [s for s in (*problem.fixed, *problem.earlier) if s not in gone])
    found: list[Refit] = []
    for seat in leaving:
        demand = Demand(seat.person, problem.session[seat.session].training, "")
        tried = [(code, _hurdles(problem, roll, seat, demand, code)) for code in codes]
        fitting = next((code for code, hurdles in tried if not hurdles), "")
        if fitting:
            roll.add(problem, Seat(seat.person, fitting))
        # Told is the session that least stands against: there somebody can do something.
        nearest = min((hurdles for _, hurdles in tried), key=len, default=[])
        found.append(Refit(seat, fitting, () if fitting else tuple(nearest)))
    return found


def _hurdles(problem: SeatProblem, roll: Roll, seat: Seat, demand: Demand, code: str) -> list[Message]:
    found = [why for _, why in against(problem, roll, demand, problem.session[code])]
    return [*found, *_left_behind(problem, roll, seat, code)]


def _left_behind(problem: SeatProblem, roll: Roll, seat: Seat, code: str) -> Iterator[Message]:
    """Own seats that this one comes before, and would no longer."""
    person, old, new = problem.person[seat.person], problem.session[seat.session], problem.session[code]
    for other in roll.sessions_of.get(seat.person, ()):
        steps = problem.before(person, other.training)
        waits = other.is_held and any(old.training in person.ways(other.training, step) for step in steps)
        if waits and can_follow(other, old) and not can_follow(other, new):
            yield message("allocation.against.behind", session=other.code, day=other.first_day)
