"""Where a level, posting, leader or seat comes from: file, sheet, cell, day, person and entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from skillmap.assessment.store import skill_codes
from skillmap.errors import UsageRefused
from skillmap.framework.find import find_skill
from skillmap.office.office import Office
from skillmap.org.everybody import everyone
from skillmap.org.find import find_unit
from skillmap.org.single import find_one
from skillmap.org.store import unit_names, units_on
from skillmap.reports.why import WhyNames, why_table
from skillmap.storage.facts import Moment
from skillmap.storage.journal import entries
from skillmap.storage.trace import TracedFact, trace
from skillmap.tables import Table
from skillmap.training.seating import find_session
from skillmap.training.store import named, sessions
from skillmap.words import Fact, message

PERSON = (
    "staff_fact", "posting", "leave", "leader_term", "aim", "recognition", "qualification_held", "completion",
    "request", "enrolment",
)  # fmt: skip
"""Tables of facts about a person."""
_SPEAKS_OF = {
    "parent_id": "unit_id", "successor_id": "unit_id", "second_id": "session_id", "third_id": "session_id",
    "holder_id": "staff_id",
}  # fmt: skip
"""Columns that name a unit, session or person by another word."""
WhyAsked = tuple[Fact, list[tuple[str, dict[str, object]]]]
"""What is asked about, and which facts answer: table and the columns' values."""


@dataclass(frozen=True, slots=True)
class WhyAbout:
    """What is asked about: a person, a level of theirs, a unit, a leader's seat of it, a session, a seat in one."""

    staff: str | None = None
    skill: str | None = None
    section: str | None = None
    seat: int | None = None
    session: str | None = None


@dataclass(frozen=True)
class Origins:
    """The facts that answer, and whether there is none of a session."""

    table: Table
    is_empty: bool


def origins(office: Office, about: WhyAbout, *, include_future: bool = False) -> Origins:
    """Where it comes from. Raises UsageRefused (E_WHY_WHAT)."""
    is_said = about.staff or about.section or about.session
    if not is_said or (about.skill and not about.staff) or (about.seat and not about.section):
        raise UsageRefused("E_WHY_WHAT")
    moment = office.moment()
    with office.read() as connection:
        subject, asked = _asked(office, connection, moment, about)
        journal = {entry.id: entry for entry in entries(connection)}
        facts = [fact for table, where in asked for fact in trace(connection, moment, table, where, journal)]
        names = _names(office, connection, moment, facts)
    nothing = bool(about.session) and not any(f.table == "enrolment" for f in facts)
    return Origins(why_table(subject, facts, names, office.today, future=include_future), nothing)


def _asked(
    office: Office,
    connection: Connection,
    moment: Moment,
    about: WhyAbout,
) -> WhyAsked:
    """The subject, and the facts that speak of it."""
    staff, skill, section, seat, session = about.staff, about.skill, about.section, about.seat, about.session
    person = find_one(connection, moment, staff, office.settings.grades, ever=True)[1] if staff else None
    if session:
        return _of_session(office, connection, session, person.id if person else None)
    if person and skill:
        found = find_skill(office.framework, skill)
        number = _skill_number(connection, found.id)
        where: dict[str, object] = {"staff_id": person.id, "skill_id": number}
        return (person.shown, found.name.text), [("rating", where)]
    if person:
        return person.shown, [(table, {"staff_id": person.id}) for table in PERSON]
    unit = find_unit(units_on(connection, moment), section or "")
    leader: dict[str, object] = {"unit_id": unit.id, **({"seat_no": seat} if seat else {})}
    if seat:
        return message("why.seat", unit=unit.full_name, seat=seat), [("leader_term", leader)]
    takes: list[tuple[str, dict[str, object]]] = [("unit_fact", {"unit_id": unit.id})]
    takes += [("succession", {"successor_id": unit.id}), ("leader_term", leader)]
    return unit.full_name, takes


def _of_session(office: Office, connection: Connection, text: str, staff_id: int | None) -> WhyAsked:
    held = find_session(office.framework, named(connection, office.moment(), text), text)
    seat: dict[str, object] = {"session_id": held.id, **({"staff_id": staff_id} if staff_id is not None else {})}
    return held.session.code, [("session_fact", {"session_id": held.id}), ("enrolment", seat)]


def _skill_number(connection: Connection, code: str) -> int:
    # No skill has the number 0: one that nobody was ever rated in has no facts.
    return next((number for number, known in skill_codes(connection).items() if known == code), 0)


def _names(office: Office, connection: Connection, moment: Moment, facts: Iterable[TracedFact]) -> WhyNames:
    """The names of what the facts speak of."""
    spoken: dict[str, set[int]] = {"staff_id": set(), "unit_id": set(), "session_id": set()}
    for fact in facts:
        for name, number in fact.values.items():
            kind = _SPEAKS_OF.get(name, name)
            if kind in spoken and number is not None:
                spoken[kind].add(number)
    found = sessions(connection, moment, ids=spoken["session_id"])
    held = {one.id: code for code, one in found.items()}
    days = {
        one.id: (one.session.first_day, one.session.last_day)
        for one in found.values()
        if one.session.first_day and one.session.last_day
    }
    units = unit_names(connection, moment, spoken["unit_id"])
    people = everyone(connection, moment, spoken["staff_id"])
    return WhyNames(office.framework, units, people, held, skill_codes(connection), days)
