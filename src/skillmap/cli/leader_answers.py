"""`skillmap leader answers`: who has not answered the request for nominations, and the list of reminders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import open_workspace
from skillmap.cli.options import Form, Fy, Out
from skillmap.cli.output import Format
from skillmap.errors import Exit

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from skillmap.cli.context import Context
    from skillmap.days import FiscalYear
    from skillmap.leaders.asking import DepartmentAnswer, SeatAsked
    from skillmap.leaders.returned import Register, SeatName
    from skillmap.org.model import Organisation, Unit
    from skillmap.tables import Table
    from skillmap.words import Bilingual

Reminder = Annotated[
    Path | None,
    typer.Option("--reminder", metavar="FILE", dir_okay=False, help="Write who has not answered as a workbook"),
]


@dataclass(frozen=True)
class Asking:
    """What the user wants to see; `named` are seats that a folder names, `files` what came from each department."""

    reminder: Path | None = None
    form: Format = Format.TEXT
    out: Path | None = None
    named: frozenset[SeatName] = frozenset()
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sent:
    """Departments that got forms (codes), and by when they should have answered."""

    codes: frozenset[str] | None
    """None when no forms were written: everybody counts as asked."""
    due: date


def answers(fy: Fy = None, reminder: Reminder = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Which departments and sections have not answered. Exit code 1 when there is any."""
    context = open_workspace()
    if show_answers(context, context.fiscal_year(fy), Asking(reminder, form, out)):
        raise typer.Exit(int(Exit.FINDINGS))


def show_answers(context: Context, fy: FiscalYear, asking: Asking) -> int:
    """Show how far each department has answered, write the reminders; gives the number of seats without an answer."""
    from skillmap.leaders.answer_tables import answer_table, reminder_table
    from skillmap.leaders.asking import answers as answers_of

    with context.reading() as connection:
        seats, office = _asked(context, connection, fy)
        sent = _sent(context, connection, fy)
    found = [_with(one, asking.named) for one in answers_of(seats, sent.codes)]
    rule_title = _rule_title(context)
    output.show(answer_table(found, rule_title, fy, sent.due, office, asking.files), asking.form, asking.out)
    missing = sum(len(one.missing) for one in found)
    if asking.reminder is not None:
        _write_reminder(context, asking.reminder, reminder_table(found, rule_title, fy, sent.due, office, asking.files))
    elif missing:
        output.say("leader.answers.remind", fy=str(fy.year))
    return missing


def _rule_title(context: Context) -> Bilingual:
    from skillmap.leaders import rule as rules

    return rules.in_force(context.framework.leaders).title.text


def _with(one: DepartmentAnswer, named: frozenset[SeatName]) -> DepartmentAnswer:
    """What a folder names counts as answered, also in a dry run."""
    return replace(one, missing=tuple(s for s in one.missing if (s.section.full_name, s.no) not in named))


def _asked(
    context: Context, connection: Connection, fy: FiscalYear
) -> tuple[dict[Unit | None, tuple[SeatAsked, ...]], Organisation]:
    from skillmap.leaders import rule as rules
    from skillmap.leaders.asking import asked
    from skillmap.leaders.store import all_terms
    from skillmap.org.store import organisation

    moment = context.moment()
    office = organisation(connection, moment, context.settings.grades)
    rule = rules.in_force(context.framework.leaders)
    return asked(rule, office, all_terms(connection, moment), fy), office


def _sent(context: Context, connection: Connection, fy: FiscalYear) -> Sent:
    """Which departments got forms, as the journal has it; the deadline is that of the latest ones."""
    from skillmap.cli.leader_form import COMMAND
    from skillmap.leaders import rule as rules
    from skillmap.storage.journal import entries

    codes: set[str] = set()
    due: date | None = None
    for entry in entries(connection):
        if entry.command == COMMAND and entry.arguments.get("fy") == fy.year:
            codes.update(entry.arguments.get("units", ()))
            due = due or date.fromisoformat(entry.arguments["due"])
    rule = rules.in_force(context.framework.leaders)
    return Sent(frozenset(codes) or None, due or rules.day_in(fy, rule.nomination_deadline))


def register_of(context: Context, connection: Connection, fy: FiscalYear, starts: date | None) -> Register:
    """Who is on which seat for the year, as returned forms are compared with it."""
    from skillmap.leaders.returned import Register

    seats, office = _asked(context, connection, fy)
    people = office.person_by_id
    held = {
        (s.section.full_name, s.no): people[s.held.staff_id].number if s.held and s.held.staff_id in people else ""
        for own in seats.values()
        for s in own
    }
    shown = {p.number: p.shown for p in office.people}
    return Register(held, shown, _numbers(office), starts or max(context.today, fy.first))


def _numbers(office: Organisation) -> dict[str, dict[str, str]]:
    """Path of each section -> folded name of a member -> staff number, "" where several have it."""
    from skillmap.japanese import fold

    found: dict[str, dict[str, str]] = {}
    for person in office.people:
        section = office.section_of(person.unit_id)
        if section is not None:
            own = found.setdefault(section.full_name, {})
            name = fold(person.name)
            own[name] = "" if name in own else person.number
    return found


def _write_reminder(context: Context, path: Path, table: Table) -> None:
    from skillmap import sheets
    from skillmap.sheets import Extras

    office = context.settings.office
    extras = Extras(subtitle=(office,) if office else (), confidential=True)
    sheets.write_book(path, [sheets.sheet_from_table(table, context.lang, extras=extras)], None, context.lang)
    output.say("out.written", file=str(path))
