"""Sessions moved, cancelled, split and merged together with the people who sit in them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主事
001237,鈴木 拓也,スズキ タクヤ,総務部,契約課,主事
001274,髙橋 千尋,タカハシ チヒロ,総務部,人事課,主事
001311,渡邊 太郎,ワタナベ タロウ,区民部,区民課,主事
001348,伊藤 結衣,イトウ ユイ,区民部,税務課,主事
001385,山本 大輔,ヤマモト ダイスケ,区民部,保険課,主事
"""
A, B, C, D, E, F = "001200", "001237", "001274", "001311", "001348", "001385"


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """K1 with A, B, C; K2 of the same training with D and one more seat; B sits in X while K2 is held."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for code, training, day, seats in (
        ("K1", "planning-basics", "2026-09-10am", 3),
        ("K2", "planning-basics", "2026-09-17am", 3),
        ("X", "bpr-basics", "2026-09-17am", 5),
    ):
        cli("session", "add", training, "--day", day, "--capacity", seats, "--code", code, "--yes")
    for code, people in (("K1", (A, B, C)), ("K2", (D,)), ("X", (B,))):
        for one in people:
            cli("enrol", "add", code, "--staff", one, "--yes")
    return workspace


def seated(cli: Cli, session: str) -> set[str]:
    rows = cli("enrol", "list", "--session", session, "--format", "csv").out.splitlines()[1:]
    return {row.split(",")[-5] for row in rows}


def told(cli: Cli) -> str:
    return str(cli("status", "--format", "csv").out)


def test_a_cancelled_session_says_where_its_people_fit_and_moves_them_when_asked(ward: Path, cli: Cli) -> None:
    shown = cli("session", "cancel", "K1", "--dry-run")
    assert "K1 の受講者が移れる回" in shown.out
    words = " ".join(shown.out.split())
    assert f"{A} 佐藤 美咲 総務部/総務課 K1 K2" in words
    assert "重なり" in words.replace(" ", "")  # B sits in X then
    assert "W_SESSION_SEATED" in shown.err
    assert seated(cli, "K1") == {A, B, C}
    cli("session", "cancel", "K1", "--move", "--yes")
    assert seated(cli, "K2") == {A, C, D}
    assert seated(cli, "K1") == {B}
    assert f"{B} 鈴木 拓也：中止になった K1" in told(cli)
    cli("db", "undo", "--yes")
    assert seated(cli, "K1") == {A, B, C}
    assert seated(cli, "K2") == {D}


def test_people_of_a_session_cancelled_by_a_list_can_be_moved_afterwards(ward: Path, cli: Cli) -> None:
    (ward / "k.csv").write_text(
        "開催コード,研修名,開催日,時間帯,定員,状態\nK1,企画の基礎,2026-09-10,午前,3,中止\n", "utf-8"
    )
    err = cli("session", "import", "k.csv", "--yes").err
    assert f"{A} 佐藤 美咲：中止になった K1 に席が残っています" in err
    cli("session", "cancel", "K1", "--move", "--yes")
    assert seated(cli, "K2") == {A, C, D}


def test_a_session_is_split(ward: Path, cli: Cli) -> None:
    cli("session", "split", "K1", "--day", "2026-09-17pm", "--code", "K3", "--seats", 2, "--yes")
    assert seated(cli, "K1") == {A}
    assert seated(cli, "K3") == {B, C}
    cli("session", "split", "K3", "--day", "2026-09-17am", "--code", "K4", "--section", "契約課", "--dry-run")
    blocked = cli("session", "split", "K3", "--day", "2026-09-17am", "--code", "K4", "--section", "契約課", "--yes")
    assert "重なり" in blocked.out  # B sits in X in the morning
    assert seated(cli, "K3") == {B, C}
    assert (
        "E_SESSION_TWICE"
        in cli("session", "split", "K1", "--day", "2026-09-24am", "--code", "K2", "--yes", expect=3).err
    )
    cli("session", "split", "K1", "--yes", expect=2)


def test_two_sessions_become_one(ward: Path, cli: Cli) -> None:
    told_full = cli("session", "merge", "K1", "--into", "K2", "--dry-run").out
    assert "定員" not in told_full
    cli("session", "merge", "K1", "--into", "K2", "--capacity", 2, "--yes")
    assert len(seated(cli, "K2")) == 2
    cli("db", "undo", "--yes")
    cli("session", "merge", "K2", "--into", "K1", "--capacity", 4, "--yes")
    assert seated(cli, "K1") == {A, B, C, D}
    assert "中止" in cli("session", "list", "--format", "csv").out
    assert told(cli).count("K2") == 0
    assert "X と K1 は一つにできません" in cli("session", "merge", "X", "--into", "K1", "--yes", expect=3).err


def test_a_move_says_who_can_still_come_and_who_is_told_again(ward: Path, cli: Cli) -> None:
    cli("enrol", "told", "--session", "K1", "--yes")
    err = cli("session", "change", "K1", "--day", "2026-09-17am", "--dry-run").err
    assert "K1：受講者 3 人のうち 2 人は変更後も受講できます" in err
    assert "K1 と X の日程が重なっています" in err
    assert f"通知済みの 3 人に改めて知らせる必要があります：{A} 佐藤 美咲、" in err
    room = cli("session", "change", "K1", "--venue", "第2会議室", "--yes").err
    assert "受講者 3 人は、変更後も全員受講できます" in room
    assert "－ → 第2会議室" in room
    assert cli("enrol", "told", "--session", "K1", "--list", "--format", "csv").out.count("\nK1,") == 3


def test_a_new_row_that_looks_like_a_session_moved_is_asked_about(ward: Path, cli: Cli) -> None:
    (ward / "new.csv").write_text(
        "開催コード,研修名,開催日,時間帯,定員\nK9,企画の基礎,2026-09-24,午前,3\nK2,企画の基礎,2026-09-17,午前,3\n",
        "utf-8",
    )
    err = cli("session", "import", "new.csv", "--yes", expect=3).err
    assert "new.csv A2: E_SESSION_LOOKS_MOVED" in err
    assert "登録済みの K1（2026-09-10、受講者 3 人）" in err
    cli("session", "import", "new.csv", "--new-sessions", "--yes")
    assert seated(cli, "K1") == {A, B, C}
    # The advice mends it: with the code of the old session it is moved, and its people with it.
    cli("db", "undo", "--yes")
    text = (ward / "new.csv").read_text("utf-8").replace("K9", "K1")
    (ward / "new.csv").write_text(text, "utf-8")
    assert "K1：受講者 3 人は、変更後も全員受講できます" in cli("session", "import", "new.csv", "--yes").err


def test_a_row_without_a_code_on_another_day_is_no_second_session(ward: Path, cli: Cli) -> None:
    (ward / "new.csv").write_text("研修名,開催日,時間帯,定員\n業務改善の基礎,2026-09-18,午前,5\n", "utf-8")
    assert "E_SESSION_LOOKS_MOVED" in cli("session", "import", "new.csv", "--yes", expect=3).err
    # The same day is the same session; far away it is another one.
    (ward / "new.csv").write_text("研修名,開催日,時間帯,定員\n業務改善の基礎,2026-09-17,午前,6\n", "utf-8")
    assert "定員5人 → 定員6人" in cli("session", "import", "new.csv", "--yes").err
    (ward / "new.csv").write_text("研修名,開催日,時間帯,定員\n業務改善の基礎,2027-02-18,午前,5\n", "utf-8")
    assert "追加 1" in cli("session", "import", "new.csv", "--yes").err


def test_a_session_on_another_day_keeps_its_hours_unless_others_are_named(ward: Path, cli: Cli) -> None:
    def when(*asked: str) -> str:
        said = [part for day in asked for part in ("--day", day)]
        cli("session", "change", "K1", *said, "--yes")
        found = cli("session", "list", "--format", "csv").out.splitlines()
        return next(line for line in found if line.startswith("K1,"))

    assert "9月11日(金)13:00～16:45" in when("2026-09-11pm@13:00-16:45")
    assert "9月14日(月)13:00～16:45" in when("2026-09-14"), "a day alone is held as the day before it"
    assert "9月15日(火)13:00～16:45" in when("2026-09-15pm")
    assert "9月16日(水)09:00～12:00" in when("2026-09-16am"), "this half had no hours of its own"
    two = when("2026-09-17am@09:30-11:30", "2026-09-18pm@13:15-15:15")
    assert "9月17日(木)09:30～11:30" in two and "9月18日(金)13:15～15:15" in two
    swapped = when("2026-09-25", "2026-09-24")
    assert "9月24日(木)09:30～11:30" in swapped and "9月25日(金)13:15～15:15" in swapped
    # Another number of days: none is the one before it.
    assert "9月28日(月)09:00～" in when("2026-09-28")
