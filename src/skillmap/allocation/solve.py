"""The solver (HiGHS) behind two questions: the best seating of a block, and a bound for the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from threading import Event, Thread
from time import monotonic
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from skillmap.allocation.block import SolverRow
from skillmap.planning.solve import Quiet

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
PDLP_FROM = 400_000
"""Columns from which the first-order method is faster than the interior-point method and needs far less memory."""


@dataclass(frozen=True, slots=True)
class SeatMatrix:
    """Rows of a block in compressed form."""

    start: NDArray[np.int32]
    index: NDArray[np.int32]
    value: Floats
    lower: Floats
    upper: Floats


def matrix(rows: Sequence[SolverRow]) -> SeatMatrix:
    """The rows one below the other."""
    lengths = np.fromiter((len(r.columns) for r in rows), dtype=np.int32, count=len(rows))
    total = int(lengths.sum())
    return SeatMatrix(
        start=np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
        index=np.fromiter((c for r in rows for c in r.columns), dtype=np.int32, count=total),
        value=np.fromiter((v for r in rows for v in r.values), dtype=np.float64, count=total),
        lower=np.fromiter((r.lower for r in rows), dtype=np.float64, count=len(rows)),
        upper=np.fromiter((r.upper for r in rows), dtype=np.float64, count=len(rows)),
    )


def _load(width: int, costs: Floats, rows: SeatMatrix, *, whole: bool) -> Any:
    h = Quiet()  # type: ignore[no-untyped-call]
    h.setOptionValue("threads", 1)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = width, len(rows.lower)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = costs, np.zeros(width), np.ones(width)
    lp.row_lower_, lp.row_upper_ = rows.lower, rows.upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = rows.start, rows.index, rows.value
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * width
    h.passModel(lp)
    return h


def run(h: Any) -> None:
    """Solves, and lets go at once of a solver that is interrupted.

    Python sees Ctrl-C only between its own steps, and a step of the solver may take minutes: so it works in a thread
    of its own, which is left to itself when the user does not want to wait for it and ends with the process.
    """
    done = Event()

    def work() -> None:
        h.run()
        done.set()

    Thread(target=work, daemon=True).start()
    while not done.wait(_LOOK):
        pass


_LOOK = 0.2
"""Seconds between two looks at the keyboard while the solver works; its end is seen at once."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best whole solution found."""

    columns: list[int] | None
    """None = none was found."""
    is_proven: bool
    """False = the branches were used up before it was proven."""
    work: int = 0
    """Simplex iterations: a measure of the time that is the same on every machine."""


def best(
    width: int, costs: Sequence[float], rows: Sequence[SolverRow], start: Sequence[int], *, nodes: int, seconds: float
) -> Best:
    """Columns that are taken in the best whole solution found, and whether it is proven.

    `start` are the columns of a known solution. The search stops after `nodes` branches, so that it takes the same
    way on every machine unless the user's time is up before (`seconds`; inf = as long as it takes).
    """
    ends = monotonic() + seconds
    found, told = _best(width, costs, rows, start, nodes, seconds)
    if found.columns is None or told <= sum(costs[c] for c in found.columns) + _SAME:
        return found
    # Where presolve settles the rest, HiGHS 1.16 finds a better answer and hands the start back under its name.
    again, _ = _best(width, costs, rows, (), nodes, ends - monotonic())
    work = found.work + again.work
    if again.columns is None:
        return Best(found.columns, is_proven=False, work=work)
    return Best(again.columns, again.is_proven, work)


_SAME = 0.5
"""Values are whole numbers."""


def _best(
    width: int, costs: Sequence[float], rows: Sequence[SolverRow], start: Sequence[int], nodes: int, seconds: float
) -> tuple[Best, float]:
    """One run, from a known solution or from none; and the value that the solver calls its own."""
    h = _load(width, np.asarray(costs, dtype=np.float64), matrix(rows), whole=True)
    h.setOptionValue("mip_rel_gap", 0.0)
    # Values are whole numbers: what lies less than one below the bound is the best.
    h.setOptionValue("mip_abs_gap", 0.99)
    h.setOptionValue("mip_max_nodes", nodes)
    # With no time at all HiGHS would not even take the start over as its answer.
    h.setOptionValue("time_limit", max(0.1, seconds))
    h.setOptionValue("mip_heuristic_effort", 0.02)
    if start:
        known = highspy.HighsSolution()
        values = np.zeros(width)
        values[list(start)] = 1.0
        known.col_value = values
        h.setSolution(known)
    run(h)
    is_proven = h.getModelStatus() == highspy.HighsModelStatus.kOptimal
    info = h.getInfo()
    work = max(0, info.simplex_iteration_count)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Best(None, is_proven, work), -inf
    columns = np.flatnonzero(np.asarray(h.getSolution().col_value) > 0.5).tolist()
    return Best(columns, is_proven, work), float(info.objective_function_value)


def bound(width: int, costs: Sequence[float], rows: Sequence[SolverRow], *, seconds: float) -> float:
    """An upper bound of the maximum, valid however early or inexactly the solver stopped.

    The bound is worked out from the row prices y by weak duality, for any y whose signs fit the rows:
    sum over rows of y × limit + sum over columns of max(0, cost − sum of y × coefficient).
    """
    c, a = np.asarray(costs, dtype=np.float64), matrix(rows)
    # Methods of first order converge badly where costs are in the thousands beside ones (weighted goals).
    scale = max(1.0, float(np.abs(c).max(initial=0.0)))
    h = _load(width, c / scale, a, whole=False)
    h.setOptionValue("solver", "pdlp" if width > PDLP_FROM else "ipm")
    # Crossover makes a corner of the answer, which takes longer than the rest; prices need none.
    h.setOptionValue("run_crossover", "off")
    h.setOptionValue("ipm_iteration_limit", 500)
    h.setOptionValue("pdlp_iteration_limit", 200_000)
    h.setOptionValue("time_limit", seconds)
    run(h)
    prices = np.asarray(h.getSolution().row_dual, dtype=np.float64) * scale
    if prices.shape != a.lower.shape:
        prices = np.zeros(len(a.lower))
    prices = np.where(np.isfinite(prices), prices, 0.0)  # any prices give a bound: a solver that fails gives none
    prices = np.where((prices > 0) & ~np.isfinite(a.upper) | (prices < 0) & ~np.isfinite(a.lower), 0.0, prices)
    limits = np.where(prices > 0, a.upper, a.lower)
    owner = np.repeat(np.arange(len(a.lower)), np.diff(a.start))
    reduced = c - np.bincount(a.index, weights=a.value * prices[owner], minlength=width)
    paid = prices * np.where(prices != 0, limits, 0.0)
    return float(paid.sum() + np.maximum(reduced, 0.0).sum())
