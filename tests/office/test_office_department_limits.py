"""Seats that departments may have in a year: kept to by an allocation, told where seats by hand go beyond them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from skillmap import office
from skillmap.errors import InputRefused
from skillmap.judgement.judges import judge
from skillmap.office import Office

TODAY = date(2026, 6, 15)
GENERAL = ("000101", "000102", "000103", "000104")
"""総務部; 区民部 has two people more."""
TWO_EACH = '[[department_limits]]\nseats = 2\ntrainings = ["データ活用の基礎"]\n'
OpenWith = Callable[[str], Office]


@pytest.fixture
def opened(small: Office) -> Iterator[OpenWith]:
    """Six people ask for two e-learnings with room for all."""
    for training, code in (("data-basics", "D1"), ("security-basics", "S1")):
        asked = office.new_session.NewSession(
            days=[], window_from=date(2026, 7, 1), window_to=date(2026, 8, 31), capacity=10
        )
        small.record(office.sessions.add(small, training, asked, code))
        for person in (*GENERAL, "000201", "000202"):
            small.record(office.requests.add(small, training, person))
    made: list[Office] = []

    def reopened(limits: str) -> Office:
        config = small.workspace.root / "skillmap.toml"
        config.write_text(config.read_text("utf-8") + limits, "utf-8")
        made.append(Office.open(small.workspace.root, today=TODAY, by="人事 花子"))
        return made[-1]

    yield reopened
    for one in made:
        one.close()


def allocated(here: Office) -> tuple[dict[str, int], list[str]]:
    """Seats per session, and the reasons of those without one."""
    found = office.seats.run(here, office.seat_question.ask(here), office.seats.effort()).solution
    count = {code: sum(s.session == code for s in found.seats) for code in ("D1", "S1")}
    return count, [one.reason for one in found.unseated]


def rules(here: Office) -> list[tuple[str, int]]:
    record, _ = office.todo.looked_at(here, here.moment())
    return [(one.rule, len(one.people)) for one in judge(record)]


@pytest.mark.parametrize(
    ("limits", "seats", "without"),
    [
        ("", {"D1": 6, "S1": 6}, 0),
        # Of 総務部 two of four, of 区民部 both.
        (TWO_EACH, {"D1": 4, "S1": 6}, 2),
        # The line that names 総務部 goes before the one for all, wherever it stands.
        ('[[department_limits]]\nseats = 3\ntrainings = ["data-basics"]\ndepartments = ["総務部"]\n' + TWO_EACH,
         {"D1": 5, "S1": 6}, 1),
        # Both trainings together: 総務部 wants eight seats and has five, 区民部 has its four.
        ("[[department_limits]]\nseats = 5\n", None, 3),
        ('[[department_limits]]\nseats = 0\ndepartments = ["総務部"]\n', {"D1": 2, "S1": 2}, 8),
    ],
)  # fmt: skip
def test_an_allocation_keeps_to_them(opened: OpenWith, limits: str, seats: dict[str, int] | None, without: int) -> None:
    count, reasons = allocated(opened(limits))
    assert count == (seats or count)
    assert sum(count.values()) == 12 - without
    assert reasons == ["department"] * without


def test_seats_by_hand_beyond_them_are_told_first_and_then_by_status(opened: OpenWith) -> None:
    here = opened(TWO_EACH)
    for person in GENERAL[:2]:
        here.record(office.enrolment.add(here, "D1", person))
    assert "department" not in dict(rules(here))
    third = office.enrolment.add(here, "D1", GENERAL[2])
    (told,) = [m for m in office.consequences.consequences(here, third) if m.key == "judge.item"]
    assert told.facts["what"].key == "allocation.broken.department-trainings"  # type: ignore[union-attr]
    assert told.facts["what"].facts | {"trainings": ()} == {  # type: ignore[union-attr]
        "department": "総務部", "count": 3, "limit": 2, "trainings": ()
    }  # fmt: skip
    here.record(third)
    assert ("department", 3) in rules(here)


def test_a_seat_used_without_success_counts(opened: OpenWith, tmp_path: Path) -> None:
    here = opened(TWO_EACH)
    past = office.new_session.NewSession(days=[], window_from=date(2026, 5, 1), window_to=date(2026, 5, 29), capacity=5)
    here.record(office.sessions.add(here, "data-basics", past, "D0"))
    here.record(office.enrolment.add(here, "D0", GENERAL[0]))
    file = tmp_path / "failed.csv"
    file.write_text(
        f"職員番号,研修名,開催コード,結果,修了日\n{GENERAL[0]},データ活用の基礎,D0,未修了,2026-05-29\n", "utf-8"
    )
    here.record(office.intake.engine.read_list(here, file, office.intake.kinds.ResultImport()).draft)
    count, reasons = allocated(here)
    assert count["D1"] == 3, "one of 総務部, two of 区民部"
    assert reasons == ["department"] * 3


def test_a_name_that_is_none_is_refused_and_told(opened: OpenWith) -> None:
    here = opened('[[department_limits]]\nseats = 2\ntrainings = ["そろばん"]\ndepartments = ["総務部"]\n')
    with pytest.raises(InputRefused) as refused:
        office.seat_question.ask(here)
    assert [(p.code, p.facts["found"]) for p in refused.value.problems] == [("E_ALLOCATION_LIMIT", "そろばん")]
    assert ("limit-unknown", 0) in rules(here)
