"""Rows of an assessment sheet become ratings: what is new, what is not, what stops it."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from skillmap.assessment.changes import Occasion, RatingState, ratings_change_set
from skillmap.assessment.model import Answer, AnswerRow, PresentLevels, Stage
from skillmap.assessment.people import whose
from skillmap.changes import ChangeKind, ChangeSet, Insert
from skillmap.org.model import Organisation, Person
from skillmap.problems import CellPlace, Problem
from skillmap.words import Bilingual

DAY, BEFORE = date(2026, 7, 1), date(2025, 7, 1)
APPROVED = Stage.APPROVED


def row(number: str, name: str = "", **levels: int | None) -> AnswerRow:
    answers = tuple(Answer(skill, APPROVED, level, CellPlace("f.xlsx", "s", "C5")) for skill, level in levels.items())
    return AnswerRow(number, name, answers, place=CellPlace("f.xlsx", "s", "A5"), source_no=1)


def state(office: Organisation, **held: tuple[int, date]) -> RatingState:
    names = {skill: Bilingual(skill, skill) for skill in ("cloud", "data")}
    return RatingState(partial(whose, office), PresentLevels({(1200, APPROVED): held}), {"cloud": 4}, 4, names)


def run(office: Organisation, *rows: AnswerRow, confirm: bool = False, **held: tuple[int, date]) -> ChangeSet:
    return ratings_change_set("title", rows, Occasion(DAY, "人事 花子", confirm), state(office, **held))


def written(changes: ChangeSet, table: str = "rating") -> list[tuple[object, ...]]:
    return [r for w in changes.writes if isinstance(w, Insert) and w.table == table for r in w.rows]


def test_new_levels_are_added_with_source_and_cell(office: Organisation) -> None:
    changes = run(office, row("001200", "佐藤美咲", cloud=2, data=0))
    assert [c.kind for c in changes.changes] == [ChangeKind.ADD]
    assert written(changes) == [
        (1200, 4, 3, DAY, 2, "人事 花子", 1, "C5"),
        (1200, 5, 3, DAY, 0, "人事 花子", 1, "C5"),
    ]
    assert written(changes, "skill") == [(5, "data")]


def test_not_assessed_takes_nothing_away(office: Organisation) -> None:
    changes = run(office, row("001200", cloud=None), cloud=(2, BEFORE))
    assert changes.is_empty
    assert [(p.code, p.facts["count"]) for p in changes.problems] == [("N_RATINGS_KEPT", 1)]


def test_equal_levels_change_nothing_unless_confirmed(office: Organisation) -> None:
    same = row("001200", cloud=2)
    changes = run(office, same, cloud=(2, BEFORE))
    assert changes.is_empty
    assert changes.unchanged == 1
    confirmed = run(office, same, confirm=True, cloud=(2, BEFORE))
    assert len(written(confirmed)) == 1
    assert [p.code for p in confirmed.problems] == ["N_RATINGS_CONFIRMED"]
    assert run(office, same, confirm=True, cloud=(2, DAY)).is_empty


def test_a_changed_level_is_shown_with_both_values_and_a_fall_is_told(office: Organisation) -> None:
    changes = run(office, row("001200", cloud=1), cloud=(2, BEFORE))
    [change] = changes.changes
    assert change.kind is ChangeKind.CHANGE
    assert change.after[0].facts["before"] == 2  # type: ignore[index, union-attr]
    told = [(p.code, p.facts["before"], p.facts["level"]) for p in changes.problems]
    assert told == [("W_LEVELS_LOWERED", 2, 1)]


def test_the_day_of_the_row_goes_before_that_of_the_sheet(office: Organisation) -> None:
    own = AnswerRow("001200", "", (Answer("cloud", APPROVED, 2),), rated_on=BEFORE)
    assert written(run(office, own))[0][3] == BEFORE


def test_somebody_twice_is_an_error_at_each_row_and_none_goes_in(office: Organisation) -> None:
    changes = run(office, row("001200", cloud=1), row("001200", cloud=2), row("001237", cloud=1))
    assert [p.code for p in changes.problems] == ["E_STAFF_TWICE", "E_STAFF_TWICE"]
    assert len(written(changes)) == 1


@pytest.mark.parametrize(
    ("number", "name", "found"),
    [
        ("001200", "佐藤 美咲", 1200),
        ("001200", "佐藤　美咲", 1200),
        ("001200", "", 1200),
        ("001274", "高橋 千尋", 1274),
        ("001274", "田中 千尋", 1274),
        ("001311", "渡辺太郎", 1311),
        ("", "伊藤結衣", 1348),
        ("001200", "鈴木 拓也", "E_NAME_DIFFERS"),
        ("009999", "佐藤 美咲", "E_STAFF_UNKNOWN"),
        ("", "山本", "E_STAFF_UNKNOWN"),
    ],
)
def test_whose_row_it_is(office: Organisation, number: str, name: str, found: int | str) -> None:
    answer = whose(office, number, name)
    assert (answer.id if isinstance(answer, Person) else answer.code) == found


def test_a_wrong_digit_gets_the_nearest_number(office: Organisation) -> None:
    answer = whose(office, "001247", "")
    assert isinstance(answer, Problem)
    assert answer.facts["nearest"] in {"001237", "001274"}


def test_a_level_of_an_earlier_day_that_a_later_one_has_overtaken_is_told(office: Organisation) -> None:
    after = date(2026, 8, 1)
    held = replace(state(office), later={(1200, APPROVED): {"cloud": (1, after), "data": (0, after)}})
    changes = ratings_change_set("title", [row("001200", cloud=2, data=0)], Occasion(DAY, "人事 花子"), held)
    (told,) = changes.problems
    assert (told.code, told.facts["found"], told.facts["level"], told.facts["day"]) == (
        "W_LEVELS_OVERTAKEN", 2, 1, after,
    )  # fmt: skip
    assert len(written(changes)) == 2, "what was on the day is recorded all the same"
    own = replace(row("001200", cloud=2), rated_on=date(2026, 8, 2))
    assert ratings_change_set("title", [own], Occasion(DAY, "人事 花子"), held).problems == []
