"""The waiting line: its order, who goes to its end, and whose turn it is whenever a seat falls free."""

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
001348,伊藤 結衣,イトウ ユイ,区民部,区民課,主事
001385,山本 大輔,ヤマモト ダイスケ,区民部,保険課,主事
"""
A, B, C, D, E, F = "001200", "001237", "001274", "001311", "001348", "001385"


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """K1 of one seat; B asked on the 10th, A and C on the 20th, D without a day; B has the seat."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "planning-basics", "--day", "2026-09-10am", "--capacity", 1, "--code", "K1", "--yes")
    (workspace / "requests.csv").write_text(
        f"職員番号,研修名,申込日\n{D},企画の基礎,\n{C},企画の基礎,2026-05-20\n{A},企画の基礎,2026-05-20\n"
        f"{B},企画の基礎,2026-05-10\n",
        "utf-8",
    )
    cli("enrol", "request", "import", "requests.csv", "--yes")
    cli("allocate", "run", "--yes")
    return workspace


def line(cli: Cli, session: str = "K1") -> list[str]:
    """Who waits for a session, in order."""
    rows = cli("allocate", "explain", "--session", session, "--format", "csv").out.splitlines()
    return [part for row in rows for part in row.split(",")[1:2] if part.startswith("0")]


def seated(cli: Cli, session: str = "K1") -> list[str]:
    rows = cli("enrol", "list", "--session", session, "--format", "csv").out.splitlines()[1:]
    return sorted(row.split(",")[-5] for row in rows)


def test_the_line_goes_by_day_of_application_then_by_roster_and_those_without_a_day_come_last(
    ward: Path, cli: Cli
) -> None:
    assert seated(cli) == [B]
    assert line(cli) == [A, C, D]


def test_who_gives_a_seat_back_goes_to_the_end_and_is_not_given_it_again(ward: Path, cli: Cli) -> None:
    told = cli("enrol", "cancel", "K1", "--staff", B, "--yes").err
    assert f"K1：使える席が 1 あります。次の順番は {A} 佐藤 美咲" in told
    assert line(cli) == [A, C, D, B]
    cli("allocate", "run", "--yes")
    assert seated(cli) == [A]
    # Nobody but B is left to ask: B is not given what B gave back.
    for one in (A, C, D):
        cli("enrol", "request", "withdraw", "planning-basics", "--staff", one, "--yes")
    cli("enrol", "cancel", "K1", "--staff", A, "--yes")
    cli("allocate", "run", "--yes")
    assert seated(cli) == []
    explained = cli("allocate", "explain", "--staff", B).out
    assert "一度返され" in explained
    # Unless B asks for it again.
    cli("enrol", "request", "add", "planning-basics", "--staff", B, "--session", "K1", "--yes")
    cli("allocate", "run", "--yes")
    assert seated(cli) == [B]


def test_a_seat_that_the_office_takes_back_costs_nobody_their_place(ward: Path, cli: Cli) -> None:
    cli("enrol", "cancel", "K1", "--staff", B, "--by-office", "--yes")
    assert line(cli) == [B, A, C, D]
    cli("allocate", "run", "--yes")
    assert seated(cli) == [A]


def test_giving_back_is_taken_back_with_its_entry(ward: Path, cli: Cli) -> None:
    cli("enrol", "cancel", "K1", "--staff", B, "--yes")
    cli("db", "undo", "--yes")
    assert seated(cli) == [B]
    assert cli("enrol", "returned", "--format", "csv").out.count("\n") == 1


def test_who_gives_back_twice_is_told(ward: Path, cli: Cli) -> None:
    cli("session", "add", "planning-basics", "--day", "2026-10-10am", "--capacity", 1, "--code", "K2", "--yes")
    cli("enrol", "cancel", "K1", "--staff", B, "--yes")
    assert "二度以上" not in cli("status", "--format", "csv").out
    cli("enrol", "add", "K2", "--staff", B, "--yes")
    cli("enrol", "substitute", "K2", "--staff", B, "--to", E, "--yes")
    assert f"席を二度以上返した職員：{B} 鈴木 拓也" in cli("status", "--format", "csv").out
    # The page for managers tells how many; who it is stands there only when names are asked for, too.
    cli("report", "html", "--out", "page.html")
    page = (ward / "page.html").read_text("utf-8")
    assert "席を二度以上返した職員 1人" in page
    assert "鈴木 拓也" not in page
    cli("report", "html", "--with-names", "--with-commands", "--out", "page.html")
    assert "鈴木 拓也" in (ward / "page.html").read_text("utf-8")
    listed = cli("enrol", "returned", "--format", "csv").out
    assert listed.count("本人の辞退") == 2


def test_whose_turn_it_is_is_said_by_every_way_in_which_a_seat_falls_free(ward: Path, cli: Cli) -> None:
    turn = f"次の順番は {A} 佐藤 美咲"
    assert turn in cli("session", "change", "K1", "--capacity", 2, "--dry-run").err
    (ward / "k1.csv").write_text("開催コード,研修名,開催日,時間帯,定員\nK1,企画の基礎,2026-09-10,午前,2\n", "utf-8")
    assert turn in cli("session", "import", "k1.csv", "--dry-run").err
    (ward / "leave.csv").write_text(f"職員番号,氏名,区分,開始日,終了日\n{B},鈴木 拓也,育児休業,2026-08-01,2027-03-31\n")
    leave = cli("staff", "leave", "leave.csv", "--dry-run").err
    assert turn in leave
    assert f"skillmap enrol substitute K1 --staff {B} --to {A}" in leave
    (ward / "july.csv").write_text("".join(row for row in STAFF.splitlines(True) if not row.startswith(B)), "utf-8")
    assert turn in cli("staff", "import", "july.csv", "--as-of", "2026-06-10", "--complete", "--dry-run").err
    # Moved to a day on which the owner of the seat sits elsewhere.
    cli("session", "add", "bpr-basics", "--day", "2026-09-17am", "--capacity", 9, "--code", "X", "--yes")
    cli("enrol", "add", "X", "--staff", B, "--yes")
    moved = cli("session", "change", "K1", "--day", "2026-09-17am", "--dry-run").err
    assert turn in moved
    # A seat given by hand, taken back with its entry.
    cli("session", "change", "K1", "--capacity", 2, "--yes")
    cli("enrol", "add", "K1", "--staff", F, "--yes")
    assert turn in cli("db", "undo", "--dry-run").err


def test_status_tells_of_a_free_seat_while_somebody_waits(ward: Path, cli: Cli) -> None:
    cli("session", "change", "K1", "--capacity", 2, "--yes")
    assert (
        f"K1 に空席が 1 あり、この研修を 3 人が待っています（先頭 {A} 佐藤 美咲）"
        in cli("status", "--format", "csv").out
    )
    cli("refresh", "--yes")
    assert "空席が" not in cli("status", "--format", "csv").out
    assert seated(cli) == [A, B]


def test_nobody_is_named_where_nobody_can_come_or_waits(ward: Path, cli: Cli) -> None:
    cli("session", "add", "bpr-basics", "--day", "2026-09-10am", "--capacity", 9, "--code", "X", "--yes")
    for one in (A, C, D):
        cli("enrol", "add", "X", "--staff", one, "--yes")
    assert "待っている 3 人のうち受講できる人はいません" in cli("enrol", "cancel", "K1", "--staff", B, "--dry-run").err
    for one in (A, B, C, D):
        cli("enrol", "request", "withdraw", "planning-basics", "--staff", one, "--yes")
    assert "使える席" not in cli("enrol", "cancel", "K1", "--staff", B, "--dry-run").err


def waits(cli: Cli) -> list[str]:
    """Who waits by the list of the last allocation."""
    rows = cli("allocate", "show", "--fy", "2026", "--format", "csv").out.splitlines()
    return sorted(part for row in rows for part in row.split(",") if part in (A, B, C, D, E, F))


def todo(cli: Cli, *more: str) -> str:
    return str(cli("status", "--format", "csv", *more).out)


def test_who_got_a_seat_or_a_result_withdrew_or_left_since_waits_no_longer(ward: Path, cli: Cli) -> None:
    assert waits(cli) == [A, C, D]
    assert "席のない希望 3件（3人）" in todo(cli)
    cli("session", "change", "K1", "--capacity", 2, "--yes")
    cli("enrol", "add", "K1", "--staff", A, "--yes")
    assert waits(cli) == [C, D]
    cli("enrol", "request", "withdraw", "planning-basics", "--staff", C, "--yes")
    assert waits(cli) == [D]
    assert "席のない希望 1件（1人）" in todo(cli)
    cli("staff", "depart", D, "--on", "2026-06-14", "--yes")
    assert waits(cli) == []
    assert "席のない希望" not in todo(cli)
    # A seat that is taken back makes the person wait again, the undo of the departure too.
    cli("db", "undo", "--yes")
    cli("enrol", "cancel", "K1", "--staff", A, "--by-office", "--yes")
    assert waits(cli) == [A, D]
    (ward / "results.csv").write_text(f"職員番号,研修名,修了年月日\n{A},企画の基礎,2026-06-10\n", "utf-8")
    cli("result", "import", "results.csv", "--yes")
    assert waits(cli) == [D]


def test_what_is_asked_for_after_the_last_allocation_is_told_until_there_is_a_seat(ward: Path, cli: Cli) -> None:
    assert "前回の割当のあと" not in todo(cli)
    cli("enrol", "request", "add", "planning-basics", "--staff", E, "--yes")
    assert "前回の割当のあとの希望 1件（1人）に席がない,1,skillmap allocate run --fy 2026" in todo(cli)
    # B had the seat of the allocation: it is no demand that the allocation left.
    cli("enrol", "cancel", "K1", "--staff", B, "--by-office", "--yes")
    assert "前回の割当のあとの希望 2件（2人）" in todo(cli)
    cli("enrol", "add", "K1", "--staff", E, "--yes")
    assert "前回の割当のあとの希望 1件（1人）" in todo(cli)
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert "前回の割当のあと" not in todo(cli)


def test_what_an_allocation_would_not_count_is_not_asked_for(ward: Path, cli: Cli) -> None:
    """A refused application, and one for a training that the person holds: no run would ever make the line go away."""
    (ward / "refused.csv").write_text(f"職員番号,研修名,申込日,所属長承認\n{E},企画の基礎,2026-06-01,不承認\n", "utf-8")
    cli("enrol", "request", "import", "refused.csv", "--yes")
    assert "前回の割当のあと" not in todo(cli)
    (ward / "results.csv").write_text(f"職員番号,研修名,修了年月日\n{F},企画の基礎,2025-07-01\n", "utf-8")
    cli("result", "import", "results.csv", "--yes")
    cli("enrol", "request", "add", "planning-basics", "--staff", F, "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert "前回の割当のあと" not in todo(cli)
    # Who is refused after the allocation waits no longer.
    (ward / "refused.csv").write_text(f"職員番号,研修名,申込日,所属長承認\n{A},企画の基礎,2026-05-20,不承認\n", "utf-8")
    cli("enrol", "request", "import", "refused.csv", "--yes")
    assert waits(cli) == [C, D]


def test_where_heads_approve_an_application_counts_from_then_on(ward: Path, cli: Cli) -> None:
    settings = ward / "skillmap.toml"
    settings.write_text(settings.read_text("utf-8") + "\napplications_need_approval = true\n", "utf-8")
    cli("enrol", "request", "add", "planning-basics", "--staff", E, "--yes")
    assert "前回の割当のあと" not in todo(cli)
    (ward / "approved.csv").write_text(f"職員番号,研修名,所属長承認\n{E},企画の基礎,承認\n", "utf-8")
    cli("enrol", "request", "import", "approved.csv", "--yes")
    assert "前回の割当のあとの希望 1件（1人）" in todo(cli)


def test_applications_alone_are_reason_to_allocate(ward: Path, cli: Cli) -> None:
    cli("db", "undo", "--yes")
    assert "2026年度の席をまだ割り当てていない,1,skillmap allocate run --fy 2026" in todo(cli)


def test_status_counts_nobody_for_a_free_seat_who_is_on_leave_that_day(ward: Path, cli: Cli) -> None:
    rows = "職員番号,区分,開始日,終了日\n"
    # B gives the seat back with the same list; A is back on the day itself and comes.
    (ward / "leave.csv").write_text(f"{rows}{B},育休,2026-09-01,2027-03-31\n{A},病休,2026-08-01,2026-09-09\n", "utf-8")
    cli("staff", "leave", "leave.csv", "--yes")
    cli("session", "change", "K1", "--capacity", 3, "--yes")
    listed = cli("status", "--format", "csv").out
    assert f"この研修を 3 人が待っています（先頭 {A} 佐藤 美咲）" in listed
    (ward / "more.csv").write_text(f"{rows}{A},産休,2026-09-10,2026-12-25\n{C},病休,2026-09-10,2026-09-10\n", "utf-8")
    cli("staff", "leave", "more.csv", "--yes")
    assert f"この研修を 1 人が待っています（先頭 {D} 渡邊 太郎）" in cli("status", "--format", "csv").out
    (ward / "all.csv").write_text(f"{rows}{D},育休,2026-07-01,2026-12-31\n", "utf-8")
    cli("staff", "leave", "all.csv", "--yes")
    assert "空席が" not in cli("status", "--format", "csv").out
