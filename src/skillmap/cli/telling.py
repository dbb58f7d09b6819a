"""The words at the boundary: refusals with their problems and the next step, and the log of a bug."""

import errno
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import typer

from skillmap import config, office, version
from skillmap.cli import state
from skillmap.cli.cleaning import clean
from skillmap.cli.told import in_order, problem_lines
from skillmap.cli.usage import Mistake
from skillmap.errors import Exit, InputRefused, Locked, Refusal, reason_of
from skillmap.i18n import hint, refusal_text, sentence
from skillmap.problems import Problem
from skillmap.words import Fact, message


def say(key: str, **facts: Fact) -> None:
    """A sentence and what to do, to stderr."""
    typer.echo(clean(sentence(key, state.lang(), **facts)), err=True)
    if advice := hint(key, state.lang(), **facts):
        typer.echo(f"→ {clean(advice)}", err=True)


def mistake(found: Mistake) -> None:
    """What is wrong with a command line, the nearest right form, and where help is."""
    say(found.code, **found.facts)
    if found.near:
        say("usage.near", near=found.near)
    say_help()


def say_help() -> None:
    """Where help on the running command is."""
    say("usage.help", command=f"{state.current().command} --help")


def refusal(refused: Refusal) -> None:
    """What is refused, everything that is wrong, and what to do; where it says what stands, as it is by now."""
    if "whole" in refused.facts:
        refused.facts["whole"] = _whole()
    typer.echo(clean(refusal_text(refused, state.lang())), err=True)
    found = [p for p in refused.problems if isinstance(p, Problem)]
    for line in problem_lines(in_order(found), state.lang()):
        typer.echo(line, err=True)
    if advice := hint(refused.code, state.lang(), **refused.facts):
        typer.echo(f"→ {clean(advice)}", err=True)
    if refused.exit is Exit.USAGE:
        say_help()


def by_todays_name(refused: InputRefused) -> InputRefused:
    """The refusal; of a name that a definition had before one that says what it is called today."""
    here = state.office_here()
    return refused if here is None else office.option_names.by_todays_name(here, refused)


def _whole() -> Fact:
    """What stands: the newest entry of the running command, or nothing."""
    number = state.recorded()
    return message("accident.nothing") if number is None else message("accident.recorded", entry=number)


def stopped() -> None:
    """That somebody stopped the command, and what stands."""
    say("E_STOPPED", whole=_whole())


def bug(error: BaseException) -> None:
    """That it was a bug, where its report is, and what stands."""
    say("E_BUG", file=logged(error), whole=_whole())


def accident(error: OSError) -> Refusal:
    """What the file system refuses, as a refusal that says what happened, to which file, and what is whole."""
    name = error.filename if isinstance(error.filename, str) else ""
    # Open somewhere: trying again later helps, which the exit code says.
    kind = Locked if error.errno in (errno.EBUSY, errno.ETXTBSY, errno.EAGAIN) else InputRefused
    return kind(
        "E_ACCIDENT",
        file=name or message("accident.some_file"),
        reason=reason_of(error),
        whole=_whole(),
    )


def log(error: BaseException) -> Path:
    """Write where it went wrong where support can ask for it: the workspace's logs, else the temporary folder.

    Raises OSError when neither can be written.
    """
    name = f"skillmap-{datetime.now(UTC):%Y%m%dT%H%M%S}.log"
    text = f"skillmap-{version()}, Python {sys.version.split()[0]}, {sys.platform}\n" + "".join(_where(error))
    for folder in _folders():
        path = folder / name
        try:
            folder.mkdir(exist_ok=True)
            path.unlink(missing_ok=True)
            path.touch(mode=0o600)
            path.write_text(text, "utf-8")
        except OSError:
            with suppress(OSError):
                path.unlink(missing_ok=True)  # half a report helps nobody
            continue
        return path
    raise OSError(errno.EACCES, name)


def logged(error: BaseException) -> Fact:
    """Where the log of an error is, or that it could not be written, and the kind of the error."""
    try:
        return str(log(error))
    except OSError:
        return message("accident.no_log", kind=type(error).__name__)


def _folders() -> Iterator[Path]:
    with suppress(Refusal, OSError):
        yield config.find(state.current().workspace or Path.cwd()).logs
    with suppress(OSError):
        yield Path(tempfile.gettempdir())


def _where(error: BaseException) -> Iterator[str]:
    """The kinds of errors and the lines of the program on the way to them, the first cause first.

    Neither the arguments of the command nor the words of an error: both may name people.
    """
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _where(before)
        yield "\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
