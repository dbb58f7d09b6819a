"""Each rule of a plan with two courses: what it makes the solver do, and that the checker sees it broken."""

from dataclasses import replace

import pytest
from planning_cases import FY, catalogue, course, need

from skillmap.i18n import word
from skillmap.planning.check import check
from skillmap.planning.problem import Booking, Catalogue, Item, Limits, Minimise, Plan, PlanNeed, Reason, Step
from skillmap.planning.rules import RULES
from skillmap.planning.solve import Solver
from skillmap.words import message

SOLVER = Solver()


def plan(one: PlanNeed, courses: Catalogue) -> Plan:
    found = SOLVER.plan(one, courses)
    assert check(one, courses, found) == ()
    assert found.proven
    return found


def codes(one: PlanNeed, courses: Catalogue, found: Plan) -> set[str]:
    return {p.code for p in check(one, courses, found)}


def items(*placed: tuple[str, int, int]) -> tuple[Item, ...]:
    return tuple(Item(c, fy, half, message("plan.why.elective")) for c, fy, half in placed)


def test_of_two_courses_that_close_the_gap_the_shorter_is_taken() -> None:
    both = catalogue(course("long", "s:1", 9, 0), course("short", "s:1", 3, 900))
    assert plan(need("s:1"), both).courses == ("short",)
    cheapest = need("s:1", limits=Limits(FY, minimise=Minimise.COST))
    assert plan(cheapest, both).courses == ("long",)


def test_equally_long_courses_are_decided_by_their_cost() -> None:
    assert plan(need("s:1"), catalogue(course("a", "s:1", 3, 500), course("b", "s:1", 3, 400))).courses == ("b",)


def test_once_only() -> None:
    one, courses = need("s:1"), catalogue(course("a", "s:1"), course("b", "t:1"))
    found = plan(one, courses)
    twice = replace(found, items=items(("a", FY, 1), ("a", FY, 1)), hours=12, cost_yen=2000)
    assert "E_PLAN_TWICE" in codes(one, courses, twice)


def test_levels_are_taught_one_after_the_other() -> None:
    courses = catalogue(course("a-second", "s:2"), course("b-first", "s:1"))
    found = plan(need("s:2"), courses)
    assert found.courses == ("b-first", "a-second")
    swapped = replace(found, items=found.items[::-1])
    assert "E_PLAN_PREREQUISITE" in codes(need("s:2"), courses, swapped)
    assert plan(need("s:2", "s:1"), courses).courses == ("a-second",)


def test_prerequisite_courses_come_first() -> None:
    courses = catalogue(course("a", "s:1", after="b"), course("b"))
    assert plan(need("s:1"), courses).courses == ("b", "a")
    assert plan(need("s:1", completed="b"), courses).courses == ("a",)


def test_prerequisite_levels_come_first() -> None:
    courses = catalogue(course("a", "s:1", needs="t:1"), course("b", "t:1"))
    assert plan(need("s:1"), courses).courses == ("b", "a")
    assert plan(need("s:1", "t:1"), courses).courses == ("a",)


def test_two_courses_that_only_open_each_other_are_no_plan() -> None:
    courses = catalogue(course("a", "s:1", after="b"), course("b", "t:1", after="a"))
    found = plan(need("s:1"), courses)
    assert found.courses == ()
    assert [(u.skill, u.reason) for u in found.uncovered] == [("s", Reason.CIRCLE)]
    remedy = found.uncovered[0].remedy
    assert remedy.facts["training"] == "a"
    assert remedy.facts["missing"] == ("b",)


def test_a_circle_with_a_way_in_from_outside_is_taken_from_there() -> None:
    courses = catalogue(
        course("a", "s:1", 2, needs="t:1"), course("b", "t:1", 2, needs="s:1"), course("way-in", "t:1", 8)
    )
    assert plan(need("s:1 t:1"), courses).courses == ("way-in", "a")


def test_no_course_opens_itself() -> None:
    courses = catalogue(course("a", "s:1 t:1", 2, needs="s:1"), course("b", "s:1", 8))
    assert plan(need("t:1"), courses).courses == ("b", "a")


def test_a_year_holds_the_hours_given() -> None:
    courses = catalogue(course("a", "s:1", 6), course("b", "t:1", 6))
    found = plan(need("s:1 t:1", limits=Limits(FY, hours_per_year=10)), courses)
    assert [(i.course, i.fy) for i in found.items] == [("a", FY), ("b", FY + 1)]
    crowded = replace(found, items=items(("a", FY, 1), ("b", FY, 1)))
    assert "E_PLAN_HOURS" in codes(need("s:1 t:1", limits=Limits(FY, hours_per_year=10)), courses, crowded)


def test_a_course_longer_than_a_year_stands_alone() -> None:
    courses = catalogue(course("a", "s:1", 40), course("b", "t:1", 1))
    found = plan(need("s:1 t:1", limits=Limits(FY, hours_per_year=10)), courses)
    assert {i.course: i.fy for i in found.items} == {"b": FY, "a": FY + 1}


def test_the_second_half_begins_when_half_of_the_hours_are_spent() -> None:
    courses = catalogue(course("a", "s:1", 6), course("b", "t:1", 6))
    halves = [i.half for i in plan(need("s:1 t:1", limits=Limits(FY, hours_per_year=12)), courses).items]
    assert halves == [1, 2]
    late = plan(need("s:1 t:1", limits=Limits(FY, first_half=2)), courses)
    assert {(i.fy, i.half) for i in late.items} == {(FY, 2)}


def test_years_leave_out_what_comes_after_them_and_say_what_would_help() -> None:
    courses = catalogue(course("a", "s:1", 6), course("b", "t:1 u:1", 7))
    one = need("s:1 t:1 u:1", limits=Limits(FY, hours_per_year=10, years=1))
    found = plan(one, courses)
    assert found.courses == ("b",)  # two steps closed are more than one
    assert [(u.skill, u.reason) for u in found.uncovered] == [("s", Reason.HOURS)]
    assert found.relief is not None
    assert word(found.relief, "en").endswith("any one of: 13 hours a year, until FY2027")
    late = replace(found, items=items(("b", FY + 1, 1)))
    assert "E_PLAN_YEARS" in codes(one, courses, late)


def test_the_fewest_hours_that_would_help_count_a_long_course_as_standing_alone() -> None:
    courses = catalogue(course("a", "s:1", 40), course("b", "t:1", 8), course("c", "u:1", 8))
    found = plan(need("s:1 t:1 u:1", limits=Limits(FY, hours_per_year=10, years=2)), courses)
    assert found.relief is not None
    assert "16 hours a year" in word(found.relief, "en")


def test_the_budget_leaves_out_the_dearer_course_and_names_the_sum_that_would_do() -> None:
    courses = catalogue(course("a", "s:1", 6, 800), course("b", "t:1", 6, 300))
    one = need("s:1 t:1", limits=Limits(FY, budget_yen=500))
    found = plan(one, courses)
    assert found.courses == ("b",)
    assert [(u.skill, u.reason) for u in found.uncovered] == [("s", Reason.BUDGET)]
    assert found.relief is not None
    assert "1,100 yen" in word(found.relief, "en")
    dear = replace(found, items=items(("a", FY, 1)), hours=6, cost_yen=800)
    assert "E_PLAN_BUDGET" in codes(one, courses, dear)


def test_when_neither_limit_alone_helps_both_are_named() -> None:
    courses = catalogue(course("a", "s:1", 9, 800), course("b", "t:1", 9, 800))
    one = need("s:1 t:1", limits=Limits(FY, hours_per_year=10, years=1, budget_yen=900))
    relief = plan(one, courses).relief
    assert relief is not None
    assert word(relief, "en").endswith("until FY2027 with a budget of 1,600 yen")


def test_fewest_years_may_take_more_hours() -> None:
    # 7 + 7 hours need two years of 10; 10 hours at once need one.
    courses = catalogue(course("a", "s:1", 5), course("b", "t:1", 6), course("both", "s:1 t:1", 12))
    assert set(plan(need("s:1 t:1", limits=Limits(FY, hours_per_year=10)), courses).courses) == {"a", "b"}
    fast = Limits(FY, hours_per_year=10, minimise=Minimise.TIME)
    assert plan(need("s:1 t:1", limits=fast), courses).courses == ("both",)


def test_prescribed_courses_are_taken_even_without_a_gap() -> None:
    courses = catalogue(course("a", "s:1"), course("b", "t:1"))
    assert plan(need("s:1", "s:1", prescribed="a"), courses).courses == ("a",)
    assert plan(need("s:1", "s:1", prescribed="a", completed="a"), courses).courses == ()
    gone = plan(need("s:1", prescribed="a gone"), courses)
    assert gone.left_out == (("gone", Reason.UNKNOWN_COURSE),)


def test_electives_are_chosen_so_that_the_plan_is_shortest() -> None:
    courses = catalogue(course("a", "s:1", 6), course("b", "t:1", 3))
    assert plan(need("s:1", choose=1, elective="a b"), courses).courses == ("a",)  # closes the gap as well
    assert plan(need("", choose=1, elective="a b"), courses).courses == ("b",)
    assert plan(need("", choose=2, elective="b gone"), courses).choices_left == 1


def test_booked_courses_are_kept_at_their_time() -> None:
    courses = catalogue(course("a", "s:1", 6), course("b", "s:1", 3))
    seat = need("s:1", booked=(Booking("a", FY + 1, 2),))
    found = plan(seat, courses)
    assert [(i.course, i.fy, i.half) for i in found.items] == [("a", FY + 1, 2)]
    assert word(found.items[0].why, "en") == "leads to s:1 (booked)"


def test_a_seat_before_its_prerequisite_makes_room_for_it() -> None:
    courses = catalogue(course("a", "s:1", 6), course("b", "s:2", 6))
    found = plan(need("s:2", booked=(Booking("b", FY, 1),)), courses)
    assert [(i.course, i.fy, i.half) for i in found.items] == [("a", FY, 1), ("b", FY, 1)]
    moved = plan(need("s:2", booked=(Booking("a", FY + 1, 1), Booking("b", FY, 1))), courses)
    assert [(i.course, i.fy) for i in moved.items] in ([("a", FY), ("b", FY)], [("a", FY + 1), ("b", FY + 1)])
    assert sum("was moved" in word(i.why, "en") for i in moved.items) == 1


def test_seats_beyond_the_hours_and_the_budget_are_kept() -> None:
    courses = catalogue(course("a", "s:1", 9, 900), course("b", "t:1", 9, 900))
    limits = Limits(FY, hours_per_year=10, years=1, budget_yen=1000)
    found = plan(need("s:1 t:1", booked=(Booking("a", FY, 1), Booking("b", FY, 2)), limits=limits), courses)
    assert [(i.course, i.half) for i in found.items] == [("a", 1), ("b", 2)]


@pytest.mark.parametrize(
    ("requires", "courses", "reason"),
    [
        ("s:1", catalogue(course("a", "t:1")), Reason.NOT_TAUGHT),
        ("s:2", catalogue(course("a", "s:1")), Reason.ON_THE_JOB),
        ("s:1", catalogue(course("a", "s:1", needs="t:1")), Reason.BLOCKED),
        ("s:3", catalogue(course("a", "s:1"), course("b", "s:3")), Reason.ON_THE_JOB),
        ("s:1", catalogue(course("a", "s:1", after="a")), Reason.CIRCLE),
    ],
)
def test_what_no_training_can_close_is_named_with_its_reason(requires: str, courses: Catalogue, reason: Reason) -> None:
    found = plan(need(requires), courses)
    assert [u.reason for u in found.uncovered] == [reason]
    assert word(found.uncovered[0].remedy, "ja")


def test_a_completed_training_without_its_level_asks_for_a_rating() -> None:
    found = plan(need("s:1", "s:0", completed="a"), catalogue(course("a", "s:1")))
    assert [u.reason for u in found.uncovered] == [Reason.DONE]


def test_each_training_is_explained_with_what_follows() -> None:
    courses = catalogue(course("a", "s:1"), course("b", "s:2", after="a"))
    found = plan(need("s:2", prescribed="b"), courses)
    assert word(found.items[0].why, "en") == "leads to s:1; then b can follow"
    assert word(found.items[1].why, "en") == "is prescribed for this grade and leads to s:2"


def test_every_rule_says_itself_in_both_languages() -> None:
    assert len({word(rule.explain(), "ja") for rule in RULES}) == len(RULES)
    assert len({word(rule.explain(), "en") for rule in RULES}) == len(RULES)


def test_claims_that_do_not_follow_are_seen() -> None:
    one, courses = need("s:1"), catalogue(course("a", "s:1"), course("b", "t:1"))
    found = plan(one, courses)
    assert codes(one, courses, replace(found, items=items(("gone", FY, 1)))) >= {"E_PLAN_COURSE"}
    assert codes(one, courses, replace(found, items=items(("a", FY - 1, 1)))) == {"E_PLAN_ORDER"}
    assert codes(one, courses, replace(found, hours=1)) == {"E_PLAN_SUM"}
    assert codes(one, courses, replace(found, after=())) == set()
    assert codes(one, courses, replace(found, after=(Step("s", 2),))) == {"E_PLAN_AFTER"}
    assert codes(one, courses, replace(found, items=(), hours=0, cost_yen=0)) == {"E_PLAN_AFTER", "E_PLAN_UNCOVERED"}
    asked = need("s:1", prescribed="b")
    assert "E_PLAN_PRESCRIBED" in codes(asked, courses, found)
    assert codes(one, courses, replace(found, choices_left=1)) == {"E_PLAN_CHOICE"}
