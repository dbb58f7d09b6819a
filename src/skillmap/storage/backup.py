"""Snapshots of an embedded database: taken before imports, verified, a few generations kept; and the way back."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from skillmap import temporary
from skillmap.days import JST
from skillmap.errors import InputRefused, Refusal
from skillmap.storage.database import check_file, sqlite_uri
from skillmap.storage.driver_errors import refusal_of
from skillmap.storage.holder import leased, locked_by

PATTERN = "skillmap-*.sqlite"
_BUSY_SECONDS = 2.0


def snapshot(file: Path, folder: Path, keep: int) -> Path:
    """A whole copy of the database in `folder`; the oldest beyond `keep` are removed once the new one is verified.

    Taken while somebody writes it is the state before or after, never between. Raises InputRefused: E_DB_CORRUPT when
    the database itself is damaged (no damaged copy replaces a good one), and what `check_file` refuses.
    """
    check_file(file)
    folder.mkdir(parents=True, exist_ok=True)
    making = folder / temporary.name("copy")
    _copy(file, making)
    path = folder / f"skillmap-{_stamp()}.sqlite"
    making.replace(path)
    for old in backups(folder)[max(keep, 1) :]:
        old.unlink(missing_ok=True)
    return path


def backups(folder: Path) -> list[Path]:
    """The snapshots of a folder, newest first."""
    return sorted(folder.glob(PATTERN), reverse=True)


def staff_numbers(file: Path) -> dict[int, str] | None:
    """The staff numbers that a database file knows, by their ids; None when it cannot be read."""
    try:
        with closing(sqlite3.connect(sqlite_uri(file.resolve(), "ro"), uri=True)) as connection:
            return dict(connection.execute("SELECT id, number FROM staff").fetchall())
    except sqlite3.Error:
        return None


class JournalLine(NamedTuple):
    """An entry of the journal: number and time are its own, what was typed may have lost a name since (`erase`)."""

    number: int
    at: str
    by: str
    command: str


def journal_of(file: Path) -> list[JournalLine] | None:
    """The journal of a database file, oldest entry first; None when it cannot be read. Any format will do."""
    try:
        with closing(sqlite3.connect(sqlite_uri(file.resolve(), "ro"), uri=True)) as connection:
            found = connection.execute('SELECT id, at, "by", command FROM entry ORDER BY id')
            return [JournalLine(*row) for row in found]
    except sqlite3.Error:
        return None


def restore(backup: Path, file: Path, folder: Path) -> Path | None:
    """Put a snapshot in the place of the database; gives where the present one was set aside (None = there was none).

    Raises InputRefused (E_DB_CORRUPT, E_DB_MISSING, E_DB_FOREIGN, E_DB_TOO_NEW …) and leaves everything as it is when
    the snapshot cannot be used, Locked (E_DB_LOCKED) when somebody is writing.
    """
    check_file(backup)
    making = temporary.beside(file)
    _copy(backup, making)
    with leased(file, _BUSY_SECONDS), _nobody_writes(file):
        return _put_in_place(making, file, folder)


def _copy(source: Path, target: Path) -> None:
    """Copy and verify; nothing is left when the copy is not whole."""
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(_open(source)) as read, closing(sqlite3.connect(target)) as written:
            read.backup(written)
            if [row[0] for row in written.execute("PRAGMA integrity_check")] != ["ok"]:
                raise InputRefused("E_DB_CORRUPT", file=str(source))
    except sqlite3.DatabaseError as error:
        target.unlink(missing_ok=True)
        raise refusal_of(error, str(source)) or InputRefused("E_DB_CORRUPT", file=str(source)) from None
    except Refusal:
        target.unlink(missing_ok=True)
        raise


def _open(file: Path) -> sqlite3.Connection:
    """Read and write, so that a transaction cut short is rolled back first; never made when it is not there."""
    return sqlite3.connect(sqlite_uri(file.resolve(), "rw"), uri=True)


@contextmanager
def _nobody_writes(file: Path) -> Iterator[None]:
    """Hold the write lock of the present database, if there is one that can be locked at all."""
    if not file.is_file() or file.stat().st_size == 0:
        yield
        return
    with closing(_open(file)) as connection:
        connection.execute("PRAGMA busy_timeout = 2000")
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise locked_by(file) from None
        except sqlite3.DatabaseError:
            pass  # damaged beyond locking: the very reason to restore
        if os.name == "nt":
            connection.close()  # an open file cannot be moved there
        yield


def _put_in_place(making: Path, file: Path, folder: Path) -> Path | None:
    """One rename: before it the present database is in its place, after it the restored one, and never none."""
    if not file.exists():
        making.replace(file)
        return None
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f"before-restore-{_stamp()}.sqlite"
    # A journal left by a killed program belongs to its own database and would be played into the restored one.
    journal, journal_aside = file.with_name(file.name + "-journal"), aside.with_name(aside.name + "-journal")
    had_journal = journal.exists()
    try:
        _also_at(file, aside)
        if had_journal:
            journal.replace(journal_aside)
        making.replace(file)
    except OSError:
        with suppress(OSError):
            if had_journal and journal_aside.exists():
                journal_aside.replace(journal)
            aside.unlink(missing_ok=True)
            making.unlink(missing_ok=True)
        raise
    return aside


def _also_at(file: Path, aside: Path) -> None:
    """The same file under a second name; a copy where the folder knows no such names."""
    try:
        os.link(file, aside)
    except OSError:
        shutil.copy2(file, aside)


def _stamp() -> str:
    return f"{datetime.now(JST):%Y%m%d-%H%M%S-%f}"
