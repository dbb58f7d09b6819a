#!/usr/bin/env bash
# yamlfix, a formatter, takes the quotes off '13:30': the next program reads the number 810.
#
# Good guess: a formatter of YAML changes how a file looks, and quotes that mean something stay. '0012', '1e3', 'no' and days do keep them.
# What happens: yamlfix writes by the rules of YAML 1.2, in which 13:30 is a text without quotes. PyYAML reads by those of 1.1, in which it
#   is a number to the base of 60. 30:00 hours become 1800, the duration 1:15:00 becomes 4500; 09:30 stays a text, as 60 has no such digit.
# Why it matters: a timetable of sessions tidied by this formatter, in a pre-commit hook say, begins at 810 or fails, with no line in the
#   difference but quotes, and only for the sessions after ten in the morning.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check yamlfix==1.19.1 PyYAML==6.0.3
cat >sessions.yaml <<'YAML'
---
from: '13:30'
morning: '09:30'
hours: '30:00'
lasts: '1:15:00'
number: '0012'
code: '1e3'
day: '2026-04-01'
YAML
cp sessions.yaml before.yaml
venv/bin/yamlfix sessions.yaml 2>/dev/null
diff before.yaml sessions.yaml || true
cat >read.py <<'PY'
import yaml

before, after = (yaml.safe_load(open(name, encoding="utf-8")) for name in ("before.yaml", "sessions.yaml"))
changed = {key: (value, after[key]) for key, value in before.items() if after[key] != value}
print(changed)
assert changed == {"from": ("13:30", 810), "hours": ("30:00", 1800), "lasts": ("1:15:00", 4500)}, changed
PY
venv/bin/python read.py
