"""Who sits where: seats looked at by session, person and section. What rules are checked and explained on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Self

from skillmap.allocation.problem import Learner, Seat, SeatLimit, SeatProblem
from skillmap.training.model import Session, Slot

NOBODY: Mapping[str, int] = MappingProxyType({})


@dataclass(slots=True)
class Roll:
    """Seats of one solution (or a part of it). Filled by `of` and `add`."""

    people_in: dict[str, list[str]] = field(default_factory=dict)
    """Session -> persons, in the order they were added."""
    sessions_of: dict[str, list[Session]] = field(default_factory=dict)
    """Person -> sessions."""
    away: Counter[tuple[str, Slot]] = field(default_factory=Counter)
    """(Section, half day) -> members who are away for a training; nobody is counted twice."""
    busy: dict[str, set[Slot]] = field(default_factory=dict)
    """Person -> half days on which they sit in a session."""
    departments: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(Session, department) -> persons."""
    of_year: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(Department, training) -> seats of the year."""
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    """Session -> people in it who are none of those looked at, where the question is about some people only."""

    @classmethod
    def of(cls, problem: SeatProblem, seats: Iterable[Seat], elsewhere: Mapping[str, int] = NOBODY) -> Self:
        """The roll of these seats, in their order."""
        roll = cls(elsewhere=elsewhere)
        add, session, person = roll._add, problem.session, problem.person
        for seat in seats:
            add(session[seat.session], person[seat.person])
        return roll

    def add(self, problem: SeatProblem, seat: Seat) -> None:
        """Seats one more person: counted in the session, for the department, and on each half day not taken yet."""
        self._add(problem.session[seat.session], problem.person[seat.person])

    def _add(self, session: Session, person: Learner) -> None:
        of, code = person.id, session.code
        self.people_in.setdefault(code, []).append(of)
        self.sessions_of.setdefault(of, []).append(session)
        self.departments[code, person.department] += 1
        self.of_year[person.department, session.training] += 1
        taken = self.busy.get(of)
        if taken is None:
            taken = self.busy[of] = set()
        section, away = person.section, self.away
        for slot in session.slots:
            # Seats by hand may clash; who is away is away once.
            if slot not in taken:
                taken.add(slot)
                away[section, slot] += 1

    def within(self, limit: SeatLimit) -> int:
        """Seats that count for a department's limit, those spent before included."""
        if limit.trainings:
            return limit.spent + sum(self.of_year[limit.department, training] for training in limit.trainings)
        own = (count for (department, _), count in self.of_year.items() if department == limit.department)
        return limit.spent + sum(own)

    def slots(self, person: str) -> set[Slot]:
        """Half days on which a person sits in a session."""
        return self.busy.get(person, set())

    def count(self, session: str) -> int:
        """How many people sit in a session (its code); 0 for one in which nobody does."""
        return len(self.people_in.get(session, ())) + self.elsewhere.get(session, 0)

    def hours(self, problem: SeatProblem, person: str) -> float:
        """Training hours of a person's seats."""
        course = problem.course
        return sum([course[s.training].hours for s in self.sessions_of.get(person, ())])

    def has(self, person: str, session: str) -> bool:
        """Whether the person sits in the session."""
        return any(s.code == session for s in self.sessions_of.get(person, ()))

    def session_for(self, person: str, training: str) -> Session | None:
        """The session of a training that a person sits in, if any."""
        return next((s for s in self.sessions_of.get(person, ()) if s.training == training), None)

    def held_for(self, person: str, training: str) -> Session | None:
        """The same, but none that was cancelled: nothing is learned there."""
        return next((s for s in self.sessions_of.get(person, ()) if s.training == training and s.is_held), None)
