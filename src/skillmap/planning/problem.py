"""The planning problem and its answer as frozen values: what a person needs, and the plan that leads there.

Levels are whole numbers of the framework's scale. A course can be taken by somebody who stands at `level - 1` or higher
in every skill it teaches and has its prerequisites; afterwards they stand at `level` in each of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import NamedTuple

from skillmap.planning.bits import Bits
from skillmap.words import Bilingual, Message


class Step(NamedTuple):
    """A skill at a level."""

    skill: str
    level: int


@dataclass(frozen=True)
class Course:
    """A training as the planner sees it. `hours` and `cost_yen` are per person."""

    id: str
    hours: float
    cost_yen: int
    teaches: tuple[Step, ...]
    needs_trainings: tuple[str, ...] = ()
    needs_levels: tuple[Step, ...] = ()
    name: Bilingual = field(default=Bilingual("", ""), compare=False)

    @cached_property
    def needs(self) -> tuple[Step, ...]:
        """What somebody must stand at before it: the level below each taught one, and prerequisites; no level 0."""
        # A course raises a skill by one level: who stands lower would sit in it without following.
        below = (Step(skill, level - 1) for skill, level in self.teaches)
        return tuple(step for step in dict.fromkeys((*below, *self.needs_levels)) if step.level > 0)


class InUnits(NamedTuple):
    """Whole multiples of a unit, their greatest common part."""

    multiples: list[int]
    unit: float


@dataclass(frozen=True)
class Catalogue:
    """All courses that can be prescribed, by id."""

    courses: Mapping[str, Course]

    @cached_property
    def teachers(self) -> dict[Step, tuple[str, ...]]:
        """Step -> courses that teach exactly it, by id."""
        found: dict[Step, list[str]] = {}
        for course in sorted(self.courses.values(), key=lambda c: c.id):
            for step in course.teaches:
                found.setdefault(step, []).append(course.id)
        return {step: tuple(ids) for step, ids in found.items()}

    @cached_property
    def bits(self) -> Bits:
        """The same as whole numbers."""
        return Bits({name: (c.teaches, c.needs, c.needs_trainings) for name, c in self.courses.items()})

    @cached_property
    def hours_in_units(self) -> InUnits:
        """Hours of the courses, by the numbers of `bits`."""
        return _in_units([self.courses[name].hours for name in self.bits.names])

    @cached_property
    def cost_in_units(self) -> InUnits:
        """Cost of the courses, by the numbers of `bits`."""
        return _in_units([self.courses[name].cost_yen for name in self.bits.names])


def _in_units(values: Sequence[float]) -> InUnits:
    # As they are written: 0.1 hours are a tenth, not the nearest binary fraction.
    exact = {value: Fraction(str(value)) for value in set(values)}
    common = lcm(*(value.denominator for value in exact.values()))
    unit = Fraction(gcd(*(int(value * common) for value in exact.values())) or 1, common)
    multiple = {value: int(fraction / unit) for value, fraction in exact.items()}
    return InUnits([multiple[value] for value in values], float(unit))


class Booking(NamedTuple):
    """A seat that somebody already has: the course with its fiscal year and half."""

    course: str
    fy: int
    half: int


class Minimise(StrEnum):
    """What a plan should have least of, once it closes the gap; the others follow in the order hours, cost."""

    HOURS = "hours"
    COST = "cost"
    TIME = "time"
    """Fiscal years."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a person and the office can give. `years` None = as many as it takes, `budget_yen` None = no limit."""

    first_fy: int
    first_half: int = 1
    hours_per_year: float = 60.0
    years: int | None = None
    budget_yen: int | None = None
    minimise: Minimise = Minimise.HOURS
    skips_unassessed: bool = False
    """Skills that were never assessed are left out of the goal instead of planned from the lowest level."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What has to be reached: levels, prescribed courses, and `choose` of some electives."""

    requires: tuple[Step, ...]
    prescribed: tuple[str, ...] = ()
    choose: int = 0
    elective: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanNeed:
    """One person's problem, without the person: equal needs have equal plans and are solved once.

    `levels` holds the skills that were assessed; what is not assessed counts as the lowest level (0) here and is named
    in the answer. `completed` courses are done; `booked` ones are kept in the plan, at their time where their
    prerequisites allow it. `presumed` names the skills whose level rests on evidence that nobody has approved yet.
    """

    goal: Goal
    limits: Limits
    levels: tuple[Step, ...] = ()
    completed: frozenset[str] = frozenset()
    booked: tuple[Booking, ...] = ()
    presumed: tuple[str, ...] = ()

    def level(self, skill: str) -> int:
        """Present level; 0 when not assessed."""
        return self._level.get(skill, 0)

    @cached_property
    def _level(self) -> dict[str, int]:
        return dict(self.levels)

    @cached_property
    def gap(self) -> tuple[Step, ...]:
        """Steps that are missing, one per level: required above present."""
        return tuple(
            Step(skill, level)
            for skill, required in self.goal.requires
            for level in range(self.level(skill) + 1, required + 1)
        )

    @property
    def unassessed(self) -> tuple[str, ...]:
        """Required skills that were never assessed, in the order of the goal."""
        assessed = {step.skill for step in self.levels}
        return tuple(skill for skill, _ in self.goal.requires if skill not in assessed)

    @property
    def booked_courses(self) -> frozenset[str]:
        """The courses somebody already has a seat in."""
        return frozenset(b.course for b in self.booked)


class Reason(StrEnum):
    """Why a step or a prescribed course is not in the plan."""

    NOT_TAUGHT = "not-taught"
    ON_THE_JOB = "on-the-job"
    CIRCLE = "circle"
    BLOCKED = "blocked"
    DONE = "done"
    """All trainings that teach it are completed, and the level is still below."""
    HOURS = "hours"
    BUDGET = "budget"
    UNKNOWN_COURSE = "unknown-course"


@dataclass(frozen=True, slots=True)
class OpenGap:
    """A gap that the plan leaves: from the level it reaches to the required one, why, and the least change."""

    skill: str
    level_from: int
    level_to: int
    reason: Reason
    remedy: Message


@dataclass(frozen=True, slots=True)
class Item:
    """A course of the plan in its fiscal year and half (1 April-September, 2 October-March)."""

    course: str
    fy: int
    half: int
    why: Message


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer: items in the order they are taken. `proven`: no plan closes more, and none as good takes less.

    `hours_bound`: no plan that closes as much takes fewer hours; equal to `hours` when proven.
    """

    items: tuple[Item, ...]
    hours: float
    cost_yen: int
    after: tuple[Step, ...]
    uncovered: tuple[OpenGap, ...]
    left_out: tuple[tuple[str, Reason], ...]
    proven: bool
    hours_bound: float
    choices_left: int = 0
    """Electives that should still be chosen and that the plan could not take."""
    relief: Message | None = None
    """The least change of hours, years or budget that lets everything in; None when none of them was in the way."""

    @property
    def courses(self) -> tuple[str, ...]:
        """The ids of the courses in the order in which they are taken."""
        return tuple(item.course for item in self.items)
