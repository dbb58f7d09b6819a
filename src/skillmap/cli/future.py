"""Days to come: one gate for every question about them. `--include-future` opens it, and looking is recorded.

Every command that asks about any day (--as-of) gets the option; `Office.moment` keeps the gate.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from skillmap.cli import state

IncludeFuture = Annotated[
    bool, typer.Option("--include-future", help="Show what is prepared for a day to come (recorded in the journal)")
]
"""Declared only by a command without a day that can show days to come all the same."""


def add_option(commands: typer.Typer) -> None:
    """Give every command of a noun that asks about any day the option; a second time changes nothing."""
    for group in commands.registered_groups:
        if group.typer_instance is not None:
            add_option(group.typer_instance)
    for one in commands.registered_commands:
        if one.callback is not None:
            one.callback = _with_option(one.callback)


def _with_option(command: Callable[..., Any]) -> Callable[..., Any]:
    own = inspect.signature(command, eval_str=True).parameters
    # The day of a list that is taken in is no question.
    if "as_of" not in own or own.keys() & {"file", "folder", "include_future"}:
        return command
    kind = inspect.Parameter.KEYWORD_ONLY
    option = inspect.Parameter("include_future", kind, default=False, annotation=IncludeFuture)

    @wraps(command)
    def run(**values: Any) -> None:
        if values.pop("include_future"):
            state.open_gate()
        command(**values)

    run.__signature__ = inspect.Signature([*own.values(), option])  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in (*own.values(), option)}
    return run
