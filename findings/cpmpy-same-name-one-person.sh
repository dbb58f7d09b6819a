#!/usr/bin/env bash
# In CPMpy two variables with the same name are one: of two people called 佐藤 花 one has no answer, and one seat for them is "impossible".
#
# Good guess: the name of a variable is a label for printing; two objects are two variables, or a name in use already is an error.
# What happens: a solver's variable is looked up by the name. "At least one and at most one of the two has a seat" has no solution, as both
#   are the same x and 2x = 1. Where there is a solution it is OPTIMAL, and the second person's value is None. Named by staff number all is
#   well.
# Why it matters: an office of 30,000 has hundreds of names that are borne by two people. The model that worked for one section says
#   for the office that nobody can be seated, or passes the second of them over.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check cpmpy==1.1.1 ortools==9.15.6755
cat >seats.py <<'PY'
import cpmpy


def asked(names, *rules):
    """Whether there is a solution, and each one's seat."""
    seats = [cpmpy.boolvar(name=name) for name in names]
    model = cpmpy.Model(*(rule(cpmpy.sum(seats)) for rule in rules))
    return model.solve(), [seat.value() for seat in seats]


numbers, names = ["30001", "30002", "30003"], ["佐藤 花", "佐藤 花", "鈴木 一"]
one = (lambda seated: seated <= 1, lambda seated: seated >= 1)
print("one seat for two, by number:", asked(numbers[:2], *one), "by name:", asked(names[:2], *one))
print("three seats, by number:", asked(numbers, lambda seated: seated == 3), "by name:", asked(names, lambda seated: seated == 3))
assert asked(numbers[:2], *one)[0] is True
assert asked(names[:2], *one) == (False, [None, None])
assert asked(numbers, lambda seated: seated == 3) == (True, [True, True, True])
assert asked(names, lambda seated: seated == 3) == (True, [True, None, True])
PY
venv/bin/python seats.py
