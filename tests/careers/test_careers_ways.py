"""Ways over intermediate roles: proven shortest by hours or years, against all ways one by one; and what is drawn."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from skillmap.careers.path import Measure, Traveller, Way, ways, with_lower_grades
from skillmap.framework.load import load
from skillmap.framework.model import Framework, RoleGrade
from skillmap.planning.batch import Planner
from skillmap.planning.catalogue import catalogue, goal
from skillmap.planning.problem import Limits, PlanNeed, Step

SHIPPED = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def framework() -> Framework:
    found, problems = load(SHIPPED)
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def planner(framework: Framework) -> Planner:
    return Planner(catalogue(framework))


def chains(framework: Framework, target: str, start: str | None) -> Iterator[tuple[str, ...]]:
    """Every chain of role grades from an entry (None) or a role grade to the target, none visited twice."""

    def follow(chain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if chain and chain[-1] == target:
            yield chain
            return
        for step in framework.careers:
            if step.from_ == (chain[-1] if chain else start) and step.to not in (*chain, start):
                yield from follow((*chain, step.to))

    yield from follow(())


def hours_of(framework: Framework, planner: Planner, chain: tuple[str, ...], levels: dict[str, int]) -> float:
    """Training hours of a chain, stage by stage."""
    standing, done, hours = dict(levels), frozenset[str](), 0.0
    for name in chain:
        role, _, grade = name.rpartition("/")
        asked = goal(framework, RoleGrade(role=role, grade=int(grade)))
        plan = planner.plan(PlanNeed(asked, Limits(2026), tuple(Step(*i) for i in sorted(standing.items())), done))
        hours += plan.hours
        done |= set(plan.courses)
        for skill, level in (*plan.after, *asked.requires):
            standing[skill] = max(level, standing.get(skill, 0))
    return hours


def names(way: Way) -> tuple[str, ...]:
    return tuple(f"{s.target.role}/{s.target.grade}" for s in way.stages)


@pytest.mark.parametrize("target", ["product-manager/2", "application-engineer/1", "data-engineer/2"])
def test_the_first_way_is_the_shortest_of_all(framework: Framework, planner: Planner, target: str) -> None:
    role, _, grade = target.rpartition("/")
    nobody = Traveller({"data-analytics": 1}, frozenset(), {})
    found = ways(framework, planner, nobody, RoleGrade(role=role, grade=int(grade)), Measure.HOURS, 60)
    every = {c: hours_of(framework, planner, c, {"data-analytics": 1}) for c in chains(framework, target, None)}
    assert len(every) > 1
    assert [w.hours for w in found] == sorted(every.values())[:3]
    assert every[names(found[0])] == found[0].hours


def test_what_is_held_is_the_start_and_its_experience_counts(framework: Framework, planner: Planner) -> None:
    held = with_lower_grades(framework, {("project-manager", 3): 0.25})
    assert set(held) == {("project-manager", g) for g in (1, 2, 3)}
    somebody = Traveller(dict.fromkeys(framework.skills, 4), frozenset(framework.trainings), held)
    found = ways(framework, planner, somebody, RoleGrade(role="product-manager", grade=3), Measure.YEARS, 60, 1)
    assert names(found[0]) == ("product-manager/3",)
    assert found[0].hours == 0
    assert found[0].years == pytest.approx(0.75)  # one year asked for, a quarter of it done


def test_fewest_years_and_fewest_hours_may_differ_but_each_is_best_in_its_own(
    framework: Framework, planner: Planner
) -> None:
    nobody = Traveller({}, frozenset(), {})
    target = RoleGrade(role="system-architect", grade=2)
    by = {m: ways(framework, planner, nobody, target, m, 20, 1)[0] for m in Measure}
    assert by[Measure.HOURS].hours <= by[Measure.YEARS].hours
    assert by[Measure.YEARS].years <= by[Measure.HOURS].years


def test_no_way_where_the_graph_has_none(framework: Framework, planner: Planner) -> None:
    alone = framework.model_copy(update={"careers": ()})
    target = RoleGrade(role="product-manager", grade=1)
    assert ways(alone, planner, Traveller({}, frozenset(), {}), target, Measure.HOURS, 60) == []


def test_the_graph_is_drawn_with_every_role_grade(shipped_workspace: Path, cli: Callable[..., Any]) -> None:
    cli("career", "show", "--svg", "graph.svg")
    picture = ET.fromstring((shipped_workspace / "graph.svg").read_text("utf-8"))
    boxes = [e for e in picture.iter("{http://www.w3.org/2000/svg}rect") if e.get("class")]
    found, _ = load(shipped_workspace / "data")
    assert found is not None
    assert len(boxes) == sum(len(role.grades) for role in found.roles.values())
    assert "段階1" in "".join(picture.itertext())
    text = cli("career", "show", lang="en").out
    assert "Product manager 2" in text


def test_the_graph_of_the_terminal_counts_people(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "staff.csv").write_text("職員番号,氏名,部,課\n000001,青木 一郎,総務部,総務課\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--staff", "000001", "--to", "product-manager/1", "--yes")
    assert "目標1" in cli("career", "show").out
    way = cli("career", "path", "--staff", "青木", "--to", "product-manager/2", "--format", "json").out
    assert '"to": "プロダクトマネージャー 2"' in way
    pool = cli("career", "pool", "--to", "product-manager/1", "--format", "json").out
    assert '"hours": 5.0' in pool  # 企画の基礎 3, データ活用の基礎 2
    absurd = cli("career", "path", "--staff", "青木", "--to", "product-manager/2", "--hours-per-year", "-1", expect=2)
    assert "-1" in absurd.err
