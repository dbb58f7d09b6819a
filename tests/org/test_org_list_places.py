"""Where the fields of a staff list's lines stand, whichever of its columns the file has."""

from datetime import date
from pathlib import Path

import pytest

from skillmap.documents.staff_list import read_staff_list
from skillmap.org.records import StaffRecord
from skillmap.sheets.options import ReadOptions

_LINES = [
    "職員番号,氏名,部,課,係,職名",
    "000101,青木 健,総務部,人事課,研修係,主任",
    "000102,石田 実,総務部,人事課,,主事",
    "000103,上野 望,総務部,,,部長",
]


def _read(folder: Path, columns: int, **constants: str) -> list[StaffRecord]:
    file = folder / "staff.csv"
    file.write_text("\n".join(",".join(line.split(",")[:columns]) for line in _LINES), "utf-8")
    records, _ = read_staff_list(file, ReadOptions(constants=constants, fill_down=(), as_of=date(2026, 4, 1)))
    return records


@pytest.mark.parametrize(
    ("columns", "constants", "units"),
    [
        (6, {}, ["E2", "D3", "C4"]),
        (4, {}, ["D2", "D3", "C4"]),
        # What is said for all lines stands in no cell.
        (4, {"subsection": "研修係"}, ["", "", ""]),
        (2, {"section": "人事課"}, ["", "", ""]),
        (2, {}, ["A2", "A3", "A4"]),
    ],
)
def test_the_deepest_unit_of_a_line_is_where_its_units_stand(
    tmp_path: Path, columns: int, constants: dict[str, str], units: list[str]
) -> None:
    records = _read(tmp_path, columns, **constants)
    assert [one.origin.places["units"].cell for one in records] == units  # type: ignore[union-attr]
    assert [one.origin.places["number"].cell for one in records] == ["A2", "A3", "A4"]  # type: ignore[union-attr]
    assert [one.origin.cell for one in records] == ["A2", "A3", "A4"]
    # Whatever the file has no column for is told at the number.
    assert [one.origin.place("left_on").cell for one in records] == ["A2", "A3", "A4"]  # type: ignore[union-attr]
    own = list(records[0].origin.places)
    assert own[0] == "number"
    assert own[-1] == "units"
    assert len(own) == len(records[0].origin.places)
    assert "left_on" not in records[0].origin.places
