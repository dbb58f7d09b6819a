#!/usr/bin/env bash
# Made to Markdown by pymupdf4llm, a roster with merged cells has the first course of 林 学 below 佐藤 花, in a row without a name.
#
# Good guess: a cell that is merged over three rows stands in the first of them, or in all, as pdfplumber and PyMuPDF's own find_tables give it.
# What happens: the name stands in the row at whose height it is printed. Over three rows and centred, as merged cells usually are, that is the
#   second: the person's first course is in a row without name and number, below the person before. At the top all is well; at the bottom only the last
#   course is the person's own.
# Why it matters: blanks below a name are read, by people, by programs that fill down and by language models, as "the same person". Somebody is told a
#   course and a day that are another one's.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pymupdf4llm==2.0 pymupdf==2.0 pymupdf_layout==2.0 pdfplumber==0.11.10 reportlab==5.1.0
cat >roster.py <<'PY'
import pdfplumber
import pymupdf
import pymupdf4llm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
rows = [
    ["番号", "氏名", "研修", "日"], ["00123", "佐藤 花", "データ分析", "4月1日"], ["", "", "表計算", "5月7日"],
    ["00129", "林 学", "行動指針", "4月8日"], ["", "", "業務改善", "6月1日"], ["", "", "情報公開", "6月2日"],
]
look = [("FONT", (0, 0), (-1, -1), "HeiseiMin-W3", 9), ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
merged = [("SPAN", (column, first), (column, last)) for column in (0, 1) for first, last in ((1, 2), (3, 5))]
SimpleDocTemplate("roster.pdf").build([Table(rows, colWidths=[50, 70, 110, 60], style=TableStyle(look + merged))])

markdown = pymupdf4llm.to_markdown("roster.pdf")
found = [line[1:-1].split("|") for line in markdown.splitlines() if line.startswith("|")][2:]
with pdfplumber.open("roster.pdf") as file:
    plumber = file.pages[0].extract_table()
own = pymupdf.open("roster.pdf")[0].find_tables().tables[0].extract()
print("pymupdf4llm", found[2:4], "| pdfplumber, find_tables", plumber[3:5])
assert found[2] == ["", "", "行動指針", "4月8日"] and found[3] == ["00129", "林 学", "業務改善", "6月1日"], found
assert plumber[3] == own[3] == ["00129", "林 学", "行動指針", "4月8日"]
PY
venv/bin/python roster.py 2>/dev/null
