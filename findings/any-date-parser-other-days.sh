#!/usr/bin/env bash
# any-date-parser, asked in Japanese, reads 2026年12月 as 1 February, 平成31年4月1日 as 3 January and 2026/4/31 as 3 January too.
#
# Good guess: a parser of many languages that knows 2026年4月1日 refuses what it does not know, or what is no day.
# What happens: when no form of the whole text fits, a piece of it that looks like a day is taken, each digit of it for itself: 2026年12月 holds 2月,
#   平成31年 holds 3 and 1, 2026/4/31 likewise. 令和8年4月1日 is 4 August. The year is today's. invalid is never set. 2026年4月31日, which fits,
#   becomes 1 May. Sugar's reader of Japanese days makes 1 May of 4月31日 too, and 8 April 2001 of 8.4.1.
# Why it matters: eras, months alone and slips are in every list of orders and timetables. Each is a real day afterwards, mostly in January.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund any-date-parser@2.2.4 sugar-date@2.0.6 >/dev/null
cat >days.js <<'JS'
const assert = require("node:assert"), loaded = require("any-date-parser"), Sugar = require("sugar-date");
require("sugar-date/locales/ja");

const parser = loaded.default ?? loaded, year = new Date().getFullYear();
const seen = {
  "2026年4月1日": [2026, 4, 1], "2026年12月": [year, 2, 1], "2026/4/31": [year, 1, 3], "2026年4月31日": [2026, 5, 1],
  "平成31年4月1日": [year, 1, 3], "令和8年4月1日": [year, 8, 4], "R8.4.1": [year, 1, 4],
};
for (const [text, expected] of Object.entries(seen)) {
  const day = parser.fromString(text, "ja-JP"), found = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  console.log("any-date-parser", text, "->", found.join("-"), "invalid:", Boolean(day.invalid));
  assert.ok(!day.invalid);
  assert.deepStrictEqual(found, expected);
}
for (const [text, month, date] of [["4月31日", 5, 1], ["8.4.1", 4, 8]]) {
  const day = Sugar.Date.create(text, "ja");
  console.log("Sugar", text, "->", [day.getFullYear(), day.getMonth() + 1, day.getDate()].join("-"));
  assert.deepStrictEqual([day.getMonth() + 1, day.getDate()], [month, date]);
}
JS
TZ=Asia/Tokyo node days.js
