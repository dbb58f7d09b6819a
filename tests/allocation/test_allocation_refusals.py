"""What people try with an allocation that cannot be: circles, people on leave or gone, sessions with nobody to seat."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
HEAD = "職員番号,氏名,フリガナ,部,課,職名\n"
STAFF = {
    "001200": "001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任\n",
    "001237": "001237,鈴木 拓也,スズキ タクヤ,総務部,庶務課,主事\n",
    "001274": "001274,髙橋 千尋,タカハシ チヒロ,総務部,人事課,主事\n",
}


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Three people who apply for 企画の基礎, which is held once on 10 July."""
    (workspace / "staff.csv").write_text(HEAD + "".join(STAFF.values()), "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "企画の基礎", "--day", "2026-07-10am", "--capacity", 5, "--code", "K1", "--yes")
    for number in STAFF:
        cli("enrol", "request", "add", "企画の基礎", "--staff", number, "--yes")
    return workspace


def seats(cli: Cli) -> set[str]:
    return {row["number"] for row in json.loads(cli("enrol", "list", "--format", "json").out)}


def test_circular_prerequisites_are_named_with_file_and_line(ward: Path, cli: Cli) -> None:
    files = sorted((ward / "data" / "trainings").glob("*.yaml"))
    text = "".join(f.read_text("utf-8") for f in files)
    assert "planning-basics" in text
    for file in files:
        lines = file.read_text("utf-8").splitlines(keepends=True)
        start = next((i for i, line in enumerate(lines) if line.strip() == "- id: planning-basics"), None)
        if start is not None:
            indent = " " * (len(lines[start]) - len(lines[start].lstrip()) + 2)
            lines.insert(start + 1, f"{indent}prerequisites: {{trainings: [planning-basics]}}\n")
            file.write_text("".join(lines), "utf-8")
    refused = cli("allocate", "run", "--yes", expect=3)
    assert "planning-basics → planning-basics" in refused.err
    assert ".yaml:" in refused.err


def test_who_is_on_leave_waits_with_the_reason(ward: Path, cli: Cli) -> None:
    (ward / "leave.csv").write_text(
        "職員番号,氏名,区分,開始日,終了日\n001237,鈴木 拓也,育児休業,2026-07-01,2026-12-31\n", "utf-8"
    )
    cli("staff", "leave", "leave.csv", "--yes")
    cli("allocate", "run", "--yes")
    assert seats(cli) == {"001200", "001274"}
    shown = cli("allocate", "explain", "--staff", "001237", "--wide").out
    assert "休職等の期間か、在職しない日です（2026-07-10）" in shown


def test_who_has_left_asks_for_nothing_and_gets_no_seat(ward: Path, cli: Cli) -> None:
    (ward / "now.csv").write_text(HEAD + STAFF["001200"] + STAFF["001237"], "utf-8")
    cli("staff", "import", "now.csv", "--as-of", "2026-06-01", "--complete", "--allow-mass-change", "--yes")
    cli("allocate", "run", "--yes")
    assert seats(cli) == {"001200", "001237"}
    refused = cli("enrol", "request", "add", "企画の基礎", "--staff", "001274", "--yes", expect=3)
    assert "001274" in refused.err
    (ward / "list.csv").write_text("職員番号,氏名,開催コード\n001274,髙橋 千尋,K1\n", "utf-8")
    named = cli("enrol", "import", "list.csv", "--yes", expect=3)
    assert "A2" in named.err
    assert seats(cli) == {"001200", "001237"}


def test_a_minimum_that_nobody_reaches_leaves_the_session_empty(ward: Path, cli: Cli) -> None:
    cli("session", "cancel", "K1", "--yes")
    cli(
        "session",
        "add",
        "企画の基礎",
        "--day",
        "2026-07-13am",
        "--capacity",
        9,
        "--minimum",
        9,
        "--code",
        "K2",
        "--yes",
    )
    cli("allocate", "run", "--yes")
    assert seats(cli) == set()
    assert "最少" in cli("allocate", "explain", "--staff", "001200").out


def test_the_same_seed_gives_the_same_seats(ward: Path, cli: Cli) -> None:
    cli("session", "add", "企画の基礎", "--day", "2026-07-14am", "--capacity", 1, "--code", "K2", "--yes")
    found = []
    for _ in range(2):
        cli("allocate", "run", "--seed", 7, "--dry-run")
        found.append((ward / "out" / "allocation-2026.json").read_text("utf-8"))
    assert found[0] == found[1]


def test_nothing_to_seat_is_told(ward: Path, cli: Cli) -> None:
    for number in STAFF:
        cli("enrol", "request", "withdraw", "企画の基礎", "--staff", number, "--yes")
    refused = cli("allocate", "run", "--yes", expect=3)
    assert "enrol request" in refused.err
