#!/usr/bin/env bash
# yosina's conversion of old characters to present ones leaves 眞, 愼, 鎭, 曾, 稱 and 圍 as they are.
#
# Good guess: a library made for Japanese text turns each old form of the official table of 2010 into the present one, as it does with
#   澤 國 學 惠 榮.
# What happens: of the 302 old forms that Unicode's own normalisation does not join, six stay, three of them among the most usual old
#   forms in names (眞 愼 鎭), and 餠 becomes 餅 followed by an invisible selector. 冨 and 峯 stay, too; 龍 becomes 竜.
# Why it matters: 眞鍋 and 真鍋 of two lists stay two people after "normalising", while 國井 and 国井 became one; nothing tells which letters
#   were not known.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv && venv/bin/pip -q --disable-pip-version-check install yosina==3.0.0
venv/bin/python - <<'PY'
from yosina import TransliterationRecipe, make_transliterator

convert = make_transliterator(TransliterationRecipe(kanji_old_new=True))
known = {"澤": "沢", "國": "国", "學": "学", "惠": "恵", "榮": "栄", "龍": "竜", "齋": "斎", "邊": "辺"}
table = {"眞": "真", "愼": "慎", "鎭": "鎮", "曾": "曽", "稱": "称", "圍": "囲"}
print("yosina 3.0.0:", {old: convert(old) for old in (*known, *table, "冨", "峯")})
assert {old: convert(old) for old in known} == known
assert {old: convert(old) for old in table} == {old: old for old in table}
assert convert("餠") == "餅\N{VARIATION SELECTOR-17}"
assert convert("眞鍋 國男") == "眞鍋 国男"
PY
