#!/usr/bin/env bash
# WeasyPrint prints a name with its reading as one word, 佐藤さとう, and leaves out the brackets that are there for that very case.
#
# Good guess: a printer of HTML that cannot set a reading above a name (<ruby>) shows the fallback that the page carries in <rp>: 佐藤(さとう).
# What happens: WeasyPrint 70 does not set readings, yet hides <rp> like a browser that does. The reading follows the name on the line, at
#   the same size. xhtml2pdf, which knows neither element, prints 佐藤(さとう).
# Why it matters: name cards, certificates and lists with readings, made as HTML and right in the browser, name everybody wrongly on
#   paper, without a warning.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check weasyprint==70.0 xhtml2pdf==0.2.28 pypdf==7.1.1
cat >names.py <<'PY'
import io

import pypdf
import weasyprint
from xhtml2pdf import pisa

page = '<meta charset="utf-8"><body style="font-family: {}"><p><ruby>佐藤<rp>(</rp><rt>さとう</rt><rp>)</rp></ruby></p>'


def text(document):
    """What a reader of the first page sees."""
    return pypdf.PdfReader(io.BytesIO(document)).pages[0].extract_text().strip()


weasy = text(weasyprint.HTML(string=page.format("Noto Sans CJK JP, sans-serif")).write_pdf())
other = io.BytesIO()
pisa.CreatePDF(page.format("HeiseiMin-W3"), dest=other, encoding="utf-8")
other = text(other.getvalue())
print("WeasyPrint 70.0:", weasy, "| xhtml2pdf 0.2.28:", other)
assert weasy == "佐藤さとう" and other == "佐藤(さとう)", (weasy, other)
PY
venv/bin/python names.py 2>/dev/null
