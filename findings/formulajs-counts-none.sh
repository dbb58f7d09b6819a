#!/usr/bin/env bash
# Formula.js counts no course that ends in 研修, and takes the full-width 12 for 0.
#
# Good guess: functions named after Excel's answer as Excel's: COUNTIF(courses, "*研修") counts the names that end so, and VALUE("１２") is 12, as typed
#   with a Japanese keyboard, or #VALUE!.
# What happens: in COUNTIF, COUNTIFS, SUMIF and SUMIFS an asterisk or a question mark stands for itself only, in any script, so the answer is 0. MATCH in
#   the same package does know them. VALUE("１２") is 0, with no error. What is not there cannot be told from what was not understood.
# Why it matters: sheets in the browser count attendance and add up hours with these functions. A section with two completions shows 0 and is reminded,
#   hours typed in full width are left out of the sum, and no cell shows an error.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1
node - <<'JS'
const assert = require("node:assert"), f = require("@formulajs/formulajs");
const courses = ["情報セキュリティ研修", "法務", "接遇研修"], hours = [3, 2, 4];
const answers = {
  "COUNTIF *研修 (Excel: 2)": f.COUNTIF(courses, "*研修"),
  "COUNTIFS *研修 (Excel: 2)": f.COUNTIFS(courses, "*研修"),
  "SUMIF *研修 (Excel: 7)": f.SUMIF(courses, "*研修", hours),
  "SUMIFS *研修 (Excel: 7)": f.SUMIFS(hours, courses, "*研修"),
  "COUNTIF a* (Excel: 1)": f.COUNTIF(["abc"], "a*"),
  "COUNTIF 法務 (Excel: 1)": f.COUNTIF(courses, "法務"),
  "MATCH *研修 (Excel: 1)": f.MATCH("*研修", courses, 0),
  "VALUE １２ (Excel: 12)": f.VALUE("１２"),
};
console.log("@formulajs/formulajs 4.6.1:", answers);
assert.deepStrictEqual(Object.values(answers), [0, 0, 0, 0, 0, 1, 1, 0]);
JS
