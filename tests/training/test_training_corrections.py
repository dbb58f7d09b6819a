"""What was corrected by hand stays corrected when the same lists come again, until the correction is taken back."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_once import made_once
from skillmap.days import HalfDay
from skillmap.training.corrections import Corrections
from skillmap.training.event_register import EventRegister
from skillmap.training.events import Near, Said, Verdict
from skillmap.training.model import Meeting, Outcome, Session
from skillmap.training.store import CorrectedResult, HeldSession, RecordedResult
from trials import trials

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
"""
DATA = "データ活用の基礎"
DAY = date(2026, 7, 31)
TOLD = "W_RESULT_CORRECTED"


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Two people, a session in which one sits, and a list of one completion without a code, one of the session."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    (workspace / "plain.csv").write_text(f"職員番号,研修名,修了,修了年月日\n001200,{DATA},修了,2026-07-01\n", "utf-8")
    (workspace / "coded.csv").write_text("職員番号,開催コード,修了\n001200,K1,修了\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", DATA, "--day", "2026-07-01", "--capacity", "9", "--code", "K1", "--yes")
    return workspace


def results(cli: Cli) -> list[tuple[str, ...]]:
    text = cli("result", "list", "--format", "csv").out
    return re.findall(r"^(\d{6}),.*,(\d{4}-\d\d-\d\d),(修了|未修了|取消),", text, re.MULTILINE)


CORRECTIONS = (
    ("--to-staff", "001237", ("001237", "2026-07-01", "修了")),
    ("--day", "2026-06-28", ("001200", "2026-06-28", "修了")),
    ("--outcome", "not-completed", ("001200", "2026-07-01", "未修了")),
)


# Each correction with one of the two lists; with the other in `make torture`.
@pytest.mark.parametrize(
    ("file", "option", "value", "mended"),
    [
        pytest.param(file, *correction, marks=[pytest.mark.torture] if (m + n) % 2 else [])
        for m, file in enumerate(("plain.csv", "coded.csv"))
        for n, correction in enumerate(CORRECTIONS)
    ],
)
def test_the_list_taken_in_again_does_not_undo_a_correction(
    file: str, option: str, value: str, mended: tuple[str, ...], ward: Path, cli: Cli
) -> None:
    cli("result", "import", file, "--yes", day=DAY)
    cli("result", "correct", "001200", DATA, option, value, "--yes", day=DAY)
    again = cli("result", "import", file, "--yes", day=DAY)
    assert results(cli) == [mended]
    assert again.err.count(TOLD) == 1
    assert "変更はありません" in again.err
    (advised,) = set(re.findall(r"skillmap db undo (\d+)", again.err))
    cli("db", "undo", advised, "--yes", day=DAY)
    assert results(cli) == [("001200", "2026-07-01", "修了")]
    told = cli("result", "import", file, "--yes", day=DAY).err
    assert TOLD not in told and "変更はありません" in told
    cli("db", "undo", "--yes", day=DAY)  # the list itself
    assert results(cli) == []
    assert TOLD not in cli("result", "import", file, "--yes", day=DAY).err
    assert results(cli) == [("001200", "2026-07-01", "修了")]


def test_what_lists_say_that_was_not_corrected_still_goes_in(ward: Path, cli: Cli) -> None:
    cli("result", "import", "plain.csv", "--yes", day=DAY)
    cli("result", "correct", "001200", DATA, "--to-staff", "001237", "--yes", day=DAY)
    (ward / "later.csv").write_text(
        f"職員番号,研修名,修了,修了年月日,点数\n001200,{DATA},修了,2027-06-03,\n001237,{DATA},修了,2026-07-01,80\n",
        "utf-8",
    )
    ran = cli("result", "import", "later.csv", "--yes", day=date(2027, 7, 1))
    assert TOLD not in ran.err
    assert results(cli) == [
        ("001200", "2027-06-03", "修了"),
        ("001237", "2026-07-01", "修了"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("--outcome", "not-completed"), ("--to-staff", "001237")),
        (("--day", "2026-06-28"), ("--outcome", "not-completed")),
        (("--day", "2026-06-28"), ("--day", "2026-06-27")),
    ],
)
def test_of_corrections_of_one_result_the_last_is_named_then_the_one_before(
    first: tuple[str, str], second: tuple[str, str], ward: Path, cli: Cli
) -> None:
    cli("result", "import", "plain.csv", "--yes", day=DAY)
    mended = []
    for option, value in (first, second):
        cli("result", "correct", "001200", DATA, option, value, "--yes", day=DAY)
        mended.append(results(cli))
    for before in (mended[0], [("001200", "2026-07-01", "修了")]):
        told = cli("result", "import", "plain.csv", "--yes", day=DAY).err
        (advised,) = set(re.findall(r"skillmap (db undo \d+) で", told))
        cli(*advised.split(), "--yes", day=DAY)
        assert results(cli) == before
    assert TOLD not in cli("result", "import", "plain.csv", "--yes", day=DAY).err


# Any list, any correction

D = date(2026, 5, 12)
YES, NO = Outcome.COMPLETED, Outcome.NOT_COMPLETED
HELD = HeldSession(1, 1, (), Session("S1", "t", 2026, 20, meetings=(Meeting(D, HalfDay.MORNING),)))
lists = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from([None, 0, 30, 90, 400]), st.sampled_from([YES, NO])),
    unique_by=lambda t: t[:2], min_size=1, max_size=5,
)  # fmt: skip


def taken(
    record: list[RecordedResult], corrected: list[CorrectedResult], lines: list[Said]
) -> tuple[list[RecordedResult], list[Verdict]]:
    """The record after a list; what became of its lines."""
    sessions = {1: HELD.session}
    register = EventRegister(sessions, Near.ANOTHER, corrections=Corrections(corrected, sessions))
    register.add(record)
    answers = register.judge(lines)
    spoken = list(register.events())
    rows = {e.row for e in spoken}
    kept = [r for r in record if r.row not in rows]
    new = [
        RecordedResult(0, e.staff_id, e.training, e.session_id, e.day, e.outcome.value, e.hours, e.score, e.remark)
        for e in spoken
    ]
    every = sorted((*kept, *new), key=lambda r: (r.staff_id, r.completed_on, str(r.session_id)))
    numbered = [
        RecordedResult(no, r.staff_id, r.training, r.session_id, r.completed_on, r.outcome, r.hours, r.score, r.remark)
        for no, r in enumerate(every, 1)
    ]
    return numbered, [a.verdict for a in answers]


@settings(max_examples=trials(500))
@given(truth=lists, data=st.data())
def test_a_correction_outlives_its_list_and_its_undoing_is_its_inverse(
    truth: list[tuple[int, int | None, Outcome]], data: st.DataObject
) -> None:
    lines = [
        Said(who, "t", outcome, HELD if n is None else None, None if n is None else D + timedelta(days=n + 1))
        for who, n, outcome in truth
    ]
    record, _ = taken([], [], lines)
    old = data.draw(st.sampled_from(record))
    days = {r.completed_on for r in record}
    new = data.draw(
        st.sampled_from(
            [
                ("staff_id", 9),
                ("outcome", (NO if old.outcome == YES else YES).value),
                ("completed_on", D + timedelta(days=data.draw(st.sampled_from([-700, -3, 5, 33, 700])))),
            ]
        ).filter(lambda change: change[1] not in days)
    )
    values = {name: getattr(old, name) for name in RecordedResult.__dataclass_fields__} | dict([new])
    mended = [RecordedResult(**values) if r is old else r for r in record]
    again, verdicts = taken(mended, [CorrectedResult(7, old)], data.draw(st.permutations(lines)))
    assert {_said(r) for r in again} == {_said(r) for r in mended}
    assert set(verdicts) <= {Verdict.UNCHANGED, Verdict.CORRECTED}
    # Taken back, the old result stands again: as if it had never been corrected, also while its row stays on record.
    for corrected in ([], [CorrectedResult(7, old)]):
        back, verdicts = taken(record, corrected, data.draw(st.permutations(lines)))
        assert {_said(r) for r in back} == {_said(r) for r in record}
        assert set(verdicts) == {Verdict.UNCHANGED}


def _said(one: RecordedResult) -> tuple[object, ...]:
    return one.staff_id, one.session_id, one.completed_on, one.outcome


def test_what_a_list_changes_of_a_result_is_shown_on_both_sides(ward: Path, cli: Cli) -> None:
    head = "職員番号,開催コード,修了,得点\n"
    for score, told in (("80", None), ("85", "修了（2026-07-01） 得点 80 → ")):
        (ward / "scores.csv").write_text(f"{head}001200,K1,修了,{score}\n", "utf-8")
        said = cli("result", "import", "scores.csv", "--yes").err
        assert told is None or told in said
    assert "修了（2026-07-01） 得点 85" in said
    said = cli("result", "correct", "001200", DATA, "--remark", "再採点", "--dry-run").err
    assert "備考 － → " in said
    assert "備考 再採点" in said


def test_a_result_that_nobody_recorded_is_told_as_none_whatever_the_day(ward: Path, cli: Cli) -> None:
    told = cli("result", "correct", "001237", DATA, "--outcome", "completed", day=DAY, expect=3).err
    assert "指定に合う結果の記録がありません（記録のある日：－）" in told
    english = cli("result", "correct", "001237", DATA, "--outcome", "completed", day=DAY, expect=3, lang="en").err
    assert "has no such result" in english and "days recorded" in english
    plan = cli("plan", "show", "001237", day=DAY, expect=None)
    assert "目標を決めてあれば" in plan.out + plan.err
