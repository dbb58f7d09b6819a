#!/usr/bin/env bash
# docxtpl cuts a paragraph off behind 企画<応用>コース, with the fixed text after the mark: the limit of people is gone from the notice.
#
# Good guess: what is put into a document as a value is text, whatever signs it holds; or the file would not open and the mistake is seen.
# What happens: values go into the XML of the document as they are. With < the rest of the paragraph, the template's own words included, is dropped while
#   the XML is mended without a word; with & between blanks the sign alone is gone, in R&D入門 everything behind the R. The file opens in Word.
# Why it matters: names of courses hold < > and & (レベル<3, Q&A, R&D). The notice of a seat loses its day and place, and looks like a short notice.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check docxtpl==0.20.2 python-docx==1.2.0
v/bin/python - <<'PY'
from docx import Document
from docxtpl import DocxTemplate

template = Document()
template.add_paragraph("研修名：{{ course }}。会場：第1研修室、定員：{{ seats }}名")
template.save("template.docx")
found = {}
for course in ("企画応用コース", "企画<応用>コース", "R&D入門", "情報 & 通信"):
    notice = DocxTemplate("template.docx")
    notice.render({"course": course, "seats": 20})
    notice.save("notice.docx")
    found[course] = Document("notice.docx").paragraphs[0].text
    print(f"docxtpl 0.20.2  {course}: {found[course]}")
assert found["企画応用コース"] == "研修名：企画応用コース。会場：第1研修室、定員：20名"
assert found["企画<応用>コース"] == "研修名：企画"
assert found["R&D入門"] == "研修名：R"
assert found["情報 & 通信"] == "研修名：情報  通信。会場：第1研修室、定員：20名"
PY
