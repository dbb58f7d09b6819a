#!/usr/bin/env bash
# In an .ods file, polars loses 30:00 hours (null), pandas cannot read the list at all, and with calamine two kinds of value stand in one column.
#
# Good guess: a sum of hours of training, shown by LibreOffice Calc as 30:00, is stored as a length of time (PT30H00M00S, as the standard
#   has it) and read as one; 7:30 and 30:00 are of the same kind.
# What happens: polars.read_ods reads 7:30 as a duration and 30:00 as null, without a word. pandas with odfpy takes every such cell
#   for a time of day: 7:30 is datetime.time(7, 30), 30:00 raises "hour must be in 0..23" and nothing of the file is read. pandas with
#   calamine gives datetime.time(7, 30) in one row and the text PT30H00M00S in the next.
# Why it matters: hours per person and year are summed in such a column. Whoever has a full day or more, that is whoever has taken the
#   longest courses, has no hours; the same column as .xlsx is read.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check odfpy==1.4.1 pandas==3.1.1 python-calamine==0.9.1 polars==2.1.0 fastexcel==0.21.0
cat >hours.py <<'PY'
import datetime

import pandas
import polars
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

book = OpenDocumentSpreadsheet()
sheet = Table(name="時間")
for shown, stored in (("職員番号", "時間数"), None), (("A0012", "7:30"), "PT07H30M00S"), (("A0013", "30:00"), "PT30H00M00S"):
    row = TableRow()
    for place, text in enumerate(shown):
        cell = TableCell(valuetype="time", timevalue=stored) if stored and place else TableCell(valuetype="string")
        cell.addElement(P(text=text))
        row.addElement(cell)
    sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("hours.ods")

seen = polars.read_ods("hours.ods")["時間数"].to_list()
print(f"polars {polars.__version__}:", seen)
assert seen == [datetime.timedelta(hours=7, minutes=30), None], seen
mixed = pandas.read_excel("hours.ods", engine="calamine")["時間数"].to_list()
print(f"pandas {pandas.__version__} with calamine:", mixed)
assert mixed == [datetime.time(7, 30), "PT30H00M00S"], mixed
try:
    print(pandas.read_excel("hours.ods", engine="odf"))
except ValueError as refused:
    print(f"pandas {pandas.__version__} with odfpy:", refused)
    assert "hour must be in 0..23" in str(refused)
else:
    raise SystemExit("pandas with odfpy reads 30:00 now")
PY
v/bin/python hours.py
