#!/usr/bin/env bash
# Made to Markdown for a language model, a list has 12.0 for staff number 0012 (markitdown) or 3.0001235e7 for 30001235 (pandoc).
#
# Good guess: a converter that makes readable text of a workbook writes what a person sees in the cells.
# What happens: as soon as one cell of a column is blank, such as that of a totals row, markitdown reads the column as decimal numbers:
#   30001235 is 30001235.0, the text 0012 is 12.0, and the card numbers 300000001235 and 300000001236 are both 3.000000e+11. pandoc's reader
#   for workbooks writes every digit, in powers of ten, and a day as 46113.0. kreuzberg keeps numbers and days and makes 30 hours of training
#   six o'clock on 1 January 1900. None of them says so.
# Why it matters: "summarise this list" is asked of the text. Whoever takes numbers from the answer has other people, or nobody.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check 'markitdown[xlsx]==0.1.9' pandas==3.1.1 pypandoc_binary==1.17 kreuzberg==4.10.4 XlsxWriter==3.3.1
cat >convert.py <<'PY'
import kreuzberg
import pypandoc
import xlsxwriter
from markitdown import MarkItDown

with xlsxwriter.Workbook("list.xlsx") as book:
    day = book.add_format({"num_format": "yyyy/m/d"})
    hours = book.add_format({"num_format": "[h]:mm"})
    sheet = book.add_worksheet("名簿")
    sheet.write_row(0, 0, ["職員番号", "氏名", "採用日", "時間", "カード番号"])
    for row, (number, name) in enumerate([(30001235, "佐藤 花"), (30001236, "鈴木 一"), ("0012", "高田 実")], 1):
        sheet.write(row, 0, number)
        sheet.write(row, 1, name)
        sheet.write(row, 2, 46113, day)
        sheet.write(row, 3, 1.25, hours)
        sheet.write(row, 4, 300000001234 + row)
    sheet.write_row(4, 1, ["計"])

marked = MarkItDown().convert("list.xlsx").markdown
panned = pypandoc.convert_file("list.xlsx", "gfm", format="xlsx")
kreuzed = kreuzberg.extract_file_sync("list.xlsx").content
for title, text in (("markitdown", marked), ("pandoc " + pypandoc.get_pandoc_version(), panned), ("kreuzberg", kreuzed)):
    print(title, text, sep="\n", end="\n\n")
assert marked.count("3.000000e+11") == 3 and "| 30001235.0 |" in marked and "| 12.0 |" in marked and "0012 |" not in marked
assert "3.0001235e7" in panned and "46113.0" in panned and "2026" not in panned
assert "30001235" in kreuzed and "1900-01-01 06:00:00" in kreuzed and "30:00" not in kreuzed
PY
venv/bin/python convert.py
