"""Who leaves holds nothing: seats, requests, aims and leader's seats go in the same entry; undo gives them back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

CLI = Callable[..., Any]
HEAD = "職員番号,氏名,部,課,係,職名\n"
PEOPLE = ("000501,秋山 望,総務部,総務課,庶務係,主任\n", "000502,池田 学,総務部,総務課,庶務係,主事\n",
          "000503,内田 彩,総務部,契約課,契約係,主任\n", "000504,遠山 翼,総務部,契約課,契約係,主事\n",
          "000505,小野 光,総務部,契約課,契約係,主事\n")  # fmt: skip


@pytest.fixture
@made_once
def ward(workspace: Path, cli: CLI) -> Path:
    """Five people; 000502 leads a section, has a seat, a request and an aim."""
    Path("all.csv").write_text(HEAD + "".join(PEOPLE), "utf-8")
    Path("less.csv").write_text(HEAD + "".join(p for p in PEOPLE if not p.startswith("000502")), "utf-8")
    cli("staff", "import", "all.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    cli("session", "add", "planning-basics", "--capacity", "1", "--day", "2026-07-14am", "--code", "S1", "--yes")
    cli("enrol", "add", "S1", "--staff", "000502", "--yes")
    cli("enrol", "request", "add", "data-basics", "--staff", "000502", "--yes")
    cli("career", "aim", "--staff", "000502", "--to", "product-manager/1", "--yes")
    cli("leader", "nominate", "--section", "総務課", "--staff", "000502", "--from", "2026-04-01", "--yes")
    return workspace


def rows(cli: CLI, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli(*words, "--format", "json").out)
    return found


def holds(cli: CLI) -> list[int]:
    """Seats, requests, aims and terms of 000502."""
    return [
        sum("000502" in str(row.values()) for row in rows(cli, *words))
        for words in (("enrol", "list"), ("enrol", "request", "list"), ("career", "list"), ("leader", "list"))
    ]


def test_leaving_by_list_or_by_hand_frees_everything_and_undo_gives_it_back(ward: Path, cli: CLI) -> None:
    before = holds(cli)
    assert all(before)
    for words in (
        ("staff", "import", "less.csv", "--as-of", "2026-06-01", "--complete"),
        ("staff", "depart", "000502", "--on", "2026-05-31", "--reason", "任期満了"),
        ("staff", "depart", "000502", "--on", "2026-06-01", "--reason", "転出"),
    ):
        told = cli(*words, "--yes").err
        assert [what for what in ("S1", "data-basics", "product-manager/1", "総務部/総務課") if what not in told] == []
        assert holds(cli) == [0, 0, 0, 0]
        assert "000502" not in cli("staff", "list").out
        assert "000502" in cli("staff", "list", "--as-of", "2026-05-31").out
        sessions = rows(cli, "session", "list")
        assert [row["seats"] for row in sessions] == [0]
        cli("enrol", "add", "S1", "--staff", "000503", "--dry-run")
        cli("db", "undo", "--yes")
        assert holds(cli) == before


def test_who_has_left_is_found_where_records_are_meant(ward: Path, cli: CLI) -> None:
    cli("staff", "depart", "000502", "--on", "2026-05-31", "--yes")
    assert "池田 学" in cli("staff", "show", "000502").out
    assert "池田 学" in cli("staff", "show", "池田 学").out
    assert "2026-04-01" in cli("leader", "show", "--staff", "000502", "--format", "csv").out
    assert "池田 学" in cli("why", "--staff", "000502").text
    cli("result", "list", "--staff", "000502")
    assert "変更はありません" in cli("enrol", "cancel", "S1", "--staff", "000502", "--yes").err
    cli("staff", "move", "000502", "--section", "契約課", "--yes", expect=3)


def test_leaving_on_a_day_to_come_keeps_what_is_over_by_then(ward: Path, cli: CLI) -> None:
    told = cli("staff", "depart", "000502", "--on", "2026-08-31", "--yes").err
    assert "2026-09-01" in told
    assert "S1" not in told
    assert holds(cli)[0] == 1


def test_second_posts_by_hand(ward: Path, cli: CLI) -> None:
    cli("staff", "post", "add", "000503", "--section", "総務課", "--on", "2026-06-01", "--until", "2026-06-30", "--yes")
    assert "総務課" in cli("staff", "show", "000503").out
    assert "総務課" not in cli("staff", "show", "000503", "--as-of", "2026-07-01", "--include-future").out
    cli("staff", "post", "end", "000503", "--section", "総務課", "--on", "2026-06-10", "--yes")
    assert "総務課" not in cli("staff", "show", "000503").out
    assert "E_POST_NOT_HELD" in cli("staff", "post", "end", "000503", "--section", "総務課", expect=3).err
    assert "W_POST_IS_MAIN" in cli("staff", "post", "add", "000503", "--section", "契約係").err
    wrong = ("staff", "post", "add", "000503", "--section", "総務課", "--until", "2026-06-01")
    assert "E_POST_DATES" in cli(*wrong, expect=3).err
    cli("staff", "post", "add", "000503", "--section", "総務課", "--kind", "手伝い", expect=2)


def test_a_leaving_told_before_a_later_one_that_is_recorded_says_both_days(ward: Path, cli: CLI) -> None:
    cli("staff", "depart", "000503", "--on", "2027-03-31", "--yes")
    told = cli("staff", "depart", "000503", "--on", "2026-05-31", "--yes").err
    assert "W_LEAVE_BEFORE_ORDER" in told
    assert "2027-04-01" in told or "令和9年4月1日" in told
    assert "W_LEAVE_BEFORE_ORDER" not in cli("staff", "depart", "000505", "--on", "2026-05-31", "--yes").err


BACK = HEAD.rstrip() + ",採用年月日,発令日\n000503,内田 彩,総務部,総務課,庶務係,主任,2026-06-15,2026-06-15\n"


def on(cli: CLI, day: str) -> str:
    """What is shown of the person on a day; empty when they are not on the staff."""
    asked = ("--as-of", day, "--include-future")
    is_there = "000503" in cli("staff", "list", *asked).out
    return "".join(cli("staff", "show", "000503", *asked).out.split()) if is_there else ""


def test_what_was_told_for_later_holds_again_when_a_return_is_told(ward: Path, cli: CLI) -> None:
    cli("staff", "move", "000503", "--section", "総務課", "--on", "2026-07-15", "--yes")
    cli("staff", "post", "add", "000503", "--section", "契約係", "--on", "2026-08-01", "--yes")
    cli("staff", "depart", "000503", "--on", "2027-03-31", "--yes")
    days = ("2026-07-15", "2026-08-01", "2027-04-01")
    told = cli("staff", "depart", "000503", "--on", "2026-05-31", "--yes").err
    assert [day for day in days if day not in told] == []
    assert on(cli, "2026-09-01") == ""
    Path("back.csv").write_text(BACK, "utf-8")
    back = cli("staff", "import", "back.csv", "--as-of", "2026-06-15", "--yes").err
    assert "W_STAFF_ORDERS_AGAIN" in back
    assert [day for day in days if day not in back] == []
    assert on(cli, "2026-06-14") == ""
    for day, unit, second in (
        ("2026-06-15", "総務部/総務課/庶務係", False), ("2026-07-15", "総務部/総務課", False),
        ("2026-08-01", "総務部/総務課", True), ("2027-03-31", "総務部/総務課", True),
    ):  # fmt: skip
        assert f"所属{unit}現所属" in on(cli, day).replace("兼務", "現所属"), day
        assert ("契約係" in on(cli, day)) is second, day
    assert on(cli, "2027-04-01") == ""
    cli("db", "undo", "--yes")
    assert on(cli, "2026-09-01") == ""
    cli("db", "undo", "--yes")
    assert "総務課" in on(cli, "2026-09-01")
    assert on(cli, "2027-04-01") == ""


def test_a_leaving_later_than_the_recorded_one_counts_once_a_return_is_told(ward: Path, cli: CLI) -> None:
    cli("staff", "depart", "000503", "--on", "2026-05-31", "--yes")
    Path("left.csv").write_text("職員番号,氏名,発令日,発令区分\n000503,内田 彩,2027-03-31,退職\n", "utf-8")
    told = cli("staff", "import", "left.csv", "--as-of", "2026-06-15", "--yes").err
    assert "W_STAFF_LEFT_EARLIER" in told
    assert "2026-06-01" in told and "2027-04-01" in told
    assert "W_STAFF_LEFT_EARLIER" not in cli("staff", "import", "left.csv", "--as-of", "2026-06-15", "--yes").err
    Path("back.csv").write_text(BACK, "utf-8")
    assert "2027-04-01" in cli("staff", "import", "back.csv", "--as-of", "2026-06-15", "--yes").err
    assert on(cli, "2027-03-31") != ""
    assert on(cli, "2027-04-01") == ""


def test_whoever_has_left_by_the_day_asked_is_named_with_the_day_of_leaving(ward: Path, cli: CLI) -> None:
    cli("staff", "depart", "000503", "--on", "2027-03-31", "--yes")
    for words in (
        ("staff", "move", "内田 彩", "--section", "総務課", "--on", "2027-06-01"),
        ("staff", "post", "add", "503", "--section", "総務課", "--on", "2027-04-01"),
        ("staff", "depart", "000503", "--on", "2027-08-31"),
    ):
        told = cli(*words, "--dry-run", expect=3).err
        assert "000503 内田 彩" in told, words
        assert "2027-04-01" in told, words
    cli("staff", "move", "000503", "--section", "総務課", "--on", "2027-03-01", "--yes")
    assert "見つかりません" in cli("staff", "move", "000599", "--section", "総務課", expect=3).err


def test_hired_again_on_the_day_of_leaving_stays_whatever_was_told_first(ward: Path, cli: CLI) -> None:
    cli("staff", "post", "add", "000503", "--section", "庶務係", "--on", "2026-04-01", "--yes")
    Path("back.csv").write_text(BACK, "utf-8")
    cli("staff", "import", "back.csv", "--as-of", "2026-06-15", "--yes")
    Path("left.csv").write_text("職員番号,氏名,退職日\n000503,内田 彩,2026-06-14\n", "utf-8")
    told = cli("staff", "import", "left.csv", "--as-of", "2026-06-15", "--yes").err
    assert "W_STAFF_HIRED_AGAIN" in told
    assert "庶務係" in on(cli, "2026-06-14") and "契約係" in on(cli, "2026-06-14")
    assert "庶務係" in on(cli, "2026-06-15") and "契約係" not in on(cli, "2026-06-15")
    refused = cli("staff", "depart", "000503", "--on", "2026-06-14", "--yes", expect=3).err
    assert "E_STAFF_HIRED_AGAIN" in refused


@pytest.mark.parametrize(
    ("row", "code", "days"),
    [
        ("000503,内田 彩,育児休業,2026-07-01,2026-09-30", "E_LEAVE_AFTER_LEAVING", ("2026-06-01", "2026-07-01")),
        ("000505,小野 光,育児休業,2026-04-10,2026-09-30", "E_LEAVE_BEFORE_HIRED", ("2026-04-10", "2026-05-01")),
        ("000503,内田 彩,育児休業,2026-04-10,2026-09-30", "W_LEAVE_AFTER_LEAVING", ("2026-06-01", "2026-09-30")),
    ],
)
def test_leave_and_leaving_that_contradict_are_told_with_both_days(
    ward: Path, cli: CLI, row: str, code: str, days: tuple[str, ...]
) -> None:
    cli("staff", "depart", "000503", "--on", "2026-05-31", "--yes")
    Path("hired.csv").write_text("職員番号,氏名,採用年月日\n000505,小野 光,2026-05-01\n", "utf-8")
    cli("staff", "import", "hired.csv", "--as-of", "2026-04-01", "--yes")
    Path("leave.csv").write_text(f"職員番号,氏名,区分,開始日,終了日\n{row}\n", "utf-8")
    told = cli("staff", "leave", "leave.csv", "--yes", expect=3 if code.startswith("E_") else 0).err
    assert code in told
    assert [day for day in days if day not in told] == []
