"""Plans that are alike are looked at once; whose plans may be out of order are given in the order of plans."""

from dataclasses import replace
from datetime import date

from skillmap.judgement.plan_kinds import kinds, suspects
from skillmap.planning.problem import Item, Limits, OpenGap, Plan, Reason
from skillmap.planning.store import Purpose, RecordedPlan, Start, Status
from skillmap.words import message

ITEMS = (Item("budgeting", 2026, 1, message("year.outside")),)
START = Start({}, (), ())
PLAN = Plan(ITEMS, 3.0, 0, (), (), (), True, 3.0)


def made(staff: int, purpose: Purpose = Purpose.AIM, plan: Plan = PLAN, status: Status = Status.DRAFT) -> RecordedPlan:
    day = date(2026, 5, 1)
    return RecordedPlan(staff, staff, 1, purpose, "clerk", 1, status, day, 2026, 1, 0, START, Limits(2026), plan)


def recorded(*plans: RecordedPlan) -> dict[tuple[int, Purpose], RecordedPlan]:
    return {one.key: one for one in plans}


def test_who_has_the_same_plan_is_one_kind() -> None:
    open_gap = OpenGap("writing", 0, 2, Reason.NOT_TAUGHT, message("year.outside"))
    plans = recorded(
        made(7), made(3), made(3, Purpose.LEADER), made(5, status=Status.REPLACED), made(9), made(11, plan=PLAN),
        made(4, plan=replace(PLAN, uncovered=(open_gap,))), made(6, plan=replace(PLAN, hours=4.0)),
    )  # fmt: skip
    found = kinds(plans, {3, 4, 5, 6, 7, 11})
    assert sorted(sorted(one.staff) for one in found) == [[3], [3, 7, 11], [4], [5], [6]]
    assert all(
        plans[staff, one.made.purpose].plan.uncovered == one.made.plan.uncovered for one in found for staff in one.staff
    )


def test_suspects_of_all_kinds_stand_in_the_order_of_plans() -> None:
    plans = recorded(made(9), made(2), made(2, Purpose.LEADER), made(5, status=Status.REPLACED))
    alike = kinds(plans, {2, 5, 9})
    assert suspects(alike, lambda _: True) == sorted(plans)
    assert suspects(alike, lambda one: one.status is Status.REPLACED) == [(5, Purpose.AIM)]
    assert suspects(alike, lambda one: one.purpose is Purpose.AIM and (lambda staff: staff > 2)) == [
        (5, Purpose.AIM),
        (9, Purpose.AIM),
    ]
    assert suspects(alike, lambda _: False) == []
