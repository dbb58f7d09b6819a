"""What needs doing on the first day, before anything is recorded."""

from __future__ import annotations

from skillmap.office.office import Office
from skillmap.reports.beginning import beginning_table
from skillmap.storage.facts import Moment
from skillmap.tables import Table


def todo(office: Office, moment: Moment) -> Table | None:
    """As `todo.todo` while the journal is empty; None when there is anything to be judged.

    Judging loads planner and seats, twice the time of everything else: a new user's first command need not wait for it.
    """
    with office.read():
        return None if office.seen_head else beginning_table(moment.as_of)
