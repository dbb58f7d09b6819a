#!/usr/bin/env bash
# rustpy-xlsxwriter puts values under the wrong heading when records list their keys in another order.
#
# Good guess: records are dictionaries, so a value stands under the heading of its key; a missing key leaves the cell empty.
# What happens: headings are taken from the first record, and each further record is written in its own order from the left.
#   A second record that begins with the name puts 佐藤 一 under 職員番号 and the number under 氏名; a record without a key
#   moves everything behind it one column to the left. No error.
# Why it matters: records gathered from several lists or from JSON often differ in order. The roster looks right at its top.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check rustpy-xlsxwriter==0.8.0 openpyxl==3.1.5
v/bin/python - <<'PY'
import openpyxl, rustpy_xlsxwriter

records = [
    {"職員番号": "00123", "氏名": "山田 花子", "所属": "財政課", "水準": "2"},
    {"氏名": "佐藤 一", "職員番号": "00124", "所属": "総務課", "水準": "3"},
    {"職員番号": "00125", "氏名": "鈴木 次郎", "水準": "1"},
]
rustpy_xlsxwriter.write_worksheet(records, "roster.xlsx", sheet_name="roster")
rows = [list(row) for row in openpyxl.load_workbook("roster.xlsx").active.iter_rows(values_only=True)]
print("rustpy-xlsxwriter 0.8.0:")
for row in rows:
    print("  ", row)
assert rows == [
    ["職員番号", "氏名", "所属", "水準"],
    ["00123", "山田 花子", "財政課", "2"],
    ["佐藤 一", "00124", "総務課", "3"],
    ["00125", "鈴木 次郎", "1", None],
]
PY
