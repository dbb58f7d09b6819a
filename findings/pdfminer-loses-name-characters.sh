#!/usr/bin/env bash
# Out of a PDF with the standard Japanese fonts, pdfminer.six and pdfplumber read 﨑, 栁 and 寬 as "(cid:8443)" and the like.
#
# Good guess: a reader of PDF knows the Japanese fonts that a file may name without holding them, and the 6,716 kanji of Windows in them.
# What happens: fifteen of these kanji have no character in its table from glyphs to text; their glyph numbers stand in the text
#   instead. ～ and － become 〜 and −. pypdf and PDFium read the same page without a loss.
# Why it matters: pdfplumber is what lists are taken out of PDFs with. 山﨑 and 栁田 are ordinary names: the person is found under no
#   name, and a script that drops brackets makes 山 of 山﨑, who may be somebody else.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check reportlab==5.1.0 pdfminer.six==20260107 pdfplumber==0.11.10 \
    pypdf==7.1.1 pypdfium2==5.15.2
v/bin/python - <<'PY'
import pdfplumber, pypdf, pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

LINES = ["000107 山﨑 寬", "000102 栁田 花", "9:00～12:00"]
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
page = canvas.Canvas("list.pdf")
page.setFont("HeiseiMin-W3", 11)
for number, line in enumerate(LINES):
    page.drawString(50, 700 - 20 * number, line)
page.save()

def lines(text):
    return [line for line in text.splitlines() if line.strip()]

seen = {
    "pdfminer.six 20260107": lines(extract_text("list.pdf")),
    "pdfplumber 0.11.10": lines(pdfplumber.open("list.pdf").pages[0].extract_text()),
    "pypdf 7.1.1": lines(pypdf.PdfReader("list.pdf").pages[0].extract_text()),
    "PDFium (pypdfium2 5.15.2)": lines(pypdfium2.PdfDocument("list.pdf")[0].get_textpage().get_text_bounded()),
}
for name, text in seen.items():
    print(f"{name}: {text}")
lost = ["000107 山(cid:8443) (cid:8436)", "000102 (cid:8494)田 花", "9:00〜12:00"]
names = list(seen)
assert seen[names[0]] == seen[names[1]] == lost, lost
assert seen[names[2]] == seen[names[3]] == LINES
PY
