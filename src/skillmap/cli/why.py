"""`skillmap why`: where a level, posting, leader or seat comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import Context, open_workspace
from skillmap.cli.future import IncludeFuture, record_look
from skillmap.cli.options import Form, Out, SectionName, StaffName
from skillmap.cli.output import Format
from skillmap.errors import UsageRefused

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from skillmap.org.model import Organisation
    from skillmap.reports.why import Names
    from skillmap.storage.facts import Moment
    from skillmap.words import Fact

app = typer.Typer(rich_markup_mode=None, add_completion=False)

PERSON = (
    "staff_fact", "posting", "leave", "leader_term", "aim", "recognition", "qualification_held", "completion",
    "request", "enrolment",
)  # fmt: skip
Asked = tuple["Fact", list[tuple[str, dict[str, object]]]]
"""What is asked about, and which facts answer: table and the columns' values."""


@app.command()
def why(
    staff: StaffName = None,
    skill: Annotated[str | None, typer.Option("--skill", metavar="SKILL", help="A skill by id or name")] = None,
    section: SectionName = None,
    seat: Annotated[int | None, typer.Option("--seat", help="Only this leader's seat of the section")] = None,
    session: Annotated[str | None, typer.Option("--session", metavar="CODE", help="A session by code")] = None,
    include_future: IncludeFuture = False,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Where a level, posting, leader or seat comes from: file, sheet, cell, day, person and entry."""
    from skillmap.reports.why import why_table
    from skillmap.storage.trace import trace

    if not (staff or section or session) or (skill and not staff) or (seat and not section):
        raise UsageRefused("E_WHY_WHAT")
    context = open_workspace()
    moment = context.moment()
    if include_future:
        record_look(context, context.today, "why")
    with context.reading() as connection:
        office = _office(context, connection, moment)
        subject, asked = _asked(context, connection, office, (staff, skill, section, seat, session))
        facts = [fact for table, where in asked for fact in trace(connection, moment, table, where)]
        names = _names(context, connection, moment)
    if session and not any(f.table == "enrolment" for f in facts):
        output.say("why.nothing")
    output.show(why_table(subject, facts, names, context.today, future=include_future), form, out)


def _asked(
    context: Context,
    connection: Connection,
    office: Organisation,
    given: tuple[str | None, str | None, str | None, int | None, str | None],
) -> Asked:
    """The subject, and the facts that speak of it."""
    from skillmap.framework.find import find_skill
    from skillmap.org.find import find_person, find_unit
    from skillmap.words import message

    staff, skill, section, seat, session = given
    person = find_person(office, staff) if staff else None
    if session:
        return _of_session(context, connection, session, person.id if person else None)
    if person and skill:
        found = find_skill(context.framework, skill)
        number = _skill_number(connection, found.id)
        where: dict[str, object] = {"staff_id": person.id, "skill_id": number}
        return (person.shown, found.name.text), [("rating", where)]
    if person:
        return person.shown, [(table, {"staff_id": person.id}) for table in PERSON]
    unit = find_unit(office, section or "")
    leader: dict[str, object] = {"unit_id": unit.id, **({"seat_no": seat} if seat else {})}
    if seat:
        return message("why.seat", unit=unit.full_name, seat=seat), [("leader_term", leader)]
    takes: list[tuple[str, dict[str, object]]] = [("unit_fact", {"unit_id": unit.id})]
    takes += [("succession", {"successor_id": unit.id}), ("leader_term", leader)]
    return unit.full_name, takes


def _of_session(context: Context, connection: Connection, text: str, staff_id: int | None) -> Asked:
    from skillmap.training.seating import find_session
    from skillmap.training.store import sessions

    held = find_session(context.framework, sessions(connection, context.moment()), text)
    seat: dict[str, object] = {"session_id": held.id, **({"staff_id": staff_id} if staff_id is not None else {})}
    return held.session.code, [("session_fact", {"session_id": held.id}), ("enrolment", seat)]


def _skill_number(connection: Connection, code: str) -> int:
    from skillmap.assessment.store import skill_codes

    return next((number for number, known in skill_codes(connection).items() if known == code), 0)


def _office(context: Context, connection: Connection, moment: Moment) -> Organisation:
    from skillmap.org.store import organisation

    return organisation(connection, moment, context.settings.grades)


def _names(context: Context, connection: Connection, moment: Moment) -> Names:
    from skillmap.assessment.store import skill_codes
    from skillmap.org.store import everyone, unit_names
    from skillmap.reports.why import Names
    from skillmap.training.store import sessions

    found = sessions(connection, moment)
    held = {one.id: code for code, one in found.items()}
    days = {
        one.id: (one.session.first_day, one.session.last_day)
        for one in found.values()
        if one.session.first_day and one.session.last_day
    }
    units, people = unit_names(connection, moment), everyone(connection, moment)
    return Names(context.framework, units, people, held, skill_codes(connection), days)
