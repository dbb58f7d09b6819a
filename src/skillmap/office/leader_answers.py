"""Who has not answered the request for nominations, and the list of reminders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from sqlalchemy import Connection

from skillmap.days import FiscalYear
from skillmap.japanese import fold
from skillmap.leaders import rule as rules
from skillmap.leaders.answer_tables import answer_table, reminder_table
from skillmap.leaders.asking import DepartmentAnswer, SeatAsked, asked
from skillmap.leaders.asking import answers as answers_of
from skillmap.leaders.returned import Register, SeatName
from skillmap.leaders.store import all_terms
from skillmap.office.office import Office
from skillmap.org.model import Organisation, Unit
from skillmap.storage.journal import entries
from skillmap.tables import Table

FORM_COMMAND = "leader form"
"""How the journal names that forms went out."""


@dataclass(frozen=True, slots=True)
class SentForms:
    """Departments that got forms (codes), and by when they should have answered."""

    codes: frozenset[str] | None
    """None when no forms were written: everybody counts as asked."""
    due: date


@dataclass(frozen=True)
class LeaderAnswers:
    """How far each department has answered: the listing, the list of reminders, the seats without an answer."""

    table: Table
    reminder: Table
    missing: int


def answers(
    office: Office,
    fy: FiscalYear | None = None,
    named: frozenset[SeatName] = frozenset(),
    files: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> LeaderAnswers:
    """Who has answered the request for nominations, and who has not.

    Args:
        office: The office.
        fy: The year that nominations are for; None = the present one.
        named: Seats that a folder of forms names somebody for: they count as answered, also before it is recorded.
        files: Code of a department -> the files that came from it.
    """
    year = office.fiscal_year(fy)
    with office.read() as connection:
        seats, organisation = _asked(office, connection, year)
        sent = _sent(office, connection, year)
    found = [_with(one, named) for one in answers_of(seats, sent.codes)]
    title = rules.in_force(office.framework.leaders).title.text
    table = answer_table(found, title, year, sent.due, organisation, files)
    reminder = reminder_table(found, title, year, sent.due, organisation, files)
    return LeaderAnswers(table, reminder, sum(len(one.missing) for one in found))


def _with(one: DepartmentAnswer, named: frozenset[SeatName]) -> DepartmentAnswer:
    """What a folder names counts as answered, also in a dry run."""
    return replace(one, missing=tuple(s for s in one.missing if (s.section.full_name, s.no) not in named))


def _asked(
    office: Office, connection: Connection, fy: FiscalYear
) -> tuple[dict[Unit | None, tuple[SeatAsked, ...]], Organisation]:
    moment = office.moment()
    organisation = office.organisation(connection, moment)
    rule = rules.in_force(office.framework.leaders)
    return asked(rule, organisation, all_terms(connection, moment), fy), organisation


def _sent(office: Office, connection: Connection, fy: FiscalYear) -> SentForms:
    """Which departments got forms, as the journal has it; the deadline is that of the latest ones."""
    codes: set[str] = set()
    due: date | None = None
    # Newest first: the deadline of the latest forms holds, departments of earlier ones were asked too.
    for entry in entries(connection):
        if entry.command == FORM_COMMAND and entry.arguments.get("fy") == fy.year:
            codes.update(entry.arguments.get("units", ()))
            due = due or date.fromisoformat(entry.arguments["due"])
    rule = rules.in_force(office.framework.leaders)
    return SentForms(frozenset(codes) or None, due or rules.day_in(fy, rule.nomination_deadline))


def register_of(office: Office, connection: Connection, fy: FiscalYear, starts: date | None) -> Register:
    """Who is on which seat for the year, as returned forms are compared with it."""
    seats, organisation = _asked(office, connection, fy)
    people = organisation.person_by_id
    held = {
        (s.section.full_name, s.no): people[s.held.staff_id].number if s.held and s.held.staff_id in people else ""
        for own in seats.values()
        for s in own
    }
    shown = {p.number: p.shown for p in organisation.people}
    return Register(held, shown, _numbers(organisation), starts or max(office.today, fy.first))


def _numbers(organisation: Organisation) -> dict[str, dict[str, str]]:
    """Path of each section -> folded name of a member -> staff number, "" where several have it."""
    found: dict[str, dict[str, str]] = {}
    for person in organisation.people:
        section = organisation.section_of(person.unit_id)
        if section is not None:
            own = found.setdefault(section.full_name, {})
            name = fold(person.name)
            # Two of one name: which of them is meant nobody can say, so neither is taken.
            own[name] = "" if name in own else person.number
    return found
