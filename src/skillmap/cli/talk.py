"""Talk with whoever sits at the terminal: sentences, questions, progress. Results go to stdout, talk to stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from skillmap.cli import state
from skillmap.cli.cleaning import clean
from skillmap.errors import Exit, NeedsAnswer
from skillmap.i18n import sentence
from skillmap.words import Fact


def say(key: str, /, **facts: Fact) -> None:
    """A sentence of the catalogue to stderr: talk about the work, not its result."""
    typer.echo(clean(sentence(key, state.lang(), **facts)), err=True)


def tell(key: str, /, **facts: Fact) -> None:
    """A sentence of the catalogue to stdout: a result."""
    typer.echo(clean(sentence(key, state.lang(), **facts)))


def confirm() -> None:
    """適用しますか [y/N]; raises NeedsAnswer (E_CONFIRM) without a terminal, Exit when the answer is no."""
    if not sys.stdin.isatty():
        raise NeedsAnswer("E_CONFIRM")
    typer.echo(sentence("out.apply", state.lang()) + " [y/N] ", err=True, nl=False)
    # ｙ is what comes out while the Japanese keyboard is on.
    if input().strip().casefold() not in ("y", "yes", "はい", "ｙ"):
        say("out.not_applied")
        raise typer.Exit(int(Exit.DONE))


def can_ask() -> bool:
    """Whether somebody sits at the terminal."""
    return sys.stdin.isatty()


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
