#!/usr/bin/env bash
# A course on three days, listed with RDATE, is on one, two or three days, depending on the library that reads the calendar.
#
# Good guess: the days of an event are its start and the days listed beside it; where there is no rule of repetition there is nothing to get wrong.
# What happens: ical.js (and ical-expander on it) and vobject's rruleset leave out the first day, node-ical and icalevents all but the first. Each of them
#   expands a weekly rule rightly. recurring-ical-events and vobject with addRDate give all three. rrule-temporal, given two Mondays (COUNT=2) and a
#   Thursday between them, counts the Thursday as one of the two and loses the second Monday.
# Why it matters: three days that are no rule are the usual case of a course, and this is the form for them. People are asked to come on the second day
#   of a course, or are planned elsewhere on days they are in it.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check icalendar==7.3.2 recurring-ical-events==3.8.2 vobject==0.9.9 icalevents==0.3.1
npm install --silent --no-audit --no-fund node-ical@0.26.1 ical.js@2.2.1 ical-expander@3.2.0 rrule-temporal@1.6.0 >/dev/null
v/bin/python - <<'PY'
import datetime, icalendar, recurring_ical_events, vobject
from icalevents.icalevents import events

LINES = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//office//courses//EN", "BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "BEGIN:STANDARD",
    "DTSTART:19700101T000000", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT",
    "UID:course-1@example.jp", "DTSTAMP:20260401T000000Z", "SUMMARY:course", "DTSTART;TZID=Asia/Tokyo:20260511T083000",
    "DTEND;TZID=Asia/Tokyo:20260511T120000", "RDATE;TZID=Asia/Tokyo:20260514T083000,20260608T083000", "END:VEVENT", "END:VCALENDAR", "",
]
text = "\r\n".join(LINES)
with open("course.ics", "w", newline="") as file:
    file.write(text)

def days(moments):
    return sorted(f"{moment:%m-%d}" for moment in moments)

event = vobject.readOne(text).vevent
start, end = (datetime.datetime(2026, month, 1, tzinfo=datetime.timezone.utc) for month in (4, 8))
seen = {
    "recurring-ical-events 3.8.2": days(
        each.start for each in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between((2026, 4, 1), (2026, 8, 1))
    ),
    "vobject 0.9.9, addRDate": days(event.getrruleset(addRDate=True)),
    "vobject 0.9.9, rruleset": days(event.rruleset),
    "icalevents 0.3.1": days(each.start for each in events(string_content=text.encode(), start=start, end=end)),
}
for name, listed in seen.items():
    print(f"{name}: {listed}")
assert list(seen.values()) == [["05-11", "05-14", "06-08"]] * 2 + [["05-14", "06-08"], ["05-11"]]
PY
cat > read.mjs <<'JS'
import assert from "node:assert";
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import IcalExpander from "ical-expander";
import ical from "node-ical";
import { RRuleTemporal } from "rrule-temporal";

const text = readFileSync("course.ics", "utf8");
const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
const steps = event.iterator();
const byIcalJs = [];
for (let next = steps.next(); next; next = steps.next()) byIcalJs.push(String(next).slice(5, 10));
const { events, occurrences } = new IcalExpander({ ics: text }).between(new Date("2026-04-01"), new Date("2026-08-01"));
const byExpander = [...events, ...occurrences].map((each) => String(each.startDate).slice(5, 10));
const [read] = Object.values(ical.sync.parseICS(text)).filter((each) => each.type === "VEVENT");
const byNodeIcal = ical
  .expandRecurringEvent(read, { from: new Date("2026-04-01"), to: new Date("2026-08-01") })
  .map((each) => each.start.toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" }).slice(5));
const lines = ["DTSTART;TZID=Asia/Tokyo:20260511T083000", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2", "RDATE;TZID=Asia/Tokyo:20260514T083000"];
const byRruleTemporal = new RRuleTemporal({ rruleString: lines.join("\n") }).all().map((each) => String(each).slice(5, 10));
console.log("ical.js 2.2.1:", byIcalJs);
console.log("ical-expander 3.2.0:", byExpander);
console.log("node-ical 0.26.1:", byNodeIcal);
console.log("rrule-temporal 1.6.0, 05-11 and 05-18 by rule, 05-14 listed:", byRruleTemporal);
assert.deepStrictEqual(byRruleTemporal, ["05-11", "05-14"]);
assert.deepStrictEqual([byIcalJs, byExpander, byNodeIcal], [["05-14", "06-08"], ["05-14", "06-08"], ["05-11"]]);
JS
node read.mjs
