"""The boundary: every error becomes a sentence with the next step and an exit code; a bug also a log file."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import typer

from skillmap.cli import state
from skillmap.cli.usage import Mistake
from skillmap.errors import Exit, Refusal
from skillmap.words import Fact


@contextmanager
def errors() -> Iterator[None]:
    """Turn what goes wrong inside into words on stderr and the end of the process with its exit code."""
    try:
        yield
    except Exception as error:
        try:
            code = _tell(error)
        except Exception:
            code = _plainly(error)
        sys.exit(int(code))
    except KeyboardInterrupt:
        sys.exit(int(_tell(typer.Abort())))


def _tell(error: Exception) -> Exit:
    """Say what went wrong; the exit code."""
    match error:
        case Refusal():
            _say_refusal(error)
            return error.exit
        case typer.Abort():
            _say("E_STOPPED")
            return Exit.STOPPED
        case BrokenPipeError():
            # The reader (head, less) has gone: nothing more to say, and Python must not complain at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return Exit.DONE
        case typer.TyperException():
            # The library refuses a line that was read before: no words of ours fit, and its own are English.
            _say("E_USAGE")
            _say_help()
            return Exit.USAGE
        case _:
            _say("E_BUG", file=str(_log(error)))
            return Exit.BUG


def _plainly(error: Exception) -> Exit:
    """The plainest words, for an error while an error is told: nothing of the program is used any more."""
    exit_code = error.exit if isinstance(error, Refusal) else Exit.BUG
    shown = error.code if isinstance(error, Refusal) else type(error).__name__
    text = (
        f"skillmap: {shown}: 実行できませんでした。データは元のままです。 This could not be done; nothing was changed."
    )
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    return exit_code


def prepare_streams() -> None:
    """UTF-8 into files and pipes; on a console whatever it has, with marks for what it lacks instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def _say(key: str, **facts: Fact) -> None:
    from skillmap.cli.output import clean
    from skillmap.i18n import hint, sentence

    typer.echo(clean(sentence(key, state.lang(), **facts)), err=True)
    if advice := hint(key, state.lang(), **facts):
        typer.echo(f"→ {clean(advice)}", err=True)


def say_mistake(mistake: Mistake) -> None:
    """What is wrong with a command line, the nearest right form, and where help is."""
    _say(mistake.code, **mistake.facts)
    if mistake.near:
        _say("usage.near", near=mistake.near)
    _say_help()


def _say_help() -> None:
    _say("usage.help", command=f"{state.current().command} --help")


def _say_refusal(refusal: Refusal) -> None:
    from skillmap.cli.output import clean, problem_lines
    from skillmap.i18n import hint, refusal_text
    from skillmap.problems import Problem

    typer.echo(clean(refusal_text(refusal, state.lang())), err=True)
    found = [p for p in refusal.problems if isinstance(p, Problem)]
    for line in problem_lines(found, state.lang()):
        typer.echo(line, err=True)
    if advice := hint(refusal.code, state.lang(), **refusal.facts):
        typer.echo(f"→ {clean(advice)}", err=True)
    if refusal.exit is Exit.USAGE:
        _say_help()


def _log(error: BaseException) -> Path:
    """Write the traceback where support can ask for it: the workspace's logs, else the temporary folder."""
    import tempfile
    import traceback

    from skillmap import config, version

    name = f"skillmap-{datetime.now(UTC):%Y%m%dT%H%M%S}.log"
    text = f"skillmap {version()}, Python {sys.version.split()[0]}, {sys.platform}\n"
    # Arguments are left out: they may name people.
    text += "".join(traceback.format_exception(error))
    try:
        folder = config.find(state.current().workspace or Path.cwd()).logs
        folder.mkdir(exist_ok=True)
    except (Refusal, OSError):
        folder = Path(tempfile.gettempdir())
    path = folder / name
    path.write_text(text, "utf-8")
    return path
