"""Partial leave keeps from half days only; leave altogether keeps from every seat; without an end it is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once
from skillmap.org.leave_halves import UNKNOWN, covers, is_partial, read_halves, shown

CLI = Callable[..., Any]
WEDNESDAY, THURSDAY = date(2026, 7, 15), date(2026, 7, 16)


@pytest.mark.parametrize(
    ("text", "as_people_write"),
    [
        ("午後", "午後"), ("毎週水曜日午後", "水午後"), ("火・木", "火・木"), ("１６：１５～１７：１５", "午後"),
        ("9:00-10:00", "午前"), ("午前のみ勤務", "午後"), ("月・火・水勤務", "木・金"), ("水・金 午前", "水・金午前"),
        ("月～水 午後", "月・火・水午後"), ("月曜日から水曜日の午前", "月・火・水午前"), ("Wed afternoon", "水午後"),
        ("Tue and Thu", "火・木"), ("Mon-Wed pm", "月・火・水午後"), ("every Friday morning", "金午前"),
    ],
)  # fmt: skip
def test_half_days_are_read_as_people_write_them(text: str, as_people_write: str) -> None:
    found = read_halves(text)
    assert found
    assert shown(found) == as_people_write
    assert read_halves(as_people_write) == found


@pytest.mark.parametrize("text", ["", "週3日", "時短", "別途通知", "火気厳禁"])
def test_what_is_not_understood_is_not_guessed(text: str) -> None:
    assert read_halves(text) is None


def test_a_half_day_is_covered_or_not() -> None:
    halves = read_halves("水曜午後") or ""
    assert covers(halves, WEDNESDAY, "pm")
    assert not covers(halves, WEDNESDAY, "am")
    assert not covers(halves, THURSDAY, "pm")
    assert covers("", THURSDAY, "am")
    assert not covers(UNKNOWN, WEDNESDAY, "pm")
    assert is_partial("育児部分休業")
    assert not is_partial("育児休業")


HEAD = "職員番号,氏名,部,課,係,職名\n"
NAMES = {"000201": "相川 誠", "000202": "馬場 京子", "000203": "千田 実"}
PEOPLE = "".join(f"{number},{name},企画部,財政課,財政係,主任\n" for number, name in NAMES.items())


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: CLI) -> Path:
    """Three people; sessions on a Wednesday morning and afternoon."""
    Path("first.csv").write_text(HEAD + PEOPLE, "utf-8")
    cli("staff", "import", "first.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    for code, half in (("AM", "am"), ("PM", "pm")):
        day = f"{WEDNESDAY}{half}"
        cli("session", "add", "dx-basics", "--capacity", "9", "--day", day, "--code", code, "--yes")
    return shipped_workspace


def leave(cli: CLI, *rows: str, expect: int = 0, more: tuple[str, ...] = ("--yes",)) -> str:
    Path("leave.csv").write_text("\n".join(("職員番号,氏名,区分,開始日,終了日,時間帯", *rows)) + "\n", "utf-8")
    return str(cli("staff", "leave", "leave.csv", *more, expect=expect).err)


def test_partial_leave_keeps_from_its_half_days_only(ward: Path, cli: CLI) -> None:
    leave(cli, "000201,相川 誠,部分休業,2026-06-01,2027-03-31,午後", "000202,馬場 京子,病気休職,2026-07-01,2026-07-31,")
    for code, person, is_told in (("AM", "000201", False), ("PM", "000201", True), ("AM", "000202", True)):
        told = cli("enrol", "add", code, "--staff", person, "--dry-run", expect=3 if is_told else 0).err
        assert ("E_ENROL_LEAVE" in told) == is_told, (code, person)
    assert "休職等" not in cli("leader", "check", expect=None).out
    assert "部分休業" in cli("staff", "show", "000201").out


def test_an_allocation_gives_no_seat_in_those_half_days(ward: Path, cli: CLI) -> None:
    leave(cli, "000201,相川 誠,部分休業,2026-06-01,2027-03-31,午後", "000202,馬場 京子,派遣,2026-07-01,2026-07-31,")
    rows = "".join(f"{number},{name},dx-basics\n" for number, name in NAMES.items())
    Path("asked.csv").write_text("職員番号,氏名,研修\n" + rows, "utf-8")
    cli("enrol", "request", "import", "asked.csv", "--fy", "2026", "--yes")
    cli("session", "cancel", "AM", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    seats = cli("enrol", "list", "--session", "PM", "--format", "csv").out
    assert "000203" in seats
    assert "000201" not in seats
    assert "000202" not in seats


def test_of_a_section_who_cannot_be_there_is_left_out_and_named(ward: Path, cli: CLI) -> None:
    leave(cli, "000202,馬場 京子,病気休職,2026-07-01,2026-07-31,")
    cli("staff", "depart", "000201", "--on", "2026-06-30", "--yes")
    told = cli("enrol", "add", "AM", "--section", "財政課", "--yes").err
    assert "W_ENROL_LEAVES" in told
    assert "2026-07-01" in told
    assert "W_ENROL_LEAVE 000202" in told
    seats = cli("enrol", "list", "--session", "AM", "--format", "csv").out
    assert [number in seats for number in NAMES] == [False, False, True]
    assert "E_ENROL_LEAVES" in cli("enrol", "add", "PM", "--staff", "000201", expect=3).err


def test_whoever_will_have_left_is_given_no_seat(ward: Path, cli: CLI) -> None:
    cli("staff", "depart", "000201", "--on", "2026-06-30", "--yes")
    rows = "".join(f"{number},{name},dx-basics\n" for number, name in NAMES.items())
    Path("asked.csv").write_text("職員番号,氏名,研修\n" + rows, "utf-8")
    cli("enrol", "request", "import", "asked.csv", "--fy", "2026", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    seats = cli("enrol", "list", "--format", "csv").out
    assert [number in seats for number in NAMES] == [False, True, True]


def test_what_is_recorded_within_a_leaders_term_is_told_with_its_day(ward: Path, cli: CLI) -> None:
    leave(cli, "000202,馬場 京子,派遣,2026-09-01,2027-06-30,")
    cli("staff", "depart", "000201", "--on", "2026-12-31", "--yes")
    for person, code, day in (
        ("000201", "W_LEADER_LEAVES", "2027-01-01"), ("000202", "W_LEADER_LEAVE_COMES", "2026-09-01"),
    ):  # fmt: skip
        told = cli("leader", "nominate", "--section", "財政課", "--staff", person, "--dry-run").err
        assert code in told
        assert day in told
    told = cli("leader", "nominate", "--section", "財政課", "--staff", "000203", "--dry-run").err
    assert "W_LEADER_LEAV" not in told
    cli("staff", "post", "add", "000203", "--section", "企画部", "--on", "2026-10-01", "--yes")
    assert (
        "W_LEADER_MOVES" not in cli("leader", "nominate", "--section", "財政課", "--staff", "000203", "--dry-run").err
    )
    cli("staff", "move", "000203", "--section", "企画部", "--on", "2026-11-01", "--yes")
    told = cli("leader", "nominate", "--section", "財政課", "--staff", "000203", "--dry-run").err
    assert "W_LEADER_MOVES" in told
    assert "2026-11-01" in told


def test_leave_told_after_the_seat_breaks_it(ward: Path, cli: CLI) -> None:
    cli("enrol", "add", "PM", "--staff", "000201", "--yes")
    cli("enrol", "add", "AM", "--staff", "000203", "--yes")
    told = leave(
        cli, "000201,相川 誠,部分休業,2026-06-01,2027-03-31,午後", "000203,千田 実,部分休業,2026-06-01,2027-03-31,午後"
    )
    assert "000201" in told
    status = cli("status", expect=None).text
    assert "000201" in status
    assert "000203 千田 実" not in status


def test_what_nobody_said_is_told_or_refused(ward: Path, cli: CLI) -> None:
    told = leave(cli, "000201,相川 誠,部分休業,2026-06-01,2027-03-31,")
    assert "W_LEAVE_PARTIAL" in told
    assert "_ENROL_LEAVE" not in cli("enrol", "add", "PM", "--staff", "000201", "--dry-run").err
    told = leave(cli, "000202,馬場 京子,部分休業,2026-06-01,2027-03-31,週3日", expect=3)
    assert "leave.csv F2: E_LEAVE_HALVES" in told
    assert "W_LEAVE_OPEN" in leave(cli, "000203,千田 実,病気休職,2026-06-01,,")
    assert "W_LEADER_ON_LEAVE" in cli(
        "leader", "nominate", "--section", "財政課", "--staff", "000203", "--dry-run"
    ).err  # fmt: skip
