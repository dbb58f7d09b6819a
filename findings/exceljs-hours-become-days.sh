#!/usr/bin/env bash
# ExcelJS reads hours of training as days of 1899 and 1900.
#
# Good guess: 12.5 in the format 0.0\h ("12.5h") is the number 12.5, and 30:00 in the format [h]:mm is 1.25 days or a text.
# What happens: a d, h, m or s outside quotation marks makes a Date. 12.5h becomes 11 January 1900, noon; 30:00 becomes
#   31 December 1899, 06:00, where the whole day is easily lost. The same number in the format 0.0"h" stays 12.5; on the
#   screen the two formats look alike.
# Why it matters: hours decide how many trainings fit into a year. Read through ExcelJS they stop being numbers in some of the
#   rows, and code that takes only the time of the Date turns 30 hours into 6.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm install --silent --no-audit --no-fund exceljs@4.4.0
node - <<'JS'
const assert = require("node:assert"), exceljs = require("exceljs");
(async () => {
  const book = new exceljs.Workbook(), sheet = book.addWorksheet("hours");
  [['0.0"h"', 12.5], ["0.0\\h", 12.5], ["[h]:mm", 1.25]].forEach(([format, value], i) => {
    sheet.getCell(i + 1, 1).value = value;
    sheet.getCell(i + 1, 1).numFmt = format;
  });
  await book.xlsx.writeFile("hours.xlsx");
  const again = new exceljs.Workbook();
  await again.xlsx.readFile("hours.xlsx");
  const read = [1, 2, 3].map((row) => again.getWorksheet("hours").getCell(row, 1).value);
  console.log("exceljs 4.4.0, 12.5h, 12.5h and 30:00:", JSON.stringify(read));
  assert.strictEqual(JSON.stringify(read), '[12.5,"1900-01-11T12:00:00.000Z","1899-12-31T06:00:00.000Z"]');
})().catch((error) => { console.error(error); process.exit(1); });
JS
