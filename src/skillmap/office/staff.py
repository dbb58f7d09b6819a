"""Members of staff: listings, one person, a transfer by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from skillmap import reports
from skillmap.office.draft import Draft, renewable
from skillmap.office.office import Office
from skillmap.org import transfer
from skillmap.org.find import find_person, find_unit
from skillmap.org.listing import staff_table
from skillmap.org.model import Organisation
from skillmap.org.present import present
from skillmap.org.single import find_one
from skillmap.storage.facts import Moment
from skillmap.tables import Table

if TYPE_CHECKING:  # a listing of people needs nothing of what is recorded of one of them
    from skillmap.reports.person import PersonRecord


def people(office: Office, moment: Moment, section: str | None = None) -> Table:
    """People in 建制順, grade, 五十音; of a unit also those of the units below it."""
    with office.read() as connection:
        found = office.organisation(connection, moment)
    unit = find_unit(found, section) if section else None
    return staff_table(found, found.members(unit.id) if unit else found.people, unit)


def person(office: Office, moment: Moment, who: str, *, history: bool = False) -> Table:
    """One person, by staff number, name or kana, and all that is recorded of them; somebody who has left too.

    What is over by the moment's day is shown with `history` only.
    """
    organisation, record = person_record(office, moment, who)
    return reports.person_lines.table(office.framework, organisation, record, history=history)


def person_record(office: Office, moment: Moment, who: str) -> tuple[Organisation, PersonRecord]:
    """Everything recorded of one person as of the moment's day, and what is around them in the office of that day."""
    with office.read() as connection:
        organisation, found = find_one(connection, moment, who, office.settings.grades, ever=True)
        return organisation, reports.person.take(connection, moment, found)


@renewable
def move(office: Office, who: str, section: str, on: date | None = None) -> Draft:
    """A transfer on a day; None = today."""
    day = on or office.today
    with office.read() as connection:
        found = present(connection, Moment(day), office.settings.grades)
        moved, unit = find_person(found.organisation, who), find_unit(found.organisation, section)
        changes = transfer.change_set(found, moved, unit, day, office.today)
    arguments = {"staff": moved.number, "section": unit.full_name, "on": day.isoformat()}
    return Draft("staff move", changes, arguments=arguments)
