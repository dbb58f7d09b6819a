"""OR-Tools' CP-SAT for `seat_peer`."""

import math
from typing import Any

import numpy as np
from ortools.sat.python import cp_model


class Peer:
    """OR-Tools' CP-SAT with two workers; every factor is made a whole number."""

    def __init__(self, question: Any) -> None:
        self.model = cp_model.CpModel()
        self.columns = [self.model.new_bool_var("") for _ in range(int(question["width"]))]
        start, index, value = question["start"], question["index"], question["value"]
        for row, (low, high) in enumerate(zip(question["lower"], question["upper"], strict=True)):
            part = slice(start[row], start[row + 1])
            scale = next(s for s in (1, 2, 4, 60, 100) if np.allclose(value[part] * s, np.round(value[part] * s)))
            terms = [self.columns[c] for c in index[part]]
            total = cp_model.LinearExpr.weighted_sum(terms, np.round(value[part] * scale).astype(int).tolist())
            if math.isfinite(low):
                self.model.add(total >= math.ceil(low * scale - 1e-6))
            if math.isfinite(high):
                self.model.add(total <= math.floor(high * scale + 1e-6))

    def best(self, costs: Any, start: list[int] | None, seconds: float) -> tuple[list[int] | None, float, bool]:
        """Columns taken, the bound, whether proven. The goal is a maximum."""
        used = np.flatnonzero(costs)
        total = cp_model.LinearExpr.weighted_sum([self.columns[c] for c in used], costs[used].astype(int).tolist())
        self.model.maximize(total)
        self.model.clear_hints()
        if start is not None:
            taken = set(start)
            for c, column in enumerate(self.columns):
                self.model.add_hint(column, c in taken)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 2
        solver.parameters.max_time_in_seconds = seconds
        status = solver.solve(self.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, solver.best_objective_bound, False
        found = [c for c, column in enumerate(self.columns) if solver.value(column)]
        self.model.add(total >= int(sum(costs[c] for c in found)))
        return found, solver.best_objective_bound, status == cp_model.OPTIMAL
