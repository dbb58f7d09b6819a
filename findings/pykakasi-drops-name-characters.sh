#!/usr/bin/env bash
# pykakasi leaves 髙, 﨑 and 𠮷 out of a name and reads the half-width ﾃﾞｰﾀ as で゜た.
#
# Good guess: a character it has no reading for comes back as it is.
# What happens: such characters come back as nothing. 﨑山 is read やま and 𠮷田 た, and the answer no longer holds the characters; of 髙橋
#   there is no reading at all, and 橋 is gone. The half-width mark for long vowels becomes ゜.
# Why it matters: readings are made for sorting in the order of 五十音. People with these frequent characters are sorted under another
#   letter, with a reading that looks like one (やま), while 高橋 and 山崎 of the trial list come out well.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check pykakasi==2.3.0
v/bin/python - <<'PY'
import pykakasi

def reading(text):
    parts = pykakasi.kakasi().convert(text)
    return "".join(part["orig"] for part in parts), "".join(part["hira"] for part in parts)

read = {text: reading(text) for text in ("高橋", "髙橋", "崎山", "﨑山", "吉田", "𠮷田", "データ", "ﾃﾞｰﾀ")}
print("pykakasi 2.3.0:")
for text, (kept, kana) in read.items():
    print(f"   {text}: kept {kept or 'nothing'}, read {kana or 'nothing'}")
assert read["高橋"][1] == "たかはし" and read["吉田"][1] == "よしだ" and read["データ"][1] == "でーた"
assert read["﨑山"] == ("山", "やま")
assert read["𠮷田"] == ("田", "た")
assert read["髙橋"] == ("髙", "")
assert read["ﾃﾞｰﾀ"][1] == "で゜た"
PY
