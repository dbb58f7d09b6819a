"""`skillmap assess status`: how far a round of assessment is, who has not answered, what changed, who disagrees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.assess_gap import Department
from skillmap.cli.assess_round import asked_when_sent, issued, round_state, section_codes
from skillmap.cli.assess_scope import read_scope
from skillmap.cli.context import open_workspace
from skillmap.cli.options import Form, Fy, Out, SectionName
from skillmap.cli.output import Format
from skillmap.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from skillmap.assessment.rounds import PersonRound
    from skillmap.cli.assess_scope import Scope
    from skillmap.cli.context import Context
    from skillmap.days import FiscalYear
    from skillmap.tables import Table


class Listing(StrEnum):
    """What is listed."""

    DEPARTMENTS = "departments"
    SECTIONS = "sections"
    PEOPLE = "people"
    MISSING = "missing"
    DISAGREEMENTS = "disagreements"
    CHANGES = "changes"


Reminder = Annotated[
    Path | None,
    typer.Option("--reminder", metavar="FILE", dir_okay=False, help="Write who has not answered as a workbook"),
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants to see of a round, about whom, and where."""

    listing: Listing | None = None
    section: str | None = None
    department: str | None = None
    reminder: Path | None = None
    form: Format = Format.TEXT
    out: Path | None = None


def status(
    fy: Fy = None,
    section: SectionName = None,
    department: Department = None,
    listing: Annotated[
        Listing | None, typer.Option("--list", help="What is listed; default departments, of a section its people")
    ] = None,
    reminder: Reminder = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """How far a year's assessment is: answered, missing, rated by supervisors, approved, seen differently, changed.

    Exit code 1 when somebody has not answered.
    """
    context = open_workspace()
    wanted = Wanted(listing, section, department, reminder, form, out)
    if show_status(context, context.fiscal_year(fy), wanted):
        raise typer.Exit(int(Exit.FINDINGS))


def show_status(context: Context, fy: FiscalYear, wanted: Wanted) -> int:
    """Show how far the round is, write the reminders; gives the number of people who have not answered."""
    from skillmap.assessment.rounds import person_rounds, totals
    from skillmap.storage.facts import Moment

    now = context.moment()
    moment = Moment(min(now.as_of, fy.last), now.known)
    with context.reading() as connection:
        scope = read_scope(context, connection, moment, section=wanted.section, department=wanted.department)
        forms = issued(connection, fy)
        asked = asked_when_sent(context, connection, scope, forms)
        recorded = round_state(connection, scope, fy, asked, forms)
    found = person_rounds(context.framework, scope.people, recorded, section_codes(scope))
    due = forms.due if forms else None
    output.show(_table(context, found, scope, fy, due, wanted), wanted.form, wanted.out)
    missing = totals(found).unanswered
    if wanted.reminder is not None:
        _write_reminder(context, wanted.reminder, found, scope, fy, due)
    elif missing and wanted.listing is None:
        output.say("assess.status.remind", fy=str(fy.year))
    return missing


def _table(
    context: Context, found: Sequence[PersonRound], scope: Scope, fy: FiscalYear, due: date | None, wanted: Wanted
) -> Table:
    from skillmap.assessment import round_tables as tables
    from skillmap.tables import without

    office = scope.organisation
    match wanted.listing or (Listing.PEOPLE if wanted.section else Listing.DEPARTMENTS):
        case Listing.PEOPLE:
            return tables.people_table(found, office, fy)
        case Listing.MISSING:
            listed = tables.missing_table(found, office, fy, due)
            # A list to telephone through has room for notes on paper only.
            return without(listed, "due", "late", "note") if wanted.form is Format.TEXT else listed
        case Listing.DISAGREEMENTS:
            return tables.disagreement_table(found, context.framework, office, fy)
        case Listing.CHANGES:
            return tables.change_table(found, context.framework, office, fy)
        case by_unit:
            return tables.by_unit_table(found, office, fy, due, sections=by_unit is Listing.SECTIONS)


def _write_reminder(
    context: Context, path: Path, found: Sequence[PersonRound], scope: Scope, fy: FiscalYear, due: date | None
) -> None:
    from skillmap import sheets
    from skillmap.assessment.round_tables import missing_table
    from skillmap.sheets import Extras

    office = context.settings.office
    extras = Extras(subtitle=(office,) if office else (), confidential=True)
    table = missing_table(found, scope.organisation, fy, due)
    sheets.write_book(path, [sheets.sheet_from_table(table, context.lang, extras=extras)], None, context.lang)
    output.say("out.written", file=str(path))
