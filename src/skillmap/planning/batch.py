"""Plans for many people: equal needs are solved once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from skillmap import planning
from skillmap.planning.problem import Catalogue, Goal, Plan, PlanNeed, Step

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What can matter for a goal: skills with the highest level that is asked for, and courses."""

    top: Mapping[str, int]
    courses: frozenset[str]


class Planner:
    """Plans for one catalogue; equal needs are solved once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.solved = 0
        """Distinct needs that were given to the solver."""
        self._solver = planning.solve.Solver()
        self._cores: dict[PlanNeed, Plan] = {}
        self._shortened: dict[PlanNeed, PlanNeed] = {}
        self._scopes: dict[tuple[Goal, frozenset[str]], _Scope] = {}

    def plan(self, need: PlanNeed) -> Plan:
        """The best plan for a need."""
        core = self._shortened.get(need)
        if core is None:
            core = self._shortened[need] = _within(need, self._scope(need))
        plan = self._cores.get(core)
        if plan is None:
            self.solved += 1
            plan = self._cores[core] = self._solver.plan(core, self.catalogue)
        return _lifted(plan, need)

    def _scope(self, need: PlanNeed) -> _Scope:
        key = (need.goal, need.booked_courses)
        found = self._scopes.get(key)
        if found is None:
            found = self._scopes[key] = _scope(need.goal, need.booked_courses, self.catalogue)
        return found


def plan_many(
    needs: Mapping[K, PlanNeed], catalogue: Catalogue, progress: Callable[[int, int], None] | None = None
) -> dict[K, Plan]:
    """The plan of every need, in the order of `needs`. `progress` is told (people done, people in all)."""
    planner = Planner(catalogue)
    plans: dict[K, Plan] = {}
    for done, (key, need) in enumerate(needs.items(), 1):
        plans[key] = planner.plan(need)
        if progress is not None:
            progress(done, len(needs))
    return plans


def essence(need: PlanNeed, catalogue: Catalogue) -> PlanNeed:
    """The need without what no plan for its goal can have any use for: other skills' levels, other completed courses.

    Levels above what the goal and prerequisites ask for are cut down to that, so that more people share a plan.
    """
    return _within(need, _scope(need.goal, need.booked_courses, catalogue))


def _within(need: PlanNeed, scope: _Scope) -> PlanNeed:
    levels = tuple(sorted(Step(s, min(level, scope.top[s])) for s, level in need.levels if s in scope.top))
    # What a level rests on changes the sentences about a plan, not the plan.
    return replace(need, levels=levels, completed=need.completed & scope.courses, presumed=())


def _scope(goal: Goal, booked: frozenset[str], catalogue: Catalogue) -> _Scope:
    top: dict[str, int] = dict(goal.requires)
    courses = set(goal.prescribed) | set(goal.elective) | booked
    pending = [(skill, 0, level) for skill, level in top.items()]
    seen: set[str] = set()
    while pending or courses - seen:
        for skill, low, high in pending:
            # Only the steps that were not asked for yet: each pair of a skill and a level is walked once.
            for k in range(low + 1, high + 1):
                courses.update(catalogue.teachers.get(Step(skill, k), ()))
        pending = []
        for name in courses - seen:
            seen.add(name)
            course = catalogue.courses.get(name)
            if course is None:
                continue
            courses.update(course.needs_trainings)
            # What it teaches beside is of no use; what somebody must stand at for it is.
            for skill, level in course.needs:
                low = top.get(skill, 0)
                if low < level:
                    top[skill] = level
                    pending.append((skill, low, level))
    return _Scope(top, frozenset(seen))


def _lifted(plan: Plan, need: PlanNeed) -> Plan:
    """The plan of the essence as the plan of the whole need: levels that were cut down stand where they stood."""
    held = dict(need.levels)
    after = tuple(Step(skill, max(level, held.get(skill, 0))) for skill, level in plan.after)
    return plan if after == plan.after else replace(plan, after=after)
