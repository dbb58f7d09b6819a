"""Lines that need no desk: what is made of them is what comparing every line with everything would make of them."""

from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.changes import ChangeSet
from skillmap.days import HalfDay
from skillmap.framework.load import load
from skillmap.org.model import Organisation, Person
from skillmap.problems import CellPlace
from skillmap.training import results
from skillmap.training.course_names import CourseNames
from skillmap.training.events import Near
from skillmap.training.model import Meeting, Outcome, Session
from skillmap.training.plain_lines import Plain
from skillmap.training.result_lines import CompletionRule, ResultLine, TrainingLine
from skillmap.training.store import CorrectedResult, HeldSession, RecordedResult
from trials import trials

FRAMEWORK, _ = load(Path(__file__).parents[1] / "data" / "tiny")
assert FRAMEWORK is not None
TRAININGS = sorted(FRAMEWORK.trainings)[:2]
TODAY, FIRST = date(2027, 3, 1), date(2026, 4, 1)
PEOPLE = tuple(Person(id=n, number=f"{n:06}", name=f"架空 {n}", search_key=f"架空{n}") for n in (1, 2, 3))
MEETING = FIRST + timedelta(days=40)
SESSIONS = {
    code: HeldSession(no, no, (), Session(code, TRAININGS[0], 2026, 20, meetings=(Meeting(day, HalfDay.MORNING),)))
    for no, (code, day) in enumerate((("A1", MEETING), ("A2", MEETING + timedelta(days=5))), 1)
}

day = st.sampled_from([0, 3, 40, 45, 60, 110]).map(lambda n: FIRST + timedelta(days=n))
outcome = st.sampled_from(list(Outcome))
score = st.sampled_from([None, 60.0, 80.0])
told = st.builds(
    TrainingLine,
    session=st.sampled_from(["", "", "", "A1"]), training=st.sampled_from([*TRAININGS, "", "ない研修"]),
    outcome=st.one_of(st.none(), outcome), completed_on=st.one_of(st.none(), day, day), score=score,
    remark=st.sampled_from(["", "", "備考"]),
)  # fmt: skip
recorded = st.builds(
    RecordedResult, st.just(0), st.integers(1, 3), st.sampled_from(TRAININGS), st.sampled_from([None, None, 1]), day,
    outcome.map(str), st.none(), score, st.sampled_from(["", "備考"]),
)  # fmt: skip


def change_set(
    lines: list[tuple[int, TrainingLine]], kept: list[RecordedResult], seats: frozenset[tuple[int, int]], near: Near,
    corrected: list[CorrectedResult],
) -> ChangeSet:  # fmt: skip
    assert FRAMEWORK is not None
    known = results.ResultFacts(
        FRAMEWORK, Organisation(TODAY, (), PEOPLE), SESSIONS, seats, kept, TODAY, CourseNames(FRAMEWORK), near,
        corrected=corrected,
    )  # fmt: skip
    listed = [
        ResultLine(f"{who:06}", f"架空 {who}", line, at, CellPlace("r.csv", "", f"E{at + 2}"))
        for at, (who, line) in enumerate(lines)
    ]
    return results.change_set(known, listed, CompletionRule(), lambda one, _: one.place)


@settings(max_examples=trials(1000))
@given(
    lines=st.lists(st.tuples(st.integers(1, 4), told), max_size=8),
    kept=st.lists(recorded, max_size=4, unique_by=lambda r: (r.staff_id, r.training, r.completed_on, r.session_id)),
    again=st.booleans(),
    seats=st.frozensets(st.tuples(st.integers(1, 3), st.integers(1, 2)), max_size=3),
    near=st.sampled_from([None, *Near]),
    corrected=st.lists(st.builds(CorrectedResult, st.just(7), recorded), max_size=2),
)
def test_plain_lines_come_out_as_if_compared(
    lines: list[tuple[int, TrainingLine]], kept: list[RecordedResult], again: bool, seats: frozenset[tuple[int, int]],
    near: Near, corrected: list[CorrectedResult],
) -> None:  # fmt: skip
    rows = count(1)
    kept = [RecordedResult(next(rows), *_values(one)) for one in kept]
    if again:  # lists say again what is recorded
        lines += [
            (r.staff_id, TrainingLine("", r.training, (), (), Outcome(r.outcome), r.completed_on, None, r.score))
            for r in kept
        ]
    quick = change_set(lines, kept, seats, near, corrected)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(results, "plain_lines", lambda staff, *_: [Plain.COMPARE] * len(staff))
        slow = change_set(lines, kept, seats, near, corrected)
    assert quick.shows_same(slow)
    assert quick.unchanged == slow.unchanged
    assert [list(getattr(w, "rows", ())) for w in quick.writes] == [list(getattr(w, "rows", ())) for w in slow.writes]
    assert [list(getattr(w, "ids", ())) for w in quick.writes] == [list(getattr(w, "ids", ())) for w in slow.writes]


def _values(one: RecordedResult) -> tuple[int, str, int | None, date, str, float | None, float | None, str]:
    return (
        one.staff_id, one.training, one.session_id, one.completed_on, one.outcome, one.hours, one.score, one.remark,
    )  # fmt: skip
