#!/usr/bin/env bash
# ja-timex turns 午後1時30分 into 01:30 in the night, 第2月曜日 into February and 第3日曜日 into the 3rd of the month.
#
# Good guess: a parser made for Japanese times of day and dates knows 午後; what it does not know, such as the second Monday, it leaves out.
# What happens: the value of 午後1時30分 is T13-30-XX, its to_datetime() 01:30 of the same day: every time after noon is moved to the night. 午後0時15分
#   is a quarter past midnight in both. 第2月曜日 is read as 2月, 毎月第3日曜日 as 毎月 and 3日, both without 第 and 曜日.
# Why it matters: notices of courses and reservations of rooms are written in these words. Half days become nights, which no roster shows as a clash,
#   and a course on the second Monday of May is put on 1 May and 1 February.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check ja-timex==0.2.8 pendulum==3.0.0b1
v/bin/python - <<'PY'
import pendulum
from ja_timex import TimexParser

parser = TimexParser(reference=pendulum.datetime(2026, 4, 1))

def read(text):
    found = [(each.text, each.value, each.to_datetime() if each.type in ("DATE", "TIME") else None) for each in parser.parse(text)]
    return [(part, value, moment and moment.strftime("%m-%d %H:%M")) for part, value, moment in found]

seen = {text: read(text) for text in ("13時30分", "午後1時30分", "午後1時半", "午後0時15分", "第2月曜日", "5月の第2月曜日", "毎月第3日曜日")}
for text, found in seen.items():
    print(f"ja-timex 0.2.8: {text} {found}")
assert seen == {
    "13時30分": [("13時30分", "T13-30-XX", "04-01 13:30")],
    "午後1時30分": [("午後1時30分", "T13-30-XX", "04-01 01:30")],
    "午後1時半": [("午後1時半", "T13-30-XX", "04-01 01:30")],
    "午後0時15分": [("午後0時15分", "T00-15-XX", "04-01 00:15")],
    "第2月曜日": [("2月", "XXXX-02-XX", "02-01 00:00")],
    "5月の第2月曜日": [("5月", "XXXX-05-XX", "05-01 00:00"), ("2月", "XXXX-02-XX", "02-01 00:00")],
    "毎月第3日曜日": [("毎月", "P1M", None), ("3日", "XXXX-XX-03", "04-03 00:00")],
}
PY
