#!/usr/bin/env bash
# babel.dates.parse_date in the Japanese locale reads 令和8年4月1日 as 1 April of the year 8.
#
# Good guess: the Japanese locale knows eras, or an era is no date and raises an error.
# What happens: only the digits are taken. 令和8年4月1日, R8.4.1 and 平成8年4月1日 are all the same day, 0008-04-01; no error.
#   26/4/1 becomes 2026, so two digits are completed and one digit is not. Dates are written without eras too: the era field says 西暦.
# Why it matters: year 8 is below every check for "not in the future", and two eras fall together: someone who came in 1996 and someone
#   who came in 2026 have the same day of entry.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check babel==2.19.0
v/bin/python - <<'PY'
import datetime
from babel.dates import format_date, parse_date

texts = ("令和8年4月1日", "R8.4.1", "平成8年4月1日", "8/4/1", "26/4/1", "2026年4月1日")
read = [str(parse_date(text, locale="ja_JP")) for text in texts]
written = format_date(datetime.date(2026, 4, 1), "GGGGy年M月d日", locale="ja_JP")
print("babel 2.19.0:", dict(zip(texts, read)), written)
assert read == ["0008-04-01", "0008-04-01", "0008-04-01", "0008-04-01", "2026-04-01", "2026-04-01"]
assert written == "西暦2026年4月1日"
PY
