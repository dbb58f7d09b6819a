"""Opening, creating and upgrading the database. The version is one SELECT; Alembic loads only to migrate."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError

from skillmap.errors import InputRefused, Locked, Refusal

HEAD = "0001"
"""The newest migration that this program knows."""
APPLICATION_ID = 0x534B4D50
"""SKMP: marks an SQLite file as ours."""
BUSY_SECONDS = 10


def open_database(url: str) -> Engine:
    """An engine on an existing, current database.

    Raises InputRefused: E_DB_MISSING, E_DB_EMPTY, E_DB_FOREIGN, E_DB_TOO_NEW, E_DB_OLD, E_DB_CORRUPT, E_DB_CONNECT.
    """
    file = sqlite_file(url)
    if file is not None:
        _check_file(file)
    engine = connect(url)
    name = str(file) if file else _shown(url)
    try:
        with engine.connect() as connection:
            found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    except DBAPIError as error:
        raise _not_usable(error, name) from None
    if found is None or found < HEAD:
        raise InputRefused("E_DB_OLD", file=name, found=found or "0000", expected=HEAD)
    if found > HEAD:
        raise InputRefused("E_DB_TOO_NEW", file=name, found=found, expected=HEAD)
    return engine


def create_database(url: str) -> Engine:
    """A new database with the newest schema; an SQLite file is made under a temporary name and then put in place."""
    file = sqlite_file(url)
    if file is None:
        engine = connect(url)
        upgrade(engine)
        return engine
    file.parent.mkdir(parents=True, exist_ok=True)
    making = file.with_name(file.name + ".making")
    making.unlink(missing_ok=True)
    os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    engine = connect(f"sqlite:///{making}")
    upgrade(engine)
    engine.dispose()
    making.replace(file)
    return connect(url)


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest schema, in one transaction; concurrent upgrades wait for each other."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {int(HEAD)}")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state from beginning to end and is rolled back."""
    with _translated(engine), engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: committed at the end, rolled back on any exception. SQLite takes the write lock at once."""
    with _translated(engine), engine.connect().execution_options(skillmap_write=True) as connection, connection.begin():
        yield connection


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite URL; None for a server."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def check_integrity(engine: Engine) -> list[str]:
    """What SQLite finds wrong with the file (empty when whole); includes foreign keys. Nothing to check on a server."""
    if engine.dialect.name != "sqlite":
        return []
    try:
        with engine.connect() as connection:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    except DBAPIError as error:
        return [str(error.orig)]
    return [line for line in found if line != "ok"] + [f"foreign key: {tuple(row)}" for row in broken]


def connect(url: str) -> Engine:
    """An engine with our manners, nothing checked yet."""
    if sqlite_file(url) is None:
        return create_engine(url, isolation_level="REPEATABLE READ")
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:
    # The driver must not begin transactions on its own: a deferred BEGIN loses updates between two writers.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")


def _on_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("skillmap_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _check_file(file: Path) -> None:
    """Look at the header before SQLite does: 0 bytes are a fine empty database to SQLite, and not to us."""
    if not file.is_file():
        raise InputRefused("E_DB_MISSING", file=str(file))
    if file.stat().st_size == 0:
        raise InputRefused("E_DB_EMPTY", file=str(file))
    with file.open("rb") as stream:
        header = stream.read(100)
    if not header.startswith(b"SQLite format 3\x00") or len(header) < 100:
        raise InputRefused("E_DB_FOREIGN", file=str(file))
    version, application = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    pages, page_size = int.from_bytes(header[28:32], "big"), int.from_bytes(header[16:18], "big")
    if application in (0, APPLICATION_ID) and version > int(HEAD):
        raise InputRefused("E_DB_TOO_NEW", file=str(file), found=str(version), expected=str(int(HEAD)))
    if application != APPLICATION_ID:
        # A cut file of another make is still told to be damaged, which is what the user must know first.
        code = (
            "E_DB_CORRUPT"
            if application == 0 and pages * (65536 if page_size == 1 else page_size) > file.stat().st_size
            else "E_DB_FOREIGN"
        )
        raise InputRefused(code, file=str(file))


def _shown(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _not_usable(error, engine.url.render_as_string(hide_password=True)) from error


def _not_usable(error: DBAPIError, name: str) -> Refusal:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        words = str(cause)
        for sign, refusal in (
            ("locked", Locked("E_DB_LOCKED")),
            ("readonly", InputRefused("E_DB_READONLY", file=name)),
            ("disk is full", InputRefused("E_DB_FULL")),
            ("malformed", InputRefused("E_DB_CORRUPT", file=name)),
            ("not a database", InputRefused("E_DB_FOREIGN", file=name)),
            ("no such table: alembic_version", InputRefused("E_DB_FOREIGN", file=name)),
        ):
            if sign in words:
                return refusal
        if isinstance(cause, sqlite3.IntegrityError):
            return InputRefused("E_DB_CONFLICT", rule=words)
    elif isinstance(error, OperationalError):
        return InputRefused("E_DB_CONNECT", found=type(cause).__name__)
    elif type(cause).__name__ in ("ExclusionViolation", "UniqueViolation", "ForeignKeyViolation", "CheckViolation"):
        return InputRefused("E_DB_CONFLICT", rule=str(getattr(getattr(cause, "diag", None), "constraint_name", "")))
    elif type(cause).__name__ == "UndefinedTable":
        return InputRefused("E_DB_FOREIGN", file=name)
    elif type(cause).__name__ in ("SerializationFailure", "LockNotAvailable"):
        return Locked("E_DB_LOCKED")
    raise error
