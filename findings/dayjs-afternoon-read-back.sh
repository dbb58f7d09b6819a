#!/usr/bin/env bash
# Day.js writes 午後1時30分 and, by the same format in the same language, reads it back as 1:30 in the night.
#
# Good guess: what a library has written by a format it reads by that format; Moment and Luxon do.
# What happens: to know what 午後 means, its reader asks the language for the word of every hour and stops at the first that has it. In Japanese
#   that is 12, the hour of noon, and only what is after 12 counts as afternoon to it. 午後 becomes morning, and no
#   error is raised. Strict reading refuses the text that it wrote itself.
# Why it matters: half days are the unit of timetables. Courses of the afternoon move into the night.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund dayjs@1.11.23 moment@2.31.0 luxon@3.7.2 >/dev/null
cat >times.js <<'JS'
const assert = require("node:assert"), dayjs = require("dayjs"), moment = require("moment"), { DateTime } = require("luxon");
require("dayjs/locale/ja");
require("moment/locale/ja");
dayjs.extend(require("dayjs/plugin/customParseFormat"));

const format = "YYYY年M月D日 Ah時m分", plain = "YYYY-MM-DD HH:mm";
const written = dayjs("2026-04-01T13:30").locale("ja").format(format);
const read = dayjs(written, format, "ja"), strict = dayjs(written, format, "ja", true);
const others = [
  moment(written, format, "ja", true).format(plain),
  DateTime.fromFormat(written, "yyyy年M月d日 ah時m分", { locale: "ja" }).toFormat("yyyy-MM-dd HH:mm"),
];
console.log(written, "-> Day.js", read.format(plain), "strict:", strict.isValid(), "-> Moment, Luxon", ...others);
assert.strictEqual(written, "2026年4月1日 午後1時30分");
assert.strictEqual(read.format(plain), "2026-04-01 01:30");
assert.strictEqual(strict.isValid(), false);
assert.deepStrictEqual(others, ["2026-04-01 13:30", "2026-04-01 13:30"]);
JS
node times.js
