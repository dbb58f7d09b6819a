#!/usr/bin/env bash
# Of an xlsb written by SheetJS, python-calamine reads the first column and pyxlsb nothing.
#
# Good guess: a binary workbook is read alike everywhere, or refused.
# What happens: SheetJS stores neighbours of a cell in a short form without their column. python-calamine skips these cells and hands over
#   numbers without names; pyxlsb hands over empty cells, in the right count of rows. Neither says anything. SheetJS reads its
#   file whole.
# Why it matters: a list of 150,000 people is sent as xlsb because it is small. What arrives has the right number of rows, and the first
#   column, which is the one looked at, may even be right.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check python-calamine==0.9.1 pyxlsb==1.0.10
npm install --silent --no-audit --no-fund xlsx@0.18.5
node - <<'JS'
const assert = require("node:assert"), xlsx = require("xlsx");
const rows = [["職員番号", "氏名", "水準"], ["00123", "山田 花子", 2], ["00124", "佐藤 一", 3]];
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), "list");
xlsx.writeFile(book, "list.xlsb", { bookType: "xlsb" });
const read = xlsx.utils.sheet_to_json(xlsx.readFile("list.xlsb").Sheets.list, { header: 1 });
console.log("xlsx 0.18.5:          ", JSON.stringify(read));
assert.deepStrictEqual(read, rows);
JS
v/bin/python - <<'PY'
import python_calamine, pyxlsb

by_calamine = python_calamine.CalamineWorkbook.from_path("list.xlsb").get_sheet_by_index(0).to_python()
with pyxlsb.open_workbook("list.xlsb") as book, book.get_sheet(1) as sheet:
    by_pyxlsb = [[cell.v for cell in row] for row in sheet.rows()]
print("python-calamine 0.9.1:", by_calamine)
print("pyxlsb 1.0.10:        ", by_pyxlsb)
assert by_calamine == [["職員番号"], ["00123"], ["00124"]]
assert by_pyxlsb == [[None, None, None]] * 3
PY
