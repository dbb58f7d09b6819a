"""The office's year on one page: dates, what is done, what is late, the next command."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from skillmap.days import FiscalYear
from skillmap.leaders.store import newer_sections
from skillmap.office.leader_answers import FORM_COMMAND
from skillmap.office.office import Office
from skillmap.office.rounds import issued
from skillmap.reports.calendar import YearFacts, calendar_table
from skillmap.reports.snapshot import Snapshot
from skillmap.storage.facts import Moment
from skillmap.storage.journal import entries
from skillmap.tables import Table
from skillmap.training import notices
from skillmap.training.request_store import requests


def calendar(office: Office, moment: Moment, fy: FiscalYear | None = None) -> Table:
    """The steps of a fiscal year (None = that of the day) as they stand on the moment's day."""
    with office.read() as connection:
        snapshot = office.snapshot(connection, moment, office.fiscal_year(fy, moment.as_of))
    return calendar_of(office, moment, snapshot)


def calendar_of(office: Office, moment: Moment, snapshot: Snapshot) -> Table:
    """The steps of the year of a snapshot that was taken at the moment."""
    year = snapshot.fy
    with office.read() as connection:
        told = notices.notices(connection, moment)
        news = notices.to_tell(
            snapshot.held, snapshot.taken, told, notices.changed_by(connection, moment), moment.as_of
        )
        round_ = issued(connection, year)
        of_year = {one.id for one in snapshot.held.values()}
        facts = YearFacts(
            snapshot=snapshot,
            days={str(step): day for step, day in office.settings.calendar.items()},
            nominations_due=_nominations_due(connection, year),
            newer_sections=newer_sections(connection, moment),
            has_round=round_ is not None,
            round_due=round_.due if round_ else None,
            applications=len(requests(connection, moment, year.year)),
            # Seats are read for this year alone, notices for all: of those the session decides.
            to_tell=sum(one.notice is None or one.notice.session_id in of_year for one in news),
            told=sum(session in of_year for _, session in told),
        )
    return calendar_table(facts)


def _nominations_due(connection: Connection, fy: FiscalYear) -> date | None:
    """The deadline on the newest nomination forms of the year."""
    # Newest first: the latest forms say the deadline.
    for entry in entries(connection):
        if entry.command == FORM_COMMAND and entry.arguments.get("fy") == fy.year:
            return date.fromisoformat(entry.arguments["due"])
    return None
