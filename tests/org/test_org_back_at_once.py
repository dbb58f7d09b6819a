"""Who retires on 31 March and is employed again on 1 April: what is otherwise is told, and the name kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
HEAD = "職員番号,氏名,部,課,職名,採用年月日,任用区分\n"
APRIL = date(2026, 4, 1)


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """One person, whose leaving at the end of March is recorded."""
    (workspace / "staff.csv").write_text(HEAD + "000601,髙田 稔,総務部,総務課,課長,1988-04-01,\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes", day=date(2025, 4, 1))
    cli("staff", "depart", "000601", "--on", "2026-03-31", "--yes", day=date(2026, 3, 2))
    return workspace


def take_in(cli: Cli, ward: Path, line: str, on: str) -> str:
    (ward / "back.csv").write_text(HEAD + line, "utf-8")
    return str(cli("staff", "import", "back.csv", "--as-of", on, "--yes", day=date.fromisoformat(on)).err)


def shown(cli: Cli, *more: str) -> str:
    return str(cli("staff", "show", "000601", *more, day=date(2026, 6, 1)).out)


@pytest.mark.parametrize("on", ["2026-04-01", "2026-05-01"])
def test_what_is_otherwise_is_told_line_by_line(ward: Path, cli: Cli, on: str) -> None:
    told = take_in(cli, ward, f"000601,髙田 稔,総務部,総務課,主任,{on},再任用\n", on)
    assert "職名: 課長 → 主任" in told
    assert "任用区分: － → 再任用" in told
    assert f"採用年月日: 1988-04-01 → {on}" in told
    now = shown(cli)
    assert "主任" in now
    assert "再任用" in now


def test_what_is_as_before_is_not_told(ward: Path, cli: Cli) -> None:
    told = take_in(cli, ward, "000601,髙田 稔,総務部,総務課,課長,2026-04-01,再任用\n", "2026-04-01")
    assert "職名" not in told


def test_a_list_that_cannot_print_the_letters_of_a_name_leaves_them(ward: Path, cli: Cli) -> None:
    told = take_in(cli, ward, "000601,高田 稔,総務部,総務課,課長,2026-04-01,再任用\n", "2026-04-01")
    assert "氏名:" not in told
    assert "髙田 稔" in shown(cli)
