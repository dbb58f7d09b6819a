#!/usr/bin/env bash
# Read and written again by the ics library, a course on Mondays at 8:30 is held on Tuesdays.
#
# Good guess: a calendar that is read and written again keeps the time zone, or moves everything to UTC consistently.
# What happens: the start is written in UTC (Sunday 23:30) and the time zone left out, but the rule stays "every Monday". In UTC
#   the Mondays at 23:30 are Tuesdays 8:30 in Japan, and the day left out (a holiday) matches none of them any more.
#   Three Mondays become the first Monday and four Tuesdays. Courses at 9:00 and later keep their day. The written calendar also calls itself CALSCALE:GEORGIAN,
#   which recurring-ical-events refuses.
# Why it matters: mornings are when courses begin, and a fixed weekday is how a year's course is announced. All seats, clashes and
#   absences of the course move by a day, with the right time of day beside them.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check ics==0.7.3 icalendar==7.3.2 recurring-ical-events==3.8.2
v/bin/python - <<'PY'
import icalendar, ics, recurring_ical_events, zoneinfo

lines = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//course//ja
BEGIN:VTIMEZONE
TZID:Asia/Tokyo
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
TZNAME:JST
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:course-1@example.jp
DTSTAMP:20260301T000000Z
DTSTART;TZID=Asia/Tokyo:20260420T083000
DTEND;TZID=Asia/Tokyo:20260420T120000
RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4
EXDATE;TZID=Asia/Tokyo:20260504T083000
SUMMARY:データ活用研修
END:VEVENT
END:VCALENDAR
"""
source = lines.replace("\n", "\r\n")

def days(text):
    held = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between((2026, 4, 1), (2026, 7, 1))
    return [event["DTSTART"].dt.astimezone(zoneinfo.ZoneInfo("Asia/Tokyo")).strftime("%a %m-%d %H:%M") for event in held]

written = ics.Calendar(source).serialize()
print("before:         ", days(source))
after = days(written.replace("CALSCALE:GEORGIAN", "CALSCALE:GREGORIAN"))
print("after ics 0.7.3:", after)
assert days(source) == ["Mon 04-20 08:30", "Mon 04-27 08:30", "Mon 05-11 08:30"]
assert "CALSCALE:GEORGIAN" in written and "BEGIN:VTIMEZONE" not in written
assert after == ["Mon 04-20 08:30", "Tue 04-21 08:30", "Tue 04-28 08:30", "Tue 05-05 08:30", "Tue 05-12 08:30"]
PY
