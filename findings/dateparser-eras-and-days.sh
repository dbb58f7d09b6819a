#!/usr/bin/env bash
# dateparser reads H31.4.30 as 2031, S60.4.1 as January 2060, and 10日 as ten days ago.
#
# Good guess: a parser with Japanese among its languages reads eras, or finds no date in them; 10日 is the tenth.
# What happens: R8.4.1 and 令和8年4月1日 give None, as guessed. But H31.4.30 becomes 30 April 2031 and S60.4.1 becomes 4 January 2060:
#   the letter is dropped and the rest is read as a European day. 10日 is taken for "10 days ago": 18 November for
#   a list made on 28 November.
# Why it matters: a test with this year's dates (R8) shows None and looks safe; dates of entry and birth, which lie in 平成 and
#   昭和, come out as days of the future, with day and month changed places where they fit.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check dateparser==1.5.0 python-dateutil==2.9.0.post0
v/bin/python - <<'PY'
import datetime, dateparser

today = {"RELATIVE_BASE": datetime.datetime(2026, 11, 28)}
read = {}
for text in ("R8.4.1", "令和8年4月1日", "H31.4.30", "S60.4.1", "2026年4月1日"):
    found = dateparser.parse(text, settings=today)
    read[text] = found and str(found.date())
read["10日"] = str(dateparser.parse("10日", languages=["ja"], settings=today).date())
print("dateparser 1.5.0:", read)
assert read == {
    "R8.4.1": None, "令和8年4月1日": None, "H31.4.30": "2031-04-30", "S60.4.1": "2060-01-04", "2026年4月1日": "2026-04-01",
    "10日": "2026-11-18",
}
PY
