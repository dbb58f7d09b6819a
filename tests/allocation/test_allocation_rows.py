"""Each rule as rows for the solver against the same rule as a check: the rows let through exactly the good answers.

Every choice of columns of a small block is tried: what a rule's rows forbid is what its check complains of. A rule
may lean on two others, as the solver always has all of them: one seat of a training, no more people than seats.
"""

from dataclasses import replace
from itertools import product
from math import inf

import pytest
from allocation_cases import AM, MONDAY, PM, TUESDAY, WEDNESDAY, held, meet, online, question, seats

from skillmap.allocation.block import Block, SolverRow
from skillmap.allocation.model import build
from skillmap.allocation.problem import Learner, Seat, SeatCourse, SeatLimit, SeatProblem, Staffing
from skillmap.allocation.roll import Roll
from skillmap.allocation.rule import Seating, SeatRule
from skillmap.allocation.rules import RULES, kept
from skillmap.allocation.state import SearchState
from skillmap.training.model import Slot

CHAIN = (SeatCourse("t", 3.0), SeatCourse("u", 3.0, after=("t",)), SeatCourse("v", 6.0, after=("u",)))
LONG = held("K3", "v", meetings=meet((MONDAY, PM), (TUESDAY, AM)), capacity=2)

NO_OPTION = ("closed", "term", "leave", "given-back", "levels")
"""Rules whose sessions are no options of a demand from the start."""
LEANED_ON = ("seated", "full")

QUESTIONS: dict[str, SeatProblem] = {
    "one seat of a training": question("a:t b:t", held("K1"), held("K2", day=TUESDAY, quotas={"E": 1})),
    "fewer seats than people": question("a:t b:t c:t", held("K1", capacity=2), held("K2", day=TUESDAY, capacity=1)),
    "a seat is taken by hand": question("a:t b:t c:t", held("K1", capacity=2), fixed=seats("c:K1")),
    "a minimum of two": question("a:t b:t c:t", held("K1", minimum=2), held("K2", day=TUESDAY, minimum=3)),
    "a minimum and fewer seats": question("a:t b:t c:t", held("K1", minimum=2, capacity=2), held("K2", day=TUESDAY)),
    "a minimum that a seat by hand suspends": question("a:t b:t c:t", held("K1", minimum=3), fixed=seats("c:K1")),
    "a minimum of one is none": question("a:t", held("K1", minimum=1), held("K2", day=TUESDAY, minimum=2)),
    "quotas of departments": replace(
        question("a:t b:t c:t d:t", held("K1", quotas={"D": 1, "E": 2})),
        persons=tuple(Learner(p, "S", d) for p, d in zip("abcd", "DDEF", strict=True)),
    ),
    "a quota that is half used by hand": question("a:t b:t c:t", held("K1", quotas={"D": 2}), fixed=seats("c:K1")),
    "a quota that is used up by hand": question("a:t b:t c:t", held("K1", quotas={"D": 1}), fixed=seats("c:K1")),
    "a department's seats are used up by hand": question(
        "a:t b:t c:t", held("K1", "t"), fixed=seats("c:K1"), limits=(SeatLimit("D", 1),)
    ),
    "two seats of a department in the year": question(
        "a:t a:u b:t", held("K1", "t"), held("K2", "u", TUESDAY), limits=(SeatLimit("D", 2),)
    ),
    "a department's seats of one training": replace(
        question("a:t b:t b:u c:t", held("K1", "t"), held("K2", "t", TUESDAY), held("K4", "u", WEDNESDAY),
                 limits=(SeatLimit("D", 1, frozenset("t")), SeatLimit("E", 1))),
        persons=(Learner("a", "S", "D"), Learner("b", "S", "D"), Learner("c", "S", "E")),
    ),
    "a department's seats, one of them by hand and one spent": question(
        "a:t b:t c:t d:t", held("K1", "t"), fixed=seats("c:K1"), limits=(SeatLimit("D", 3, spent=1),)
    ),
    "one of the section at a time": question(
        "a:t b:u", held("K1", "t"), held("K2", "u"), sections=(Staffing("S", 9),)
    ),
    "two of a large section": question(
        "a:t b:t c:u", held("K1", "t"), held("K2", "u", meetings=meet((MONDAY, AM), (TUESDAY, PM))),
        held("K4", "u", TUESDAY, PM), sections=(Staffing("S", 10),),
    ),
    "one is away by hand already": question(
        "a:t b:t c:u", held("K1", "t"), held("K2", "u"), sections=(Staffing("S", 10),), fixed=seats("c:K2")
    ),
    "half days that clash": question("a:t a:u a:v b:t", held("K1", "t"), held("K2", "u", half=PM), LONG),
    "half days that clash, of the second person": question("a:t b:t b:u", held("K1", "t"), held("K2", "u")),
    "a half day that is blocked": question(
        "a:t a:u", held("K1", "t"), held("K2", "t", TUESDAY), held("K4", "u"),
        people={"a": Learner("a", "S", blocked=frozenset({Slot(TUESDAY, AM)}))},
    ),
    "hours of the year": question(
        "a:t a:u a:v b:t b:u", held("K1", "t"), held("K2", "u", TUESDAY), held("K4", "v", WEDNESDAY),
        courses=(SeatCourse("v", 6.0),),
        people={"a": Learner("a", "S", hours=9.0), "b": Learner("b", "S", hours=6.0)},
    ),
    "one hour too many": question(
        "a:t a:u", held("K1", "t"), held("K2", "u", TUESDAY), courses=(SeatCourse("u", 1.0),),
        people={"a": Learner("a", "S", hours=3.0)},
    ),
    "hours beside a seat by hand": question(
        "a:t a:u a:v", held("K1", "t"), held("K2", "u", TUESDAY), held("K4", "v", WEDNESDAY),
        people={"a": Learner("a", "S", hours=6.0)}, fixed=seats("a:K1"),
    ),
    "what comes before": question(
        "a:t a:u", held("K1", "t", MONDAY), held("K2", "t", WEDNESDAY), held("K4", "u", MONDAY, PM),
        held("K5", "u", TUESDAY), courses=CHAIN,
    ),
    "what comes before, on the very half day": question(
        "a:t a:u", held("K1", "t"), held("K2", "u"), courses=CHAIN
    ),
    "two things come before, one of them is done": question(
        "a:t a:u", held("K1", "t", TUESDAY), held("K2", "u"), held("K4", "u", WEDNESDAY),
        courses=(SeatCourse("u", 3.0, after=("s", "t")), SeatCourse("s", 3.0)),
        people={"a": Learner("a", "S", done=frozenset({"s"}))},
    ),
    "a chain of three": question(
        "a:t a:u a:v b:u", online("K1", "t", MONDAY, WEDNESDAY), held("K2", "u", TUESDAY), held("K4", "u", WEDNESDAY),
        held("K5", "v", WEDNESDAY, PM), courses=CHAIN, people={"b": Learner("b", "S", done=frozenset({"t"}))},
    ),
    "an earlier seat is kept": question("a:t b:t", held("K1", capacity=2), earlier=seats("a:K1")),
}  # fmt: skip


def block_of(problem: SeatProblem) -> Block:
    model = build(problem, kept(problem))
    assert all(len(offer.sessions) == 1 for offer in model.offers), "a question whose sessions can be told apart"
    block = Block(model, SearchState(model), tuple(range(len(model.demands))))
    assert len(block.pairs) < 12
    return block


def _holds(row: SolverRow, values: dict[int, int]) -> bool:
    total = sum(value * values[column] for column, value in zip(row.columns, row.values, strict=True))
    return row.lower - 1e-9 <= total <= row.upper + 1e-9


def lets_through(rows: list[SolverRow], block: Block, chosen: tuple[int, ...]) -> bool:
    """Whether some setting of the switches (is it held at all?) satisfies all rows."""
    switches = range(len(chosen), block.width)
    taken = dict(enumerate(chosen))
    return any(
        all(_holds(row, {**taken, **dict(zip(switches, held_, strict=True))}) for row in rows)
        for held_ in product((0, 1), repeat=len(switches))
    )


def is_good(rule: SeatRule, block: Block, chosen: tuple[int, ...]) -> bool:
    problem, model = block.model.problem, block.model
    given = [
        Seat(model.demands[demand].person, model.offers[offer].sessions[0].code)
        for (demand, offer), is_taken in zip(block.pairs, chosen, strict=True)
        if is_taken
    ]
    seating = Seating(problem, Roll.of(problem, (*problem.fixed, *given)), Roll.of(problem, problem.fixed))
    lost = {(s.person, problem.session[s.session].training) for s in kept(problem)} - {
        (s.person, problem.session[s.session].training) for s in given
    }
    return not list(rule.check(seating)) and not (rule.code == "seated" and lost)


@pytest.mark.parametrize(("name", "rule"), list(product(QUESTIONS, RULES)), ids=lambda one: getattr(one, "code", one))
def test_rows_let_through_what_the_check_finds_good(name: str, rule: SeatRule) -> None:
    block = block_of(QUESTIONS[name])
    rows = list(rule.rows(block))
    leaned_on = [other for other in RULES if other.code in LEANED_ON]
    for chosen in product((0, 1), repeat=len(block.pairs)):
        if rule.code not in LEANED_ON and not all(is_good(other, block, chosen) for other in leaned_on):
            continue
        assert lets_through(rows, block, chosen) == is_good(rule, block, chosen), chosen


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_forbids_something_or_is_no_matter_of_rows(rule: SeatRule) -> None:
    forbids = any(list(rule.rows(block_of(problem))) for problem in QUESTIONS.values())
    assert forbids == (rule.code not in NO_OPTION)


def test_rows_are_written_only_where_they_bind() -> None:
    roomy = block_of(question("a:t b:t", held("K1"), held("K2", day=TUESDAY)))
    assert {rule.code for rule in RULES if list(rule.rows(roomy))} == {"seated"}
    at_most = [row for rule in RULES for row in rule.rows(block_of(QUESTIONS["fewer seats than people"]))]
    assert {(row.lower, row.upper) for row in at_most} == {(0.0, 1.0), (-inf, 2), (-inf, 1)}


def test_people_outside_of_the_block_count() -> None:
    later = held("K2", day=TUESDAY, minimum=2)
    model = build(question("a:t b:t c:t d:t", held("K1", minimum=3, capacity=3, quotas={"D": 2}), later), ())
    state = SearchState(model)
    state.take(0, 0)
    block = Block(model, state, (1, 2, 3))
    rows = {rule.code: list(rule.rows(block)) for rule in RULES}
    there, *not_held = rows["minimum"]
    first, second = block.of_offer.values()
    assert (list(there.columns), list(there.values), there.lower, there.upper) == (list(first), [1.0] * 3, 2, inf)
    assert [set(row.columns) & {*first, *second} for row in not_held] == [set(second)] * 2, "K2 may still not be held"
    assert [(row.lower, row.upper) for row in rows["full"]] == [(-inf, 2)]
    assert [(row.lower, row.upper) for row in rows["quota"]] == [(-inf, 1)]
