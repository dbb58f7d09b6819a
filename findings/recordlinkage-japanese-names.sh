#!/usr/bin/env bash
# For recordlinkage every Japanese name is the same text after cleaning, 山田 sounds like 山本, and ハヤシ is バヤシ at 1.0.
#
# Good guess: a toolkit for finding one person in two lists leaves characters that it has no rules for as they are, or says so.
# What happens: the pattern of clean() keeps Latin letters and digits, so each name becomes the empty text, and comparing two of them exactly gives 1.
#   phonetic() keeps the first character: 山000 for every name that begins with 山 (metaphone: the empty text for all). qgram and cosine take the marks off
#   the kana before they count, so that ハ, バ and パ are one. jaro and levenshtein compare as written.
# Why it matters: these are its usual steps for joining an old personnel list with a new one. Every pair becomes the same person, or everybody
#   whose name begins alike, and nothing about a score of 1.0 invites a second look.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check recordlinkage==0.16 pandas==2.3.3 scikit-learn==1.9.1 jellyfish==1.3.0
v/bin/python -W ignore - <<'PY'
import pandas, recordlinkage
from recordlinkage.preprocessing import clean, phonetic

old = pandas.DataFrame({"name": ["山田 花", "山田", "ハヤシ ハナコ"]})
new = pandas.DataFrame({"name": ["高橋 実", "山本", "バヤシ パナコ"]})
for table in (old, new):
    table["cleaned"] = clean(table["name"])
    table["sound"] = phonetic(table["name"], "soundex")
pairs = pandas.MultiIndex.from_arrays([range(3), range(3)])
rules = recordlinkage.Compare()
rules.exact("cleaned", "cleaned", label="cleaned")
rules.exact("sound", "sound", label="soundex")
for method in ("qgram", "cosine", "jaro", "levenshtein"):
    rules.string("name", "name", method=method, label=method)
scores = rules.compute(pairs, old, new).round(2).reset_index(drop=True)
print("recordlinkage 0.16, cleaned:", old["cleaned"].tolist(), new["cleaned"].tolist())
print("recordlinkage 0.16, soundex:", old["sound"].tolist(), new["sound"].tolist())
for number, row in enumerate(scores.to_dict("records")):
    print(f"recordlinkage 0.16, {old['name'][number]} and {new['name'][number]}: {row}")
assert old["cleaned"].str.strip().eq("").all() and scores["cleaned"].eq(1).all()
assert old["sound"][1] == new["sound"][1] == "山000" and scores["soundex"][1] == 1
assert scores["qgram"][2] == scores["cosine"][2] == 1 and scores["jaro"][2] < 0.9 and scores["levenshtein"][2] < 0.8
PY
