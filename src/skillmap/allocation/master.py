"""The solver (HiGHS) for one growing linear program: the best mixture of whole sets of seats known so far."""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from skillmap.allocation.columns import Floats, Ints
from skillmap.allocation.solve import run
from skillmap.planning.solve import Quiet

_DUAL, _PRIMAL = 1, 4


@dataclass(frozen=True, slots=True)
class MasterAnswer:
    """The best mixture of the sets known so far."""

    value: float
    prices: Floats
    """Per row: what one more of its limit is worth."""
    shares: Floats
    """Per column: how much of it is taken, 0 to 1."""


class Master:
    """Rows "sum <= upper" and columns from 0 to infinity, added while it is used. Maximises."""

    def __init__(self, upper: Sequence[float]) -> None:
        """Rows without columns."""
        self._h = Quiet()  # type: ignore[no-untyped-call]
        self._h.setOptionValue("threads", 1)
        # The simplex method goes on from its last answer; the interior-point method begins anew each time.
        self._h.setOptionValue("solver", "simplex")
        self._h.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.rows = self.columns = 0
        nothing = np.zeros(0, dtype=np.int64)
        self.add_rows(np.asarray(upper, dtype=np.float64), np.zeros(len(upper), dtype=np.int64), nothing, np.zeros(0))

    def add_columns(self, costs: Floats, start: Ints, rows: Ints, values: Floats) -> None:
        """Further columns; the entries of column n begin at `start[n]`."""
        count = len(costs)
        self._h.addCols(
            count, costs, np.zeros(count), np.full(count, highspy.kHighsInf), len(rows),
            start.astype(np.int32), rows.astype(np.int32), values,
        )  # fmt: skip
        self.columns += count
        # With more columns the last answer stays one, with more rows the last prices: the way begins from there.
        self._h.setOptionValue("simplex_strategy", _PRIMAL)

    def add_rows(self, upper: Floats, start: Ints, columns: Ints, values: Floats) -> None:
        """Further rows; the entries of row n begin at `start[n]`."""
        count = len(upper)
        self._h.addRows(
            count, np.full(count, -highspy.kHighsInf), upper, len(columns),
            start.astype(np.int32), columns.astype(np.int32), values,
        )  # fmt: skip
        self.rows += count
        self._h.setOptionValue("simplex_strategy", _DUAL)

    def run(self, seconds: float) -> MasterAnswer | None:
        """The best mixture; None when the time was not enough or the solver gave up."""
        # The solver's clock goes on from run to run, its count of iterations does not.
        self._h.setOptionValue("time_limit", self._h.getRunTime() + seconds)
        self._h.setOptionValue("simplex_iteration_limit", MOST_ITERATIONS)
        run(self._h)
        if self._h.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        answer = self._h.getSolution()
        return MasterAnswer(
            float(self._h.getInfo().objective_function_value),
            np.asarray(answer.row_dual, dtype=np.float64),
            np.asarray(answer.col_value, dtype=np.float64),
        )


MOST_ITERATIONS = 60_000
"""Of the simplex method in one run: what ends it on every machine at the same place."""
