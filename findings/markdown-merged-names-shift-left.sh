#!/usr/bin/env bash
# Made to Markdown, a Word or web roster has 表計算 under 番号 and 5月7日 under 氏名, in the rows below a merged name.
#
# Good guess: a name merged over two rows is repeated, or leaves blanks below it, so that everything else keeps its column.
# What happens: markdownify (and with it MarkItDown, for .docx too), html2text, the tables of turndown (both plug-ins) and node-html-markdown, and htmldocx on the way to Word,
#   write the cells that the row has itself, from the left. The course stands in the column of the number, the day in that of the name. html-to-markdown leaves
#   blanks, pandas repeats.
# Why it matters: this is how lists are given to language models and moved between systems. A row that has lost its number has another one's place
#   filled with a course, and a day is somebody's name.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 "markitdown[docx]==0.1.9" html-to-markdown==3.21.2 htmldocx==0.0.6 python-docx==1.2.0
npm init -y >/dev/null && npm install --silent --no-audit --no-fund turndown@7.2.5 turndown-plugin-gfm@1.0.2 @joplin/turndown-plugin-gfm@1.0.68 node-html-markdown@2.0.0 >/dev/null
cat >roster.html <<'HTML'
<table><thead><tr><th>番号</th><th>氏名</th><th>研修</th><th>日</th></tr></thead><tbody>
<tr><td rowspan="2">00123</td><td rowspan="2">佐藤 花</td><td>データ分析</td><td>4月1日</td></tr>
<tr><td>表計算</td><td>5月7日</td></tr></tbody></table>
HTML
cat >roster.py <<'PY'
from pathlib import Path

import docx
import html2text
import html_to_markdown
import markdownify
from htmldocx import HtmlToDocx
from markitdown import MarkItDown

page = Path("roster.html").read_text("utf-8")
made = docx.Document()
table = made.add_table(3, 4)
for row, texts in enumerate([("番号", "氏名", "研修", "日"), ("00123", "佐藤 花", "データ分析", "4月1日"), ("", "", "表計算", "5月7日")]):
    for column, text in enumerate(texts):
        table.cell(row, column).text = text
for column in (0, 1):
    table.cell(1, column).merge(table.cell(2, column))
made.save("roster.docx")
again = docx.Document()
HtmlToDocx().add_html_to_document(page, again)

found = {
    "markdownify": markdownify.markdownify(page),
    "markitdown of .docx": MarkItDown().convert("roster.docx").text_content,
    "html2text": html2text.html2text(page),
    "htmldocx": "|".join(cell.text for cell in again.tables[0].rows[2].cells),
}
for name, text in found.items():
    row = next(line for line in text.splitlines() if "表計算" in line)
    print(name, "|", row)
    assert [cell.strip() for cell in row.strip("| ").split("|")][:2] == ["表計算", "5月7日"], (name, row)
result = html_to_markdown.convert(page)
row = next(line for line in str(getattr(result, "content", result)).splitlines() if "表計算" in line)
print("html-to-markdown", row)
assert [cell.strip() for cell in row[1:-1].split("|")] == ["", "", "表計算", "5月7日"]
PY
venv/bin/python roster.py
cat >roster.js <<'JS'
const assert = require("node:assert"), fs = require("node:fs"), Turndown = require("turndown");
const { NodeHtmlMarkdown } = require("node-html-markdown");

const page = fs.readFileSync("roster.html", "utf8"), texts = { "node-html-markdown": NodeHtmlMarkdown.translate(page) };
for (const name of ["turndown-plugin-gfm", "@joplin/turndown-plugin-gfm"]) {
  const service = new Turndown();
  service.use(require(name).gfm);
  texts[name] = service.turndown(page);
}
for (const [name, text] of Object.entries(texts)) {
  const row = text.split("\n").find((line) => line.includes("表計算"));
  console.log(name, row);
  assert.deepStrictEqual(row.split("|").map((cell) => cell.trim()).slice(1, 3), ["表計算", "5月7日"]);
}
JS
node roster.js
