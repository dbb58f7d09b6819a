"""The boundary: every error becomes a sentence with the next step and an exit code; a bug also a log file.

The words are loaded when something has gone wrong: help and good ends need none of them.
"""

import io
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from skillmap import cli
from skillmap.errors import Exit, InputRefused, Refusal


@contextmanager
def errors() -> Iterator[None]:
    """Turn what goes wrong inside into words on stderr and the end of the process with its exit code."""
    try:
        yield
    except Exception as error:
        try:
            code = _tell(InputRefused("E_HALF_COMPILED") if _is_half_compiled(error) else error)
        except Exception:
            code = _plainly(error)
        sys.exit(int(code))
    except KeyboardInterrupt:
        sys.exit(int(_tell(typer.Abort())))


def _tell(error: Exception) -> Exit:
    """Say what went wrong; the exit code."""
    match error:
        case Refusal():
            cli.telling.refusal(error)
            return error.exit
        case typer.Abort():
            cli.telling.stopped()
            return Exit.STOPPED
        case BrokenPipeError():
            # The reader (head, less) has gone: nothing more to say, and Python must not complain at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return Exit.DONE
        case OSError():
            # A disk that is full, a share that is gone, a path that is too long: an accident, no bug.
            accident = cli.telling.accident(error)
            cli.telling.refusal(accident)
            return accident.exit
        case typer.TyperException():
            # The library refuses a line that was read before: no words of ours fit, and its own are English.
            cli.telling.say("E_USAGE")
            cli.telling.say_help()
            return Exit.USAGE
        case _:
            cli.telling.bug(error)
            return Exit.BUG


def _is_half_compiled(error: Exception) -> bool:
    """Whether Python found a module of which a full disk once kept only a part: it tells so as an end of input."""
    found = error if isinstance(error, EOFError) else error.__cause__ or error.__context__
    if not isinstance(found, EOFError) or found.__traceback__ is None:
        return False
    *_, (innermost, _line) = traceback.walk_tb(found.__traceback__)
    return innermost.f_code.co_filename.startswith("<frozen importlib")


def _plainly(error: Exception) -> Exit:
    """The plainest words, for an error while an error is told: nothing of the program is used any more."""
    exit_code = error.exit if isinstance(error, Refusal) else Exit.BUG
    shown = error.code if isinstance(error, Refusal) else type(error).__name__
    text = f"skillmap: {shown}: 実行できませんでした。 This could not be done."
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    return exit_code


def keep_private() -> None:
    """Whatever the program makes is its owner's alone (files 0600, folders 0700): nearly all of it names people.

    On Windows a file has the rights of its folder, the user's profile or what the office has set.
    """
    os.umask(0o077)


def prepare_streams() -> None:
    """UTF-8 into files and pipes; on a console whatever it has, with marks for what it lacks instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
