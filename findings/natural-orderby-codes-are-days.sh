#!/usr/bin/env bash
# natural-orderby takes section codes such as 1-2-10 for days and sorts them by their last part.
#
# Good guess: "natural" order of 1-2-9, 1-2-10, 1-10-1 is that order: numbers are compared as numbers, part by part.
# What happens: a text that begins like a day is handed to the engine's own reading of days. V8 makes 2 January 2010 of 1-2-10 and
#   10 January 2001 of 1-10-1, so the last part counts first, as a year. A code that is no day in that reading (9-13-1) is compared as a text
#   again, and the order of the whole list depends on which codes stand beside it. With a letter before it, R1-2-10, all is well.
# Why it matters: 部-課-係 is what codes of sections look like. A roster in their order has sections of one department apart, and nothing
#   looks broken in a short list.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund natural-orderby@5.0.0 >/dev/null
cat >codes.js <<'JS'
const assert = require("node:assert"), { orderBy } = require("natural-orderby");

const codes = ["1-2-9", "1-2-10", "1-10-1", "2-1-1"], lettered = codes.map((code) => `R${code}`);
const sorted = orderBy(codes);
const mixed = orderBy(["9-1-3", "9-2-1", "9-13-1", "10-1-1", "10-1-2"]);
console.log("in order", codes.join(" "), "-> sorted", sorted.join(" "), "| with one that is no day", mixed.join(" "));
assert.deepStrictEqual(sorted, ["1-10-1", "2-1-1", "1-2-9", "1-2-10"]);
assert.notDeepStrictEqual(mixed, ["9-1-3", "9-2-1", "9-13-1", "10-1-1", "10-1-2"]);
assert.deepStrictEqual(orderBy(lettered), lettered);
JS
node codes.js
