#!/usr/bin/env bash
# @smarthr/wareki calls 令和8年4月31日 valid and makes it 1 May, while the text shown stays 31 April.
#
# Good guess: a converter made for HR forms that answers with isValid says false for a day that does not exist.
# What happens: isValid is true for 31 April (the date is 1 May), for 平成40年 (2028) and for 昭和65年 (1990); `formatted` repeats the text
#   as it was typed. A day before its era began (令和元年4月30日) is valid as well.
# Why it matters: the form shows what the person typed and stores another day. Terms of leave and of leaders end on the last day of a
#   month, which is where a 31 is typed too often.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm install --silent --no-audit --no-fund @smarthr/wareki@1.3.1
TZ=Asia/Tokyo node - <<'JS'
const assert = require("node:assert"), { warekiToDate } = require("@smarthr/wareki");
const read = {};
for (const text of ["令和8年4月30日", "令和8年4月31日", "平成40年4月1日", "昭和65年1月1日", "令和元年4月30日"]) {
  const { isValid, result, formatted } = warekiToDate(text);
  read[text] = [isValid, result.toLocaleDateString("sv"), formatted];
}
console.log("@smarthr/wareki 1.3.1:", read);
assert.deepStrictEqual(read, {
  "令和8年4月30日": [true, "2026-04-30", "令和8年4月30日"],
  "令和8年4月31日": [true, "2026-05-01", "令和8年4月31日"],
  "平成40年4月1日": [true, "2028-04-01", "平成40年4月1日"],
  "昭和65年1月1日": [true, "1990-01-01", "昭和65年1月1日"],
  "令和元年4月30日": [true, "2019-04-30", "令和元年4月30日"],
});
JS
