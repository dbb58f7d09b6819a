#!/usr/bin/env bash
# csvsort, asked only for another order of the rows, rewrites staff numbers, levels and section codes.
#
# Good guess: sorting changes the order and nothing else.
# What happens: all columns are first guessed and written back as guessed. 00123 becomes 123; a column of levels that holds only
#   0 and 1 becomes False and True; section codes 1-2 and 4-1 become 2001-01-02 and 2001-04-01. As soon as one level is 2 or
#   one code is 4-40 the column stays as it was, so the damage depends on who is in the list.
# Why it matters: an export is put in order with such a tool before it is taken in. Numbers without their zeros
#   belong to nobody or to somebody else, True is no level, and a code that became a day cannot be told from a day.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
printf '%s\n' '職員番号,氏名,情報活用,課係' '00124,佐藤 一,1,4-1' '00123,山田 花子,0,1-2' >list.csv
v/bin/csvsort -c 職員番号 list.csv >sorted.csv
echo "csvkit 2.2.0:" && cat sorted.csv
printf '%s\n' '職員番号,氏名,情報活用,課係' '123,山田 花子,False,2001-01-02' '124,佐藤 一,True,2001-04-01' | cmp - sorted.csv
sed 's/,1,4-1/,2,4-40/' list.csv | v/bin/csvsort -c 職員番号 >other.csv
echo "the same with a level 2 and a code 4-40:" && cat other.csv
printf '%s\n' '職員番号,氏名,情報活用,課係' '123,山田 花子,0,1-2' '124,佐藤 一,2,4-40' | cmp - other.csv
