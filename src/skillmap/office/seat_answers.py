"""What there is to be said of a year's seats without looking for others: shown, explained, what more would bring.

Apart from the search, so that whoever only asks does not load the solver.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection

from skillmap.allocation import explaining, store, substitutes, tables, whatif
from skillmap.allocation.demands import held_back
from skillmap.allocation.store import Run, Waiting
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused, Refusal
from skillmap.office.line_question import all_lines, line_of
from skillmap.office.office import Office
from skillmap.office.own_question import OwnQuestion, own_question
from skillmap.office.seat_question import ask, who_waits
from skillmap.office.session_choice import year_of
from skillmap.org.find import find_unit
from skillmap.org.model import Organisation
from skillmap.org.single import find_one
from skillmap.tables import Table
from skillmap.training.mandates import Year
from skillmap.training.seating import find_session
from skillmap.training.store import sessions


@dataclass(frozen=True)
class LastRun:
    """The last allocation: its goals and their bounds, and who is without a seat."""

    goals: Table
    waiting: Table
    short: Table
    """Who is without a seat, for a terminal."""


def last(office: Office, fy: FiscalYear | None = None) -> LastRun:
    """The last allocation of a fiscal year. Raises InputRefused (E_ALLOCATION_NONE)."""
    organisation, found, waiting = _last(office, fy)
    return LastRun(
        tables.goal_table(found),
        tables.waiting_table(office.framework, organisation, waiting, found.on),
        tables.short_waiting_table(office.framework, organisation, waiting, found.on),
    )


def waiting_in(office: Office, section: str | None = None, fy: FiscalYear | None = None) -> Table:
    """Who is without a seat and why; of a unit, or everybody. Raises InputRefused (E_ALLOCATION_NONE)."""
    organisation, run, waiting = _last(office, fy)
    people = organisation.members(find_unit(organisation, section).id) if section else organisation.people
    ids = {p.id for p in people}
    return tables.waiting_table(office.framework, organisation, [w for w in waiting if w.staff_id in ids], run.on)


@dataclass(frozen=True)
class PersonExplained:
    """Why a person sits where they sit, and what they wait for; None when nothing."""

    options: Table
    waiting: Table | None


def explain_person(office: Office, who: str, fy: FiscalYear | None = None) -> PersonExplained:
    """Why a person sits where they sit or has no seat, and what would help. Raises InputRefused (E_ALLOCATION_NONE)."""
    moment, year = office.moment(), office.fiscal_year(fy)
    with office.read() as connection:
        run = _run_of(office, connection, year)
        organisation, person = find_one(connection, moment, who, office.settings.grades)
        own = store.waiting(connection, moment, run, [person.id])
        # What speaks for and against a seat is asked of today's state; who waits is what the last allocation recorded.
        asked = own_question(office, connection, year, person)
    if asked is None:
        question = ask(office, fy)
        asked = OwnQuestion(question.facts, question.problem, {})
    problem, facts = asked.problem, asked.facts
    own_seats = [t for t in facts.taken if t.staff_id == person.id]
    mine = (facts.held[t.enrolment.session].session for t in own_seats)
    cancelled = [one for one in mine if not one.is_held]
    seats = (*problem.fixed, *problem.earlier)
    reasons = {t.enrolment.session: t.enrolment.why for t in own_seats}
    awaited = held_back(office.framework, facts, Year(year, office.today), person.id)
    found = explaining.options(
        problem, seats, person.number, cancelled, asked.elsewhere, reasons=reasons, awaited=awaited
    )
    waits = tables.waiting_table(office.framework, organisation, own, run.on) if own else None
    return PersonExplained(tables.option_table(office.framework, person, found, year), waits)


@dataclass(frozen=True)
class SessionExplained:
    """Who sits in a session and why, and who waits for it."""

    page: Table
    waiting: Table


def explain_session(office: Office, session: str, fy: FiscalYear | None = None) -> SessionExplained:
    """A session's page and its waiting list. Raises what `find_session` and `ask` raise."""
    only = None
    with office.read() as connection:
        # A session is of one year: whoever asks for March's in April does not mean the new one.
        year = office.fiscal_year(fy or year_of(connection, office, session))
        held = sessions(connection, office.moment(), year.year)
        with suppress(Refusal):  # what is wrong with the year's question is said before a code that is wrong
            only = line_of(office, connection, year, find_session(office.framework, held, session))
    question = only or who_waits(office, year)
    problem, organisation = question.problem, question.facts.organisation
    one = find_session(office.framework, question.facts.held, session).session
    found = substitutes.waiting_for(problem, (*problem.fixed, *problem.earlier), one.code)
    why = Counter(t.enrolment.why for t in question.facts.taken if t.enrolment.session == one.code)
    page = tables.session_page(office.framework, one, why, len(found))
    return SessionExplained(page, tables.candidate_table(organisation, one.code, found, len(found)))


@dataclass(frozen=True)
class Further:
    """Further sessions that would seat most people."""

    best: Table
    """One after the other."""
    gains: Table
    """What one more of each would bring."""


def further(office: Office, fy: FiscalYear | None = None, sessions: int = 3) -> Further:
    """Which further sessions would seat most people."""
    with office.read() as connection:
        only = all_lines(office, connection, office.fiscal_year(fy))
    problem = (only or who_waits(office, fy)).problem
    room = {t.id: t.usual_capacity for t in office.framework.trainings.values() if t.usual_capacity}
    seats = (*problem.fixed, *problem.earlier)
    found = whatif.proposals(problem, seats, room, sessions)
    return Further(tables.extra_table(office.framework, found.best), tables.gain_table(office.framework, found.gains))


def _last(office: Office, fy: FiscalYear | None) -> tuple[Organisation, Run, list[Waiting]]:
    year = office.fiscal_year(fy)
    with office.read() as connection:
        found = _run_of(office, connection, year)
        organisation = office.organisation(connection, office.moment())
        return organisation, found, store.waiting(connection, office.moment(), found)


def _run_of(office: Office, connection: Connection, year: FiscalYear) -> Run:
    found = store.last_run(connection, office.moment(), year.year)
    if found is None:
        raise InputRefused("E_ALLOCATION_NONE", fy=str(year))
    return found
