"""The checker takes a plan step by step and knows neither solver nor model. Every plan must pass it to be stored."""

from collections import defaultdict

from skillmap.planning.problem import Catalogue, Need, Plan
from skillmap.planning.reach import can_take, learn
from skillmap.problems import Problem, problem


def check(need: Need, catalogue: Catalogue, plan: Plan) -> tuple[Problem, ...]:
    """Everything that is wrong with a plan: order, repetition, limits, sums, claims. Empty = sound."""
    found: list[Problem] = []
    levels = {step.skill: step.level for step in need.levels}
    taken = set(need.completed)
    hours_in: dict[int, float] = defaultdict(float)
    before = (need.limits.first_fy, need.limits.first_half)
    for item in plan.items:
        course = catalogue.courses.get(item.course)
        if course is None:
            found.append(problem("E_PLAN_COURSE", course=item.course))
            continue
        if item.course in taken:
            found.append(problem("E_PLAN_TWICE", course=item.course))
        if not can_take(course, levels, taken):
            found.append(problem("E_PLAN_PREREQUISITE", course=item.course))
        if (item.fy, item.half) < before:
            found.append(problem("E_PLAN_ORDER", course=item.course))
        before = (item.fy, item.half)
        taken.add(item.course)
        learn(course, levels)
        hours_in[item.fy] += course.hours
    found.extend(_limits(need, plan, hours_in))
    found.extend(_sums(need, catalogue, plan, levels))
    return tuple(found)


def _limits(need: Need, plan: Plan, hours_in: dict[int, float]) -> list[Problem]:
    limits = need.limits
    found = [
        problem("E_PLAN_HOURS", fy=fy, found=hours, expected=limits.hours_per_year)
        for fy, hours in sorted(hours_in.items())
        if hours > limits.hours_per_year + 1e-6 and not _one_long_course(plan, fy)
    ]
    if limits.years is not None and hours_in and max(hours_in) >= limits.first_fy + limits.years:
        found.append(problem("E_PLAN_YEARS", fy=max(hours_in), expected=limits.first_fy + limits.years - 1))
    if limits.budget_yen is not None and plan.cost_yen > limits.budget_yen:
        found.append(problem("E_PLAN_BUDGET", found=plan.cost_yen, expected=limits.budget_yen))
    return found


def _one_long_course(plan: Plan, fy: int) -> bool:
    """A course longer than a year's hours may stand alone in a year; nobody could ever take it otherwise."""
    return sum(item.fy == fy for item in plan.items) == 1


def _sums(need: Need, catalogue: Catalogue, plan: Plan, levels: dict[str, int]) -> list[Problem]:
    found = []
    known = [catalogue.courses[c] for c in plan.courses if c in catalogue.courses]
    if abs(sum(c.hours for c in known) - plan.hours) > 1e-6 or sum(c.cost_yen for c in known) != plan.cost_yen:
        found.append(problem("E_PLAN_SUM"))
    if any(levels.get(step.skill, 0) != step.level for step in plan.after):
        found.append(problem("E_PLAN_AFTER"))
    open_gaps = {(s, max(levels.get(s, 0), 0), r) for s, r in need.goal.requires if levels.get(s, 0) < r}
    if open_gaps != {(u.skill, u.level_from, u.level_to) for u in plan.uncovered}:
        found.append(problem("E_PLAN_UNCOVERED"))
    missing = {c for c in (*need.goal.prescribed, *need.booked) if c not in plan.courses and c not in need.completed}
    if missing != {c for c, _ in plan.left_out}:
        found.append(problem("E_PLAN_PRESCRIBED"))
    return found
