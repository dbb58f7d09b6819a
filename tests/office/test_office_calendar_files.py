"""Calendar files as another library reads them: days, times, moves, cancellations, long Japanese lines."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import vobject

from skillmap import office
from skillmap.days import HalfDay
from skillmap.documents.calendar_file import CalendarSession, calendar
from skillmap.errors import InputRefused, UsageRefused
from skillmap.office import Office, handed_out, handing_out
from skillmap.office.calendar_files import CalendarAsk, books
from skillmap.office.new_session import NewSession, SessionChange
from skillmap.office.rosters import rosters
from skillmap.training.model import Meeting, Session

ROOM = "総合研修センター別館三階大研修室（東側の入口からお入りください。駐車場はありません）"


@pytest.fixture
def seated(small: Office) -> Office:
    """K1: a morning; K2: a morning and a whole day at the usual times; K3: a day with times; E1: an e-learning."""
    for code, asked in (
        ("K1", NewSession(["2026-07-21am@09:00-12:00"], 9, venue=ROOM, trainers=["山田 太郎"])),
        ("K2", NewSession(["2026-07-28am", "2026-09-08"], 9)),
        ("K3", NewSession(["2026-10-06am@09:00-12:00", "2026-10-06pm@13:00-16:30"], 9)),
        ("E1", NewSession([], 99, window_from=date(2026, 9, 1), window_to=date(2026, 11, 30))),
    ):
        small.record(office.sessions.add(small, "企画の基礎", asked, code))
    for code, number in (("K1", "000101"), ("K2", "000102"), ("K3", "000101"), ("E1", "000201")):
        small.record(office.enrolment.add(small, code, number))
    return small


def written(here: Office, folder: Path, **asked: Any) -> dict[str, bytes]:
    handout = rosters(here, "ics", out=folder, **asked)
    handing_out.hand_out(here, handout)
    return {path.stem.removeprefix("研修予定_令和8年度_"): path.read_bytes() for path in sorted(folder.glob("*.ics"))}


def events(data: bytes) -> Iterator[Any]:
    return iter(vobject.readOne(data.decode()).vevent_list)


def test_days_and_times_are_those_of_the_session(seated: Office, tmp_path: Path) -> None:
    files = written(seated, tmp_path / "ics")
    assert sorted(files) == ["E1_企画の基礎", "K1_企画の基礎", "K2_企画の基礎", "K3_企画の基礎"]
    (one,) = events(files["K1_企画の基礎"])
    assert (one.dtstart.value.isoformat(), one.dtend.value.isoformat()) == (
        "2026-07-21T09:00:00+09:00", "2026-07-21T12:00:00+09:00",
    )  # fmt: skip
    assert (one.summary.value, one.location.value, one.status.value) == ("企画の基礎", ROOM, "CONFIRMED")
    assert one.description.value.splitlines() == ["開催コード K1", "講師 山田 太郎"]
    first, second = events(files["K2_企画の基礎"])
    assert [(one.dtstart.value.hour, one.dtend.value.hour) for one in (first, second)] == [(9, 12), (9, 16)]
    (whole,) = events(files["K3_企画の基礎"])
    assert (whole.dtstart.value.hour, whole.dtend.value.time().isoformat()) == (9, "16:30:00")
    (last,) = events(files["E1_企画の基礎"])
    assert (last.dtstart.value, last.summary.value) == (date(2026, 11, 30), "企画の基礎（受講期限）")


def test_no_time_is_made_up() -> None:
    halves = (Meeting(date(2026, 7, 28), HalfDay.AFTERNOON), Meeting(date(2026, 7, 29), HalfDay.MORNING))
    whole = (*halves, Meeting(date(2026, 7, 29), HalfDay.AFTERNOON))
    one = CalendarSession(Session("K9", "x", 2026, 9, meetings=whole), "企画の基礎", 1)
    first, second = events(calendar("みどり区", "予定", [one], date(2026, 6, 15), "ja"))
    assert (first.dtstart.value, first.dtend.value, first.summary.value) == (
        date(2026, 7, 28), date(2026, 7, 29), "企画の基礎（午後）",
    )  # fmt: skip
    assert (second.dtstart.value, second.summary.value) == (date(2026, 7, 29), "企画の基礎")


def test_lines_are_folded_between_letters(seated: Office, tmp_path: Path) -> None:
    data = written(seated, tmp_path / "ics")["K1_企画の基礎"]
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert len([line.decode() for line in lines if line.startswith(b" ")]) >= 1


def test_a_session_that_moves_keeps_its_names_and_is_newer(seated: Office, tmp_path: Path) -> None:
    before = list(events(written(seated, tmp_path / "a")["K2_企画の基礎"]))
    seated.record(office.sessions.change(seated, "K2", SessionChange(["2026-08-04am", "2026-09-15"])))
    after = list(events(written(seated, tmp_path / "b")["K2_企画の基礎"]))
    assert [one.uid.value for one in before] == [one.uid.value for one in after]
    assert len({one.uid.value for one in after}) == 2
    assert [one.dtstart.value.date() for one in after] == [date(2026, 8, 4), date(2026, 9, 15)]
    assert int(after[0].sequence.value) > int(before[0].sequence.value)


def test_what_is_off_is_cancelled(seated: Office, tmp_path: Path) -> None:
    written(seated, tmp_path / "a", people=True)
    seated.record(office.notices.told(seated))
    seated.record(office.regrouping.cancel(seated, "K1"))
    files = written(seated, tmp_path / "b")
    calendar = vobject.readOne(files["K1_企画の基礎"].decode())
    assert (calendar.method.value, calendar.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert vobject.readOne(files["K2_企画の基礎"].decode()).method.value == "PUBLISH"
    own = list(events(written(seated, tmp_path / "c", staff=("000101",))["000101_青木健"]))
    assert [(one.dtstart.value.month, one.status.value) for one in own] == [(7, "CANCELLED"), (10, "CONFIRMED")]


def test_files_of_people_are_theirs_and_on_record(seated: Office, tmp_path: Path) -> None:
    files = written(seated, tmp_path / "ics", people=True)
    assert sorted(files) == ["000101_青木健", "000102_石田実", "000201_小川恵"]
    assert [one.dtstart.value.month for one in events(files["000101_青木健"])] == [7, 10]
    last = handed_out.files(seated, "H0001")
    assert {row[0]: row[2] for row in last.rows}["研修予定_令和8年度_000101_青木健.ics"] == 1
    assert sorted(written(seated, tmp_path / "one", staff=("石田 実",))) == ["000102_石田実"]
    with seated.read() as connection:
        snapshot = seated.snapshot(connection, seated.moment(), seated.fiscal_year(None))
    assert [one.about for one in books(seated, snapshot, CalendarAsk(None, ()))] == ["E1", "K1", "K2", "K3"]
    with pytest.raises(InputRefused, match="E_ICS_NOBODY"):
        books(seated, snapshot, CalendarAsk(None, (), staff=("000103",)))
    with pytest.raises(UsageRefused, match="E_ROSTER_PEOPLE_KIND"):
        rosters(seated, "session", people=True)


def test_a_calendar_has_a_sheet_a_month_and_shades_closed_days(seated: Office, tmp_path: Path) -> None:
    for name, people in (("sessions", False), ("people", True)):
        handing_out.hand_out(seated, rosters(seated, "calendar", out=tmp_path / f"{name}.xlsx", people=people))
    book = openpyxl.load_workbook(tmp_path / "sessions.xlsx")
    assert book.sheetnames == ["7月", "9月", "10月"]
    rows = [list(row) for row in book["7月"].iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[0].value == "開催コード")
    k1, k2 = rows[head + 1], rows[head + 2]
    assert (k1[0].value, k1[2 + 21].value, k2[2 + 28].value) == ("K1", "前", "前")
    shaded = {at - 2 for at, cell in enumerate(k1) if at > 2 and cell.fill.fill_type == "solid"}
    # Saturdays and Sundays of July 2026, and 海の日 on the 20th.
    assert shaded == {4, 5, 11, 12, 18, 19, 20, 25, 26}
    assert any("20日 祝日（海の日）" in str(row[0].value) for row in rows)
    people = openpyxl.load_workbook(tmp_path / "people.xlsx")
    october = [row for row in people["10月"].iter_rows(values_only=True) if row[1] == "000101"]
    assert [(row[2], row[2 + 6]) for row in october] == [("青木 健", "終")]
