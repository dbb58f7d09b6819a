"""`skillmap report`: the numbers managers ask for."""

import typer

from skillmap.cli import output
from skillmap.cli.context import open_workspace
from skillmap.cli.options import AsOf, Form, Fy, Out
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command()
def year(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The fiscal year at a glance."""
    from skillmap.reports.snapshot import take
    from skillmap.reports.year import year_table

    context = open_workspace()
    with context.reading() as connection:
        moment, when = context.moment(as_of), context.fiscal_year(fy)
        snapshot = take(connection, context.framework, moment, when, context.settings.grades)
    output.show(year_table(snapshot), form, out)


@app.command()
def departments(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The main numbers of every department, and their sum."""
    from skillmap.reports.snapshot import take
    from skillmap.reports.year import department_table

    context = open_workspace()
    with context.reading() as connection:
        moment, when = context.moment(as_of), context.fiscal_year(fy)
        snapshot = take(connection, context.framework, moment, when, context.settings.grades)
    output.show(department_table(snapshot), form, out)


@app.command()
def leaders(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Each section's leader, vacant ones shown."""
    from skillmap.reports.rosters import leaders_table
    from skillmap.reports.snapshot import take

    context = open_workspace()
    with context.reading() as connection:
        moment, when = context.moment(as_of), context.fiscal_year(fy)
        snapshot = take(connection, context.framework, moment, when, context.settings.grades)
    output.show(leaders_table(snapshot, snapshot.seats), form, out)
