#!/usr/bin/env bash
# XlsxWriter's autofit makes columns of Japanese text about half as wide as the text.
#
# Good guess: autofit knows that a kanji takes two columns; a little too wide or too narrow, but legible.
# What happens: every character without an entry in its table of Latin widths counts as one of 8 pixels. 20 kanji get a column of 24, where they
#   take 40; half-width kana are counted as wide as kanji.
# Why it matters: in a roster the next cell is filled, so the second half of every office and every training is cut off on paper, and
#   人材育成推進課長 and 人材育成推進課長補佐 look the same.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check XlsxWriter==3.3.1
v/bin/python - <<'PY'
import re, unicodedata, xlsxwriter, zipfile

texts = ["人材育成推進課" * 3, "ｼﾞﾝｻﾞｲｲｸｾｲｽｲｼﾝｶ" * 2, "human resources section"]
book = xlsxwriter.Workbook("roster.xlsx")
sheet = book.add_worksheet()
for column, text in enumerate(texts):
    sheet.write(0, column, text)
sheet.autofit()
book.close()
xml = zipfile.ZipFile("roster.xlsx").read("xl/worksheets/sheet1.xml").decode()
widths = [float(width) for width in re.findall(r'<col [^>]*?width="([0-9.]+)"', xml)]
wanted = [sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text) for text in texts]
print("XlsxWriter 3.3.1:", [f"{text}: {width:.1f} of {need}" for text, width, need in zip(texts, widths, wanted)])
assert widths[0] < 0.65 * wanted[0]
assert widths[1] > wanted[1]
assert 0.75 * wanted[2] < widths[2] < 1.2 * wanted[2]
PY
