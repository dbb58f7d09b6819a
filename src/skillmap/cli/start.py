"""`skillmap` alone: where you are, what is due, the commands you are likely to need."""

from __future__ import annotations

from skillmap import office
from skillmap.cli import desk, output, state
from skillmap.errors import InputRefused


def start() -> None:
    """Show the first page; how to begin where there is no workspace. Raises InputRefused (E_CONFIG)."""
    try:
        here = desk.opened()
    except InputRefused as refused:
        if refused.code != "E_NO_WORKSPACE" or state.current().workspace is not None:
            raise
        output.tell("start.none")
        return
    page = office.start.start(here)
    output.tell_messages(page.where)
    output.show(page.due)
    if page.steps.rows:
        output.show(page.steps)
    output.tell("start.more_commands")
