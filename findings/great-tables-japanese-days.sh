#!/usr/bin/env bash
# For the Japanese locale Great Tables writes 1 April 2026 as "4月 1, 2026", "1 4月 2026" or "水曜日, 4月 1, 2026".
#
# Good guess: fmt_date(locale="ja") writes 2026年4月1日.
# What happens: names of months and days are taken from the locale, their order from a fixed English pattern; a time of day is "1:30 午後".
#   Of the styles that hold words, none is Japanese. Numbers in the compact form stay in K: 12,000 is 12.00K, not 1.2万.
# Why it matters: the report of the year looks translated and is unreadable where days count. Day styles in digits (iso, year.mn.day) are safe.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check great_tables==1.1.0 pandas==3.1.1
cat >days.py <<'PY'
import re

import great_tables
import pandas

frame = pandas.DataFrame({"day": ["2026-04-01"], "time": ["13:30"], "people": [12000]})


def cells(table):
    """What stands in the row."""
    return re.findall(r"<td[^>]*>(.*?)</td>", table.as_raw_html())


expected = {
    "month_day_year": "4月 1, 2026",
    "day_m_year": "1 4月 2026",
    "wday_month_day_year": "水曜日, 4月 1, 2026",
    "year.mn.day": "2026/04/01",
}
seen = {style: cells(great_tables.GT(frame).fmt_date("day", date_style=style, locale="ja"))[0] for style in expected}
rest = cells(great_tables.GT(frame).fmt_time("time", time_style="h_m_p", locale="ja").fmt_number("people", compact=True, locale="ja"))[1:]
print(seen, rest)
assert seen == expected and rest == ["1:30 午後", "12.00K"], (seen, rest)
PY
venv/bin/python days.py 2>/dev/null
