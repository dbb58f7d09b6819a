"""What every rule is: it checks seats, says what stands against one more seat, and writes itself as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from skillmap.allocation.block import Block, SolverRow
from skillmap.allocation.problem import Demand, Learner, Seat, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.training.model import Session
from skillmap.words import Message


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that seats break: which, in words, and the seats that have a part in it."""

    rule: str
    message: Message
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Seating:
    """Seats to be checked: the question, all seats, and those of them that were fixed before."""

    problem: SeatProblem
    roll: Roll
    fixed: Roll


@dataclass(frozen=True, slots=True)
class Case:
    """One more seat asked for, everybody in `roll` staying where they are."""

    problem: SeatProblem
    roll: Roll
    demand: Demand
    session: Session

    @property
    def person(self) -> Learner:
        """Who asks."""
        return self.problem.person[self.demand.person]


class SeatRule(Protocol):
    """One rule. Fixed seats may break it (somebody decided so); nothing that is given besides them may."""

    @property
    def code(self) -> str:
        """The rule's name; as a reason it says why somebody has no seat."""
        ...

    @property
    def ease(self) -> int:
        """How easily HR can do something about it, 0 = most easily: of two against a seat the harder one is told.

        HR moves a deadline or finds a larger room in a day, a quota by a telephone call; leave is not its to move.
        """
        ...

    def check(self, seating: Seating, /) -> Iterator[Violation]:
        """What breaks the rule, worked out from the seats alone."""
        ...

    def against(self, case: Case, /) -> Message | None:
        """What stands against the seat; None = nothing."""
        ...

    def remedy(self, case: Case, /) -> Message:
        """The least that would have to change; asked only where `against` says something."""
        ...

    def rows(self, block: Block, /) -> Iterator[SolverRow]:
        """The rule for the persons of a block, as rows over its columns."""
        ...
