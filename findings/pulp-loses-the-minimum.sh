#!/usr/bin/env bash
# "3 <= seats <= 4" loses its 3 in PuLP and in python-mip.
#
# Good guess: a rule with two sides is taken whole, or refused as PySCIPOpt and CVXPY do.
# What happens: Python asks the first half whether it is true and goes on with the second half alone. PuLP and python-mip answer yes, so
#   the minimum is never in the model and the status is Optimal. highspy takes the same line whole: a model moved from it to the others
#   changes its meaning without a message.
# Why it matters: sessions have a minimum and a maximum. A course that is held from 3 people on is "optimally" held with nobody.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check PuLP==3.3.2 mip==2.0.0 highspy==1.16.0
cat >by_pulp.py <<'PY'
import pulp

seats = [pulp.LpVariable(f"seat{n}", cat="Binary") for n in range(5)]
model = pulp.LpProblem("session", pulp.LpMinimize)
model += pulp.lpSum(seats)
model += 3 <= pulp.lpSum(seats) <= 4
model.solve(pulp.PULP_CBC_CMD(msg=0))
print(pulp.LpStatus[model.status], round(pulp.value(model.objective)))
PY
cat >by_mip.py <<'PY'
import mip

model = mip.Model()
model.verbose = 0
seats = [model.add_var(var_type=mip.BINARY) for _ in range(5)]
model += 3 <= mip.xsum(seats) <= 4
model.objective = mip.minimize(mip.xsum(seats))
print(model.optimize().name.title(), round(model.objective_value))
PY
cat >by_highs.py <<'PY'
import highspy

model = highspy.Highs()
model.setOptionValue("output_flag", False)
seats = [model.addBinary() for _ in range(5)]
model.addConstr(3 <= sum(seats) <= 4)
model.minimize(sum(seats))
print(model.modelStatusToString(model.getModelStatus()), round(sum(model.val(seat) for seat in seats)))
PY
for name in pulp mip highs; do v/bin/python "by_$name.py" | tail -n 1 >"$name.txt"; done
echo "PuLP 3.3.2:       $(cat pulp.txt)"
echo "python-mip 2.0.0: $(cat mip.txt)"
echo "highspy 1.16.0:   $(cat highs.txt)"
[ "$(cat pulp.txt)" = "Optimal 0" ]
[ "$(cat mip.txt)" = "Optimal 0" ]
[ "$(cat highs.txt)" = "Optimal 3" ]
