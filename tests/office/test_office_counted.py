"""Numbers that name nobody are counted without reading names and seats: the same as counted from everything."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from skillmap import office
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.office import Office
from skillmap.office.reports import COUNTED, REPORTS, report
from skillmap.reports.duties import duties_of, overdue
from skillmap.storage import schema
from skillmap.storage.facts import Days, plain
from skillmap.training.mandates import DutyState


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("asked", [(None, None), (FiscalYear(2025), None), (None, date(2026, 4, 15))])
def test_numbers_are_those_of_the_whole(ward: Office, name: str, asked: tuple[FiscalYear | None, date | None]) -> None:
    assert report(ward, name, *asked) == REPORTS[name](office.reports.snapshot(ward, *asked))


def test_who_is_only_counted_cannot_be_shown(ward: Office) -> None:
    with ward.read() as connection:
        found = office.reports.numbers.snapshot.counted(connection, ward.framework, *ward.report_times(None, None))
    with pytest.raises(LookupError):
        str(found.organisation.people[0].shown)


@pytest.mark.parametrize("day", [date(2026, 4, 15), date(2026, 6, 1), date(2027, 3, 31)])
def test_duties_of_many_are_counted_as_one_by_one(ward: Office, day: date) -> None:
    found = office.reports.snapshot(Office.open(ward.workspace.root, today=day), None, None)
    assert overdue(found) == Counter(d.training for d in duties_of(found) if d.state is DutyState.OVERDUE)


def test_rows_as_the_driver_gives_them_are_those_of_the_database(ward: Office) -> None:
    fact, days = schema.staff_fact, Days()
    query = select(fact.c.staff_id, fact.c.name, fact.c.hired_on, fact.c.valid_from).order_by(fact.c.id)
    with ward.read() as connection:
        rows = [tuple(row) for row in connection.execute(query)]
        found = [(of, name, days[hired], days[since]) for of, name, hired, since in plain(connection, query)]
    assert found == rows
    assert len(rows) > 1


def test_a_file_that_breaks_while_rows_are_read_is_told(ward: Office, tmp_path: Path) -> None:
    if ward.engine.dialect.name != "sqlite":
        pytest.skip("a file is asked for")
    shutil.copytree(ward.workspace.root, tmp_path / "copy")
    copy = Office.open(tmp_path / "copy", today=ward.today)
    file = copy.workspace.database_file
    whole = file.read_bytes()
    copy.close()
    file.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(InputRefused, match="E_DB_CORRUPT"), copy.read() as connection:
        list(plain(connection, select(schema.staff_fact.c.name)))
    copy.close()
