#!/usr/bin/env bash
# xhtml2pdf never breaks a line of Japanese: a paragraph runs off the page, a course title over the next columns, and it counts no error.
#
# Good guess: text is broken where it must be, in any language; what does not fit would at least be counted in err or warn.
# What happens: lines are broken at spaces, and Japanese has none. 201 characters stand on one line that is wider than two pages; what is beyond
#   the margin is in the file (a search finds it) and not on the paper. A title of 31 characters is printed over the two cells beside it.
#   Its own style -pdf-word-wrap: CJK, on every element, breaks the lines.
# Why it matters: a roster or letter looks right with the short titles it was tried with.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check xhtml2pdf==0.2.28 pdfplumber==0.11.10
cat >pages.py <<'PY'
import io

import pdfplumber
from xhtml2pdf import pisa

page = (
    '<meta charset="utf-8"><style>body {{ font-family: HeiseiMin-W3 }} p, td {{ {} }}</style>'
    '<table><tr><td width="60">30001</td><td width="90">データ分析のための統計学と機械学習の基礎から応用までを学ぶ研修</td><td width="60">会場</td></tr></table>'
    "<p>" + "あいうえおかきくけこ" * 20 + "終</p>"
)


def printed(style):
    """Errors and warnings; width of the page; how far the text goes to the right; how many characters are beyond the edge."""
    file = io.BytesIO()
    done = pisa.CreatePDF(page.format(style), dest=file, encoding="utf-8")
    (sheet,) = pdfplumber.open(file).pages
    return done.err, done.warn, round(sheet.width), round(max(char["x1"] for char in sheet.chars)), sum(char["x0"] > sheet.width for char in sheet.chars)


plain, told = printed(""), printed("-pdf-word-wrap: CJK")
print("err, warn, page, text up to, characters beyond:", plain, "with its own style:", told)
assert plain[:2] == (0, 0) and plain[3] > 2 * plain[2] and plain[4] > 100, plain
assert told[3] <= told[2] and told[4] == 0, told
PY
venv/bin/python pages.py 2>/dev/null
