"""Plans for many people: equal needs are solved once."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import TypeVar

from skillmap import planning
from skillmap.planning.problem import Catalogue, Plan, PlanNeed, Step

K = TypeVar("K", bound=Hashable)


class Planner:
    """Plans for one catalogue; equal needs are solved once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.solved = 0
        """Distinct needs that were given to the solver."""
        self._solver = planning.solve.Solver()
        self._cores: dict[PlanNeed, Plan] = {}
        self._shortened: dict[PlanNeed, PlanNeed] = {}

    def plan(self, need: PlanNeed) -> Plan:
        """The best plan for a need."""
        core = self._shortened.get(need)
        if core is None:
            core = self._shortened[need] = essence(need, self.catalogue)
        plan = self._cores.get(core)
        if plan is None:
            self.solved += 1
            plan = self._cores[core] = self._solver.plan(core, self.catalogue)
        return _lifted(plan, need)


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

    Levels above what the goal and its prerequisites ask for are cut down to that, so that more people share a plan.
    """
    top: dict[str, int] = dict(need.goal.requires)
    courses = set(need.goal.prescribed) | set(need.goal.elective) | need.booked_courses
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
            for skill, level in (*course.needs, *course.teaches):
                low = top.get(skill, 0)
                if low < level:
                    top[skill] = level
                    pending.append((skill, low, level))
    levels = tuple(sorted(Step(s, min(level, top[s])) for s, level in need.levels if s in top))
    # What a level rests on changes the sentences about a plan, not the plan.
    return replace(need, levels=levels, completed=need.completed & seen, presumed=())


def _lifted(plan: Plan, need: PlanNeed) -> Plan:
    """The plan of the essence as the plan of the whole need: levels that were cut down stand where they stood."""
    held = dict(need.levels)
    after = tuple(Step(skill, max(level, held.get(skill, 0))) for skill, level in plan.after)
    return plan if after == plan.after else replace(plan, after=after)
