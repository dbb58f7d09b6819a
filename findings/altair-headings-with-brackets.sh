#!/usr/bin/env bash
# Altair draws an empty chart for the heading 受講者[人], and also for 第1.5期.
#
# Good guess: a column that is in the table can be drawn by its heading, or an unknown heading is an error: Altair looks into the table, since it finds
#   out there whether a column holds numbers or names.
# What happens: the heading is found in the table and its kind is right, and then brackets and dots in it are read as a path into nested records. The chart
#   is drawn with axes and titles and without a single bar of any height, with no warning. With a space or full-width brackets in the heading there are bars.
# Why it matters: lists of offices carry units in their headings (人数[人], 時間[h]) and version or period numbers with a dot. The report of the year shows
#   that nobody was trained.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check altair==6.3.0 pandas==3.0.1 vl-convert-python==1.9.0
v/bin/python - <<'PY'
import re, altair, pandas, vl_convert

def bars(heading):
    table = pandas.DataFrame({"課": ["人事課", "情報課"], heading: [3, 5]})
    chart = altair.Chart(table).mark_bar().encode(x="課", y=heading)
    assert chart.to_dict()["encoding"]["y"]["type"] == "quantitative"
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    return len(re.findall(r'aria-roledescription="bar"', svg))

found = {heading: bars(heading) for heading in ("受講者", "受講者 人", "受講者［人］", "受講者[人]", "第1.5期")}
print("altair 6.3.0, bars of two sections:", found)
assert list(found.values()) == [2, 2, 2, 0, 0]
PY
