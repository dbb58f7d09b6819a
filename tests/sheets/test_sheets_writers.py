"""The same list saved by other programs is read alike, days, times, hours and shares too."""

import json
from datetime import date
from pathlib import Path

import pytest

from skillmap.sheets import Field, Kind, Layout, read
from skillmap.words import Bilingual

FOLDER = Path(__file__).parents[1] / "data" / "writers"
DATA = json.loads((FOLDER / "rows.json").read_text("utf-8"))
KINDS = (Kind.CODE, Kind.NAME, Kind.TEXT, Kind.DATE, Kind.TIME, Kind.HOURS, Kind.NUMBER, Kind.TEXT)
LAYOUT = Layout(
    "any", Bilingual("一覧", "list"), Bilingual("一覧", "list"),
    tuple(
        Field(f"f{n}", Bilingual(title, title), kind, maximum=100 if kind is Kind.NUMBER else None)
        for n, (title, kind) in enumerate(zip(DATA["headings"], KINDS, strict=True))
    ),
)  # fmt: skip


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.xlsx")), ids=lambda file: file.stem)
def test_every_writer(file: Path) -> None:
    reading = read(file, LAYOUT)
    found = [tuple(row.values[f"f{n}"] for n in range(8)) for row in reading.rows]
    assert found == [
        (number, name, unit, date.fromisoformat(day), time, hours, share * 100, remark)
        for number, name, unit, day, time, hours, share, remark in DATA["rows"]
    ]
    assert {one.code for one in reading.problems} <= {"W_FORMULA_LIKE"}
