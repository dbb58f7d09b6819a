#!/usr/bin/env bash
# polars.read_excel drops what does not look like the first 1,000 rows: cells, and whole people.
#
# Good guess: a column of staff numbers with one A0123 among them becomes text, or reading stops with a message.
# What happens: the kind of a column is settled on the first 1,000 rows. Below them a cell of another kind becomes null: the
#   staff number A0123, the level 未評価, the day written 令和8年4月1日. A row in which nothing is left is taken for an empty row and
#   leaves the table. No error, no warning. Among the first 1,000 rows the same cells make the column text and nothing is lost:
#   a trial with one section's list shows no fault.
# Why it matters: people of an agency, of a newer numbering or with a note in a cell are often at the end of a whole office's
#   list. They lose their key, and joins and counts lose them.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 XlsxWriter==3.3.1
v/bin/python - <<'PY'
import datetime, polars, xlsxwriter

def read(odd_row, with_name):
    book = xlsxwriter.Workbook("list.xlsx")
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy/m/d"})
    sheet.write_row(0, 0, ["職員番号", "水準", "任命日"] + ["氏名"] * with_name)
    for row in range(1, 1301):
        if row == odd_row:
            sheet.write_row(row, 0, ["A0123", "未評価", "令和8年4月1日"])
        else:
            sheet.write_row(row, 0, [100000 + row, row % 5])
            sheet.write_datetime(row, 2, datetime.datetime(2026, 4, 1), day)
        if with_name:
            sheet.write(row, 3, f"職員 {row}")
    book.close()
    frame = polars.read_excel("list.xlsx")
    return frame.height, frame.row(odd_row - 1)

early, late, gone = read(100, True), read(1200, True), read(1200, False)
print("polars 2.1.0, fastexcel 0.21.0: 1300 people, one of them A0123")
print("  as number 100:                  ", early)
print("  as number 1200:                 ", late)
print("  as number 1200, without a name: ", gone[0], "people")
assert early == (1300, ("A0123", "未評価", "令和8年4月1日", "職員 100"))
assert late == (1300, (None, None, None, "職員 1200"))
assert gone == (1299, (101201, 1, datetime.date(2026, 4, 1)))
PY
