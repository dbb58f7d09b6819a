#!/usr/bin/env bash
# In a PDF that PyMuPDF writes with Noto Sans JP, 令, 年, 北, 金 and 224 further characters are others, and 逸 is Braille.
#
# Good guess: text put on a page with a Japanese font can be copied out of the page again.
# What happens: the page looks right, but what it says of itself is looked up in the font backwards, from the picture of a character to
#   its number. Where a font draws two numbers alike, the other one is written down: the doubles of Korean (U+F900 and following) for 228 of
#   the 6,356 kanji of Shift_JIS. Numbers of five digits lose one: 逸 comes back as a letter of Braille. fpdf2 with the same font
#   writes what it was given. Every reader shows the same, as it stands so in the file.
# Why it matters: lists of participants and certificates are made as PDF and copied back into lists. 令和8年 is no year any more, 金子 is
#   not the 金子 on record, and both look right on the screen and on paper.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check pymupdf==2.0 fpdf2==2.8.9 pypdfium2==5.15.2
npm pack --silent @expo-google-fonts/noto-sans-jp@0.4.3 >/dev/null && tar xzf ./*.tgz
v/bin/python - <<'PY'
import fpdf, pymupdf, pypdfium2

FONT = "package/400Regular/NotoSansJP_400Regular.ttf"
LINES = ["令和8年7月14日", "金子 利夫", "北村 逸子"]

def read(name):
    page = pypdfium2.PdfDocument(name)[0]
    return page.get_textpage().get_text_bounded().split("\r\n")

def by_pymupdf(name, lines):
    document = pymupdf.open()
    page = document.new_page()
    page.insert_font(fontname="JP", fontfile=FONT)
    for number, line in enumerate(lines):
        page.insert_text((50, 50 + 20 * number), line, fontname="JP", fontsize=11)
    document.save(name)

def by_fpdf(name, lines):
    document = fpdf.FPDF()
    document.add_page()
    document.add_font("JP", fname=FONT)
    document.set_font("JP", size=11)
    for line in lines:
        document.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    document.output(name)

by_pymupdf("one.pdf", LINES)
by_fpdf("two.pdf", LINES)
one, two = read("one.pdf"), read("two.pdf")
changed = [(a, f"U+{ord(b):04X}") for x, y in zip(LINES, one, strict=True) for a, b in zip(x, y, strict=True) if a != b]
print("PyMuPDF 2.0:", changed)
print("fpdf2 2.8.9:", "as written" if two == LINES else two)
assert changed == [
    ("令", "U+F9A8"), ("年", "U+F98E"), ("金", "U+F90A"), (" ", "U+00A0"), ("利", "U+F9DD"), ("北", "U+F963"),
    (" ", "U+00A0"), ("逸", "U+284D"),
], changed
assert two == LINES
PY
