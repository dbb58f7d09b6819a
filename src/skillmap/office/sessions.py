"""The year's sessions: added, cancelled, written as a timetable, listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from skillmap import sheets
from skillmap.days import FiscalYear
from skillmap.documents import session_list
from skillmap.framework.find import find_training
from skillmap.i18n import sentence
from skillmap.office import new_session
from skillmap.office.draft import Draft, renewable
from skillmap.office.handout import BookContent, BookToWrite
from skillmap.office.office import Office
from skillmap.org.model import Organisation
from skillmap.org.store import organisation as units_of
from skillmap.problems import Problem
from skillmap.tables import Table
from skillmap.training import resolve, seating, store
from skillmap.training.changes import Incoming, session_change_set
from skillmap.training.checks import Rules, session_problems
from skillmap.training.model import Session
from skillmap.training.other_year import other_year
from skillmap.training.results_stay import results_stay
from skillmap.training.tables import session_table
from skillmap.words import message


@renewable
def add(office: Office, training: str, asked: new_session.NewSession, code: str = "") -> Draft:
    """A session by hand; without a code one is made from training and number."""
    found = find_training(office.framework, training)
    with office.read() as connection:
        present = store.sessions(connection, office.moment())
        known = store.known_codes(connection)
        organisation = units_of(connection, office.moment())
        session = new_session.session(asked, code or resolve.free_code(found.id, present), found.id, organisation)
        used = [*other_year(connection, office.moment(), present, [session], office.today)]
    problems = [*_problems(office, session, present), *used]
    changes = session_change_set(
        office.framework, present, [Incoming(session)], known, problems, departments=named(organisation)
    )
    return Draft("session add", replace(changes, title=message("session.add.title", session=session.code)))


def change(office: Office, session: str, asked: new_session.SessionChange) -> Draft:
    """A session moved, made larger or smaller, or held elsewhere; what is not asked for stays.

    Raises what `find_session` and `new_session.changed` raise.
    """
    with office.read() as connection:
        present = store.sessions(connection, office.moment())
        known = store.known_codes(connection)
        one = seating.find_session(office.framework, present, session).session
        organisation = units_of(connection, office.moment())
        other = new_session.changed(one, asked, organisation)
        stay = [
            *results_stay(connection, office.moment(), present, [other]),
            *other_year(connection, office.moment(), present, [other], office.today, is_meant=True),
        ]
    problems = [*_problems(office, other, present), *stay]
    changes = session_change_set(
        office.framework, present, [Incoming(other)], known, problems, departments=named(organisation)
    )
    return Draft("session change", replace(changes, title=message("session.change.title", session=one.code)))


def _problems(office: Office, session: Session, present: Mapping[str, store.HeldSession]) -> list[Problem]:
    rules = Rules(office.framework.trainings, office.settings.closed_days)
    return session_problems([session], rules, recorded=(one.session for one in present.values()))


def named(organisation: Organisation) -> dict[str, str]:
    """Departments as a session's quotas name them, by code."""
    return {unit.code: unit.full_name for unit in organisation.departments}


def _in_words(session: Session, departments: Mapping[str, str]) -> Session:
    """Quotas by the names of their departments, as people write them and `session import` reads them."""
    if not session.quotas:
        return session
    return replace(session, quotas={departments.get(code, code): seats for code, seats in session.quotas.items()})


def timetable(office: Office, fy: FiscalYear | None = None) -> BookToWrite:
    """The year's timetable as a workbook that `intake.sessions` reads back."""
    year, lang = office.fiscal_year(fy), office.lang
    with office.read() as connection:
        held = store.sessions(connection, office.moment(), year.year)
        departments = named(units_of(connection, office.moment()))
    names = {t.id: t.name.ja for t in office.framework.trainings.values()}
    rows = session_list.rows_of((_in_words(one.session, departments) for one in held.values()), names)
    title = sentence("session.export.title", lang, office=office.settings.office, fy=year.text)
    extras = sheets.Extras(title=title, notes=(sentence("session.export.note", lang),), frozen_columns=2)
    sheet = sheets.sheet_from_layout(session_list.LAYOUT, rows, lang, extras=extras)
    mark = sheets.Fingerprint(session_list.LAYOUT.id)
    return BookToWrite(sheets.safe_file_name(title), lambda: BookContent((sheet,), mark, lang))


def sessions(office: Office, fy: FiscalYear | None = None) -> Table:
    """The year's sessions with the seats taken."""
    with office.read() as connection:
        year = office.fiscal_year(fy)
        held = store.sessions(connection, office.moment(), year.year)
        taken = store.enrolments(connection, office.moment(), held)
    return session_table(office.framework, held, taken, year, office.fiscal_year())
