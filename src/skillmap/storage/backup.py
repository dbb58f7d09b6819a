"""Snapshots of an embedded database: taken before imports, verified, a few generations kept; and the way back."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from skillmap.days import JST
from skillmap.errors import InputRefused

PATTERN = "skillmap-*.sqlite"


def snapshot(file: Path, folder: Path, keep: int) -> Path:
    """A whole copy of the database in `folder`; the oldest beyond `keep` are removed once the new one is verified.

    Raises InputRefused (E_DB_CORRUPT) when the database itself is damaged: no damaged copy replaces a good one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    making = folder / "making.tmp"
    making.unlink(missing_ok=True)
    os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(making)) as target:
            source.backup(target)
            whole = [row[0] for row in target.execute("PRAGMA integrity_check")] == ["ok"]
    except sqlite3.DatabaseError:
        whole = False
    if not whole:
        making.unlink(missing_ok=True)
        raise InputRefused("E_DB_CORRUPT", file=str(file))
    path = _free_name(folder)
    making.replace(path)
    for old in backups(folder)[max(keep, 1) :]:
        old.unlink()
    return path


def backups(folder: Path) -> list[Path]:
    """The snapshots of a folder, newest first."""
    return sorted(folder.glob(PATTERN), reverse=True)


def restore(backup: Path, file: Path, folder: Path) -> Path | None:
    """Put a snapshot in the place of the database; gives where the present one was set aside (None = there was none).

    Raises InputRefused (E_DB_CORRUPT, E_DB_MISSING) and leaves everything as it is when the snapshot is not whole.
    """
    if not backup.is_file():
        raise InputRefused("E_DB_MISSING", file=str(backup))
    making = file.with_name(file.name + ".restoring")
    making.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as source:
            whole = [row[0] for row in source.execute("PRAGMA integrity_check")] == ["ok"]
            with closing(sqlite3.connect(making)) as target:
                source.backup(target)
    except sqlite3.DatabaseError:
        whole = False
    if not whole:
        making.unlink(missing_ok=True)
        raise InputRefused("E_DB_CORRUPT", file=str(backup))
    making.chmod(0o600)
    aside = None
    if file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        aside = folder / f"before-restore-{datetime.now(JST):%Y%m%d-%H%M%S}.sqlite"
        file.replace(aside)
    making.replace(file)
    return aside


def _free_name(folder: Path) -> Path:
    stamp = f"{datetime.now(JST):%Y%m%d-%H%M%S-%f}"
    return folder / f"skillmap-{stamp}.sqlite"
