"""What rests on a level is told by the command that changes the level, before anything is written."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
COURSE = "data-analysis-workshop"
"""Asks for level 1 of data analytics, on five half days."""
DAYS = [f"2026-09-{day:02}am@09:00-12:00" for day in (7, 8, 9, 10, 11)]
DAY = date(2026, 6, 10)
LOW = "必要なレベルに達していません"


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    """Two people at level 1 with a seat in the course; one of them with a plan."""
    (shipped_workspace / "staff.csv").write_text(
        "職員番号,氏名,部,課,職名\n000511,長野 倫,総務部,総務課,主事\n000512,村井 碧,福祉部,福祉課,主事\n", "utf-8"
    )
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    rate(cli, shipped_workspace, "000511", 1, "2026-04-10")
    rate(cli, shipped_workspace, "000512", 1, "2026-04-10")
    cli("session", "add", COURSE, "--capacity", "9", *(a for d in DAYS for a in ("--day", d)), "--code", "K7", "--yes")
    for who in ("000511", "000512"):
        cli("enrol", "add", "K7", "--staff", who, "--yes")
    cli("career", "aim", "--staff", "000511", "--to", "data-engineer/1", "--yes", day=date(2026, 5, 1))
    cli("plan", "make", "--staff", "000511", "--yes", day=date(2026, 5, 1))
    return shipped_workspace


def rate(cli: Cli, ward: Path, who: str, level: int, on: str, *more: str) -> str:
    (ward / "level.csv").write_text(f"職員番号,スキル,レベル\n{who},データ分析,{level}\n", "utf-8")
    return str(cli("assess", "import", "level.csv", "--as-of", on, *(more or ("--yes",)), day=DAY).err)


def test_a_level_that_sinks_tells_the_seats_and_plans_that_rest_on_it(ward: Path, cli: Cli) -> None:
    told = rate(cli, ward, "000511", 0, "2026-06-10", "--dry-run")
    assert "000511 長野 倫：K7 に" + LOW in told
    assert "村井" not in told
    assert "育成計画が古くなる職員：1 人（000511 長野 倫）" in told
    assert rate(cli, ward, "000511", 0, "2026-06-10") == told.partition("--dry-run")[0] + told_after(cli)
    assert LOW in cli("status", day=DAY).out.replace("\n", "")


def told_after(cli: Cli) -> str:
    entry = cli("db", "journal", "--format", "csv").out.splitlines()[1].partition(",")[0]
    return f"記録しました（記録番号 {entry}）。取り消すときは: skillmap db undo {entry}\n"


def test_what_is_advised_mends_the_plan(ward: Path, cli: Cli) -> None:
    rate(cli, ward, "000511", 0, "2026-06-10")
    assert "レベルが変わった" in cli("plan", "list", "--stale", day=DAY).out
    cli("refresh", "--only", "plans", "--yes", day=DAY)
    assert "レベルが変わった" not in cli("plan", "list", "--stale", day=DAY).out


def test_a_level_that_rises_again_and_an_entry_that_is_undone_are_told_too(ward: Path, cli: Cli) -> None:
    rate(cli, ward, "000512", 0, "2026-06-01")
    assert "規則に合うようになるもの：1 件" in rate(cli, ward, "000512", 1, "2026-06-10", "--dry-run")
    assert "規則に合うようになるもの：1 件" in cli("db", "undo", "--yes", day=DAY).err


def test_what_people_say_of_themselves_puts_nothing_out_of_order(ward: Path, cli: Cli) -> None:
    told = rate(cli, ward, "000511", 0, "2026-06-10", "--stage", "self", "--yes")
    assert LOW not in told
    assert "古くなる" not in told


def test_a_sheet_that_comes_back_with_a_lower_level_tells_it(ward: Path, cli: Cli) -> None:
    rate(cli, ward, "000511", 0, "2026-06-10", "--stage", "supervisor", "--yes")
    assert LOW in cli("assess", "approve", "--dry-run", day=DAY).err


def test_a_plan_that_was_overtaken_before_is_not_told_again_by_a_new_version(ward: Path, cli: Cli) -> None:
    rate(cli, ward, "000511", 0, "2026-06-10")
    folder = ward / "new"
    shutil.copytree(ward / "data", folder)
    for file in folder.rglob("*.yaml"):
        text = file.read_text("utf-8")
        if "data-analytics" in text and file.parent.name not in ("standards", "transitions"):
            file.write_text(text.replace("data-analytics", "data-insight"), "utf-8")
    told = cli("framework", "migrate", folder, "--accept-proposals", "--dry-run", day=DAY).err
    assert "スキルの変更: data-analytics" in told
    assert "育成計画が古くなる" not in told
