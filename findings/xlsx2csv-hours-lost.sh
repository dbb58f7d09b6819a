#!/usr/bin/env bash
# xlsx2csv replaces the number of hours by the format's own text.
#
# Good guess: 7.5 in the format 0.0"h" comes out as 7.5 or as 7.5h.
# What happens: the quoted h is taken for "hour of the day". The number is read as a moment of January 1900 and its hour is put
#   between the quotation marks: 7.5 and 18.5 both become 0.0"12". The quoted 名 or 日 in place of h does no harm (7.5000).
# Why it matters: the hours of every training in a catalogue become one and the same text; nothing in the CSV tells what they were.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check xlsx2csv==0.8.6 XlsxWriter==3.3.1
v/bin/python - <<'PY'
import csv, subprocess, xlsxwriter

book = xlsxwriter.Workbook("hours.xlsx")
sheet = book.add_worksheet()
for row, (unit, hours) in enumerate((("h", 7.5), ("h", 18.5), ("日", 7.5))):
    sheet.write_number(row, 0, hours, book.add_format({"num_format": f'0.0"{unit}"'}))
book.close()
out = subprocess.run(["v/bin/xlsx2csv", "hours.xlsx"], check=True, capture_output=True, text=True).stdout
read = [row[0] for row in csv.reader(out.splitlines())]
print("xlsx2csv 0.8.6, 7.5h, 18.5h and 7.5日:", read)
assert read == ['0.0"12"', '0.0"12"', "7.5000"]
PY
