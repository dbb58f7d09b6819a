"""Whom a new framework concerns: only those whose aim, plan, seat or term a change touches."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from skillmap.careers.model import Aim, Recognition, Wish
from skillmap.careers.recognise import Standing
from skillmap.framework.diff import compare
from skillmap.framework.load import load
from skillmap.framework.model import Framework, Training
from skillmap.i18n import word
from skillmap.leaders.register import LeaderSeat, SeatStatus
from skillmap.org.model import Organisation, Person, Unit
from skillmap.planning.problem import Item, Limits, Plan
from skillmap.planning.store import Purpose, RecordedPlan, Start, Status
from skillmap.revision.affected import AffectedFacts, affected, table
from skillmap.training.model import Enrolment
from skillmap.training.store import TakenSeat
from skillmap.words import message

GOOD = Path(__file__).parents[1] / "data" / "framework" / "good"
BEGIN, END = date(2026, 4, 1), date(9999, 12, 31)


def _person(number: int) -> Person:
    text = f"{number:06d}"
    return Person(
        id=number, number=text, name=f"職員{number}", grade="主事", job_kind="事務", employment="常勤", unit_id=1
    )


UNIT = Unit(1, "u1", "人事課", "課", None, True, True, ("人事課",), 1, BEGIN, END)
OFFICE = Organisation(date(2026, 6, 15), (UNIT,), tuple(_person(n) for n in range(1, 7)))


@pytest.fixture(scope="module")
def old() -> Framework:
    framework, _ = load(GOOD)
    assert framework is not None
    return framework


def _plan(staff_id: int, course: str, status: Status = Status.DRAFT) -> RecordedPlan:
    plan = Plan((Item(course, 2026, 1, message("affected.none")),), 3, 0, (), (), (), True, 3)
    start, limits = Start({}, (), ()), Limits(2026)
    return RecordedPlan(1, staff_id, 1, Purpose.AIM, "analyst", 2, status, BEGIN, 2026, 0, 0, start, limits, plan)


@pytest.fixture
def facts() -> AffectedFacts:
    aims = {
        n: Aim(staff_id=n, role="analyst", grade=1, wish=Wish.OWN, valid_from=BEGIN, valid_to=END) for n in (1, 2, 3, 4)
    }
    held = {
        4: (
            Recognition(
                staff_id=4, role="analyst", grade=1, recognised_by="人事課", evidence="", valid_from=BEGIN, valid_to=END
            ),
        )
    }
    levels = {1: {"data": 1}, 2: {"data": 2}, 4: {"data": 1}}
    standing = Standing(levels, {2: frozenset({"ai-first"})}, aims, held)
    plans = (_plan(5, "ai-online"), _plan(6, "ai-online", Status.REPLACED))
    taken = (TakenSeat(1, 6, 10, Enrolment("000006", "S1")),)
    seats = (LeaderSeat(UNIT, 1, SeatStatus.HELD, None, OFFICE.people[0]), LeaderSeat(UNIT, 2, SeatStatus.VACANT))
    return AffectedFacts(OFFICE, standing, plans, taken, {10: "ai-online"}, seats)


def _with_grade(old: Framework, requires: dict[str, int], prescribed: Sequence[str] = ("data-first",)) -> Framework:
    role = old.roles["analyst"]
    grade = role.grades[1].model_copy(update={"requires": requires, "prescribed": tuple(prescribed)})
    changed = role.model_copy(update={"grades": {**role.grades, 1: grade}})
    return old.model_copy(update={"roles": {"analyst": changed}})


def test_a_raised_level_concerns_those_who_do_not_have_it(old: Framework, facts: AffectedFacts) -> None:
    found = affected(old, compare(old, _with_grade(old, {"data": 2})), facts)
    assert [(a.staff_id, word(a.effect, "ja")) for a in found] == [
        (1, "承認レベル 1、新たに必要なレベル 2"),
        (3, "未評価、新たに必要なレベル 2"),
        (4, "承認レベル 1、新たに必要なレベル 2"),
        (4, "承認レベル 1、新たに必要なレベル 2"),
    ]
    assert {word(a.why, "ja") for a in found if a.staff_id == 4} == {
        "目標「分析担当 段階1」",
        "認定「分析担当 段階1」",
    }


def test_a_lowered_level_concerns_nobody(old: Framework, facts: AffectedFacts) -> None:
    assert affected(old, compare(old, _with_grade(old, {"data": 0})), facts) == ()


def test_a_training_asked_for_concerns_those_who_have_not_completed_it(old: Framework, facts: AffectedFacts) -> None:
    new = _with_grade(old, {"data": 1}, ("data-first", "ai-first"))
    found = affected(old, compare(old, new), facts)
    assert {a.staff_id for a in found} == {1, 3, 4}


def test_a_removed_training_concerns_plans_in_force_and_seats(old: Framework, facts: AffectedFacts) -> None:
    kept: dict[str, Training] = {k: t for k, t in old.trainings.items() if k != "ai-online"}
    found = affected(old, compare(old, old.model_copy(update={"trainings": kept})), facts)
    assert [(a.staff_id, a.kind) for a in found] == [(5, "plan"), (6, "seat")]


def test_a_removed_role_and_another_rule(old: Framework, facts: AffectedFacts) -> None:
    found = affected(old, compare(old, old.model_copy(update={"roles": {}})), facts)
    assert {a.staff_id for a in found if a.kind == "career"} == {1, 2, 3, 4}
    rule = old.leaders.rules[0].model_copy(update={"term_fiscal_years": 3})
    leaders = old.leaders.model_copy(update={"rules": (rule, *old.leaders.rules[1:])})
    found = affected(old, compare(old, old.model_copy(update={"leaders": leaders})), facts)
    assert [(a.staff_id, a.kind) for a in found] == [(1, "leader")]


def test_the_listing_has_a_row_per_person_and_reason(old: Framework, facts: AffectedFacts) -> None:
    new = _with_grade(old, {"data": 2, "ai": 2}, ("data-first", "ai-first"))
    found = affected(old, compare(old, new), facts)
    shown = table(found, OFFICE)
    assert [row[0] for row in shown.rows] == sorted(str(row[0]) for row in shown.rows)
    assert len(shown.rows) <= len(found)
    assert "影響を受ける職員 4 人" in word(shown.notes[0], "ja")
