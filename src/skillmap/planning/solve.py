"""The solver of plans: HiGHS on small exact programs, goals one after the other. The only file here that knows it.

Without binding limits one program of one endless year finds the cheapest set of courses that reaches all that can be
reached (which `reach` knows exactly). Years are modelled only when those courses do not fit the years or the budget.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from skillmap.planning import reach as reaching
from skillmap.planning.problem import Catalogue, Minimise, Need, Plan
from skillmap.planning.program import Program, Variables
from skillmap.planning.reach import Reach
from skillmap.planning.rules import ALWAYS, LIMITED
from skillmap.planning.schedule import Spread, assemble, spread

SECONDS = 20.0
"""Time limit of one program; what is proven by then is reported with its bound."""

_OPTIONS: tuple[tuple[str, bool | int | float], ...] = (
    ("output_flag", False),
    ("log_to_console", False),
    ("threads", 1),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 1e-6),
    ("time_limit", SECONDS),
)

Terms = list[tuple[int, float]]


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

    def __init__(self) -> None:
        self._highs: Any = Quiet()  # type: ignore[no-untyped-call]
        for option, value in _OPTIONS:
            self._highs.setOptionValue(option, value)

    def plan(self, need: Need, catalogue: Catalogue) -> Plan:
        """The best plan for a need: proven, or with its bound. Equal input gives equal output."""
        reached = reaching.reach(need, catalogue)
        courses = reaching.relevant(need, catalogue, reached)
        chosen, bound, proven = self._unlimited(need, catalogue, courses, reached)
        fitted = spread(need, catalogue, chosen)
        if _fits(need, catalogue, fitted):
            return assemble(need, catalogue, reached, fitted, bound=bound, proven=proven)
        return self._limited(need, catalogue, courses, reached)

    def _unlimited(
        self, need: Need, catalogue: Catalogue, courses: list[str], reached: Reach
    ) -> tuple[list[str], float, bool]:
        """The cheapest set of courses that reaches everything reachable, as if the year were endless."""
        if not courses:
            return [], 0.0, True
        v = Variables(Program(), need, catalogue, courses, 1)
        for rule in ALWAYS:
            rule.build(v)
        for step in need.gap:
            if reached.has(step):
                v.program.lower[v.at[step, 0]] = 1
        for name in need.goal.prescribed:
            if name in reached.courses:
                v.program.lower[v.take[name, 0]] = 1
        electives = [v.take[name, 0] for name in need.goal.elective if name in reached.courses]
        open_choices = _open_choices(need, len(electives))
        if open_choices:
            v.program.row([(c, 1.0) for c in electives], at_least=open_choices)
        proven = True
        bound = 0.0
        for measure, terms in _spending(need, v):
            answer = self._minimise(v.program, terms)
            proven = proven and answer.proven
            if measure == "hours":
                bound = answer.bound
            v.program.row(terms, at_most=answer.objective + 1e-6)
        return [name for name in courses if answer.values[v.take[name, 0]] > 0.5], bound, proven

    def _limited(self, need: Need, catalogue: Catalogue, courses: list[str], reached: Reach) -> Plan:
        """Years modelled one by one: first what is reached, then prescribed courses and choices, then what it takes."""
        years = need.limits.years or _enough_years(need, catalogue, courses)
        v = Variables(Program(), need, catalogue, courses, years)
        for rule in (*ALWAYS, *LIMITED):
            rule.build(v)
        last = years - 1
        goals: list[tuple[str, Terms]] = [
            ("gap", [(v.at[step, last], -1.0) for step in need.gap if (step, last) in v.at]),
            (
                "prescribed",
                [(c, -a) for name in need.goal.prescribed if name in v.courses for c, a in v.whole_course(name)],
            ),
        ]
        if need.goal.choose:
            goals.append(("choice", self._choice(v)))
        goals.extend(_spending(need, v))
        goals.append(("early", [(col, float(y)) for (_, y), col in v.take.items()]))
        proven, bound = True, 0.0
        answer = _Answer([], 0, 0, True)
        for measure, terms in goals:
            if not terms:
                continue
            answer = self._minimise(v.program, terms)
            proven = proven and answer.proven
            if measure == "hours":
                bound = answer.bound
            v.program.row(terms, at_most=answer.objective + 1e-6)
        years_of = {c: y for (c, y), col in v.take.items() if answer.values and answer.values[col] > 0.5}
        fitted = spread(need, catalogue, years_of, years_of)
        return assemble(need, catalogue, reached, fitted, bound=bound, proven=proven)

    def _choice(self, v: Variables) -> Terms:
        """Minus the number of electives that count: at most as many as have to be chosen."""
        counted = v.program.column(0, _open_choices(v.need, len(v.need.goal.elective)), whole=False)
        taken = [t for name in v.need.goal.elective if name in v.courses for t in v.whole_course(name)]
        v.program.row([*taken, (counted, -1.0)], at_least=0)
        return [(counted, -1.0)]

    def _minimise(self, program: Program, terms: Terms) -> _Answer:
        """Minimise a sum over the program. The program always has a solution: taking nothing more than it must."""
        lp = _as_lp(program, terms)
        highs = self._highs
        highs.clearModel()
        highs.passModel(lp)
        highs.run()
        status = highs.getModelStatus()
        info = highs.getInfo()
        values = list(highs.getSolution().col_value)
        objective = sum(a * round(values[c]) if program.whole[c] else a * values[c] for c, a in terms)
        return _Answer(values, objective, info.mip_dual_bound, status == highspy.HighsModelStatus.kOptimal)


def _as_lp(program: Program, terms: Iterable[tuple[int, float]]) -> highspy.HighsLp:
    cost = np.zeros(len(program.lower))
    for column, factor in terms:
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
    lp.a_matrix_.index_ = np.array([c for _, _, row in program.rows for c, _ in row], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([a for _, _, row in program.rows for _, a in row])
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[w] for w in program.whole]
    return lp


def _spending(need: Need, v: Variables) -> list[tuple[str, Terms]]:
    """Hours then cost, or cost then hours, as the limits say. Fewest years come by themselves: see `_limited`."""
    hours = [(col, v.catalogue.courses[c].hours) for (c, _), col in v.take.items()]
    cost = [(col, float(v.catalogue.courses[c].cost_yen)) for (c, _), col in v.take.items()]
    order: list[tuple[str, Terms]] = [("hours", hours), ("cost", cost)]
    return order[::-1] if need.limits.minimise is Minimise.COST else order


def _open_choices(need: Need, available: int) -> int:
    done = sum(name in need.completed for name in need.goal.elective)
    return max(0, min(need.goal.choose - done, available))


def _fits(need: Need, catalogue: Catalogue, fitted: Spread) -> bool:
    limits = need.limits
    cost = sum(catalogue.courses[c].cost_yen for c, _, _ in fitted)
    years = 1 + max((fy - limits.first_fy for _, fy, _ in fitted), default=0)
    return (limits.years is None or years <= limits.years) and (limits.budget_yen is None or cost <= limits.budget_yen)


def _enough_years(need: Need, catalogue: Catalogue, courses: list[str]) -> int:
    """So many years that the hours cannot bind, should only the budget be limited."""
    total = sum(catalogue.courses[c].hours for c in courses)
    return min(10, 1 + int(2 * total / need.limits.hours_per_year) + 1)
