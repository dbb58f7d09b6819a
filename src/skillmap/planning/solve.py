"""The solver of plans: HiGHS on small exact programs, goals one after the other. The only file here that knows it.

Without binding limits one program of one endless year finds the cheapest set of courses that reaches all that can be
reached (which `reach` knows exactly). Years are modelled only when those courses do not fit the years or the budget.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import highspy
import numpy as np

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
from skillmap.planning.problem import Catalogue, Minimise, Plan, PlanNeed, Reason
from skillmap.planning.program import INFINITY, Program, Terms, Variables
from skillmap.planning.rules import ALWAYS, BUDGET, LIMITED, NO_CIRCLES, PlanRule
from skillmap.planning.schedule import arrange, spread
from skillmap.words import Message, message

MOST_NODES = 20_000
"""Branches that one program may take; what is proven by then is reported with its bound.

Branches, not seconds: a busy machine must not get another plan than an idle one.
"""

_OPTIONS: tuple[tuple[str, bool | int | float], ...] = (
    ("output_flag", False),
    ("log_to_console", False),
    ("threads", 1),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 1e-6),
)


class Quiet(highspy.Highs):
    """HiGHS without its banner: the constructor writes it to stdout, where results go, before options can be set."""

    def enableCallbacks(self) -> None:  # noqa: N802
        """Silence first, then as ever."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class _Answer:
    values: list[float]
    objective: float
    bound: float
    proven: bool


class Solver:
    """Holds one HiGHS instance; a process needs one."""

    def __init__(self, most_nodes: int = MOST_NODES) -> None:
        self._highs: Any = Quiet()  # type: ignore[no-untyped-call]
        for option, value in (*_OPTIONS, ("mip_max_nodes", most_nodes)):
            self._highs.setOptionValue(option, value)

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
        chosen, bound, proven = self._one_year(case, ALWAYS, must=True)
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
        answer = self._minimise(v.program, [(load, 1.0)])
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

    def _one_after_the_other(self, v: Variables, goals: Iterable[tuple[str, Terms]]) -> tuple[_Answer, float, bool]:
        """The answer that is best in the first goal, among those in the second, and so on; bound of the hours."""
        found: _Answer | None = None
        proven, bound = True, 0.0
        for measure, every in goals:
            terms = [(column, factor) for column, factor in every if factor]
            if not terms:
                continue  # whatever is chosen comes to nothing in it
            answer = self._minimise(v.program, terms, found.values if found else ())
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
        found = found or self._minimise(v.program, [])
        if found is None:
            raise RuntimeError("a plan without an answer")
        return found, bound, proven

    def _minimise(self, program: Program, terms: Terms, start: Sequence[float] = ()) -> _Answer | None:
        """The least sum over the program, beginning with a known answer; None when no answer is found."""
        highs = self._highs
        # The one instance is used again: making another takes longer than most of these programs.
        highs.clearModel()
        if highs.passModel(_as_lp(program, terms)) == highspy.HighsStatus.kError:
            raise RuntimeError("the solver does not accept the program")
        if start:
            known = highspy.HighsSolution()
            known.col_value = np.array(start)
            highs.setSolution(known)
        highs.run()
        status = highs.getModelStatus()
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit):
            # HiGHS 1.15 now and then calls a sound program with ranks infeasible after presolve: ask again without.
            highs.clearSolver()
            highs.setOptionValue("presolve", "off")
            highs.run()
            highs.setOptionValue("presolve", "choose")
            status = highs.getModelStatus()
        if highs.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        values = list(highs.getSolution().col_value)
        objective = sum(a * round(values[c]) if program.whole[c] else a * values[c] for c, a in terms)
        proven = status == highspy.HighsModelStatus.kOptimal
        bound = highs.getInfo().mip_dual_bound
        if proven and start and objective > bound + _STALE * max(1.0, abs(bound)):
            # HiGHS 1.16 now and then hands the start back as it was, with a better answer's bound: ask without it.
            return self._minimise(program, terms)
        return _Answer(values, objective, bound if math.isfinite(bound) else _counted(program, terms), proven)


_STALE = 1e-5
"""Share of the bound: what the solver calls the best may be off by 1e-6 of it."""


def _counted(program: Program, terms: Terms) -> float:
    """What no answer can be below, counted column by column."""
    return sum(a * (program.lower[c] if a > 0 else program.upper[c]) for c, a in terms)


def _as_lp(program: Program, objective: Iterable[tuple[int, float]]) -> highspy.HighsLp:
    cost = np.zeros(len(program.lower))
    for column, factor in objective:
        cost[column] += factor
    lp = highspy.HighsLp()
    lp.num_col_ = len(program.lower)
    lp.num_row_ = len(program.rows)
    lp.col_cost_ = cost
    lp.col_lower_ = np.array(program.lower)
    lp.col_upper_ = np.array(program.upper)
    lp.row_lower_ = np.array([max(low, -highspy.kHighsInf) for low, _, _ in program.rows])
    lp.row_upper_ = np.array([min(high, highspy.kHighsInf) for _, high, _ in program.rows])
    starts = np.zeros(len(program.rows) + 1, dtype=np.int32)
    np.cumsum([len(row) for _, _, row in program.rows], out=starts[1:])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = starts
    terms = list(chain.from_iterable(row for _, _, row in program.rows))
    lp.a_matrix_.index_ = np.array([column for column, _ in terms], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([factor for _, factor in terms])
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[w] for w in program.whole]
    return lp
