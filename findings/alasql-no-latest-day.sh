#!/usr/bin/env bash
# In AlaSQL MAX of days written as text is missing from the answer, and the average of '30' and '7.5' is 153.75.
#
# Good guess: MAX and MIN of texts are the last and first in order, as in every SQL database; sums of figures written as text are sums or errors.
# What happens: MAX and MIN look at numbers and Date values only and leave the key out of the row for texts, without an error; a question with
#   "since = (SELECT MAX(since) …)" finds nobody. AVG of texts joins them, "307.5", and divides by two, and SUM is missing. Rows with a blank on both sides
#   are joined: nobody's post equals nobody's post.
# Why it matters: it is used to question Excel lists in a browser, where days and hours are texts more often than not. "The latest order of
#   everybody" is the first thing that is asked of a personnel list.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund alasql@4.19.1 >/dev/null
cat >orders.js <<'JS'
const assert = require("node:assert"), alasql = require("alasql");

const orders = [
  { staff: "00123", since: "2024-04-01", post: "主事" }, { staff: "00123", since: "2026-04-01", post: "主任" },
  { staff: "00129", since: "2025-04-01", post: null },
];
const plain = (rows) => JSON.parse(JSON.stringify(rows));
const latest = plain(alasql("SELECT staff, MAX(since) AS latest, COUNT(*) AS orders FROM ? GROUP BY staff", [orders]));
const newest = alasql("SELECT staff FROM ? a WHERE since = (SELECT MAX(since) FROM ? b)", [orders, orders]);
const hours = plain(alasql("SELECT SUM(hours) AS allhours, AVG(hours) AS average FROM ?", [[{ hours: "30" }, { hours: "7.5" }]]));
const pay = plain(alasql("SELECT a.staff, b.step FROM ? a JOIN ? b ON a.post = b.post", [orders, [{ post: null, step: 9 }]]));
console.log("latest", latest, "newest", newest, "hours", hours, "joined by a blank post", pay);
assert.deepStrictEqual(latest, [{ staff: "00123", orders: 2 }, { staff: "00129", orders: 1 }]);
assert.deepStrictEqual(newest, []);
assert.deepStrictEqual(hours, [{ average: 153.75 }]);
assert.deepStrictEqual(pay, [{ staff: "00129", step: 9 }]);
JS
node orders.js
