"""`skillmap blank`: an empty form of every list that can be taken in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.options import Out

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def blank(
    kind: Annotated[
        str, typer.Argument(metavar="LIST", help="Name or title of a list; without it all are listed")
    ] = "",
    everything: Annotated[
        Path | None,
        typer.Option("--all", metavar="FOLDER", file_okay=False, help="The forms of all lists, into a folder"),
    ] = None,
    out: Out = None,
) -> None:
    """Write an empty form of a list: headings, drop-downs, an example that is left out, every column explained."""
    here = desk.opened()
    if everything is not None:
        # One set under one number, as everything that leaves.
        given = office.blanks.books(here, office.blanks.layouts(here).values(), everything)
        outgoing.list_files(outgoing.hand_out(here, given, "blank.working").paths)
    elif not kind:
        output.show(office.blanks.table(here))
    else:
        outgoing.write(office.blanks.book(here, office.blanks.find(here, kind)), out)
