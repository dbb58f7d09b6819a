"""Who has to be told of seats, and the record that they were told: what was told stays unless a rule is broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from skillmap.changes import ChangeSet
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.org.everybody import everyone
from skillmap.org.find import find_person, find_unit
from skillmap.org.model import Unit
from skillmap.reports.snapshot import Snapshot, WholeOffice
from skillmap.tables import Table
from skillmap.training import notices, seating, store


@dataclass(frozen=True)
class Whom:
    """About whom: one session, a person, a unit; nothing given = everybody."""

    session: str | None = None
    staff: str | None = None
    section: str | None = None


def to_tell(office: Office, whom: Whom = Whom()) -> Table:
    """Who has to be told what: new seats, sessions that changed since, seats that are gone."""
    found, _, names = _found(office, whom)
    return notices.table(found, names, office.today)


def told(office: Office, whom: Whom = Whom()) -> Draft:
    """The record that they were told today."""
    found, held, names = _found(office, whom)
    return Draft("enrol told", notices.change_set(found, held, names, office.today))


def news_of(office: Office, connection: Connection, snapshot: Snapshot, only: Unit | None) -> list[notices.ToTell]:
    """Who of the office, or of a department, has to be told what about the sessions of a fiscal year."""
    moment = office.moment()
    people = {p.id for p in snapshot.people(only or WholeOffice.OFFICE)}
    told, changed = notices.notices(connection, moment), notices.changed_by(connection, moment)
    found = notices.to_tell(snapshot.held, snapshot.taken, told, changed, office.today)
    return [one for one in found if one.staff_id in people]


def by_paper(
    office: Office, connection: Connection, snapshot: Snapshot, news: Sequence[notices.ToTell], *, gone: bool
) -> ChangeSet:
    """The record that people were told by what is handed out now.

    Seats that are gone stand in no roster: without `gone` their owners still have to be told.
    """
    # Who is not on any sheet that leaves has learnt nothing from it.
    said = [one for one in news if gone or one.news is not notices.News.GONE]
    return notices.change_set(said, snapshot.held, everyone(connection, office.moment()), office.today)


def _found(office: Office, whom: Whom) -> tuple[list[notices.ToTell], dict[str, store.HeldSession], dict[int, str]]:
    moment = office.moment()
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        held = store.sessions(connection, moment)
        taken = store.enrolments(connection, moment, held)
        changed = notices.changed_by(connection, moment)
        news = notices.to_tell(held, taken, notices.notices(connection, moment), changed, office.today)
        names = everyone(connection, moment)
    if whom.session:
        code = seating.find_session(office.framework, held, whom.session).session.code
        news = [one for one in news if one.session == code]
    if whom.staff:
        person = find_person(organisation, whom.staff)
        news = [one for one in news if one.staff_id == person.id]
    if whom.section:
        members = {p.id for p in organisation.members(find_unit(organisation, whom.section).id)}
        news = [one for one in news if one.staff_id in members]
    return news, held, names
