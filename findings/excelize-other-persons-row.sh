#!/usr/bin/env bash
# In Excelize VLOOKUP finds 小林 花 for 林 花, and COUNTIF counts nobody under a staff number.
#
# Good guess: VLOOKUP(…, FALSE) compares whole cells, and COUNTIF with a staff number counts the cells that hold it, as in Excel.
# What happens: VLOOKUP, and XLOOKUP with wildcards, take the first cell that contains what is looked for. MATCH looks for the number 123 instead of
#   00123 and finds the row of 123. COUNTIF and SUMIF find none, because they ask for a number where the cells hold texts; ISTEXT of such a
#   cell is FALSE. WEEKNUM(…, 21) gives week 52 for days of January that are in week 53.
# Why it matters: the Go library, also built for Python, computes rosters on servers without Excel. Short names are the second half of long ones
#   (林 and 小林, 川 and 小川): levels and posts of somebody else stand beside a person, and no error anywhere.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check excelize==0.1.0 openpyxl==3.1.5
v/bin/python - <<'PY'
import excelize, openpyxl

book = openpyxl.Workbook()
for row in (("0123", "小林 花", 4), ("00123", "小川 実", 3), ("123", "林 花", 1), ("00124", "川 実", 2)):
    book.active.append(row)
book.active.title = "levels"
book.save("levels.xlsx")
file = excelize.open_file("levels.xlsx")

def value(formula):
    file.set_cell_formula("levels", "Z1", "=" + formula)
    return file.calc_cell_value("levels", "Z1")

by_excel = {
    'VLOOKUP("林 花",B1:C4,2,FALSE)': "1",
    'XLOOKUP("川 実",B1:B4,C1:C4,0,2)': "2",
    'VLOOKUP("123",A1:C4,3,FALSE)': "1",
    'MATCH("00123",A1:A4,0)': "2",
    'COUNTIF(A1:A4,"00124")': "1",
    'SUMIF(A1:A4,"00124",C1:C4)': "2",
    "ISTEXT(A1)": "TRUE",
    "WEEKNUM(DATE(2027,1,1),21)": "53",
}
for formula, wanted in by_excel.items():
    print(f"excelize 0.1.0: {formula} = {value(formula)}, in Excel {wanted}")
seen = [value(formula) for formula in by_excel]
assert seen == ["4", "3", "4", "3", "0", "0", "FALSE", "52"], seen
PY
