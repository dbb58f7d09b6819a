"""`skillmap training`: the catalogue."""

from typing import Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import open_workspace
from skillmap.cli.options import Form, Out
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("list")
def list_(form: Form = Format.TEXT, out: Out = None) -> None:
    """All trainings with hours, cost and what they teach."""
    from skillmap.training.tables import training_table

    framework = open_workspace().framework
    active = [t for t in framework.trainings.values() if t.status == "active"]
    output.show(training_table(framework, active), form, out)


@app.command()
def show(
    training: Annotated[str, typer.Argument(metavar="TRAINING", help="A training by id or name")],
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """One training."""
    from skillmap.framework.find import find_training
    from skillmap.training.tables import training_page

    framework = open_workspace().framework
    output.show(training_page(framework, find_training(framework, training)), form, out)
