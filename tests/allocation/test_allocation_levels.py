"""Trainings that ask for a level: seats only for those who have it, or for whom what leads to it is over before."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest
from allocation_cases import MONDAY, TUESDAY, WEDNESDAY, held, question, seats
from hypothesis import given
from hypothesis import strategies as st

from made_once import made_once
from skillmap.allocation.block import Block
from skillmap.allocation.level_steps import level_steps
from skillmap.allocation.model import build
from skillmap.allocation.problem import Learner, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.allocation.rule import Case
from skillmap.allocation.rules import RULES, violations
from skillmap.allocation.run import allocate
from skillmap.allocation.state import SearchState
from skillmap.framework.load import load
from skillmap.framework.model import Framework
from skillmap.words import message

Cli = Callable[..., Any]
LEVELS = next(rule for rule in RULES if rule.code == "levels")
STEP = Learner("a", "S", first={"u": ("t",)})
OUT_OF_REACH = Learner("a", "S", missing={"u": (message("judge.level", skill="企画", level=1),)})


def two_days(first: object = MONDAY, second: object = TUESDAY, who: Learner = STEP) -> SeatProblem:
    return question("a:t a:u", held("K1", "t", first), held("K2", "u", second), people={"a": who})


def broken(problem: SeatProblem, given: str) -> list[str]:
    return [v.rule for v in violations(problem, Roll.of(problem, seats(given)))]


def test_what_leads_to_the_level_is_over_before() -> None:
    good, late = two_days(), two_days(WEDNESDAY, TUESDAY)
    assert not broken(good, "a:K1 a:K2")
    assert broken(good, "a:K2") == ["levels"], "nothing leads there"
    assert broken(late, "a:K1 a:K2") == ["levels"]
    assert allocate(good).seats == seats("a:K1 a:K2")
    assert allocate(late).seats == seats("a:K1")
    assert not broken(replace(late, fixed=seats("a:K2")), "a:K1 a:K2"), "somebody decided so"


def test_nobody_is_seated_whom_nothing_leads_to_the_level() -> None:
    problem = two_days(who=OUT_OF_REACH)
    solution = allocate(problem)
    assert solution.seats == seats("a:K1")
    assert [one.reason for one in solution.unseated] == ["levels"]
    case = Case(problem, Roll.of(problem, ()), problem.demands[1], problem.session["K2"])
    assert LEVELS.remedy(case).key == "allocation.remedy.levels"


@pytest.mark.parametrize("given", ["", "a:K9"])
def test_what_stands_against_the_seat(given: str) -> None:
    late = held("K9", "t", WEDNESDAY)
    problem = question("a:t a:u", late, held("K2", "u", TUESDAY), people={"a": STEP})
    case = Case(problem, Roll.of(problem, seats(given)), problem.demands[1], problem.session["K2"])
    found = LEVELS.against(case)
    assert found is not None and found.key == "allocation.against.levels-late"
    in_time = question("a:t a:u", held("K1", "t", MONDAY), held("K2", "u", TUESDAY), people={"a": STEP})
    case = Case(in_time, Roll.of(in_time, seats("a:K1")), in_time.demands[1], in_time.session["K2"])
    assert LEVELS.against(case) is None


def test_rows_of_the_block_say_the_same_as_the_check() -> None:
    problem = question(
        "a:t a:u", held("K1", "t", MONDAY), held("K3", "t", WEDNESDAY), held("K2", "u", TUESDAY), people={"a": STEP}
    )
    model = build(problem, ())
    block = Block(model, SearchState(model), (0, 1))
    rows = [row for rule in RULES for row in rule.rows(block)]
    for chosen in product((0, 1), repeat=len(block.pairs)):
        through = all(
            row.lower - 1e-9 <= sum(v * chosen[c] for c, v in zip(row.columns, row.values, strict=True)) <= row.upper
            for row in rows
        )
        taken = [model.offers[offer].sessions[0].code for (_, offer), x in zip(block.pairs, chosen, strict=True) if x]
        assert through == (not broken(problem, " ".join(f"a:{code}" for code in taken))), taken


# Levels of one person against the trainings wanted: slow reference.


def framework() -> Framework:
    found, problems = load(Path(__file__).parents[1] / "data" / "tiny")
    assert found is not None, problems
    return found


SKILLS = ("planning", "data-use")


@st.composite
def wishes(draw: st.DrawFn) -> tuple[Framework, tuple[str, ...], dict[str, int]]:
    """Trainings with levels asked for and taught, and levels of somebody."""
    made = framework()
    names = list(made.trainings)[:4]
    level = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 2), max_size=2)
    trainings = dict(made.trainings)
    for name in names:
        one = trainings[name]
        asked = one.prerequisites.model_copy(update={"levels": draw(level), "trainings": ()})
        trainings[name] = one.model_copy(update={"prerequisites": asked, "teaches": draw(level)})
    return made.model_copy(update={"trainings": trainings}), tuple(names), draw(level)


@given(wishes())
def test_steps_lead_to_every_level_in_some_order_or_the_training_is_out_of_reach(
    drawn: tuple[Framework, tuple[str, ...], dict[str, int]],
) -> None:
    made, own, levels = drawn
    steps = level_steps(made, own, levels, ())

    def reached(order: tuple[str, ...]) -> set[str]:
        found, has = set[str](), dict(levels)
        for name in order:
            training = made.trainings[name]
            if all(has.get(skill, 0) >= level for skill, level in training.prerequisites.levels.items()):
                found.add(name)
                has |= {skill: max(level, has.get(skill, 0)) for skill, level in training.teaches.items()}
        return found

    orders = list(permutations(own))
    possible = set().union(*(reached(order) for order in orders))
    assert set(steps.missing) == set(own) - possible
    placed = [o for o in orders if all(o.index(a) < o.index(b) for b, first in steps.first.items() for a in first)]
    assert placed, "steps go in no circle"
    assert all(reached(order) >= possible for order in placed), "whoever keeps to the steps has every level in time"


STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,人事課,主事
001274,髙橋 千尋,タカハシ チヒロ,区民部,区民課,主事
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """実践 asks for level 1 of 企画, which 基礎 leads to; three people want 実践."""
    file = workspace / "data" / "trainings" / "basic.yaml"
    asked = "prerequisites: {trainings: [planning-basics]}"
    file.write_text(file.read_text("utf-8").replace(asked, "prerequisites: {levels: {planning: 1}}"), "utf-8")
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for training, code, day in (
        ("planning-basics", "B1", "2026-07-10"),
        ("planning-practice", "P1", "2026-07-01"),
        ("planning-practice", "P2", "2026-07-20"),
    ):
        cli("session", "add", training, "--day", f"{day}am", "--capacity", 9, "--code", code, "--yes")
    for number in ("001200", "001237", "001274"):
        cli("enrol", "request", "add", "planning-practice", "--staff", number, "--yes")
    return workspace


def given_seats(cli: Cli) -> set[tuple[str, str]]:
    return set(re.findall(r"^([A-Z]\d),.*?,(\d{6}),", cli("enrol", "list", "--format", "csv").out, re.MULTILINE))


def rate(ward: Path, cli: Cli, level: int, day: str) -> None:
    """The approved level of 001200 in 企画."""
    (ward / "ratings.csv").write_text(f"職員番号,スキル,レベル,評価日\n001200,企画,{level},{day}\n", "utf-8")
    cli("assess", "import", "ratings.csv", "--yes")


def test_what_is_allocated_is_what_status_finds_in_order(ward: Path, cli: Cli) -> None:
    rate(ward, cli, 1, "2026-05-01")
    cli("enrol", "request", "add", "planning-basics", "--staff", "001237", "--yes")
    ran = cli("allocate", "run", "--fy", "2026", "--yes")
    # One has the level and sits in the first session; one gets there on 10 July; one has nothing that leads there.
    assert given_seats(cli) == {("P1", "001200"), ("B1", "001237"), ("P2", "001237")}, ran.text
    assert "レベルに達していません" not in cli("status", "--all").out
    told = cli("allocate", "explain", "--staff", "001274").out
    assert "企画 レベル1" in told.replace("\n", "")
    assert "001274" in cli("allocate", "show", "--fy", "2026").out


def test_a_seat_whose_level_is_taken_back_is_given_up_by_the_next_run(ward: Path, cli: Cli) -> None:
    rate(ward, cli, 1, "2026-05-01")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given_seats(cli) == {("P1", "001200")}
    rate(ward, cli, 0, "2026-06-01")
    assert "レベルに達していません" in cli("status", "--all").out
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given_seats(cli) == set()
    assert "レベルに達していません" not in cli("status", "--all").out


def test_what_was_completed_speaks_for_its_level_before_anybody_approved_it(ward: Path, cli: Cli) -> None:
    (ward / "done.csv").write_text("職員番号,研修名,修了年月日,結果\n001274,企画の基礎,2026-05-20,修了\n", "utf-8")
    cli("result", "import", "done.csv", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given_seats(cli) == {("P1", "001274")}
    assert "レベルに達していません" not in cli("status", "--all").out
    assert "W_ENROL_LEVEL" not in cli("enrol", "add", "P2", "--staff", "001274", "--dry-run", expect=None).text
    assert "W_ENROL_LEVEL" in cli("enrol", "add", "P2", "--staff", "001237", "--dry-run").text
    # Whoever assesses afterwards knows of the training and finds it did not help.
    (ward / "ratings.csv").write_text("職員番号,スキル,レベル,評価日\n001274,企画,0,2026-06-01\n", "utf-8")
    cli("assess", "import", "ratings.csv", "--yes")
    assert "レベルに達していません" in cli("status", "--all").out
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given_seats(cli) == set()
