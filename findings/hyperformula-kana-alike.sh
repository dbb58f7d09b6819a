#!/usr/bin/env bash
# For HyperFormula ハ equals バ, and びょういん equals びよういん.
#
# Good guess: the equals sign ignores case and, for Japanese, perhaps width or hiragana and katakana; different sounds differ.
# What happens: texts are compared without accents, and the marks of 濁音 and 半濁音 and the size of kana count as accents. かき, がき and
#   ガキ are all equal, so are びょういん (hospital) and びよういん (hairdresser's); COUNTIF and MATCH in the same sheet tell them apart.
# Why it matters: readings of names are how people without a number are found. IF(A2=B2, …) in a sheet computed by HyperFormula says that
#   カワハタ and カワバタ are the same person, while the COUNTIF beside it says that they are not.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm install --silent --no-audit --no-fund hyperformula@3.5.0
node - <<'JS'
const assert = require("node:assert"), { HyperFormula } = require("hyperformula");
const formulas = ['="カワハタ"="カワバタ"', '="びょういん"="びよういん"', '="はし"="ハシ"', '="ﾊｼ"="ハシ"', '="渡邊"="渡邉"', '=COUNTIF(B1:B2,"カワハタ")', '=MATCH("カワハタ",B1:B2,0)'];
const sheet = HyperFormula.buildFromArray(formulas.map((formula, i) => [formula, ["カワバタ", "カワハタ"][i] ?? null]), { licenseKey: "gpl-v3" });
const read = formulas.map((_, row) => sheet.getCellValue({ sheet: 0, row, col: 0 }));
formulas.forEach((formula, i) => console.log(`hyperformula 3.5.0  ${formula}: ${read[i]}`));
assert.deepStrictEqual(read, [true, true, true, true, false, 1, 2]);
JS
