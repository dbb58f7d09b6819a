"""The same numbers wherever they are printed: the terminal, the leader list and the departments' workbooks summed up.

`python tests/demo/demo_totals.py WARD` checks a finished demo and ends with 1 when numbers differ or are missing.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from typer.testing import CliRunner

from skillmap.cli.app import app

TODAY = "2026-06-01"


def listing(ward: Path, *arguments: str) -> list[dict[str, Any]]:
    """A command's table as records."""
    env: dict[str, str | None] = {name: None for name in os.environ if name.startswith("SKILLMAP_")}
    command = ["--workspace", str(ward), *arguments, "--format", "json"]
    done = CliRunner().invoke(app, command, env={**env, "SKILLMAP_TODAY": TODAY})
    assert done.exit_code in (0, 1), done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def records(book: Path, sheet: str) -> Iterator[dict[str, Any]]:
    """Rows below the heading row of a sheet: the first row with all cells filled."""
    workbook = openpyxl.load_workbook(book, read_only=True)
    rows = workbook[sheet].iter_rows(values_only=True)
    heading = next(row for row in rows if len(row) > 3 and all(row))
    yield from (dict(zip(map(str, heading), row, strict=True)) for row in rows if any(row))
    workbook.close()


def on_terminal(ward: Path) -> Counter[str]:
    """Totals of `report year`, once more as the sums of `report departments`, which must be the same."""
    year = {row["measure"]: row["value"] for row in listing(ward, "report", "year", "--fy", "2026")}
    departments = Counter[str]()
    for row in listing(ward, "report", "departments", "--fy", "2026"):
        departments.update({k: v for k, v in row.items() if k != "department"})
    assert departments["staff"] == year["職員数"]
    assert departments["leaders"] == year["ICTリーダー"]
    assert departments["sections"] == year["リーダーを置く所属"]
    assert departments["seats"] == year["受講の席"]
    assert departments["waiting"] == year["席のない希望"]
    assert departments["aims"] == year["目標のある職員"]
    names = ("leaders", "vacant", "seats", "waiting", "plans")
    return Counter({name: departments[name] for name in names})


def in_departments(ward: Path) -> Counter[str]:
    """The same totals summed over the departments' workbooks, from their print sheets."""
    totals = Counter[str]()
    books = sorted((ward / "out").glob("研修名簿_*.xlsx"))
    assert len(books) == 12, [b.name for b in books]
    for book in books:
        totals["seats"] += sum(1 for r in records(book, "受講者名簿") if r["職員番号"])
        totals["waiting"] += sum(1 for r in records(book, "席のない希望") if r["職員番号"])
        totals["plans"] += sum(1 for r in records(book, "育成計画") if r["種類"] == "目標への計画")
        totals += _leaders(book, "リーダー名簿")
    return totals


def _leaders(book: Path, sheet: str) -> Counter[str]:
    rows = [r for r in records(book, sheet) if r["状態"]]
    # Also 異動・退職のため空席: the seat of a leader who was transferred.
    vacant = sum("空席" in r["状態"] for r in rows)
    return Counter(leaders=sum(1 for r in rows if r["職員番号"]), vacant=vacant)


def differences(ward: Path) -> list[str]:
    """What is not equal, in words; empty when all is well."""
    terminal, departments = on_terminal(ward), in_departments(ward)
    (leader_list,) = (ward / "out").glob("ICTリーダー名簿_*.xlsx")
    wrong = []
    for sheet in ("リーダー名簿", "データ"):
        for name, value in _leaders(leader_list, sheet).items():
            if value != terminal[name]:
                wrong.append(f"{name}: terminal {terminal[name]}, leader list [{sheet}] {value}")
    for name, value in terminal.items():
        if departments[name] != value:
            wrong.append(f"{name}: terminal {value}, departments {departments[name]}")
    if not all(terminal.values()):
        wrong.append(f"nothing to count: {dict(terminal)}")
    print(" ".join(f"{name}={value}" for name, value in terminal.items()))
    return wrong


if __name__ == "__main__":
    found = differences(Path(sys.argv[1]))
    print("\n".join(found) or "terminal = leader list = sum of the departments")
    sys.exit(1 if found else 0)
