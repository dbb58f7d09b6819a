"""Somebody who comes back: under a new number, under the old one, or who never really left."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

CLI = Callable[..., Any]
HEAD = "職員番号,氏名,フリガナ,部,課,係,職名,任用区分,採用年月日\n"
AIKAWA = "000201,相川 誠,アイカワ マコト,企画部,財政課,財政係,係長,任期の定めのない職員,2008-04-01\n"
BABA = "000202,馬場 京子,ババ キョウコ,企画部,財政課,財政係,主任,任期の定めのない職員,2012-04-01\n"
CHIDA = "000203,千田 実,チダ ミノル,区民部,戸籍課,戸籍係,主事,会計年度任用職員,2025-04-01\n"


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: CLI) -> Path:
    """Three people from 1 April 2025 on; 馬場 left at the end of September 2025."""
    take(cli, "first.csv", HEAD + AIKAWA + BABA + CHIDA, "--complete", as_of="2025-04-01")
    Path("levels.csv").write_text("職員番号,氏名,スキル,レベル\n000202,馬場 京子,data-analytics,3\n", "utf-8")
    cli("assess", "import", "levels.csv", "--stage", "approved", "--as-of", "2025-06-01", "--yes")
    Path("fe.csv").write_text("職員番号,氏名,資格,合格日\n000202,馬場 京子,基本情報技術者試験,2024-05-20\n", "utf-8")
    cli("qualification", "import", "fe.csv", "--yes")
    cli("career", "aim", "--staff", "000202", "--to", "data-specialist/1", "--on", "2025-04-01", "--yes")
    cli("staff", "depart", "000202", "--on", "2025-09-30", "--yes")
    return shipped_workspace


def take(cli: CLI, name: str, text: str, *more: str, as_of: str = "2026-06-01", expect: int = 0) -> Any:
    Path(name).write_text(text, "utf-8")
    return cli("staff", "import", name, "--as-of", as_of, "--yes", *more, expect=expect)


def show(cli: CLI, number: str, *more: str) -> str:
    return str(cli("staff", "show", number, *more).out)


BACK = "000950,馬場 京子,ババ キョウコ,区民部,戸籍課,戸籍係,主任,任期の定めのない職員,2012-04-01\n"


def test_somebody_back_under_a_new_number_is_told_and_joined_and_undo_takes_it_apart(ward: Path, cli: CLI) -> None:
    told = take(cli, "back.csv", HEAD + BACK)
    assert "W_STAFF_PERHAPS_SAME" in told.err
    assert "skillmap staff join 000202 000950" in told.err
    before = cli("db", "journal", "--format", "json").out
    assert cli("staff", "join", "000202", "000950", "--dry-run").err.count("引き継ぐ") >= 4
    assert cli("db", "journal", "--format", "json").out == before
    cli("staff", "join", "000202", "000950", "--yes")
    assert "企画部/財政課/財政係" in show(cli, "000950", "--as-of", "2025-05-01")
    assert "000950" in show(cli, "000202")
    for asked in (
        ("assess", "gap", "--staff", "000950", "--to", "data-specialist/1"),
        ("why", "--staff", "000950"),
        ("qualification", "list"),
    ):
        assert "馬場 京子" in cli(*asked).out
    assert "first.csv A3" in cli("why", "--staff", "000950").out
    cli("db", "undo", "1", "--yes", expect=3)
    cli("db", "undo", "--yes")
    assert "000202" in show(cli, "000202")
    assert "財政係" not in show(cli, "000950")
    cli("db", "check")


def test_levels_and_qualifications_follow_and_late_lists_may_name_the_old_number(ward: Path, cli: CLI) -> None:
    take(cli, "back.csv", HEAD + BACK)
    cli("staff", "join", "202", "950", "--yes")
    row = "000202,馬場 京子,data-analytics,2\n"
    Path("late.csv").write_text("職員番号,氏名,スキル,レベル\n" + row, "utf-8")
    cli("assess", "import", "late.csv", "--stage", "self", "--as-of", "2026-06-10", "--yes")
    levels = cli("why", "--staff", "000950", "--skill", "data-analytics").out
    assert "levels.csv" in levels
    assert "late.csv" in levels
    told = take(cli, "orders.csv", "職員番号,氏名,職名,発令日\n000202,馬場 京子,係長,2026-06-10\n")
    assert "W_STAFF_FORMER_NUMBER" in told.err
    assert "係長" in show(cli, "000950")
    Path("leave.csv").write_text("職員番号,氏名,区分,開始日\n000202,馬場 京子,病休,2026-06-12\n", "utf-8")
    assert "W_STAFF_FORMER_NUMBER" in cli("staff", "leave", "leave.csv", "--yes").err
    assert "病休" in show(cli, "000950")


def test_two_people_are_not_joined(ward: Path, cli: CLI) -> None:
    told = cli("staff", "join", "000201", "000203", "--yes", expect=3).err
    assert [
        part for part in ("E_JOIN_SAME_DAYS", "2025-04-01", "first.csv A2", "first.csv A4") if part not in told
    ] == []
    assert "W_JOIN_NAME" in told
    assert "W_JOIN_HIRED" in told
    assert "同じ番号" in cli("staff", "join", "000201", "201", "--yes", expect=3).err
    assert "登録がありません" in cli("staff", "join", "000299", "000201", "--yes", expect=3).err


def test_the_advice_for_one_person_on_two_lists_works(ward: Path, cli: CLI) -> None:
    row = "000960,相川 誠,アイカワ マコト,区民部,戸籍課,戸籍係,係長,任期の定めのない職員,2008-04-01\n"
    told = take(cli, "new.csv", HEAD + row)
    assert "前の番号で持っている席や目標が空きます" in told.err
    told = cli("staff", "join", "000201", "000960", "--yes", expect=3)
    assert "skillmap staff depart 000201 --on 2026-05-31" in told.err
    cli("staff", "depart", "000201", "--on", "2026-05-31", "--yes")
    cli("staff", "join", "000201", "000960", "--yes")
    assert "財政係" in show(cli, "000960", "--as-of", "2026-05-31")
    assert "戸籍係" in show(cli, "000960")


def test_a_number_that_changes_takes_everything_along(ward: Path, cli: CLI) -> None:
    cli("career", "aim", "--staff", "000201", "--to", "data-specialist/1", "--yes")
    told = cli("staff", "join", "000201", "000970", "--yes")
    assert "W_JOIN_NEW_NUMBER" in told.err
    take(cli, "all.csv", HEAD + AIKAWA.replace("000201", "000970") + CHIDA, "--complete")
    assert "000970" in cli("career", "list").out
    assert "相川 誠" in show(cli, "000201")


def test_a_number_given_to_somebody_else_is_refused_until_it_is_free(ward: Path, cli: CLI) -> None:
    other = "000202,土井 遥,ドイ ハルカ,区民部,戸籍課,戸籍係,主事,任期の定めのない職員,2026-06-01\n"
    told = take(cli, "new.csv", HEAD + other, expect=3)
    assert [part for part in ("E_STAFF_NUMBER_REUSED", "new.csv B2", "first.csv A3") if part not in told.err] == []
    assert "skillmap staff join 000202 000202-1" in told.err
    cli("staff", "join", "000202", "000202-1", "--yes")
    take(cli, "new.csv", HEAD + other)
    assert "土井 遥" in show(cli, "000202")
    assert "馬場 京子" in show(cli, "000202-1")
    assert "基本情報" not in cli("why", "--staff", "000202").out
    assert "基本情報" in cli("why", "--staff", "000202-1").out


def test_a_number_under_another_name_is_refused_with_both_places(ward: Path, cli: CLI) -> None:
    for name, kana in (("土井 遥", "ドイ ハルカ"), ("土井遥", "ドイ ハルカ"), ("土井遥", "")):
        row = f"000201,{name},{kana},企画部,財政課,財政係,係長,任期の定めのない職員,2008-04-01\n"
        told = take(cli, "wrong.csv", HEAD + row, expect=3)
        assert [part for part in ("E_STAFF_NUMBER_OTHER", "wrong.csv B2", "first.csv A2") if part not in told.err] == []
    for name, kana in (("相川誠", ""), ("藍川 誠", "アイカワ マコト"), ("西 誠", "ニシ マコト"), ("西誠", "")):
        row = f"000201,{name},{kana},企画部,財政課,財政係,係長,任期の定めのない職員,2008-04-01\n"
        take(cli, "right.csv", HEAD + row, "--dry-run")
    told = take(cli, "new.csv", "職員番号,氏名,フリガナ,改姓日\n000201,Smith Maria,スミス マリア,2026-05-01\n")
    assert "Smith Maria" in show(cli, "000201")


@pytest.mark.parametrize(
    ("before", "after", "hired"),
    [
        ("任期の定めのない職員", "暫定再任用職員", "2026-04-01"),
        ("任期の定めのない職員", "定年前再任用短時間勤務職員", "2026-04-01"),
        ("会計年度任用職員", "会計年度任用職員", "2026-04-01"),
    ],
)
def test_who_is_employed_again_without_a_gap_never_left(
    ward: Path, cli: CLI, before: str, after: str, hired: str
) -> None:
    cli("career", "aim", "--staff", "000203", "--to", "data-specialist/1", "--on", "2025-06-01", "--yes")
    again = CHIDA.replace("会計年度任用職員", after).replace("2025-04-01", hired)
    told = take(cli, "april.csv", HEAD + AIKAWA + again, "--complete", as_of="2026-04-01")
    assert "退職等" not in told.err
    assert after in show(cli, "000203")
    assert "000203" in cli("career", "list").out


def test_retired_and_employed_again_in_one_list_of_orders_is_continuous(ward: Path, cli: CLI) -> None:
    cli("career", "aim", "--staff", "000201", "--to", "data-specialist/1", "--on", "2025-06-01", "--yes")
    head = "職員番号,氏名,発令日,発令区分,部,課,係,職名,任用区分,採用年月日\n"
    told = take(
        cli, "orders.csv",
        head + "000201,相川 誠,2026-03-31,定年退職,企画部,財政課,財政係,係長,任期の定めのない職員,2008-04-01\n"
        "000201,相川 誠,2026-04-01,採用,企画部,財政課,財政係,主任,暫定再任用職員,2026-04-01\n",
    )  # fmt: skip
    assert "退職等" not in told.err
    assert "引き続き在職（2026-04-01から）" in told.err
    assert "000201" in cli("career", "list").out
    assert "任期の定めのない職員" in show(cli, "000201", "--as-of", "2026-03-31")
    assert "2025-04-01" in show(cli, "000201"), "in this unit since the first list: the order moved nobody"
    for text in ("暫定再任用職員", "主任"):
        assert text in show(cli, "000201", "--as-of", "2026-04-01")


def test_the_end_of_a_managers_post_is_a_change_of_grade(ward: Path, cli: CLI) -> None:
    told = take(cli, "orders.csv", "職員番号,氏名,発令日,発令区分,職名\n000201,相川 誠,2026-04-01,役職定年,主任\n")
    assert "係長 → 主任" in told.err
    assert "財政係" in show(cli, "000201")


def test_an_old_day_of_retirement_is_no_leaving_of_who_was_employed_again(ward: Path, cli: CLI) -> None:
    head = HEAD.rstrip() + ",退職日\n"
    again = AIKAWA.replace("任期の定めのない職員", "暫定再任用職員").rstrip()
    for hired in ("2008-04-01", "2026-04-01"):
        row = again.replace("2008-04-01", hired) + ",2026-03-31\n"
        told = take(cli, "april.csv", head + row, "--dry-run", as_of="2026-04-01")
        assert "退職等" not in told.err, hired
    told = take(cli, "april.csv", head + again + ",2027-03-31\n", "--dry-run", as_of="2026-04-01")
    assert "退職等" in told.err, "the day on which this employment ends"
    told = take(cli, "april.csv", head + AIKAWA.rstrip() + ",2026-03-31\n", "--dry-run", as_of="2026-04-01")
    assert "退職等" in told.err


def test_an_order_from_before_the_records_names_the_day_on_which_they_begin(ward: Path, cli: CLI) -> None:
    told = take(cli, "old.csv", "職員番号,氏名,発令日,職名\n000201,相川 誠,2020-04-01,主事\n", expect=3)
    assert "2025-04-01" in told.err
    assert "first.csv A2" in told.err


def test_many_numbers_are_given_up_by_a_list(ward: Path, cli: CLI) -> None:
    head = "旧職員番号,新職員番号,氏名\n"
    before = show(cli, "000201")

    def joined(text: str, expect: int = 0) -> str:
        Path("numbers.csv").write_text(head + text, "utf-8")
        return str(cli("staff", "join", "--list", "numbers.csv", "--yes", expect=expect).err)

    wrong = joined("000201,000901,千田 実\n000999,000902,\n", expect=3)
    assert "numbers.csv C2: E_STAFF_NUMBER_OTHER" in wrong
    assert "numbers.csv A3: E_STAFF_NUMBER_NOBODY" in wrong
    assert show(cli, "000201") == before
    wrong = joined("000201,000901,\n000202,000901,\n", expect=3)
    assert "numbers.csv B2: E_JOIN_LIST_TWICE" in wrong
    assert "numbers.csv B3: E_JOIN_LIST_TWICE" in wrong
    told = joined("000201,000901,相川 誠\n000202,000902,馬場京子\n")
    assert "000201 → 000901" in told
    assert "000202 → 000902" in told
    assert "相川 誠" in show(cli, "000901")
    assert "馬場 京子" in show(cli, "000902")
    assert "変更なし 2" in joined("000201,000901,相川 誠\n000202,000902,\n")
    cli("db", "undo", "--yes")
    assert show(cli, "000201") == before
    cli("staff", "join", "000201", expect=2)
    cli("staff", "join", expect=2)


def test_who_comes_back_with_a_new_day_of_hiring_is_told_and_nothing_is_joined(ward: Path, cli: CLI) -> None:
    back = BACK.replace("2012-04-01", "2026-06-01")
    told = take(cli, "back.csv", HEAD + back)
    assert "W_STAFF_PERHAPS_SAME" in told.err
    assert "skillmap staff join 000202 000950" in told.err
    assert "財政係" not in show(cli, "000950"), "never by itself"
    cli("staff", "join", "000202", "000950", "--yes")
    assert "財政係" in show(cli, "000950", "--as-of", "2025-05-01")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (BACK.replace("ババ キョウコ", "ババ ミヤコ").replace("2012", "2026"), "another reading"),
        (BACK.replace("ババ キョウコ", "").replace("2012", "2026"), "a name without reading, hired on another day"),
        (BACK.replace("2012", "2010"), "hired before the one who left"),
        (
            "000951,相川 誠,アイカワ マコト,区民部,戸籍課,戸籍係,係長,任期の定めのない職員,2026-04-01\n",
            "the other one is still here",
        ),
    ],
)
def test_another_person_of_the_same_name_is_not_told_as_the_one_who_left(
    ward: Path, cli: CLI, row: str, why: str
) -> None:
    assert "W_STAFF_PERHAPS_SAME" not in take(cli, "new.csv", HEAD + row, "--dry-run").err, why
