"""Seats that have become wrong since they were given are told: by the change set that does it, and by status."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
001274,髙橋 千尋,タカハシ チヒロ,総務部,人事課,主事
001311,渡邊 太郎,ワタナベ タロウ,区民部,区民課,主事
001348,伊藤 結衣,イトウ ユイ,区民部,区民課,主事
001385,山本 大輔,ヤマモト ダイスケ,区民部,区民課,主任
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Six people, two sessions on different days with three people each."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "planning-practice", "--day", "2026-09-10", "--capacity", 5, "--code", "K1", "--yes")
    cli("session", "add", "data-basics", "--day", "2026-09-17", "--capacity", 5, "--code", "K2", "--yes")
    for code in ("K1", "K2"):
        for number in ("001200", "001274", "001311"):
            cli("enrol", "add", code, "--staff", number, "--yes")
    return workspace


def status(cli: Cli, **options: Any) -> str:
    return str(cli("status", "--format", "csv", **options).out)


TRAININGS = {"K1": "planning-practice", "K2": "data-basics"}


def move(folder: Path, cli: Cli, code: str, day: str, capacity: int = 5) -> str:
    """Takes in a list of sessions that says another day or capacity; gives what was said."""
    text = f"開催コード,研修名,開催日,時間帯,定員\n{code},{TRAININGS[code]},{day},午前,{capacity}\n"
    (folder / "moved.csv").write_text(text, "utf-8")
    return str(cli("session", "import", "moved.csv", "--yes").err)


def last_entry(cli: Cli) -> str:
    """The number of the newest entry."""
    found = re.search(r"^\D*(\d+)", cli("db", "journal", "--format", "csv").out.split("\n")[1])
    assert found
    return found[1]


def test_nothing_is_told_while_everything_is_in_order(ward: Path, cli: Cli) -> None:
    assert "記録" not in status(cli)


def test_a_session_that_moves_onto_another_names_everybody_who_sits_in_both(ward: Path, cli: Cli) -> None:
    err = move(ward, cli, "K1", "2026-09-17")
    assert "この変更で規則に合わなくなるもの（3 件）" in err
    for who in ("001200 佐藤 美咲", "001274 髙橋 千尋", "001311 渡邊 太郎"):
        assert f"{who}：K1 と K2 の日程が重なっています" in err
    told = status(cli)
    entry = last_entry(cli)
    assert told.count("日程が重なっています") == 3
    assert told.count(f"記録{entry}") == 3
    assert "skillmap enrol cancel K2 --staff 001200" in told
    # The command that is named mends it.
    cli("enrol", "cancel", "K2", "--staff", "001200", "--yes")
    assert status(cli).count("日程が重なっています") == 2
    # And so does moving it back; the change set says so.
    assert "この変更で規則に合うようになるもの：2 件" in move(ward, cli, "K1", "2026-09-10")
    assert "記録" not in status(cli)


def test_fewer_seats_leave_and_leaving_are_told(ward: Path, cli: Cli) -> None:
    assert "K1：定員 2 人に 3 人が入っています" in move(ward, cli, "K1", "2026-09-10", 2)
    (ward / "leave.csv").write_text(
        "職員番号,氏名,区分,開始日,終了日\n001274,髙橋 千尋,育休,2026-09-15,2027-03-31\n", "utf-8"
    )
    err = cli("staff", "leave", "leave.csv", "--yes").err
    assert "001274 髙橋 千尋：K2 の日は休職等です" in err
    (ward / "june.csv").write_text(STAFF.replace("001311,渡邊 太郎,ワタナベ タロウ,区民部,区民課,主事\n", ""), "utf-8")
    err = cli("staff", "import", "june.csv", "--as-of", "2026-06-10", "--complete", "--yes").err
    assert err.count("001311 渡邊 太郎  受講: K") == 2  # freed in the entry of the leaving
    told = status(cli)
    assert "定員 2 人" not in told  # the seat of somebody who has left is free
    assert "001274 髙橋 千尋：K2 の日は休職等です" in told
    assert "001311 渡邊 太郎：2026-06-10 以降在職していませんが" not in told


def test_a_cancelled_session_and_a_training_completed_since(ward: Path, cli: Cli) -> None:
    cli("session", "cancel", "K1", "--yes")
    assert status(cli).count("中止になった K1 に席が残っています") == 3
    (ward / "done.csv").write_text(
        "職員番号,氏名,研修名,修了,修了年月日\n001200,佐藤 美咲,data-basics,修了,2026-06-01\n", "utf-8"
    )
    err = cli("result", "import", "done.csv", "--yes").err
    assert "001200 佐藤 美咲：修了済みの" in err
    assert "001200 佐藤 美咲：修了済みの" in status(cli)


def test_a_session_of_a_training_that_was_retired_is_told_until_it_is_over(ward: Path, cli: Cli) -> None:
    file = ward / "data" / "trainings" / "basic.yaml"
    line = "  - id: planning-practice\n"
    file.write_text(file.read_text("utf-8").replace(line, f"{line}    status: retired\n"), "utf-8")
    told = [row for row in status(cli).splitlines() if "廃止された研修" in row]
    assert [row.split(",")[-2:] for row in told] == [["3", "skillmap session cancel K1"]]
    assert "廃止された研修" not in status(cli, day=date(2026, 9, 11))
    cli("session", "cancel", "K1", "--yes")
    assert "廃止された研修" not in status(cli)


def test_sessions_that_are_over_are_left_alone(ward: Path, cli: Cli) -> None:
    move(ward, cli, "K1", "2026-09-17", 2)
    assert "日程が重なって" in status(cli)
    assert "日程が重なって" not in status(cli, day=date(2026, 9, 18))


def test_what_made_a_session_too_small_or_took_away_what_must_come_before_is_named(ward: Path, cli: Cli) -> None:
    cli("session", "add", "bpr-basics", "--day", "2026-10-01", "--capacity", 5, "--minimum", 2, "--code", "K3", "--yes")
    cli("session", "add", "planning-basics", "--day", "2026-08-05", "--capacity", 5, "--code", "K0", "--yes")
    for code, number in (("K3", "001200"), ("K3", "001274"), ("K0", "001200")):
        cli("enrol", "add", code, "--staff", number, "--yes")
    before = status(cli)
    assert "最少人数" not in before
    assert "001200 佐藤 美咲：K1 の前提" not in before
    cli("enrol", "cancel", "K3", "--staff", "001274", "--yes")
    cause = f"001274 髙橋 千尋 の K3 の席の取消、記録{last_entry(cli)}"
    assert any("最少人数" in line and cause in line for line in status(cli).split("\n"))
    cli("session", "cancel", "K0", "--yes")
    (line,) = [one for one in status(cli).split("\n") if "001200 佐藤 美咲" in one and "K1" in one and "前提" in one]
    # The seat went with the session: both are of that entry.
    assert f"記録{last_entry(cli)}）" in line
    assert "K0 の" in line
