"""`skillmap report`: the numbers managers ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from skillmap import office
from skillmap.cli import desk, heatmap_blocks, outgoing, output, report_supply, report_trainings
from skillmap.cli.fitting import room
from skillmap.cli.options import AsOf, DepartmentName, Form, Fy, Out, SectionName, Target
from skillmap.cli.output import Format
from skillmap.cli.times import parse_since

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command()
def heatmap(
    section: SectionName = None,
    department: DepartmentName = None,
    to: Target = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """The skill map of a section (staff × skills), or levels missing by section or department.

    Without --to everybody is compared with the own aim.
    """
    for_reading = output.chosen(form, out) is Format.TEXT
    table = office.reports.heatmap(
        desk.opened(), section=section, department=department, to=to, fy=fy, as_of=as_of, for_reading=for_reading
    )
    if not for_reading or out is not None:
        output.show(table, form, out)
        return
    for part in heatmap_blocks.blocks(table, ("name", "aim") if section else ("unit",), room()):
        output.show(part)


@app.command()
def year(
    since: Annotated[
        # Typer knows no value that is an entry, a day or a word.
        Any,
        typer.Option(
            "--since",
            metavar="WHEN",
            help="Beside the numbers of then, with the entries that each difference came of: last, an entry or a day",
            parser=parse_since,
        ),
    ] = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """The fiscal year at a glance.

    --since last compares with the last time that something left as final, else with the end of the month before.
    """
    here = desk.opened()
    table = (
        office.reports.report(here, "year", fy, as_of) if since is None else office.since.year(here, since, fy, as_of)
    )
    output.show(table, form, out)


@app.command()
def departments(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The main numbers of every department, and their sum."""
    output.show(office.reports.report(desk.opened(), "departments", fy, as_of), form, out)


@app.command()
def leaders(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Each section's leader, vacant ones shown."""
    output.show(office.reports.report(desk.opened(), "leaders", fy, as_of), form, out)


@app.command()
def sections(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The main numbers of every section."""
    output.show(office.reports.report(desk.opened(), "sections", fy, as_of), form, out)


@app.command()
def skills(
    section: SectionName = None, fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None
) -> None:
    """Per skill: how many aims ask for it, met, short, not assessed; of the office or of a unit."""
    output.show(office.reports.skills(desk.opened(), section, fy, as_of), form, out)


@app.command()
def progress(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Training over the year: seats and results by month."""
    output.show(office.reports.report(desk.opened(), "progress", fy, as_of), form, out)


@app.command()
def conduct(
    managers: Annotated[
        str | None,
        typer.Option("--managers", metavar="GRADES", help="Grades of managers (default: those that cannot be leaders)"),
    ] = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Uptake of the code of conduct by grade, with a line for managers."""
    grades = managers.replace("、", ",").split(",") if managers else ()
    output.show(office.reports.conduct(desk.opened(), grades, fy, as_of), form, out)


@app.command()
def html(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", dir_okay=False, help="Write to this file")
    ] = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="With the names of leaders and of people who could fill a role")
    ] = False,
    with_commands: Annotated[
        bool, typer.Option("--with-commands", help="With the command for each thing to do, for the personnel section")
    ] = False,
    fy: Fy = None,
    as_of: AsOf = None,
) -> None:
    """One page for managers: a single file that opens in any browser, without a network."""
    outgoing.require_ending(out, ".html", ".htm")
    here = desk.opened()
    page = office.reports.page(here, with_names=with_names, with_commands=with_commands, fy=fy, as_of=as_of)
    outgoing.put(out or here.workspace.out / "report.html", page, kind=office.handout.HandoutKind.REPORT_HTML)


report_supply.add_to(app)
report_trainings.add_to(app)
