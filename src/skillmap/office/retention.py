"""How long records of people are kept (保存年限), and whose have passed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from skillmap.config import Settings
from skillmap.days import fiscal_year
from skillmap.office.office import Office
from skillmap.settings import RecordKind
from skillmap.storage import redaction


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long a kind of record of somebody is kept: up to (excluding) `until`; None = for good."""

    kind: RecordKind
    until: date | None
    is_set: bool = True
    """False: the office has not said how long."""

    def is_over(self, today: date) -> bool:
        """Whether it may be erased."""
        return self.is_set and self.until is not None and self.until <= today


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who is no longer on the staff."""

    staff_id: int
    gone_on: date
    """The first day on which they were not."""
    keeping: tuple[Keeping, ...]

    def is_due(self, today: date) -> bool:
        """Whether everything of them has passed its 保存年限."""
        return all(one.is_over(today) for one in self.keeping)


def keeping(settings: Settings, kind: RecordKind, gone_on: date) -> Keeping:
    """How long a kind is kept of somebody who was no longer there on a day.

    Years count from 1 April after the fiscal year of the last day in the office, as for every document (起算日).
    """
    years = settings.retention.get(kind)
    if years is None or years == "permanent":
        return Keeping(kind, None, years is not None)
    begins = fiscal_year(gone_on - timedelta(days=1)).end
    return Keeping(kind, begins.replace(year=begins.year + int(years)))


def leavers(office: Office, connection: Connection, only: Iterable[int] | None = None) -> Iterator[Leaver]:
    """Everybody who has left by today and is not erased yet, with how long each kind of their records is kept."""
    chosen = None if only is None else set(only)
    gone = {
        staff_id: day
        for staff_id, day in redaction.last_days(connection).items()
        if day <= office.today and (chosen is None or staff_id in chosen)
    }
    held = redaction.counts(connection, gone) if gone else {}
    for staff_id, day in gone.items():
        # Of whom nothing else is held there is the line of the staff list.
        kinds = sorted(held.get(staff_id, {"staff": 1}))
        yield Leaver(staff_id, day, tuple(keeping(office.settings, kind, day) for kind in kinds))


def due(office: Office) -> list[Leaver]:
    """Whose records have all passed their 保存年限; nobody's where the office has said nothing of it."""
    if not office.settings.retention:
        return []
    with office.read() as connection:
        return [one for one in leavers(office, connection) if one.is_due(office.today)]
