"""From a set of courses to an order in time, and the plan put together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from skillmap.planning.explain import remedy, why
from skillmap.planning.problem import Catalogue, Item, Need, Plan, Reason, Step, Uncovered
from skillmap.planning.reach import Reach, can_take, learn, why_not

Spread: TypeAlias = list[tuple[str, int, int]]
"""Courses in the order they are taken, each with its fiscal year and half."""


def in_order(need: Need, catalogue: Catalogue, chosen: Iterable[str]) -> list[str]:
    """The courses so that each can be taken when it comes; booked ones first, then shorter ones, then by id."""
    levels = {step.skill: step.level for step in need.levels}
    taken = set(need.completed)
    waiting = set(chosen)
    order: list[str] = []
    while True:
        ready = [c for c in waiting if can_take(catalogue.courses[c], levels, taken)]
        if not ready:
            return order
        course = min(ready, key=lambda c: (c not in need.booked, catalogue.courses[c].hours, c))
        waiting.remove(course)
        taken.add(course)
        learn(catalogue.courses[course], levels)
        order.append(course)


def spread(
    need: Need, catalogue: Catalogue, chosen: Iterable[str], years_of: Mapping[str, int] | None = None
) -> Spread:
    """Courses with year and half, in order of time.

    Without `years_of` the years are filled one after the other in the order of the courses; with it, years are given.
    A year's second half begins when half of its hours are spent.
    """
    limits = need.limits
    order = in_order(need, catalogue, chosen)
    hours: dict[int, float] = defaultdict(float)
    if years_of is not None:
        order.sort(key=lambda c: years_of[c])
        order = _regular(need, catalogue, order, years_of)
    placed: Spread = []
    year = 0
    for name in order:
        course = catalogue.courses[name]
        if years_of is not None:
            year = years_of[name]
        elif hours[year] and hours[year] + course.hours > limits.hours_per_year + 1e-9:
            year += 1
        first = limits.first_half if year == 0 else 1
        half = 2 if hours[year] >= limits.hours_per_year / 2 else first
        hours[year] += course.hours
        placed.append((name, limits.first_fy + year, half))
    return placed


def _regular(need: Need, catalogue: Catalogue, order: list[str], years_of: Mapping[str, int]) -> list[str]:
    """Year by year in an order that can be taken."""
    levels = {step.skill: step.level for step in need.levels}
    taken = set(need.completed)
    result: list[str] = []
    for year in sorted(set(years_of.values())):
        waiting = [c for c in order if years_of[c] == year]
        while ready := [c for c in waiting if can_take(catalogue.courses[c], levels, taken)]:
            waiting.remove(ready[0])
            taken.add(ready[0])
            learn(catalogue.courses[ready[0]], levels)
            result.append(ready[0])
    return result


def assemble(need: Need, catalogue: Catalogue, reached: Reach, placed: Spread, *, bound: float, proven: bool) -> Plan:
    """The plan of placed courses: why each is in it, the profile after it, what it leaves open and why."""
    levels = {step.skill: step.level for step in need.levels}
    names = [name for name, _, _ in placed]
    reasons = why(need, catalogue, names)
    items = []
    for name, fy, half in placed:
        learn(catalogue.courses[name], levels)
        items.append(Item(name, fy, half, reasons[name]))
    hours = sum(catalogue.courses[name].hours for name in names)
    cost = sum(catalogue.courses[name].cost_yen for name in names)
    uncovered = tuple(
        _open(need, catalogue, reached, Step(skill, levels.get(skill, 0) + 1), required)
        for skill, required in need.goal.requires
        if levels.get(skill, 0) < required
    )
    left = tuple(
        (name, _why_left_out(need, catalogue, reached, name))
        for name in dict.fromkeys((*need.goal.prescribed, *sorted(need.booked)))
        if name not in names and name not in need.completed
    )
    skills = sorted({s for s, _ in need.goal.requires} | {s.skill for n in names for s in catalogue.courses[n].teaches})
    after = tuple(Step(skill, levels.get(skill, 0)) for skill in skills)
    return Plan(tuple(items), hours, cost, after, uncovered, left, proven, hours if proven else bound)


def _open(need: Need, catalogue: Catalogue, reached: Reach, step: Step, required: int) -> Uncovered:
    if reached.has(step):
        reason = Reason.BUDGET if need.limits.budget_yen is not None and need.limits.years is None else Reason.HOURS
    else:
        reason = why_not(step, need, catalogue, reached)
    return Uncovered(step.skill, step.level - 1, required, reason, remedy(reason, step, need, catalogue))


def _why_left_out(need: Need, catalogue: Catalogue, reached: Reach, name: str) -> Reason:
    if name not in catalogue.courses:
        return Reason.UNKNOWN_COURSE
    if name in reached.courses:
        return Reason.BUDGET if need.limits.budget_yen is not None and need.limits.years is None else Reason.HOURS
    return Reason.BLOCKED
