"""A timetable as offices type it: no codes, times in one cell, days without a year, e-learnings without seats."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Cli = Callable[..., Any]


def test_times_days_and_codes(workspace: Path, cli: Cli) -> None:
    names = [line.split(",")[1] for line in cli("training", "list", "--format", "csv").out.splitlines()[1:3]]
    rows = [
        "研修名,回名,開催日,時間,定員,受講期間",
        f"{names[0]},第1回,6/1,9:00～12:00,20,",
        f"{names[0]},第2回,６月１５日,午後1時30分～午後4時30分,20,",
        f"{names[1]},,,,,R8.6.1～R9.2.26",
    ]
    path = workspace / "sessions.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    told = cli("session", "import", path, "--fy", "2026", "--yes")
    assert "W_YEAR_ADDED" in told.err and "N_CODES_MADE" in told.err
    listed = cli("session", "list", "--format", "csv").out
    assert "E_" not in told.err and listed.count("\n") == 4
    again = cli("session", "import", path, "--fy", "2026", "--yes")
    assert cli("session", "list", "--format", "csv").out == listed, again.err
