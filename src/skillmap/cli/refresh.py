"""`skillmap refresh`: plans and seats brought up to date in one step."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import DryRun, Fy, Yes

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def refresh(
    fy: Fy = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="plans|seats", help="Look at plans alone, or at seats alone")
    ] = None,
    seconds: Annotated[float | None, typer.Option("--seconds", min=0.1, help="Stop the search after so long")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Bring plans and seats up to date with everything recorded since; a second time nothing changes."""
    here = desk.opened()
    with desk.progress("renew.working") as told:
        found = office.renewal.renew(
            here,
            fy,
            plans=only != "seats",
            places=only != "plans",
            effort=office.seats.effort(seconds=seconds),
            progress=told,
        )
    output.say_messages(found.summary)
    number = desk.apply(here, found.draft, yes=yes, dry_run=dry_run)
    # Whoever was told of something else has to be told again: the command for it.
    if number is not None:
        output.say("renew.told")
