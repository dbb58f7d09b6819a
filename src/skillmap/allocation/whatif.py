"""Questions beside the real one: what one more session would bring, what a cancelled one would cost. Pure.

A session that does not exist yet has no day. It is taken as one that everybody could attend (a window of the rest of
the year, like e-learning), so what is found is what it brings at most, when its day suits.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter
from typing import Self

from skillmap.allocation.check import against
from skillmap.allocation.problem import Demand, Seat, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.allocation.rules import kept
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


def staying(problem: SeatProblem) -> SeatProblem:
    """The same with every earlier seat that may stay where it is: nobody moves but who has to.

    What a change brings is then its own. A new allocation moves people besides, to seat more or sooner, and takes as
    long for it as the first one did.
    """
    stay = {_by_text(seat) for seat in kept(problem)}
    if not stay:
        return problem
    held = (seat for seat in problem.earlier if _by_text(seat) in stay)
    return replace(
        problem,
        fixed=tuple(sorted((*problem.fixed, *held), key=_by_text)),
        earlier=tuple(seat for seat in problem.earlier if _by_text(seat) not in stay),
    )


# A comparison of values costs ten times as much, and there are ten thousands.
_by_text = attrgetter("person", "session")


@dataclass(frozen=True, slots=True)
class Proposals:
    """Which further sessions to hold."""

    best: tuple[Gain, ...]
    """One after the other, each the one that seats most given those before it. A training may occur twice; a session
    that would seat nobody is not proposed."""
    gains: tuple[Gain, ...]
    """What one more of each training would bring, most first; trainings nobody waits for are left out."""


def proposals(problem: SeatProblem, seats: Sequence[Seat], capacity: Mapping[str, int], count: int) -> Proposals:
    """What further sessions would bring, everything else staying as it is, and at most `count` of them in a row.

    A person counts when no rule stands against the seat: hours, prerequisites, leave.
    """
    line = _Line.of(problem, seats, capacity)
    gains, found = sorted(line.options(), key=_order), list[Gain]()
    options = gains
    while len(found) < count and options and options[0].gain.seated:
        found.append(options[0].gain)
        line.hold(options[0])
        options = sorted(line.options(), key=_order)
    return Proposals(tuple(found), tuple(one.gain for one in gains))


@dataclass(frozen=True, slots=True)
class _Option:
    """A further session, and who of the line would sit there."""

    gain: Gain
    session: Session
    people: tuple[Demand, ...]


def _order(one: _Option) -> tuple[int, int, str]:
    return -one.gain.seated, -one.gain.waiting, one.gain.training


@dataclass(slots=True)
class _Line:
    """Who waits for each training, the seats that bear on them, and the next further session of each training."""

    problem: SeatProblem
    roll: Roll
    waiting: dict[str, list[Demand]]
    next: dict[str, Session]

    @classmethod
    def of(cls, problem: SeatProblem, seats: Sequence[Seat], capacity: Mapping[str, int]) -> Self:
        sits = {(s.person, problem.session[s.session].training) for s in seats}
        waiting: dict[str, list[Demand]] = defaultdict(list)
        for demand in sorted(problem.demands, key=lambda d: d.priority):
            if (demand.person, demand.training) not in sits:
                waiting[demand.training].append(demand)
        # A session without a day is nobody's but those who sit there: in a large office nearly all seats are of people
        # who wait for nothing. Only where departments are limited does everybody's seat count.
        people = {d.person for line in waiting.values() for d in line}
        roll = Roll.of(problem, (s for s in seats if problem.limits or s.person in people))
        further_ones = {t: further(problem, t, capacity.get(t, USUAL_ROOM)) for t in waiting}
        return cls(changed(problem, extra=tuple(further_ones.values())), roll, waiting, further_ones)

    def options(self) -> Iterator[_Option]:
        """The next session of each training that somebody waits for."""
        for training, line in self.waiting.items():
            session = self.next[training]
            able = (d for d in line if not against(self.problem, self.roll, d, session))
            people = tuple(islice(able, session.capacity))
            if line:
                yield _Option(Gain(training, session.capacity, len(line), len(people)), session, people)

    def hold(self, one: _Option) -> None:
        """From now on that session is held, with these people in it."""
        for demand in one.people:
            self.roll.add(self.problem, Seat(demand.person, one.session.code))
        gone, training = set(one.people), one.session.training
        self.waiting[training] = [d for d in self.waiting[training] if d not in gone]
        self.next[training] = further(self.problem, training, one.session.capacity)
        self.problem = changed(self.problem, extra=(self.next[training],))


@dataclass(frozen=True, slots=True)
class SeatDifference:
    """Two answers side by side: seats won, lost and moved to another session, as (person, training)."""

    won: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str], ...]


def difference(
    problem: SeatProblem, before: Sequence[Seat], other: SeatProblem, after: Sequence[Seat]
) -> SeatDifference:
    """Who wins, loses or moves between an answer and another one; by person and training."""
    # Nearly everybody sits where they sat: only the others are looked at by their trainings.
    people = {who for who, _ in {*map(_by_text, before)} ^ {*map(_by_text, after)}}
    old = {(s.person, problem.session[s.session].training): s.session for s in before if s.person in people}
    new = {(s.person, other.session[s.session].training): s.session for s in after if s.person in people}
    return SeatDifference(
        won=tuple(sorted(new.keys() - old.keys())),
        lost=tuple(sorted(old.keys() - new.keys())),
        moved=tuple(sorted(key for key in old.keys() & new.keys() if old[key] != new[key])),
    )
