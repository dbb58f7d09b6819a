"""Ways over intermediate roles to a role grade: proven shortest by training hours or by years.

A way is a chain of steps of the role graph. Each stage is planned from where the one before leaves the person, so that
what was learnt early counts later; that makes the cost of a stage depend on the way to it, and all ways are compared.
"""

import heapq
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from skillmap.framework.model import CareerStep, Framework, RoleGrade
from skillmap.planning.batch import Planner
from skillmap.planning.catalogue import goal
from skillmap.planning.problem import Limits, PlanNeed, Step

Held = Mapping[tuple[str, int], float]
"""Role grades that somebody holds -> the years held so far."""


class Measure(StrEnum):
    """What a way should have least of."""

    HOURS = "hours"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class WayStage:
    """A role grade on the way: what it takes from the stage before.

    `years` = the longer of the experience still asked for and the training hours over the hours per year;
    `on_the_job` counts level steps that no training closes.
    """

    target: RoleGrade
    before: RoleGrade | None
    experience: float
    trainings: tuple[str, ...]
    hours: float
    cost_yen: int
    years: float
    on_the_job: int


@dataclass(frozen=True, slots=True)
class Way:
    """Stages in order; the last one is the target."""

    stages: tuple[WayStage, ...]

    @property
    def hours(self) -> float:
        """Training hours of all stages."""
        return sum(s.hours for s in self.stages)

    @property
    def years(self) -> float:
        """Years of all stages together, as careers.yaml asks for them."""
        return sum(s.years for s in self.stages)

    @property
    def cost_yen(self) -> int:
        """Cost of all stages together, in yen."""
        return sum(s.cost_yen for s in self.stages)


@dataclass(frozen=True)
class Traveller:
    """Where somebody stands: levels, completed trainings, role grades held with the years since."""

    levels: Mapping[str, int]
    completed: frozenset[str]
    held: Held


def ways(
    framework: Framework,
    planner: Planner,
    traveller: Traveller,
    target: RoleGrade,
    measure: Measure,
    hours_per_year: float,
    most: int = 3,
) -> list[Way]:
    """The `most` shortest ways, best first; empty when the role graph has none.

    Ways are followed in the order of what they have taken so far (uniform cost search), so a way that arrives is
    shorter than any that is still on the road. Equal ones: fewer stages, then by name.
    """
    # Without this the search would plan stages towards every role of the office, each of them an optimisation of its
    # own.
    useful = _leading_to(framework, target)
    steps: dict[tuple[str, int] | None, list[CareerStep]] = {}
    for step in framework.careers:
        if _key(step.to) in useful:
            steps.setdefault(_key(step.from_) if step.from_ else None, []).append(step)
    counter = itertools.count()
    queue: list[tuple[float, int, tuple[str, ...], int, tuple[WayStage, ...], Traveller]] = []

    def follow(stages: tuple[WayStage, ...], at: tuple[str, int] | None, now: Traveller, held: float) -> None:
        for step in steps.get(at, ()):
            to = _key(step.to)
            # What is held is not reached again, and nobody goes through a grade twice.
            if to in now.held or any((s.target.role, s.target.grade) == to for s in stages):
                continue
            stage, after = _stage(framework, planner, now, step, hours_per_year, held)
            chain = (*stages, stage)
            spent = Way(chain).hours if measure is Measure.HOURS else Way(chain).years
            names = tuple(f"{s.target.role}/{s.target.grade}" for s in chain)
            # Rounded, because sums of the same hours in another order differ in the last digit and would decide between
            # equal ways; the counter keeps the heap from comparing values that have no order.
            heapq.heappush(queue, (round(spent, 6), len(chain), names, next(counter), chain, after))

    # A role without a step that leads to it from another one is entered from outside, as by everybody who holds
    # nothing.
    follow((), None, traveller, 0.0)
    for held, years in sorted(traveller.held.items()):
        follow((), held, traveller, years)
    found: list[Way] = []
    while queue and len(found) < most:
        _, _, _, _, stages, now = heapq.heappop(queue)
        last = stages[-1].target
        if last == target:
            found.append(Way(stages))
        else:
            follow(stages, (last.role, last.grade), now, 0.0)
    return found


def with_lower_grades(framework: Framework, held: Held) -> dict[tuple[str, int], float]:
    """Who holds a grade of a role holds the lower ones too."""
    found: dict[tuple[str, int], float] = {}
    for (role, grade), years in held.items():
        for lower in framework.roles[role].grades if role in framework.roles else ():
            if lower <= grade:
                found[role, lower] = max(years, found.get((role, lower), 0.0))
    return found


def _stage(
    framework: Framework, planner: Planner, now: Traveller, step: CareerStep, hours_per_year: float, held: float
) -> tuple[WayStage, Traveller]:
    """The stage that a step leads to, and where the person stands after it: recognised, so at every level required."""
    role, grade = _key(step.to)
    target = RoleGrade(role=role, grade=grade)
    asked = goal(framework, target)
    levels = tuple(Step(s, k) for s, k in sorted(now.levels.items()))
    # The year does not matter: a way has no dates, and equal years let equal stages be solved once.
    plan = planner.plan(PlanNeed(asked, Limits(2000, hours_per_year=hours_per_year), levels, now.completed))
    # Years already spent in the role before count: who has been there for three does not wait for two more.
    experience = max(0.0, step.years - held)
    before = RoleGrade(role=_key(step.from_)[0], grade=_key(step.from_)[1]) if step.from_ else None
    stage = WayStage(
        target,
        before,
        experience,
        plan.courses,
        plan.hours,
        plan.cost_yen,
        # Training goes on beside the work that gives the experience: the longer of both decides, not their sum.
        max(experience, plan.hours / hours_per_year),
        sum(u.level_to - u.level_from for u in plan.uncovered),
    )
    reached = dict(now.levels)
    # What no course teaches is learnt on the job before the recognition, so the next stage begins at the required
    # level.
    for skill, level in (*plan.after, *asked.requires):
        reached[skill] = max(level, reached.get(skill, 0))
    return stage, Traveller(reached, now.completed | set(plan.courses), now.held)


def _leading_to(framework: Framework, target: RoleGrade) -> set[tuple[str, int]]:
    """Role grades from which the target can be reached, and the target."""
    found = {(target.role, target.grade)}
    while True:
        more = {_key(s.from_) for s in framework.careers if s.from_ and _key(s.to) in found} - found
        if not more:
            return found
        found |= more


def _key(name: str) -> tuple[str, int]:
    role, _, grade = name.rpartition("/")
    return role, int(grade)
