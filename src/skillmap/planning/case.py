"""A need with what can be reached, and the goals of a plan as sums over a program; no solver yet."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from skillmap.planning import reach as reaching
from skillmap.planning.limits import purse
from skillmap.planning.problem import Catalogue, Limits, Minimise, Plan, PlanNeed, Reason, Step
from skillmap.planning.program import Terms, Variables
from skillmap.planning.reach import Reach
from skillmap.planning.schedule import Spread, assemble, choices_left, spread
from skillmap.words import Message

MOST_YEARS = 20
"""Years that are modelled at most when no last year is given."""


@dataclass(frozen=True, slots=True)
class PlanCase:
    """A need with what can be reached, and the courses that can be of use."""

    need: PlanNeed
    catalogue: Catalogue
    reached: Reach
    courses: list[str]

    @classmethod
    def of(cls, need: PlanNeed, catalogue: Catalogue) -> PlanCase:
        """The case of a need."""
        reached = reaching.reach(need, catalogue)
        return cls(need, catalogue, reached, reaching.relevant(need, catalogue, reached))

    def within(self, limits: Limits) -> PlanCase:
        """The same case under other limits: they change nothing of what can be reached."""
        return replace(self, need=replace(self.need, limits=limits))


def put_together(
    case: PlanCase,
    placed: Spread,
    *,
    bound: float,
    proven: bool,
    limit: Reason = Reason.HOURS,
    relief: Message | None = None,
) -> Plan:
    """The plan of placed courses, see `assemble`."""
    return assemble(
        case.need, case.catalogue, case.reached, placed, bound=bound, proven=proven, limit=limit, relief=relief
    )


def held_back(case: PlanCase, plan: Plan) -> bool:
    """Whether hours, years or budget keep anything out of the plan that could be reached without them."""
    return (
        any(case.reached.has(Step(u.skill, u.level_from + 1)) for u in plan.uncovered)
        or any(name in case.reached.courses for name, _ in plan.left_out)
        or plan.choices_left > choices_left(case.need, case.reached.courses)
    )


def demand_all(case: PlanCase, v: Variables) -> None:
    """Bounds and rows that ask for everything that can be reached."""
    last = v.years - 1
    for step in case.need.gap:
        # What nothing can reach is named with its reason; asking for it would leave the program without any answer.
        if case.reached.has(step):
            v.program.lower[v.at[step, last]] = 1
    for name in dict.fromkeys((*case.need.goal.prescribed, *sorted(case.need.booked_courses))):
        if name in case.reached.courses:
            v.program.row(v.whole_course(name), at_least=1)
    electives, count = choices_open(case)
    if count:
        v.program.row([t for name in electives for t in v.whole_course(name)], at_least=count)


def gains(case: PlanCase, v: Variables) -> list[tuple[str, Terms]]:
    """What a plan has most of, most important first: kept seats, closed steps, prescribed courses, electives."""
    last = v.years - 1

    def taken(names: Iterable[str]) -> Terms:
        return [(column, -1.0) for name in names if name in v.courses for column, _ in v.whole_course(name)]

    years = v.booked_year
    seats = [(v.take[c, y], -1.0) for c, y in sorted(years.items()) if v.years > 1 and (c, y) in v.take]
    goals: list[tuple[str, Terms]] = [
        # Seats come first: the person was told of them. In one endless year there is no time to keep, only the
        # course.
        ("seats", seats or taken(sorted(case.need.booked_courses))),
        ("gap", [(v.at[step, last], -1.0) for step in case.need.gap if (step, last) in v.at]),
        ("prescribed", taken(case.need.goal.prescribed)),
    ]
    electives, count = choices_open(case)
    if count:
        # More electives than the grade asks for are no gain, so they are counted up to that number only.
        counted = v.program.column(0, count, whole=False)
        options = [t for name in electives for t in v.whole_course(name)]
        v.program.row([*options, (counted, -1.0)], at_least=0)
        goals.append(("choice", [(counted, -1.0)]))
    return goals


def choices_open(case: PlanCase) -> tuple[list[str], int]:
    """The electives that can be reached, and how many are still to be chosen, as far as there are any."""
    electives = [name for name in case.need.goal.elective if name in case.reached.courses]
    return electives, min(choices_left(case.need, ()), len(electives))


def spending(case: PlanCase, v: Variables) -> list[tuple[str, Terms]]:
    """Hours then cost; cost then hours; or years, hours, cost, as the limits say."""
    hours = [(col, case.catalogue.courses[c].hours) for (c, _), col in v.take.items()]
    cost = [(col, float(case.catalogue.courses[c].cost_yen)) for (c, _), col in v.take.items()]
    order: list[tuple[str, Terms]] = [("hours", hours), ("cost", cost)]
    if case.need.limits.minimise is Minimise.COST:
        return order[::-1]
    # Without years there is no last one to bring forward.
    if case.need.limits.minimise is Minimise.TIME and v.years > 1:
        return [("years", _last_year(v)), *order]
    return order


def _last_year(v: Variables) -> Terms:
    """Columns that sum to the number of years until the last course."""
    # They become whole by themselves: each is pushed up to 1 by a course of its year or a later one.
    begun = [v.program.column(whole=False) for _ in range(v.years)]
    for year, column in enumerate(begun):
        if year:
            v.program.row([(begun[year - 1], 1.0), (column, -1.0)], at_least=0)
        for course in v.courses:
            v.program.row([(column, 1.0), (v.take[course, year], -1.0)], at_least=0)
    return [(column, 1.0) for column in begun]


def fits(case: PlanCase, placed: Spread) -> bool:
    """Whether placed courses keep the years and the budget."""
    limits = case.need.limits
    seats = {(b.course, b.fy) for b in case.need.booked}
    years = 1 + max((fy - limits.first_fy for c, fy, _ in placed if (c, fy) not in seats), default=0)
    budget = purse(case.need, case.catalogue)
    cost = sum(case.catalogue.courses[c].cost_yen for c, _, _ in placed)
    return (limits.years is None or years <= limits.years) and (budget is None or cost <= budget)


def years_of_plan(case: PlanCase, placed: Spread) -> int:
    """Fiscal years from the first one to that of the last course."""
    return max((fy - case.need.limits.first_fy + 1 for _, fy, _ in placed), default=0)


def fewest_years(case: PlanCase, hours: float) -> int:
    """No plan of at least so many hours ends earlier; 1 where a longer course may stand alone or seats are booked."""
    most = case.need.limits.hours_per_year
    if case.need.booked or any(case.catalogue.courses[c].hours > most for c in case.courses):
        return 1
    # 20 hours at 10 a year are two years, whatever binary fractions make of the quotient.
    return math.ceil(hours / most - 1e-9)


def horizon(case: PlanCase, chosen: Iterable[str]) -> int:
    """So many years that more would change nothing: those given, or those the courses need without any booking."""
    limits = case.need.limits
    last_seat = max((b.fy - limits.first_fy + 1 for b in case.need.booked), default=0)
    if limits.years is not None:
        return max(limits.years, last_seat)
    # A budget may ask for longer, cheaper courses than those chosen without it.
    courses = chosen if limits.budget_yen is None else case.courses
    # Seats may keep `spread` from an answer; the years that the rest needs are asked for without them.
    free = replace(case.need, booked=())
    return min(MOST_YEARS, max(1, last_seat + years_of_plan(case, spread(free, case.catalogue, courses) or [])))
