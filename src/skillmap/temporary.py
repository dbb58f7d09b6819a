"""Names of files that are being made: what a killed command leaves is known by its name and cleared by the next one.

The name says which PC and process is at work, so that nobody's running export is touched, on a shared folder either.
"""

import os
import platform
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PREFIX = ".skillmap-"
IDLE_SECONDS = 3600.0
"""A file of another PC, or of a process whose number lives, is left behind when nothing has touched it for so long."""
_NAME = re.compile(rf"{re.escape(PREFIX)}(?P<host>[^.]*)\.(?P<process>\d+)\.")


def name(what: str) -> str:
    """The name of a file of this process that is being made; `what` tells it from others of the process."""
    return f"{PREFIX}{host()}.{os.getpid()}.{what}"


def beside(path: Path) -> Path:
    """Where a file is made that will take the place of `path`."""
    return path.with_name(name(path.name))


def left_behind(folder: Path, *, below: bool = False) -> Iterator[Path]:
    """What killed commands left in a folder (`below`: and in the folders below it)."""
    return (path for path in unfinished(folder, below=below) if _is_left(path, time.time()))


def unfinished(folder: Path, *, below: bool = False) -> Iterator[Path]:
    """Everything that is being made or was left in a folder, whoever is at work."""
    for top, folders, files in os.walk(folder):
        yield from (Path(top, one) for one in [*folders, *files] if _NAME.match(one))
        # In place: `os.walk` goes into what is left in this list.
        folders[:] = [one for one in folders if below and not one.startswith(PREFIX)]


def clear(folder: Path, *, below: bool = False) -> list[Path]:
    """Remove what killed commands left, and give it; what cannot be removed stays for the next time."""
    gone = []
    for path in list(left_behind(folder, below=below)):
        with suppress(OSError):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
            gone.append(path)
    return gone


def is_ours(path: Path) -> bool:
    """Whether the name is one of a file that the program was making."""
    return bool(_NAME.match(path.name))


def _is_left(path: Path, now: float) -> bool:
    found = _NAME.match(path.name)
    if found is None:
        return False
    if found["host"] == host() and not lives(int(found["process"])):
        return True
    try:
        return now - path.stat().st_mtime > IDLE_SECONDS
    except OSError:
        return False


def host() -> str:
    """This PC, as it stands in the names of files."""
    return re.sub(r"[^0-9A-Za-z-]", "-", platform.node())[:30]


def lives(process: int) -> bool:
    """Whether a process of this PC is still at work; on Windows always, for asking would end it."""
    if os.name == "nt":
        return True  # the time tells instead
    try:
        # Signal 0 ends nothing, it only asks.
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # Another user's process, or a number that no process can have: of that one the time tells.
    except (PermissionError, OverflowError):
        return True
    return True
