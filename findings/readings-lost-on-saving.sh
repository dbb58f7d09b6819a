#!/usr/bin/env bash
# Opened and saved by openpyxl, ExcelJS or SheetJS, the names of a workbook typed in Japan have lost their readings; Excelize keeps them.
#
# Good guess: a library that changes one cell leaves the others as they are; what it cannot keep it says.
# What happens: Excel keeps with every typed name how it was typed (佐藤 from サトウ), and =PHONETIC(A2) shows it. openpyxl and ExcelJS read
#   past it. SheetJS shows it in the cell it has read, and does not write it. No warning. Excelize and xlsx-populate write it again.
# Why it matters: the フリガナ column of most staff lists is =PHONETIC. The file looks the same until Excel computes anew; then the
#   readings are the names themselves, and lists sorted by reading are sorted by the code of the characters.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1 excelize==0.1.0
npm init -y >/dev/null && npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 xlsx-populate@1.21.0 >/dev/null
cat >save.py <<'PY'
import zipfile

import excelize
import openpyxl
import xlsxwriter

with xlsxwriter.Workbook("plain.xlsx") as book:
    sheet = book.add_worksheet("名簿")
    sheet.write_row(0, 0, ["氏名", "フリガナ"])
    sheet.write(1, 0, "佐藤 花")
    sheet.write_formula(1, 1, "=PHONETIC(A2)", None, "サトウ ハナ")
# The reading, as Excel writes it beside the text (ECMA-376, 18.4.6).
reading = '<rPh sb="0" eb="2"><t>サトウ</t></rPh><rPh sb="3" eb="4"><t>ハナ</t></rPh><phoneticPr fontId="0"/>'
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("list.xlsx", "w") as typed:
    for name in plain.namelist():
        typed.writestr(name, plain.read(name).replace("<t>佐藤 花</t>".encode(), f"<t>佐藤 花</t>{reading}".encode()))

book = openpyxl.load_workbook("list.xlsx")
book.active["C1"] = "所属"
book.save("openpyxl.xlsx")
book = excelize.open_file("list.xlsx")
book.set_cell_value("名簿", "C1", "所属")
book.save_as("excelize.xlsx")
book.close()
PY
cat >save.js <<'JS'
(async () => {
  const ExcelJS = require("exceljs"), XLSX = require("xlsx"), populate = require("xlsx-populate");
  const first = new ExcelJS.Workbook();
  await first.xlsx.readFile("list.xlsx");
  first.worksheets[0].getCell("C1").value = "所属";
  await first.xlsx.writeFile("exceljs.xlsx");
  const second = XLSX.readFile("list.xlsx");
  XLSX.utils.sheet_add_aoa(second.Sheets["名簿"], [["所属"]], { origin: "C1" });
  XLSX.writeFile(second, "sheetjs.xlsx");
  const third = await populate.fromFileAsync("list.xlsx");
  third.sheet(0).cell("C1").value("所属");
  await third.toFileAsync("populate.xlsx");
})();
JS
cat >look.py <<'PY'
import zipfile


def keeps(name):
    """Whether a workbook still has the reading."""
    with zipfile.ZipFile(f"{name}.xlsx") as book:
        return any("サトウ".encode() in book.read(part) and b"<rPh" in book.read(part) for part in book.namelist())


kept = {name: keeps(name) for name in ("list", "openpyxl", "exceljs", "sheetjs", "excelize", "populate")}
print(kept)
assert kept == {"list": True, "openpyxl": False, "exceljs": False, "sheetjs": False, "excelize": True, "populate": True}, kept
PY
venv/bin/python save.py
node save.js
venv/bin/python look.py
