"""Options that a command gets by what it asks for, so that no command declares them.

`--include-future`: every question about any day (--as-of); `Office.moment` keeps the gate. `--wide`: every listing.
`--replace`, `--reason`, `--open`: every command that writes a file. `--yes`: every command that only writes files.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from functools import wraps
from typing import Annotated, Any

import typer

from skillmap.cli import state

IncludeFuture = Annotated[
    bool, typer.Option("--include-future", help="Show what is prepared for a day to come (recorded in the journal)")
]
"""Declared only by a command without a day that can show days to come all the same."""
Replace = Annotated[
    bool, typer.Option("--replace", help="Replace files that are there already, whoever wrote or changed them")
]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why the names leave, where the settings ask for a reason")
]
Open = Annotated[bool, typer.Option("--open", help="Open what was written, as a double click does")]
WRITES = frozenset(("out", "svg", "reminder", "comparison", "problems", "everything", "new_sheet"))
"""Parameters that name a file or a folder to write."""
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Apply without asking")]
"""Of a command that only writes documents: it asks nothing but whether to replace a file, which --replace answers. A
batch file may say --yes to every command."""
Wide = Annotated[bool, typer.Option("--wide", help="All columns side by side, however long the lines become")]


@dataclass(frozen=True, slots=True)
class _Added:
    name: str
    annotation: Any
    belongs: Callable[[Set[str]], bool]
    """Whether a command with these parameters gets it."""
    given: Callable[[state.Globals, Any], state.Globals]
    """What the running command knows from now on, when something else than the default was said."""
    default: object = False

    @property
    def parameter(self) -> inspect.Parameter:
        return inspect.Parameter(
            self.name, inspect.Parameter.KEYWORD_ONLY, default=self.default, annotation=self.annotation
        )


def _asks_about_a_day(own: Set[str]) -> bool:
    # The day of a list that is taken in is no question.
    return "as_of" in own and not own & {"file", "folder", "include_future"}


def _writes(own: Set[str]) -> bool:
    return bool(own & WRITES)


def _only_writes(own: Set[str]) -> bool:
    return _writes(own) and not own & {"form", "yes"}


_ADDED = (
    _Added("include_future", IncludeFuture, _asks_about_a_day, lambda now, _: replace(now, looks_ahead=True)),
    _Added("wide", Wide, lambda own: "form" in own, lambda now, _: replace(now, wide=True)),
    _Added("replace", Replace, _writes, lambda now, _: replace(now, replaces=True)),
    _Added("reason", Reason, _writes, lambda now, why: replace(now, reason=why), ""),
    _Added("open_written", Open, _writes, lambda now, _: replace(now, opens=True)),
    _Added("yes", Yes, _only_writes, lambda now, _: now),
)


def add_options(commands: typer.Typer) -> None:
    """Give every command of a noun the options that belong to it; a second time changes nothing."""
    for group in commands.registered_groups:
        if group.typer_instance is not None:
            add_options(group.typer_instance)
    for one in commands.registered_commands:
        if one.callback is not None:
            one.callback = _with_options(one.callback)


def _with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    own = inspect.signature(command, eval_str=True).parameters
    added = [one for one in _ADDED if one.name not in own and one.belongs(own.keys())]
    if not added:
        return command

    @wraps(command)
    def run(**values: Any) -> None:
        for one in added:
            if said := values.pop(one.name):
                state.heard(one.given, said)
        command(**values)

    parameters = [*own.values(), *(one.parameter for one in added)]
    # Typer reads the signature; `wraps` alone would show it the old one.
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run
