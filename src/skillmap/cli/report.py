"""`skillmap report`: the numbers managers ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import open_workspace
from skillmap.cli.options import AsOf, Form, Fy, Out, SectionName
from skillmap.cli.output import Format
from skillmap.cli.report_heatmap import heatmap

if TYPE_CHECKING:
    from skillmap.reports.snapshot import Snapshot

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


app.command()(heatmap)


@app.command()
def year(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The fiscal year at a glance."""
    from skillmap.reports.year import year_table

    output.show(year_table(_snapshot(fy, as_of)), form, out)


@app.command()
def departments(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The main numbers of every department, and their sum."""
    from skillmap.reports.year import department_table

    output.show(department_table(_snapshot(fy, as_of)), form, out)


@app.command()
def leaders(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Each section's leader, vacant ones shown."""
    from skillmap.reports.rosters import leaders_table

    snapshot = _snapshot(fy, as_of)
    output.show(leaders_table(snapshot, snapshot.seats), form, out)


@app.command()
def sections(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The main numbers of every section."""
    from skillmap.reports.sections import section_table

    output.show(section_table(_snapshot(fy, as_of)), form, out)


@app.command()
def skills(
    section: SectionName = None, fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None
) -> None:
    """Per skill: how many aims ask for it, met, short, not assessed; of the office or of a unit."""
    from skillmap.org.find import find_unit
    from skillmap.reports.skills import skill_table

    snapshot = _snapshot(fy, as_of)
    office = snapshot.organisation
    people = office.members(find_unit(office, section).id) if section else office.people
    output.show(skill_table(snapshot, people), form, out)


@app.command()
def demand(
    years: Annotated[bool, typer.Option("--years", help="By fiscal year and department")] = False,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Supply against need: needed, recognised, in training, still to find; per role grade."""
    from skillmap.reports.demand import demand_table
    from skillmap.reports.demand_years import demand_years_table

    output.show((demand_years_table if years else demand_table)(_snapshot(fy, as_of)), form, out)


@app.command()
def progress(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Training over the year: seats and results by month."""
    from skillmap.reports.progress import progress_table

    output.show(progress_table(_snapshot(fy, as_of)), form, out)


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
    from skillmap.reports.conduct import conduct_table

    grades = open_workspace().settings.grades
    snapshot = _snapshot(fy, as_of)
    heads = managers.replace("、", ",").split(",") if managers else snapshot.rule.excluded_grades
    wanted = tuple(grade.strip() for grade in heads if grade.strip())
    output.show(conduct_table(snapshot, grades, wanted), form, out)


@app.command()
def html(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", dir_okay=False, help="Write to this file")
    ] = None,
    with_names: Annotated[bool, typer.Option("--with-names", help="With the names of leaders")] = False,
    fy: Fy = None,
    as_of: AsOf = None,
) -> None:
    """One page for managers: a single file that opens in any browser, without a network."""
    from skillmap.reports.page import page
    from skillmap.sheets.writing.replacing import replace_file

    context = open_workspace()
    snapshot = _snapshot(fy, as_of)
    path = out or context.workspace.out / "report.html"
    text = page(snapshot, context.settings.office, context.today, with_names=with_names)
    replace_file(path, lambda file: _write(file, text))
    output.tell("out.written", file=str(path))


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode())


def _snapshot(fy: str | None, as_of: str | None) -> Snapshot:
    from skillmap.reports.snapshot import take

    context = open_workspace()
    with context.reading() as connection:
        return take(connection, context.framework, *context.report_times(as_of, fy), context.settings.grades)
