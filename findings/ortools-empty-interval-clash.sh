#!/usr/bin/env bash
# In CP-SAT an interval of length 0 clashes with one around it, under AddNoOverlap only.
#
# Good guess: something that takes no time overlaps nothing.
# What happens: an interval of length 0 strictly inside another makes NoOverlap infeasible; at its start or end it is allowed, and so
#   are two of them at one moment. AddCumulative with capacity 1, which ought to say the same, allows it everywhere.
# Why it matters: e-learning has hours and no half day, so modelling it with length 0 looks natural. A person with a course over three half
#   days then gets "no plan exists" because of a training that can be taken at any time.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check ortools==9.15.6755
v/bin/python - <<'PY'
from ortools.sat.python import cp_model

def status(*intervals, cumulative=False):
    model = cp_model.CpModel()
    made = [model.new_fixed_size_interval_var(start, size, f"i{n}") for n, (start, size) in enumerate(intervals)]
    if cumulative:
        model.add_cumulative(made, [1] * len(made), 1)
    else:
        model.add_no_overlap(made)
    solver = cp_model.CpSolver()
    return solver.status_name(solver.solve(model))

read = {
    "inside": status((0, 3), (1, 0)),
    "inside, cumulative": status((0, 3), (1, 0), cumulative=True),
    "at the start": status((0, 3), (0, 0)),
    "two at one moment": status((1, 0), (1, 0)),
}
print("ortools 9.15.6755:", read)
assert read == {"inside": "INFEASIBLE", "inside, cumulative": "OPTIMAL", "at the start": "OPTIMAL", "two at one moment": "OPTIMAL"}
PY
