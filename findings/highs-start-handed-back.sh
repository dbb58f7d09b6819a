#!/usr/bin/env bash
# HiGHS takes a known answer as its start, finds a better one, and hands the start back under the better one's name.
#
# Good guess: setSolution() with a complete, feasible answer gives the search something to beat. When the status is Optimal,
#   getSolution() holds the answer whose value getInfo().objective_function_value tells.
# What happens: where presolve settles the rest of the problem, status Optimal comes with objective_function_value = mip_dual_bound
#   = 1, and getSolution() still holds the start, which is worth 2. Without the start the same problem gives the answer worth 1.
# Why it matters: goals one after the other begin each time with the answer of the goal before. "The fewest years" is then lost: two short
#   courses over two years instead of one in a single year, called proven optimal. Only the sum of cost × column shows it.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check highspy==1.16.0
v/bin/python - <<'PY'
import highspy

# Courses a (5 hours, skill s), b (6 hours, skill t), both (10 hours, s and t), each in the first or the second year of 10 hours.
NAMES = ["a1", "a2", "b1", "b2", "both1", "both2", "s", "t", "first_year", "second_year"]
ROWS = [  # at least, at most, terms
    (0, None, {"a1": 1, "a2": 1, "both1": 1, "both2": 1, "s": -1}),
    (0, None, {"b1": 1, "b2": 1, "both1": 1, "both2": 1, "t": -1}),
    (None, 10, {"a1": 5, "b1": 6, "both1": 10}),
    (None, 10, {"a2": 5, "b2": 6, "both2": 10}),
    (0, None, {"first_year": 1, "both1": -1}),
    (0, None, {"second_year": 1, "a2": -1}),
    (0, None, {"second_year": 1, "b2": -1}),
    (0, None, {"second_year": 1, "both2": -1}),
    (None, -1.999999, {"s": -1, "t": -1}),  # an earlier goal: both skills are reached
]
COST = {"first_year": 1.0, "second_year": 1.0}

def solve(start):
    solver = highspy.Highs()
    solver.silent()
    inf = highspy.kHighsInf
    for number, name in enumerate(NAMES):
        solver.addVar(0, 1)
        solver.changeColCost(number, COST.get(name, 0.0))
        if number < 6:
            solver.changeColIntegrality(number, highspy.HighsVarType.kInteger)
    for low, high, terms in ROWS:
        columns = [NAMES.index(name) for name in terms]
        solver.addRow(-inf if low is None else low, inf if high is None else high, len(columns), columns, list(terms.values()))
    if start:
        known = highspy.HighsSolution()
        known.col_value = [float(name in start) for name in NAMES]
        assert solver.setSolution(known) == highspy.HighsStatus.kOk
    solver.run()
    values = solver.getSolution().col_value
    worth = sum(COST.get(name, 0.0) * value for name, value in zip(NAMES, values))
    return solver.modelStatusToString(solver.getModelStatus()), solver.getInfo().objective_function_value, round(worth, 6)

alone = solve(set())
begun = solve({"both1", "s", "t", "first_year", "second_year"})
print("highspy 1.16.0, without a start (status, objective told, worth of the answer):", alone)
print("highspy 1.16.0, with a start:                                               ", begun)
assert alone[0] == begun[0] == "Optimal"
assert alone[1] == begun[1]
assert alone[2] == alone[1]
assert begun[2] == begun[1] + 1
PY
