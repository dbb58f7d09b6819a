"""The checker takes a plan step by step and knows neither solver nor model. Every plan must pass it to be stored."""

from collections import defaultdict

from skillmap.planning.limits import purse, room
from skillmap.planning.problem import Catalogue, Plan, PlanNeed
from skillmap.planning.reach import can_take, learn
from skillmap.problems import Problem, problem


def check(need: PlanNeed, catalogue: Catalogue, plan: Plan) -> tuple[Problem, ...]:
    """Everything that is wrong with a plan: order, repetition, limits, sums, claims. Empty = sound."""
    found: list[Problem] = []
    levels = {step.skill: step.level for step in need.levels}
    taken = set(need.completed)
    # A seat given for the half that is nearly over stays where it is; only new trainings begin in the present half.
    before = (need.limits.first_fy, need.limits.first_half if not need.booked else 1)
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
    found.extend(_limits(need, catalogue, plan))
    found.extend(_sums(need, catalogue, plan, levels))
    return tuple(found)


def _limits(need: PlanNeed, catalogue: Catalogue, plan: Plan) -> list[Problem]:
    limits = need.limits
    hours_in: dict[int, list[float]] = defaultdict(list)
    for item in plan.items:
        if item.course in catalogue.courses:
            hours_in[item.fy].append(catalogue.courses[item.course].hours)
    found = []
    for fy, hours in sorted(hours_in.items()):
        most = room(need, catalogue, fy - limits.first_fy)
        # A course longer than a year's hours may stand alone in a year; nobody could ever take it otherwise.
        if sum(hours) > most + 1e-6 and sum(h > 0 for h in hours) > 1:
            found.append(problem("E_PLAN_HOURS", fy=str(fy), found=sum(hours), expected=most))
    seats = {(b.course, b.fy) for b in need.booked}
    last = max((i.fy for i in plan.items if (i.course, i.fy) not in seats), default=limits.first_fy)
    if limits.years is not None and last >= limits.first_fy + limits.years:
        found.append(problem("E_PLAN_YEARS", fy=str(last), expected=str(limits.first_fy + limits.years - 1)))
    budget = purse(need, catalogue)
    if budget is not None and plan.cost_yen > budget:
        found.append(problem("E_PLAN_BUDGET", found=plan.cost_yen, expected=budget))
    return found


def _sums(need: PlanNeed, catalogue: Catalogue, plan: Plan, levels: dict[str, int]) -> list[Problem]:
    found = []
    # Sums are counted anew from the catalogue; what the plan says of itself is what is being checked.
    known = [catalogue.courses[c] for c in plan.courses if c in catalogue.courses]
    if abs(sum(c.hours for c in known) - plan.hours) > 1e-6 or sum(c.cost_yen for c in known) != plan.cost_yen:
        found.append(problem("E_PLAN_SUM"))
    if any(levels.get(step.skill, 0) != step.level for step in plan.after):
        found.append(problem("E_PLAN_AFTER"))
    open_gaps = {(s, levels.get(s, 0), r) for s, r in need.goal.requires if levels.get(s, 0) < r}
    if open_gaps != {(u.skill, u.level_from, u.level_to) for u in plan.uncovered}:
        found.append(problem("E_PLAN_UNCOVERED"))
    # A seat that the plan gives up has to be told as well, or somebody would sit in it for nothing.
    asked = {*need.goal.prescribed, *need.booked_courses}
    if {c for c in asked if c not in plan.courses and c not in need.completed} != {c for c, _ in plan.left_out}:
        found.append(problem("E_PLAN_PRESCRIBED"))
    chosen = sum(c in need.completed or c in plan.courses for c in need.goal.elective)
    if plan.choices_left != max(0, need.goal.choose - chosen):
        found.append(problem("E_PLAN_CHOICE"))
    return found
