"""Levels from the database: the latest of each stage, known at the moment, the same by every way of reading."""

import random
from datetime import date

from sqlalchemy import Engine

from skillmap.assessment import store
from skillmap.assessment.changes import COLUMNS
from skillmap.assessment.model import Stage
from skillmap.changes import ChangeSet, Insert
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment
from skillmap.storage.journal import Author, record
from skillmap.storage.undo import undo

MARCH, MAY, JULY, LATER = date(2026, 3, 1), date(2026, 5, 1), date(2026, 7, 1), date(2026, 12, 1)
APPROVED, SUPERVISOR, SELF = Stage.APPROVED, Stage.SUPERVISOR, Stage.SELF


def people(engine: Engine, who: Author, count: int = 3, skills: tuple[str, ...] = ("cloud", "data", "law")) -> None:
    staff = Insert("staff", ("id", "number"), [(i, f"{i:06d}") for i in range(1, count + 1)])
    codes = Insert("skill", ("id", "code"), list(enumerate(skills, 1)))
    record(engine, ChangeSet("people", writes=[staff, codes]), command="test", arguments={}, who=who)


def rate(engine: Engine, who: Author, *rows: tuple[int, int, Stage, date, int]) -> int:
    full = [(s, k, int(stage), day, level, "x", None, None) for s, k, stage, day, level in rows]
    changes = ChangeSet("rate", writes=[Insert("rating", COLUMNS, full)])
    return record(engine, changes, command="test", arguments={}, who=who)


def approved(engine: Engine, day: date, known: int | None = None) -> dict[int, dict[str, int]]:
    with reading(engine) as connection:
        found = {s: dict(p) for s, p in store.approved_levels(connection, Moment(day, known)).items()}
        few = store.levels(connection, Moment(day, known), APPROVED, [1, 2, 3])
    assert found == few
    return found


def test_the_latest_rating_up_to_the_day_counts(engine: Engine, who: Author) -> None:
    people(engine, who)
    rate(
        engine,
        who,
        (1, 1, APPROVED, MARCH, 1),
        (1, 1, APPROVED, JULY, 3),
        (1, 2, APPROVED, JULY, 2),
        (2, 3, APPROVED, MARCH, 0),
    )
    assert approved(engine, MAY) == {1: {"cloud": 1}, 2: {"law": 0}}
    assert approved(engine, LATER) == {1: {"cloud": 3, "data": 2}, 2: {"law": 0}}
    assert approved(engine, date(2026, 1, 1)) == {}


def test_a_correction_on_the_same_day_is_the_later_entry(engine: Engine, who: Author) -> None:
    people(engine, who)
    first = rate(engine, who, (1, 1, APPROVED, JULY, 1))
    rate(engine, who, (1, 1, APPROVED, JULY, 2))
    assert approved(engine, LATER) == {1: {"cloud": 2}}
    assert approved(engine, LATER, known=first) == {1: {"cloud": 1}}


def test_an_older_day_recorded_later_does_not_win(engine: Engine, who: Author) -> None:
    people(engine, who)
    rate(engine, who, (1, 1, APPROVED, JULY, 3))
    rate(engine, who, (1, 1, APPROVED, MARCH, 1))
    assert approved(engine, LATER) == {1: {"cloud": 3}}


def test_stages_are_kept_apart(engine: Engine, who: Author) -> None:
    people(engine, who)
    rate(engine, who, (1, 1, SELF, JULY, 4), (1, 1, SUPERVISOR, JULY, 3), (2, 1, SELF, JULY, 1))
    assert approved(engine, LATER) == {}
    with reading(engine) as connection:
        assert store.levels(connection, Moment(LATER), SELF) == {1: {"cloud": 4}, 2: {"cloud": 1}}
        found = store.ratings(connection, Moment(LATER), [1])
        assert [(r.skill, r.stage, r.level) for r in found] == [("cloud", SELF, 4), ("cloud", SUPERVISOR, 3)]


def test_undo_and_undo_of_undo_keep_the_order_of_recording(engine: Engine, who: Author) -> None:
    people(engine, who)
    first = rate(engine, who, (1, 1, APPROVED, JULY, 1))
    undone = undo(engine, first, who)
    assert approved(engine, LATER) == {}
    assert approved(engine, LATER, known=first) == {1: {"cloud": 1}}
    rate(engine, who, (1, 1, APPROVED, JULY, 2))
    undo(engine, undone, who)
    # The rating of the first entry is back, but it was recorded before the correction.
    assert approved(engine, LATER) == {1: {"cloud": 2}}


def test_history_and_present_hold_days_and_stages(engine: Engine, who: Author) -> None:
    people(engine, who)
    rate(engine, who, (1, 1, APPROVED, MARCH, 1), (1, 1, APPROVED, JULY, 3), (1, 2, SELF, MAY, 2))
    with reading(engine) as connection:
        every = store.ratings(connection, Moment(LATER), history=True)
        assert [(r.skill, r.rated_on, r.level) for r in every] == [
            ("cloud", MARCH, 1),
            ("cloud", JULY, 3),
            ("data", MAY, 2),
        ]
        held = store.present(connection, Moment(LATER))
    assert held.of(1, APPROVED) == {"cloud": (3, JULY)}
    assert held.of(1, SELF) == {"data": (2, MAY)}
    assert held.of(2, APPROVED) == {}


def test_one_pass_over_everybody_equals_reading_some(engine: Engine, who: Author) -> None:
    chance = random.Random(7)
    skills = tuple(f"s{i}" for i in range(12))
    people(engine, who, 60, skills)
    for day in (MARCH, MAY, JULY):
        rows = [
            (staff, skill, APPROVED, day, chance.randrange(5))
            for staff in range(1, 61)
            for skill in range(1, 13)
            if chance.random() < 0.4
        ]
        rate(engine, who, *rows)
    with reading(engine) as connection:
        everybody = store.approved_levels(connection, Moment(LATER))
        some = store.levels(connection, Moment(LATER), APPROVED, list(range(1, 61)))
        slow: dict[int, dict[str, int]] = {}
        for rating in store.ratings(connection, Moment(LATER), history=True):
            slow.setdefault(rating.staff_id, {})[rating.skill] = rating.level
    assert everybody == some == slow


def test_equal_profiles_share_one_value(engine: Engine, who: Author) -> None:
    people(engine, who)
    rate(
        engine,
        who,
        (1, 1, APPROVED, MARCH, 1),
        (1, 1, APPROVED, JULY, 2),
        (2, 1, APPROVED, JULY, 2),
        (3, 1, APPROVED, JULY, 3),
    )
    with reading(engine) as connection:
        found = store.approved_levels(connection, Moment(LATER))
    assert found[1] is found[2]
    assert found[3] is not found[1]


def test_qualifications_hold_from_the_day_they_were_passed_to_the_day_they_expire(engine: Engine, who: Author) -> None:
    people(engine, who)
    held = Insert(
        "qualification_held",
        ("staff_id", "qualification", "passed_on", "expires_on"),
        [(1, "it-passport", MARCH, None), (1, "cloud", MARCH, MAY), (2, "sc", LATER, None)],
    )
    record(engine, ChangeSet("evidence", writes=[held]), command="test", arguments={}, who=who)
    with reading(engine) as connection:
        assert store.qualifications(connection, Moment(JULY)) == {1: ("it-passport",)}
        assert store.qualifications(connection, Moment(MARCH)) == {1: ("it-passport", "cloud")}
