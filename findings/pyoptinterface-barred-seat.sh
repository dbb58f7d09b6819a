#!/usr/bin/env bash
# A seat that may not be given, a binary variable with upper bound 0, is given by PyOptInterface.
#
# Good guess: add_variable(lb=0, ub=0, domain=Binary) makes a variable that is 0. SCIP, CVXPY, Pyomo, python-mip and linopy take it so.
# What happens: with HiGHS, PyOptInterface sets the bounds of every binary variable to 0 and 1, after and whatever the caller said, and says
#   nothing; asked for the upper bound it answers 1. PuLP does the same for cat="Binary". With domain Integer both keep the bound.
# Why it matters: closing a choice by its bound is the usual way to keep somebody out of a session on a day of leave. The answer is
#   "optimal", and seats exactly those people.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pyoptinterface==0.6.1 highsbox==1.15.1 PuLP==3.3.2 PySCIPOpt==6.3.0
cat >barred.py <<'PY'
import pulp
import pyoptinterface as poi
import pyscipopt
from pyoptinterface import highs


def asked_of_poi(domain):
    """The seat and its upper bound, where the bound said 0."""
    model = highs.Model()
    model.set_model_attribute(poi.ModelAttribute.Silent, True)
    seat = model.add_variable(lb=0, ub=0, domain=domain)
    model.set_objective(seat, poi.ObjectiveSense.Maximize)
    model.optimize()
    return model.get_value(seat), model.get_variable_attribute(seat, poi.VariableAttribute.UpperBound)


binary, integer = asked_of_poi(poi.VariableDomain.Binary), asked_of_poi(poi.VariableDomain.Integer)
print("PyOptInterface 0.6.1, (seat, upper bound): Binary", binary, "Integer", integer)
assert binary == (1.0, 1.0) and integer == (0.0, 0.0)

kept = pulp.LpVariable("seat", 0, 0, cat="Binary")
print("PuLP 3.3.2, upper bound:", kept.upBound)
assert kept.upBound == 1

model = pyscipopt.Model()
model.hideOutput()
seat = model.addVar(vtype="B", lb=0, ub=0)
model.setObjective(seat, "maximize")
model.optimize()
print("PySCIPOpt 6.3.0, seat:", model.getVal(seat))
assert model.getVal(seat) == 0
PY
venv/bin/python barred.py
