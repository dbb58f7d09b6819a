"""The frozen question: who demands which training, what is held, and what limits there are. And the frozen answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from math import floor, inf

from skillmap.days import FiscalYear
from skillmap.org.leave_halves import covers
from skillmap.training.model import Session, Slot
from skillmap.words import Bilingual, Message

FIRST, RAISED, AGAIN, USUAL = 1, 2, 3, 4
"""Priorities of a demand: mandatory trainings and leaders' programmes; raised by HR; applied for last year and turned
down; everything else."""


@dataclass(frozen=True, slots=True, order=True)
class Demand:
    """A person should take a training in this fiscal year. Person and training together occur once."""

    person: str
    training: str
    why: str
    priority: int = USUAL
    wishes: tuple[str, ...] = ()
    """Codes of the sessions wished for, the dearest first; empty = any."""
    within: tuple[tuple[date, date], ...] = ()
    """Days [first, end) on which its reason holds (a leader's terms): a session must begin then; empty = always."""

    def holds_for(self, session: Session, today: date) -> bool:
        """Whether its reason holds when a session begins; of one that is under way the rest counts."""
        day = max(session.first_day or today, today)
        return not self.within or any(first <= day < end for first, end in self.within)

    def rank(self, session: str) -> int | None:
        """Which wish a session is, from 0; None = not wished for."""
        return self.wishes.index(session) if session in self.wishes else None


@dataclass(frozen=True, slots=True)
class Away:
    """Days [first, end) on which somebody is not present (休職等), or only the `halves` of partial leave."""

    first: date
    end: date
    halves: str = ""
    """By `org.leave_halves`; "" = away altogether."""

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day < self.end

    def keeps_from(self, slot: Slot) -> bool:
        """Whether somebody cannot be there on the half day."""
        return self.covers(slot.day) and covers(self.halves, slot.day, slot.half)


@dataclass(frozen=True, slots=True)
class Learner:
    """What the allocation knows of a person; no name."""

    id: str
    section: str
    department: str = ""
    hours: float = inf
    """Training hours at most in the fiscal year."""
    done: frozenset[str] = frozenset()
    """Trainings completed already and held today, or on 1 April of a year to come."""
    leave: tuple[Away, ...] = ()
    blocked: frozenset[Slot] = frozenset()
    """Half days taken by something outside this problem."""
    coming: frozenset[str] = frozenset()
    """Trainings with a seat of the year before whose result is to come: they count as what comes before others."""
    ends: Mapping[str, date] = field(default_factory=dict)
    """The last day of those trainings done that expire before the year is over."""
    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Training -> trainings that come before it for this person, as they lead to a level it asks for."""
    others: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """(Training, what comes before it) -> other trainings that serve this person as well as that one does."""
    missing: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)
    """Training -> levels that it asks for and that this person will not have, in words: no seat is given in it."""
    gone_from: date | None = None
    """First day on which the person is no longer on the staff, if they leave and do not come back."""

    def is_gone_by(self, session: Session) -> bool:
        """Whether the person leaves for good before a session is over: what nobody can finish is not begun."""
        if self.gone_from is None:
            return False
        return session.last_day is None or session.last_day >= self.gone_from

    def ways(self, training: str, step: str) -> tuple[str, ...]:
        """What may stand for something that must come before a training: it, or others that serve as well."""
        return (step, *self.others.get((training, step), ()))

    def has_done(self, training: str, session: Session) -> bool:
        """Whether a training is still held when a session begins, or will be by a seat of the year before."""
        if training in self.coming:
            return True
        if training not in self.done:
            return False
        last, first = self.ends.get(training), session.first_day
        return last is None or first is None or first <= last

    def is_on_leave(self, slot: Slot) -> bool:
        """Whether a leave covers the half day."""
        return any(away.keeps_from(slot) for away in self.leave)

    def is_away_from(self, session: Session) -> bool:
        """Whether leave keeps the person from it (any of its days, the whole window of an e-learning), or leaving."""
        if self.is_gone_by(session):
            return True
        if not self.leave:
            return False
        if session.meetings or session.window is None:
            return any(self.is_on_leave(m.slot) for m in session.meetings)
        day, last = session.window
        # Leaves that follow each other count as one: only a day of the window between them lets somebody take part.
        for away in sorted(self.leave, key=lambda a: a.first):
            if not away.halves and away.covers(day):
                day = away.end
        return day > last


@dataclass(frozen=True, slots=True)
class Staffing:
    """All members of a section (not only those with demands) and their leaves."""

    id: str
    members: int
    leaves: tuple[Away, ...] = ()

    def present(self, day: date) -> int:
        """Members who are not on leave on that day, at least 0."""
        return max(0, self.members - sum(away.covers(day) for away in self.leaves))


@dataclass(frozen=True, slots=True)
class SeatCourse:
    """What the allocation knows of a training: hours, and the trainings to be finished before it."""

    id: str
    hours: float = 0.0
    after: tuple[str, ...] = ()
    name: Bilingual | None = None

    @property
    def label(self) -> Bilingual:
        """Its name, or its id where it has none."""
        return self.name or Bilingual(self.id, self.id)


@dataclass(frozen=True, slots=True)
class SeatLimit:
    """Seats at most that a department may have in the fiscal year, of some trainings or of all together."""

    department: str
    seats: int
    trainings: frozenset[str] = frozenset()
    """Empty = all."""
    spent: int = 0
    """Seats that are no part of the question any more: used without success."""

    def counts(self, department: str, training: str) -> bool:
        """Whether a seat in a session of the training counts for it."""
        return department == self.department and (not self.trainings or training in self.trainings)


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """A person sits in a session."""

    person: str
    session: str


@dataclass(frozen=True)
class SeatProblem:
    """Everything an allocation depends on; equal problems and settings give equal solutions.

    `fixed` seats stay as they are (given by hand, or of a session that has begun or whose deadline is over); the
    limits bind only what is given besides them. `earlier` seats come from a former allocation: who has one keeps a
    seat of that training (see `rules.kept`), and as few of them as possible move to another session.
    """

    fy: FiscalYear
    today: date
    demands: tuple[Demand, ...]
    sessions: tuple[Session, ...]
    persons: tuple[Learner, ...]
    sections: tuple[Staffing, ...]
    courses: tuple[SeatCourse, ...]
    absence_share: float = 0.2
    fixed: tuple[Seat, ...] = ()
    earlier: tuple[Seat, ...] = ()
    given_back: frozenset[Seat] = frozenset()
    """Seats that their owners gave back, or that the office took from them: not given to them again."""
    limits: tuple[SeatLimit, ...] = ()
    """What the office allows its departments."""
    unknown_limits: tuple[str, ...] = ()
    """Departments and trainings that such a line of the office names and that do not exist."""

    @cached_property
    def session(self) -> Mapping[str, Session]:
        """Sessions by code."""
        return {s.code: s for s in self.sessions}

    @cached_property
    def person(self) -> Mapping[str, Learner]:
        """Persons by id."""
        return {p.id: p for p in self.persons}

    @cached_property
    def section(self) -> Mapping[str, Staffing]:
        """Sections by id."""
        return {s.id: s for s in self.sections}

    @cached_property
    def course(self) -> Mapping[str, SeatCourse]:
        """Courses by training id."""
        return {c.id: c for c in self.courses}

    def before(self, person: Learner, training: str) -> tuple[str, ...]:
        """What the person must have finished before a training, and has not completed: each of these."""
        after = (t for t in self.course[training].after if t not in person.done and t not in person.coming)
        return tuple(dict.fromkeys((*after, *person.first.get(training, ()))))

    @cached_property
    def sessions_of(self) -> Mapping[str, tuple[Session, ...]]:
        """Sessions of each training that are held, earliest first."""
        found: dict[str, list[Session]] = {}
        for session in sorted((s for s in self.sessions if s.is_held), key=lambda s: (s.first_day or date.max, s.code)):
            found.setdefault(session.training, []).append(session)
        return {training: tuple(sessions) for training, sessions in found.items()}

    @cached_property
    def limits_of(self) -> Mapping[str, tuple[SeatLimit, ...]]:
        """Limits of each department; departments without any are missing."""
        found: dict[str, list[SeatLimit]] = {}
        for limit in self.limits:
            found.setdefault(limit.department, []).append(limit)
        return {department: tuple(own) for department, own in found.items()}

    def is_open(self, session: Session) -> bool:
        """Whether seats may still be given: planned, not begun, deadline not over. E-learning until its last day."""
        # The deadline day itself still counts, as 締切日 is meant in an office.
        if not session.is_held or (session.deadline is not None and session.deadline < self.today):
            return False
        # An e-learning can be joined as long as its window is open; a class only before its first meeting.
        begins = session.first_day if session.meetings else session.last_day
        return begins is not None and begins > self.today

    def is_over(self, session: Session) -> bool:
        """Whether the last day was before today: nobody can take part in it any more."""
        last = session.last_day
        return last is not None and last < self.today

    def absence_limit(self, section: str, day: date) -> int:
        """People of a section who may be away at once: max(1, floor(share × present members))."""
        found = self._absence_limits.get((section, day))
        if found is None:
            # At least one: a section of three would never send anybody. The billionth keeps 0.2 × 15 at 3, not 2.99….
            found = max(1, floor(self.absence_share * self.section[section].present(day) + 1e-9))
            self._absence_limits[section, day] = found
        return found

    @cached_property
    def _absence_limits(self) -> dict[tuple[str, date], int]:
        """Asked for again and again, for every seat and session; each is counted once."""
        return {}

    def weeks(self, session: Session) -> int:
        """Whole weeks from 1 April to its first meeting; 0 for e-learning (nobody waits for it)."""
        if not session.meetings or session.first_day is None:
            return 0
        return max(0, (session.first_day - self.fy.first).days // 7)


class SeatGoal(StrEnum):
    """The ordered goals: what comes first is never given up for what comes later."""

    FIRST = "first"
    """Seated demands of priority 1."""
    RAISED = "raised"
    """Seated demands of priority 2."""
    AGAIN = "again"
    """Seated demands of priority 3."""
    SEATED = "seated"
    """Seated demands of any priority."""
    MOVED = "moved"
    """Earlier seats that were given up or moved (fewer is better)."""
    WISHED = "wished"
    """Seats in a session that the person wished for."""
    RANKED = "ranked"
    """Sum of ranks of these wishes, a first wish counting 0 (fewer is better)."""
    WEEKS = "weeks"
    """Sum of weeks from 1 April to the first meeting, over the seats given (fewer is better)."""

    @property
    def is_most(self) -> bool:
        """True when more is better."""
        return self in (*PRIORITY_OF, SeatGoal.SEATED, SeatGoal.WISHED)


PRIORITY_OF: Mapping[SeatGoal, int] = {SeatGoal.FIRST: FIRST, SeatGoal.RAISED: RAISED, SeatGoal.AGAIN: AGAIN}
"""Goals that count the seated demands of one priority."""


@dataclass(frozen=True, slots=True)
class GoalValue:
    """A goal's value and the best value that any solution with equal earlier goals could have."""

    goal: SeatGoal
    value: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Nothing better exists, given the goals before it."""
        return self.value == self.bound

    @property
    def gap(self) -> float:
        """Share that might still be gained: |bound - value| / max(1, |bound|)."""
        return abs(self.bound - self.value) / max(1, abs(self.bound))


class StopReason(StrEnum):
    """Why the search ended."""

    PROVEN = "proven"
    GAP = "gap"
    ROUNDS = "rounds"
    TIME = "time"
    USER = "user"


@dataclass(frozen=True, slots=True)
class UnseatedDemand:
    """A demand without a seat: the reason as a code, in words, and the nearest remedy."""

    demand: Demand
    reason: str
    why_not: Message
    remedy: Message
    sessions: tuple[tuple[str, Message], ...] = ()
    """What stands against each session of the training, earliest first."""


@dataclass(frozen=True)
class Solution:
    """Seats for demands (fixed ones included), sorted; goals in order; how the search ended."""

    seats: tuple[Seat, ...]
    goals: tuple[GoalValue, ...]
    stopped: StopReason
    rounds: int = 0
    reasons: Callable[[], tuple[UnseatedDemand, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def unseated(self) -> tuple[UnseatedDemand, ...]:
        """Every demand without a seat with its reason, worked out when first asked for.

        The seats come first: in a large office the reasons take longer than whoever stops a search waits.
        """
        return self.reasons()

    @property
    def seated(self) -> int:
        """How many demands have a seat."""
        return next(goal.value for goal in self.goals if goal.goal is SeatGoal.SEATED)
