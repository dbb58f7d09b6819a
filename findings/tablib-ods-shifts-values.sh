#!/usr/bin/env bash
# tablib moves values of an ODS sheet under other headings and loses people who look alike.
#
# Good guess: ODS stores equal neighbours once with a count (number-columns-repeated, number-rows-repeated); every reader unfolds it.
# What happens: tablib takes each stored cell once. Three skills at level 2 followed by 可 become one 2 and a 可 that now stands
#   under the second skill; two equal rows become one; two spaces in a name cut the name off. pandas with odfpy and
#   python-calamine read the same file rightly.
# Why it matters: a form of levels is full of equal neighbours, and LibreOffice and spreadsheets of some municipalities save ODS.
#   Each row is shifted by another amount, and every value is a plausible level.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check 'tablib[ods]==3.10.0' odfpy==1.4.1 python-calamine==0.9.1
v/bin/python - <<'PY'
import python_calamine, tablib
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P, S

def text(*parts):
    cell, paragraph = TableCell(valuetype="string"), P()
    for part in parts:
        paragraph.addElement(part) if hasattr(part, "tagName") else paragraph.addText(part)
    cell.addElement(paragraph)
    return cell

def level(value, times=1):
    cell = TableCell(valuetype="float", value=value, numbercolumnsrepeated=times)
    cell.addElement(P(text=str(value)))
    return cell

book = OpenDocumentSpreadsheet()
table = Table(name="levels")
for cells, times in (
    ([text("氏名"), text("情報"), text("企画"), text("調達"), text("推薦")], 1),
    ([text("山田", S(c=2), "花子"), level(2, 3), text("可")], 1),
    ([text("非常勤"), level(0, 3), text("否")], 2),
):
    row = TableRow(numberrowsrepeated=times)
    for cell in cells:
        row.addElement(cell)
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save("levels.ods")

data = tablib.Dataset().load(open("levels.ods", "rb"), format="ods")
by_tablib = [data.headers, *(list(row) for row in data)]
by_calamine = python_calamine.CalamineWorkbook.from_path("levels.ods").get_sheet_by_index(0).to_python()
print("tablib 3.10.0:", *by_tablib, sep="\n   ")
print("python-calamine 0.9.1:", *by_calamine, sep="\n   ")
assert by_calamine[1:] == [["山田  花子", 2, 2, 2, "可"], ["非常勤", 0, 0, 0, "否"], ["非常勤", 0, 0, 0, "否"]]
assert by_tablib[1:] == [["山田", 2, "可", "", ""], ["非常勤", 0, "否", "", ""]]
PY
