"""`skillmap leader`: each section's nominated ICT leader."""

from dataclasses import replace as replaced
from pathlib import Path
from typing import Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import open_workspace
from skillmap.cli.import_run import Given, take_in, with_import_options
from skillmap.cli.leader_answers import Asking, Reminder, answers
from skillmap.cli.leader_book import open_book, route_of, who
from skillmap.cli.leader_form import form
from skillmap.cli.leader_record import record
from skillmap.cli.leader_sheet import sheet
from skillmap.cli.options import AsOf, DryRun, Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.errors import Exit, UsageRefused
from skillmap.words import message

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

Section = Annotated[str, typer.Option("--section", metavar="UNIT", help="A unit by name or path (総務部/人事課)")]
From = Annotated[str | None, typer.Option("--from", metavar="DAY", help="First day of the term")]
Route = Annotated[
    str, typer.Option("--route", metavar="ROUTE", help="recommended, volunteer or appointed (推薦, 立候補, 指名)")
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why this person")]
Recommender = Annotated[str, typer.Option("--nominated-by", metavar="NAME", help="Who recommended")]
Theme = Annotated[str, typer.Option("--theme", metavar="TEXT", help="The section's own improvement theme")]


app.command()(form)
app.command()(answers)
app.command()(record)
app.command()(sheet)


@app.command("import")
@with_import_options
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER", exists=True, help="A workbook or CSV, or a folder of returned nomination forms"
        ),
    ],
    given: Given,
    fy: Fy = None,
    from_: From = None,
    replace: Annotated[bool, typer.Option("--replace", help="End running terms of the seats the day before")] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="The list holds all leaders from --from on: terms it lacks end before")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the terms ends")
    ] = False,
    reminder: Reminder = None,
) -> None:
    """Take in nominations: a list by section, a letter, or a folder of returned forms.

    A folder is one change set and one entry; who has not answered is listed.
    """
    from skillmap.cli.import_kinds import LeaderImport
    from skillmap.cli.leader_folder import take_in_folder

    if complete and file.is_dir():
        raise UsageRefused("E_LEADER_COMPLETE_FORMS")
    if complete and not from_:
        raise UsageRefused("E_LEADER_COMPLETE_FROM")
    kind = LeaderImport(fy, from_, replace, complete, allow_mass_change)
    if file.is_dir():
        take_in_folder(open_workspace(), file, given, kind, Asking(reminder))
    else:
        take_in(open_workspace(), file, given, kind)


@app.command()
def nominate(
    section: Section,
    staff: Annotated[str, typer.Option("--staff", metavar="PERSON", help="Staff number, name or kana")],
    fy: Fy = None,
    from_: From = None,
    route: Route = "recommended",
    reason: Reason = "",
    nominated_by: Recommender = "",
    theme: Theme = "",
    result: Annotated[str, typer.Option("--result", metavar="TEXT", help="What came of the theme")] = "",
    conditions: Annotated[bool, typer.Option("--conditions", help="The head confirms the rule's conditions")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record one nomination by hand, or add to the present leader's entry.

    Without --from the term begins today, or on 1 April of another fiscal year.
    """
    from dataclasses import replace as changed

    from skillmap.leaders.model import Nomination
    from skillmap.leaders.seating import nominate as seat

    context = open_workspace()
    with context.reading() as connection:
        book = open_book(context, connection, fy, from_)
        starts = book.starts or (context.today if not fy else book.fy.first)
        unit, person = who(book, section, staff, starts)
        given = Nomination(
            person, section=unit, route=route_of(route), starts=book.starts, reason=reason, theme=theme, result=result,
            nominated_by=nominated_by, conditions=tuple(c.ja for c in book.rule.conditions) if conditions else (),
        )  # fmt: skip
        by_hand = changed(book, starts=starts, nominated_on=context.today)
        changes = seat(message("leader.nominate_title", title=book.rule.title.text), [given], by_hand)
    context.apply(changes, "leader nominate", yes=yes, dry_run=dry_run)


@app.command()
def replace(
    section: Section,
    staff: Annotated[
        str | None, typer.Option("--staff", metavar="PERSON", help="The successor; nobody = the seat is left vacant")
    ] = None,
    from_: From = None,
    seat: Annotated[int | None, typer.Option("--seat", metavar="N", help="The seat, when there are several")] = None,
    route: Route = "recommended",
    reason: Reason = "",
    nominated_by: Recommender = "",
    theme: Theme = "",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Hand a seat over: the present term ends the day before, the successor has the rest of it."""
    from skillmap.leaders.handover import hand_over
    from skillmap.leaders.model import Nomination
    from skillmap.org.find import find_unit

    context = open_workspace()
    with context.reading() as connection:
        book = open_book(context, connection, None, from_)
        day = book.starts or context.today
        successor = None
        if staff is not None:
            _, person = who(book, section, staff, day)
            successor = Nomination(
                person, route=route_of(route), reason=reason, theme=theme, nominated_by=nominated_by,
                nominated_on=context.today,
            )  # fmt: skip
        found = book.organisation_on(max(day, context.today))
        unit = find_unit(found, section, among=found.sections)
        changes = hand_over(
            message("leader.replace_title", title=book.rule.title.text), unit, day, successor, book, seat=seat
        )
    context.apply(changes, "leader replace", yes=yes, dry_run=dry_run)


@app.command("list")
def list_(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """One row per seat of every section, vacant ones too."""
    from skillmap.leaders import rule as rules
    from skillmap.leaders.register import seats_on
    from skillmap.leaders.store import all_terms, names
    from skillmap.leaders.tables import LIST_COLUMNS, ROSTER_COLUMNS, leader_table
    from skillmap.org.store import organisation

    context = open_workspace()
    moment, day = context.register_times(as_of, fy)
    rule = rules.in_force(context.framework.leaders)
    with context.reading() as connection:
        office = replaced(organisation(connection, moment, context.settings.grades), day=day)
        terms = all_terms(connection, moment)
        known = names(connection, moment, (t.staff_id for t in terms))
    columns = LIST_COLUMNS if form is Format.TEXT and out is None else ROSTER_COLUMNS
    table = leader_table(rule, office, seats_on(rule, office, terms), known, columns)
    if day != moment.as_of:
        table = replaced(table, notes=(*table.notes, message("leader.where_today", day=moment.as_of)))
    output.show(table, form, out)


@app.command()
def show(
    section: SectionName = None,
    staff: StaffName = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Everything the register holds of a section's or a person's terms, the latest first."""
    from skillmap.leaders import rule as rules
    from skillmap.leaders.checks import programme
    from skillmap.leaders.programme import progress
    from skillmap.leaders.register import history
    from skillmap.leaders.store import all_terms, names
    from skillmap.leaders.tables import history_table
    from skillmap.org.find import find_person, find_unit
    from skillmap.org.store import organisation
    from skillmap.training.store import completions

    if (section is None) == (staff is None):
        raise UsageRefused("E_SECTION_OR_STAFF")
    context = open_workspace()
    moment = context.moment(as_of)
    rule = rules.in_force(context.framework.leaders)
    with context.reading() as connection:
        office = organisation(connection, moment, context.settings.grades)
        terms = all_terms(connection, moment)
        known = names(connection, moment, (t.staff_id for t in terms))
        results = completions(connection, moment)
    if staff is not None:
        wanted = history(terms, staff_id=find_person(office, staff).id)
    else:
        wanted = history(terms, unit_id=find_unit(office, section or "", among=office.sections).id)
    done = {t: progress(context.framework, programme(context.framework, rule), t, results) for t in wanted}
    output.show(history_table(wanted, office, known, rule, done), form, out)


@app.command()
def check(
    everything: Annotated[bool, typer.Option("--all", help="Every finding in a row of its own")] = False,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What is wrong or due, each with the command that mends it. Exit code 1 when there is anything."""
    from skillmap.leaders import checks
    from skillmap.leaders import rule as rules
    from skillmap.leaders.store import all_terms, booked
    from skillmap.leaders.tables import finding_summary, finding_table
    from skillmap.org.store import organisation
    from skillmap.training.completions import completed_trainings

    context = open_workspace()
    moment, day = context.register_times(as_of, fy)
    rule = rules.in_force(context.framework.leaders)
    with context.reading() as connection:
        state = checks.Findings(
            rule,
            replaced(organisation(connection, moment, context.settings.grades), day=day),
            all_terms(connection, moment),
            checks.programme(context.framework, rule),
            completed_trainings(connection, context.framework, moment),
            booked(connection, moment),
        )
    findings = checks.check(state)
    is_short = form is Format.TEXT and out is None and not everything
    table = finding_summary if is_short else finding_table
    output.show(table(findings, state.organisation), form, out)
    if findings:
        raise typer.Exit(int(Exit.FINDINGS))
