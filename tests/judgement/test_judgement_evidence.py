"""Levels that were approved on a completion or qualification, after it was taken back."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
COURSE = "spreadsheet-analysis"
DAY = date(2026, 6, 20)


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    """Somebody at level 0 of data analytics, who completes a course that teaches level 1, and has it approved."""
    folder = shipped_workspace
    (folder / "staff.csv").write_text("職員番号,氏名,部,課,職名\n001501,沢田 環,総務部,総務課,主事\n", "utf-8")
    (folder / "levels.csv").write_text("職員番号,スキル,レベル\n001501,データ分析,0\n", "utf-8")
    (folder / "done.csv").write_text(f"職員番号,研修名,修了,修了年月日\n001501,{COURSE},修了,2026-05-12\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("assess", "import", "levels.csv", "--as-of", "2026-04-01", "--yes")
    cli("result", "import", "done.csv", "--yes", day=DAY)
    cli("assess", "approve", "--evidence", "--yes", day=DAY)
    return folder


def unproven(cli: Cli, day: date = DAY) -> list[str]:
    text = cli("--lang", "en", "status", "--format", "csv", day=day).out
    return re.findall(r"(\d{6}) 沢田 環: level \d of .* no longer stands", text)


WAYS = (
    ("--outcome", "taken-back"),
    ("--outcome", "not-completed"),
    ("--day", "2026-03-20"),  # before the level 0 was approved: it was known then
)


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_level_whose_completion_is_taken_back_is_told_at_once_and_until_it_is_mended(
    way: tuple[str, str], ward: Path, cli: Cli
) -> None:
    assert unproven(cli) == []
    told = cli("--lang", "en", "result", "correct", "001501", COURSE, *way, "--yes", day=DAY).err
    assert "no longer stands" in told
    assert unproven(cli) == ["001501"]
    (advised,) = re.findall(r"skillmap (why [^,\n]*)", cli("status", "--format", "csv", day=DAY).out)
    cli(*advised.split(), day=DAY)
    cli("db", "undo", "--yes", day=DAY)
    assert unproven(cli) == []


def test_taking_the_list_itself_back_tells_the_level_too(ward: Path, cli: Cli) -> None:
    (entry,) = re.findall(r"^(\d+),.*result import", cli("db", "journal", "--format", "csv").out, re.MULTILINE)
    assert "no longer stands" in cli("--lang", "en", "db", "undo", entry, "--yes", day=DAY).err
    assert unproven(cli) == ["001501"]


def test_a_correction_that_leaves_the_evidence_or_a_level_rated_anew_is_in_order(ward: Path, cli: Cli) -> None:
    cli("result", "correct", "001501", COURSE, "--day", "2026-05-14", "--yes", day=DAY)
    assert unproven(cli) == []
    cli("result", "correct", "001501", COURSE, "--outcome", "taken-back", "--yes", day=DAY)
    assert unproven(cli) == ["001501"]
    (ward / "again.csv").write_text("職員番号,スキル,レベル\n001501,データ分析,1\n", "utf-8")
    later = date(2026, 7, 6)
    assert unproven(cli, later) == ["001501"]
    # The supervisor says that the level is right all the same.
    cli("assess", "import", "again.csv", "--stage", "supervisor", "--as-of", "2026-07-06", "--yes", day=later)
    cli("assess", "approve", "--yes", day=later)
    assert unproven(cli, later) == []


def test_a_level_that_a_person_rated_needs_no_course(ward: Path, cli: Cli) -> None:
    cli("db", "undo", "--yes", day=DAY)
    (ward / "rated.csv").write_text("職員番号,スキル,レベル\n001501,データ分析,1\n", "utf-8")
    cli("assess", "import", "rated.csv", "--as-of", "2026-06-01", "--yes", day=DAY)
    assert "no longer" not in cli("--lang", "en", "result", "correct", "001501", COURSE, *WAYS[0], "--yes", day=DAY).err
    assert unproven(cli) == []
