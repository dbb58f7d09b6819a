#!/usr/bin/env bash
# polars.write_excel shows 30 hours as 1.25 and the year 2026 as 2,026.
#
# Good guess: a column of durations is shown as hours and minutes (times and days are), and whole numbers as they are.
# What happens: dates and times get a format, durations get none: 30 hours stand in the sheet as 1.25, a fraction of days with
#   nothing to say so. Whole numbers get thousands separators, so a fiscal year reads 2,026 and a staff number 100,123.
# Why it matters: a roster with 1.25 under 研修時間 says an hour and a quarter, and it is signed as such.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check polars==2.1.0 XlsxWriter==3.3.1 openpyxl==3.1.5
v/bin/python - <<'PY'
import datetime, openpyxl, polars

frame = polars.DataFrame({
    "職員番号": [100123], "年度": [2026], "研修時間": [datetime.timedelta(hours=30)], "開始": [datetime.time(9, 30)],
})
frame.write_excel("roster.xlsx")
cells = [(cell.value, cell.number_format) for cell in openpyxl.load_workbook("roster.xlsx").active[2]]
print("polars 2.1.0:", cells)
assert cells[:2] == [(100123, "#,##0;[Red]-#,##0"), (2026, "#,##0;[Red]-#,##0")]
assert cells[2] == (1.25, "General")
assert cells[3] == (datetime.time(9, 30), "hh:mm:ss;@")
PY
