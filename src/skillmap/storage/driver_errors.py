"""What the database says when it refuses, as refusals that people can act on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from sqlalchemy.exc import DBAPIError, OperationalError

from skillmap.errors import InputRefused, Locked, Refusal
from skillmap.words import Fact, message

Make: TypeAlias = Callable[[str], Refusal]

NOTHING = message("accident.nothing")
"""What stands after a failure, unless the command had recorded something before: who tells the error knows."""
RULES = ("no_overlap_unit_fact", "no_overlap_staff_fact", "no_overlap_posting", "no_overlap_leader_term")
"""Rules of the database that have a sentence (`rule.<name>`)."""

_SQLITE: tuple[tuple[str, Make], ...] = (
    ("locked", lambda file: Locked("E_DB_LOCKED", file=file)),
    ("readonly", lambda file: InputRefused("E_DB_READONLY", file=file)),
    ("unable to open", lambda file: InputRefused("E_DB_ACCESS", file=file)),
    ("disk is full", lambda file: InputRefused("E_DB_FULL", file=file, whole=NOTHING)),
    ("disk I/O error", lambda file: InputRefused("E_DB_IO", file=file, whole=NOTHING)),
    ("malformed", lambda file: InputRefused("E_DB_CORRUPT", file=file)),
    ("not a database", lambda file: InputRefused("E_DB_FOREIGN", file=file)),
    ("no such table: alembic_version", lambda file: InputRefused("E_DB_FOREIGN", file=file)),
)
"""Words of SQLite's messages, and what they mean to the user."""

_POSTGRESQL: dict[str, Make] = {
    "UndefinedTable": lambda name: InputRefused("E_DB_FOREIGN", file=name),
    "SerializationFailure": lambda name: Locked("E_DB_LOCKED", file=name),
    "LockNotAvailable": lambda name: Locked("E_DB_LOCKED", file=name),
    "DeadlockDetected": lambda name: Locked("E_DB_LOCKED", file=name),
    "TooManyConnections": lambda name: Locked("E_DB_LOCKED", file=name),
    "DiskFull": lambda name: InputRefused("E_DB_FULL", file=name, whole=NOTHING),
    "InsufficientPrivilege": lambda name: InputRefused("E_DB_READONLY", file=name),
    "ReadOnlySqlTransaction": lambda name: InputRefused("E_DB_READONLY", file=name),
}
"""Errors of the PostgreSQL driver by name."""

_GONE = ("AdminShutdown", "CrashShutdown", "CannotConnectNow", "IdleInTransactionSessionTimeout", "TransactionTimeout")
"""Errors of PostgreSQL after which the connection is no more, or the server not there yet."""

_BROKEN_RULES = ("ExclusionViolation", "UniqueViolation", "ForeignKeyViolation", "CheckViolation", "NotNullViolation")


class ConnectionLost(Locked):
    """The server went away while it was asked or written to; what had begun is rolled back there (exit 5)."""


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Errors of the driver come out as refusals that name the database; errors that only a bug can cause stay."""
    try:
        yield
    except DBAPIError as error:
        found = _of_sqlalchemy(error, name)
        if found is None:
            raise
        raise found from error


def refusal_of(error: sqlite3.Error, file: str) -> Refusal | None:
    """What an error of the SQLite driver means; None for errors that only a bug can cause."""
    words = str(error)
    if isinstance(error, sqlite3.IntegrityError):
        return InputRefused("E_DB_CONFLICT", rule=_rule(words))
    return next((make(file) for sign, make in _SQLITE if sign in words), None)


def _of_sqlalchemy(error: DBAPIError, name: str) -> Refusal | None:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return refusal_of(cause, name)
    kind = type(cause).__name__
    if error.connection_invalidated or kind in _GONE:
        return ConnectionLost("E_DB_LOST", file=name, whole=NOTHING)
    if kind in _BROKEN_RULES:
        return InputRefused(
            "E_DB_CONFLICT", rule=_rule(str(getattr(getattr(cause, "diag", None), "constraint_name", "")))
        )
    if kind in _POSTGRESQL:
        return _POSTGRESQL[kind](name)
    # The driver's own words are English and name its parts; the address says where we tried.
    return InputRefused("E_DB_CONNECT", file=name, whole=NOTHING) if isinstance(error, OperationalError) else None


def _rule(words: str) -> Fact:
    """The rule that a row broke, as people know it; else as the database calls it."""
    known = next((name for name in RULES if name in words), None)
    return message(f"rule.{known}") if known else words
