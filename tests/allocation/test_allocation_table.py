"""Large plain questions by the table: valid, bounded by what is true, and as good as any for tiny ones."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from allocation_cases import AM, FY, MONDAY, PM, TUESDAY, WEDNESDAY, held, question
from hypothesis import given, settings
from hypothesis import strategies as st
from test_allocation_any import every_answer, rank

from skillmap.allocation.check import check, goals, value
from skillmap.allocation.grid import SeatTable, seat_table
from skillmap.allocation.grid_bounds import GridBounds
from skillmap.allocation.grid_search import TableSearch
from skillmap.allocation.model import build
from skillmap.allocation.problem import Away, Learner, Seat, SeatProblem, Staffing
from skillmap.allocation.run import Effort, allocate, place
from skillmap.allocation.shared import ORDER
from skillmap.allocation.state import SearchState
from skillmap.training.model import Slot
from trials import trials


@st.composite
def plain(draw: st.DrawFn, people: int = 4, demands: int = 6) -> SeatProblem:
    """Sessions of one half day, small rooms and sections, some leave."""
    random = Random(draw(st.integers(0, 10_000)))
    days = (MONDAY, TUESDAY, WEDNESDAY)
    sessions = []
    for training in "tuv":
        for day in days:
            # One session a half day of each training: two that somebody can tell apart are no table.
            if random.random() < 0.7:
                half = random.choice((AM, PM))
                sessions.append(held(f"{training}{day.day}", training, day, half, capacity=random.randint(1, 2)))
    names = [f"p{n}" for n in range(people)]
    persons = {
        name: Learner(
            name, random.choice("ST"), "D",
            leave=(Away(TUESDAY, WEDNESDAY),) if random.random() < 0.2 else (),
            blocked=frozenset({Slot(MONDAY, AM)}) if random.random() < 0.2 else frozenset(),
        )
        for name in names
    }  # fmt: skip
    pairs = random.sample([(name, training) for name in names for training in "tuv"], demands)
    text = " ".join(f"{name}:{training}/{random.choice((1, 2, 3, 4, 4))}" for name, training in sorted(pairs))
    return replace(
        question(text, *sessions, people=persons, sections=(Staffing("S", 10), Staffing("T", 4))), today=FY.first
    )


def table(problem: SeatProblem) -> SeatTable | None:
    return seat_table(build(problem, ()), 1)


def solved(problem: SeatProblem) -> tuple[tuple[Seat, ...], GridBounds, tuple[int, ...]] | None:
    found = table(problem)
    if found is None:
        return None
    bounds = GridBounds(found)
    search = TableSearch(found, bounds, 0, lambda: False)
    search.begin()
    while True:
        choice = found.choice(search.seats.at)
        state = SearchState(found.model)
        state.restore(choice)
        for number in range(len(ORDER)):
            bounds.solve(number, state.score())
        if not search.turn():
            return tuple(place(found.model, choice)), bounds, state.score()


@given(plain())
@settings(max_examples=trials(200, 40), deadline=None)
def test_no_answer_is_better_than_the_bounds_say(problem: SeatProblem) -> None:
    answer = solved(problem)
    if answer is None:
        return
    seats, bounds, score = answer
    assert check(problem, seats) == []
    best = max(rank(problem, other) for other in every_answer(problem) if not check(problem, other))
    mine = rank(problem, seats)
    assert mine <= best
    for goal, reached in zip(goals(problem), best, strict=True):
        number = ORDER.index(goal)
        # The bound of a goal speaks of answers whose goals before are as good as these.
        before = tuple(value(problem, seats, one) for one in goals(problem) if ORDER.index(one) < number)
        assert before != best[: len(before)] or bounds.quick(number, score) >= reached
    assert mine[:-1] == best[:-1]


@given(plain(people=40, demands=80))
@settings(max_examples=trials(40, 10), deadline=None)
def test_tables_of_many_people_are_valid(problem: SeatProblem) -> None:
    answer = solved(problem)
    assert answer is None or check(problem, answer[0]) == []


def test_only_plain_questions_are_tables() -> None:
    monday, tuesday = held("K1", "t"), held("K2", "t", TUESDAY)
    asked = "a:t b:t"
    assert table(question(asked, monday, tuesday)) is not None
    assert table(question("a:t@K2", monday, tuesday)) is None
    assert table(question(asked, monday, tuesday, earlier=(Seat("a", "K1"),))) is None
    assert table(question(asked, replace(monday, minimum=2), tuesday)) is None
    assert table(question(asked, replace(monday, quotas={"D": 1}), tuesday)) is None
    assert table(question(asked, replace(monday, meetings=(*monday.meetings, *tuesday.meetings)), tuesday)) is None
    assert table(question("a:t a:u", monday, held("K3", "u"), people={"a": Learner("a", "S", "D", 3.0)})) is None
    # Few pairs of demand and offer: the linear program is exact there.
    assert seat_table(build(question(asked, monday, tuesday), ())) is None


def large(people: int = 850, days: int = 30) -> SeatProblem:
    """Two courses for everybody, each on each of the days, with too few seats for all."""
    first = date(2026, 6, 1)
    sessions = [
        held(f"{training}{n:02}", training, first + timedelta(days=n), half, capacity=people // days - 1)
        for n in range(days)
        for training, half in (("t", AM), ("u", PM))
    ]
    persons = {f"p{n:03}": Learner(f"p{n:03}", f"S{n % 20}", "D") for n in range(people)}
    text = " ".join(f"{name}:{training}/{1 + n % 4}" for n, name in enumerate(persons) for training in "tu")
    sections = tuple(Staffing(f"S{n}", people // 20) for n in range(20))
    return replace(question(text, *sessions, people=persons, sections=sections), today=FY.first)


def test_a_large_plain_question_goes_by_the_table() -> None:
    problem = large()
    assert seat_table(build(problem, ())) is not None
    first = allocate(problem)
    assert first.seats == allocate(problem).seats
    assert check(problem, first.seats) == []
    # Too few seats for all, so every seat is taken, and that is proven by counting.
    assert len(first.seats) == sum(session.capacity for session in problem.sessions)
    assert all(goal.is_proven for goal in first.goals)
    assert allocate(problem, Effort(seed=1)).goals == first.goals
