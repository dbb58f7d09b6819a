"""Seats by hand: from a list, and from one person to the next of the waiting list."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
BEFORE = date(2026, 6, 1)
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
001274,髙橋 千尋,タカハシ チヒロ,総務部,人事課,主事
001311,渡邊 太郎,ワタナベ タロウ,区民部,区民課,主事
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Four people and two sessions of one day, K1 and K2, at the same time."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for code, seats in (("K1", 2), ("K2", 9)):
        cli("session", "add", "planning-practice", "--day", "2026-06-10", "--capacity", seats, "--code", code, "--yes")
    return workspace


def seats(cli: Cli) -> set[tuple[str, str]]:
    text = cli("enrol", "list", "--format", "csv").out
    return {(m[1], m[2]) for m in re.finditer(r"^(K\d),.*?,(\d{6}),", text, re.MULTILINE)}


def codes(text: str) -> set[str]:
    return set(re.findall(r"\b[EW]_ENROL_\w+", text))


def test_a_list_seats_everybody_once(ward: Path, cli: Cli) -> None:
    (ward / "list.csv").write_text("職員番号,氏名,開催コード\n001200,佐藤 美咲,K1\n001237,鈴木 拓也,\n", "utf-8")
    assert codes(cli("enrol", "import", "list.csv", "--yes", expect=3).err) >= {"E_ENROL_NO_SESSION"}
    assert seats(cli) == set()
    cli("enrol", "import", "list.csv", "--session", "K2", "--yes")
    assert seats(cli) == {("K1", "001200"), ("K2", "001237")}
    assert "変更はありません" in cli("enrol", "import", "list.csv", "--session", "K2", "--yes").err


def test_every_line_that_does_not_fit_is_named_with_its_cell(ward: Path, cli: Cli) -> None:
    (ward / "list.csv").write_text(
        "職員番号,氏名,開催コード\n"
        "001200,佐藤 美咲,K1\n"
        "001200,佐藤 美咲,K1\n"
        "009999,架空 花子,K1\n"
        "001237,鈴木 一郎,K2\n"
        "001237,鈴木 拓也,K3\n"
        "001274,髙橋 千尋,K1\n"
        "001311,渡邊 太郎,K1\n"
        "001200,佐藤 美咲,K2\n",
        "utf-8",
    )
    err = cli("enrol", "import", "list.csv", "--yes", expect=3).err
    assert codes(err) == {
        "E_ENROL_TWICE", "E_ENROL_STAFF", "W_ENROL_NAME", "E_ENROL_SESSION", "E_ENROL_FULL", "W_ENROL_CLASH",
        "W_ENROL_PREREQUISITE", "W_ENROL_OVER",
    }  # fmt: skip
    assert "list.csv A3: E_ENROL_TWICE" in err
    assert seats(cli) == set()


def test_a_seat_goes_to_whoever_is_named(ward: Path, cli: Cli) -> None:
    cli("enrol", "add", "K1", "--staff", "001200", "--yes")
    cli("enrol", "substitute", "K1", "--staff", "001200", "--to", "001237", "--yes")
    assert seats(cli) == {("K1", "001237")}
    assert "登録されていません" in cli("enrol", "substitute", "K1", "--staff", "001200", expect=3).err
    same = cli("enrol", "substitute", "K1", "--staff", "001237", "--to", "001237", "--yes", expect=3)
    assert "すでに K1 に登録されています" in same.err
    assert seats(cli) == {("K1", "001237")}
    cli("db", "undo", "--yes")
    assert seats(cli) == {("K1", "001200")}


def test_a_prerequisite_booked_too_late_and_a_level_that_is_not_there_are_told(ward: Path, cli: Cli) -> None:
    session = ("session", "add", "planning-basics", "--capacity", 5, "--yes")
    cli(*session, "--code", "B1", "--day", "2026-06-20am")
    cli("enrol", "add", "B1", "--staff", "001200", "--yes")
    late = cli("enrol", "add", "K2", "--staff", "001200", "--dry-run", day=BEFORE).err
    assert codes(late) == {"W_ENROL_PREREQUISITE_LATE"}
    assert "B1（6月20日(土)終了）" in late or "B1（2026-06-20終了）" in late
    cli(*session, "--code", "B2", "--day", "2026-06-05am")
    cli("enrol", "add", "B2", "--staff", "001237", "--yes")
    assert codes(cli("enrol", "add", "K2", "--staff", "001237", "--dry-run", day=BEFORE).err) == set()


def test_a_level_that_the_training_asks_for_is_told_unless_an_earlier_seat_leads_there(ward: Path, cli: Cli) -> None:
    file = next((ward / "data" / "trainings").glob("*.yaml"))
    asked = "prerequisites: {trainings: [planning-basics]}"
    file.write_text(file.read_text("utf-8").replace(asked, "prerequisites: {levels: {planning: 1}}"), "utf-8")
    told = cli("enrol", "add", "K2", "--staff", "001200", "--dry-run", day=BEFORE).err
    assert codes(told) == {"W_ENROL_LEVEL"}
    assert "企画 レベル1" in told
    cli("session", "add", "planning-basics", "--capacity", 5, "--code", "B2", "--day", "2026-06-05am", "--yes")
    cli("enrol", "add", "B2", "--staff", "001200", "--yes")
    assert codes(cli("enrol", "add", "K2", "--staff", "001200", "--dry-run", day=BEFORE).err) == set()


def test_a_seat_in_a_session_that_is_over_or_closed_is_told_once(ward: Path, cli: Cli) -> None:
    (ward / "list.csv").write_text("職員番号,開催コード\n001237,K2\n001274,K2\n", "utf-8")
    for line in (("add", "K2", "--staff", "001200"), ("import", "list.csv")):
        told = cli("enrol", *line, "--dry-run", day=date(2026, 6, 11)).err
        assert told.count("W_ENROL_OVER") == 1
        assert "W_ENROL_OVER" not in cli("enrol", *line, "--dry-run", day=date(2026, 6, 10)).err
    cli("session", "change", "K2", "--deadline", "2026-06-03", "--yes", day=BEFORE)
    assert "W_ENROL_DEADLINE" in cli("enrol", "add", "K2", "--staff", "001200", "--dry-run", day=date(2026, 6, 4)).err
