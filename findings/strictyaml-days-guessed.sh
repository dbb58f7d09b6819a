#!/usr/bin/env bash
# strictyaml, the parser that guesses nothing, reads the day 8.4.1 as 4 August 2001 and 10 as the tenth of the month in which it runs.
#
# Good guess: a value of type Datetime has to be an ISO date; anything else is refused with its line, as 1,000 is for Int.
# What happens: the text is handed to a parser that fills what is missing from today and tries month first. 8.4.1 (R8.4.1 without its letter) becomes
#   2001-08-04, 1/4/26 becomes 4 January, 10 the tenth of the present month, 4/1 a day of the present year. Int takes 1_2 for 12.
# Why it matters: it is chosen for settings because nothing in them is guessed. A deadline is another day, and one that was read in June is another one in
#   July, from the same file.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check strictyaml==1.7.3 python-dateutil==2.9.0.post0
v/bin/python - <<'PY'
from datetime import date

import strictyaml as sy


def day(text):
    return sy.load(f"due: {text}", sy.Map({"due": sy.Datetime()})).data["due"].date()


now = date.today()
found = {text: day(text) for text in ("2026-04-01", "8.4.1", "1/4/26", "10", "4/1")}
for text, value in found.items():
    print(f"strictyaml 1.7.3  due: {text:11} {value}")
assert found["2026-04-01"] == date(2026, 4, 1)
assert found["8.4.1"] == date(2001, 8, 4)
assert found["1/4/26"] == date(2026, 1, 4)
assert found["10"] == now.replace(day=10)
assert found["4/1"] == date(now.year, 4, 1)
assert sy.load("n: 1_2", sy.Map({"n": sy.Int()})).data["n"] == 12
PY
