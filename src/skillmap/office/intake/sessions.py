"""The timetable of the year (研修日程)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.days import FiscalYear
from skillmap.documents.session_list import LAYOUT, UNCODED, SessionRecord, read_session_list
from skillmap.office.intake.crowded_days import certain
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.org.model import Organisation
from skillmap.org.store import organisation
from skillmap.problems import CellPlace, Place, Problem, problem
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.slipped import ListColumn, stretch
from skillmap.training import resolve, store
from skillmap.training.brought_back import brought_back
from skillmap.training.changes import Incoming, session_change_set
from skillmap.training.checks import Rules
from skillmap.training.looks_moved import looks_moved
from skillmap.training.model import Session
from skillmap.training.other_year import other_year
from skillmap.training.results_stay import results_stay


@dataclass(frozen=True, slots=True)
class SessionImport:
    """研修日程."""

    fy: FiscalYear | None = None
    new_sessions: bool = False
    """Whether rows that look like a recorded session moved are new sessions all the same."""
    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "session import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        del office
        return (LAYOUT,)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """New and changed sessions."""
        framework = office.framework
        year = office.fiscal_year(self.fy).year
        records, reading, disagreements = read_session_list(file, replace(options, fiscal_year=year), year)
        present = store.sessions(connection, office.moment())
        units = organisation(connection, office.moment())
        rules = Rules(framework.trainings, office.settings.closed_days, (), {u.code for u in units.departments})
        records, doubts = certain(framework, [_with_codes_of(units, one) for one in records], rules.closed)
        listed = [resolve.ListedSession(r.training, r.session, r.places, r.cell) for r in records]
        listed, made = resolve.with_codes(framework, listed, (one.session for one in present.values()), UNCODED)
        listed = [_as_recorded(one, present, reading.columns) for one in listed]
        incoming, found = resolve.sessions(framework, listed, rules, UNCODED)
        places = {one.session.code: one.places for one in listed}
        found = [*found, *_earlier(connection, incoming, present, places)]
        new = [one.session for one in incoming]
        found = [*found, *results_stay(connection, office.moment(), present, new, places)]
        found = [*found, *other_year(connection, office.moment(), present, new, office.today, places)]
        if not self.new_sessions:
            seats = Counter(t.enrolment.session for t in store.enrolments(connection, office.moment(), present))
            made_up = {new.session.code for new, old in zip(listed, records, strict=True) if not _coded(old)}
            # Without codes a timetable cannot say that a session moved: it would come in anew, its seats left behind.
            found = [*found, *looks_moved(framework, incoming, present, seats, made_up, places, office.today)]
        known = store.known_codes(connection)
        changes = session_change_set(
            framework,
            present,
            incoming,
            known,
            found,
            [source_of(reading)],
            {u.code: u.full_name for u in units.departments},
        )
        slipped = [*_slipped(incoming, present, places)]
        return Comparison(reading, changes, [*disagreements, *doubts, *slipped, *made])


_ARRANGED = ("title", "venue", "trainers", "capacity", "minimum", "route", "deadline", "quotas")
"""What is arranged for a session besides its days: a list that has no column for it says nothing about it."""


def _as_recorded(
    one: resolve.ListedSession, present: Mapping[str, store.HeldSession], columns: Mapping[str, str]
) -> resolve.ListedSession:
    """A recorded session with what its list has no column for: days alone take away no venue and no minimum."""
    held = present.get(one.session.code)
    if held is None:
        return one
    kept = {name: getattr(held.session, name) for name in _ARRANGED if name not in columns}
    return replace(one, session=replace(one.session, **kept))


def _earlier(
    connection: Connection,
    incoming: Sequence[Incoming],
    present: Mapping[str, store.HeldSession],
    places: Mapping[str, Mapping[str, Place]],
) -> Iterator[Problem]:
    """What rows would bring back that was changed since."""
    changed = [
        one for one in incoming if one.session.code in present and present[one.session.code].session != one.session
    ]
    ids = {present[one.session.code].id for one in changed}
    return brought_back(changed, store.replaced(connection, ids) if ids else (), places)


_FIELDS: Mapping[str, Callable[[Session], Hashable]] = {
    "day": lambda one: tuple(meeting.day for meeting in one.meetings) or None,
    "capacity": lambda one: one.capacity,
    "venue": lambda one: one.venue or None,
    "deadline": lambda one: one.deadline,
}


def _slipped(
    incoming: Sequence[Incoming], present: Mapping[str, store.HeldSession], places: Mapping[str, Mapping[str, Place]]
) -> Iterator[Problem]:
    """W_COLUMN_SHIFTED for columns whose values are those that the neighbouring sessions have on record."""
    sessions = [one.session for one in incoming]
    for key, value in _FIELDS.items():
        recorded = [(value(held.session),) if (held := present.get(one.code)) else None for one in sessions]
        found = stretch(ListColumn([value(one) for one in sessions], recorded))
        if found is not None:
            first, last = (places[sessions[at].code].get(key) for at in found)
            until = last.cell if isinstance(last, CellPlace) else ""
            count = found[1] - found[0] + 1
            yield problem("W_COLUMN_SHIFTED", first, field=LAYOUT.field(key).title, count=count, value=until)


def _with_codes_of(units: Organisation, record: SessionRecord) -> SessionRecord:
    """Quotas by the code of their department, where the list names it (総務部:3)."""
    named = Counter(unit.name for unit in units.departments)
    codes = {unit.name: unit.code for unit in units.departments if named[unit.name] == 1}
    codes |= {unit.full_name: unit.code for unit in units.departments}
    quotas = {codes.get(name, name): seats for name, seats in record.session.quotas.items()}
    return replace(record, session=replace(record.session, quotas=quotas)) if record.session.quotas else record


def _coded(record: SessionRecord) -> bool:
    return not record.session.code.startswith(UNCODED)
