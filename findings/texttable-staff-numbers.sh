#!/usr/bin/env bash
# texttable prints the staff number 00123 as 123 and 12345678901 as 1.235e+10.
#
# Good guess: texts are printed as they are; only numbers are formatted.
# What happens: each text that can be read as a number is formatted as one: leading zeros go, a version 1.10 becomes 1.100, a
#   section code 1e3 becomes 1000, and long numbers become powers of ten. Each cell is judged for itself, so 00123 and A0123 of one
#   column are treated differently.
# Why it matters: a listing on the terminal is where a staff number is copied from, into the next command.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check texttable==1.7.2
v/bin/python - <<'PY'
import texttable

def shown(text):
    table = texttable.Texttable()
    table.add_rows([["x"], [text]])
    return table.draw().splitlines()[3].strip("| ")

read = {text: shown(text) for text in ("00123", "A0123", "1.10", "1e3", "12345678901")}
print("texttable 1.7.2:", read)
assert read == {"00123": "123", "A0123": "A0123", "1.10": "1.100", "1e3": "1000", "12345678901": "1.235e+10"}
PY
