#!/usr/bin/env bash
# python-mip and OR-Tools do not work in one process: whichever is used second fails.
#
# Good guess: wheels bring their own libraries and do not disturb each other.
# What happens: both bring libraries of COIN-OR under the same names in different builds, and the first one loaded serves both. After a model of mip, OR-Tools
#   fails to import (undefined symbol). After OR-Tools, mip is imported, and the failure comes when a model is made: a NameError about
#   cbclib that names neither package.
# Why it matters: a checker that solves the same plan with a second solver is a good idea and the usual way to do it. It has to be a process
#   of its own, or another pair (highspy with OR-Tools works).
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check mip==2.0.0 ortools==9.15.6755 highspy==1.16.0
try() { { v/bin/python -c "$1" 2>&1 || true; } | tail -n 1; }
first=$(try 'import mip; mip.Model(); from ortools.sat.python import cp_model; print("works")')
second=$(try 'from ortools.sat.python import cp_model; import mip; mip.Model(); print("works")')
alone=$(try 'import mip; mip.Model(); print("works")')
other=$(try 'import highspy; from ortools.sat.python import cp_model; highspy.Highs(); cp_model.CpModel(); print("works")')
echo "mip 2.0.0, then ortools 9.15.6755: $(sed 's|/.*/||' <<<"$first")"
echo "ortools, then mip:                 $second"
echo "mip alone: $alone"
echo "highspy 1.16.0 with ortools: $other"
[[ $first == *ImportError*"undefined symbol"* ]]
[[ $second == *NameError*cbclib* ]]
[ "$alone" = works ]
[ "$other" = works ]
