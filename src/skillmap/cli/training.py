"""`skillmap training`: the catalogue."""

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import Form, Out
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("list")
def list_(form: Form = Format.TEXT, out: Out = None) -> None:
    """All trainings with hours, cost and what they teach."""
    output.show(office.trainings.trainings(desk.opened()), form, out)


@app.command()
def show(
    training: Annotated[str, typer.Argument(metavar="TRAINING", help="A training by id or name")],
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """One training."""
    output.show(office.trainings.training(desk.opened(), training), form, out)
