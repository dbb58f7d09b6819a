"""Sessions added by hand with every option, refused with what is wrong; codes that do not exist."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(
        "職員番号,氏名,フリガナ,部,課,職名\n001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任\n", "utf-8"
    )
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def sessions(cli: Cli) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli("session", "list", "--format", "json").out)
    return found


def test_every_option_is_recorded_and_comes_back_from_the_workbook(ward: Path, cli: Cli) -> None:
    cli(
        "session", "add", "企画の基礎", "--day", "2026-07-10pm@13:00-16:00", "--capacity", 8, "--minimum", 3,
        "--deadline", "R8.7.3", "--route", "応募", "--quota", "総務部:4", "--online", "--title", "第1回",
        "--trainer", "山田　太郎", "--trainer", "アンナ・ベル", "--code", "K1", "--yes",
    )  # fmt: skip
    (row,) = sessions(cli)
    assert row["trainers"] == ["山田 太郎", "アンナ・ベル"]
    assert (row["code"], row["venue"], row["route"], row["capacity"]) == ("K1", "オンライン", "応募", 8)
    cli("session", "export", "--out", "timetable.xlsx")
    again = cli("session", "import", "timetable.xlsx", "--yes")
    assert "変更はありません" in again.err
    assert "読み飛ば" not in again.err + again.out
    assert "W_TRAILER" not in again.err + again.out
    told = cli("session", "change", "K1", "--trainer", "アンナ・ベル", "--yes").err
    assert "アンナ・ベル" in told
    also = ("--capacity", 8, "--trainer", "アンナ・ベル", "--yes")
    assert "W_SESSION_TRAINER" in cli("session", "add", "企画の実践", "--day", "2026-07-10", *also).err
    cli("session", "change", "K1", "--trainer", "-", "--yes")
    assert sessions(cli)[0]["trainers"] == []


def test_an_e_learning_has_a_window_and_no_day(ward: Path, cli: Cli) -> None:
    cli(
        "session", "add", "企画の基礎", "--window-from", "2026-07-01", "--window-to", "2026-08-31", "--capacity", 500,
        "--code", "E1", "--yes",
    )  # fmt: skip
    (row,) = sessions(cli)
    assert str(row["when"]) == "7月1日(水)～8月31日(月)"
    assert "--window-to" in cli(
        "session", "add", "企画の基礎", "--window-from", "2026-07-01", "--capacity", 5, expect=2
    ).err  # fmt: skip


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--capacity", 5), "--day"),
        (("--day", "2026-07-10am@9時", "--capacity", 5), "--day"),
        (("--day", "2026-07-10am", "--capacity", 5, "--route", "抽選"), "抽選"),
        (("--day", "2026-07-10am", "--capacity", 5, "--quota", "総務部"), "--quota"),
    ],
)
def test_options_that_mean_nothing_are_refused(ward: Path, cli: Cli, options: tuple[object, ...], said: str) -> None:
    assert said in cli("session", "add", "企画の基礎", *options, "--yes", expect=2).err
    assert sessions(cli) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--day", "2026-07-10am", "--capacity", 0), "定員"),
        (("--day", "2026-07-10am", "--capacity", 1_000_000), "定員"),
        (("--day", "2026-07-10am", "--capacity", 5, "--minimum", 6), "最少"),
        (("--day", "2026-07-10am@12:00-09:00", "--capacity", 5), "12:00"),
        (("--day", "2026-07-10am@25:00-26:00", "--capacity", 5), "25:00"),
        (("--day", "2026-07-10am", "--day", "2026-07-10am", "--capacity", 5), "午前"),
        (("--day", "2026-07-10am", "--day", "2027-04-10am", "--capacity", 5), "年度"),
        (("--window-from", "2026-08-01", "--window-to", "2026-07-01", "--capacity", 5), "受講"),
        (("--day", "2026-07-10am", "--capacity", 5, "--quota", "区民部:2"), "区民部"),
    ],
)
def test_absurd_sessions_are_refused_and_nothing_is_written(
    ward: Path, cli: Cli, options: tuple[object, ...], said: str
) -> None:
    refused = cli("session", "add", "企画の基礎", *options, "--yes", expect=3)
    assert said in refused.err + refused.out
    assert sessions(cli) == []


def test_holidays_and_closing_days_are_told(ward: Path, cli: Cli) -> None:
    told = cli("session", "add", "企画の基礎", "--day", "2026-07-20am", "--capacity", 5, "--dry-run")
    assert "海の日" in told.err + told.out
    closed = cli("session", "add", "企画の基礎", "--day", "2026-12-29am", "--capacity", 5, "--dry-run")
    assert "年末年始" in closed.err + closed.out


def test_an_unknown_session_is_told_as_a_session(ward: Path, cli: Cli) -> None:
    cli("session", "add", "企画の基礎", "--day", "2026-07-10am", "--capacity", 5, "--code", "R8-001", "--yes")
    refused = cli("enrol", "add", "R8-901", "--staff", "001200", expect=3)
    assert "開催回" in refused.err
    assert "R8-001" in refused.err
    assert "という研修" not in refused.err
    assert "開催回" in cli("session", "cancel", "ZZZ", expect=3).err


TIMETABLE = """開催コード,研修名,開催日,時間帯,定員,最少人数
A1,企画の基礎,令和8年7月10日,午前,10,
A2,企画の基礎,令和8年7月11日,午前,0,
A3,企画の基礎,令和9年5月10日,午前,10,
A4,企画の基礎,,,10,
A5,企画の基礎,令和8年7月13日,午前,10,50
A6,企画の練習,令和8年7月14日,午前,10,
A7,企画の基礎,令和8年7月15日,午前,-5,
"""


def test_a_timetable_with_mistakes_names_each_cell_and_nothing_is_applied(ward: Path, cli: Cli) -> None:
    (ward / "timetable.csv").write_text(TIMETABLE, "utf-8")
    refused = cli("session", "import", "timetable.csv", "--yes", expect=3)
    for cell, said in (
        ("E3", "定員"),
        ("C4", "年度"),
        ("A4", "A3"),
        ("F6", "最少"),
        ("B7", "企画の練習"),
        ("E8", "-5"),
    ):
        assert cell in refused.err, (cell, refused.err)
        assert said in refused.err, (said, refused.err)
    assert "A4" in refused.err
    assert sessions(cli) == []
