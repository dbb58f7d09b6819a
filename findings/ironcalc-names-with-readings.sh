#!/usr/bin/env bash
# IronCalc reads the name 佐藤 花 from a workbook typed in Japan as 佐藤 花サトウハナ.
#
# Good guess: the reading that Excel keeps beside each text typed with an input method is kept apart, or left out, as every other reader does.
# What happens: the parts of the reading are joined to the text, in the table of shared texts. The cell holds both, formulas see both, LEN counts both, and
#   a list that is saved again has the readings in its names for good. Texts that were pasted or written by a program have no reading and stay right, so
#   that one column holds both kinds. openpyxl and python-calamine read the name alone.
# Why it matters: nobody of a list typed by hand is found by name any more (COUNTIF is 0), sections and trainings become unknown ones, and a trial with a
#   file that a program wrote shows nothing.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check ironcalc==0.9.1 openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.3.1
v/bin/python - <<'PY'
import zipfile

import ironcalc, openpyxl, python_calamine, xlsxwriter

book = xlsxwriter.Workbook("written.xlsx")
sheet = book.add_worksheet("名簿")
for row, cells in enumerate((("氏名", "部"), ("佐藤 花", "総務部"), ("山田 太郎", "総務部"))):
    sheet.write_row(row, 0, cells)
book.close()
# As Excel stores what was typed: the text, then its readings with the characters they belong to.
reading = '<rPh sb="0" eb="2"><t>サトウ</t></rPh><rPh sb="3" eb="4"><t>ハナ</t></rPh><phoneticPr fontId="0"/>'
with zipfile.ZipFile("written.xlsx") as old, zipfile.ZipFile("typed.xlsx", "w") as new:
    for part in old.namelist():
        text = old.read(part)
        if part == "xl/sharedStrings.xml":
            name = "<si><t>佐藤 花</t>"
            assert name in text.decode()
            text = text.decode().replace(name, name + reading).encode()
        new.writestr(part, text)
by_openpyxl = openpyxl.load_workbook("typed.xlsx").active["A2"].value
by_calamine = python_calamine.CalamineWorkbook.from_path("typed.xlsx").get_sheet_by_index(0).to_python()[1][0]
model = ironcalc.load_from_xlsx("typed.xlsx", "en", "Asia/Tokyo", "en")
model.set_user_input(0, 2, 4, '=COUNTIF(A2:A3,"佐藤 花")')
model.set_user_input(0, 3, 4, '=COUNTIF(A2:A3,"山田 太郎")')
model.evaluate()
cells = [model.get_formatted_cell_value(0, row, column) for row, column in ((2, 1), (3, 1), (2, 4), (3, 4))]
model.save_to_xlsx("again.xlsx")
again = openpyxl.load_workbook("again.xlsx").active["A2"].value
print("openpyxl 3.1.5:        ", by_openpyxl)
print("python-calamine 0.9.1: ", by_calamine)
print("IronCalc 0.9.1:        ", cells, "saved again:", again)
assert by_openpyxl == by_calamine == "佐藤 花"
assert cells == ["佐藤 花サトウハナ", "山田 太郎", "0", "1"] and again == "佐藤 花サトウハナ"
PY
