#!/usr/bin/env bash
# pandera validates a polars LazyFrame with level 9, a doubled staff number and a missing name, and hands it on as valid.
#
# Good guess: validate() either finds the same as for a DataFrame, or puts the checks into the plan so that collect() raises.
# What happens: of a LazyFrame only names and types of columns are looked at. Ranges, uniqueness and missing values are never checked, not even
#   when the result is collected; there is no warning. The same schema with the same rows as a DataFrame raises for each of them.
# Why it matters: read_csv becomes scan_csv for the sake of speed, and from that day on every list passes. The call that says that it was checked is
#   still there.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check 'pandera[polars]==0.35.0' polars==2.1.0
v/bin/python - <<'PY'
import pandera.polars as pa
import polars as pl


class Levels(pa.DataFrameModel):
    number: str = pa.Field(unique=True)
    name: str = pa.Field(nullable=False)
    level: int = pa.Field(ge=0, le=4)


rows = {"number": ["00123", "00123"], "name": ["佐藤 花", None], "level": [2, 9]}
passed = Levels.validate(pl.LazyFrame(rows)).collect()
print("pandera 0.35.0, LazyFrame:", passed.rows())
assert passed.rows() == [("00123", "佐藤 花", 2), ("00123", None, 9)]
try:
    Levels.validate(pl.DataFrame(rows), lazy=True)
except pa.errors.SchemaErrors as error:
    found = sorted({str(one.reason_code.name) for one in error.schema_errors})
    print("pandera 0.35.0, DataFrame:", found)
    assert len(error.schema_errors) >= 3
else:
    raise AssertionError("a DataFrame passes as well")
PY
