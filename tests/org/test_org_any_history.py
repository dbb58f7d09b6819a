"""Any history of transfers, prepared ones, lists and undos: each day as known at each entry answers as it did then."""

from bisect import bisect_right
from copy import deepcopy
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from org_cases import DAY, PEOPLE, WHO, everybody, line, move_changes, office, staff_changes, take_in, where, write
from sqlalchemy import Engine

from skillmap.storage.database import reading
from skillmap.storage.facts import head
from skillmap.storage.undo import undo
from trials import trials

DAYS = [date(2026, 4, 1), date(2026, 4, 2), date(2026, 7, 1), date(2026, 12, 31), date(2027, 4, 1), date(2027, 4, 2)]
WHO_MOVES = [p[0] for p in PEOPLE[:2]]
"""Two, so that what is prepared for one of them meets what comes later."""
UNITS = [p[3] for p in PEOPLE]
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.sampled_from(WHO_MOVES), st.sampled_from(UNITS), st.sampled_from(DAYS)),
        st.tuples(st.just("list"), st.sampled_from(WHO_MOVES), st.sampled_from(UNITS), st.sampled_from(DAYS)),
        st.tuples(st.just("undo"), st.just(""), st.just(""), st.just(DAY)),
    ),
    min_size=1,
    max_size=6,
)
Places = dict[str, list[tuple[date, str]]]
"""The model: staff number -> since when where, in order."""


def act(engine: Engine, kind: str, who: str, unit: str, day: date) -> bool:
    """Do it; whether anything was recorded."""
    if kind == "list":
        name = office(engine, day).person_by_number[who].name
        changes = staff_changes(engine, [line(who, name, None, unit)], day)
    else:
        changes = move_changes(engine, who, unit, day)
    if not changes.is_empty:
        write(engine, changes)
    return not changes.is_empty


def expect(places: Places, who: str, unit: str, day: date) -> None:
    """What a transfer means: from the day on, until the next change that is known already."""
    mine = places[who]
    at = bisect_right([since for since, _ in mine], day) - 1
    if mine[at][1] == unit:
        return
    if mine[at][0] == day and at and mine[at - 1][1] == unit:
        mine.pop(at)  # back to where they were until that day: an order takes it back, and a list that knows none of it
    elif mine[at][0] == day:
        mine[at] = (day, unit)
    else:
        mine.insert(at + 1, (day, unit))


def on(places: Places, day: date) -> dict[str, str]:
    return {who: next(unit for since, unit in reversed(mine) if since <= day) for who, mine in places.items()}


# Every example adds to one office: shrinking would add hundreds and take longer with each. Six actions are few enough.
@pytest.mark.parametrize("base", ["sqlite_engine", pytest.param("postgres_engine", marks=pytest.mark.postgresql)])
@settings(max_examples=trials(60, few=4), phases=[Phase.reuse, Phase.generate])
@given(actions=ACTIONS)
def test_every_answer_stays_what_it_was(
    request: pytest.FixtureRequest, base: str, actions: list[tuple[str, str, str, date]]
) -> None:
    engine: Engine = request.getfixturevalue(base)
    if not office(engine, DAYS[-1]).units:
        take_in(engine, everybody())
    # People whom no other example has moved, in the same office.
    first = 100_000 + 10 * newest(engine)  # nobody of the office has such a number
    people = {who: line(f"{first + i:06}", f"異動 {i}", "イドウ", UNITS[i]) for i, who in enumerate(WHO_MOVES)}
    take_in(engine, people.values())
    places: Places = {r.number: [(DAY, UNITS[i])] for i, r in enumerate(people.values())}
    entry = newest(engine)
    before: list[tuple[int, Places]] = []
    answers = {(entry, day): office(engine, day) for day in DAYS}
    for kind, who, unit, day in actions:
        if kind == "undo":
            if not before:
                continue
            number, places = before.pop()
            undo(engine, number, WHO)
        else:
            kept = deepcopy(places)
            mover = people[who].number
            if not act(engine, kind, mover, unit, day):
                assert on(places, day)[mover] == unit
                continue
            expect(places, mover, unit, day)
            before.append((newest(engine), kept))
        entry = newest(engine)
        for each in DAYS:
            answers[entry, each] = office(engine, each)
            assert where(answers[entry, each]).items() >= on(places, each).items()
    for (known, day), answer in answers.items():
        assert office(engine, day, known) == answer


def newest(engine: Engine) -> int:
    with reading(engine) as connection:
        return head(connection)
