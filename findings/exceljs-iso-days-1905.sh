#!/usr/bin/env bash
# ExcelJS reads a day that is stored as text of a date as a day in July 1905.
#
# Good guess: xlsx has two ways to store a day, a serial number and (t="d") the date itself; a reader knows both or refuses one.
# What happens: ExcelJS takes the leading number of 2026-04-01 as the serial 2026 and hands over 1905-07-18 as a proper Date.
#   Every day of the year 2026 becomes this one day. SheetJS writes such files (cellDates) and reads them rightly.
# Why it matters: a web form that collects ratings with one of the two most used libraries and a service that reads them with
#   the other agree on everything except the days, and all days of one year become the same: nothing looks broken.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0
node - <<'JS'
const assert = require("node:assert"), xlsx = require("xlsx"), exceljs = require("exceljs");
(async () => {
  const day = (month, date) => new Date(Date.UTC(2026, month - 1, date));
  const sheet = xlsx.utils.aoa_to_sheet([["認定日"], [day(4, 1)], [day(10, 15)]], { cellDates: true });
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, "list");
  xlsx.writeFile(book, "list.xlsx", { cellDates: true });

  const own = xlsx.utils.sheet_to_json(xlsx.readFile("list.xlsx", { cellDates: true }).Sheets.list, { header: 1 });
  const other = new exceljs.Workbook();
  await other.xlsx.readFile("list.xlsx");
  const read = [2, 3].map((row) => other.getWorksheet("list").getCell(row, 1).value.toISOString().slice(0, 10));
  console.log("written and read by xlsx 0.18.5:", own.slice(1).flat().map((v) => v.toISOString().slice(0, 10)));
  console.log("read by exceljs 4.4.0:          ", read);
  assert.deepStrictEqual(own.slice(1).flat().map((v) => v.toISOString().slice(0, 10)), ["2026-04-01", "2026-10-15"]);
  assert.deepStrictEqual(read, ["1905-07-18", "1905-07-18"]);
})().catch((error) => { console.error(error); process.exit(1); });
JS
