"""One program, one answer: HiGHS as plans use it. The only file of this room that knows it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import highspy
import numpy as np

from skillmap.planning.program import Program, Terms

MOST_NODES = 20_000
"""Branches that one program may take; what is proven by then is reported with its bound.

Branches, not seconds: a busy machine must not get another plan than an idle one.
"""

OPTIONS: tuple[tuple[str, bool | int | float], ...] = (
    ("output_flag", False),
    ("log_to_console", False),
    ("threads", 1),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 1e-6),
    # Beginning anew after the first bounds takes longer than it saves once the program is reduced.
    ("mip_allow_restart", False),
)
_STALE = 1e-5
"""Share of the bound: what the solver calls the best may be off by 1e-6 of it."""
_WHOLE = 1e-6
"""What the solver calls whole may be off by this much."""


class Quiet(highspy.Highs):
    """HiGHS without its banner: the constructor writes it to stdout, where results go, before options can be set."""

    def enableCallbacks(self) -> None:  # noqa: N802
        """Silence first, then as ever."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class LeastSum:
    """Values of the columns, their sum in the objective, what no answer can be below, and whether both are one."""

    values: list[float]
    objective: float
    bound: float
    proven: bool


class Engine:
    """Holds one HiGHS instance; a process needs one."""

    def __init__(self, most_nodes: int = MOST_NODES) -> None:
        self._highs: Any = Quiet()  # type: ignore[no-untyped-call]
        for option, value in (*OPTIONS, ("mip_max_nodes", most_nodes)):
            self._highs.setOptionValue(option, value)

    def minimise(
        self, program: Program, terms: Terms, start: Sequence[float] = (), *, is_plain: bool = False
    ) -> LeastSum | None:
        """The least sum over the program, beginning with a known answer; None when no answer is found.

        `is_plain` programs are expected to have whole answers without being told so.
        """
        highs = self._highs
        # The one instance is used again: making another takes longer than most of these programs.
        highs.clearModel()
        if highs.passModel(_as_lp(program, terms)) == highspy.HighsStatus.kError:
            raise RuntimeError("the solver does not accept the program")
        if is_plain:
            answer = self._relaxed(program, terms)
            if answer is not None:
                return answer
            # An answer in fractions is no start: HiGHS would first spend a search on making it whole.
            highs.clearSolver()
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
        objective = _value(program, terms, values)
        proven = status == highspy.HighsModelStatus.kOptimal
        bound = highs.getInfo().mip_dual_bound
        if proven and start and objective > bound + _STALE * max(1.0, abs(bound)):
            # HiGHS 1.16 now and then hands the start back as it was, with a better answer's bound: ask without it.
            return self.minimise(program, terms)
        return LeastSum(values, objective, bound if math.isfinite(bound) else _counted(program, terms), proven)

    def _relaxed(self, program: Program, terms: Terms) -> LeastSum | None:
        """The least sum when no column has to be whole, where every one of them is all the same."""
        highs = self._highs
        highs.setOptionValue("solve_relaxation", True)
        highs.run()
        highs.setOptionValue("solve_relaxation", False)
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = list(highs.getSolution().col_value)
        if any(abs(value - round(value)) > _WHOLE for value, whole in zip(values, program.whole, strict=True) if whole):
            return None
        objective = _value(program, terms, values)
        return LeastSum(values, objective, objective, proven=True)


def _value(program: Program, terms: Terms, values: Sequence[float]) -> float:
    """The sum of the terms, columns that are to be whole taken as such."""
    return sum(a * round(values[c]) if program.whole[c] else a * values[c] for c, a in terms)


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
