"""Seats given by hand: given, taken back, handed on, listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from skillmap.days import FiscalYear
from skillmap.errors import InputRefused, UsageRefused
from skillmap.office.draft import Draft, renewable
from skillmap.office.office import Office
from skillmap.office.waiting_list import next_in_line
from skillmap.org.find import find_person, find_unit
from skillmap.org.leavers import find_ever, leavers
from skillmap.org.model import Organisation, Person
from skillmap.org.single import find_one
from skillmap.org.store import around, posted_in, units_on
from skillmap.storage.facts import Many, Moment
from skillmap.tables import Table
from skillmap.training import seating, store
from skillmap.training.changes import cancel_change_set, enrol_change_set, substitute_change_set
from skillmap.training.given_back import SeatGivenBack, given_back, given_back_table
from skillmap.training.model import Why
from skillmap.training.seat_facts import seat_facts
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.training.tables import enrolment_table


@dataclass(frozen=True)
class SeatedPeople:
    """Sessions and who sits in them."""

    organisation: Organisation
    held: dict[str, HeldSession]
    taken: list[TakenSeat]
    given: list[SeatGivenBack]
    only: tuple[Person, ...] | None = None
    """Of whom alone it was read; with those who sit in the session asked about."""

    @property
    def staff(self) -> Many | None:
        """Whose facts are needed; None = everybody's."""
        return None if self.only is None else Many(person.id for person in self.only)


@renewable
def add(
    office: Office, session: str, staff: str | None = None, section: str | None = None, *, second: bool = False
) -> Draft:
    """A seat for a person, or for everybody in a unit who can be there. Raises UsageRefused (E_ENROL_WHO).

    `second`: also while the result of an earlier session of the training is outstanding.
    """
    found = _asked(office, session, staff, section, to_come=office.today)
    one = seating.find_session(office.framework, found.held, session, office.today)
    people = people_of(found.organisation, staff, section) if found.only is None else found.only
    state = replace(_state(office, found), second=second)
    # Who was named is told why it cannot be; of a unit those who cannot come are left out and counted.
    there, told = seating.without_absent(state, one, people) if section else (people, [])
    problems = [*told, *seating.objections(state, one, there)]
    return Draft("enrol add", enrol_change_set(one, there, found.taken, found.given, problems))


@renewable
def cancel(
    office: Office, session: str, staff: str | None = None, section: str | None = None, *, by_office: bool = False
) -> Draft:
    """The seat of a person, or of everybody in a unit, taken back. Raises UsageRefused (E_ENROL_WHO).

    Who gives a seat back goes to the end of the line; with `by_office` the office takes it and they keep their place.
    """
    found = _asked(office, session, staff, section, ever=True)
    one = seating.find_session(office.framework, found.held, session)
    people = people_of(found.organisation, staff, section) if found.only is None else found.only
    return Draft("enrol cancel", cancel_change_set(one, people, found.taken, office.today, is_own_wish=not by_office))


@renewable
def substitute(
    office: Office,
    session: str,
    staff: str,
    to: str | None = None,
    fy: FiscalYear | None = None,
    show: Callable[[Table], None] = lambda _waiting: None,
    *,
    second: bool = False,
) -> Draft:
    """A person's seat for somebody else; without `to` for the first of the waiting list who can come.

    `second` as in `add`. `show` gets the waiting list as far as it matters.
    Raises InputRefused (E_ENROL_NO_SEAT, E_ENROL_HAS_SEAT), and
    what `waiting_list.next_in_line` raises.
    """
    found = _read(office, session, lambda connection, moment: _person(office, connection, moment, staff, ever=True))
    one = seating.find_session(office.framework, found.held, session)
    (who,) = found.only or ()
    seat = next((t for t in found.taken if t.staff_id == who.id and t.session_id == one.id), None)
    if seat is None:
        raise InputRefused("E_ENROL_NO_SEAT", person=who.shown, session=one.session.code)
    if to:
        with office.read() as connection:
            _, (instead,) = _person(office, connection, office.moment(), to)
        why = Why.HAND.value
        if instead == who:
            raise InputRefused("E_ENROL_HAS_SEAT", person=who.shown, session=one.session.code)
    else:
        instead, why = next_in_line(office, fy, one, who, show)
    found = _read(office, session, lambda _connection, _moment: (found.organisation, (who, instead)))
    # The seat that is given up counts as free, or a full session would refuse the substitute.
    left = replace(found, taken=[t for t in found.taken if t != seat])
    state = replace(_state(office, left), second=second)
    problems = seating.substitution(state, one, instead)
    return Draft(
        "enrol substitute", substitute_change_set(one, seat, who, instead, why, found.given, office.today, problems)
    )


def seats(
    office: Office,
    fy: FiscalYear | None = None,
    *,
    staff: str | None = None,
    section: str | None = None,
    session: str | None = None,
) -> Table:
    """Who has a seat in which session; of a person or a unit, of one session, of a year or of all."""
    found = _seated(office, fy)
    taken = found.taken
    if staff or section:
        people = _ever(office, found.organisation, staff) if staff and not section else None
        ids = {p.id for p in people or people_of(found.organisation, staff, section)}
        taken = [t for t in taken if t.staff_id in ids]
    if session:
        taken = [t for t in taken if t.enrolment.session == session]
    here = found.organisation.person_by_id
    with office.read() as connection:
        gone = Many({t.staff_id for t in taken} - here.keys())
        left = leavers(connection, office.moment(), found.organisation, gone)
    return enrolment_table(office.framework, found.organisation, found.held, taken, office.fiscal_year(), left)


def _seated(office: Office, fy: FiscalYear | None = None) -> SeatedPeople:
    moment = office.moment()
    with office.read() as connection:
        held = store.sessions(connection, moment, fy.year if fy else None)
        taken = store.enrolments(connection, moment, held)
        return SeatedPeople(office.organisation(connection, moment), held, taken, given_back(connection, moment))


_People = tuple[Organisation, tuple[Person, ...]]


def _asked(
    office: Office,
    session: str,
    staff: str | None,
    section: str | None,
    *,
    ever: bool = False,
    to_come: date | None = None,
) -> SeatedPeople:
    """What seats for a person, or for everybody in a unit, rest on: read by their keys (ADR 26).

    With `ever` a person who has left counts too. `to_come` as in `find_session`. Of neither or both of them everybody
    is read.
    """
    if (staff is None) == (section is None):
        return _seated(office)
    if staff is not None:

        def people(connection: Connection, moment: Moment) -> _People:
            return _person(office, connection, moment, staff, ever=ever)

        return _read(office, session, people, to_come)
    return _read(
        office, session, lambda connection, moment: _members(office, connection, moment, section or ""), to_come
    )


def _person(office: Office, connection: Connection, moment: Moment, staff: str, *, ever: bool = False) -> _People:
    organisation, person = find_one(connection, moment, staff, office.settings.grades, ever=ever)
    return organisation, (person,)


def _members(office: Office, connection: Connection, moment: Moment, section: str) -> _People:
    units = units_on(connection, moment)
    unit = find_unit(units, section)
    inside = Many(one.id for one in units.units if units.is_within(one.id, unit.id))
    organisation = around(connection, moment, Many(posted_in(connection, moment, inside)), office.settings.grades)
    return organisation, organisation.members(unit.id)


def _read(
    office: Office, session: str, who: Callable[[Connection, Moment], _People], to_come: date | None = None
) -> SeatedPeople:
    """The seats of some people and everybody's in a session: what their seats rest on, whoever else there is."""
    moment = office.moment()
    with office.read() as connection:
        held = store.named(connection, moment, session)
        one = seating.find_session(office.framework, held, session, to_come)
        organisation, people = who(connection, moment)
        ids = Many(person.id for person in people)
        held |= store.sessions(connection, moment, ids=store.session_ids(connection, moment, ids))
        taken = store.enrolments(connection, moment, held, ids, session=one.id)
        return SeatedPeople(organisation, held, taken, given_back(connection, moment, ids), people)


def returned(office: Office, fy: FiscalYear | None = None) -> Table:
    """Who gave which seat of a fiscal year back, whoever did so most often first."""
    found = _seated(office, office.fiscal_year(fy))
    names = {one.id: one.name.text for one in office.framework.trainings.values()}
    return given_back_table(names, found.organisation, found.held, found.given)


def _state(office: Office, found: SeatedPeople) -> seating.SeatFacts:
    with office.read() as connection:
        fy = office.fiscal_year(None)
        return seat_facts(connection, office.moment(), office.framework, fy, found.held, found.taken, found.staff)


def _ever(office: Office, organisation: Organisation, staff: str) -> tuple[Person, ...]:
    """The person, those who have left included: their seats are still there to be looked at and taken back."""
    moment = office.moment()
    with office.read() as connection:
        return (find_ever(connection, moment, organisation, staff),)


def people_of(organisation: Organisation, staff: str | None, section: str | None) -> tuple[Person, ...]:
    """One person, or everybody in a unit. Raises UsageRefused (E_ENROL_WHO) when it is neither or both."""
    if (staff is None) == (section is None):
        raise UsageRefused("E_ENROL_WHO")
    if staff:
        return (find_person(organisation, staff),)
    return organisation.members(find_unit(organisation, section or "").id)
