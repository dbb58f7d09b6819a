#!/usr/bin/env bash
# frictionless reads section codes such as 4-1 as January of the year 4, and writes them back as 4-01.
#
# Good guess: a tool for checking tables leaves the cells of a CSV as they are, or takes for numbers what looks like numbers.
# What happens: types are guessed from the rows, and two numbers with a hyphen are a month of a year as long as the second is 1 to 12: 部-課 codes 10-11 and
#   4-1. Written out again 4-1 is 4-01, the staff number 00123 is 123 and the code 1e3 is 1E+3. A thirteenth section (4-13) makes the column text, and
#   everything stays right: a trial with the whole office shows nothing, the list of one department does.
# Why it matters: what was only to be validated or converted comes back with other keys; 4-01 is no section of the office, and joins lose its people.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check frictionless==5.21.0
v/bin/python - <<'PY'
from pathlib import Path

from frictionless import Resource

HEAD = "職員番号,課コード,事業コード\n"
LISTS = {
    "department": "00123,4-1,1e3\n00129,4-2,2e3\n",
    "office": "00123,4-1,1e3\n00129,4-2,2e3\n00131,4-13,A01\n",
}
found = {}
for name, rows in LISTS.items():
    Path(f"{name}.csv").write_text(HEAD + rows, "utf-8")
    resource = Resource(f"{name}.csv")
    read = [row.to_dict()["課コード"] for row in resource.read_rows()]
    Resource(f"{name}.csv").write(f"{name}-out.csv")
    found[name] = Path(f"{name}-out.csv").read_text("utf-8").split()[1:]
    print("frictionless 5.21.0", name, read, found[name])
assert found["department"] == ["123,4-01,1E+3", "129,4-02,2E+3"]
assert found["office"] == ["123,4-1,1e3", "129,4-2,2e3", "131,4-13,A01"]
PY
