"""The first page: where one is, what is due, what comes next in the year."""

from __future__ import annotations

from dataclasses import dataclass, replace

from skillmap.office.calendar import calendar_of
from skillmap.office.office import Office
from skillmap.office.todo import looked_at, todo_of
from skillmap.reports.calendar import StepState
from skillmap.storage.journal import entries
from skillmap.storage.listing import local_time
from skillmap.tables import Table, without
from skillmap.words import Bilingual, Message, message

MOST = 3
"""Lines of each part: the page is read at a glance."""


@dataclass(frozen=True)
class StartPage:
    """Where one is, what needs doing, and the steps of the year that are not done."""

    where: tuple[Message, ...]
    due: Table
    steps: Table


def start(office: Office) -> StartPage:
    """The first page of today."""
    moment = office.moment(None, None)
    with office.read() as connection:
        last = entries(connection, limit=1)
    where = [message("start.office", office=office.settings.office, folder=str(office.workspace.root))]
    if last:
        entry = last[0]
        where.append(message("start.last", entry=entry.id, at=local_time(entry), by=entry.by, command=entry.command))
    record, snapshot = looked_at(office, moment)
    due, year = todo_of(office, moment, record, snapshot), calendar_of(office, moment, snapshot)
    return StartPage(tuple(where), _first(due), _open_steps(year))


def _first(due: Table) -> Table:
    left = len(due.rows) - MOST
    notes = (message("start.more", count=left),) if left > 0 else due.notes
    return replace(due, rows=tuple(due.rows[:MOST]), notes=notes)


def _open_steps(year: Table) -> Table:
    """The steps with a command, what is late before what has begun before what is to come; in the order of the work."""
    at = {column.key: place for place, column in enumerate(year.columns)}
    ranks = [message(f"calendar.state.{state}") for state in (StepState.LATE, StepState.BEGUN, StepState.TO_COME)]
    open_ = [row for row in year.rows if row[at["command"]] and row[at["state"]] in ranks]
    open_.sort(key=lambda row: ranks.index(row[at["state"]]))  # type: ignore[arg-type]
    title = Bilingual("一年の仕事で次にすること", "Next in the year")
    return without(replace(year, title=title, rows=tuple(open_[:MOST]), notes=(), tones={}), "stands")
