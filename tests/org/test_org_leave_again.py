"""An older leave list that comes after a newer one: its rows say what was changed since, and that is told."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CLI = Callable[..., Any]
STAFF = "職員番号,氏名,部,課,職名\n003301,仁科 茜,環境部,清掃課,主事\n003302,保科 陸,環境部,清掃課,主任\n"
HEAD = "職員番号,氏名,区分,開始日,終了日\n"
AKANE = "003301,仁科 茜,育休,2026-05-01,2027-04-30\n"
RIKU = "003302,保科 陸,病休,2026-05-11,2026-08-10\n"


@pytest.fixture
def ward(workspace: Path, cli: CLI) -> Path:
    Path("staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def leave(cli: CLI, name: str, text: str, *more: str) -> str:
    Path(name).write_text(HEAD + text, "utf-8")
    return str(cli("staff", "leave", name, "--yes", *more).err)


def entry_of(told: str) -> str:
    return re.findall(r"記録番号 (\d+)）。取り消す", told)[0]


def test_a_row_that_was_changed_since_is_told_with_the_entry(ward: Path, cli: CLI) -> None:
    assert "W_LEAVE_EARLIER" not in leave(cli, "五月.csv", AKANE + RIKU)
    told = leave(cli, "六月.csv", AKANE.replace("2027-04-30", "2026-12-31") + RIKU)
    assert "W_LEAVE_EARLIER" not in told
    entry = entry_of(told)
    told = leave(cli, "五月の控え.csv", RIKU + AKANE)
    assert re.findall(r"(\S+) (\S+): W_LEAVE_EARLIER (\d+) .*記録番号 (\d+) で", told) == [
        ("五月の控え.csv", "D3", "003301", entry)
    ]
    assert "W_LEAVE_EARLIER" not in leave(cli, "七月.csv", AKANE.replace("2027-04-30", "2026-11-30"))


def test_leave_that_a_complete_list_ended_is_told_when_it_comes_again(ward: Path, cli: CLI) -> None:
    leave(cli, "五月.csv", AKANE + RIKU)
    entry = entry_of(leave(cli, "全員.csv", AKANE, "--complete", "--allow-mass-change", "--as-of", "2026-06-15"))
    told = leave(cli, "五月.csv", AKANE + RIKU)
    assert f"記録番号 {entry} で" in told
    assert told.count("W_LEAVE_EARLIER") == 1


def test_what_an_undo_took_back_may_come_again_without_a_word(ward: Path, cli: CLI) -> None:
    leave(cli, "五月.csv", AKANE)
    shorter = AKANE.replace("2027-04-30", "2026-12-31")
    leave(cli, "六月.csv", shorter)
    cli("db", "undo", "--yes")
    assert "W_LEAVE_EARLIER" not in leave(cli, "六月.csv", shorter)
    cli("db", "undo", "--yes")
    assert "変更はありません" in leave(cli, "五月の控え.csv", "\n" + AKANE)


@pytest.mark.parametrize(
    ("row", "is_told"),
    [
        ("003301,仁科 茜,育休,2026-05-18,2027-04-30\n", True),  # its first day put right
        ("003301,仁科 茜,病休,2026-04-20,2026-05-10\n", True),
        ("003301,仁科 茜,産休,2026-03-01,2026-04-30\n", False),  # what comes before ends the day before
        ("003301,仁科 茜,部分休業,2026-06-01,2026-06-30\n", False),  # half days say nothing of whole ones
        ("003302,保科 陸,育休,2026-05-18,2027-04-30\n", False),
    ],
)
def test_leave_of_days_that_are_leave_already_is_told_with_its_way_out(
    row: str, is_told: bool, ward: Path, cli: CLI
) -> None:
    entry = entry_of(leave(cli, "五月.csv", AKANE))
    told = leave(cli, "訂正.csv", row)
    assert ("W_LEAVE_OVERLAPS" in told) is is_told
    if is_told:
        assert "2026-05-01～2027-04-30" in told
        cli("db", "undo", entry_of(told), "--yes")
        cli("db", "undo", entry, "--yes")
        assert "W_LEAVE_OVERLAPS" not in leave(cli, "訂正.csv", row)
