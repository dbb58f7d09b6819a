#!/usr/bin/env bash
# xlsx2html shows the staff number 4105 as 4000 and the amount 12.5 as 10, and 1 April 2026 as "ggge年4月1日".
#
# Good guess: a cell with the format "Text" (@) is shown as it is; a format that the library does not know falls back to the plain value.
# What happens: number formats are handed to a library of locales, in whose language @ stands for a significant digit. A number in a
#   cell with Excel's format @ is rounded to its first digit: 4105 becomes 4000, 20260401 becomes 20000000, 987654 becomes 1000000.
#   Eras are not replaced and no warning is given. What was typed as text into such a cell ('00123) is right, and so are most lists.
# Why it matters: office lists have the format @ on the column of staff numbers so that zeros stay; numbers that were there before the
#   format was set, or pasted as values, stay numbers. Shown on an intranet page, several people have one round staff number.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check xlsx2html==0.6.4 openpyxl==3.1.5 babel==2.19.0
cat >shown.py <<'PY'
import datetime
import html
import io
import re

from openpyxl import Workbook
from xlsx2html import xlsx2html

era = '[$-411]ggge"年"m"月"d"日"'
cells = [(4105, "@"), (20260401, "@"), (987654, "@"), (12.5, "@"), ("00123", "@"), (4105, "0"), (4105, "General"),
         (datetime.datetime(2026, 4, 1), era)]
book = Workbook()
for row, (value, pattern) in enumerate(cells, 1):
    book.active.cell(row, 1, value).number_format = pattern
book.save("list.xlsx")
page = io.StringIO()
xlsx2html("list.xlsx", page, locale="ja")
seen = [html.unescape(re.sub("<.*?>", "", cell)).strip() for cell in re.findall(r"<td.*?</td>", page.getvalue(), re.S)]
for (value, pattern), text in zip(cells, seen, strict=True):
    print(f"xlsx2html 0.6.4: {value!r:36} with the format {pattern:30} is shown as {text}")
assert seen == ["4000", "20000000", "1000000", "10", "00123", "4105", "4105", "ggge年4月1日"], seen
PY
v/bin/python shown.py
