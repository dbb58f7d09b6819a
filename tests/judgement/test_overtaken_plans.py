"""Plans and what serves them: one list of two plans, the seat of each training, what has overtaken a plan."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once
from skillmap import office
from skillmap.office import Office

Cli = Callable[..., Any]


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Somebody who aims at a role and leads a section: two plans."""
    (workspace / "staff.csv").write_text(
        "職員番号,氏名,部,課,職名\n001200,佐藤 美咲,総務部,人事課,主任\n001237,髙橋 健,総務部,人事課,係長\n", "utf-8"
    )
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    (workspace / "levels.csv").write_text("職員番号,企画\n001200,1\n", "utf-8")
    cli("assess", "import", "levels.csv", "--as-of", "2026-05-01", "--yes")
    cli("career", "aim", "--staff", "001200", "--to", "product-manager/2", "--yes")
    return workspace


def plan(cli: Cli, *more: str) -> list[dict[str, Any]]:
    out = cli("plan", "show", "001200", "--format", "json", *more).out
    return [row for part in out.replace("]\n[", "]\x00[").split("\x00") for row in json.loads(part)]


def stale(cli: Cli) -> list[tuple[str, str]]:
    rows = json.loads(cli("plan", "list", "--stale", "--format", "json").out)
    return [(row["number"], "／".join(row["why"])) for row in rows]


def test_skills_left_out_of_a_plan_stay_out_when_it_is_brought_up_to_date(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--staff", "001200", "--unassessed", "skip", "--yes")
    first = [row["training"] for row in plan(cli)]
    cli("plan", "make", "--staff", "001200", "--dry-run")
    assert "変更はありません" in cli("refresh", "--only", "plans", "--yes").err
    assert [row["training"] for row in plan(cli)] == first
    cli("plan", "make", "--staff", "001200", "--yes")
    assert len(plan(cli)) > len(first), "asked for in the usual way it plans for what was never assessed"


def test_a_seat_that_serves_a_plan_is_shown_with_it(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--staff", "001200", "--yes")
    assert {row["seat"] for row in plan(cli)} == {""}
    name = plan(cli)[0]["training"]
    cli("session", "add", name, "--day", "2026-07-20", "--capacity", "9", "--code", "K1", "--yes")
    cli("enrol", "add", "K1", "--staff", "001200", "--yes")
    assert [row["seat"] for row in plan(cli) if row["training"] == name] == ["K1（2026-07-20）"]
    cli("session", "cancel", "K1", "--yes")
    assert {row["seat"] for row in plan(cli)} == {""}


def test_two_plans_are_one_list_with_both_reasons(ward: Path, cli: Cli) -> None:
    cli("leader", "nominate", "--section", "人事課", "--staff", "001200", "--yes")
    cli("plan", "make", "--staff", "001200", "--yes")
    cli("plan", "make", "--leaders", "--yes")
    shown = cli("plan", "show", "001200").out
    assert "二つの計画を合わせた研修" in shown
    rows = plan(cli)
    joint = [row for row in rows if isinstance(row["why"], list)]
    single = [row for row in rows if not isinstance(row["why"], list)]
    assert {row["training"] for row in joint} == {row["training"] for row in single}
    assert sum(len(row["why"]) for row in joint) == len(single)
    assert len({row["training"] for row in joint}) == len(joint)


def test_a_plan_names_what_has_overtaken_it_until_it_is_brought_up_to_date(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--staff", "001200", "--yes")
    assert stale(cli) == []
    name = plan(cli)[0]["training"]
    (ward / "done.csv").write_text(f"職員番号,研修名,修了日\n001200,{name},2026-06-01\n", "utf-8")
    cli("result", "import", "done.csv", "--yes")
    [(number, why)] = stale(cli)
    assert number == "001200" and name in why
    (ward / "levels.csv").write_text("職員番号,企画\n001200,2\n", "utf-8")
    cli("assess", "import", "levels.csv", "--as-of", "2026-06-02", "--yes")
    assert "企画" in stale(cli)[0][1]
    cli("refresh", "--yes")
    assert stale(cli) == []
    cli("career", "aim", "--staff", "001200", "--withdraw", "--yes")
    assert len(stale(cli)) == 1


def test_overtaken_plans_without_a_terminal(ward: Path, cli: Cli, today: Any) -> None:

    here = Office.open(ward, today=today)
    assert office.plans.stale(here, here.moment()).rows == []


def test_a_training_whose_half_year_went_by_is_told_until_it_has_a_seat_or_is_planned_anew(
    ward: Path, cli: Cli
) -> None:
    def behind(day: date) -> bool:
        told = cli("status", "--format", "csv", day=day).out
        return "時期を過ぎて受けていない研修のある計画 1件,1,skillmap refresh" in told

    cli("plan", "make", "--staff", "001200", "--by", "2026", "--yes")
    *others, last = plan(cli)
    over = date(2026, 9, 30) if "上半期" in last["when"] else date(2027, 3, 31)
    later = over + timedelta(1)
    lines = "".join(f"001200,{row['training']},2026-06-10\n" for row in others)
    (ward / "results.csv").write_text(f"職員番号,研修名,修了年月日\n{lines}", "utf-8")
    cli("result", "import", "results.csv", "--yes")
    assert (behind(over), behind(later)) == (False, True)
    training = last["training"]
    cli(
        "session",
        "add",
        training,
        "--day",
        later + timedelta(90),
        "--capacity",
        "9",
        "--code",
        "K1",
        "--yes",
        day=later,
    )
    cli("enrol", "add", "K1", "--staff", "001200", "--yes", day=later)
    assert not behind(later)
    cli("db", "undo", "--yes", day=later)
    assert behind(later)
    cli("refresh", "--only", "plans", "--yes", day=later)
    assert not behind(later)


def edit(ward: Path, name: str, old: str, new: str) -> None:
    file = ward / "data" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


ROLE, TRAININGS = "roles/product-manager.yaml", "trainings/basic.yaml"
KICKOFF = "id: leader-kickoff"
EDITS = {
    "more is asked for": (ROLE, "data-use: 1, security: 1", "data-use: 2, security: 1", "求めるレベルが上がった：デ"),
    "a training teaches less": (TRAININGS, "teaches: {security: 1}", "teaches: {}", "身に付くレベルが変わった：情報"),
    "hours": (TRAININGS, "hours: 1.5", "hours: 4", "研修の時間か費用が変わった"),
    "cost": (TRAININGS, "cost_yen: 12000", "cost_yen: 13000", "研修の時間か費用が変わった"),
    "a level before": (
        TRAININGS,
        "prerequisites: {trainings: [planning-basics]}",
        "prerequisites: {trainings: [planning-basics], levels: {bpr: 1}}",
        "受講の前提が変わった：企画の実践",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_plan_that_changed_definitions_contradict_is_told_until_it_is_brought_up_to_date(
    ward: Path, cli: Cli, name: str
) -> None:
    cli("plan", "make", "--staff", "001200", "--yes")
    assert stale(cli) == []
    file, old, new, why = EDITS[name]
    edit(ward, file, old, new)
    [(number, shown)] = stale(cli)
    assert number == "001200" and why in shown
    told = cli("status", "--format", "csv").out
    assert "への計画 1 件は、作成した後の人材定義の変更を反映していません" in told and why in told
    cli("refresh", "--yes")
    assert stale(cli) == []
    assert "反映していません" not in cli("status", "--format", "csv").out


def test_the_total_of_a_plan_is_that_of_its_rows(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--staff", "001200", "--yes")
    before = sum(row["hours"] for row in plan(cli))
    edit(ward, TRAININGS, "hours: 1.5", "hours: 4")
    shown = cli("plan", "show", "001200").out
    assert f"合計 {before:g}時間" in shown and f"いまの合計は {before + 2.5:g}時間" in shown
    cli("plan", "make", "--staff", "001200", "--yes")
    shown = cli("plan", "show", "001200").out
    assert f"合計 {before + 2.5:g}時間" in shown and "いまの合計" not in shown


def test_a_training_that_joins_the_leaders_programme_is_told(ward: Path, cli: Cli) -> None:
    cli("leader", "nominate", "--section", "人事課", "--staff", "001237", "--yes")
    cli("plan", "make", "--leaders", "--yes")
    assert stale(cli) == []
    text = (ward / "data" / "leaders.yaml").read_text("utf-8")
    assert "programme: [" in text
    edit(ward, "leaders.yaml", "programme: [", "programme: [planning-basics, ")
    [(number, why)] = stale(cli)
    assert number == "001237" and "リーダー研修に加わった：企画の基礎" in why
    cli("refresh", "--yes")
    assert stale(cli) == []


def test_a_year_that_is_over_asks_for_no_session(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--staff", "001200", "--by", "2026", "--yes")
    cli("session", "add", "data-basics", "--window-from", "2026-07-01", "--window-to", "2026-07-31", "--capacity", "9",
        "--online", "--yes")  # fmt: skip
    asked = "2026 年度の計画に 1 人分ありますが、開催がありません"
    assert asked in cli("status", "--format", "csv", day=date(2027, 3, 31)).out
    assert asked not in cli("status", "--format", "csv", day=date(2027, 4, 1)).out


def test_a_new_name_puts_no_plan_out_of_order(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--staff", "001200", "--by", "2026", "--yes")
    cli("session", "add", "data-basics", "--window-from", "2026-07-01", "--window-to", "2026-07-31", "--capacity", "9",
        "--online", "--yes")  # fmt: skip
    (ward / "name.csv").write_text("職員番号,氏名,旧姓,改姓日\n001200,中村 美咲,佐藤 美咲,2026-06-01\n", "utf-8")
    done = cli("staff", "import", "name.csv", "--as-of", "2026-06-01", "--yes")
    assert "中村 美咲" in done.out + done.err
    assert "規則に合わなくなるもの" not in done.out + done.err and "合うようになるもの" not in done.out + done.err


def test_the_plan_of_a_leader_whose_term_is_over_is_told_until_it_ends(ward: Path, cli: Cli) -> None:
    cli("leader", "nominate", "--section", "人事課", "--staff", "001237", "--yes")
    cli("plan", "make", "--leaders", "--yes")
    told = "リーダー研修の計画が 1 件残っています"
    assert told not in cli("status", "--format", "csv").out
    cli("staff", "depart", "001237", "--on", "2026-06-20", "--yes")
    line = "001237,髙橋 健,総務部,人事課,係長,2026-07-01\n"
    (ward / "back.csv").write_text(f"職員番号,氏名,部,課,職名,採用年月日\n{line}", "utf-8")
    after = date(2026, 7, 2)
    cli("staff", "import", "back.csv", "--as-of", "2026-07-01", "--yes", day=after)
    assert told in cli("status", "--format", "csv", day=after).out
    rows = json.loads(cli("plan", "list", "--stale", "--format", "json", day=after).out)
    assert [row["number"] for row in rows] == ["001237"]
    cli("refresh", "--yes", day=after)
    assert told not in cli("status", "--format", "csv", day=after).out
