"""What `plan make` says before it asks: the plan itself for one person, and what does not fit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once
from skillmap.planning.changed import beside, is_whole, left_open, summary
from skillmap.planning.problem import Item, OpenGap, Plan, Reason
from skillmap.words import Message, message

STAFF = """職員番号,氏名,部,課
000001,青木 一郎,総務部,総務課
000002,石田 花子,総務部,人事課
"""
Cli = Callable[..., Any]
WHY = message("plan.why.prescribed_only")


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--staff", "000001", "--to", "product-manager/2", "--yes")
    cli("career", "aim", "--staff", "000002", "--to", "product-manager/1", "--yes")
    return workspace


def _plan(*items: tuple[str, int], uncovered: tuple[OpenGap, ...] = (), left: int = 0) -> Plan:
    taken = tuple(Item(course, fy, 1, WHY) for course, fy in items)
    out = tuple((f"gone-{n}", Reason.HOURS) for n in range(left))
    return Plan(taken, 6.0, 0, (), uncovered, out, True, 6.0)


def test_one_persons_plan_is_shown_before_anything_is_asked(ward: Path, cli: Cli) -> None:
    shown = cli("plan", "make", "--staff", "青木", "--dry-run")
    assert "企画の実践" in shown.out
    assert "最少と証明済み" in shown.out
    assert "2026年度まで" in shown.err
    cli("plan", "show", "青木", expect=3)


def test_what_does_not_fit_is_said_with_its_remedy_when_the_plan_is_made(ward: Path, cli: Cli) -> None:
    one = cli("plan", "make", "--staff", "青木", "--by", "2026", "--hours-per-year", "2", "--dry-run")
    assert "収まらない" in one.out
    assert "すべて収めるための最も小さな変更" in one.out
    everybody = cli("plan", "make", "--all", "--by", "2026", "--hours-per-year", "2", "--dry-run")
    assert "すべては収まらない計画が2件あります" in everybody.err
    assert "すべては収まらない" not in cli("plan", "make", "--all", "--dry-run").err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--by", "1999", "2026 から 2045"),
        ("--by", "2046", "2026 から 2045"),
        ("--hours-per-year", "0.1", "0.5 から 2,000"),
        ("--hours-per-year", "1e9", "0.5 から 2,000"),
        ("--budget", "-1", "0 から 1,000,000,000"),
    ],
)
def test_absurd_limits_are_refused_with_the_range(ward: Path, cli: Cli, option: str, value: str, said: str) -> None:
    assert said in cli("plan", "make", "--staff", "青木", option, value, expect=2).err


def test_a_line_says_what_is_different_where_the_sums_are_alike() -> None:
    here, there = _plan(("a", 2026)), _plan(("b", 2026))
    assert beside(here, _plan(("a", 2027))) == (summary(here), summary(_plan(("a", 2027))))
    assert _what(beside(here, there)[1]) == "plan.differs.trainings"
    assert _what(beside(_plan(("a", 2026), ("b", 2027)), _plan(("b", 2026), ("a", 2027)))[1]) == "plan.differs.times"
    assert _what(beside(here, here)[1]) == "plan.differs.terms"


def _what(line: Message) -> str:
    what = line.facts["what"]
    assert isinstance(what, Message)
    return what.key


def test_left_open_counts_levels_and_a_left_out_training_is_told() -> None:
    gap = OpenGap("s", 1, 3, Reason.NOT_TAUGHT, message("plan.remedy.limits"))
    assert left_open(_plan(uncovered=(gap,))) == 2
    assert summary(_plan(uncovered=(gap,))).key == "plan.summary.nothing"
    assert summary(_plan(("a", 2026), left=1)).key == "plan.summary.left_out"
    assert not is_whole(_plan(("a", 2026), left=1))
    assert is_whole(_plan(("a", 2026)))


def test_an_aim_whose_role_was_withdrawn_is_named_and_the_others_are_planned(ward: Path, cli: Cli) -> None:
    for name, old, new in (
        ("roles/product-manager.yaml", '  "2":', '  "3":'),
        ("careers.yaml", "product-manager/2", "product-manager/3"),
    ):
        file = ward / "data" / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    refused = cli("plan", "make", "--staff", "青木", "--yes", expect=3).err
    assert "000001 青木 一郎" in refused
    assert "育成計画の作成（1人）" in cli("plan", "make", "--all", "--yes").err


def test_nobody_plans_for_somebody_who_left(ward: Path, cli: Cli) -> None:
    (ward / "left.csv").write_text(STAFF.replace("000001,青木 一郎,総務部,総務課\n", ""), "utf-8")
    cli(
        "staff", "import", "left.csv", "--as-of", "2026-05-01", "--complete", "--yes", "--allow-mass-change"
    )  # fmt: skip
    assert "青木" in cli("plan", "make", "--staff", "青木", "--yes", expect=3).err
    assert "育成計画の作成（1人）" in cli("plan", "make", "--all", "--yes").err
