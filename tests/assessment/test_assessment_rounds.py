"""What returned pages add to a round, and how far a round is: every case, without files and databases."""

from datetime import date
from functools import partial
from itertools import product

import pytest

from skillmap.assessment.changes import RatingState
from skillmap.assessment.model import Answer, PresentLevels, Rating, Stage
from skillmap.assessment.people import whose
from skillmap.assessment.returned import PageAnswer, PagesTaken, Round, take
from skillmap.assessment.rounds import RoundProgress, RoundState, in_round, person_rounds, totals
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Absence, Organisation, Person

FY = FiscalYear(2026)
TODAY = date(2026, 6, 15)
SENT = date(2026, 5, 1)
LATER = date(2026, 6, 1)
LAST_YEAR = date(2025, 6, 1)
WANTED = RoleGrade(role="product-manager", grade=2)


def person(number: int = 1, absence: Absence | None = None) -> Person:
    name = f"佐藤 {number}子"
    return Person(
        id=number, number=f"00120{number}", name=name, search_key=name, grade="主事", job_kind="事務",
        employment="常勤", absence=absence,
    )  # fmt: skip


def office(*people: Person) -> Organisation:
    return Organisation(TODAY, (), people)


def page(level: int | None, *, one: Person, stage: Stage = Stage.SELF, day: date | None = None) -> PageAnswer:
    answers = (Answer("planning", stage, level),)
    return PageAnswer(one.number, one.name, None, answers, {stage: day}, {}, "山田 課長", None, None, (SENT, 1), 1)


def held(
    one: Person, now: tuple[int, date] | None, before: int | None, prefer: str = "", stage: Stage = Stage.SELF
) -> Round:
    present = PresentLevels({(one.id, stage): {"planning": now}} if now else {})
    sent = {(one.id, "planning", stage): before} if before is not None else {}
    here = office(one)
    state = RatingState(partial(whose, here), present, {"planning": 7}, 7, {})
    return Round(FY, TODAY, here, state, lambda _: sent, "人事課", prefer)


def codes(taken: PagesTaken) -> set[str]:
    return {one.code for one in taken.problems} - {"N_ASSESS_NO_DAY"}


@pytest.mark.parametrize("prefer", ["", "file", "data"])
@pytest.mark.parametrize(("form", "before", "now"), list(product([None, 0, 1, 2], repeat=3)))
def test_every_case_of_three_ways(form: int | None, before: int | None, now: int | None, prefer: str) -> None:
    one = person()
    taken = take([page(form, one=one)], held(one, (now, LATER) if now is not None else None, before, prefer))
    recorded = [row[4] for row in taken.rows]
    found = codes(taken)
    if form is None:
        assert recorded == []
        assert found == ({"W_ASSESS_CLEARED"} if before is not None and before == now else set())
    elif form == now:
        assert (recorded, found) == ([], set())
    elif form == before:
        # Nobody touched the cell: a level recorded, or taken back, since then stays as it is.
        assert (recorded, found) == ([], {"N_ASSESS_OVERTAKEN"} if now is not None else set())
    elif now in (None, before):
        assert (recorded, found) == ([form], set())
    else:
        code = {"": "E_ASSESS_CONFLICT", "file": "W_ASSESS_KEPT_FILE", "data": "W_ASSESS_KEPT_DATA"}[prefer]
        assert (recorded, found) == ([form] if prefer == "file" else [], {code})
    assert taken.unchanged == (not recorded)


def test_level_nought_is_an_answer_and_blank_is_none() -> None:
    one = person()
    assert [row[4] for row in take([page(0, one=one)], held(one, None, None)).rows] == [0]
    assert take([page(None, one=one)], held(one, None, None)).rows == []


def test_a_level_of_last_year_is_no_reason_to_leave_this_years_out() -> None:
    one = person()
    taken = take([page(1, one=one)], held(one, (1, LAST_YEAR), None))
    assert [(row[3], row[4]) for row in taken.rows] == [(TODAY, 1)]


def test_a_day_written_on_the_page_counts_but_never_hides_the_level_behind_a_newer_one() -> None:
    one = person()
    early = date(2026, 5, 20)
    assert take([page(2, one=one, day=early)], held(one, None, None)).rows[0][3] == early
    assert take([page(2, one=one, day=early)], held(one, (1, LATER), 1)).rows[0][3] == LATER


@pytest.mark.parametrize("day", [date(2026, 6, 16), date(2026, 3, 31), date(2027, 6, 1)])
def test_a_day_outside_the_round_is_refused(day: date) -> None:
    one = person()
    taken = take([page(2, one=one, day=day)], held(one, None, None))
    assert (taken.rows, codes(taken)) == ([], {"E_ASSESS_DAY"})


def test_who_rated_is_recorded() -> None:
    one = person()
    own = take([page(1, one=one)], held(one, None, None)).rows[0]
    superior = take([page(1, one=one, stage=Stage.SUPERVISOR)], held(one, None, None, stage=Stage.SUPERVISOR)).rows[0]
    assert (own[5], superior[5]) == (one.shown, "山田 課長")


def test_two_pages_of_one_person_are_one_or_an_error() -> None:
    one = person()
    same = take([page(1, one=one), page(1, one=one)], held(one, None, None))
    assert (len(same.rows), codes(same)) == (1, set())
    assert codes(take([page(1, one=one), page(2, one=one)], held(one, None, None))) == {"E_ASSESS_TWICE"}


def test_a_page_of_nobody_is_told() -> None:
    one, stranger = person(), person(9)
    taken = take([page(1, one=stranger)], held(one, None, None))
    assert (taken.rows, codes(taken), taken.people) == ([], {"E_STAFF_UNKNOWN"}, [None])


def rated(one: Person, stage: Stage, *levels: tuple[str, int], day: date = TODAY) -> list[Rating]:
    return [Rating(one.id, skill, stage, day, level, "", 1) for skill, level in levels]


BOTH = (("planning", 2), ("data-use", 1))


@pytest.mark.parametrize(
    ("own", "superior", "approved", "progress", "blanks"),
    [
        ((), (), (), RoundProgress.UNANSWERED, False),
        ((), BOTH, (), RoundProgress.UNANSWERED, False),
        (BOTH, (), (), RoundProgress.AT_SUPERVISOR, True),
        (BOTH, BOTH[:1], (), RoundProgress.AT_SUPERVISOR, True),
        (BOTH, BOTH, BOTH[:1], RoundProgress.TO_APPROVE, True),
        (BOTH, BOTH, BOTH, RoundProgress.APPROVED, True),
        ((*BOTH, ("security", 0)), (), (), RoundProgress.AT_SUPERVISOR, False),
        ((), (), (*BOTH, ("security", 0)), RoundProgress.APPROVED, False),
    ],
)
def test_how_far_a_person_is(
    framework: Framework,
    own: tuple[tuple[str, int], ...],
    superior: tuple[tuple[str, int], ...],
    approved: tuple[tuple[str, int], ...],
    progress: RoundProgress,
    blanks: bool,
) -> None:
    one = person()
    given = zip(Stage, (own, superior, approved), strict=True)
    ratings = in_round([r for stage, levels in given for r in rated(one, stage, *levels)], FY)
    [found] = person_rounds(framework, [one], RoundState(FY, ratings, {}, {one.id: (WANTED,)}), {})
    assert (found.asked, found.progress, found.has_blanks) == (3, progress, blanks)
    assert (found.own, found.supervisor, found.approved) == (len(own), len(superior), len(approved))


def test_ratings_of_another_year_do_not_count(framework: Framework) -> None:
    one = person()
    ratings = in_round(rated(one, Stage.SELF, *BOTH, day=LAST_YEAR), FY)
    [found] = person_rounds(framework, [one], RoundState(FY, ratings, {}, {one.id: (WANTED,)}), {})
    assert found.progress is RoundProgress.UNANSWERED


def test_who_is_counted(framework: Framework) -> None:
    absent = Absence("休職", date(2026, 4, 1), date(2027, 4, 1))
    people = [person(1), person(2, absence=absent), person(3), person(4)]
    targets = {p.id: (WANTED,) for p in people if p.id != 3}
    state = RoundState(FY, in_round(rated(people[0], Stage.SELF, *BOTH), FY), {}, targets, frozenset({"A"}))
    found = person_rounds(framework, people, state, {1: "A", 2: "A", 3: "A", 4: "B"})
    assert [one.progress for one in found] == [
        RoundProgress.AT_SUPERVISOR, RoundProgress.ABSENT, RoundProgress.NOT_ASKED, RoundProgress.NOT_SENT
    ]  # fmt: skip
    numbers = totals(found)
    assert (numbers.people, numbers.asked, numbers.answered, numbers.unanswered) == (4, 1, 1, 0)


def test_disagreements_and_changes(framework: Framework) -> None:
    one = person()
    ratings = [*rated(one, Stage.SELF, *BOTH), *rated(one, Stage.SUPERVISOR, ("planning", 1), ("data-use", 1))]
    before = {one.id: {"data-use": 1, "security": 2}}
    [found] = person_rounds(framework, [one], RoundState(FY, in_round(ratings, FY), before, {one.id: (WANTED,)}), {})
    assert [(d.skill, d.own, d.supervisor) for d in found.disagreements] == [("planning", 2, 1)]
    # data-use is as it was; security was not rated in this round, which says nothing about it.
    assert [(m.skill, m.before, m.after, m.stage) for m in found.moved] == [("planning", None, 1, Stage.SUPERVISOR)]
