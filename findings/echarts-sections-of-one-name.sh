#!/usr/bin/env bash
# ECharts draws two sections called 庶務係 as one when they come by dataset: the bar of 5 stands over the bar of 3.
#
# Good guess: a bar for every row, in the order of the rows, as it is when the names are given to the axis and the numbers to the series.
# What happens: from a dataset the axis is made of different names. Rows of the same name share a place, their bars lie on each other, the
#   smaller one is hidden, and the axis has a name less. The same rows given the other way are three bars.
# Why it matters: 庶務係 and 管理係 exist in many departments. The chart has a section too few, and the lower number cannot be seen.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund echarts@6.1.0 >/dev/null
cat >bars.js <<'JS'
const assert = require("node:assert"), echarts = require("echarts");

const rows = [["庶務係", 3], ["税務係", 4], ["庶務係", 5]];
const drawn = (option) => {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 400, height: 300 });
  chart.setOption({ animation: false, yAxis: {}, color: ["#123456"], ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const names = [...svg.matchAll(/<text[^>]*>([^<]*係)</g)].map(([, name]) => name);
  return { names, lefts: [...svg.matchAll(/<path d="M([\d.]+) [^"]*" fill="#123456"/g)].map(([, left]) => Number(left)) };
};
const set = drawn({ dataset: { source: [["係", "人"], ...rows] }, xAxis: { type: "category" }, series: [{ type: "bar" }] });
const given = drawn({
  xAxis: { type: "category", data: rows.map(([name]) => name) }, series: [{ type: "bar", data: rows.map(([, count]) => count) }],
});
console.log("by dataset", set, "given apart", given);
assert.deepStrictEqual(set.names, ["庶務係", "税務係"]);
assert.ok(set.lefts.length === 3 && set.lefts[0] === set.lefts[2]);
assert.deepStrictEqual(given.names, ["庶務係", "税務係", "庶務係"]);
assert.strictEqual(new Set(given.lefts).size, 3);
JS
node bars.js
