"""Every seat and every missing one of a person, session by session: where they sit, what stands against the rest."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from skillmap.allocation.check import against
from skillmap.allocation.problem import Demand, Seat, SeatProblem
from skillmap.allocation.roll import NOBODY, Roll
from skillmap.commands import command_line
from skillmap.training.model import Session, Why
from skillmap.words import Message, message

NO_REASONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Option:
    """A session that could serve a demand; `hurdles` is empty where the person sits or nothing stands against it."""

    demand: Demand
    session: Session | None
    """None = no session of the training is held."""
    is_own: bool
    hurdles: tuple[Message, ...]


def options(
    problem: SeatProblem,
    seats: Sequence[Seat],
    person: str,
    cancelled: Iterable[Session] = (),
    elsewhere: Mapping[str, int] = NOBODY,
    *,
    reasons: Mapping[str, str] = NO_REASONS,
    awaited: Iterable[tuple[Session, str]] = (),
) -> list[Option]:
    """All sessions of everything that a person needs or sits in, by training, earliest session first.

    `cancelled`: sessions in which the person has a seat and that are not held: nobody else speaks of such a seat.
    `elsewhere`: people in sessions who are no part of the problem (`Roll.elsewhere`). `reasons`: why the seats of the
    person were given, by session code. `awaited`: sessions whose result is to come and keeps the person from another
    seat, with the reason for which they would have it.
    """
    roll = Roll.of(problem, seats, elsewhere)
    wanted = {d.training: d for d in problem.demands if d.person == person}
    lost = [one for one in cancelled if one.training not in wanted]
    for session in (*roll.sessions_of.get(person, ()), *lost):
        why = reasons.get(session.code, Why.HAND.value)
        wanted.setdefault(session.training, Demand(person, session.training, why))
    found = [one for demand in wanted.values() for one in (*_lost(demand, lost), *_of(problem, seats, demand, roll))]
    return [*found, *(_awaited(person, session, why) for session, why in awaited)]


def _awaited(person: str, session: Session, why: str) -> Option:
    command = command_line("result", "close", session.code)
    hurdle = message("allocation.against.awaited", day=session.last_day, command=command)
    return Option(Demand(person, session.training, why), session, is_own=False, hurdles=(hurdle,))


def _lost(demand: Demand, cancelled: Iterable[Session]) -> Iterator[Option]:
    why = (message("allocation.against.own-cancelled"),)
    return (Option(demand, one, is_own=False, hurdles=why) for one in cancelled if one.training == demand.training)


def _of(problem: SeatProblem, seats: Sequence[Seat], demand: Demand, roll: Roll) -> Iterator[Option]:
    own = roll.session_for(demand.person, demand.training)
    held = problem.sessions_of.get(demand.training, ())
    # The seat of a session that is no longer held is not among those that are, and the person still asks about it.
    if own is not None and own not in held:
        yield Option(demand, own, is_own=True, hurdles=())
    if not held and own is None:
        planned = any(s.training == demand.training for s in problem.sessions)
        key = "cancelled" if planned else "no-session"
        yield Option(demand, None, is_own=False, hurdles=(message(f"allocation.against.{key}"),))
    # Without the person's own seat: otherwise it would clash with every session beside it.
    left = [s for s in seats if own is None or s != Seat(demand.person, own.code)]
    others = roll if own is None else Roll.of(problem, left, roll.elsewhere)
    for session in held:
        if own is not None and session.code == own.code:
            yield Option(demand, session, is_own=True, hurdles=())
        else:
            found = tuple(why for _, why in against(problem, others, demand, session))
            yield Option(demand, session, is_own=False, hurdles=found)
