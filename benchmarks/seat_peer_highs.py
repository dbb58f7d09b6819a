"""HiGHS on the whole model for `seat_peer`."""

from typing import Any

import highspy
import numpy as np


def _loaded(lp: Any) -> Any:
    h = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 2), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.99)):
        h.setOptionValue(option, value)
    h.passModel(lp)
    return h


class Peer:
    """HiGHS on the whole model; it may use two threads."""

    def __init__(self, question: Any) -> None:
        width = int(question["width"])
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = width, len(question["lower"])
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.zeros(width), np.zeros(width), np.ones(width)
        lp.row_lower_, lp.row_upper_ = question["lower"], question["upper"]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = question["start"], question["index"]
        lp.a_matrix_.value_ = question["value"]
        lp.integrality_ = [highspy.HighsVarType.kInteger] * width
        self.h = _loaded(lp)

    def best(self, costs: Any, start: list[int] | None, seconds: float) -> tuple[list[int] | None, float, bool]:
        """Columns taken, the bound, whether proven. The goal is a maximum."""
        # Another instance for each goal: its time limit counts all that an instance ever did.
        self.h = _loaded(self.h.getLp())
        self.h.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs.astype(np.float64))
        if start is not None:
            known = highspy.HighsSolution()
            values = np.zeros(len(costs))
            values[start] = 1.0
            known.col_value = values
            self.h.setSolution(known)
        self.h.setOptionValue("time_limit", seconds)
        self.h.run()
        info = self.h.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None, info.mip_dual_bound, False
        found = np.flatnonzero(np.asarray(self.h.getSolution().col_value) > 0.5).tolist()
        used = np.flatnonzero(costs).astype(np.int32)
        least = float(sum(costs[c] for c in found))
        self.h.addRow(least, highspy.kHighsInf, len(used), used, costs[used].astype(np.float64))
        return found, info.mip_dual_bound, self.h.getModelStatus() == highspy.HighsModelStatus.kOptimal
