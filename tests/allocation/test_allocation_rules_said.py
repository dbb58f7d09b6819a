"""What each rule says of people and sessions: whom it complains of, what stands against a seat, the nearest remedy."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from allocation_cases import AM, MONDAY, PM, TUESDAY, WEDNESDAY, held, question, seats

from skillmap.allocation.problem import Away, Learner, SeatCourse, SeatLimit, SeatProblem, Staffing
from skillmap.allocation.roll import Roll
from skillmap.allocation.rule import Case, Seating, Violation
from skillmap.allocation.rules import RULES, kept
from skillmap.training.model import Session, SessionStatus, Slot
from skillmap.words import Bilingual, Message, message

RULE = {rule.code: rule for rule in RULES}
CHAIN = (SeatCourse("t", 3.0, name=Bilingual("基礎", "Basics")), SeatCourse("u", 3.0, after=("t",)))
LEAVER = Learner("a", "S", "D", leave=(Away(MONDAY, TUESDAY),))
SMALL = (Staffing("S", 9),)
U = held("K2", "u", TUESDAY)
ONE = message("judge.level", skill="企画", level=1)


@dataclass(frozen=True)
class Broken:
    """A rule, an answer that breaks it, and what it says of that: message after `allocation.broken.`, facts, seats."""

    problem: SeatProblem
    given: str
    said: list[tuple[str, dict[str, object], str]] = field(default_factory=list)


def quota(by_hand: str = "") -> SeatProblem:
    problem = question("a:t b:t c:t", held("K1", quotas={"D": 1}), fixed=seats(by_hand))
    return replace(problem, persons=tuple(Learner(p, "S", d) for p, d in zip("abc", "DDE", strict=True)))


def year(*limits: SeatLimit, by_hand: str = "") -> SeatProblem:
    """Three people of two departments, who want two trainings."""
    problem = question(
        "a:t a:u b:t c:t", held("K1"), held("K2", "u", TUESDAY), courses=CHAIN[:1], fixed=seats(by_hand), limits=limits
    )
    return replace(problem, persons=tuple(Learner(p, "S", d) for p, d in zip("abc", "DDE", strict=True)))


def leading(problem: SeatProblem) -> SeatProblem:
    """The same, with a reason of a that holds on Monday only."""
    day = (MONDAY, TUESDAY)
    return replace(problem, demands=tuple(replace(d, within=(day,)) if d.person == "a" else d for d in problem.demands))


BROKEN: dict[str, Broken] = {
    "seated: nobody asked": Broken(
        question("a:u", held("K1", "t"), held("K2", "u", TUESDAY)), "a:K1 a:K2",
        [("undemanded", {"person": "a", "session": "K1"}, "a:K1")],
    ),
    "seated: asked for by hand": Broken(question("a:u", held("K1", "t"), fixed=seats("a:K1")), "a:K1"),
    "seated: twice": Broken(
        question("a:t b:t", held("K1"), held("K2", day=TUESDAY)), "a:K1 b:K1 a:K2",
        [("twice", {"person": "a", "session": "K1", "other": "K2"}, "a:K1 a:K2")],
    ),
    "seated: twice by hand": Broken(
        question("a:t", held("K1"), held("K2", day=TUESDAY), fixed=seats("a:K1 a:K2")), "a:K1 a:K2"
    ),
    "seated: once by hand and once more": Broken(
        question("a:t", held("K1"), held("K2", day=TUESDAY), fixed=seats("a:K2")), "a:K2 a:K1",
        [("twice", {"person": "a", "session": "K2", "other": "K1"}, "a:K2 a:K1")],
    ),
    "given-back": Broken(
        question("a:t b:t", held("K1"), held("K2", day=TUESDAY), given_back=frozenset(seats("b:K1 a:K1 a:K2"))),
        "b:K1 a:K1", [("given-back", {"person": "a", "session": "K1"}, "a:K1"),
                      ("given-back", {"person": "b", "session": "K1"}, "b:K1")],
    ),
    "given-back: and given again by hand": Broken(
        question("a:t", held("K1"), given_back=frozenset(seats("a:K1")), fixed=seats("a:K1")), "a:K1"
    ),
    "closed: the deadline is over": Broken(
        question("a:t b:t", held("K1", deadline=date(2026, 4, 9)), fixed=seats("b:K1")), "b:K1 a:K1",
        [("closed", {"session": "K1", "person": "a"}, "a:K1")],
    ),
    "closed: the deadline is today": Broken(question("a:t", held("K1", deadline=date(2026, 4, 10))), "a:K1"),
    "closed: cancelled": Broken(
        question("a:t", held("K1", status=SessionStatus.CANCELLED)), "a:K1",
        [("closed", {"session": "K1", "person": "a"}, "a:K1")],
    ),
    "term": Broken(
        leading(question("a:t b:t", held("K1", day=TUESDAY))), "a:K1 b:K1",
        [("term", {"person": "a", "session": "K1"}, "a:K1")],
    ),
    "term: by hand": Broken(leading(question("a:t", held("K1", day=TUESDAY), fixed=seats("a:K1"))), "a:K1"),
    "leave": Broken(
        question("a:t b:t", held("K1"), people={"a": LEAVER}), "a:K1 b:K1",
        [("leave", {"person": "a", "session": "K1"}, "a:K1")],
    ),
    "leave: by hand": Broken(question("a:t", held("K1"), people={"a": LEAVER}, fixed=seats("a:K1")), "a:K1"),
    "prerequisite": Broken(
        question("a:u b:u", held("K2", "u"), courses=CHAIN, people={"b": Learner("b", "S", done=frozenset("t"))}),
        "a:K2 b:K2", [("prerequisite", {"person": "a", "session": "K2", "training": "t"}, "a:K2")],
    ),
    "prerequisite: on the same half day as what it is for": Broken(
        question("a:t a:u", held("K1"), held("K2", "u"), courses=CHAIN), "a:K1 a:K2",
        [("prerequisite", {"person": "a", "session": "K2", "training": "t"}, "a:K2")],
    ),
    "prerequisite: in the morning": Broken(
        question("a:t a:u", held("K1"), held("K2", "u", half=PM), courses=CHAIN), "a:K1 a:K2"
    ),
    "prerequisite: by hand": Broken(
        question("a:u b:u", held("K2", "u"), courses=CHAIN, fixed=seats("a:K2")), "a:K2 b:K2",
        [("prerequisite", {"person": "b", "session": "K2", "training": "t"}, "b:K2")],
    ),
    "levels": Broken(
        question("a:u b:u", held("K2", "u"), courses=CHAIN[:1], people={"a": Learner("a", "S", missing={"u": (ONE,)})}),
        "a:K2 b:K2", [("levels", {"person": "a", "session": "K2"}, "a:K2")],
    ),
    "levels: on the same half day as what leads there": Broken(
        question("a:t a:u", held("K1"), held("K2", "u"), people={"a": Learner("a", "S", first={"u": ("t",)})}),
        "a:K1 a:K2", [("levels", {"person": "a", "session": "K2"}, "a:K2")],
    ),
    "levels: by hand": Broken(
        question("a:u", U, fixed=seats("a:K2"), people={"a": Learner("a", "S", missing={"u": (ONE,)})}), "a:K2"
    ),
    "hours": Broken(
        question("a:t a:u b:t", held("K1"), held("K2", "u", TUESDAY), people={"a": Learner("a", "S", hours=5.0)}),
        "a:K1 a:K2 b:K1", [("hours", {"person": "a", "hours": 6.0, "limit": 5.0}, "a:K1 a:K2")],
    ),
    "hours: just enough": Broken(
        question("a:t a:u", held("K1"), held("K2", "u", TUESDAY), people={"a": Learner("a", "S", hours=6.0)}),
        "a:K1 a:K2",
    ),
    "hours: beyond them by hand": Broken(
        question("a:t", held("K1"), people={"a": Learner("a", "S", hours=2.0)}, fixed=seats("a:K1")), "a:K1"
    ),
    "hours: beyond what was given by hand": Broken(
        question("a:t a:u", held("K1"), held("K2", "u", TUESDAY), people={"a": Learner("a", "S", hours=2.0)},
                 fixed=seats("a:K1")), "a:K1 a:K2",
        [("hours", {"person": "a", "hours": 6.0, "limit": 3.0}, "a:K1 a:K2")],
    ),
    "clash": Broken(
        question("a:t a:u b:t", held("K1"), held("K2", "u")), "b:K1 a:K1 a:K2",
        [("clash", {"person": "a", "session": "K1", "other": "K2"}, "a:K1 a:K2")],
    ),
    "clash: both by hand": Broken(
        question("a:t a:u", held("K1"), held("K2", "u"), fixed=seats("a:K1 a:K2")), "a:K1 a:K2"
    ),
    "clash: one of them by hand": Broken(
        question("a:t a:u", held("K1"), held("K2", "u"), fixed=seats("a:K2")), "a:K2 a:K1",
        [("clash", {"person": "a", "session": "K2", "other": "K1"}, "a:K2 a:K1")],
    ),
    "clash: a blocked half day": Broken(
        question("a:t b:t", held("K1"), people={"a": Learner("a", "S", blocked=frozenset({Slot(MONDAY, AM)}))}),
        "b:K1 a:K1", [("blocked", {"person": "a", "session": "K1"}, "a:K1")],
    ),
    "clash: blocked, but by hand": Broken(
        question("a:t", held("K1"), people={"a": Learner("a", "S", blocked=frozenset({Slot(MONDAY, AM)}))},
                 fixed=seats("a:K1")), "a:K1",
    ),
    "quota": Broken(
        quota(), "a:K1 c:K1 b:K1",
        [("quota", {"session": "K1", "department": "D", "count": 2, "limit": 1}, "a:K1 b:K1")],
    ),
    "quota: by hand": Broken(quota("a:K1 b:K1"), "a:K1 b:K1"),
    "quota: kept": Broken(quota(), "a:K1 c:K1"),
    "department": Broken(
        year(SeatLimit("D", 2)), "a:K1 b:K1 c:K1 a:K2",
        [("department", {"department": "D", "count": 3, "limit": 2}, "a:K1 a:K2 b:K1")],
    ),
    "department: of one training": Broken(
        year(SeatLimit("D", 1, frozenset("t")), SeatLimit("E", 0)), "a:K1 b:K1 c:K1 a:K2",
        [("department-trainings",
          {"department": "D", "count": 2, "limit": 1, "trainings": (Bilingual("基礎", "Basics"),)}, "a:K1 b:K1"),
         ("department", {"department": "E", "count": 1, "limit": 0}, "c:K1")],
    ),
    "department: of a training that is defined no more": Broken(
        year(SeatLimit("D", 1, frozenset(("t", "old")))), "a:K1 b:K1",
        [("department-trainings",
          {"department": "D", "count": 2, "limit": 1, "trainings": ("old", Bilingual("基礎", "Basics"))}, "a:K1 b:K1")],
    ),
    "department: one seat was used without success": Broken(
        year(SeatLimit("D", 2, spent=1)), "a:K1 b:K1",
        [("department", {"department": "D", "count": 3, "limit": 2}, "a:K1 b:K1")],
    ),
    "department: by hand": Broken(year(SeatLimit("D", 0), by_hand="a:K1 b:K1"), "a:K1 b:K1"),
    "department: just enough": Broken(year(SeatLimit("D", 3)), "a:K1 b:K1 c:K1 a:K2"),
    "absence": Broken(
        question("a:t b:u", held("K1"), held("K2", "u"), sections=SMALL), "a:K1 b:K2",
        [("absence", {"section": "S", "day": MONDAY, "half": message("half.am"), "count": 2, "limit": 1},
          "a:K1 b:K2")],
    ),
    "absence: of another section or half day": Broken(
        question("a:t b:u c:t", held("K1"), held("K2", "u", half=PM), sections=(*SMALL, Staffing("T", 1)),
                 people={"c": Learner("c", "T")}), "a:K1 b:K2 c:K1",
    ),
    "absence: by hand": Broken(
        question("a:t b:t", held("K1"), sections=SMALL, fixed=seats("a:K1 b:K1")), "a:K1 b:K1"
    ),
    "full": Broken(
        question("a:t b:t", held("K1", capacity=1)), "a:K1 b:K1",
        [("full", {"session": "K1", "count": 2, "limit": 1}, "a:K1 b:K1")],
    ),
    "full: to the last seat": Broken(question("a:t b:t", held("K1", capacity=2)), "a:K1 b:K1"),
    "full: beyond what was given by hand": Broken(
        question("a:t b:t c:t", held("K1", capacity=1), fixed=seats("a:K1 b:K1")), "a:K1 b:K1 c:K1",
        [("full", {"session": "K1", "count": 3, "limit": 2}, "a:K1 b:K1 c:K1")],
    ),
    "minimum": Broken(
        question("a:t", held("K1", minimum=2)), "a:K1",
        [("minimum", {"session": "K1", "count": 1, "minimum": 2}, "a:K1")],
    ),
    "minimum: reached": Broken(question("a:t b:t", held("K1", minimum=2)), "a:K1 b:K1"),
    "minimum: somebody was put there by hand": Broken(
        question("a:t", held("K1", minimum=2), fixed=seats("a:K1")), "a:K1"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_check_complains_exactly(name: str) -> None:
    rule, case = RULE[name.partition(":")[0]], BROKEN[name]
    problem = case.problem
    seating = Seating(problem, Roll.of(problem, seats(case.given)), Roll.of(problem, problem.fixed))
    assert list(rule.check(seating)) == [
        Violation(rule.code, Message(f"allocation.broken.{key}", facts), seats(text)) for key, facts, text in case.said
    ]


def test_all_complaints_together_are_in_the_order_of_the_rules() -> None:
    complained = [name.partition(":")[0] for name, case in BROKEN.items() if case.said]
    assert list(dict.fromkeys(complained)) == [rule.code for rule in RULES]


@dataclass(frozen=True)
class Asked:
    """One more seat for a, others sitting as `given`: what stands against it (None = nothing) and what would help."""

    problem: SeatProblem
    session: str
    given: str = ""
    key: str | None = None
    facts: dict[str, object] = field(default_factory=dict)
    remedy: dict[str, object] = field(default_factory=dict)
    helps: str = ""
    """The remedy, if not the rule's usual one."""


def chain(*sessions: Session, **person: object) -> SeatProblem:
    who = {"a": Learner("a", "S", **person)} if person else {}  # type: ignore[arg-type]
    return question("a:u", *sessions, held("K9", "t", WEDNESDAY), courses=CHAIN, people=who)


BLOCKED = {"a": Learner("a", "S", blocked=frozenset({Slot(MONDAY, PM)}))}

COURSE = question("a:t", held("K1")).course["t"].label
ASKED: dict[str, Asked] = {
    "seated": Asked(question("a:t", held("K1"), held("K2", day=TUESDAY)), "K2", "a:K1", "seated", {"session": "K1"}),
    "seated: no": Asked(question("a:t b:t", held("K1"), held("K2", day=TUESDAY)), "K2", "b:K1"),
    "given-back": Asked(
        question("a:t", held("K1"), given_back=frozenset(seats("a:K1"))), "K1", "", "given-back", {"session": "K1"},
        {"training": "t", "staff": "a", "session": "K1"},
    ),
    "given-back: another session": Asked(
        question("a:t", held("K1"), held("K2"), given_back=frozenset(seats("a:K2 b:K1"))), "K1"
    ),
    "closed: the deadline is over": Asked(
        question("a:t", held("K1", deadline=date(2026, 4, 9))), "K1", "", "deadline", {"day": date(2026, 4, 9)},
        {"session": "K1"},
    ),
    "closed: it has begun": Asked(
        question("a:t", held("K1", deadline=date(2026, 6, 1)), today=MONDAY), "K1", "", "begun", {"day": MONDAY},
        {"session": "K1"},
    ),
    "closed: it is over": Asked(
        question("a:t", held("K1", deadline=date(2026, 4, 9)), today=TUESDAY), "K1", "", "over", {"day": MONDAY},
        {"training": COURSE}, "no-session",
    ),
    "closed: no": Asked(question("a:t", held("K1", deadline=date(2026, 4, 10))), "K1"),
    "term": Asked(leading(question("a:t", held("K1", day=TUESDAY))), "K1", "", "term", {"day": TUESDAY}),
    "term: on its last day": Asked(leading(question("a:t", held("K1"))), "K1"),
    "leave": Asked(question("a:t", held("K1"), people={"a": LEAVER}), "K1", "", "leave", {"day": MONDAY}),
    "leave: over": Asked(question("a:t", held("K1", day=TUESDAY), people={"a": LEAVER}), "K1"),
    "prerequisite: missing": Asked(
        chain(U), "K2", "", "prerequisite-missing", {"training": Bilingual("基礎", "Basics")}, {"session": "K2"}
    ),
    "prerequisite: of a training that nobody offers": Asked(
        question("a:u", U, courses=(SeatCourse("u", 3.0, after=("gone",)),)), "K2", "", "prerequisite-missing",
        {"training": "gone"}, {"session": "K2"},
    ),
    "prerequisite: too late": Asked(
        chain(U), "K2", "a:K9", "prerequisite-late",
        {"training": Bilingual("基礎", "Basics"), "session": "K9", "day": WEDNESDAY}, {"session": "K2"},
    ),
    "prerequisite: expires before": Asked(
        chain(U, done=frozenset("t"), ends={"t": MONDAY}), "K2", "", "prerequisite-expires",
        {"training": Bilingual("基礎", "Basics"), "day": MONDAY}, {"session": "K2"},
    ),
    "prerequisite: done": Asked(chain(U, done=frozenset("t"), ends={"t": TUESDAY}), "K2"),
    "levels: missing": Asked(
        question("a:u", U, people={"a": Learner("a", "S", missing={"u": (ONE,)})}), "K2", "", "levels-missing",
        {"levels": (ONE,)}, {"session": "K2"},
    ),
    "levels: what leads there is too late": Asked(
        chain(U, first={"u": ("t",)}, done=frozenset("t")), "K2", "a:K9", "levels-late",
        {"training": Bilingual("基礎", "Basics")}, {"session": "K2"},
    ),
    "levels: nothing is missing": Asked(question("a:u", U), "K2"),
    "prerequisite: in time": Asked(chain(held("K3", "u", date(2026, 6, 4))), "K3", "a:K9"),
    "prerequisite: none": Asked(question("a:t", held("K1")), "K1"),
    "hours": Asked(
        question("a:t a:u", held("K1"), U, people={"a": Learner("a", "S", hours=4.0)}), "K1", "a:K2", "hours",
        {"hours": 3.0, "left": 1.0, "limit": 4.0}, {"hours": 3.0},
    ),
    "hours: spent by hand already": Asked(
        question("a:t a:u", held("K1"), U, people={"a": Learner("a", "S", hours=2.0)}), "K1", "a:K2", "hours",
        {"hours": 3.0, "left": 0.0, "limit": 2.0}, {"hours": 3.0},
    ),
    "hours: just enough": Asked(
        question("a:t a:u", held("K1"), U, people={"a": Learner("a", "S", hours=6.0)}), "K1", "a:K2"
    ),
    "clash": Asked(
        question("a:t a:u", held("K1"), held("K2", "u"), courses=(SeatCourse("u", name=Bilingual("応用", "More")),)),
        "K1", "a:K2", "clash",
        {"other": Bilingual("応用", "More"), "session": "K2", "day": MONDAY, "half": message("half.am")},
        {"session": "K1"},
    ),
    "clash: with a blocked half day": Asked(
        question("a:t", held("K1", half=PM), people=BLOCKED), "K1", "", "blocked",
        {"day": MONDAY, "half": message("half.pm")}, {"session": "K1"},
    ),
    "clash: somebody else's": Asked(question("a:t b:u", held("K1"), held("K2", "u"), people=BLOCKED), "K1", "b:K2"),
    "quota": Asked(quota(), "K1", "b:K1", "quota", {"quota": 1}, {"session": "K1"}),
    "quota: of another department": Asked(quota(), "K1", "c:K1"),
    "department": Asked(year(SeatLimit("D", 2)), "K2", "a:K1 b:K1", "department", {"department": "D", "limit": 2}),
    "department: of one training": Asked(
        year(SeatLimit("D", 1, frozenset("t"))), "K1", "b:K1 c:K1", "department-trainings",
        {"department": "D", "limit": 1, "trainings": (Bilingual("基礎", "Basics"),)},
    ),
    "department: of another training": Asked(year(SeatLimit("D", 1, frozenset("t"))), "K2", "b:K1"),
    "department: another's": Asked(year(SeatLimit("D", 1)), "K1", "c:K1"),
    "absence": Asked(
        question("a:t b:u", held("K1"), held("K2", "u"), sections=SMALL), "K1", "b:K2", "absence",
        {"day": MONDAY, "half": message("half.am"), "limit": 1}, {"session": "K1"},
    ),
    "absence: one may go": Asked(
        question("a:t b:u", held("K1"), held("K2", "u"), sections=(Staffing("S", 10),)), "K1", "b:K2"
    ),
    "full": Asked(
        question("a:t b:t", held("K1", capacity=1)), "K1", "b:K1", "full", {"capacity": 1},
        {"session": "K1", "capacity": 1},
    ),
    "full: one seat is left": Asked(question("a:t b:t", held("K1", capacity=2)), "K1", "b:K1"),
    "minimum": Asked(
        question("a:t", held("K1", minimum=3)), "K1", "", "minimum", {"minimum": 3}, {"session": "K1", "more": 2}
    ),
    "minimum: of one": Asked(question("a:t", held("K1", minimum=1)), "K1"),
    "minimum: somebody is there": Asked(question("a:t b:t", held("K1", minimum=3)), "K1", "b:K1"),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_what_stands_against_a_seat_and_what_would_help(name: str) -> None:
    rule, asked = RULE[name.partition(":")[0]], ASKED[name]
    problem = asked.problem
    demand = next(
        d for d in problem.demands if d.person == "a" and d.training == problem.session[asked.session].training
    )
    case = Case(problem, Roll.of(problem, seats(asked.given)), demand, problem.session[asked.session])
    found = rule.against(case)
    if asked.key is None:
        assert found is None
        return
    assert found == Message(f"allocation.against.{asked.key}", asked.facts)
    assert rule.remedy(case) == Message(f"allocation.remedy.{asked.helps or rule.code}", asked.remedy)


def test_every_rule_says_what_stands_against_a_seat() -> None:
    assert {name.partition(":")[0] for name, asked in ASKED.items() if asked.key} == set(RULE)


def test_earlier_seats_that_break_nothing_stay() -> None:
    problem = question(
        "a:t b:t c:t", held("K1", capacity=1), held("K2", day=TUESDAY, status=SessionStatus.CANCELLED),
        earlier=seats("a:K1 b:K2 c:K9"),
    )  # fmt: skip
    assert kept(problem) == seats("a:K1")
    assert kept(replace(problem, earlier=seats("a:K1 b:K1"))) == (), "which of two is one too many nobody can say"
    by_hand = replace(problem, fixed=seats("c:K1"), earlier=seats("a:K1"))
    assert kept(by_hand) == ()
