#!/usr/bin/env bash
# date-holidays knows the day between two holidays in 2026, and does not know it in 2032.
#
# Good guess: 国民の休日, the working day between two holidays, is a rule; a library that has it for 22 September 2026 has it for ever.
# What happens: 2026 is right, 21 September 2032 and 2049 are ordinary days. Every other holiday from 2025 to 2050 agrees with
#   @holiday-jp/holiday_jp and jpholiday.
# Why it matters: checked against this year's calendar the library is faultless. Terms and course plans that reach seven years ahead lie
#   wrong by one working day, in the week where nobody expects a session.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm install --silent --no-audit --no-fund date-holidays@3.37.0 @holiday-jp/holiday_jp@2.5.1
TZ=Asia/Tokyo node - <<'JS'
const assert = require("node:assert"), DateHolidays = require("date-holidays"), holidayJp = require("@holiday-jp/holiday_jp");
const calendar = new DateHolidays("JP"), known = new Set(), official = [];
for (let year = 2025; year <= 2050; year++) {
  for (const day of calendar.getHolidays(year)) if (day.type === "public") known.add(day.date.slice(0, 10));
  for (const day of holidayJp.between(new Date(year, 0, 1), new Date(year, 11, 31))) official.push(day.date.toISOString().slice(0, 10));
}
const missing = official.filter((day) => !known.has(day));
console.log("date-holidays 3.37.0:", known.size, "days, lacks", missing);
assert(known.has("2026-09-22"));
assert.deepStrictEqual(missing, ["2032-09-21", "2049-09-21"]);
assert.strictEqual(known.size, official.length - 2);
JS
