#!/usr/bin/env bash
# Day.js writes a training of 30 hours as 06:00, one of 1,000 hours as 06:00 too, and as "30時間undefined分" when it was given as { hours: 30 }.
#
# Good guess: a length of time written with hours and minutes alone has all its hours, 30:00, as Luxon writes it.
# What happens: its lengths of time are taken apart into years, months, days and hours, and the format shows the part called hours; whole
#   days are gone. Months are of 30.4 days, so that what is left of 1,000 hours is not even the remainder of a day (16). Given by parts, nothing
#   is taken apart: parts that were not given are written as "undefined".
# Why it matters: hours of training are sums over a year; above 24 each of them is wrong and looks like any other time.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund dayjs@1.11.23 luxon@3.7.2 >/dev/null
cat >hours.js <<'JS'
const assert = require("node:assert"), dayjs = require("dayjs"), { Duration } = require("luxon");
dayjs.extend(require("dayjs/plugin/duration"));

for (const [hours, seen] of [[23, "23:00"], [30, "06:00"], [1000, "06:00"]]) {
  const text = dayjs.duration(hours, "hours").format("HH:mm"), other = Duration.fromObject({ hours }).toFormat("hh:mm");
  console.log(hours, "hours: Day.js", text, "Luxon", other);
  assert.strictEqual(text, seen);
  assert.strictEqual(other, `${hours}:00`);
}
const parts = dayjs.duration({ hours: 30 }).format("H時間m分");
console.log("{ hours: 30 }:", parts);
assert.strictEqual(parts, "30時間undefined分");
JS
node hours.js
