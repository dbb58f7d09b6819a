"""What every command does at the terminal: open the office, show a draft and ask before it is recorded, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from skillmap import office
from skillmap.cli import output, state, times
from skillmap.errors import Exit, InputRefused, NeedsAnswer
from skillmap.i18n import sentence
from skillmap.problems import has_errors


def opened() -> office.Office:
    """The office of this process. Raises InputRefused (E_NO_WORKSPACE, E_CONFIG)."""
    said = state.current()
    today = os.environ.get("SKILLMAP_TODAY")  # for rehearsals and tests
    here = office.Office.open(
        said.workspace,
        today=times.parse_day(today) if today else None,
        lang=said.lang,
        by=said.by,
        known_at=times.parse_known_at(said.known_at),
        looks_ahead=said.looks_ahead,
    )
    here.command = said.command.partition(" ")[2]
    here.when_looked = lambda: output.say("future.shown")
    here.when_unknown = lambda found: output.say("unknown.told", what=tuple(one.message for one in found))
    return here


def apply(
    here: office.Office,
    draft: office.Draft,
    *,
    yes: bool = False,
    dry_run: bool = False,
    shown: Callable[[], None] | None = None,
) -> int | None:
    """Show a draft, ask, record it; gives the number of the entry, None when nothing was written.

    `shown` runs before the question. Raises InputRefused (E_INPUT) when it holds errors, NeedsAnswer (E_CONFIRM)
    without terminal and --yes.
    """
    output.say_problems(draft.problems)
    if has_errors(draft.problems):
        raise InputRefused("E_INPUT")
    output.say_changes(draft.changes)
    if draft.changes.is_empty:
        output.say("out.nothing")
        return None
    output.say_messages(office.consequences.consequences(here, draft))
    if shown is not None:
        shown()
    if dry_run:
        output.say("out.dry_run")
        return None
    if not yes:
        confirm()
    number = here.record(draft)
    output.say("out.recorded", entry=number)
    return number


def confirm() -> None:
    """適用しますか [y/N]; raises NeedsAnswer (E_CONFIRM) without a terminal, Exit when the answer is no."""
    if not sys.stdin.isatty():
        raise NeedsAnswer("E_CONFIRM")
    typer.echo(sentence("out.apply", state.lang()) + " [y/N] ", err=True, nl=False)
    if input().strip().casefold() not in ("y", "yes", "はい", "ｙ"):
        output.say("out.not_applied")
        raise typer.Exit(int(Exit.DONE))


def answer(proposed: str) -> str:
    """A line typed by the user; empty takes what is proposed. Raises NeedsAnswer (E_TEACH_TERMINAL)."""
    if not sys.stdin.isatty():
        raise NeedsAnswer("E_TEACH_TERMINAL")
    typer.echo(f"[{proposed}] " if proposed else "> ", err=True, nl=False)
    return input().strip() or proposed


@contextmanager
def progress(key: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr while a long step runs, labelled by a text key; calls are (done, total).

    Silent when stderr is no terminal.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None  # noqa: ARG005
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(sentence(key, state.lang()))
        yield lambda done, total: bar.update(task, completed=done, total=total)
