"""A section that was founded after nominations were due is new, and late with nothing."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
OCTOBER = date(2026, 10, 20)
STAFF = """職員番号,氏名,部,課,職名
004101,沢村 泉,土木部,道路課,主任
004102,江口 徹,土木部,公園課,主事
004103,三原 渚,土木部,公園課,主事
"""
LED = "課,職員番号,氏名\n道路課,004101,沢村 泉\n公園課,004102,江口 徹\n"
HEAD = "施行日,区分,旧部,旧課,新部,新課\n"


@pytest.fixture
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    (workspace / "led.csv").write_text(LED, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("leader", "import", "led.csv", "--from", "2026-04-01", "--yes")
    return workspace


def reorganised(ward: Path, cli: Cli, line: str) -> None:
    (ward / "reform.csv").write_text(HEAD + line + "\n", "utf-8")
    cli("org", "reorganise", "reform.csv", "--yes", day=OCTOBER)


def told(cli: Cli, *more: str, day: date = OCTOBER, lang: str = "ja") -> dict[str, str]:
    """What is found about vacant seats, by section."""
    shown = cli("leader", "check", *more, "--format", "json", expect=None, day=day, lang=lang).out
    return {
        row["section"]: row["finding"]
        for row in json.loads(shown)
        if any(one in row["finding"] for one in ("期限", "新しい所属", "due on", "new section"))
    }


def nominations(cli: Cli, day: date = OCTOBER) -> str:
    """How the year's step of nominations stands."""
    rows = json.loads(cli("status", "--year", "--format", "json", expect=None, day=day, lang="en").out)
    return str(next(row["state"] for row in rows if row["step"] == "Nomination of leaders"))


def test_a_section_of_october_is_new_until_it_has_a_leader(ward: Path, cli: Cli) -> None:
    reorganised(ward, cli, "2026-10-01,新設,,,土木部,河川課")
    assert told(cli) == {"土木部/河川課": "新しい所属（2026-10-01 から）で、まだリーダーがいません。"}
    assert told(cli, lang="en") == {"土木部/河川課": "A new section (since 2026-10-01) that has no leader yet."}
    assert nominations(cli) == "done"
    # From the next year on the rule's day holds for it as for all others.
    assert told(cli, day=date(2027, 5, 31))["土木部/河川課"].endswith("（推薦の期限 2027-05-31）。")
    assert "2027-05-31" in told(cli, day=date(2027, 6, 1))["土木部/河川課"]
    cli("staff", "move", "004103", "--section", "河川課", "--on", "2026-10-01", "--yes", day=OCTOBER)
    cli("leader", "nominate", "--section", "河川課", "--staff", "004103", "--yes", day=OCTOBER)
    assert told(cli) == {}


def test_a_section_that_was_there_in_may_is_late(ward: Path, cli: Cli) -> None:
    reorganised(ward, cli, "2026-05-20,新設,,,土木部,河川課")
    assert "2026-05-31" in told(cli)["土木部/河川課"]
    assert nominations(cli) == "late"


def test_a_new_name_makes_no_new_section(ward: Path, cli: Cli) -> None:
    cli("staff", "move", "004101", "--section", "公園課", "--on", "2026-09-01", "--yes", day=OCTOBER)
    cli("leader", "replace", "--section", "道路課", "--from", "2026-09-01", "--yes", day=OCTOBER)
    reorganised(ward, cli, "2026-10-01,改称,土木部,道路課,土木部,道路管理課")
    assert "2026-05-31" in told(cli)["土木部/道路管理課"]


def test_an_office_that_begins_in_autumn_has_no_new_sections(workspace: Path, cli: Cli) -> None:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-10-01", "--yes", day=OCTOBER)
    assert sorted(told(cli)) == ["土木部/公園課", "土木部/道路課"]
    assert all("2026-05-31" in one for one in told(cli).values())
