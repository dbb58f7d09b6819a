"""The numbers of the year against last time: each difference comes of the entries that made it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from skillmap import office
from skillmap.cli.typed import parse_since
from skillmap.days import JST, FiscalYear
from skillmap.errors import InputRefused
from skillmap.i18n import word
from skillmap.office import Office
from skillmap.office.new_session import NewSession
from skillmap.office.since import Since
from skillmap.storage import schema
from skillmap.storage.undo import undo
from skillmap.tables import Table, records


def line(table: Table, key: str) -> dict[str, Any]:
    at = [row[0].key for row in table.rows].index(f"year.{key}")  # type: ignore[union-attr]
    return records(table, "ja")[at]


def aim(here: Office, number: str) -> int:
    entry = here.record(office.careers.aim(here, number, "product-manager/1"))
    assert entry is not None
    return entry


def recorded_on(here: Office, entry: int, day: date) -> None:
    """As if the entry had been recorded at noon of that day."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=JST).astimezone(UTC).isoformat(timespec="milliseconds")
    with here.engine.begin() as connection:
        connection.execute(update(schema.entry).where(schema.entry.c.id == entry).values(at=at))


def test_a_difference_names_the_entries_that_made_it(small: Office) -> None:
    first = aim(small, "000101")
    second, third = aim(small, "000102"), aim(small, "000201")
    leaving = small.record(office.orders.depart(small, "000103", small.today - timedelta(days=1)))
    undone = undo(small.engine, third, small.who)
    table = office.since.year(small, first)
    aims, staff = line(table, "aims"), line(table, "staff")
    assert (aims["before"], aims["value"]) == (1, 2)
    assert [part.partition("（")[0] for part in aims["because"]] == [f"記録 {n}" for n in (second, third, undone)]
    assert [part.rpartition("で ")[2] for part in aims["because"]] == ["+1", "+1", "-1"]
    assert "career aim、追加 1）" in aims["because"][0]
    assert f"db undo、記録 {third} の取消）" in aims["because"][2]
    assert (staff["before"], staff["value"]) == (6, 5)
    [because] = staff["because"]
    assert because.startswith(f"記録 {leaving}（")
    assert because.endswith("で -1")
    assert line(table, "sections")["because"] == []
    assert [row[1] for row in office.reports.report(small, "year").rows] == [row[2] for row in table.rows]


def test_nothing_recorded_since_is_no_difference(small: Office) -> None:
    head = aim(small, "000101")
    assert all(row[4] == () and row[1] == row[2] for row in office.since.year(small, head).rows)
    with pytest.raises(InputRefused, match="E_UNDO_UNKNOWN"):
        office.since.year(small, head + 1)


def test_what_was_prepared_for_a_day_comes_of_the_days_that_passed(small: Office) -> None:
    recorded_on(small, 1, date(2026, 4, 1))
    leaving = small.record(office.orders.depart(small, "000103", date(2026, 6, 30)))
    recorded_on(small, leaving or 0, date(2026, 6, 10))
    small = Office.open(small.workspace.root, today=date(2026, 7, 2), by="人事 花子")
    table = office.since.year(small, date(2026, 6, 20))
    assert line(table, "staff")["because"] == ["2026-06-20 から 2026-07-02 までの経過で -1"]
    english = word(table.rows[0][4], "en")
    assert english == "days passed from 2026-06-20 to 2026-07-02: -1"
    last = office.since.year(small, "last")
    assert word(last.notes[0], "ja") == f"前回は、2026-06-30 の終わり（記録 {leaving} まで）です。"


def test_definitions_that_were_edited_since_are_told(small: Office) -> None:
    head = aim(small, "000101")
    assert len(office.since.year(small, head).notes) == 1
    with small.engine.begin() as connection:
        connection.execute(update(schema.entry).where(schema.entry.c.id == head).values(framework="earlier"))
    assert [note.key for note in office.since.year(small, head).notes] == ["year.since.entry", "year.since.definitions"]


def test_a_seat_is_gone_with_its_session_and_not_when_it_is_taken_back(small: Office) -> None:
    small.record(office.sessions.add(small, "企画の基礎", NewSession(days=["2026-07-10am"], capacity=2)))
    seated = small.record(office.enrolment.add(small, "planning-basics-1", "000101"))
    called_off = small.record(office.regrouping.cancel(small, "planning-basics-1"))
    small.record(office.enrolment.cancel(small, "planning-basics-1", "000101"))
    seats = line(office.since.year(small, 1), "seats")
    assert [part.partition("（")[0] for part in seats["because"]] == [f"記録 {seated}", f"記録 {called_off}"]
    assert "enrol add、planning-basics-1）で +1" in seats["because"][0]


def test_many_entries_stay_whole(small: Office) -> None:
    numbers = ("000101", "000102", "000103", "000201", "000202")
    for number in (*numbers, *numbers, *numbers, "000104"):
        aiming = {row[0] for row in office.careers.aims_of_all(small, small.moment()).rows}
        if number in aiming:
            small.record(office.careers.withdrawal(small, number))
        else:
            aim(small, number)
    aims = line(office.since.year(small, 1), "aims")
    assert (aims["before"], aims["value"]) == (0, 6)
    assert sum(int(part.rpartition("で ")[2]) for part in aims["because"]) == 6
    assert any("～" in part for part in aims["because"])


def test_last_time_is_when_something_left_as_final(small: Office, tmp_path: Path) -> None:
    rosters = office.rosters.rosters(small, "department", final=True, out=tmp_path / "out")
    office.handing_out.hand_out(small, rosters)
    recorded_on(small, 2, date(2026, 6, 3))
    aim(small, "000101")
    found = office.since.year(small, "last")
    assert word(found.notes[0], "ja") == "前回は、H0001 を確定版として書き出したとき（2026-06-03、記録 2）です。"
    assert line(found, "aims")["before"] == 0
    assert line(found, "aims")["because"][0].startswith("記録 3（")
    # Of a year that is over, what has left since is no last time.
    past = office.since.year(small, "last", FiscalYear(2025))
    assert word(past.notes[0], "ja") == "前回は、2026-02-28 の終わり（記録 0 まで）です。"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("last", "last"), ("前回", "last"), ("41", 41), ("20260601", date(2026, 6, 1)), ("R8.6.1", date(2026, 6, 1))],
)
def test_last_time_is_typed_as_people_say_it(typed: str, meant: Since) -> None:
    assert parse_since(typed) == meant


def test_a_lost_seat_names_what_put_it_out_of_order_and_not_the_refresh_that_took_it(small: Office) -> None:
    for code, day, seats in (("S1", "2026-07-10am", 3), ("S2", "2026-07-17am", 1)):
        small.record(office.sessions.add(small, "企画の基礎", NewSession(days=[day], capacity=seats), code))
    for number in ("000101", "000103", "000104", "000201"):
        small.record(office.requests.add(small, "企画の基礎", number))
    first = small.record(office.renewal.renew(small).draft)
    cancelled = small.record(office.regrouping.cancel(small, "S1"))
    taken = small.record(office.renewal.renew(small).draft)
    table = office.since.year(small, first or 0)
    seats, waiting = line(table, "seats"), line(table, "waiting")
    assert (seats["before"], seats["value"], waiting["before"], waiting["value"]) == (4, 1, 0, 3)
    root = f"（S1 の中止（記録 {cancelled}）のため 3）"
    [because], [also] = seats["because"], waiting["because"]
    assert because.startswith(f"記録 {cancelled}（") and because.endswith("で -3")
    assert also.startswith(f"記録 {taken}（") and also.endswith(f"で +3{root}")


def test_a_seat_that_leave_took_and_one_that_moved(small: Office, listed: Callable[..., int | None]) -> None:
    for code, day in (("S1", "2026-07-10am"), ("S2", "2026-07-17am")):
        small.record(office.sessions.add(small, "企画の基礎", NewSession(days=[day], capacity=2), code))
    for number in ("000101", "000201"):
        small.record(office.requests.add(small, "企画の基礎", number))
    first = small.record(office.renewal.renew(small).draft)
    leave = listed(
        office.intake.kinds.LeaveImport(), "職員番号,区分,開始日,終了日", "000101,病気休職,2026-07-01,2026-12-31"
    )
    small.record(office.renewal.renew(small).draft)
    [because] = line(office.since.year(small, first or 0), "seats")["because"]
    assert because.endswith(f"で -1（000101 青木 健 の休職等の登録（記録 {leave}）のため 1）")
