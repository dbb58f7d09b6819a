"""`skillmap` alone: where you are, what is due, the commands you are likely to need."""

from __future__ import annotations

import typer

from skillmap import office
from skillmap.cli import desk, output, state
from skillmap.errors import InputRefused


def start() -> None:
    """Show the first page; how to begin where there is no workspace. Raises InputRefused (E_CONFIG)."""
    try:
        here = desk.opened()
    except InputRefused as refused:
        # A folder that was named and is none is a mistake, not a beginning.
        if refused.code != "E_NO_WORKSPACE" or state.current().workspace is not None:
            raise
        output.tell("start.none")
        return
    page = office.start.start(here)
    output.tell_messages(page.where)
    for part in (page.due, page.steps):
        if part.rows or part.notes:
            typer.echo()
            output.show(part)
    output.tell("start.more_commands")
