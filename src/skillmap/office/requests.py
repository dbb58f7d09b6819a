"""Trainings that people apply for or that HR asks for; the next allocation seats them."""

from __future__ import annotations

from datetime import date

from skillmap.days import FiscalYear
from skillmap.framework.find import find_training
from skillmap.office.draft import Draft, renewable
from skillmap.office.enrolment import people_of
from skillmap.office.intake.requests import requests_known
from skillmap.office.office import Office
from skillmap.tables import Table
from skillmap.training.model import RequestKind
from skillmap.training.request_table import request_table
from skillmap.training.requesting import Line, request_change_set, withdraw_change_set
from skillmap.training.store import enrolments


@renewable
def add(
    office: Office,
    training: str,
    staff: str | None = None,
    section: str | None = None,
    *,
    session: str = "",
    raised: bool = False,
    on: date | None = None,
    remark: str = "",
    fy: FiscalYear | None = None,
) -> Draft:
    """A request of a person, or of everybody in a unit.

    Args:
        office: The office.
        training: By id or name.
        staff: One person, by number, name or kana.
        section: A unit, by name or path.
        session: Code of the session wished for.
        raised: HR asks for it: it goes before applications.
        on: Day of the request; None = today.
        remark: A note.
        fy: The year; None = the present one.

    Raises:
        UsageRefused: E_ENROL_WHO.
    """
    with office.read() as connection:
        known = requests_known(office, connection, fy)
    kind = RequestKind.RAISED if raised else RequestKind.APPLICATION
    name, day = find_training(office.framework, training).id, on or office.today
    people = people_of(known.organisation, staff, section)
    lines = [Line(p.number, name, session, kind=kind, asked_on=day, remark=remark) for p in people]
    return Draft("enrol request add", request_change_set(known, lines))


@renewable
def withdraw(
    office: Office, training: str, staff: str | None = None, section: str | None = None, fy: FiscalYear | None = None
) -> Draft:
    """The request of a person, or of everybody in a unit, taken back; a seat given already stays."""
    with office.read() as connection:
        known = requests_known(office, connection, fy)
    name = find_training(office.framework, training).id
    people = people_of(known.organisation, staff, section)
    changes = withdraw_change_set(office.framework, people, known.present, name, known.fy)
    return Draft("enrol request withdraw", changes)


def requests(
    office: Office, fy: FiscalYear | None = None, *, staff: str | None = None, section: str | None = None
) -> Table:
    """Who asked for which training in a fiscal year, and whether there is a seat."""
    with office.read() as connection:
        known = requests_known(office, connection, fy)
        taken = enrolments(connection, office.moment(), known.held)
    kept = known.present
    if staff or section:
        ids = {p.id for p in people_of(known.organisation, staff, section)}
        kept = [one for one in kept if one.staff_id in ids]
    own = {code: one for code, one in known.held.items() if one.session.fy == known.fy.year}
    taken = [t for t in taken if t.enrolment.session in own]
    return request_table(office.framework, known.organisation, kept, own, taken)
