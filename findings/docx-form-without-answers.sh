#!/usr/bin/env bash
# python-docx reads a filled Word form without the answers: what was chosen or typed in its fields is not in text, nor is a row that is a field.
#
# Good guess: paragraph.text and cell.text are what one reads on the page, as docx2txt, docx2python and mammoth give it.
# What happens: fields of a form (content controls: drop-down, text, day) wrap the words that they hold, and the library passes over what is wrapped. Only the
#   labels are left. The same holds for what was inserted while changes were tracked, and for a table row inside a field: the person is missing
#   from table.rows. No error, no warning.
# Why it matters: nomination forms and applications are Word forms with such fields. All of them come back "empty", or, where a clerk
#   typed over a field, some of them do not.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0 docx2python==3.7.1
cat >form.py <<'PY'
import docx2txt
import mammoth
from docx import Document
from docx.oxml import parse_xml
from docx2python import docx2python

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CHOICE = '<w:dropDownList><w:listItem w:displayText="福祉課" w:value="福祉課"/></w:dropDownList>'


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def field(inside, kind="<w:text/>"):
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def row(*texts):
    return "<w:tr>" + "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in texts) + "</w:tr>"


inserted = f'<w:ins w:id="1" w:author="clerk" w:date="2026-04-01T09:00:00Z">{run("データ分析")}</w:ins>'
grid = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
parts = [
    f"<w:p {NS}>{run('所属: ')}{field(run('福祉課'), CHOICE)}</w:p>",
    f"<w:p {NS}>{run('氏名: ')}{field(run('佐藤 花'))}</w:p>",
    f"<w:p {NS}>{run('希望: ')}{inserted}</w:p>",
    f"<w:tbl {NS}>{grid}{row('00123', '林 学')}{field(row('00129', '森 実'), '')}</w:tbl>",
]
made = Document()
for at, part in enumerate(parts):
    made.element.body.insert(at, parse_xml(part))
made.save("form.docx")

answers = ("福祉課", "佐藤 花", "データ分析", "森 実")
read = Document("form.docx")
ours = [one.text for one in read.paragraphs] + [cell.text for row in read.tables[0].rows for cell in row.cells]
with open("form.docx", "rb") as file, docx2python("form.docx") as other:
    others = {"docx2txt": docx2txt.process("form.docx"), "mammoth": mammoth.extract_raw_text(file).value, "docx2python": other.text}
print("python-docx", ours, "| all answers in", [name for name, text in others.items() if all(one in text for one in answers)])
assert ours == ["所属: ", "氏名: ", "希望: ", "00123", "林 学"]
assert all(one in text for text in others.values() for one in answers)
PY
venv/bin/python form.py
