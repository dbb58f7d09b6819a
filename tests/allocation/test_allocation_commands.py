"""Seats on the terminal: a result kept, compared, applied; a session cancelled; somebody else takes a seat."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once
from skillmap.allocation import run
from skillmap.days import FiscalYear
from skillmap.office import Office
from skillmap.reports.rosters import waiting_table
from skillmap.reports.snapshot import WholeOffice, take

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,庶務課,主事
001274,髙橋 千尋,タカハシ チヒロ,総務部,人事課,主事
"""
PEOPLE = ("001200", "001237", "001274")


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Three people with plans that hold 企画の基礎; K1 has two seats."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for number in PEOPLE:
        cli("plan", "make", "--staff", number, "--to", "product-manager/1", "--yes")
    planned = json.loads(cli("plan", "show", PEOPLE[0], "--format", "json").out)
    assert any("企画の基礎" in str(row) for row in planned), planned
    cli("session", "add", "企画の基礎", "--day", "2026-07-10am", "--capacity", 2, "--code", "K1", "--yes")
    return workspace


def seats(cli: Cli) -> dict[str, str]:
    text = cli("enrol", "list", "--format", "csv").out
    return {m[2]: m[1] for m in re.finditer(r"^(K\d),.*?,(\d{6}),", text, re.MULTILINE)}


def test_a_dry_run_is_kept_compared_and_applied_once(ward: Path, cli: Cli) -> None:
    assert "--dry-run" in cli("allocate", "apply", "--yes", expect=3).err
    dry = cli("allocate", "run", "--dry-run")
    assert seats(cli) == {}
    kept = ward / "out" / "allocation-2026.json"
    assert str(kept) in dry.err
    assert kept.stat().st_mode & 0o077 == 0
    assert "新たに座れる希望 2件" in cli("allocate", "diff").err
    cli("allocate", "apply", "--yes")
    taken = seats(cli)
    assert set(taken.values()) == {"K1"}
    assert len(taken) == 2
    assert "変わっています" in cli("allocate", "apply", "--yes", expect=3).err
    cli("db", "undo", "--yes")
    assert seats(cli) == {}


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_search_that_is_stopped_is_safe_before_the_reasons_are_known(
    ward: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = ward / "out" / "allocation-2026.json"
    monkeypatch.setattr(run.Search, "_awkward", stop)
    monkeypatch.setattr(run.Search, "_plain", stop)
    with monkeypatch.context() as impatient:
        impatient.setattr(run, "unseated", stop)  # Ctrl-C once more
        told = cli("allocate", "run", "--yes", expect=130)
    assert str(kept) in told.err
    assert "中断" in told.out
    assert seats(cli) == {}
    cli("allocate", "apply", "--yes")
    assert len(seats(cli)) == 2


def test_what_was_stopped_and_recorded_is_kept_no_longer(ward: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.Search, "_awkward", stop)
    monkeypatch.setattr(run.Search, "_plain", stop)
    cli("allocate", "run", "--yes")
    assert len(seats(cli)) == 2
    assert not (ward / "out" / "allocation-2026.json").exists()


def test_everybody_is_explained_and_a_free_seat_goes_to_who_waits(ward: Path, cli: Cli) -> None:
    cli("allocate", "run", "--yes", "--rounds", 5, "--gap", 0)
    taken = seats(cli)
    (waits,) = set(PEOPLE) - set(taken)
    first = min(taken)
    assert "満員です（定員 2 人）" in cli("allocate", "explain", "--staff", waits).out
    assert "この回に席があります" in cli("allocate", "explain", "--staff", first).out
    page = cli("allocate", "explain", "--session", "K1").out
    assert "K1 の待機者（1人）" in page
    assert waits in page
    assert "E_" not in cli("allocate", "explain", "--session", "K1", "--staff", waits, expect=2).out
    cli("plan", "withdraw", "--staff", waits, "--yes")
    nothing = cli("allocate", "explain", "--staff", waits).out
    assert "この年度に席を要する研修（育成計画、必修研修、申込）はありません。" in nothing
    cli("db", "undo", "--yes")
    cli("enrol", "substitute", "K1", "--staff", first, "--yes")
    assert set(seats(cli)) == set(PEOPLE) - {first}


def test_what_if_says_what_it_left_as_it_is(ward: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("session", "add", "企画の基礎", "--day", "2026-09-10am", "--capacity", 5, "--code", "K2", "--yes")
    cli("allocate", "run", "--yes")
    before = seats(cli)
    # Two sit in K1 and one in K2, with room for both.
    moved = cli("allocate", "what-if", "--cancel", "K1").err
    assert "別の回に移る希望 2件" in moved
    assert "そのままにした場合の数です" in moved
    assert "中断" not in moved
    # Nobody is left who could stay: both sessions are cancelled.
    assert "そのまま" not in cli("allocate", "what-if", "--cancel", "K1", "--cancel", "K2").err
    monkeypatch.setattr(run.Search, "_awkward", stop)
    monkeypatch.setattr(run.Search, "_plain", stop)
    assert "中断したときの最良の割当です" in cli("allocate", "what-if", "--cancel", "K1").err
    assert seats(cli) == before


def test_a_file_that_cannot_be_written_leaves_the_one_that_was_kept(
    ward: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("allocate", "run", "--dry-run")
    kept = ward / "out" / "allocation-2026.json"
    before = kept.read_bytes()

    def full(_path: Path, text: str, *_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_text", full)
        cli("allocate", "run", "--dry-run", "--seed", 3, expect=None)
    assert kept.read_bytes() == before
    cli("allocate", "apply", "--yes")
    assert len(seats(cli)) == 2


def test_a_cancelled_session_moves_only_its_people(ward: Path, cli: Cli) -> None:
    cli("session", "add", "企画の基礎", "--day", "2026-09-10am", "--capacity", 5, "--code", "K2", "--yes")
    cli("allocate", "run", "--yes")
    before = seats(cli)
    assert sorted(before.values()) == ["K1", "K1", "K2"]
    cli("session", "cancel", "K1", "--yes")
    assert "中止" in cli("session", "list").out
    cli("allocate", "run", "--yes")
    assert set(seats(cli).values()) == {"K2"}
    assert "変更はありません" in cli("session", "cancel", "K1", "--yes").err


def test_reasons_say_of_which_day_they_are(ward: Path, cli: Cli) -> None:
    cli("allocate", "run", "--yes", day=date(2026, 6, 15))
    told = "席のない理由は、2026-06-15 の割当のときのものです"
    # The capacity has grown since: "full" is what stood against the seat then.
    cli("session", "change", "K1", "--capacity", "3", "--yes", day=date(2026, 6, 20))
    later = {"day": date(2026, 6, 21)}
    assert len(set(PEOPLE) - set(seats(cli))) == 1
    assert told in cli("allocate", "show", **later).out
    assert told in cli("allocate", "explain", **later).out
    here = Office.open(ward, today=date(2026, 6, 21))
    with here.read() as connection:
        found = take(connection, here.framework, here.moment(), FiscalYear(2026), here.settings.grades)
    here.engine.dispose()
    listed = waiting_table(found, WholeOffice.OFFICE)
    assert [one.facts.get("day") for one in listed.notes] == [None, date(2026, 6, 15)]
    cli("allocate", "run", "--yes", **later)
    assert told not in cli("allocate", "show", **later).out
