#!/usr/bin/env bash
# HiGHS does not run with one thread when another instance of the process, finished long ago, ran with two.
#
# Good guess: "threads" is an option of an instance, like all the others: every solver of a process runs with its own number.
# What happens: the first run of a process fixes the number for all. A later instance with another number takes the option
#   without complaint, run() gives kError, the model status is "Not Set" and there is no answer. With output_flag off nothing is said.
#   What runs first decides: the same instance alone, or before the other one, finds its optimum.
# Why it matters: plans are made with one thread, so that they are the same on every machine. A notebook that has solved anything
#   else before, or a test of its own, leaves them without an answer, and whoever reads only the status takes it for "no plan exists".
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check highspy==1.16.0
cat > courses.py <<'PY'
import sys

import highspy


def fewest_hours(threads):
    """Two of three courses, of 3, 4 and 6 hours: 7 hours."""
    solver = highspy.Highs()
    solver.silent()
    assert solver.setOptionValue("threads", threads) == highspy.HighsStatus.kOk
    for hours in (3, 4, 6):
        solver.addVar(0, 1)
        solver.changeColCost(solver.getNumCol() - 1, hours)
        solver.changeColIntegrality(solver.getNumCol() - 1, highspy.HighsVarType.kInteger)
    solver.addRow(2, highspy.kHighsInf, 3, [0, 1, 2], [1.0, 1.0, 1.0])
    ran = solver.run()
    status = solver.modelStatusToString(solver.getModelStatus())
    return ran.name, status, solver.getInfo().objective_function_value if status == "Optimal" else None


found = [fewest_hours(int(threads)) for threads in sys.argv[1:]]
print("highspy 1.16.0, threads", " then ".join(sys.argv[1:]), ":", found)
good = ("kOk", "Optimal", 7.0)
if sys.argv[1:] == ["1"]:
    assert found == [good]
else:
    assert found == [good, ("kError", "Not Set", None), good]
PY
v/bin/python courses.py 1
v/bin/python courses.py 2 1 2
v/bin/python courses.py 1 2 1
