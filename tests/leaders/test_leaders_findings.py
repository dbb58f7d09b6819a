"""Each check of leaders on its own: what exactly it finds, about whom, on which day, and the command that mends it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from skillmap.days import FOREVER
from skillmap.framework.model import LeaderRule
from skillmap.leaders import checks
from skillmap.leaders.checks import BookedCourse, Findings, LeaderFinding
from skillmap.leaders.model import PostOver, Term
from skillmap.leaders.register import LeaderSeat, seats_on
from skillmap.org.model import Absence, Organisation, SecondPost
from skillmap.words import message

MakeTerm = Callable[..., Term]
Check = Callable[[Findings, Sequence[LeaderSeat]], Iterator[LeaderFinding]]
Found = tuple[str, dict[str, object], str, str | None, str | None]
"""Key of the finding, its facts, the command behind `skillmap leader` (or `skillmap`: enrol …), section, number."""

JUNE, MARCH, NEW_YEAR = date(2026, 6, 15), date(2027, 3, 10), date(2027, 4, 1)
PROGRAMME_ENDS = date(2027, 2, 28)
FOUR = ((2, 1200), (3, 1274), (6, 1459), (7, 1385))
"""The sections 総務課, 人事課, 区民課, デジタル推進課 and their leaders."""
PROGRAMME = ("kickoff", "report")
BOTH = {1200: {"second_posts": (SecondPost(3, "extra", date(2026, 4, 1)),)}}
MOVED: dict[int, dict[str, Any] | None] = {1274: {"unit_id": 6, "posted_on": date(2026, 6, 1)}}
ELSEWHERE: dict[int, dict[str, Any] | None] = {1274: {"unit_id": 6, "posted_on": date(2024, 4, 1)}}
ELSEWHERE_FACTS = {"where": "区民部/区民課", "since": date(2024, 4, 1)}
MOVED_FACTS = {"where": "区民部/区民課", "since": date(2026, 6, 1)}


@dataclass(frozen=True)
class Given:
    """What a check looks at: day, people changed (None = left), terms (unit, staff, facts), the rule's own values."""

    day: date = JUNE
    people: dict[int, Any] = field(default_factory=dict)
    terms: tuple[tuple[int, int, dict[str, object]], ...] = tuple((unit, staff, {}) for unit, staff in FOUR)
    rule: dict[str, object] = field(default_factory=dict)
    more: dict[str, object] = field(default_factory=dict)


def held(*who: tuple[int, int], **facts: object) -> tuple[tuple[int, int, dict[str, object]], ...]:
    return tuple((unit, staff, facts) for unit, staff in who)


def training(day: date, done: dict[int, set[str]], *booked: tuple[int, str, date, date]) -> Given:
    seats: dict[int, list[BookedCourse]] = {}
    for staff, name, first, last in booked:
        seats.setdefault(staff, []).append(BookedCourse(name, first, last))
    return Given(day, more={"programme": PROGRAMME, "done": done, "booked": seats})


ALL_DONE = {staff: set(PROGRAMME) for _, staff in FOUR}

CASES: dict[str, tuple[Check, Given, list[Found]]] = {
    "vacant until the deadline": (
        checks.vacant, Given(date(2026, 5, 31), terms=held(*FOUR[1:])),
        [("vacant", {"deadline": date(2026, 5, 31)}, "nominate --section 総務部/総務課 --staff …", "総務課", None)],
    ),
    "overdue after it": (
        checks.vacant, Given(date(2026, 6, 1), terms=held(*FOUR[:3])),
        [("overdue", {"deadline": date(2026, 5, 31)}, "nominate --section 区民部/デジタル推進課 --staff …",
          "デジタル推進課", None)],
    ),
    "left, moved, without a post": (
        checks.gone, Given(people={1200: None, **MOVED, 1459: {"unit_id": None}}),
        [("left", {}, "replace --section 総務部/総務課 --staff …", "総務課", None),
         ("moved", MOVED_FACTS, "replace --section 総務部/人事課 --staff …", "人事課", "001274"),
         ("moved", {"where": "－", "since": date(2024, 4, 1)}, "replace --section 区民部/区民課 --staff …", "区民課",
          "001459")],
    ),
    "a second post that is over": (
        checks.gone,
        Given(people=ELSEWHERE, more={"posts_over": {1274: (PostOver(2, JUNE), PostOver(4, JUNE))}}),
        [("post_over_ends", ELSEWHERE_FACTS, "replace --section 総務部/人事課 --staff …", "人事課", "001274")],
    ),
    "a second post that was over before the term": (
        checks.gone, Given(people=ELSEWHERE, more={"posts_over": {1274: (PostOver(3, date(2026, 4, 1)),)}}),
        [("post_over_ends", ELSEWHERE_FACTS, "replace --section 総務部/人事課 --staff …", "人事課", "001274")],
    ),
    "a second post in a team that is not there any more": (
        checks.gone, Given(people=ELSEWHERE, more={"posts_over": {1274: (PostOver(99, JUNE),)}}),
        [("post_over_ends", ELSEWHERE_FACTS, "replace --section 総務部/人事課 --staff …", "人事課", "001274")],
    ),
    "in another section since before the term, without a second post": (
        checks.gone,
        Given(people=ELSEWHERE, more={"posts_over": {1274: (
            # Elsewhere, over before the transfer, still to end.
            PostOver(2, JUNE), PostOver(3, date(2024, 4, 1)), PostOver(3, date(2026, 6, 16)),
        )}}),
        [("moved", ELSEWHERE_FACTS, "replace --section 総務部/人事課 --staff …", "人事課", "001274")],
    ),
    "moved where the office decides": (
        checks.gone, Given(people=MOVED, rule={"on_transfer": "ask"}),
        [("elsewhere_ask", MOVED_FACTS, "replace --section 総務部/人事課 --staff …", "人事課", "001274")],
    ),
    "moved where the term goes on": (
        checks.gone, Given(people=MOVED, rule={"on_transfer": "continues"}),
        [("elsewhere_continues", MOVED_FACTS, "show --staff 001274", "人事課", "001274")],
    ),
    "on leave, in another section": (
        checks.away,
        Given(people={1274: {"unit_id": 6, "absence": Absence("育休", date(2026, 5, 1), date(2027, 4, 1))}}), [],
    ),
    "on leave": (
        checks.away, Given(people={1274: {"absence": Absence("育休", date(2026, 5, 1), date(2027, 4, 1))}}),
        [("leave", {"kind": "育休", "until": date(2027, 4, 1)}, "replace --section 総務部/人事課 --staff …", "人事課",
          "001274")],
    ),
    "on leave without an end": (
        checks.away, Given(people={1274: {"absence": Absence("病休", date(2026, 5, 1), FOREVER)}}),
        [("leave_open", {"kind": "病休"}, "replace --section 総務部/人事課 --staff …", "人事課", "001274")],
    ),
    "a term of one year in December": (checks.ending, Given(date(2026, 12, 31)), []),
    "a term of one year in April": (checks.ending, Given(date(2026, 4, 1)), []),
    "a term that ends, and one that goes on": (
        checks.ending, Given(date(2027, 1, 1), terms=(*held(FOUR[0]), *held(FOUR[1], valid_to=date(2028, 4, 1)))),
        [("ending", {"ends": date(2027, 3, 31)}, "form --fy 2027 --out …", "総務課", "001200")],
    ),
    "the last day of a term": (
        checks.ending, Given(date(2027, 3, 31), terms=held(FOUR[0])),
        [("ending", {"ends": date(2027, 3, 31)}, "form --fy 2027 --out …", "総務課", "001200")],
    ),
    "longer terms are told all year": (
        checks.ending, Given(date(2026, 4, 1), terms=held(FOUR[0]), rule={"term_fiscal_years": 2}),
        [("ending", {"ends": date(2027, 3, 31)}, "form --fy 2027 --out …", "総務課", "001200")],
    ),
    "a term that is followed on its own seat": (
        checks.ending,
        Given(MARCH, terms=(*held(FOUR[0], FOUR[1]), *held((2, 1237), valid_from=NEW_YEAR, valid_to=date(2028, 4, 1)),
                            *held((3, 1311), seat_no=2, valid_from=NEW_YEAR, valid_to=date(2028, 4, 1)))),
        [("ending", {"ends": date(2027, 3, 31)}, "form --fy 2027 --out …", "人事課", "001274")],
    ),
    "one who has left ends without a reminder": (
        checks.ending, Given(MARCH, people={1200: None}, terms=held(FOUR[0])), []
    ),
    "twice in two sections": (
        checks.twice, Given(people=BOTH, terms=held((2, 1200), (3, 1200))),
        [("twice", {"other": "総務部/総務課"}, "replace --section 総務部/人事課 --staff …", "人事課", "001200")],
    ),
    "twice in one section": (
        checks.twice, Given(people=BOTH, terms=(*held((2, 1200)), *held((2, 1200), seat_no=2))), []
    ),
    "twice where one person may": (
        checks.twice, Given(people=BOTH, terms=held((2, 1200), (3, 1200)), rule={"one_section_only": False}), []
    ),
    "twice, but one of the seats is no longer held": (checks.twice, Given(terms=held((2, 1200), (3, 1200))), []),
    "beyond the seats of the rule": (
        checks.beyond, Given(terms=(*held(*FOUR), *held((2, 1237), seat_no=2))),
        [("beyond", {"seats": 1}, "replace --section 総務部/総務課 --seat 2", "総務課", "001237")],
    ),
    "within a share of the section": (
        checks.beyond,
        Given(terms=(*held(*FOUR), *held((2, 1237), seat_no=2)), rule={"share_of_section": 0.6}), [],
    ),
    "a section that is gone": (
        checks.beyond, Given(terms=held((99, 1311), (98, 5))),
        [("no_section", {}, "show --staff 001311", None, "001311"), ("no_section", {}, "list", None, None)],
    ),
    "a grade that may not lead": (
        checks.unfit, Given(rule={"excluded_grades": ("係長", "主任")}, terms=held(*FOUR[:2])),
        [("unfit", {"why": (message("leader.why_grade", found="主任"),)}, "replace --section 総務部/人事課 --staff …",
          "人事課", "001274")],
    ),
    "an employment that may not lead": (
        checks.unfit, Given(rule={"eligible_employment": ("再任用",)}, terms=held(FOUR[0])),
        [("unfit", {"why": (message("leader.why_employment", found="常勤", expected=("再任用",)),)},
          "replace --section 総務部/総務課 --staff …", "総務課", "001200")],
    ),
    "one who has moved is not unfit": (
        checks.unfit, Given(people=MOVED, rule={"excluded_grades": ("主任",)}, terms=held(FOUR[1])), []
    ),
    "one who has left is not unfit": (
        checks.unfit, Given(people={1274: None}, rule={"excluded_grades": ("主任",)}, terms=held(FOUR[1])), []
    ),
    "the programme of one who has moved": (
        checks.training, replace(training(JUNE, {}), people=MOVED, terms=held(FOUR[1])), []
    ),
    "the programme has not begun for one": (
        checks.training,
        training(date(2026, 6, 1), {1274: {"kickoff"}, 1459: set(PROGRAMME)},
                 (1200, "kickoff", date(2026, 7, 1), date(2026, 7, 1))),
        [("not_begun", {"first": date(2026, 6, 1)}, "enrol add kickoff --staff 001385", "デジタル推進課", "001385")],
    ),
    "before it begins": (checks.training, training(date(2026, 5, 31), {}), []),
    "on its last day nothing is late": (
        checks.training, training(date(2027, 2, 28), {staff: {"kickoff"} for _, staff in FOUR}), []
    ),
    "the programme is not finished": (
        checks.training, training(date(2027, 3, 1), {**ALL_DONE, 1200: set(), 1274: {"kickoff"}}),
        [("unfinished", {"count": 2, "last": PROGRAMME_ENDS}, "enrol add kickoff --staff 001200", "総務課", "001200"),
         ("unfinished", {"count": 1, "last": PROGRAMME_ENDS}, "enrol add report --staff 001274", "人事課", "001274")],
    ),
    "a booked training across the end of the year": (
        checks.training,
        training(JUNE, {**ALL_DONE, 1200: {"kickoff"}, 1274: {"kickoff"}, 1459: {"kickoff"}},
                 (1200, "report", date(2027, 3, 31), date(2027, 4, 1)),
                 (1274, "report", date(2027, 3, 30), date(2027, 3, 31)),
                 (1459, "report", date(2027, 4, 1), date(2027, 4, 3)),
                 (1385, "report", date(2027, 3, 31), date(2027, 4, 1))),
        [("straddles", {"last": date(2027, 4, 1)}, "enrol list --staff 001200", "総務課", "001200")],
    ),
    "without a programme": (checks.training, Given(MARCH), []),
    "no theme on the day the programme begins": (
        checks.outcome, Given(date(2026, 6, 1), terms=(*held(FOUR[0]), *held(FOUR[1], theme="窓口"))),
        [("no_theme", {}, "record --section 総務部/総務課 --staff 001200 --theme …", "総務課", "001200")],
    ),
    "no theme before": (checks.outcome, Given(date(2026, 5, 31), terms=held(FOUR[0])), []),
    "no result a month before the end": (
        checks.outcome,
        Given(date(2027, 3, 1), terms=(
            *held(FOUR[0], theme="窓口"), *held(FOUR[1], theme="窓口", result="半分に"),
            *held(FOUR[2], theme="窓口", valid_to=date(2028, 4, 1)))),
        [("no_result", {}, "record --section 総務部/総務課 --staff 001200 --result …", "総務課", "001200")],
    ),
    "no result before that": (checks.outcome, Given(date(2027, 2, 28), terms=held(FOUR[0], theme="窓口")), []),
    "one who has left has nothing to record": (
        checks.outcome, Given(people={1200: None}, terms=held(FOUR[0])), []
    ),
    "fewer leaders than wanted": (
        checks.target, Given(rule={"target_total": 5}),
        [("target", {"reached": 4, "target": 5}, "list", None, None)],
    ),
    "as many as wanted": (checks.target, Given(rule={"target_total": 4}), []),
    "nothing wanted": (checks.target, Given(terms=()), []),
}  # fmt: skip


def state_of(given: Given, rule: LeaderRule, office: Organisation, term: MakeTerm) -> Findings:
    kept = (p for p in office.people if given.people.get(p.id, {}) is not None)
    people = tuple(replace(p, **given.people.get(p.id, {})) for p in kept)
    terms = tuple(term(unit, staff, **facts) for unit, staff, facts in given.terms)
    organisation = replace(office, day=given.day, people=people)
    return replace(Findings(rule.model_copy(update=given.rule), organisation, terms), **given.more)  # type: ignore[arg-type]


def told(found: Iterator[LeaderFinding] | Sequence[LeaderFinding]) -> list[Found]:
    return [
        (
            one.what.key.removeprefix("leader.find."),
            dict(one.what.facts),
            re.sub("^skillmap (?:leader |(?=enrol ))", "", one.command),
            one.section.name if one.section else None,
            one.person.number if one.person else None,
        )
        for one in found
    ]


@pytest.mark.parametrize("name", CASES)
def test_a_check_finds_exactly(name: str, rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    check, given, wanted = CASES[name]
    state = state_of(given, rule, office, term)
    assert told(check(state, seats_on(state.rule, state.organisation, state.terms))) == wanted


def test_all_checks_are_made_in_the_order_in_which_people_deal_with_them(
    rule: LeaderRule, office: Organisation, term: MakeTerm
) -> None:
    given = Given(MARCH, {1200: None}, held(*FOUR[:3]), {"excluded_grades": ("主任",), "target_total": 9})
    state = state_of(replace(given, more={"programme": ("kickoff",)}), rule, office, term)
    keys = list(dict.fromkeys(key for key, *_ in told(checks.check(state))))
    assert keys == ["overdue", "left", "unfit", "ending", "unfinished", "no_theme", "target"]


def test_what_is_recorded_is_judged_but_not_what_is_merely_due(
    rule: LeaderRule, office: Organisation, term: MakeTerm
) -> None:
    absent = {1459: {"absence": Absence("育休", date(2026, 5, 1), date(2027, 4, 1))}, 1274: None, **BOTH}
    terms = (*held((2, 1200), (3, 1274), (6, 1459)), *held((3, 1200), seat_no=2))
    given = Given(MARCH, absent, terms, {"excluded_grades": ("主任",), "target_total": 9})
    state = state_of(given, rule, office, term)
    assert [key for key, *_ in told(checks.judge(state, seats_on(state.rule, state.organisation, state.terms)))] == [
        "left",
        "leave",
        "twice",
        "beyond",
        "unfit",
    ]


def test_the_programme_is_the_rules_own_then_what_the_grade_prescribes(small_framework: Any, rule: LeaderRule) -> None:
    own = rule.model_copy(update={"programme": ("leader-kickoff", "bpr-basics")})
    assert checks.programme(small_framework, own) == ("leader-kickoff", "bpr-basics")
    assert checks.programme(small_framework, rule) == ("bpr-basics",)
    for gone in ({"role": "nobody"}, {"grade": 9}):
        assert checks.programme(small_framework, own.model_copy(update=gone)) == ("leader-kickoff", "bpr-basics")
    assert checks.programme(small_framework, rule.model_copy(update={"role": "nobody"})) == ()
