#!/usr/bin/env bash
# In Japan, ical-generator puts a course of a whole day, made with new Date(2026, 3, 1), on 31 March.
#
# Good guess: allDay: true writes the day that the Date shows on the clock of the computer, as hours of a course are written right.
# What happens: without a time zone of its own an event's day is taken from the Date in UTC, which in Japan is still the day before until 9:00.
#   With timezone: "Asia/Tokyo" it is 1 April. Courses with hours are right both ways, so a calendar that has both looks right.
# Why it matters: such a file goes to everybody who has a seat. E-learning windows, deadlines and courses of whole days stand a day early, for
#   those who made the file in Japan and nobody else.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund ical-generator@10.2.0 >/dev/null
cat >day.mjs <<'JS'
import assert from "node:assert";
import ical from "ical-generator";

const calendar = ical({ name: "研修" });
const start = new Date(2026, 3, 1);
calendar.createEvent({ start, allDay: true, summary: "DX基礎" });
calendar.createEvent({ start, allDay: true, summary: "DX基礎", timezone: "Asia/Tokyo" });
calendar.createEvent({ start: new Date(2026, 3, 1, 9), end: new Date(2026, 3, 1, 12), summary: "表計算" });
const days = [...calendar.toString().matchAll(/^DTSTART.*:(\w+)/gm)].map(([, day]) => day);
console.log("the computer says", start.toLocaleDateString("ja"), "| whole day", days[0], "| with its time zone", days[1], "| 9:00", days[2]);
assert.deepStrictEqual(days, ["20260331", "20260401", "20260401T000000Z"]);
JS
TZ=Asia/Tokyo node day.mjs
