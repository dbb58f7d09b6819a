"""Whoever was to be hired on a day and did not come; orders that are told anew, and what is said of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CLI = Callable[..., Any]
HEAD = "職員番号,氏名,フリガナ,部,課,職名\n"
PEOPLE = (
    "000701,今泉 梓,イマイズミ アズサ,総務部,総務課,係長\n000702,榎本 司,エノモト ツカサ,総務部,総務課,主事\n"
    "000703,緒方 忍,オガタ シノブ,区民部,戸籍課,主任\n000704,柿沼 円,カキヌマ マドカ,区民部,戸籍課,主事\n"
    "000705,木暮 怜,コグレ レイ,区民部,税務課,主事\n"
)
COMING = "職員番号,氏名,フリガナ,部,課,職名,採用年月日\n000790,佐久間 凪,サクマ ナギ,区民部,税務課,主事,2026-10-01\n"


@pytest.fixture
def ward(workspace: Path, cli: CLI) -> Path:
    Path("all.csv").write_text(HEAD + PEOPLE, "utf-8")
    cli("staff", "import", "all.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    return workspace


def take(cli: CLI, text: str, day: str, *more: str) -> str:
    Path("list.csv").write_text(text, "utf-8")
    return str(cli("staff", "import", "list.csv", "--as-of", day, "--yes", *more).err)


def there(cli: CLI, day: str) -> list[str]:
    told = cli("staff", "list", "--as-of", day, "--include-future", "--format", "json")
    return [row["number"] for row in json.loads(told.out)]


@pytest.mark.parametrize("way", ["complete list of the day", "by hand", "list of orders"])
def test_who_was_to_come_and_did_not_is_never_on_the_staff(way: str, ward: Path, cli: CLI) -> None:
    take(cli, COMING, "2026-06-15")
    assert "000790" in there(cli, "2026-10-01")
    if way == "by hand":
        told = cli("staff", "depart", "000790", "--on", "2026-09-30", "--yes").err
    elif way == "list of orders":
        told = take(cli, "職員番号,氏名,退職日\n000790,佐久間 凪,2026-09-30\n", "2026-06-15")
    else:
        told = take(cli, HEAD + PEOPLE, "2026-10-01", "--complete")
    assert "W_STAFF_NOT_COME" in told
    assert "W_STAFF_HIRED_AGAIN" not in told
    for day in ("2026-10-01", "2026-12-01"):
        assert "000790" not in there(cli, day)
    take(cli, COMING.replace("2026-10-01", "2026-11-01"), "2026-06-15")  # they come a month later after all
    assert "000790" not in there(cli, "2026-10-31")
    assert "000790" in there(cli, "2026-11-01")


def test_undo_brings_back_who_was_to_come(ward: Path, cli: CLI) -> None:
    take(cli, COMING, "2026-06-15")
    cli("staff", "depart", "000790", "--on", "2026-09-30", "--yes")
    cli("db", "undo", "--yes")
    assert "000790" in there(cli, "2026-10-01")
    assert "見つかりません" in cli("staff", "depart", "000790", "--on", "2026-08-31", expect=3).err


def test_a_transfer_by_hand_that_a_recorded_one_ends_is_told(ward: Path, cli: CLI) -> None:
    cli("staff", "move", "000702", "--section", "税務課", "--on", "2026-06-01", "--yes")
    told = cli("staff", "move", "000702", "--section", "戸籍課", "--on", "2026-05-01", "--dry-run").err
    assert "W_ORDER_OVERTAKEN" in told
    assert "2026-06-01" in told
    assert (
        "W_ORDER_OVERTAKEN"
        not in cli("staff", "move", "000702", "--section", "税務課", "--on", "2026-05-01", "--dry-run").err
    )
    # What is prepared for a day to come stays closed.
    cli("staff", "move", "000703", "--section", "税務課", "--on", "2026-09-01", "--yes")
    told = cli("staff", "move", "000703", "--section", "総務課", "--on", "2026-07-01", "--dry-run").err
    assert "2026-09-01" not in told


ORDER = "職員番号,氏名,発令日,部,課,職名\n000702,榎本 司,{},区民部,税務課,主事\n"


def test_an_order_of_an_earlier_day_that_the_later_one_repeats_is_overtaken_by_nothing(ward: Path, cli: CLI) -> None:
    take(cli, ORDER.format("2026-06-01"), "2026-06-15")
    assert "W_ORDER_OVERTAKEN" not in take(cli, ORDER.format("2026-05-11"), "2026-06-15")
    assert "2026-05-11" in cli("staff", "show", "000702").out


def test_an_order_that_was_put_off_by_some_days_is_told_as_such(ward: Path, cli: CLI) -> None:
    take(cli, ORDER.format("2026-06-15"), "2026-06-15")
    assert "W_ORDER_HOLDS_ALREADY" in take(cli, ORDER.format("2026-06-22"), "2026-06-15")


def test_two_orders_of_one_day_are_to_be_one_row(ward: Path, cli: CLI) -> None:
    rows = "職員番号,氏名,発令日,発令区分,部,課,職名\n000702,榎本 司,2026-07-01,昇任,総務部,総務課,主任\n"
    Path("list.csv").write_text(rows + "000702,榎本 司,2026-07-01,異動,区民部,税務課,主任\n", "utf-8")
    told = cli("staff", "import", "list.csv", "--as-of", "2026-06-15", "--yes", expect=3).err
    assert "一行にまとめて" in told
    Path("list.csv").write_text(rows.replace("昇任,総務部,総務課", "異動,区民部,税務課"), "utf-8")
    told = cli("staff", "import", "list.csv", "--as-of", "2026-06-15", "--yes").err
    assert "税務課" in told and "主任" in told


def test_a_second_post_that_becomes_an_acting_one_is_told_as_over(ward: Path, cli: CLI) -> None:
    cli("staff", "post", "add", "000701", "--section", "戸籍課", "--on", "2026-04-01", "--yes")
    extra = HEAD.replace("職名", "職名,本務兼務") + "000701,今泉 梓,イマイズミ アズサ,区民部,戸籍課,係長,事務取扱\n"
    told = take(cli, extra, "2026-06-01")
    assert "兼務: 区民部/戸籍課 → －" in told
    assert "事務取扱: " in told
    told = cli("staff", "post", "add", "000701", "--section", "戸籍課", "--kind", "併任", "--dry-run").err
    assert "事務取扱: 区民部/戸籍課 → －" in told


def test_a_section_that_only_a_second_post_keeps_says_so_and_how_it_ends(ward: Path, cli: CLI) -> None:
    cli("staff", "post", "add", "000701", "--section", "税務課", "--on", "2026-04-01", "--yes")
    cli("staff", "move", "000705", "--section", "戸籍課", "--on", "2026-06-01", "--yes")
    Path("units.csv").write_text("部,課\n総務部,総務課\n区民部,戸籍課\n", "utf-8")
    words = ("org", "import", "units.csv", "--complete", "--as-of", "2026-07-01", "--allow-mass-change", "--yes")
    told = cli(*words, expect=3).err
    assert "000701 今泉 梓（兼務）" in told
    assert "staff post end" in told
    cli("staff", "post", "end", "000701", "--section", "税務課", "--on", "2026-07-01", "--yes")
    cli(*words)


def test_values_of_who_is_employed_again_say_from_when(ward: Path, cli: CLI) -> None:
    head = "職員番号,氏名,フリガナ,発令日,発令区分,部,課,職名,任用区分\n"
    who = "000703,緒方 忍,オガタ シノブ"
    told = take(
        cli, f"{head}{who},2026-06-30,退職,区民部,戸籍課,主任,\n{who},2026-07-01,採用,区民部,戸籍課,主事,再任用\n",
        "2026-06-15",
    )  # fmt: skip
    assert "職名（2026-07-01から）: 主任 → 主事" in told


def test_a_retirement_and_a_new_number_in_one_list_are_told_as_perhaps_one_person(ward: Path, cli: CLI) -> None:
    head = "職員番号,氏名,フリガナ,発令日,発令区分,部,課,職名,任用区分\n"
    rows = (
        "000703,緒方 忍,オガタ シノブ,2026-06-30,退職,区民部,戸籍課,主任,\n"
        "000993,緒方 忍,オガタ シノブ,2026-07-01,採用,区民部,戸籍課,主事,再任用\n"
    )
    cli("enrol", "request", "add", "data-basics", "--staff", "000703", "--yes")
    told = take(cli, head + rows, "2026-06-15", "--dry-run")
    assert "W_STAFF_PERHAPS_SAME" in told
    assert "skillmap staff join 000703 000993" in told
    cli("staff", "join", "000703", "000993", "--yes")
    take(cli, head + rows, "2026-06-15")
    assert "000993" in there(cli, "2026-07-01")
    assert "000993" in cli("enrol", "request", "list").out


def test_a_reading_goes_on_under_the_new_number_of_a_list_without_readings(ward: Path, cli: CLI) -> None:
    cli("staff", "depart", "000704", "--on", "2026-05-31", "--yes")
    take(cli, "職員番号,氏名,部,課,職名\n000994,柿沼 円,区民部,税務課,主事\n", "2026-06-10")
    told = cli("staff", "join", "000704", "000994", "--yes").err
    assert "カキヌマ マドカ" in told
    assert "カキヌマ マドカ" in cli("staff", "list", "--format", "csv").out
    cli("db", "undo", "--yes")
    assert "カキヌマ マドカ" not in cli("staff", "list", "--format", "csv").out


def test_an_order_of_the_day_of_the_present_post_may_put_that_order_right(ward: Path, cli: CLI) -> None:
    order = "職員番号,氏名,発令日,部,課,職名\n000702,榎本 司,{},総務部,総務課,{}\n"
    take(cli, order.format("2026-05-01", "主任"), "2026-06-15")
    take(cli, order.format("2026-06-01", "係長"), "2026-06-15")
    told = take(cli, order.format("2026-05-01", "主事"), "2026-06-15", "--dry-run")
    assert "W_ORDER_OF_POST" in told
    assert "--as-of 2026-05-01" in told
    take(cli, order.format("2026-05-01", "主事"), "2026-05-01")
    assert "主事" in cli("staff", "show", "000702", "--as-of", "2026-05-31").out
    assert "係長" in cli("staff", "show", "000702").out
    # What the list says like the record says it, or of everybody, is a state and no correction.
    assert "W_ORDER_OF_POST" not in take(cli, order.format("2026-06-01", "係長"), "2026-06-15", "--dry-run")


def test_a_leader_by_a_second_post_is_told_when_it_ends_within_the_term(ward: Path, cli: CLI) -> None:
    cli("staff", "post", "add", "000701", "--section", "税務課", "--on", "2026-04-01", "--until", "2026-09-30", "--yes")
    told = cli("leader", "nominate", "--section", "税務課", "--staff", "000701", "--from", "2026-06-15", "--yes").err
    assert "W_LEADER_POST_ENDS" in told
    assert "2026-10-01" in told
    words = ("leader", "nominate", "--section", "総務課", "--staff", "000701", "--from", "2026-06-15", "--dry-run")
    assert "W_LEADER_POST_ENDS" not in cli(*words, expect=None).err
    cli("staff", "post", "end", "000701", "--section", "税務課", "--on", "2026-06-01", "--yes")
    found = cli("leader", "check", "--all", expect=None).out.replace("\n", "").replace(" ", "")
    assert "この所属での兼務が終わり" in found
    assert "へ異動し" not in found


def test_a_second_post_in_a_team_ends_by_the_name_of_its_section(ward: Path, cli: CLI) -> None:
    Path("units.csv").write_text("部,課,係\n区民部,戸籍課,届出係\n", "utf-8")
    cli("org", "import", "units.csv", "--as-of", "2026-04-01", "--yes")
    add = ("staff", "post", "add", "000701", "--section", "届出係", "--on", "2026-04-01", "--yes")
    cli(*add)
    told = cli("staff", "post", "end", "000701", "--section", "戸籍課", "--on", "2026-06-01", "--yes").err
    assert "区民部/戸籍課/届出係 → －" in told
    cli("db", "undo", "--yes")
    told = take(cli, HEAD.replace("職名", "職名,発令区分") + "000701,今泉 梓,,区民部,戸籍課,,兼務解除\n", "2026-06-01")
    assert "届出係" in told
    cli("db", "undo", "--yes")
    cli(*[word if word != "届出係" else "税務課" for word in add])
    assert "E_POST_NOT_HELD" in cli("staff", "post", "end", "000701", "--section", "総務課", "--yes", expect=3).err
