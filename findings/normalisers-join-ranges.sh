#!/usr/bin/env bash
# "4～6月" becomes "46月" in neologdn and "4ー6月" in jaconv.
#
# Good guess: normalising Japanese text makes widths and hyphens alike and keeps the words.
# What happens: neologdn deletes every wave dash, so a range of months or levels becomes one number, and it joins surname and given
#   name. jaconv turns the wave dash into the mark for long vowels (NFKC makes ～ a ~ and leaves 〜 alone).
# Why it matters: periods (10～12月), levels (0～4) and terms are written with this mark in every office. After neologdn
#   "levels 2～3" and "level 23" are the same text, and a search key made of it finds the wrong thing without failing.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check neologdn==0.5.6 jaconv==0.5.0
v/bin/python - <<'PY'
import unicodedata, jaconv, neologdn

texts = ("4～6月", "水準2〜3", "山田 花子")
by_neologdn = [neologdn.normalize(text) for text in texts]
by_jaconv = [jaconv.normalize(text) for text in texts]
print("neologdn 0.5.6:", by_neologdn)
print("jaconv 0.5.0:  ", by_jaconv)
print("NFKC:          ", [unicodedata.normalize("NFKC", text) for text in texts])
assert by_neologdn == ["46月", "水準23", "山田花子"]
assert by_jaconv == ["4ー6月", "水準2ー3", "山田 花子"]
PY
