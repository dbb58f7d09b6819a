#!/usr/bin/env bash
# pydantic and msgspec read the text 20260401 as a morning in August 1970.
#
# Good guess: 20260401 is 1 April 2026 (the basic form of ISO 8601), or an error.
# What happens: as a datetime it is 20,260,401 seconds after 1970: 23 August 1970, 11:53:21, in UTC. The times 202604011330 and 260401 are
#   accepted likewise. As a date it is refused, because the seconds are no whole day; the one text accepted is that which is, such as 0.
#   A time given as the number 930 is a quarter past midnight.
# Why it matters: exports of personnel and learning systems write days in eight digits. A field that is a datetime for the sake of one
#   system takes the others' days without complaint.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check pydantic==2.14.4 msgspec==0.22.0
v/bin/python - <<'PY'
import datetime, msgspec, pydantic

def read(kind, value):
    try:
        return str(pydantic.TypeAdapter(kind).validate_python(value))
    except pydantic.ValidationError:
        return "refused"

by_pydantic = [
    read(datetime.datetime, "20260401"), read(datetime.datetime, "202604011330"), read(datetime.date, "20260401"),
    read(datetime.date, "0"), read(datetime.time, 930), read(datetime.time, "0930"),
]
by_msgspec = str(msgspec.convert("20260401", datetime.datetime, strict=False))
print("pydantic 2.14.4:", by_pydantic)
print("msgspec 0.22.0: ", by_msgspec)
assert by_pydantic == [
    "1970-08-23 11:53:21+00:00", "1976-06-02 22:53:31.330000+00:00", "refused", "1970-01-01", "00:15:30+00:00", "refused",
]
assert by_msgspec == "1970-08-23 11:53:21+00:00"
PY
