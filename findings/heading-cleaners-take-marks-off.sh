#!/usr/bin/env bash
# Cleaning the headings, pyjanitor makes フリカナ of フリガナ and one heading of バス and ハス; skimpy makes header, header_1, header_2 of all.
#
# Good guess: a function that tidies headings makes spaces and brackets to underscores and letters small; Japanese letters stay.
# What happens: pyjanitor's clean_names takes accents off Latin letters by dividing characters and leaving the marks out. The voicing
#   marks of kana are such marks: データ becomes テータ, バ becomes ハ. Two columns may get one name, and table["ハス"] is then a table.
#   skimpy's clean_columns keeps ASCII: the headings 職員番号, 氏名 and 所属 are header, header_1, header_2, counted from the left.
# Why it matters: a later step asks for フリガナ and finds no such column; with skimpy it takes header_1, which is another column as
#   soon as the department inserts one. klib's function of the same purpose leaves all of them.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv a && python3 -m venv b
a/bin/pip install -qq --disable-pip-version-check pyjanitor==0.32.60 pandas==3.1.1
b/bin/pip install -qq --disable-pip-version-check skimpy==0.0.21 klib==1.4.1
cat >janitors.py <<'PY'
import janitor  # noqa: F401
import pandas

seen = list(pandas.DataFrame(columns=["職員番号", "フリガナ", "データ分析(時間)", "バス", "ハス"]).clean_names().columns)
print("pyjanitor 0.32.60:", seen)
assert seen == ["職員番号", "フリカナ", "テータ分析_時間_", "ハス", "ハス"], seen
PY
cat >skims.py <<'PY'
import klib
import pandas
import skimpy

table = pandas.DataFrame([[1, 2, 3]], columns=["職員番号", "氏名", "所属 (課)"])
seen = list(skimpy.clean_columns(table).columns)
print("skimpy:", seen)
kept = list(klib.clean_column_names(table).columns)
print("klib:", kept)
assert seen[:2] == ["header", "header_1"] and seen[2] in ("", "header_2"), seen
assert kept[:2] == ["職員番号", "氏名"], kept
PY
a/bin/python janitors.py
b/bin/python skims.py 2>/dev/null | grep -v '^Matplotlib'
