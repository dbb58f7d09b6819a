"""Days to come: what is prepared for them stays out of listings unless asked for, and looking is recorded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output, state
from skillmap.errors import NeedsAnswer

if TYPE_CHECKING:
    from skillmap.cli.context import Context

IncludeFuture = Annotated[
    bool, typer.Option("--include-future", help="Show what is prepared for a day to come (recorded in the journal)")
]


def look_ahead(context: Context, day: date, include: bool, command: str) -> None:
    """Let a listing of a day to come pass, and record who looked. Raises NeedsAnswer (E_FUTURE_DAY)."""
    if day <= context.today:
        return
    if not include:
        raise NeedsAnswer("E_FUTURE_DAY", day=day)
    record_look(context, day, command)


def record_look(context: Context, day: date, command: str) -> None:
    """An entry that says who looked at what is prepared, and for which day."""
    from skillmap.changes import ChangeSet
    from skillmap.storage.journal import author, record

    arguments = {"as_of": day.isoformat(), "include_future": True}
    who = author(state.current().by)
    record(context.engine, ChangeSet(None), command=command, arguments=arguments, who=who)
    output.say("future.shown")
