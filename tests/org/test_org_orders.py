"""Lists as offices send them over the months: each order holds from its own day, and what it cannot do is told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

CLI = Callable[..., Any]
HEAD = "職員番号,氏名,フリガナ,部,課,係,職名,採用年月日,現所属発令日,本務兼務\n"
PEOPLE = (
    "000201,相川 誠,アイカワ マコト,企画部,財政課,財政係,係長,2008-04-01,2025-04-01,本務\n"
    "000202,馬場 京子,ババ キョウコ,企画部,財政課,財政係,主任,2012-04-01,2025-04-01,本務\n"
    "000203,千田 実,チダ ミノル,企画部,広報課,広報係,主事,2019-04-01,2025-04-01,本務\n"
    "000204,土井 遥,ドイ ハルカ,区民部,戸籍課,戸籍係,主事,2021-04-01,2025-04-01,本務\n"
)


@pytest.fixture
@made_once
def ward(workspace: Path, cli: CLI) -> Path:
    """Four people in three sections, all of them recorded from 1 April 2025 on."""
    take(cli, "first.csv", HEAD + PEOPLE, "--complete", as_of="2025-04-01")
    return workspace


def take(cli: CLI, name: str, text: str, *more: str, as_of: str = "2026-06-01", expect: int = 0) -> Any:
    Path(name).write_text(text, "utf-8")
    return cli("staff", "import", name, "--as-of", as_of, "--yes", *more, expect=expect)


def show(cli: CLI, number: str, day: str = "2026-06-15") -> str:
    return str(cli("staff", "show", number, "--as-of", day, "--include-future").out)


def test_a_promotion_told_late_goes_on_through_a_new_name(ward: Path, cli: CLI) -> None:
    take(cli, "may.csv", "職員番号,氏名,旧姓,職名\n000203,南 実,千田,主事\n", as_of="2026-05-01")
    told = take(cli, "april.csv", "職員番号,氏名,職名\n000203,千田 実,主任\n", as_of="2026-04-01")
    assert "主事 → 主任" in told.err
    assert "主任" in show(cli, "000203", "2026-04-30")
    assert "千田 実" in show(cli, "000203", "2026-04-30")
    for text in ("主任", "南 実"):
        assert text in show(cli, "000203")


def test_what_a_later_order_says_otherwise_stays_and_is_told_with_both_days(ward: Path, cli: CLI) -> None:
    take(cli, "orders.csv", "職員番号,氏名,発令日,職名\n000203,千田 実,2026-05-01,係長\n")
    told = take(cli, "late.csv", "職員番号,氏名,発令日,職名\n000203,千田 実,2026-04-01,主任\n")
    assert "W_ORDER_OVERTAKEN" in told.err
    assert [part for part in ("2026-04-01", "2026-05-01", "主任", "係長") if part not in told.err] == []
    assert "主任" in show(cli, "000203", "2026-04-30")
    assert "係長" in show(cli, "000203")


def test_what_an_order_repeats_is_no_change(ward: Path, cli: CLI) -> None:
    head = "職員番号,氏名,部,課,係,職名,発令日\n"
    told = take(cli, "a.csv", head + "000203,千田 実,区民部,戸籍課,戸籍係,主事,2026-05-01\n")
    assert "主事 → 主事" not in told.err
    assert "異動  000203 千田 実" in told.err
    told = take(cli, "b.csv", head + "000204,土井 遥,区民部,戸籍課,戸籍係,主事,2026-05-01\n")
    assert "→" not in told.err
    assert "発令（2026-05-01から）: 今の登録と同じ内容" in told.err
    take(cli, "late.csv", "職員番号,氏名,職名,発令日\n000204,土井 遥,主任,2026-04-01\n")
    assert "主任" in show(cli, "000204", "2026-04-30")
    assert "主事" in show(cli, "000204", "2026-05-01")


def test_an_order_of_july_moves_nobody_in_june(ward: Path, cli: CLI) -> None:
    june = "職員番号,氏名,部,課,係,職名,採用年月日,現所属発令日\n"
    told = take(
        cli,
        "june.csv",
        june + "000204,土井 遥,企画部,広報課,広報係,主任,2021-04-01,2026-07-01\n"
        "000301,新井 新,区民部,戸籍課,戸籍係,主事,2026-07-01,2026-07-01\n",
    )
    assert "2026-07-01から" in told.err
    assert "戸籍課" in show(cli, "000204")
    assert "主事" in show(cli, "000204")
    assert "広報課" in show(cli, "000204", "2026-07-01")
    assert "主任" in show(cli, "000204", "2026-07-01")
    numbers = [row["number"] for row in json.loads(cli("staff", "list", "--format", "json").out)]
    assert "000301" not in numbers
    assert "新井 新" in show(cli, "000301", "2026-07-01")


def test_a_complete_list_ends_second_posts_that_it_lacks_and_keeps_people_to_come(ward: Path, cli: CLI) -> None:
    both = HEAD + PEOPLE + "000201,相川 誠,アイカワ マコト,区民部,戸籍課,戸籍係,係長,2008-04-01,2026-04-01,兼務\n"
    take(cli, "both.csv", both, "--complete", as_of="2026-04-01")
    assert "兼務" in show(cli, "000201")
    coming = "000302,野村 来,ノムラ ライ,区民部,戸籍課,戸籍係,主事,2026-07-01,2026-07-01,本務\n"
    told = take(cli, "without.csv", HEAD + PEOPLE + coming, "--complete")
    assert "000201 相川 誠" in told.err
    assert "退職" not in told.err
    assert "兼務" in show(cli, "000201", "2026-05-31")
    assert "兼務" not in show(cli, "000201")
    again = take(cli, "without.csv", HEAD + PEOPLE + coming, "--complete")
    assert "変更はありません" in again.err


def test_a_list_without_a_column_for_second_posts_says_nothing_of_them(ward: Path, cli: CLI) -> None:
    take(cli, "extra.csv", HEAD + "000201,相川 誠,,区民部,戸籍課,戸籍係,,,2026-04-01,兼務\n", as_of="2026-04-01")
    plain = "\n".join(row.rsplit(",", 1)[0] for row in (HEAD + PEOPLE).splitlines()) + "\n"
    take(cli, "plain.csv", plain, "--complete")
    assert "戸籍課" in show(cli, "000201")


def test_main_and_second_post_change_places(ward: Path, cli: CLI) -> None:
    take(cli, "extra.csv", HEAD + "000201,相川 誠,,区民部,戸籍課,戸籍係,,,2026-04-01,兼務\n", as_of="2026-04-01")
    swapped = (
        "000201,相川 誠,アイカワ マコト,区民部,戸籍課,戸籍係,係長,2008-04-01,2026-05-01,本務\n"
        "000201,相川 誠,アイカワ マコト,企画部,財政課,財政係,係長,2008-04-01,2025-04-01,兼務\n"
    )
    take(cli, "swapped.csv", HEAD + swapped, as_of="2026-05-01")
    now = show(cli, "000201")
    assert now.index("戸籍課") < now.index("兼務") < now.index("財政課")
    assert "財政課" in show(cli, "000201", "2026-04-30").split("兼務")[0]


@pytest.mark.parametrize(
    ("kind", "counts"), [("兼務", True), ("併任", True), ("充て職", True), ("事務取扱", False), ("心得", False)]
)
def test_who_acts_for_a_vacant_post_is_not_there(ward: Path, cli: CLI, kind: str, counts: bool) -> None:
    row = f"000201,相川 誠,,区民部,戸籍課,戸籍係,,,2026-04-01,{kind}\n"
    take(cli, "post.csv", HEAD + row, as_of="2026-04-01")
    assert "戸籍課" in show(cli, "000201")
    nominate = ("leader", "nominate", "--section", "戸籍課", "--staff", "000201", "--from", "2026-06-01", "--dry-run")
    assert ("E_LEADER_NOT_MEMBER" in cli(*nominate, expect=None).err) is not counts


def test_a_second_post_has_its_days_and_is_released(ward: Path, cli: CLI) -> None:
    head = "職員番号,氏名,部,課,係,発令日,発令区分,兼務終了日\n"
    take(cli, "a.csv", head + "000201,相川 誠,区民部,戸籍課,戸籍係,2026-04-01,兼務,2026-05-31\n")
    assert "戸籍課" in show(cli, "000201", "2026-05-31")
    assert "戸籍課" not in show(cli, "000201", "2026-06-01")
    take(cli, "b.csv", head + "000202,馬場 京子,企画部,広報課,広報係,2026-04-01,兼務,\n")
    take(cli, "c.csv", head + "000202,馬場 京子,企画部,広報課,広報係,2026-06-01,兼務解除,\n")
    assert "広報課" in show(cli, "000202", "2026-05-31")
    assert "広報課" not in show(cli, "000202", "2026-06-01")
    twice = take(cli, "d.csv", head + "000202,馬場 京子,企画部,広報課,広報係,2026-06-02,兼務解除,\n", expect=3)
    assert "E_POST_NOT_HELD" in twice.err


@pytest.mark.parametrize("order", ["", "2026-04-01"])
def test_a_second_post_begins_on_the_day_of_its_own_column(ward: Path, cli: CLI, order: str) -> None:
    head = "職員番号,氏名,部,課,係,本務兼務,発令日,兼務開始日,兼務終了日\n"
    row = f"000201,相川 誠,区民部,戸籍課,戸籍係,兼務,{order},2026-05-01,2026-05-31\n"
    take(cli, "a.csv", head + row, as_of="2026-04-01")
    held = {
        day: "戸籍課" in show(cli, "000201", day) for day in ("2026-04-30", "2026-05-01", "2026-05-31", "2026-06-01")
    }
    assert held == {"2026-04-30": False, "2026-05-01": True, "2026-05-31": True, "2026-06-01": False}


def test_a_line_with_a_second_post_only_is_a_person(ward: Path, cli: CLI) -> None:
    told = take(cli, "only.csv", HEAD + "000401,浜 外,ハマ ソト,区民部,戸籍課,戸籍係,主任,,,併任\n")
    assert "W_STAFF_NO_MAIN" in told.err
    assert "浜 外" in show(cli, "000401")
    assert "併任" in show(cli, "000401")


def test_the_last_day_is_the_last_day(ward: Path, cli: CLI) -> None:
    told = take(cli, "left.csv", "職員番号,氏名,退職日\n000203,千田 実,2026-05-31\n000204,土井 遥,2026-06-30\n")
    assert "2026-07-01から" in told.err
    assert "000203" in cli("staff", "list", "--as-of", "2026-05-31").out
    assert "000203" not in cli("staff", "list").out
    assert "000204" in cli("staff", "list").out
    assert "000204" not in cli("staff", "list", "--as-of", "2026-07-01", "--include-future").out
    ahead = take(cli, "moves.csv", "職員番号,氏名,発令日,発令区分\n000202,馬場 京子,2026-07-01,転出\n")
    assert "2026-07-01から" in ahead.err
    assert "000202" in cli("staff", "list", "--as-of", "2026-06-30", "--include-future").out
    assert "000202" not in cli("staff", "list", "--as-of", "2026-07-01", "--include-future").out


def test_a_new_name_begins_on_its_own_day(ward: Path, cli: CLI) -> None:
    take(cli, "name.csv", "職員番号,氏名,旧姓,職名,改姓日,昇任日\n000202,岸 京子,馬場,係長,2026-05-10,2026-04-01\n")
    april, may = show(cli, "000202", "2026-05-09"), show(cli, "000202", "2026-05-10")
    assert "馬場 京子" in april
    assert "係長" in april
    assert "岸 京子" in may
    old = take(cli, "old.csv", "職員番号,氏名\n000202,馬場京子\n", expect=0)
    assert "W_STAFF_OLD_NAME" in old.err
    assert "岸 京子" in show(cli, "000202")
    assert "変更はありません" in take(cli, "bare.csv", "職員番号,氏名\n000202,岸京子\n").err


@pytest.mark.parametrize(
    ("text", "code", "days"),
    [
        ("職員番号,氏名,発令日,職名\n000303,原 若,2026-04-15,主任\n", "E_ORDER_BEFORE_JOINED", ("2026-05-01",)),
        ("職員番号,氏名,発令日,職名\n000204,土井 遥,2026-06-01,主任\n", "E_ORDER_AFTER_LEAVING", ("2026-05-01",)),
        ("職員番号,氏名,部,課,係,発令日,発令区分,兼務終了日\n"
         "000303,原 若,企画部,広報課,広報係,2026-05-20,兼務,2026-05-10\n",
         "E_POST_DATES", ("2026-05-10", "2026-05-20")),
        ("職員番号,氏名,部,課,係,発令日\n000303,原 若,企画部,広報課,広報係,2026-05-20\n"
         "000303,原 若,企画部,財政課,財政係,2026-05-20\n", "E_STAFF_NUMBER_TWICE", ("A2", "A3")),
    ],
)  # fmt: skip
def test_orders_that_cannot_be_are_sentences(ward: Path, cli: CLI, text: str, code: str, days: tuple[str, ...]) -> None:
    joining = "職員番号,氏名,部,課,係,職名,採用年月日,退職日\n"
    take(
        cli,
        "new.csv",
        joining + "000303,原 若,区民部,戸籍課,戸籍係,主事,2026-05-01,\n"
        "000204,土井 遥,区民部,戸籍課,戸籍係,主事,2021-04-01,2026-04-30\n"
        "000304,東 去,区民部,戸籍課,戸籍係,主事,2026-04-01,2026-04-30\n",
    )
    before = cli("db", "journal", "--format", "json").out
    wrong = take(cli, "wrong.csv", text, expect=3)
    assert code in wrong.err
    assert [day for day in days if day not in wrong.err] == []
    assert cli("db", "journal", "--format", "json").out == before


def test_orders_of_one_person_in_one_file_are_told_by_day(ward: Path, cli: CLI) -> None:
    rows = "000203,千田 実,企画部,財政課,財政係,係長,2026-06-01\n000203,千田 実,区民部,戸籍課,戸籍係,主任,2026-04-01\n"
    take(cli, "two.csv", "職員番号,氏名,部,課,係,職名,発令日\n" + rows)
    for day, unit, grade in (
        ("2026-03-31", "広報課", "主事"),
        ("2026-04-01", "戸籍課", "主任"),
        ("2026-06-01", "財政課", "係長"),
    ):
        shown = show(cli, "000203", day)
        assert unit in shown
        assert grade in shown


def test_who_left_drops_what_was_prepared(ward: Path, cli: CLI) -> None:
    cli("staff", "move", "000204", "--section", "広報課", "--on", "2026-08-01", "--yes")
    told = take(cli, "left.csv", "職員番号,氏名,退職日\n000204,土井 遥,2026-06-30\n")
    assert "W_LEAVE_BEFORE_ORDER" in told.err
    assert "000204" not in cli("staff", "list", "--as-of", "2026-09-01", "--include-future").out


def test_two_lists_that_disagree_about_a_person_are_a_question(ward: Path, cli: CLI) -> None:
    head = "職員番号,氏名,部,課,係,職名\n"
    folder = ward / "lists"
    folder.mkdir()
    (folder / "a.csv").write_text(head + "000203,千田 実,企画部,財政課,財政係,主任\n", "utf-8")
    (folder / "b.csv").write_text(head + "000203,千田 実,区民部,戸籍課,戸籍係,係長\n", "utf-8")
    before = cli("db", "journal", "--format", "json").out
    asked = cli("import", folder, "--as-of", "2026-06-01", "--yes", expect=4)
    wanted = ("E_STAFF_TWO_LISTS", "a.csv", "b.csv", "財政課", "戸籍課", "主任", "係長")
    assert [part for part in wanted if part not in asked.err] == []
    assert cli("db", "journal", "--format", "json").out == before
    (folder / "b.csv").write_text(head + "000203,千田 実,企画部,財政課,財政係,主任\n", "utf-8")
    cli("import", folder, "--as-of", "2026-06-01", "--yes")


def test_names_are_compared_as_people_read_them(ward: Path, cli: CLI) -> None:
    take(cli, "name.csv", "職員番号,氏名,フリガナ,改姓日\n000202,髙岸 京子,タカギシ キョウコ,2026-05-10\n")
    cli("session", "add", "planning-basics", "--capacity", "9", "--day", "2026-07-14am", "--code", "S1", "--yes")
    for name in ("髙岸 京子", "高岸京子", "馬場 京子", "ﾀｶｷﾞｼ ｷｮｳｺ"):
        Path("seats.csv").write_text(f"職員番号,氏名\n000202,{name}\n", "utf-8")
        assert "W_ENROL_NAME" not in cli("enrol", "import", "seats.csv", "--session", "S1", "--dry-run").err, name
    # The given name is right, or the letters are not ours: told, and recorded.
    for name in ("土井 京子", "Doi Haruka"):
        Path("seats.csv").write_text(f"職員番号,氏名\n000202,{name}\n", "utf-8")
        assert "W_ENROL_NAME" in cli("enrol", "import", "seats.csv", "--session", "S1", "--dry-run").err
        Path("leave.csv").write_text(f"職員番号,氏名,区分,開始日\n000202,{name},育休,2026-06-01\n", "utf-8")
        assert "W_STAFF_OTHER_NAME" in cli("staff", "leave", "leave.csv", "--dry-run").err


OTHERS_LINES = {
    ("enrol", "import"): "職員番号,氏名,開催コード\n000202,{name},S1\n",
    ("enrol", "request", "import"): "職員番号,氏名,研修\n000202,{name},planning-basics\n",
    ("result", "import"): "職員番号,氏名,研修名,修了,修了年月日\n000202,{name},planning-basics,修了,2026-05-11\n",
    ("staff", "leave"): "職員番号,氏名,区分,開始日\n000202,{name},育休,2026-06-01\n",
}


@pytest.mark.parametrize("command", OTHERS_LINES, ids=" ".join)
def test_a_line_with_another_persons_name_is_recorded_for_nobody(
    command: tuple[str, ...], ward: Path, cli: CLI
) -> None:
    cli("session", "add", "planning-basics", "--capacity", "9", "--day", "2026-07-14am", "--code", "S1", "--yes")
    before = cli("db", "journal", "--format", "json").out
    for name in ("土井 遥", "土井遥", "ドイ ハルカ"):
        Path("list.csv").write_text(OTHERS_LINES[command].format(name=name), "utf-8")
        assert "E_NAME_DIFFERS" in cli(*command, "list.csv", "--yes", expect=3).err, name
    assert cli("db", "journal", "--format", "json").out == before


@pytest.mark.parametrize(
    ("head", "row", "code", "cell"),
    [
        ("兼務開始日", "2026-05-01", "E_POST_DAY_NO_KIND", "G2"),
        ("兼務終了日", "2026-09-30", "E_POST_DAY_NO_KIND", "G2"),
        ("本務兼務,兼務終了日", "本務,2026-09-30", "W_POST_DAY_OF_MAIN", "H2"),
        ("本務兼務,兼務終了日", ",2026-09-30", "E_POST_DAY_NO_KIND", "H2"),
    ],
)
def test_days_of_a_second_post_in_a_row_that_is_none_are_asked_about(
    ward: Path, cli: CLI, head: str, row: str, code: str, cell: str
) -> None:
    text = f"職員番号,氏名,部,課,係,職名,{head}\n000203,千田 実,企画部,財政課,財政係,主任,{row}\n"
    told = take(cli, "days.csv", text, expect=3 if code.startswith("E_") else 0)
    assert f"days.csv {cell}: {code}" in told.err


def test_a_list_of_second_posts_alone_takes_their_first_day(ward: Path, cli: CLI) -> None:
    text = "職員番号,氏名,部,課,係,兼務開始日\n000203,千田 実,企画部,財政課,財政係,2026-05-01\n"
    (ward / "seconds.csv").write_text(text, "utf-8")
    cli("staff", "import", "seconds.csv", "--as-of", "2026-06-01", "--set", "本務兼務=兼務", "--yes")
    assert "財政係" not in show(cli, "000203", "2026-04-30")
    assert "財政係" in show(cli, "000203", "2026-05-01")


@pytest.mark.parametrize(
    ("until", "back", "is_asked"),
    [
        ("2026-09-30", "2026-10-01", False),
        ("2026-09-30", "2026-09-30", True),
        ("2026-09-30", "2026-11-01", True),
        ("", "2026-10-01", False),
        ("2026-09-30", "", False),
    ],
)
def test_a_last_day_and_a_day_back_that_disagree_are_asked_about_with_both_cells(
    ward: Path, cli: CLI, until: str, back: str, is_asked: bool
) -> None:
    text = f"職員番号,氏名,区分,開始日,終了日,復職日\n000203,千田 実,育児休業,2026-07-01,{until},{back}\n"
    (ward / "leave.csv").write_text(text, "utf-8")
    told = cli("staff", "leave", "leave.csv", "--yes", expect=3 if is_asked else 0).err
    assert ("leave.csv E2: E_LEAVE_BACK" in told) == is_asked
    assert ("leave.csv F2" in told) == is_asked


def test_a_list_without_the_letters_of_a_name_does_not_take_them_from_the_record(ward: Path, cli: CLI) -> None:
    head = "職員番号,氏名,フリガナ,職名,改姓日\n"
    take(cli, "name.csv", head + "000202,髙﨑 京子,タカサキ キョウコ,主事,2026-05-10\n")
    told = take(cli, "plain.csv", "職員番号,氏名,職名,発令日\n000202,高崎京子,主任,2026-06-01\n").err
    assert "N_STAFF_NAME_FORMS" in told
    assert "高崎京子→髙﨑 京子" in told
    assert "氏名" not in told.split("職員名簿の取り込み")[1]
    assert "髙﨑 京子" in show(cli, "000202")
    take(cli, "other.csv", head + "000202,高崎 京子,タカサキ キョウコ,主任,2026-06-10\n")
    assert "高崎 京子" in show(cli, "000202")
    assert "変更" in take(cli, "right.csv", "職員番号,氏名\n000202,髙﨑 京子\n", as_of="2026-06-12").err
    assert "髙﨑 京子" in show(cli, "000202")


def test_a_grade_with_gaps_is_the_one_that_is_recorded(ward: Path, cli: CLI) -> None:
    toml = ward / "skillmap.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[grade_aliases]\n"ヒラ" = "主事"\n', "utf-8")
    head = "職員番号,氏名,職名,職種,任用区分\n"
    take(cli, "first.csv", head + "000201,相川 誠,係長,技術1,任期付（短時間）\n000202,馬場 京子,主任,事務,常勤\n")
    told = take(
        cli,
        "gaps.csv",
        head
        + "000201,相川 誠,係　長,技術１,任期付(短時間)\n000202,馬場 京子,主 任,事　務,常　勤\n"
        + "000203,千田 実,ヒラ,事　務,常勤\n",
    )
    assert "→ 係" not in told.err
    assert "馬場" not in told.err
    listed = cli("staff", "list", "--as-of", "2026-06-01", "--format", "csv").out
    assert "係長,技術1,任期付（短時間）" in listed
    assert "千田 実,チダ ミノル,企画部/広報課/広報係,主事,事務,常勤" in listed


def test_an_order_that_was_put_off_is_told_with_the_earlier_day(ward: Path, cli: CLI) -> None:
    head = "職員番号,氏名,部,課,係,職名,発令日\n"
    take(cli, "july.csv", head + "000204,土井 遥,企画部,広報課,広報係,主任,2026-07-01\n")
    told = take(cli, "august.csv", head + "000204,土井 遥,企画部,広報課,広報係,主任,2026-08-01\n", "--dry-run").err
    assert told.count("W_ORDER_HOLDS_ALREADY") == 2
    assert "所属「企画部/広報課/広報係」は、登録では 2026-07-01 から" in told
    # The next of two orders repeats what the first one said, and adds to it.
    told = take(cli, "next.csv", head + "000204,土井 遥,企画部,広報課,広報係,係長,2026-08-01\n", "--dry-run").err
    assert "W_ORDER_HOLDS_ALREADY" not in told
    take(cli, "grade.csv", "職員番号,氏名,職名,昇任日\n000203,千田 実,主任,2026-07-01\n")
    told = take(cli, "later.csv", "職員番号,氏名,職名,昇任日\n000203,千田 実,主任,2026-08-01\n", "--dry-run").err
    assert "職名「主任」は、登録では 2026-07-01 から" in told
    for order in ("post add 000201 --section 戸籍課", "move 000202 --section 広報課"):
        cli("staff", *order.split(), "--on", "2027-07-01", "--yes")
        told = cli("staff", *order.split(), "--on", "2027-08-01", "--yes").err
        assert "W_ORDER_HOLDS_ALREADY" in told
        assert "2027-07-01 から" in told


def test_a_section_names_who_has_a_second_post_in_it(ward: Path, cli: CLI) -> None:
    for kind in ("兼務", "事務取扱"):
        who = "000201" if kind == "兼務" else "000203"
        cli("staff", "post", "add", who, "--section", "戸籍課", "--on", "2026-06-01", "--kind", kind, "--yes")
    shown = "".join(cli("org", "show", "戸籍課", "--as-of", "2026-06-01").out.split())
    assert "1人" in shown
    assert "兼務:000201相川誠（区民部/戸籍課）" in shown
    assert "兼務:000203千田実（区民部/戸籍課（事務取扱））" in shown
    assert "兼務:" not in cli("org", "show", "戸籍課", "--as-of", "2026-05-31").out


def test_a_grade_of_a_second_post_is_told_because_it_is_not_recorded(ward: Path, cli: CLI) -> None:
    head = "職員番号,氏名,部,課,係,職名,発令区分,発令日\n"
    rows = "000201,相川 誠,区民部,戸籍課,,課長,{},2026-06-01\n"
    told = take(cli, "extra.csv", head + rows.format("兼務"), "--dry-run").err
    assert "W_POST_GRADE" in told
    assert "「課長」は登録しません" in told
    assert "W_POST_GRADE" not in take(cli, "acting.csv", head + rows.format("事務取扱"), "--dry-run").err


def test_an_order_that_a_later_one_repeats_is_overtaken_by_nothing(ward: Path, cli: CLI) -> None:
    take(cli, "april.csv", "職員番号,氏名\n000203,南 実\n", as_of="2026-04-01")
    head = "職員番号,氏名,旧姓,改姓日\n"
    told = take(cli, "day.csv", head + "000203,南 実,千田,2026-01-10\n", as_of="2026-04-01")
    assert "W_ORDER_OVERTAKEN" not in told.err
    assert "南 実" in show(cli, "000203", "2026-02-01")
    assert "千田 実" in show(cli, "000203", "2026-01-09")


SECTIONS = "職員番号,氏名,部,課,職名\n000201,相川 誠,企画部,財政課,係長\n000203,千田 実,区民部,戸籍課,主事\n"


def test_a_list_without_teams_takes_nobody_out_of_a_team(ward: Path, cli: CLI) -> None:
    told = take(cli, "sections.csv", SECTIONS)
    assert "係の列がない名簿なので、1 人は、書かれた所属の中の今の係のままとしました" in told.err
    assert "財政課/財政係" in show(cli, "000201")
    assert "企画部/広報課/広報係 → 区民部/戸籍課" in told.err
    # With the column, a blank says that somebody belongs to the section itself; so does a post of a later day.
    head, line = "職員番号,氏名,部,課,係,職名\n", "000201,相川 誠,企画部,財政課,,係長\n"
    assert "財政課/財政係 → 企画部/財政課" in take(cli, "blank.csv", head + line, as_of="2026-06-02").err
    post = "職員番号,氏名,部,課,職名,現所属発令日\n000202,馬場 京子,企画部,財政課,課長,2026-06-01\n"
    assert "財政課/財政係 → 企画部/財政課" in take(cli, "chief.csv", post, as_of="2026-06-03").err


def test_a_list_of_departments_alone_takes_nobody_out_of_a_section(ward: Path, cli: CLI) -> None:
    told = take(cli, "departments.csv", "職員番号,氏名,部\n000201,相川 誠,企画部\n000203,千田 実,企画部\n")
    assert "変更はありません" in told.err and "2 人は" in told.err
