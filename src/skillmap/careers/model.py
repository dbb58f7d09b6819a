"""Aims and recognitions as values, and how well somebody fits a role grade."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from skillmap.framework.model import Grade
from skillmap.problems import Place
from skillmap.storage.ledger import Lasting, Stored


class Wish(StrEnum):
    """Whose wish an aim is."""

    OWN = "own"
    HR = "hr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim(Lasting):
    """The role grade that a person aims at, from a day on."""

    table = "aim"
    stored: ClassVar[Mapping[str, Stored]] = {"wish": Stored(str, Wish)}
    staff_id: int
    role: str
    grade: int
    wish: Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Lasting):
    """A person holds a role grade from a day on.

    `evidence` is what the recognition rested on, as JSON: {"levels": {skill: level}, "trainings": [ids, sorted]}.
    """

    table = "recognition"
    staff_id: int
    role: str
    grade: int
    recognised_by: str
    evidence: str


@dataclass(frozen=True, slots=True)
class AimRecord:
    """A line of a list of aims, names still as text, a grade's number too. `grade` None = the first grade."""

    number: str
    role: str
    grade: int | str | None = None
    wish: Wish = Wish.HR
    name: str = ""
    source_no: int | None = None
    cell: str = ""
    place: Place = None
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where single values stand: number, name, grade."""

    def at(self, key: str) -> Place:
        """Where a value stands; the role where it is written nowhere."""
        return self.places.get(key, self.place)


@dataclass(frozen=True, slots=True)
class Fit:
    """How far somebody is from a role grade, in parts; never one number without them."""

    levels_met: int
    levels_required: int
    missing: tuple[tuple[str, int, int], ...]
    """(skill, present level, required level) where the present level is too low."""
    not_assessed: tuple[str, ...]
    trainings_done: int
    trainings_required: int
    missing_trainings: tuple[str, ...]
    choices_left: int
    """Electives that still have to be chosen."""

    asks_for_nothing: bool = False
    """No level and no training: what everybody fulfils says nothing about anybody."""

    @property
    def is_ready(self) -> bool:
        """Everything fulfilled, and something was asked for: the person can be recognised."""
        return not (
            self.asks_for_nothing or self.missing or self.not_assessed or self.missing_trainings or self.choices_left
        )


def fit(grade: Grade, levels: Mapping[str, int], completed: Collection[str]) -> Fit:
    """How somebody at these approved levels, with these trainings done, fits a grade. Level 0 asks for nothing."""
    required = {skill: level for skill, level in grade.requires.items() if level > 0}
    unknown = tuple(s for s in required if s not in levels)
    # A skill never assessed stands apart: it is neither missing nor met until somebody has looked.
    missing = tuple((s, levels[s], r) for s, r in required.items() if s in levels and levels[s] < r)
    undone = tuple(t for t in grade.prescribed if t not in completed)
    chosen = sum(t in completed for t in grade.elective.from_) if grade.elective else 0
    return Fit(
        levels_met=len(required) - len(unknown) - len(missing),
        levels_required=len(required),
        missing=missing,
        not_assessed=unknown,
        trainings_done=len(grade.prescribed) - len(undone),
        trainings_required=len(grade.prescribed),
        missing_trainings=undone,
        choices_left=max(0, grade.elective.choose - chosen) if grade.elective else 0,
        asks_for_nothing=not (required or grade.prescribed or grade.elective),
    )
