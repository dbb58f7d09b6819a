"""From a set of courses to an order in time, and the plan put together."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from skillmap.planning.explain import remedy, why
from skillmap.planning.limits import booked_hours, room
from skillmap.planning.problem import Catalogue, Item, OpenGap, Plan, PlanNeed, Reason, Step
from skillmap.planning.reach import Reach, can_take, learn, why_not
from skillmap.words import Message

Spread: TypeAlias = list[tuple[str, int, int]]
"""Courses in the order they are taken, each with its fiscal year and half."""
TOO_FAR = 99
"""Years after which no booking can lie and every course has long found its place."""


def spread(need: PlanNeed, catalogue: Catalogue, chosen: Iterable[str]) -> Spread | None:
    """Courses with year and half: each year filled with what can be taken and fits, shorter courses first.

    Booked courses stand in the year of their seat. None when a seat comes before its prerequisites can.
    """
    first = need.limits.first_fy
    booked = {b.course: b.fy - first for b in need.booked}
    levels = {step.skill: step.level for step in need.levels}
    taken = set(need.completed)
    waiting = set(chosen)
    years_of: dict[str, int] = {}
    for year in range(TOO_FAR):
        free = room(need, catalogue, year) - booked_hours(need, catalogue, year)
        is_empty = not booked_hours(need, catalogue, year)
        while True:
            ready = [c for c in waiting if can_take(catalogue.courses[c], levels, taken)]
            ready = [c for c in ready if booked.get(c, year) == year]
            own = [c for c in ready if c in booked]
            # Booked seats before anything else: their time is fixed, everything else can move. A year that is still
            # empty takes a course of any length, or a course longer than the limit could never be placed.
            fit = own or [c for c in ready if is_empty or catalogue.courses[c].hours <= free + 1e-9]
            if not fit:
                break
            # Shorter ones first leave a beginner with something finished early; the id makes equal ones come out
            # alike.
            course = min(fit, key=lambda c: (catalogue.courses[c].hours, c))
            if course not in booked:
                free -= catalogue.courses[course].hours
                is_empty = is_empty and not catalogue.courses[course].hours
            waiting.remove(course)
            taken.add(course)
            learn(catalogue.courses[course], levels)
            years_of[course] = year
        # A seat of this year that could not be taken: what must come before it lies after it.
        if any(booked.get(c) == year for c in waiting):
            return None
        if not waiting:
            return arrange(need, catalogue, years_of)
    return None


def arrange(need: PlanNeed, catalogue: Catalogue, years_of: Mapping[str, int]) -> Spread:
    """Courses whose years are known, in an order that can be taken, with halves.

    A year's second half begins when half of its hours are spent; booked seats keep their half.
    """
    levels = {step.skill: step.level for step in need.levels}
    taken = set(need.completed)
    half_of = {b.course: b.half for b in need.booked if years_of.get(b.course) == b.fy - need.limits.first_fy}
    placed: Spread = []
    for year in sorted(set(years_of.values())):
        waiting = {c for c, y in years_of.items() if y == year}
        order: list[str] = []
        while ready := [c for c in waiting if can_take(catalogue.courses[c], levels, taken)]:
            # 1.5 puts courses without a seat between the seats of the first half and those of the second.
            course = min(ready, key=lambda c: (half_of.get(c, 1.5), catalogue.courses[c].hours, c))
            waiting.remove(course)
            taken.add(course)
            learn(catalogue.courses[course], levels)
            order.append(course)
        halves = _halves(need, catalogue, order, half_of, first=need.limits.first_half if year == 0 else 1)
        placed.extend((c, need.limits.first_fy + year, half) for c, half in zip(order, halves, strict=True))
    return placed


def _halves(
    need: PlanNeed, catalogue: Catalogue, order: list[str], half_of: Mapping[str, int], *, first: int
) -> list[int]:
    """The half of each course of a year, never falling."""
    hours = 0.0
    halves: list[int] = []
    held = [i for i, c in enumerate(order) if half_of.get(c) == 1]
    for i, name in enumerate(order):
        half = 2 if hours >= need.limits.hours_per_year / 2 else first
        half = half_of.get(name, half)
        # What precedes a seat of the first half has to be over by then.
        if held and i <= held[-1]:
            half = 1
        # Order within a year is the order in time: a later course never stands in an earlier half.
        halves.append(max(half, halves[-1] if halves else 1))
        hours += catalogue.courses[name].hours
    return halves


def assemble(
    need: PlanNeed,
    catalogue: Catalogue,
    reached: Reach,
    placed: Spread,
    *,
    bound: float,
    proven: bool,
    limit: Reason = Reason.HOURS,
    relief: Message | None = None,
) -> Plan:
    """The plan of placed courses: why each is in it, the profile after it, what it leaves open and why.

    `limit` is the reason of what could be reached and is not in the plan, `relief` the least change that lets it in.
    """
    levels = {step.skill: step.level for step in need.levels}
    names = [name for name, _, _ in placed]
    reasons = why(need, catalogue, placed)
    items = []
    for name, fy, half in placed:
        learn(catalogue.courses[name], levels)
        items.append(Item(name, fy, half, reasons[name]))
    hours = sum(catalogue.courses[name].hours for name in names)
    cost = sum(catalogue.courses[name].cost_yen for name in names)
    # What could be reached and is not in the plan was crowded out by hours or money; everything else no plan could
    # close.
    uncovered = []
    for skill, required in need.goal.requires:
        if levels.get(skill, 0) < required:
            step = Step(skill, levels.get(skill, 0) + 1)
            reason = limit if reached.has(step) else why_not(step, need, catalogue, reached)
            advice = relief if relief and reached.has(step) else remedy(reason, step, need, catalogue, reached)
            uncovered.append(OpenGap(skill, step.level - 1, required, reason, advice))
    skills = sorted({s for s, _ in need.goal.requires} | {s.skill for n in names for s in catalogue.courses[n].teaches})
    after = tuple(Step(skill, levels.get(skill, 0)) for skill in skills)
    return Plan(
        tuple(items),
        hours,
        cost,
        after,
        tuple(uncovered),
        _left_out(need, catalogue, reached, names, limit),
        proven,
        hours if proven else bound,
        choices_left(need, names),
        relief,
    )


def choices_left(need: PlanNeed, names: Collection[str]) -> int:
    """How many electives should still be chosen beside completed ones and those of the plan."""
    chosen = sum(name in need.completed or name in names for name in need.goal.elective)
    return max(0, need.goal.choose - chosen)


def _left_out(
    need: PlanNeed, catalogue: Catalogue, reached: Reach, names: list[str], limit: Reason
) -> tuple[tuple[str, Reason], ...]:
    found = []
    for name in dict.fromkeys((*need.goal.prescribed, *sorted(need.booked_courses))):
        if name not in names and name not in need.completed:
            reason = limit if name in reached.courses else Reason.BLOCKED
            found.append((name, reason if name in catalogue.courses else Reason.UNKNOWN_COURSE))
    return tuple(found)
