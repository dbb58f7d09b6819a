#!/usr/bin/env bash
# In formulas SUMPRODUCT(--(…)) is 0, and COUNTIF with *研修 counts whatever holds 研修 anywhere.
#
# Good guess: a library that computes workbooks knows the usual ways to count with conditions, and refuses what it cannot compute.
# What happens: -- leaves TRUE and FALSE as they are, and SUMPRODUCT takes them for 0; written with * instead of --, the same sum is right. A pattern
#   may match anywhere in a cell, so *研修 and ??研修 count 研修課題 too, and <>*研修* counts every row. "<>" counts the cells that are empty
#   instead of the others. ISNUMBER of the text 00123 is TRUE. MATCH with the same pattern is right.
# Why it matters: these are the formulas that hours per person, heads per level and returns per section are counted with. The book of an office,
#   recomputed on a server, gives nought and too many, and no error.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check formulas==1.3.4 openpyxl==3.1.5
v/bin/python -W ignore - <<'PY'
import formulas, openpyxl

by_excel = {
    "SUMPRODUCT(--(C1:C4>=3),C1:C4)": 15,
    "SUMPRODUCT((C1:C4>=3)*C1:C4)": 15,
    'SUMPRODUCT(--(RIGHT(B1:B4,2)="研修"))': 1,
    'COUNTIF(B1:B4,"*研修")': 1,
    'COUNTIF(B1:B4,"??研修")': 1,
    'COUNTIF(B1:B4,"<>*研修*")': 1,
    'COUNTIF(C1:C4,"<>")': 3,
    'MATCH("??研修",B1:B4,0)': 2,
    "ISNUMBER(A1)": False,
}
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "hours"
for row in (("00123", "研修課題", 12), ("00124", "情報研修", 3), ("00125", "研修基礎", 0), ("00126", "面談", None)):
    sheet.append(row)
for number, formula in enumerate(by_excel, 1):
    sheet.cell(number, 26).value = "=" + formula
book.save("hours.xlsx")
solution = formulas.ExcelModel().loads("hours.xlsx").finish().calculate()
seen = [solution[f"'[hours.xlsx]HOURS'!Z{number}"].value[0, 0] for number in range(1, len(by_excel) + 1)]
for (formula, wanted), value in zip(by_excel.items(), seen):
    print(f"formulas 1.3.4: {formula} = {value}, in Excel {wanted}")
assert seen == [0, 15, 0, 3, 3, 4, 1, 2, True], seen
PY
