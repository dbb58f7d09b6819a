#!/usr/bin/env bash
# FireDucks, which replaces pandas by one changed import, finds no Japanese name with \w, and reads 31 April as 1 May.
#
# Good guess: a drop-in replacement gives pandas' answers faster, or falls back to pandas.
# What happens: six calls on a small list of staff, each valid and without a warning, have other answers. \w, \d and \s know ASCII alone; a name is not split
#   at its full-width space; to_datetime with errors="coerce" makes 1 May of 20260431, where pandas has no day; nunique counts a blank
#   as one more value; a blank in both tables is not joined.
# Why it matters: scripts that clean a personnel list are what such an import is changed in. The check for odd names finds all of them or
#   none, and the check for days that do not exist finds nothing.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check fireducks==1.4.4 firefw==1.4.4 pandas==2.3.3 pyarrow==21.0.0
cat >staff.py <<'PY'
import fireducks.pandas
import pandas


def answers(lib):
    staff = lib.DataFrame({"name": ["佐藤　花", "林　学"], "post": ["主任", None], "since": ["20260401", "20260431"]})
    grades = lib.DataFrame({"post": ["主任", None], "grade": [2, 0]})
    return {
        "names of two words": int(staff["name"].str.contains(r"^\w+\s\w+$").sum()),
        "family names": [str(one) for one in staff["name"].str.split().str[0].tolist()],
        "days": [str(one)[:10] for one in lib.to_datetime(staff["since"], format="%Y%m%d", errors="coerce").tolist()],
        "different posts": int(staff["post"].nunique()),
        "joined by post": len(staff.merge(grades, on="post")),
        "第１回": lib.Series(["第１回"]).str.replace(r"\d", "N", regex=True).tolist(),
    }


seen, right = answers(fireducks.pandas), answers(pandas)
for key in seen:
    print(key, "| FireDucks", seen[key], "| pandas", right[key])
assert right == {
    "names of two words": 2, "family names": ["佐藤", "林"], "days": ["2026-04-01", "NaT"],
    "different posts": 1, "joined by post": 2, "第１回": ["第N回"],
}
assert seen == {
    "names of two words": 0, "family names": ["佐藤　花", "林　学"], "days": ["2026-04-01", "2026-05-01"],
    "different posts": 2, "joined by post": 1, "第１回": ["第１回"],
}
PY
venv/bin/python staff.py
