"""The demo's folder: made anew at every run, and only ever emptied when it is one of ours."""

import shutil
from pathlib import Path

from skillmap.commands import command_line
from skillmap.errors import InputRefused, Locked, reason_of

MARK = ".skillmap-demo"
_TEXT = (
    f"This folder was made by `{command_line('demo')}`, which empties it at every run. The people in it do not exist.\n"
)


def prepare(folder: Path) -> None:
    """Make the folder, or empty the one that an earlier demo made.

    Raises InputRefused (E_DEMO_FOLDER: something else is there; E_CANNOT_WRITE: it cannot be made), Locked
    (E_DEMO_OPEN: a file in it is in use).
    """
    # A link could lead to somebody's own folder, and what it leads to would be emptied.
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputRefused("E_DEMO_FOLDER", folder=str(folder))
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / MARK).is_file():
            raise InputRefused("E_DEMO_FOLDER", folder=str(folder))
        _empty(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused("E_CANNOT_WRITE", file=str(folder), reason=reason_of(error)) from error


def mark(folder: Path) -> None:
    """Say in the folder whose it is; from then on a demo may empty it."""
    (folder / MARK).write_text(_TEXT, "utf-8")


def _empty(folder: Path) -> None:
    # The mark goes last: what is left of a clearing that was interrupted is still ours.
    for entry in sorted(folder.iterdir(), key=lambda e: e.name == MARK):
        try:
            # A link goes, and what it leads to stays.
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        except OSError as error:
            raise Locked("E_DEMO_OPEN", file=str(error.filename or entry)) from None
