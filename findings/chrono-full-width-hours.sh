#!/usr/bin/env bash
# chrono-node reads １３：３０ as 3:30 in the morning and １０：００ as midnight, unless a day stands before it.
#
# Good guess: a reader of Japanese days and times takes full-width digits like others; it takes ４月１日 and 午後１時３０分 so.
# What happens: at the beginning of a text the first of two full-width digits of an hour is skipped: １３時３０分 is 03:30, １３：３０～１６：３０ is
#   03:30 to 16:30. Behind 4月1日 the same time is right. 第1月曜日 is any Monday, 4月第1水曜日 the Wednesday of this week, 4月1日～3日 one day.
# Why it matters: a timetable has a column of days and a column of times, typed with a Japanese keyboard. Courses begin at night, or clash
#   with none that they clash with; a time from 0 to 9 gives nothing away.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null
cat >times.js <<'JS'
const chrono = require("chrono-node");
const today = new Date(2026, 3, 15, 9); // a Wednesday
const two = (number) => String(number).padStart(2, "0");
const shown = (part) => `${part.get("month")}/${part.get("day")} ${two(part.get("hour"))}:${two(part.get("minute") ?? 0)}`;
const read = (text) => chrono.ja.parse(text, today).map((one) => shown(one.start) + (one.end ? `-${shown(one.end)}` : "")).join(" ");

const expected = {
  "13:30": "4/15 13:30",
  "１３：３０": "4/15 03:30",
  "１０：００": "4/15 00:00",
  "１３時３０分": "4/15 03:30",
  "１３：３０～１６：３０": "4/15 03:30-4/15 16:30",
  "午後１時３０分": "4/15 13:30",
  "4月1日 １３：３０": "4/1 13:30",
  "4月第1水曜日": "4/15 12:00",
  "4月1日～3日": "4/1 12:00",
};
for (const [text, wanted] of Object.entries(expected)) {
  console.log(text, "->", read(text));
  require("assert").strictEqual(read(text), wanted, text);
}
JS
node times.js
