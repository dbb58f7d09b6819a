"""Any transition, any record: nothing is lost unnamed, levels are as a slow reference says, undo is nothing."""

import itertools
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from skillmap.assessment.model import Stage
from skillmap.assessment.store import levels
from skillmap.careers.model import Aim, Recognition, Wish
from skillmap.careers.store import aims, recognitions
from skillmap.changes import ChangeSet, Insert
from skillmap.days import FOREVER
from skillmap.framework.transition import Basis, Combine, Fate, Transition, TransitionStep, packed, unpacked
from skillmap.revision import carried_ratings, carry_store, carrying
from skillmap.revision.carried_ratings import RatingRow, combined
from skillmap.storage import schema
from skillmap.storage.database import open_database, reading
from skillmap.storage.facts import Moment, key_ids
from skillmap.storage.journal import Author, record
from skillmap.storage.ledger import Ledger
from skillmap.storage.undo import undo
from trials import trials

BEGIN = date(2026, 4, 1)
SKILLS = [f"s{i}" for i in range(6)]
GRADES = [f"r{i}/{g}" for i in range(3) for g in (1, 2)]
WHO = Author("人事 花子", "pc-01")
LATER = Moment(date(2027, 3, 31))


@st.composite
def transitions(draw: st.DrawFn) -> Transition:
    """Any valid one: skills in groups that become one, several or nothing; a scale that keeps its order."""
    scale = sorted(draw(st.lists(st.integers(0, 4), min_size=5, max_size=5)))
    steps = [
        TransitionStep("level", str(old), Fate.KEPT if old == new else Fate.MOVED, (str(new),))
        for old, new in enumerate(scale)
    ]
    groups: dict[int, list[str]] = {}
    for skill in SKILLS:
        groups.setdefault(draw(st.integers(0, 4)), []).append(skill)
    for number, group in groups.items():
        if len(group) > 1:
            combine = draw(st.sampled_from(Combine))
            steps += [TransitionStep("skill", s, Fate.MERGED, (f"n{number}",), combine=combine) for s in group]
            continue
        fate = draw(st.sampled_from([Fate.KEPT, Fate.RENAMED, Fate.SPLIT, Fate.WITHDRAWN]))
        new = {
            Fate.KEPT: (group[0],), Fate.RENAMED: (f"n{number}",), Fate.WITHDRAWN: (),
            Fate.SPLIT: (f"n{number}a", f"n{number}b"),
        }[fate]  # fmt: skip
        steps.append(TransitionStep("skill", group[0], fate, new))
    for grade in GRADES:
        fate = draw(st.sampled_from([Fate.KEPT, Fate.RENAMED, Fate.WITHDRAWN, Fate.SPLIT]))
        name = grade.replace("r", "q")
        new = {
            Fate.KEPT: (grade,), Fate.RENAMED: (name,), Fate.WITHDRAWN: (), Fate.SPLIT: (name, name.replace("q", "p")),
        }[fate]  # fmt: skip
        steps.append(TransitionStep("grade", grade, fate, new))
    order = {kind: i for i, kind in enumerate(("level", "skill", "grade"))}
    return Transition(tuple(sorted(steps, key=lambda s: (order[s.kind], s.old))))


ratings = st.lists(
    st.tuples(
        st.integers(1, 3), st.sampled_from(SKILLS), st.sampled_from([1, 3]), st.integers(0, 40), st.integers(0, 4)
    ),
    max_size=25, unique_by=lambda r: r[:4],
)  # fmt: skip
targets = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(GRADES)), max_size=6, unique_by=lambda t: t[0])


def rows(rated: list[tuple[int, str, int, int, int]]) -> list[RatingRow]:
    made = [RatingRow(p, s, g, BEGIN + timedelta(d), n, f"{d}", None, None) for p, s, g, d, n in rated]
    return sorted(made, key=lambda r: (r.staff_id, r.stage, r.rated_on))


def expected(transition: Transition, rated: list[RatingRow], day: date) -> dict[tuple[int, int, str], int]:
    """The slow reference: of each new skill what its old ones say on a day, in the new levels."""
    last: dict[tuple[int, int, str], RatingRow] = {}
    for row in rated:
        if row.rated_on <= day:
            last[row.staff_id, row.stage, row.skill] = row
    found: dict[tuple[int, int, str], int] = {}
    for new, sources in transition.sources.items():
        choose = max if transition.by_kind["skill"][sources[0]].combine is Combine.HIGHEST else min
        for person, stage in {(p, g) for p, g, _ in last}:
            known = [transition.levels[last[person, stage, s].level] for s in sources if (person, stage, s) in last]
            if known:
                found[person, stage, new] = choose(known)
    return found


@given(transitions(), ratings)
@settings(max_examples=trials(300))
def test_levels_are_what_the_reference_says_on_every_day(transition: Transition, rated: list) -> None:  # type: ignore[type-arg]
    old = rows(rated)
    chosen = carried_ratings.affected(transition)
    carried = carried_ratings.carry(
        [r for r in old if r.skill in chosen], transition, {s: i for i, s in enumerate(SKILLS, 1)}, 0
    )
    names = dict(enumerate(SKILLS, 1)) | dict(carried.new_skills)
    inserted = [row for w in carried.writes if isinstance(w, Insert) and w.table == "rating" for row in w.rows]
    assert carried.carried + carried.off_scale == sum(r.skill in chosen for r in old), "a row is carried or named"
    for day in (BEGIN, BEGIN + timedelta(7), BEGIN + timedelta(20), BEGIN + timedelta(60)):
        now: dict[tuple[int, int, str], int] = {}
        same = [r for r in old if r.skill not in chosen and transition.by_kind["skill"][r.skill].new]
        for r in same:
            if r.rated_on <= day:
                now[r.staff_id, r.stage, r.skill] = r.level
        for staff, skill, stage, rated_on, level, *_ in sorted(inserted, key=lambda row: row[3]):
            if rated_on <= day:
                now[staff, stage, names[skill]] = level
        assert now == expected(transition, old, day)


@given(transitions())
@settings(max_examples=trials(300))
def test_a_transition_is_recorded_and_read_back(transition: Transition) -> None:
    back = unpacked(packed(transition.steps))
    assert back == transition
    identity = Transition(
        tuple(TransitionStep(s.kind, s.old, Fate.KEPT, (s.old,), Basis.SAME) for s in transition.steps)
    )
    assert carried_ratings.affected(identity) == frozenset()


def test_merged_histories_meet_day_by_day() -> None:
    def row(skill: str, day: int, level: int) -> RatingRow:
        return RatingRow(1, skill, 3, BEGIN + timedelta(day), level, "", None, None)

    histories = [[row("a", 1, 3), row("a", 5, 1)], [row("b", 3, 2)]]
    same = {n: n for n in range(5)}
    found = [(r.rated_on.day - 1, level) for r, level in combined(histories, same, Combine.LOWEST)]
    assert found == [(1, 3), (3, 2), (5, 1)]
    assert [level for _, level in combined(histories, same, Combine.HIGHEST)] == [3, 3, 2]


@pytest.fixture
def databases(tmp_path: Path, _sqlite_template: Path) -> Iterator[Path]:
    """A new database for every example."""
    numbers = itertools.count()

    def made() -> Path:
        file = tmp_path / f"{next(numbers)}.sqlite"
        shutil.copy(_sqlite_template, file)
        return file

    yield made  # type: ignore[misc]


@given(transitions(), ratings, targets, targets)
@settings(max_examples=trials(300, 6))
def test_over_and_back_is_nothing(databases, transition, rated, wished, held) -> None:  # type: ignore[no-untyped-def]
    engine = open_database(databases())
    keys = [
        Insert("staff", ("id", "number"), [(i, f"{i:06}") for i in range(1, 4)]),
        Insert("skill", ("id", "code"), list(enumerate(SKILLS, 1))),
        Insert(
            "rating",
            ("staff_id", "skill_id", "stage", "rated_on", "level", "rated_by"),
            [(r.staff_id, SKILLS.index(r.skill) + 1, r.stage, r.rated_on, r.level, "x") for r in rows(rated)],
        ),
    ]
    ledger = Ledger()
    for person, grade in wished:
        role, _, number = grade.partition("/")
        ledger.begin(
            Aim(staff_id=person, role=role, grade=int(number), wish=Wish.OWN, valid_from=BEGIN, valid_to=FOREVER)
        )
    for person, grade in held:
        role, _, number = grade.partition("/")
        ledger.begin(
            Recognition(
                staff_id=person, role=role, grade=int(number), recognised_by="x", evidence="{}",
                valid_from=BEGIN, valid_to=FOREVER,
            )
        )  # fmt: skip
    record(engine, ChangeSet("", writes=[*keys, *ledger.writes()]), command="t", arguments={}, who=WHO)

    def state() -> object:
        with reading(engine) as connection:
            return (
                [levels(connection, LATER, stage) for stage in Stage],
                {p: (a.role, a.grade) for p, a in aims(connection, LATER).items()},
                {p: [(r.role, r.grade) for r in found] for p, found in recognitions(connection, LATER).items()},
            )

    before = state()
    lines = Ledger()
    with reading(engine) as connection:
        told = carrying.carry(carry_store.facts(connection), transition, lines)
        carried = carried_ratings.carry(
            list(carry_store.ratings(connection, transition)), transition, key_ids(connection, schema.skill), 0
        )
    changes = ChangeSet("", writes=[*carried.writes, *lines.writes()])
    assert told.counts[Aim] + told.withdrawn[Aim] == sum(
        transition.new_ids("grade", grade) != (grade,) for _, grade in wished
    ), "an aim is carried or named"
    if changes.is_empty:
        assert state() == before
    else:
        number = record(engine, changes, command="t", arguments={}, who=WHO)
        with reading(engine) as connection:
            present = connection.execute(select(schema.aim.c.role).where(schema.aim.c.retracted_by.is_(None)))
            assert len(present.all()) == len(wished), "nobody loses an aim"
        undo(engine, number, WHO)
        assert state() == before
    engine.dispose()
