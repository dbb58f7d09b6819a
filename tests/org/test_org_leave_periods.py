"""Periods of leave in one cell, as sections write them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
STAFF = "職員番号,氏名,部,課,職名\n000431,磯部 海,港湾部,管理課,主任\n"


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    Path("staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def leave(cli: Cli, period: str, title: str = "令和8年度 休職等一覧", **more: Any) -> str:
    Path("休職.csv").write_text(f"{title}\n職員番号,氏名,区分,期間\n000431,磯部 海,育児休業,{period}\n", "utf-8")
    return str(cli("staff", "leave", "休職.csv", "--dry-run", **more).err)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("R8.5.1～9.30", "2026-09-30"), ("R8.5.1～3.31", "2027-03-31"), ("令和8年5月1日～同年9月30日", "2026-09-30"),
        ("令和8年5月1日から翌年3月31日まで", "2027-03-31"), ("R8.5.1-R8.9.30", "2026-09-30"),
        ("2026/5/1-9/30", "2026-09-30"), ("2026-05-01-2026-09-30", "2026-09-30"),
        ("R8.5.1～R8.9.30（5か月）", "2026-09-30"),
        ("5/1~9/30", "2026-09-30"), ("5月1日(金)～9月30日(水)", "2026-09-30"), ("8.5.1～8.9.30", "2026-09-30"),
    ],
)  # fmt: skip
def test_a_period_is_read_and_a_year_that_was_added_is_told(office: Path, cli: Cli, text: str, last: str) -> None:
    told = leave(cli, text)
    assert f"育児休業 2026-05-01～{last}" in told
    is_whole = text.count("R8") == 2 or text.count("2026") == 2
    assert is_whole or "W_PERIOD_YEAR" in told or "W_YEAR_ADDED" in told or "W_ERA_ADDED" in told


@pytest.mark.parametrize("text", ["R8.5.1から当分の間", "R8.5.1～期間の定めなし", "令和8年5月1日から"])
def test_a_leave_without_an_end(office: Path, cli: Cli, text: str) -> None:
    told = leave(cli, text)
    assert "育児休業 2026-05-01～\n" in told and "W_LEAVE_OPEN" in told


def test_what_cannot_be_is_refused(office: Path, cli: Cli) -> None:
    assert "E_DATE_INCOMPLETE" in leave(cli, "5/1~9/30", "休職等一覧", expect=3)
    assert "D3: E_DATE_NOT_OF_YEAR" in leave(cli, "5/1(月)～9/30", expect=3)
    assert "E_LEAVE_DATES" in leave(cli, "10/1～9/30", expect=3)
    assert "E_DATE_INVALID" in leave(cli, "R8.5.1～そのうち", expect=3)
