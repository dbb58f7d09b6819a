#!/usr/bin/env bash
# workalendar takes 6 May and 22 September 2026 for working days in Japan.
#
# Good guess: a calendar of Japan that knows the days moved for the games of 2021 also knows 振替休日 and 国民の休日.
# What happens: days made up for a holiday on a Sunday are there in some years only (2019-2021), and the day between two holidays
#   is not known at all. Of 2024-2031, 20 such days are working days for workalendar. jpholiday and holidays agree on all of them.
# Why it matters: sessions are planned on half days that are working days. 22 September 2026 would get people seated in a closed
#   building, and hours per working day and deadlines counted in working days are off in the years with many such days.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check workalendar==17.0.0 jpholiday==1.0.3 holidays==0.109
v/bin/python - <<'PY'
import datetime, holidays, jpholiday
from workalendar.asia import Japan

years = range(2024, 2032)
known = {day for year in years for day, _ in Japan().holidays(year)}
official = {entry[0] for year in years for entry in jpholiday.year_holidays(year)}
assert official == set(holidays.Japan(years=years))
missing = sorted(str(day) for day in official - known)
print("workalendar 17.0.0 lacks", len(missing), missing)
assert known <= official
assert len(missing) == 20
assert Japan().is_working_day(datetime.date(2026, 5, 6))
assert Japan().is_working_day(datetime.date(2026, 9, 22))
PY
