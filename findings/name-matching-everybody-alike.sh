#!/usr/bin/env bash
# For name_matching 佐藤 花子 is 無関係 次郎, with the score 100: the characters are thrown away before the comparison.
#
# Good guess: a library that matches names despite spelling finds 100 for equal names and little for others, in any script.
# What happens: with its default settings (ASCII, no punctuation) a part of most Japanese names is lost on the way to Latin letters:
#   佐藤 花子 and 無関係 次郎 become nothing at all and 田中 becomes "zhong". Nothing is equal to nothing: 100. 田中 穣, who is
#   in no list, is found as 中田 実, 100. The table that it returns as original_name holds what is left, not the names that were given.
# Why it matters: joining a list of wishes without staff numbers to the register gives every person a partner, and no score tells.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check name_matching==0.9.22 pandas==3.1.1
cat >match.py <<'PY'
import pandas
from name_matching.name_matcher import NameMatcher

register = ["佐藤 花子", "高橋 一", "山田 太郎", "田中 実", "中田 実"]
asked = ["無関係 次郎", "田中 穣"]
matcher = NameMatcher(number_of_matches=1, verbose=False)
matcher.load_and_process_master_data("name", pandas.DataFrame({"name": register}))
found = matcher.match_names(to_be_matched=pandas.DataFrame({"name": asked}), column_matching="name")
for name, (_, row) in zip(asked, found.iterrows(), strict=True):
    print(name, "is", register[int(row["match_index"])], "score", row["score"], "original_name", repr(row["original_name"]))
assert [float(score) for score in found["score"]] == [100.0, 100.0], found
PY
venv/bin/python match.py 2>/dev/null
