"""The solver of plans: small exact programs, goals one after the other.

Without binding limits one program of one endless year finds the cheapest set of courses that reaches all that can be
reached (which `reach` knows exactly). Years are modelled only when those courses do not fit the years or the budget.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace

from skillmap.planning.bits import ones
from skillmap.planning.case import (
    PlanCase,
    demand_all,
    fewest_years,
    fits,
    gains,
    held_back,
    horizon,
    put_together,
    spending,
    years_of_plan,
)
from skillmap.planning.choose import CourseChooser
from skillmap.planning.engine import Engine, LeastSum, Quiet
from skillmap.planning.problem import Catalogue, Minimise, Plan, PlanNeed, Reason
from skillmap.planning.program import INFINITY, Program, Terms, Variables
from skillmap.planning.reduce import reduce
from skillmap.planning.rules import ALWAYS, BUDGET, LIMITED, NO_CIRCLES, PlanRule
from skillmap.planning.schedule import arrange, spread
from skillmap.words import Message, message

__all__ = ["Quiet", "Solver"]


class Solver:
    """Plans one need after the other; a process needs one."""

    def __init__(self, engine: Engine | None = None) -> None:
        self._engine = engine or Engine()
        self._chooser = CourseChooser(self._engine)

    def plan(self, need: PlanNeed, catalogue: Catalogue) -> Plan:
        """The best plan for a need: proven, or with its bound. Equal input gives equal output."""
        case = PlanCase.of(need, catalogue)
        plan = self._best(case)
        if not held_back(case, plan):
            return plan
        limit, relief = self._relief(case)
        # Put together once more: what is left open names the limit and its least change, which are known only now.
        placed = [(i.course, i.fy, i.half) for i in plan.items]
        return put_together(case, placed, bound=plan.hours_bound, proven=plan.proven, limit=limit, relief=relief)

    def _best(self, case: PlanCase) -> Plan:
        chosen, bound, proven = self._cheapest(case)
        placed = spread(case.need, case.catalogue, chosen)
        # Most people: the cheapest courses fit the time there is, and no year needs to be modelled.
        if placed is not None and fits(case, placed):
            fewest = fewest_years(case, sum(case.catalogue.courses[c].hours for c in chosen))
            if case.need.limits.minimise is not Minimise.TIME or years_of_plan(case, placed) <= fewest:
                return put_together(case, placed, bound=bound, proven=proven)
        limits = case.need.limits
        if placed is not None and limits.years is None and limits.minimise is not Minimise.TIME:
            # Only the budget is in the way: the years can follow from the courses.
            chosen, bound, proven = self._one_year(case, (*ALWAYS, BUDGET), must=False)
            placed = spread(case.need, case.catalogue, chosen)
            if placed is not None:
                return put_together(case, placed, bound=bound, proven=proven)
        return self._year_by_year(case, horizon(case, chosen))

    def _cheapest(self, case: PlanCase) -> tuple[list[str], float, bool]:
        """The best courses that reach everything that can be reached, whatever they take: nothing is in the way of it.

        Gives the courses, the bound of hours, whether they are proven.
        """
        taken, choice = reduce(case)
        found = self._chooser.choose(choice)
        bits, units = case.catalogue.bits, case.catalogue.hours_in_units
        chosen = [bits.names[n] for n in ones(taken | found.courses)]
        # Courses that open each other in a circle can be put into no order: then some are missing here.
        if len(arrange(case.need, case.catalogue, dict.fromkeys(chosen, 0))) < len(chosen):
            return self._one_year(case, (*ALWAYS, NO_CIRCLES), must=True)
        least = found.least[case.need.limits.minimise is Minimise.COST]
        return chosen, units.unit * (least + sum(units.multiples[n] for n in ones(taken))), found.proven

    def _one_year(self, case: PlanCase, rules: tuple[PlanRule, ...], *, must: bool) -> tuple[list[str], float, bool]:
        """The best set of courses as if the year were endless: the courses, the bound of hours, whether proven.

        With `must` everything that can be reached is reached: nothing can be in the way of it.
        """
        if not case.courses:
            return [], 0.0, True

        def goals(v: Variables) -> list[tuple[str, Terms]]:
            if must:
                demand_all(case, v)
            return [*([] if must else gains(case, v)), *spending(case, v)]

        taken, bound, proven = self._best_courses(case, rules, 1, goals)
        return sorted(taken), bound, proven

    def _year_by_year(self, case: PlanCase, years: int) -> Plan:
        """Years modelled one by one: first what is kept and reached, then what it takes, early courses last."""

        def goals(v: Variables) -> list[tuple[str, Terms]]:
            early = [(col, float(y)) for (_, y), col in v.take.items()]
            return [*gains(case, v), *spending(case, v), ("early", early)]

        years_of, bound, proven = self._best_courses(case, (*ALWAYS, *LIMITED), years, goals)
        return put_together(case, arrange(case.need, case.catalogue, years_of), bound=bound, proven=proven)

    def _best_courses(
        self,
        case: PlanCase,
        rules: tuple[PlanRule, ...],
        years: int,
        goals: Callable[[Variables], list[tuple[str, Terms]]],
    ) -> tuple[dict[str, int], float, bool]:
        """Courses with their year, the bound of the hours, whether proven.

        The rule against circles is dear and rarely needed: it joins when the best courses without it open each other.
        """
        for every in (rules, (*rules, NO_CIRCLES)):
            v = Variables(Program(), case.need, case.catalogue, case.courses, years)
            for rule in every:
                rule.build(v)
            answer, bound, proven = self._one_after_the_other(v, goals(v))
            years_of = {c: y for (c, y), col in v.take.items() if answer.values and answer.values[col] > 0.5}
            # Courses that open each other in a circle can be put into no order: then some are missing here.
            if len(arrange(case.need, case.catalogue, years_of)) == len(years_of):
                break
        return years_of, bound, proven

    def _relief(self, case: PlanCase) -> tuple[Reason, Message]:
        """What held the plan back, and the least single change of hours, years or budget that lets everything in."""
        limits = case.need.limits
        options: list[Message] = []
        budget = None
        if limits.budget_yen is not None:
            # The least budget is asked for, so the cheapest plan is wanted here, not the shortest.
            plan = self._best(case.within(replace(limits, budget_yen=None, minimise=Minimise.COST)))
            if not held_back(case, plan):
                budget = plan.cost_yen
                options.append(message("plan.relief.budget", budget=budget))
        if limits.years is not None:
            hours = self._least_hours(case)
            if hours is not None:
                options.append(message("plan.relief.hours", hours=hours))
            plan = self._best(case.within(replace(limits, years=None, minimise=Minimise.TIME)))
            if not held_back(case, plan):
                options.append(message("plan.relief.year", fy=str(plan.items[-1].fy)))
        if not options:
            plan = self._best(case.within(replace(limits, years=None, budget_yen=None, minimise=Minimise.TIME)))
            options.append(message("plan.relief.both", fy=str(plan.items[-1].fy), budget=plan.cost_yen))
        # With both limits in the way the one that a decision can lift alone is named.
        reason = Reason.BUDGET if budget is not None or limits.years is None else Reason.HOURS
        return reason, message("plan.relief", options=tuple(options))

    def _least_hours(self, case: PlanCase) -> float | None:
        """The fewest whole hours a year with which everything fits into the years; None when the budget forbids it."""
        years = case.need.limits.years or 1
        v = Variables(Program(), case.need, case.catalogue, case.courses, years)
        for rule in (*ALWAYS, BUDGET, NO_CIRCLES):
            rule.build(v)
        demand_all(case, v)
        load = v.program.column(0, INFINITY, whole=False)
        for year in range(years):
            hours = [(v.take[c, year], case.catalogue.courses[c].hours) for c in case.courses]
            v.program.row([*hours, (load, -1.0)], at_most=0)
        answer = self._engine.minimise(v.program, [(load, 1.0)])
        if answer is None:
            return None
        low, high = math.floor(case.need.limits.hours_per_year), math.ceil(answer.objective - 1e-6)
        if any(case.catalogue.courses[c].hours > low for c in case.courses):
            # A course longer than a year's hours may stand alone, so fewer hours than the fullest year may do.
            while high - low > 1:
                middle = (low + high) // 2
                plan = self._best(case.within(replace(case.need.limits, hours_per_year=float(middle))))
                low, high = (middle, high) if held_back(case, plan) else (low, middle)
        return high

    def _one_after_the_other(self, v: Variables, goals: Iterable[tuple[str, Terms]]) -> tuple[LeastSum, float, bool]:
        """The answer that is best in the first goal, among those in the second, and so on; bound of the hours."""
        found: LeastSum | None = None
        proven, bound = True, 0.0
        for measure, every in goals:
            terms = [(column, factor) for column, factor in every if factor]
            if not terms:
                continue  # whatever is chosen comes to nothing in it
            answer = self._engine.minimise(v.program, terms, found.values if found else ())
            if answer is None:
                # With what came before as its start a goal has an answer; should it find none, that answer stays.
                proven = False
                break
            found = answer
            proven = proven and answer.proven
            if measure == "hours":
                bound = answer.bound
            # Later goals may not cost the earlier ones anything; the millionth is the solver's own tolerance.
            v.program.row(terms, at_most=answer.objective + 1e-6)
        found = found or self._engine.minimise(v.program, [])
        if found is None:
            raise RuntimeError("a plan without an answer")
        return found, bound, proven
