"""Seats over the years: mandatory again, results outstanding, failed, expiring prerequisites, whose turn it is."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名,採用年月日
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任,2010-04-01
001237,鈴木 拓也,スズキ タクヤ,総務部,人事課,主事,2012-04-01
001274,髙橋 千尋,タカハシ チヒロ,総務部,税務課,主事,2014-04-01
001311,渡邊 太郎,ワタナベ タロウ,区民部,区民課,主事,2016-04-01
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes")
    return workspace


def mandatory(ward: Path, training: str, lines: str) -> None:
    file = ward / "data" / "trainings" / "basic.yaml"
    text = file.read_text("utf-8")
    head = f"  - id: {training}\n"
    assert head in text
    file.write_text(text.replace(head, f"{head}    {lines}\n"), "utf-8")


def seats(cli: Cli) -> set[tuple[str, str]]:
    return set(re.findall(r"^([A-Z]\d),.*?,(\d{6}),", cli("enrol", "list", "--format", "csv").out, re.MULTILINE))


def test_what_is_mandatory_each_year_is_seated_again(ward: Path, cli: Cli) -> None:
    mandatory(ward, "security-basics", 'mandatory_for: [{staff_grades: [主事], due: "12-28"}]')
    window = ("--window-from", "2025-06-01", "--window-to", "2026-02-27", "--capacity", "9")
    cli("session", "add", "security-basics", *window, "--online", "--code", "A1", "--yes")
    window = ("--window-from", "2026-06-10", "--window-to", "2027-02-26", "--capacity", "9")
    cli("session", "add", "security-basics", *window, "--online", "--code", "B1", "--yes")
    (ward / "r.csv").write_text(
        "職員番号,開催コード,修了,修了年月日\n001237,A1,修了,2025-07-01\n001274,,修了,2026-05-01\n".replace(
            "001274,,", "001274,A1,"
        ),
        "utf-8",
    )
    cli("result", "import", "r.csv", "--yes")
    cli("enrol", "add", "A1", "--staff", "001311", "--yes")  # last year's result is outstanding: this year's is due
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert seats(cli) == {("A1", "001311"), ("B1", "001237"), ("B1", "001311")}


def test_nobody_gets_a_second_seat_while_a_result_is_outstanding(ward: Path, cli: Cli) -> None:
    for code, day in (("A1", "2026-03-24"), ("B1", "2026-07-24")):
        cli("session", "add", "planning-basics", "--day", f"{day}am", "--capacity", "9", "--code", code, "--yes")
    for number in ("001200", "001237"):
        cli("enrol", "add", "A1", "--staff", number, "--yes")
        cli("enrol", "request", "add", "planning-basics", "--staff", number, "--yes")
    cli("enrol", "request", "add", "planning-basics", "--staff", "001274", "--yes")
    assert "A1" in cli("status").out
    # By hand and by list as by an allocation; of a section the others are seated.
    assert "E_ENROL_OUTSTANDING" in cli("enrol", "add", "B1", "--staff", "001200", "--yes", expect=3).text
    (ward / "seats.csv").write_text("開催コード,職員番号\nB1,001200\nB1,001311\n", "utf-8")
    assert "seats.csv B2" in cli("enrol", "import", "seats.csv", "--yes", expect=3).text
    assert "W_ENROL_OUTSTANDING" in cli("enrol", "add", "B1", "--section", "総務部", "--dry-run").text
    second = cli("enrol", "add", "B1", "--staff", "001200", "--second", "--yes")
    assert second.code == 0 and "W_ENROL_OUTSTANDING" in second.text
    assert "A1 の結果がまだ届いていないのに" in cli("status").out
    cli("db", "undo", "--yes")
    ran = cli("allocate", "run", "--fy", "2026", "--yes")
    assert "W_ALLOCATION_OUTSTANDING" in ran.text and "A1" in ran.text
    assert seats(cli) == {("A1", "001200"), ("A1", "001237"), ("B1", "001274")}
    (ward / "r.csv").write_text("職員番号,開催コード,修了\n001200,A1,未修了\n001237,A1,修了\n", "utf-8")
    cli("result", "import", "r.csv", "--yes")
    assert "A1" not in cli("status").out
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert ("B1", "001200") in seats(cli) and ("B1", "001237") not in seats(cli)


def test_who_failed_in_the_year_is_seated_again_in_the_same_year(ward: Path, cli: Cli) -> None:
    for code, day in (("A1", "2026-04-24"), ("B1", "2026-07-24")):
        cli("session", "add", "planning-basics", "--day", f"{day}am", "--capacity", "9", "--code", code, "--yes")
    cli("enrol", "request", "add", "planning-basics", "--staff", "001200", "--yes")
    cli("enrol", "add", "A1", "--staff", "001200", "--yes")
    (ward / "r.csv").write_text("職員番号,開催コード,修了\n001200,A1,未修了\n", "utf-8")
    cli("result", "import", "r.csv", "--yes", day=date(2026, 5, 1))
    cli("allocate", "run", "--fy", "2026", "--yes", day=date(2026, 5, 1))
    assert ("B1", "001200") in seats(cli)


def test_a_prerequisite_that_expires_before_the_seat_does_not_serve(ward: Path, cli: Cli) -> None:
    mandatory(ward, "planning-basics", "valid_years: 1")
    (ward / "r.csv").write_text("職員番号,研修名,修了,修了年月日\n001200,planning-basics,修了,2025-09-01\n", "utf-8")
    cli("result", "import", "r.csv", "--yes")
    for code, day in (("A1", "2026-07-24"), ("B1", "2026-11-24")):
        cli("session", "add", "planning-practice", "--day", day, "--capacity", "1", "--code", code, "--yes")
    cli("session", "add", "planning-basics", "--day", "2026-12-08am", "--capacity", "9", "--code", "C1", "--yes")
    cli("enrol", "add", "A1", "--staff", "001311", "--yes")  # the seat before the expiry is taken
    cli("enrol", "request", "add", "planning-practice", "--staff", "001200", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert seats(cli) == {("A1", "001311")}
    assert "有効期限" in cli("allocate", "explain", "--staff", "001200", "--format", "csv").out


def test_among_equals_the_first_who_asked_is_seated_and_waits_first(ward: Path, cli: Cli) -> None:
    cli("session", "add", "planning-basics", "--day", "2026-07-14am", "--capacity", "1", "--code", "A1", "--yes")
    (ward / "a.csv").write_text(
        "職員番号,研修名,申込日\n001311,planning-basics,2026-05-20\n001200,planning-basics,\n"
        "001237,planning-basics,2026-05-25\n001274,planning-basics,2026-05-10\n",
        "utf-8",
    )
    cli("enrol", "request", "import", "a.csv", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert seats(cli) == {("A1", "001274")}
    waiting = cli("allocate", "explain", "--session", "A1", "--format", "csv").out
    assert re.findall(r"\d{6}", waiting) == ["001311", "001237", "001200"]


def test_who_lets_the_day_of_a_mandatory_training_pass_is_counted(ward: Path, cli: Cli) -> None:
    mandatory(ward, "security-basics", 'mandatory_for: [{staff_grades: [主事], due: "05-31"}]')
    assert "期限を過ぎた未修了者 3人" in cli("status", "--format", "csv", day=date(2026, 6, 1)).out
    assert "期限を過ぎた" not in cli("status", "--format", "csv", day=date(2026, 5, 31)).out
    cli("report", "mandatory", "--training", "security-basics", "--people", day=date(2026, 6, 1))
