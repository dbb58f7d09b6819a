"""The boundary: every error becomes a sentence with the next step and an exit code; a bug also a log file."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer

from skillmap.cli import state, usage
from skillmap.errors import Exit, Refusal


@contextmanager
def errors() -> Iterator[None]:
    """Turn what goes wrong inside into words on stderr and the end of the process with its exit code."""
    try:
        yield
    except Refusal as refusal:
        _say_refusal(refusal)
        sys.exit(int(refusal.exit))
    except (KeyboardInterrupt, typer.Abort):
        _say("E_STOPPED")
        sys.exit(int(Exit.STOPPED))
    except BrokenPipeError:
        # The reader (head, less) has gone: nothing more to say, and Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(int(Exit.DONE))
    except Exception as error:
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            usage.explain(error)
            sys.exit(int(Exit.USAGE))
        _say("E_BUG", file=str(_log(error)))
        sys.exit(int(Exit.BUG))


def prepare_streams() -> None:
    """UTF-8 into files and pipes; on a console whatever it has, with marks for what it lacks instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def _say(key: str, **facts: str) -> None:
    from skillmap.i18n import hint, sentence

    typer.echo(sentence(key, state.lang(), **facts), err=True)
    if advice := hint(key, state.lang(), **facts):
        typer.echo(f"→ {advice}", err=True)


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
