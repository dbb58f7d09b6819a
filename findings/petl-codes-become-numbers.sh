#!/usr/bin/env bash
# petl turns the section code 10_1 into 101 and the course code 3J into a complex number; pyexcel reads 10_1 as 101 too.
#
# Good guess: convertnumbers() makes numbers of what looks like a number and leaves every other value as it is; pyexcel, which keeps the
#   zeros of 0012 on purpose, leaves codes alone.
# What happens: both ask Python's int() and float(), which read 10_1 as 101 (the underscore groups digits in program text); petl asks
#   complex() as well, so 3J is 3j and 12j is 12j. Also 1e3 is 1000.0, inf and nan are numbers, and 007 is 7 (petl). No value is refused.
# Why it matters: codes of sections and courses consist of digits, letters and a mark between them. Two sections, 10_1 and 101, become
#   one; a table joined by such a code finds the wrong section or none.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check petl==1.7.30 pyexcel==0.7.6 pyexcel-io==0.6.8
printf '%s\n' 'section,course' '10_1,3J' '101,12j' '4-1,1E3' '2_01,DX-1' >codes.csv
cat >codes.py <<'PY'
import petl
import pyexcel

table = list(petl.convertnumbers(petl.fromcsv("codes.csv", encoding="utf-8")))[1:]
print("petl 1.7.30   ", table)
array = pyexcel.get_array(file_name="codes.csv")[1:]
print("pyexcel 0.7.6 ", array)
assert table == [(101, 3j), (101, 12j), ("4-1", 1000.0), (201, "DX-1")], table
assert array == [[101.0, "3J"], [101, "12j"], ["4-1", 1000.0], ["2_01", "DX-1"]], array
PY
v/bin/python codes.py
