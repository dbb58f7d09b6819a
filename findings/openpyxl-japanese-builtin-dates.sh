#!/usr/bin/env bash
# A day typed as 2026年4月1日 comes out of openpyxl as a bare number.
#
# Good guess: a day is a day. openpyxl knows date formats, so a cell that shows 2026年4月1日 is read as a date.
# What happens: Japanese Excel gives such a cell the built-in format 31 (56 for 4月1日, 27 and 57 for the era, 32 for 9時30分),
#   which is not spelt out in the file. openpyxl and xlsx2csv do not know these numbers and hand over 46113;
#   python-calamine knows them and hands over 2026-04-01.
# Why it matters: appointment days, birthdays and ends of leave typed by hand are nearly always in these formats; a list
#   read with openpyxl turns into numbers without any message, and only for the rows that somebody typed this way.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check openpyxl==3.1.5 xlsx2csv==0.8.6 python-calamine==0.9.1 XlsxWriter==3.3.1
v/bin/python - <<'PY'
import datetime, openpyxl, python_calamine, subprocess, xlsxwriter

book = xlsxwriter.Workbook("list.xlsx")
sheet = book.add_worksheet()
for row, number in enumerate((14, 27, 31, 56, 57)):
    sheet.write(row, 0, f"format {number}")
    sheet.write_number(row, 1, 46113, book.add_format({"num_format": number}))
book.close()

by_openpyxl = [row[1] for row in openpyxl.load_workbook("list.xlsx").active.iter_rows(values_only=True)]
by_calamine = [row[1] for row in python_calamine.CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()]
by_xlsx2csv = [
    line.split(",")[1] for line in subprocess.run(["v/bin/xlsx2csv", "list.xlsx"], check=True, capture_output=True, text=True).stdout.split("\n") if line
]
print("openpyxl 3.1.5       ", [str(v) for v in by_openpyxl])
print("xlsx2csv 0.8.6       ", by_xlsx2csv)
print("python-calamine 0.9.1", [str(v) for v in by_calamine])
assert by_openpyxl == [datetime.datetime(2026, 4, 1), 46113, 46113, 46113, 46113]
assert by_xlsx2csv == ["04-01-26", "46113", "46113", "46113", "46113"]
assert by_calamine == [datetime.date(2026, 4, 1)] * 5
PY
