"""Numbers that name nobody are counted without reading names and seats: the same as counted from everything."""

import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from skillmap import office
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.office import Office
from skillmap.office.reports import COUNTED, REPORTS, report
from skillmap.reports.conduct import conduct_table
from skillmap.reports.duties import duties_of, overdue
from skillmap.reports.skills import by_skill, heat_table, skill_table
from skillmap.reports.snapshot import Snapshot
from skillmap.reports.spending import money, spending_table
from skillmap.storage import schema
from skillmap.storage.facts import Days, plain
from skillmap.training.mandates import DutyState
from skillmap.training.taken_seats import TakenSeats


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("asked", [(None, None), (FiscalYear(2025), None), (None, date(2026, 4, 15))])
def test_numbers_are_those_of_the_whole(ward: Office, name: str, asked: tuple[FiscalYear | None, date | None]) -> None:
    found, whole = report(ward, name, *asked), REPORTS[name](office.reports.snapshot(ward, *asked))
    # Of an earlier day the report says besides of which time its seats are.
    assert found.notes[: len(whole.notes)] == whole.notes
    assert replace(found, notes=whole.notes) == whole


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


def test_sums_of_units_are_those_of_their_people(ward: Office) -> None:
    found = office.reports.snapshot(ward)
    organisation = found.organisation
    assert skill_table(found, None) == skill_table(found, organisation.people)
    sections = organisation.sections
    rows = heat_table(found, sections).rows
    for unit, (_, *missing) in zip(sections, rows, strict=True):
        people = organisation.members(unit.id)
        assert organisation.counted_in(unit.id) == len(people)
        assert missing == [one.missing if one.asked else None for one in by_skill(found, people).values()]
    assert any(value for row in rows for value in row[1:])


def test_money_on_the_page_is_that_of_the_table(ward: Office) -> None:
    found = office.reports.snapshot(ward)
    total = spending_table(found, set(organisation_of(found)), by_person=False).total
    assert total
    assert money(found) == (total[-2], total[-1])
    assert money(replace(found, plans={}, taken=TakenSeats(), results=())) is None


def test_the_code_of_conduct_is_counted_from_people(ward: Office) -> None:
    found = office.reports.snapshot(ward)
    grade = found.organisation.people[0].grade
    table = conduct_table(found, (), [grade, grade])
    of_grade = next(row for row in table.rows if row[0] == grade)
    assert table.rows[-1][1:] == of_grade[1:]
    assert table.total[1] == len(found.organisation.people) == sum(int(str(row[1])) for row in table.rows[:-1])
    begun = [p for p in found.organisation.people if found.standing.completed.get(p.id)]
    assert sum(int(str(row[2])) + int(str(row[4])) for row in table.rows[:-1]) <= len(begun)


def organisation_of(found: Snapshot) -> list[int]:
    return [person.id for person in found.organisation.people]
