#!/usr/bin/env bash
# linopy multiplies by name and adds by position.
#
# Good guess: variables and figures carry the names of people, so x * wish and x + waiting both join what belongs to the same person, or refuse
#   names that are not alike.
# What happens: x * wish is joined by name. x + waiting over the same three people in another order, and even over three other people, is joined by
#   position: the sum of Aoki holds the waiting place of Chiba. A constraint "a seat or a waiting place, not both" so binds two different people, and the
#   answer is reported optimal. There is a warning, which says "aligned", once per line of code; with four people on one side the join is by name again.
# Why it matters: seats come sorted by section, waiting lists by day of application. The model is solved, proven and wrong, and goes right again as soon as
#   one person more is on one of the lists.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check linopy==0.10.1 highspy==1.16.0
v/bin/python -W ignore - <<'PY'
import linopy, pandas

SEATS, WAITING = ["Aoki", "Baba", "Chiba"], ["Chiba", "Baba", "Aoki"]

def model(waiting):
    m = linopy.Model()
    x = m.add_variables(lower=0, upper=1, coords=[pandas.Index(SEATS, name="person")], name="seat")
    y = m.add_variables(lower=0, upper=1, coords=[pandas.Index(waiting, name="person")], name="waiting")
    return m, x, y

def partners(expression):
    return {str(person): str(expression.sel(person=person)).splitlines()[-1].strip() for person in expression.indexes["person"]}

m, x, y = model(WAITING)
wish = pandas.Series({"Chiba": 1.0, "Baba": 2.0, "Aoki": 3.0}).rename_axis("person")
product, total = partners(x * wish), partners(x + y)
print("linopy 0.10.1, x * wish:   ", product)
print("linopy 0.10.1, x + waiting:", total)
assert "3 seat[Aoki]" in product["Aoki"]
assert "seat[Aoki]" in total["Aoki"] and "waiting[Chiba]" in total["Aoki"]

m, x, y = model(["Doi", "Endo", "Fujita"])
others = partners(x + y)
print("linopy 0.10.1, three others:", others)
assert "waiting[Doi]" in others["Aoki"]

m, x, y = model([*WAITING, "Doi"])
four = partners(x + y)
print("linopy 0.10.1, four waiting:", four)
assert "waiting[Aoki]" in four["Aoki"]
PY
