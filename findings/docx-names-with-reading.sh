#!/usr/bin/env bash
# A name with its reading above it (ルビ) is missing or doubled in what libraries read from a Word file.
#
# Good guess: the text of 山田 with the ruby やまだ is 山田; at worst 山田(やまだ).
# What happens: python-docx and mammoth hand over nothing at all for such words, in paragraphs and in tables; docx2txt joins
#   reading and name without a mark: やまだ山田.
# Why it matters: names are what ruby is put on, and nominations and lists of participants come back as Word files. A table read
#   with python-docx holds numbers beside empty cells; with docx2txt a name that matches nobody.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0
v/bin/python - <<'PY'
import docx, docx2txt, mammoth
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

def element(name, *children, **attributes):
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for child in children:
        made.append(child)
    return made

def run(text):
    inner = element("w:t")
    inner.text = text
    return element("w:r", inner)

def ruby(base, reading):
    look = element(
        "w:rubyPr", element("w:rubyAlign", val="distributeSpace"), element("w:hps", val="10"),
        element("w:hpsRaise", val="18"), element("w:hpsBaseText", val="21"), element("w:lid", val="ja-JP"),
    )
    return element("w:r", element("w:ruby", look, element("w:rt", run(reading)), element("w:rubyBase", run(base))))

document = docx.Document()
table = document.add_table(1, 3)
table.cell(0, 0).text = "00123"
table.cell(0, 1).paragraphs[0]._p.append(ruby("山田", "やまだ"))
table.cell(0, 2).text = "係長"
document.save("form.docx")

by_docx = [cell.text for cell in docx.Document("form.docx").tables[0].rows[0].cells]
by_docx2txt = docx2txt.process("form.docx").split()
with open("form.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.split()
print("python-docx 1.2.0:", by_docx)
print("mammoth 1.13.0:   ", by_mammoth)
print("docx2txt 0.9:     ", by_docx2txt)
assert by_docx == ["00123", "", "係長"]
assert by_mammoth == ["00123", "係長"]
assert by_docx2txt == ["00123", "やまだ山田", "係長"]
PY
