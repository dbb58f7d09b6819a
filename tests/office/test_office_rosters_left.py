"""Final rosters that left, and transfers recorded afterwards: status says which seats stand in the wrong one."""

from datetime import date
from pathlib import Path

import pytest

from skillmap import office
from skillmap.office import Office, handing_out
from skillmap.office.new_session import NewSession
from skillmap.office.rosters import rosters


@pytest.fixture
def seated(small: Office) -> Office:
    """青木 and 上野 of 総務部 and 小川 of 区民部 sit in a session to come."""
    for code, day in (("T1", "2026-07-21am"), ("T2", "2026-08-04am")):
        small.record(office.sessions.add(small, "企画の基礎", NewSession([day], 9), code))
    for number in ("000101", "000103", "000201"):
        small.record(office.enrolment.add(small, "T1", number))
    return small


def hand_out(here: Office, folder: Path, *, final: bool = True, department: str | None = None) -> None:
    handing_out.hand_out(here, rosters(here, "department", department=department, out=folder, final=final))


def told(here: Office) -> list[tuple[str, object, str]]:
    """The lines of status about rosters: departments, count, command."""
    rows = office.todo.todo(here, here.moment()).rows
    return [
        (str(what.facts["departments"]), what.facts["people"], str(command))
        for what, _, command in rows
        if getattr(what, "key", "") == "todo.rosters"
    ]


def test_a_transfer_recorded_late_is_told_until_the_rosters_of_both_departments_left_anew(
    seated: Office, tmp_path: Path
) -> None:
    hand_out(seated, tmp_path / "1")
    assert told(seated) == []
    seated.record(office.staff.move(seated, "000103", "戸籍課", date(2026, 6, 1)))
    assert told(seated) == [("('総務部', '区民部')", 1, "skillmap roster export --kind department --final")]
    hand_out(seated, tmp_path / "2", final=False)
    assert len(told(seated)) == 1, "a draft binds nothing"
    hand_out(seated, tmp_path / "3", department="区民部")
    one = [("('総務部',)", 1, "skillmap roster export --kind department --department 総務部 --final")]
    assert told(seated) == one, "the old roster of the other department still names the person"
    hand_out(seated, tmp_path / "4", department="総務部")
    assert told(seated) == []
    seated.record(office.staff.move(seated, "000101", "総務課", date(2026, 6, 1)))
    assert told(seated) == [], "within the department"


def test_seats_given_since_and_people_without_seats_ahead_are_no_disagreement(seated: Office, tmp_path: Path) -> None:
    seated.record(office.staff.move(seated, "000103", "戸籍課", date(2026, 6, 1)))
    assert told(seated) == [], "nothing was handed out"
    hand_out(seated, tmp_path / "1")
    seated.record(office.enrolment.add(seated, "T2", "000102"))
    for number in ("000102", "000104"):
        seated.record(office.staff.move(seated, number, "戸籍課", date(2026, 6, 2)))
    assert told(seated) == []
    seated.record(office.enrolment.cancel(seated, "T1", "000201"))
    seated.record(office.staff.move(seated, "000201", "人事課", date(2026, 6, 2)))
    assert told(seated) == []


def test_a_transfer_that_was_known_before_is_told_from_its_day_on(seated: Office, tmp_path: Path) -> None:
    seated.record(office.staff.move(seated, "000201", "人事課", date(2026, 7, 1)))
    hand_out(seated, tmp_path / "1")
    assert told(seated) == []
    later = Office.open(seated.workspace.root, today=date(2026, 7, 2), by="人事 花子")
    assert [people for _, people, _ in told(later)] == [1]
    other = Office.open(seated.workspace.root, today=date(2026, 7, 22), by="人事 花子")
    assert told(other) == [], "the session is over"


def test_a_workbook_for_all_and_all_rosters_count_for_every_department(seated: Office, tmp_path: Path) -> None:
    handing_out.hand_out(seated, rosters(seated, "department", single=True, out=tmp_path / "1", final=True))
    assert told(seated) == []
    seated.record(office.staff.move(seated, "000201", "人事課", date(2026, 6, 1)))
    assert [(people, command) for _, people, command in told(seated)] == [
        (1, "skillmap roster export --kind department --final")
    ]
    handing_out.hand_out(seated, rosters(seated, "all", out=tmp_path / "2", final=True))
    assert told(seated) == []
