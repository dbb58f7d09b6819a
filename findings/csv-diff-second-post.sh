#!/usr/bin/env bash
# csv-diff sees no change in any but the last row of a person.
#
# Good guess: a key that occurs twice is refused, or its rows are compared one by one.
# What happens: rows with the same key replace each other, and only the last one is compared. A person with a second post
#   (兼務) has two rows; a new rank in the first row is reported as nothing at all, with exit status 0.
# Why it matters: a comparison of last year's and this year's list is how transfers are checked. The main post stands in the first
#   row, so exactly the people with two posts are checked by their second post alone.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check csv-diff==1.2
printf '%s\n' '職員番号,氏名,所属,役職' '00123,山田 花子,財政課,係長' '00123,山田 花子,情報政策課,主査' '00124,佐藤 一,総務課,主任' >before.csv
sed 's/財政課,係長/防災課,課長補佐/' before.csv >first.csv
sed 's/情報政策課,主査/防災課,主幹/' before.csv >second.csv
echo "csv-diff 1.2, the first row of the person changed:"
v/bin/csv-diff before.csv first.csv --key 職員番号 | tee first.txt
echo "csv-diff 1.2, the second row changed:"
v/bin/csv-diff before.csv second.csv --key 職員番号 | tee second.txt
[ -z "$(tr -d '[:space:]' <first.txt)" ]
grep -q '1 row changed' second.txt
