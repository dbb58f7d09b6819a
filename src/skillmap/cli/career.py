"""`skillmap career`: aims, who is ready, recognition."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap.cli import output, state
from skillmap.cli.career_ways import path, pool, show_, standing_of
from skillmap.cli.context import open_workspace, parse_day
from skillmap.cli.import_run import Given, take_in, with_import_options
from skillmap.cli.options import AsOf, DryRun, Form, Out, StaffName, Target, Yes
from skillmap.cli.output import Format
from skillmap.cli.plan_scope import organisation_of
from skillmap.errors import InputRefused, UsageRefused

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command()
@with_import_options
def aim(
    given: Given,
    staff: StaffName = None,
    to: Target = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", exists=True, dir_okay=False, help="A list of aims (.xlsx or CSV)"),
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="The person's own wish")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="First day of the aim")] = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="The list holds all aims: those missing are withdrawn")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the aims is withdrawn")
    ] = False,
) -> None:
    """Set the role grade that somebody aims at, by hand or from a list."""
    from skillmap.careers import aims, store
    from skillmap.careers.model import AimRecord, Wish
    from skillmap.careers.target import target as meant
    from skillmap.cli.import_kinds import AimImport
    from skillmap.org.find import find_person

    if (file is None) == (staff is None) or (staff is not None and to is None):
        raise UsageRefused("E_CAREER_WHO", expected="--staff --to / --file")
    if complete and file is None:
        raise UsageRefused("E_CAREER_WHO", expected="--complete --file")
    context = open_workspace()
    if file is not None:
        take_in(context, file, given, AimImport(on, complete, allow_mass_change))
        return
    with context.reading() as connection:
        organisation = organisation_of(context, connection)
        present = store.aim_rows(connection, context.moment())
        held = store.recognitions(connection, context.moment())
    day = parse_day(on) if on else context.today
    person = find_person(organisation, staff or "")
    target = meant(context.framework, to or "", held.get(person.id, ()))
    records = [AimRecord(person.number, target.role, target.grade, Wish.OWN if own else Wish.HR)]
    changes = aims.change_set(context.framework, organisation, present, records, day, [])
    context.apply(changes, "career aim", yes=given.yes, dry_run=given.dry_run)


@app.command()
def fit(
    staff: StaffName = None,
    to: Target = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """How well a person fits their aim, a role, or every role: levels met, trainings done, what is missing."""
    from skillmap.careers import recognise, tables
    from skillmap.careers.target import target as meant
    from skillmap.framework.model import RoleGrade
    from skillmap.org.find import find_person

    if staff is None:
        raise UsageRefused("E_CAREER_WHO", expected="--staff")
    context = open_workspace()
    with context.reading() as connection:
        organisation = organisation_of(context, connection, as_of)
        standing = standing_of(context, connection, as_of)
    person = find_person(organisation, staff)
    framework = context.framework
    targets = [RoleGrade(role=r.id, grade=g) for r in framework.roles.values() for g in sorted(r.grades)]
    if to:
        targets = [meant(framework, to, standing.recognitions.get(person.id, ()))]
    found = [recognise.candidate(framework, standing, person, target) for target in targets]
    output.show(tables.fit_table(framework, organisation, found), form, out)


@app.command()
def ready(as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Who fulfils everything for their aim and waits to be recognised."""
    from skillmap.careers import recognise, tables

    context = open_workspace()
    with context.reading() as connection:
        organisation = organisation_of(context, connection, as_of)
        standing = standing_of(context, connection, as_of)
    found = recognise.ready(context.framework, organisation, standing)
    if not found and form is Format.TEXT:
        output.tell("career.none_ready")
        return
    output.show(tables.candidate_table(context.framework, organisation, found, tables.ready_title()), form, out)


@app.command("recognise")
def recognise_(
    staff: StaffName = None,
    to: Target = None,
    everybody: Annotated[bool, typer.Option("--all", help="Everybody who is ready")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="First day of the recognition")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Recognise one person, or everybody who fulfils everything for their aim."""
    from skillmap.careers import recognise, tables
    from skillmap.careers.target import target as meant
    from skillmap.org.find import find_person
    from skillmap.storage.journal import author

    if (staff is None) == (not everybody):
        raise UsageRefused("E_CAREER_WHO", expected="--staff / --all")
    context = open_workspace()
    framework = context.framework
    with context.reading() as connection:
        organisation = organisation_of(context, connection)
        standing = standing_of(context, connection)
    if staff is None:
        chosen = recognise.ready(framework, organisation, standing)
    else:
        person = find_person(organisation, staff)
        aim_of = standing.aims.get(person.id)
        if to is None and aim_of is None:
            raise InputRefused("E_NO_AIM", found=person.shown)
        held = standing.recognitions.get(person.id, ())
        target = meant(framework, to or (f"{aim_of.role}/{aim_of.grade}" if aim_of else ""), held)
        one = recognise.candidate(framework, standing, person, target)
        if not one.fit.is_ready:
            levels, trainings, _ = tables.parts(framework, one.fit)
            raise InputRefused("E_NOT_READY", found=person.shown, levels=levels, trainings=trainings)
        chosen = [] if standing.holds(person.id, target) else [one]
    day = parse_day(on) if on else context.today
    changes = recognise.change_set(framework, standing, chosen, day, author(state.current().by).by)
    context.apply(changes, "career recognise", yes=yes, dry_run=dry_run)


@app.command("list")
def list_(
    recognised: Annotated[bool, typer.Option("--recognised", help="Role grades held, with the evidence")] = False,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Everybody's aim, or the role grades that people hold."""
    from skillmap.careers import tables

    context = open_workspace()
    with context.reading() as connection:
        organisation = organisation_of(context, connection, as_of)
        standing = standing_of(context, connection, as_of)
    table = tables.recognition_table if recognised else tables.aim_table
    output.show(table(context.framework, organisation, standing), form, out)


app.command()(path)
app.command()(pool)
app.command("show")(show_)
