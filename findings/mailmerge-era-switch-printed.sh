#!/usr/bin/env bash
# docx-mailmerge2 prints "ggge年4月1日" where Word's own merge prints 令和8年4月1日.
#
# Good guess: the library follows the date switch of a merge field (\@ "…"), as its documentation says, or refuses what it does not know.
# What happens: it knows d, M, y, h, H, m, s and am/pm. The era (ggg, e) and the Japanese weekday (aaa) are printed as they stand, between
#   parts that are filled in; quotes around a literal are printed too. The number switches work: 0000 pads, #,##0円 groups.
# Why it matters: an invitation to a course whose template was made in Word in Japan goes out to everybody with "ggge年4月1日(aaa)".
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check docx-mailmerge2==1.0.3 python-docx==1.2.0
cat >merge.py <<'PY'
import datetime

import mailmerge
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

expected = {
    r'day \@ "yyyy年M月d日"': "2026年4月1日",
    r'day \@ "ggge年M月d日"': "ggge年4月1日",
    r'day \@ "M月d日(aaa)"': "4月1日(aaa)",
    r"""day \@ "yyyy'年度'" """.strip(): "2026'年度'",
    r'number \# "00000000"': "00012345",
}


def part(run, tag, text=None, **attributes):
    """One element of a field."""
    element = OxmlElement(tag)
    element.text = text
    for name, value in attributes.items():
        element.set(qn("w:" + name), value)
    run._r.append(element)


letter = Document()
for field in expected:
    paragraph = letter.add_paragraph()
    part(paragraph.add_run(), "w:fldChar", fldCharType="begin")
    part(paragraph.add_run(), "w:instrText", f" MERGEFIELD {field} ")
    part(paragraph.add_run(), "w:fldChar", fldCharType="separate")
    paragraph.add_run("«x»")
    part(paragraph.add_run(), "w:fldChar", fldCharType="end")
letter.save("letter.docx")
with mailmerge.MailMerge("letter.docx") as merged:
    merged.merge(day=datetime.datetime(2026, 4, 1), number=12345)
    merged.write("merged.docx")
seen = [paragraph.text for paragraph in Document("merged.docx").paragraphs[: len(expected)]]
for field, text in zip(expected, seen, strict=True):
    print(field, "->", text)
assert seen == list(expected.values()), seen
PY
venv/bin/python merge.py
