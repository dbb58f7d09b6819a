"""What recording something would put out of order, or in order again; shown before it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from skillmap.allocation.gather import Terms
from skillmap.judgement.consequences import consequences as judged
from skillmap.judgement.record import Record, take
from skillmap.judgement.tables import lines
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.storage.facts import Moment
from skillmap.words import Message


def consequences(office: Office, draft: Draft) -> Sequence[Message]:
    """What a draft would put out of order, or in order again; nothing of drafts that are performed in another way."""
    if draft.perform is not None:
        return ()

    def record(connection: Connection) -> Record:
        return take(connection, office.framework, Moment(office.today), office.settings.grades, allowed(office))

    return lines(judged(office.engine, draft.changes, record))


def allowed(office: Office) -> Terms:
    """What the office allows: how many of a section may be away at once, how many hours a year."""
    return Terms(office.settings.absence_share, office.settings.hours_per_year)
