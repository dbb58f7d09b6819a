"""Attendance and completion: listings."""

from __future__ import annotations

from skillmap.days import FiscalYear
from skillmap.framework.find import find_training
from skillmap.office.office import Office
from skillmap.org.find import find_person, find_unit
from skillmap.tables import Table
from skillmap.training import store
from skillmap.training.tables import result_table


def results(
    office: Office,
    fy: FiscalYear | None = None,
    *,
    staff: str | None = None,
    section: str | None = None,
    session: str | None = None,
    training: str | None = None,
) -> Table:
    """Who has completed what, in roster order, each person's by day.

    Args:
        office: The office.
        fy: Only what was completed in this fiscal year.
        staff: Only this person, by number, name or kana.
        section: Only this unit and what is below it.
        session: Only this session, by code.
        training: Only this training, by id or name.
    """
    moment = office.moment()
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        held = store.sessions(connection, moment)
        found = store.completions(connection, moment)
    if staff:
        person = find_person(organisation, staff)
        found = [r for r in found if r.staff_id == person.id]
    if section:
        ids = {p.id for p in organisation.members(find_unit(organisation, section).id)}
        found = [r for r in found if r.staff_id in ids]
    if training:
        wanted = find_training(office.framework, training).id
        found = [r for r in found if r.training == wanted]
    if session:
        found = [r for r in found if session in held and r.session_id == held[session].id]
    if fy:
        found = [r for r in found if fy.first <= r.completed_on <= fy.last]
    return result_table(office.framework, organisation, held, found)
