#!/usr/bin/env bash
# pycel computes one month after 31 January as 3 March, and rounds 25 to 20.
#
# Good guess: a library that evaluates the formulas of a workbook follows EDATE and ROUND as documented: 28 February, 30.
# What happens: EDATE counts the missing days on into March. ROUND is right for fractions (2.5 is 3) but for whole numbers, with
#   negative digits, it rounds halves to even: 25 to 20, 35 to 40. The library formulas answers as Excel does.
# Why it matters: ends of temporary appointments and of leave are EDATE formulas in HR's workbooks, most of them at the end of a month; a
#   value recomputed on a server differs from the value on the screen by days.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check pycel==1.0b30 openpyxl==3.1.5 networkx==2.6.3
v/bin/python - <<'PY'
import datetime, openpyxl, pycel

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "terms"
for row, formula in enumerate(("=EDATE(DATE(2026,1,31),1)", "=ROUND(25,-1)", "=ROUND(35,-1)", "=ROUND(2.5,0)"), 1):
    sheet.cell(row, 1, formula)
book.save("terms.xlsx")
compiler = pycel.ExcelCompiler("terms.xlsx")
read = [compiler.evaluate(f"terms!A{row}") for row in range(1, 5)]
end = datetime.date(1899, 12, 30) + datetime.timedelta(read[0])
print("pycel 1.0b30:", end, read[1:])
assert end == datetime.date(2026, 3, 3)
assert read[1:] == [20, 40, 3]
PY
