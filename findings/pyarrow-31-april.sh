#!/usr/bin/env bash
# pyarrow reads 2026/04/31 in a CSV file as 1 May 2026, and 30 February as 2 March, as soon as it is told the format of days.
#
# Good guess: a day that does not exist is an error, or the column stays text, as it does for 2026-04-31 without a format.
# What happens: formats in timestamp_parsers, and strptime of the compute functions (with error_is_null=True too), look at each number by itself:
#   up to 31 days, up to 12 months. What is too many runs over into the next month. The ISO form has a reader of its own, which refuses.
# Why it matters: 31 April is a slip that typed lists of orders have. The person is then moved, promoted or gone a day late, and the
#   day that was typed is nowhere to be seen.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pyarrow==26.0.1
cat >days.py <<'PY'
import io
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

typed = "staff_no,from\nA123,2026/04/31\nA129,2026/02/30\n"
told = csv.read_csv(io.BytesIO(typed.encode()), convert_options=csv.ConvertOptions(timestamp_parsers=["%Y/%m/%d"]))
iso = csv.read_csv(io.BytesIO(typed.replace("/", "-").encode()))
print("with the format:", told["from"].to_pylist(), "ISO, no format:", iso["from"].to_pylist())
assert told["from"].to_pylist() == [datetime(2026, 5, 1), datetime(2026, 3, 2)]
assert iso["from"].to_pylist() == ["2026-04-31", "2026-02-30"]
found = pc.strptime(pa.array(["2026年4月31日"]), format="%Y年%m月%d日", unit="s", error_is_null=True).to_pylist()
print("strptime of 2026年4月31日:", found)
assert found == [datetime(2026, 5, 1)]
PY
venv/bin/python days.py
