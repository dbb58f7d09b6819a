#!/usr/bin/env bash
# PyExcelerate writes the same day as 2026-04-01 cell by cell, and as 46113 when the table is handed over whole.
#
# Good guess: a value looks the same in the sheet whether it was written alone or as part of the table; only the speed differs.
# What happens: set_cell_value gives days the format yyyy-mm-dd; new_sheet(data=…), the quick way of its manual, gives none, so that the sheet shows 46113.
#   Cell by cell, 13:30 gets that format too and is shown as 1900-01-00, and of a day with its time only the day is seen. 30 hours become the text
#   "1 day, 6:00:00" either way, which no sum counts.
# Why it matters: whoever changes to the quick way for a large roster sends a list of numbers for appointment days. Python reads them back as numbers,
#   too: they do not match the days of any other list.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check PyExcelerate==0.13.0 openpyxl==3.1.5
v/bin/python -W ignore - <<'PY'
import datetime, openpyxl, pyexcelerate

row = [datetime.date(2026, 4, 1), datetime.datetime(2026, 4, 1, 8, 30), datetime.time(13, 30), datetime.timedelta(hours=30)]
whole = pyexcelerate.Workbook()
whole.new_sheet("days", data=[row])
whole.save("whole.xlsx")
single = pyexcelerate.Workbook()
sheet = single.new_sheet("days")
for column, value in enumerate(row, 1):
    sheet.set_cell_value(1, column, value)
single.save("single.xlsx")

def read(name):
    return [(str(cell.value), cell.number_format) for cell in openpyxl.load_workbook(name).active[1]]

print("PyExcelerate 0.13.0, cell by cell:", read("single.xlsx"))
print("PyExcelerate 0.13.0, data=:       ", read("whole.xlsx"))
assert [form for _, form in read("single.xlsx")] == ["yyyy-mm-dd"] * 3 + ["General"]
assert read("whole.xlsx")[0] == ("46113.0", "General") and read("whole.xlsx")[2] == ("0.5625", "General")
assert read("whole.xlsx")[3] == read("single.xlsx")[3] == ("1 day, 6:00:00", "General")
PY
