#!/usr/bin/env bash
# In Japan, ExcelJS and write-excel-file write 1 April as 31 March, 15:00; SheetJS and xlsx-populate write 1 April.
#
# Good guess: a Date made as new Date(2026, 3, 1) on a PC in Japan shows as 1 April in a workbook, whichever library writes it.
# What happens: two of the four write the moment in UTC, nine hours earlier. With a format of days the cell shows 2026/03/31, as a value it holds
#   46112.625. 1 July 1950 comes out ten hours earlier: Japan had summer time then.
# Why it matters: a day earlier is another fiscal year for everything that begins on 1 April, and a term that ends on the 31st
#   ends on the 30th. On a server that runs in UTC the same program is right, so tests do not show it.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 xlsx-populate@1.21.0 write-excel-file@4.1.1
cat >days.mjs <<'JS'
import assert from "node:assert";
import exceljs from "exceljs";
import sheetjs from "xlsx";
import populate from "xlsx-populate";
import writeExcelFile from "write-excel-file/node";

const days = [new Date(2026, 3, 1), new Date(1950, 6, 1)];
const written = {};
const serials = (name, file) => {
  const sheet = Object.values(sheetjs.readFile(file).Sheets)[0];
  written[name] = ["A1", "B1"].map((cell) => Math.round(sheet[cell].v * 1000) / 1000);
};

const own = sheetjs.utils.book_new();
sheetjs.utils.book_append_sheet(own, sheetjs.utils.aoa_to_sheet([days]), "days");
sheetjs.writeFile(own, "sheetjs.xlsx");
serials("xlsx 0.18.5", "sheetjs.xlsx");

const book = new exceljs.Workbook();
book.addWorksheet("days").addRow(days);
await book.xlsx.writeFile("exceljs.xlsx");
serials("exceljs 4.4.0", "exceljs.xlsx");

const blank = await populate.fromBlankAsync();
days.forEach((day, i) => blank.sheet(0).cell(1, i + 1).value(day));
await blank.toFileAsync("populate.xlsx");
serials("xlsx-populate 1.21.0", "populate.xlsx");

await writeExcelFile([days.map((value) => ({ value, type: Date, format: "yyyy/mm/dd" }))]).toFile("write.xlsx");
serials("write-excel-file 4.1.1", "write.xlsx");

console.log("1 April 2026 is 46113, 1 July 1950 is 18445:", written);
assert.deepStrictEqual(written, {
  "xlsx 0.18.5": [46113, 18445],
  "exceljs 4.4.0": [46112.625, 18444.583],
  "xlsx-populate 1.21.0": [46113, 18445],
  "write-excel-file 4.1.1": [46112.625, 18444.583],
});
JS
TZ=Asia/Tokyo node days.mjs
