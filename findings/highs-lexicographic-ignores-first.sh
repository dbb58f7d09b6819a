#!/usr/bin/env bash
# HiGHS solves objectives in order of priority, and by default lets the later ones undo the first.
#
# Good guess: with blend_multi_objectives off, the objective of the highest priority is kept at its best value and the next one only
#   decides among what is left; the tolerances say how much may be given up, and their defaults give up nothing.
# What happens: both tolerances are -1 unless set, which means "no condition". The first objective is computed and then forgotten: the
#   answer is the optimum of the last one alone, here no training at all, with status Optimal. One tolerance set to 0 is enough to
#   get the promised meaning. getInfo().objective_function_value is 0 in both cases, so that it shows nothing either.
# Why it matters: "close the gap, then fewest hours, then lowest cost" is such an order. The cheapest plan closing nothing would be
#   called proven optimal.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check highspy==1.16.0
v/bin/python - <<'PY'
import highspy

HOURS, CLOSES, COST = [5, 4, 3, 3], [3, 3, 2, 2], [9, 7, 3, 4]

def plan(tolerance):
    solver = highspy.Highs()
    solver.silent()
    chosen = [solver.addBinary() for _ in HOURS]
    solver.addConstr(sum(h * x for h, x in zip(HOURS, chosen)) <= 8)
    solver.setOptionValue("blend_multi_objectives", False)
    for priority, weight, coefficients in ((2, -1.0, CLOSES), (1, 1.0, COST)):
        objective = highspy.HighsLinearObjective()
        objective.weight, objective.coefficients, objective.priority = weight, coefficients, priority
        if tolerance is not None:
            objective.abs_tolerance = tolerance
        assert solver.addLinearObjective(objective) == highspy.HighsStatus.kOk
    solver.run()
    values = [round(value) for value in solver.getSolution().col_value]
    return solver.modelStatusToString(solver.getModelStatus()), values, solver.getInfo().objective_function_value

default, exact = plan(None), plan(0.0)
print("highspy 1.16.0, tolerances not set:", default)
print("highspy 1.16.0, abs_tolerance = 0: ", exact)
assert default == ("Optimal", [0, 0, 0, 0], 0.0)
assert exact == ("Optimal", [0, 1, 1, 0], 0.0)
PY
