"""What comes after the fact: sessions called off or moved with results, days to come, an old file once more."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CLI = Callable[..., Any]
STAFF = (
    "職員番号,氏名,部,課,職名\n000811,佐伯 環,企画部,広報課,係長\n000812,志村 翠,企画部,広報課,主任\n"
    "000813,須藤 快,企画部,政策課,主事\n000814,瀬川 凜,企画部,政策課,主事\n"
)


@pytest.fixture
def ward(workspace: Path, cli: CLI) -> Path:
    """Four people; P1 was on 14 May with a seat for each, P2 is in July."""
    Path("staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "planning-basics", "--capacity", "9", "--day", "2026-05-14am", "--code", "P1", "--yes")
    cli("session", "add", "planning-basics", "--capacity", "9", "--day", "2026-07-16am", "--code", "P2", "--yes")
    for number in ("000811", "000812", "000813"):
        cli("enrol", "add", "P1", "--staff", number, "--yes")
    return workspace


def results(cli: CLI, name: str, *rows: str, **more: Any) -> Any:
    Path(name).write_text("職員番号,氏名,開催コード,修了,点数\n" + "\n".join(rows) + "\n", "utf-8")
    return cli("result", "import", name, "--yes", **more)


def listed(cli: CLI, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli(*words, "--format", "json").out)
    return found


DONE = ("000811,佐伯 環,P1,修了,80", "000812,志村 翠,P1,修了,70")


@pytest.mark.parametrize("way", ["cancel", "merge", "change", "list"])
def test_a_session_with_results_that_is_called_off_or_moved_says_so(way: str, ward: Path, cli: CLI) -> None:
    results(cli, "a.csv", *DONE)
    Path("t.csv").write_text(
        "開催コード,研修名,開催日,時間帯,定員,状態\nP1,planning-basics,2026-05-14,午前,9,中止\n", "utf-8"
    )
    words = {
        "cancel": ("session", "cancel", "P1"),
        "merge": ("session", "merge", "P1", "--into", "P2"),
        "change": ("session", "change", "P1", "--day", "2026-05-21am"),
        "list": ("session", "import", "t.csv"),
    }[way]
    told = cli(*words, "--dry-run").text
    assert "W_SESSION_RESULTS" in told
    assert "2 件" in told
    if way in ("cancel", "merge"):
        assert "000813" in told  # only who has no result may go elsewhere
        assert "000811" not in told and "000812" not in told


def test_what_it_advises_takes_the_results_back_and_then_nothing_is_told(ward: Path, cli: CLI) -> None:
    results(cli, "a.csv", *DONE)
    for number in ("000811", "000812"):
        cli("result", "correct", number, "planning-basics", "--outcome", "taken-back", "--yes")
    assert "W_SESSION_RESULTS" not in cli("session", "cancel", "P1", "--dry-run").text
    cli("session", "change", "P1", "--capacity", "5", "--dry-run")


def test_more_seats_or_a_day_more_are_no_reason_to_tell_of_results(ward: Path, cli: CLI) -> None:
    results(cli, "a.csv", *DONE)
    assert "W_SESSION_RESULTS" not in cli("session", "change", "P1", "--capacity", "12", "--dry-run").text


def test_completed_before_the_session_was_held_is_told_without_a_day_in_the_list_too(ward: Path, cli: CLI) -> None:
    told = results(cli, "a.csv", "000814,瀬川 凜,P2,修了,90").err
    assert "W_RESULT_FUTURE" in told
    assert "2026-07-16" in told


def test_the_same_file_once_more_says_that_it_undoes_what_came_after_it(ward: Path, cli: CLI) -> None:
    results(cli, "a.csv", "000811,佐伯 環,P1,未修了,40", "000812,志村 翠,P1,修了,70")
    results(cli, "b.csv", "000811,佐伯 環,P1,修了,65")
    again = cli("result", "import", "a.csv", "--dry-run").err
    assert "W_FILE_KNOWN" in again
    assert "N_FILE_KNOWN" not in again
    assert "1 件" in again
    assert "N_FILE_KNOWN" in cli("result", "import", "b.csv", "--dry-run").err
    english = cli("result", "import", "a.csv", "--dry-run", lang="en").err
    assert "(1) was changed since" in english
    assert "1 changes" not in english


def test_a_result_that_belongs_to_somebody_who_has_one_says_how_to_mend_both(ward: Path, cli: CLI) -> None:
    results(cli, "a.csv", "000811,佐伯 環,P1,修了,80", "000812,志村 翠,P1,未修了,20")
    told = cli("result", "correct", "000811", "planning-basics", "--to-staff", "000812", "--yes", expect=3).err
    advised = "result correct 000812 planning-basics --on 2026-05-14 --outcome completed"
    assert f"skillmap {advised}" in told
    cli(*advised.split(), "--yes")
    cli("result", "correct", "000811", "planning-basics", "--outcome", "taken-back", "--yes")
    outcome = {row["number"]: row["outcome"] for row in listed(cli, "result", "list")}
    assert outcome == {"000811": "取消", "000812": "修了"}
    told = results(cli, "again.csv", "000811,佐伯 環,P1,修了,80").err
    assert "skillmap result correct 000811 planning-basics --on 2026-05-14 --outcome completed" in told


HEAD = "職員番号,氏名,研修名,希望する開催コード,申込区分,申込日\n"


def asks(cli: CLI, *rows: str, **more: Any) -> str:
    Path("asks.csv").write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    return str(cli("enrol", "request", "import", "asks.csv", "--yes", **more).err)


def test_the_old_list_once_more_asks_for_no_seat_that_was_given_back_since(ward: Path, cli: CLI) -> None:
    old = "000814,瀬川 凜,planning-basics,P2,応募,2026-05-11"
    asks(cli, old)
    cli("enrol", "add", "P2", "--staff", "000814", "--yes")
    cli("enrol", "cancel", "P2", "--staff", "000814", "--yes")
    assert "変更はありません" in asks(cli, old)
    assert [row["again"] for row in listed(cli, "enrol", "returned")] == [""]
    assert "P2" in asks(cli, old.replace("2026-05-11", "2026-06-15"))  # asked for after it was given back


def test_an_application_or_a_rating_of_a_day_to_come_is_told(ward: Path, cli: CLI) -> None:
    assert "W_REQUEST_FUTURE" in asks(cli, "000814,瀬川 凜,planning-basics,P2,応募,2027-05-11")
    assert "W_REQUEST_FUTURE" not in asks(cli, "000813,須藤 快,planning-basics,P2,応募,2026-06-15")
    Path("levels.csv").write_text("職員番号,氏名,企画\n000811,佐伯 環,2\n", "utf-8")
    told = cli("assess", "import", "levels.csv", "--as-of", "2027-05-11", "--dry-run").err
    assert "W_LEVELS_FUTURE" in told
    assert "W_LEVELS_FUTURE" not in cli("assess", "import", "levels.csv", "--as-of", "2026-06-15", "--dry-run").err


def test_what_is_advised_for_a_cancelled_session_helps_where_nobody_can_move(ward: Path, cli: CLI) -> None:
    told = cli("session", "cancel", "P1", "--dry-run").text
    assert "skillmap session cancel P1 --move" in told
    cli("session", "cancel", "P2", "--yes")
    told = cli("session", "cancel", "P1", "--yes").text
    assert "--move" not in told
    assert "skillmap enrol cancel P1 --staff" in told
    for number in ("000811", "000812", "000813"):
        cli("enrol", "cancel", "P1", "--staff", number, "--by-office", "--yes")
    assert "W_SESSION_SEATED" not in cli("session", "cancel", "P1", "--dry-run").text


def test_a_person_without_results_is_told_as_such(ward: Path, cli: CLI) -> None:
    told = cli("result", "correct", "000814", "planning-basics", "--outcome", "taken-back", expect=3).err
    assert "－" in told


def test_a_roster_in_english_comes_back_without_a_word_about_its_own_columns(ward: Path, cli: CLI) -> None:
    cli("--lang", "en", "roster", "export", "--kind", "session", "--session", "P1", "--yes")
    file = next(Path("out").glob("*P1*.xlsx"))
    assert "N_COLUMN_UNKNOWN" not in cli("--lang", "en", "result", "import", file, "--dry-run").text


def test_a_list_brings_no_withdrawn_application_back_without_a_word(ward: Path, cli: CLI) -> None:
    row = "000814,瀬川 凜,planning-basics,P2,応募,2026-05-11"
    asks(cli, row)
    assert "W_REQUEST_WITHDRAWN" not in asks(cli, row)
    withdraw = ("enrol", "request", "withdraw", "planning-basics", "--staff", "000814", "--yes")
    cli(*withdraw)
    more = "000813,須藤 快,planning-basics,P2,応募,2026-05-18"
    told = cli("enrol", "request", "import", "asks.csv", "--dry-run").err
    assert "W_REQUEST_WITHDRAWN" in told
    assert re.search(r"記録番号 \d+）。取り込むと", told)
    assert "W_REQUEST_WITHDRAWN" not in asks(cli, row.replace("2026-05-11", "2026-06-10"), more)  # asked again
    assert "W_REQUEST_WITHDRAWN" in asks(cli, row, more)  # and the old list would put the old day back
    cli("db", "undo", "--yes")
    cli(*withdraw)
    cli("db", "undo", "--yes")
    assert "W_REQUEST_WITHDRAWN" not in asks(cli, row.replace("2026-05-11", "2026-06-10"))


def test_two_scores_of_one_result_are_told_with_the_one_that_counts(ward: Path, cli: CLI) -> None:
    rows = ("000811,佐伯 環,P1,修了,80", "000811,佐伯 環,P1,修了,65", "000812,志村 翠,P1,修了,70")
    told = results(cli, "a.csv", *rows).err
    assert told.count("W_RESULT_SCORES") == 1
    assert "D2 の行では 80" in told
    assert "65 を記録" in told
    assert [row["score"] for row in listed(cli, "result", "list")] == [65, 70]
    assert "W_RESULT_SCORES" not in results(cli, "b.csv", "000812,志村 翠,P1,修了,75", "000812,志村 翠,P1,修了,").err
