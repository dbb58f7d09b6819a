"""Calendar files (.ics) of sessions: one a session, or one for each person who sits in any."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial

from skillmap.documents import calendar_file as document
from skillmap.documents.calendar_file import CalendarSession
from skillmap.errors import InputRefused
from skillmap.framework.naming import training_name
from skillmap.i18n import sentence, word
from skillmap.office.handout import BookToWrite, DataContent
from skillmap.office.office import Office
from skillmap.org.find import find_person
from skillmap.org.model import Person, Unit
from skillmap.reports.snapshot import Snapshot, WholeOffice
from skillmap.training.model import SessionStatus
from skillmap.training.notices import News, ToTell
from skillmap.training.store import HeldSession

KIND = "ics"
SUFFIX = ".ics"


@dataclass(frozen=True, slots=True)
class CalendarAsk:
    """For whom calendar files are."""

    only: Unit | None
    """Only this department's people; None = everybody."""
    gone: Collection[ToTell]
    """Seats that people were told of and have no longer."""
    people: bool = False
    """A file for each person instead of each session."""
    staff: tuple[str, ...] = ()
    """Only these people, by number, name or kana."""


def books(office: Office, snapshot: Snapshot, ask: CalendarAsk) -> Iterator[BookToWrite]:
    """The files, of sessions by code, of people in roster order. Raises InputRefused (E_ICS_NOBODY)."""
    made = list(_of_people(office, snapshot, ask) if ask.people or ask.staff else _of_sessions(office, snapshot, ask))
    if not made:
        raise InputRefused("E_ICS_NOBODY", year=str(snapshot.fy.year))
    return iter(made)


def _of_sessions(office: Office, snapshot: Snapshot, ask: CalendarAsk) -> Iterator[BookToWrite]:
    people = {person.id for person in snapshot.people(ask.only or WholeOffice.OFFICE)}
    taken = {one.session_id for one in snapshot.taken.of(people)}
    for code, held in snapshot.held.items():
        if held.session.first_day is None or (ask.only is not None and held.id not in taken):
            continue
        name = word(training_name(snapshot.framework, held.session.training), office.lang)
        title = sentence("ics.file.session", office.lang, fy=snapshot.fy.text, code=code, name=name)
        yield _book(office, title, [_entry(office, snapshot, held)], code)


def _of_people(office: Office, snapshot: Snapshot, ask: CalendarAsk) -> Iterator[BookToWrite]:
    chosen = {find_person(snapshot.organisation, text).id for text in ask.staff}
    for person in snapshot.people(ask.only or WholeOffice.OFFICE):
        if chosen and person.id not in chosen:
            continue
        seats = [one.enrolment.session for one in snapshot.taken.of((person.id,))]
        lost = {one.session for one in ask.gone if one.staff_id == person.id and one.news is News.GONE}
        gone = sorted(lost.difference(seats))  # a seat in a session that was cancelled is still there
        sessions = [_entry(office, snapshot, snapshot.held[code]) for code in seats]
        sessions += [_entry(office, snapshot, snapshot.held[code], is_off=True) for code in gone]
        # As text a day that is missing sorts behind all others.
        sessions.sort(key=lambda one: (str(one.session.first_day), one.session.code))
        if sessions:
            name = person.name.replace(" ", "").replace("　", "")
            title = sentence("ics.file.person", office.lang, fy=snapshot.fy.text, number=person.number, name=name)
            yield _book(office, title, sessions, _whose(snapshot, person), (person.number, person.name))


def _whose(snapshot: Snapshot, person: Person) -> str:
    section = snapshot.organisation.section_of(person.unit_id)
    return section.full_name if section else ""


def _entry(office: Office, snapshot: Snapshot, held: HeldSession, *, is_off: bool = False) -> CalendarSession:
    name = word(training_name(snapshot.framework, held.session.training), office.lang)
    is_off = is_off or held.session.status is SessionStatus.CANCELLED
    # Whatever is recorded later makes the number larger, so the file that was written last is the one that holds.
    return CalendarSession(held.session, name, office.seen_head or 0, is_off)


def _book(
    office: Office, title: str, sessions: list[CalendarSession], about: str, named: tuple[str, ...] = ()
) -> BookToWrite:
    name = title.replace("_", " ")
    make = partial(document.calendar, office.settings.office, name, sessions, office.today, office.lang)
    return BookToWrite(title, lambda: DataContent(make(), named), about, SUFFIX)
