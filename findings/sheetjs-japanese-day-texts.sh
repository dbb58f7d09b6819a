#!/usr/bin/env bash
# SheetJS shows every 4月1日 as the same Chinese text, and eras as "ggg2026年".
#
# Good guess: the text of a cell in built-in format 56 is 4月1日, of the era format 令和8年4月1日; at worst another order of the day.
# What happens: format 56 is taken from the Chinese table and applied without its day: each cell becomes 上午/下午 00時00分00秒,
#   whatever the day. The era format keeps its letters: ggg2026年4月1日.
# Why it matters: texts are what a web form or a CSV made with SheetJS carries. A column of examination days becomes one
#   sentence repeated; the days cannot be brought back from it.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check XlsxWriter==3.3.1
v/bin/python - <<'PY'
import xlsxwriter

book = xlsxwriter.Workbook("list.xlsx")
sheet = book.add_worksheet()
month_day = book.add_format({"num_format": 56})
era = book.add_format({"num_format": '[$-411]ggge"年"m"月"d"日"'})
for row, serial in enumerate((46113, 46204)):
    sheet.write_number(row, 0, serial, month_day)
    sheet.write_number(row, 1, serial, era)
book.close()
PY
npm install --silent --no-audit --no-fund xlsx@0.18.5
node - <<'JS'
const assert = require("node:assert"), xlsx = require("xlsx");
const rows = xlsx.utils.sheet_to_json(xlsx.readFile("list.xlsx").Sheets.Sheet1, { header: 1, raw: false });
console.log("xlsx 0.18.5, 1 April and 1 July 2026:", JSON.stringify(rows));
assert.deepStrictEqual(rows, [
  ["上午/下午 00時00分00秒 ", "ggg2026年4月1日"],
  ["上午/下午 00時00分00秒 ", "ggg2026年7月1日"],
]);
JS
