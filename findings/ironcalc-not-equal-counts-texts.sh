#!/usr/bin/env bash
# In IronCalc COUNTIF(…,"<>済") is 1 where Excel counts 4, and TEXT(2.5,"0") is 2.
#
# Good guess: "<>済" counts every cell that is not 済: other texts, days, numbers and blanks, as documented for Excel; TEXT rounds like ROUND.
# What happens: only cells that hold another text are counted. A day of completion, a score and a blank are not "<>済" for COUNTIF, COUNTIFS, SUMIF and
#   AVERAGEIF, though "<>" alone counts all that are filled. TEXT and the number formats of cells round halves to even (2.5 to 2, 1234.5 to 1,234), while
#   ROUND in the next cell gives 3.
# Why it matters: "how many have not finished" is asked in exactly this way; the answer is the few who wrote a word. Half hours of training are shown
#   up or down by turns, and columns of shown values do not add up to the ROUND beside them.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check ironcalc==0.9.1
v/bin/python - <<'PY'
import ironcalc

model = ironcalc.create("修了状況", "en", "Asia/Tokyo", "en")
for row, value in enumerate(("済", "2026-06-01", "", "未", "80", "済"), 1):
    if value:
        model.set_user_input(0, row, 1, value)
    model.set_user_input(0, row, 2, "1")
asked = {
    '=COUNTIF(A1:A6,"<>済")': "1",
    '=COUNTIFS(A1:A6,"<>済")': "1",
    '=SUMIF(A1:A6,"<>済",B1:B6)': "1",
    '=COUNTIF(A1:A6,"済")': "2",
    '=COUNTIF(A1:A6,"<>")': "5",
    '=TEXT(2.5,"0")': "2",
    '=TEXT(3.5,"0")': "4",
    '=TEXT(1234.5,"#,##0")': "1,234",
    "=ROUND(2.5,0)": "3",
    "=ROUND(1234.5,0)": "1235",
}
for row, formula in enumerate(asked, 1):
    model.set_user_input(0, row, 3, formula)
model.evaluate()
for row, (formula, expected) in enumerate(asked.items(), 1):
    found = model.get_formatted_cell_value(0, row, 3)
    print(f"IronCalc 0.9.1  {formula:32} {found}")
    assert found == expected, formula
PY
