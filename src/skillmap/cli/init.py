"""`skillmap init`: a new workspace."""

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office as offices
from skillmap.cli import output

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", file_okay=False, help="The folder of the new workspace")
    ] = Path(),
    office: Annotated[str, typer.Option("--office", metavar="NAME", help="Name of the office")] = "",
) -> None:
    """Make a workspace: settings, a copy of the definition files, an empty database."""
    offices.workspace.make(folder, office)
    output.tell("init.done", folder=str(folder.resolve()))
    output.tell("init.next")
