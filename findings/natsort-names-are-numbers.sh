#!/usr/bin/env bash
# natsort, asked for signed or decimal numbers, sorts 千葉 as 1000, 三浦 as 3 and 五十嵐 as 5, before all other names.
#
# Good guess: ns.FLOAT and ns.REAL (ns.R) say how figures such as -1.5 in a text are read; names without figures stay in their order.
# What happens: with these, a number is whatever Unicode gives a numeric value, and that holds for 一 to 九, 十, 百, 千, 万. A
#   character at a time: 五十嵐 is 5 and then 10. By default natsort reads digits alone, and names are left as they are.
# Why it matters: a list of people beside levels or hours below zero is sorted with one of these. A handful of names per office, those that
#   begin with 一, 二, 三, 五, 八, 千 or 万, leave their place, and whoever looks for them there does not find them.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check natsort==8.4.0
cat >names.py <<'PY'
from natsort import natsorted, ns

names = ["下田", "七尾", "丸山", "九条", "二宮", "八木", "千葉", "百瀬"]
print("by default", *natsorted(names), "| ns.REAL", *natsorted(names, alg=ns.REAL))
assert natsorted(names) == sorted(names)
assert natsorted(names, alg=ns.REAL) == ["二宮", "七尾", "八木", "九条", "百瀬", "千葉", "下田", "丸山"]
PY
venv/bin/python names.py
