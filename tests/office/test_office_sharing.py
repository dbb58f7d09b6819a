"""Totals for others: small counts are withheld, and a second release gives nobody away by its difference."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from skillmap import config, office
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.office import Office

DEPARTMENTS = {"総務部": 9, "区民部": 3, "福祉部": 8}
"""How many people of each have completed the one training; all have twelve people."""


@pytest.fixture
def counted(workspace: Path) -> Office:
    """Thirty-six people of three departments."""
    here = Office.open(workspace, today=date(2026, 6, 15), by="人事 花子")
    people = [(d, n) for d in DEPARTMENTS for n in range(12)]
    staff = [f"{i:06},職員 {i:02},{d},{d[:2]}課" for i, (d, _) in enumerate(people, 1)]
    done = [f"{i:06},企画の基礎,2026-05-20,修了" for i, (d, n) in enumerate(people, 1) if n < DEPARTMENTS[d]]
    kinds = office.intake.kinds
    _take(here, "staff.csv", kinds.StaffImport(date(2026, 4, 1)), "職員番号,氏名,部,課", *staff)
    _take(here, "done.csv", kinds.ResultImport(), "職員番号,研修名,修了日,結果", *done)
    return here


def _take(here: Office, name: str, kind: office.intake.kind.ListKind, *lines: str) -> None:
    file = here.workspace.root / name
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert here.record(office.intake.engine.read_list(here, file, kind).draft)


def _shared(here: Office, folder: str) -> dict[tuple[str, str, str], str]:
    done = office.handing_out.hand_out(here, office.sharing.share(here, out=here.workspace.root / folder))
    [file] = [path for path in done.paths if path.suffix == ".csv"]
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return {
            (one["table"], one["row_name"], one["column"]): "x" if one["withheld"] == "1" else one["count"]
            for one in csv.DictReader(stream)
        }


def test_small_counts_and_what_gives_them_away_are_withheld(counted: Office) -> None:
    told = _shared(counted, "one")
    completions = {key[1]: value for key, value in told.items() if key[0] == "completions" and key[2] == "*"}
    assert completions == {"総務部": "9", "区民部": "x", "福祉部": "x", "計": "20"}
    [book] = (counted.workspace.root / "one").glob("*.xlsx")
    cells = [str(cell.value) for page in openpyxl.load_workbook(book) for row in page.iter_rows() for cell in row]
    assert "x" in cells and not any("職員 0" in cell for cell in cells)


def test_a_second_release_gives_nobody_away(counted: Office) -> None:
    first = _shared(counted, "one")
    assert _shared(counted, "again") == first, "nothing has changed: the same is told"
    _take(counted, "more.csv", office.intake.kinds.ResultImport(), "職員番号,研修名,修了日,結果",
          "000010,企画の基礎,2026-05-28,修了")  # fmt: skip
    second = _shared(counted, "two")
    for key, value in second.items():
        before = first.get(key, "x")
        if "x" not in (value, before):
            assert value == before or abs(int(value) - int(before)) >= 5, key
    assert second["completions", "総務部", "*"] == "x" and second["completions", "計", "*"] == "x"


def test_it_names_nobody_and_needs_a_name_itself(counted: Office, cli: Callable[..., Any]) -> None:
    assert "秘匿した数" in cli("privacy", "share", "--out", "out").text
    files = list((counted.workspace.root / "out").iterdir())
    assert {path.suffix for path in files} == {".csv", ".xlsx"} and len(files) == 2
    assert [row["people"] for row in json.loads(cli("roster", "list", "--format", "json").out)] == [0]
    settings = counted.workspace.root / config.FILE
    settings.write_text(settings.read_text("utf-8").replace('office = "みどり区"', 'office = ""'), "utf-8")
    nameless = Office.open(counted.workspace.root, today=date(2026, 6, 15))
    with pytest.raises(InputRefused) as refused:
        office.sharing.share(nameless, FiscalYear(2026))
    assert refused.value.code == "E_SHARE_OFFICE"
