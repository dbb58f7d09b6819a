#!/usr/bin/env bash
# In a workbook that counts days from 1904, a cell of SheetJS shows 2026/4/1 and has the value 31 March 2022; Excelize shows 30 hours as 35118:00.
#
# Good guess: a library either knows the second calendar of Excel (date1904, from the Mac) or it does not; then every day is four years off.
# What happens: SheetJS, asked for days (cellDates), writes the right text beside a value four years and a day before. Excelize shows days
#   rightly and adds the four years to durations. formualizer and xlsx-populate are four years early in everything, and keep no sign of it.
#   openpyxl, python-calamine, polars and read-excel-file read the day rightly.
# Why it matters: such a list lives on for decades, since every copy of it counts like its first. What is looked at is right; what is
#   computed (years in post, hours of training) is not.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1 excelize==0.1.0 formualizer==0.13.0
npm init -y >/dev/null && npm install --silent --no-audit --no-fund xlsx@0.18.5 xlsx-populate@1.21.0 >/dev/null
cat >days.py <<'PY'
import datetime

import excelize
import formualizer
import openpyxl
import python_calamine
import xlsxwriter

with xlsxwriter.Workbook("list.xlsx", {"date_1904": True}) as book:
    sheet = book.add_worksheet("Sheet1")
    sheet.write_datetime(0, 0, datetime.datetime(2026, 4, 1), book.add_format({"num_format": "yyyy/m/d"}))
    sheet.write_datetime(0, 1, datetime.timedelta(hours=30), book.add_format({"num_format": "[h]:mm"}))

day, hours = datetime.date(2026, 4, 1), datetime.timedelta(hours=30)
cells = [cell.value for cell in openpyxl.load_workbook("list.xlsx").active[1]]
assert [cells[0].date(), cells[1]] == [day, hours], cells
cells = python_calamine.CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()[0]
assert cells == [day, hours], cells
file = excelize.open_file("list.xlsx")
shown = file.get_rows("Sheet1")[0]
file.close()
computed = formualizer.load_workbook("list.xlsx").get_value("Sheet1", 1, 1)
print("Excelize 0.1.0:", shown, "formualizer 0.13.0:", computed)
assert shown == ["2026/4/1", "35118:00"] and computed == datetime.date(2022, 3, 31), (shown, computed)
PY
venv/bin/python days.py
cat >days.js <<'JS'
(async () => {
  const assert = require("node:assert"), XLSX = require("xlsx"), populate = require("xlsx-populate");
  const day = (value) => `${value.getFullYear()}-${value.getMonth() + 1}-${value.getDate()}`;
  const cell = XLSX.readFile("list.xlsx", { cellDates: true }).Sheets.Sheet1.A1;
  const other = populate.numberToDate((await populate.fromFileAsync("list.xlsx")).sheet(0).cell("A1").value());
  console.log("SheetJS 0.18.5: text", cell.w, "value", day(cell.v), "xlsx-populate 1.21.0:", day(other));
  assert.deepStrictEqual([cell.w, day(cell.v), day(other)], ["2026/4/1", "2022-3-31", "2022-3-31"]);
})();
JS
TZ=Asia/Tokyo node days.js
