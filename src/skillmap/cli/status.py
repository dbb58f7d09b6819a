"""`skillmap status`: what needs doing, each with the command that does it."""

import typer

from skillmap.cli import output
from skillmap.cli.context import open_workspace
from skillmap.cli.options import AsOf, Form, Fy, Out
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def status(as_of: AsOf = None, fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """What needs doing, each with the command that does it."""
    from skillmap.reports.snapshot import take
    from skillmap.reports.year import todo_table

    context = open_workspace()
    moment = context.moment(as_of)
    year = context.fiscal_year(fy)
    with context.reading() as connection:
        snapshot = take(connection, context.framework, moment, year, context.settings.grades)
    output.show(todo_table(snapshot), form, out)
