"""Attendance and completion: listings, corrections, sessions whose results are outstanding."""

from __future__ import annotations

from datetime import date

from skillmap.days import FiscalYear
from skillmap.errors import InputRefused, UsageRefused
from skillmap.framework.find import find_training
from skillmap.office.draft import Draft, renewable
from skillmap.office.office import Office
from skillmap.org.find import find_unit
from skillmap.org.leavers import find_ever, leavers
from skillmap.tables import Table
from skillmap.training import store
from skillmap.training.correcting import CORRECTING, Correction, closing, correction, find_result
from skillmap.training.model import Outcome
from skillmap.training.outstanding import Outstanding, outstanding
from skillmap.training.seating import find_session
from skillmap.training.tables import outstanding_table, result_table


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
        person = find_ever(connection, moment, organisation, staff) if staff else None
        # Who has left has completed what they have completed: they are listed too.
        left = leavers(connection, moment, organisation)
    if person:
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
    return result_table(office.framework, organisation, held, found, left)


@renewable
def correct(
    office: Office,
    staff: str,
    training: str,
    on: date | None = None,
    *,
    day: date | None = None,
    outcome: str | None = None,
    to_staff: str | None = None,
    remark: str | None = None,
) -> Draft:
    """A recorded result as it should have been.

    Args:
        office: The office.
        staff: Whose result it is recorded as.
        training: Of which training, by id or name.
        on: Its recorded day, when the person has several.
        day: The right day.
        outcome: The right outcome (`Outcome`): also `taken-back`, for a completion that never was.
        to_staff: Whose it really is.
        remark: Another remark.

    Raises UsageRefused (E_RESULT_CORRECT) when nothing is to change; what `find_result` raises.
    """
    if day is None and outcome is None and to_staff is None and remark is None:
        raise UsageRefused("E_RESULT_CORRECT")
    moment = office.moment()
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        recorded = store.completions(connection, moment)
        person = find_ever(connection, moment, organisation, staff)
        other = find_ever(connection, moment, organisation, to_staff) if to_staff else None
    what = find_training(office.framework, training)
    one = find_result(recorded, person, what.id, what.name.ja if office.lang == "ja" else what.name.en, on)
    wanted = Correction(day, Outcome(outcome) if outcome else None, other, remark)
    return Draft(CORRECTING, correction(office.framework, person, one, wanted, recorded, office.today))


@renewable
def close(office: Office, session: str) -> Draft:
    """Everybody without a result in a session that is over has not completed it.

    Raises InputRefused (E_RESULT_NOT_OVER) and what `find_session` raises.
    """
    moment = office.moment()
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        held = store.sessions(connection, moment)
        taken, recorded = store.enrolments(connection, moment, held), store.completions(connection, moment)
        left = leavers(connection, moment, organisation)
    one = find_session(office.framework, held, session)
    if one.session.last_day is None or one.session.last_day >= office.today:
        raise InputRefused("E_RESULT_NOT_OVER", session=one.session.code, day=one.session.last_day)
    waiting = {w.session.code: w for w in outstanding(held, taken, recorded, office.today)}
    return Draft(
        "result close",
        closing(office.framework, organisation, waiting.get(one.session.code, Outstanding(one.session, ())), left),
    )


def to_come(office: Office, session: str | None = None) -> Table:
    """Sessions that are over while results are still to come; the people of one of them."""
    moment = office.moment()
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        held = store.sessions(connection, moment)
        taken, recorded = store.enrolments(connection, moment, held), store.completions(connection, moment)
        left = leavers(connection, moment, organisation)
    found = outstanding(held, taken, recorded, office.today)
    if session:
        code = find_session(office.framework, held, session).session.code
        found = [one for one in found if one.session.code == code]
    return outstanding_table(office.framework, organisation, found, office.today, left, by_person=session is not None)
