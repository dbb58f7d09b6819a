"""Plans of a day that is past stand as they stood then, whatever ended them afterwards."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
APRIL, MAY, JUNE, JULY = (date(2026, month, 10) for month in (4, 5, 6, 7))


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Two plans of April, one of them approved in May; both withdrawn in June."""
    (workspace / "staff.csv").write_text(
        "職員番号,氏名,部,課\n000401,堀内 渚,総務部,総務課\n000402,三宅 岳,総務部,総務課\n", "utf-8"
    )
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", day=APRIL)
    for who in ("000401", "000402"):
        cli("career", "aim", "--staff", who, "--to", "product-manager/2", "--yes", day=APRIL)
    cli("plan", "make", "--all", "--yes", day=APRIL)
    cli("plan", "approve", "--staff", "000402", "--yes", day=MAY)
    cli("plan", "withdraw", "--all", "--yes", day=JUNE)
    return workspace


def listed(cli: Cli, asked: date, *more: str, day: date = JULY) -> list[tuple[str, str]]:
    rows = json.loads(cli("plan", "list", "--as-of", asked.isoformat(), "--format", "json", *more, day=day).out)
    return sorted((row["number"], row["status"]) for row in rows)


def test_a_withdrawn_plan_is_there_until_the_day_of_its_end(ward: Path, cli: Cli) -> None:
    before = [("000401", "案"), ("000402", "承認済み")]
    assert listed(cli, MAY) == before
    assert listed(cli, date(2026, 6, 9)) == before
    assert listed(cli, JUNE) == listed(cli, JULY) == []


def test_a_plan_made_anew_afterwards_changes_nothing_of_the_past(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--staff", "000401", "--yes", day=JULY)
    assert [number for number, _ in listed(cli, MAY)] == ["000401", "000402"]
    assert listed(cli, date(2026, 6, 20)) == []
    assert listed(cli, JULY) == [("000401", "案")]


def test_the_plan_of_then_is_shown_and_told_by_the_person(ward: Path, cli: Cli) -> None:
    assert "案" in cli("plan", "show", "000401", "--as-of", "2026-05-10", day=JULY).out
    cli("plan", "show", "000401", day=JULY, expect=3)
    then = cli("staff", "show", "000402", "--as-of", "2026-05-10", day=JULY).out
    now = cli("staff", "show", "000402", "--history", day=JULY).out
    assert "承認済み" in then
    assert "承認済み" not in now


def test_undone_a_withdrawal_never_was(ward: Path, cli: Cli) -> None:
    last = json.loads(cli("db", "journal", "--format", "json", day=JULY).out)[0]["entry"]
    cli("db", "undo", last, "--yes", day=JULY)
    assert listed(cli, JULY) == listed(cli, MAY) == [("000401", "案"), ("000402", "承認済み")]
    cli("plan", "withdraw", "--staff", "000402", "--yes", day=JULY)
    assert listed(cli, date(2026, 7, 9)) == [("000401", "案"), ("000402", "承認済み")]
    assert listed(cli, JULY) == [("000401", "案")]


def test_a_withdrawal_recorded_before_its_day_was_noted_is_as_old_as_its_record(ward: Path, cli: Cli) -> None:
    with closing(sqlite3.connect(ward / "skillmap.sqlite")) as database, database:
        database.execute("UPDATE plan SET detail = json_remove(detail, '$.ended_on')")
        (written,) = database.execute("SELECT substr(max(at), 1, 10) FROM entry").fetchone()
    since = date.fromisoformat(written) + timedelta(days=2)
    assert [number for number, _ in listed(cli, MAY, day=since)] == ["000401", "000402"]
    assert listed(cli, since, day=since) == []
