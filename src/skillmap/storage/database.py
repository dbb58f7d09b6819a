"""Opening, creating and upgrading the database. The version is one SELECT; Alembic loads only to migrate."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePath
from typing import Any, TypeAlias
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from skillmap import temporary
from skillmap.errors import InputRefused, Locked
from skillmap.storage.driver_errors import translated
from skillmap.storage.holder import leased, locked_by

HEAD = "0002"
"""The newest migration that this program knows."""
APPLICATION_ID = 0x534B4D50
"""SKMP: marks an SQLite file as ours."""
BUSY_SECONDS = 10
Address: TypeAlias = str | Path | URL
"""Where a database is: the file of an embedded one, or a server's URL."""


def open_database(address: Address) -> Engine:
    """An engine on an existing, current database.

    Raises InputRefused: what `check_file` refuses, E_DB_OLD, E_DB_TOO_NEW, E_DB_CORRUPT, E_DB_FOREIGN, E_DB_CONNECT,
    E_DB_UNMADE (a server's database without any table).
    """
    file = sqlite_file(address)
    if file is not None:
        check_file(file)
    engine = connect(address)
    try:
        _check_version(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check_version(engine: Engine) -> None:
    name = shown(engine.url)
    try:
        with translated(name), engine.connect() as connection:
            found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    except InputRefused as refusal:
        if refusal.code == "E_DB_FOREIGN" and engine.dialect.name != "sqlite" and not inspect(engine).get_table_names():
            raise InputRefused("E_DB_UNMADE", file=name) from None
        raise
    # Another program's database that happens to use the same migration tool must never be upgraded as ours.
    if found is not None and not (len(found) == len(HEAD) and found.isdecimal()):
        raise InputRefused("E_DB_FOREIGN", file=name)
    if found is None or found < HEAD:
        raise InputRefused("E_DB_OLD", file=name, found=found or "0000", expected=HEAD)
    if found > HEAD:
        raise InputRefused("E_DB_TOO_NEW", file=name, found=found, expected=HEAD)


def create_database(address: Address) -> Engine:
    """A new database with the newest schema; an SQLite file is made under a temporary name and then put in place."""
    file = sqlite_file(address)
    if file is None:
        engine = connect(address)
        upgrade(engine)
        return engine
    file.parent.mkdir(parents=True, exist_ok=True)
    making = temporary.beside(file)
    # Killed on the way the file has a temporary name: nobody opens half a database.
    making.unlink(missing_ok=True)
    # Personal data: readable for its owner only, from the first byte on.
    os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    engine = connect(making)
    upgrade(engine)
    engine.dispose()
    making.replace(file)
    return connect(file)


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest schema, in one transaction; concurrent upgrades wait for each other."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    if engine.dialect.name == "postgresql":
        # What the one before us made must be seen once the lock is ours; REPEATABLE READ looks before it waits.
        engine = engine.execution_options(isolation_level="READ COMMITTED")
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})
        # Tables and version in one transaction: an upgrade that is cut off leaves the old database.
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {int(HEAD)}")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state from beginning to end and is rolled back."""
    with translated(shown(engine.url)), engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: committed at the end, rolled back on any exception. SQLite takes the write lock at once.

    Raises Locked when one other holds the lock for longer than BUSY_SECONDS; a queue that moves is waited for.
    """
    file = sqlite_file(engine.url)
    try:
        with (
            leased(file, BUSY_SECONDS) as lease,
            translated(shown(engine.url)),
            engine.connect().execution_options(skillmap_write=True) as connection,
            connection.begin(),
        ):
            yield connection
            lease.require()
    except Locked as locked:
        if locked.code != "E_DB_LOCKED":
            raise
        raise locked_by(file) from None


def sqlite_file(address: Address) -> Path | None:
    """The file of an embedded database; None for a server."""
    if isinstance(address, Path):
        return address
    parsed = url_of(address)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def url_of(address: str | URL) -> URL:
    """An address as the office writes it, with the driver we use. Raises InputRefused (E_DB_ADDRESS)."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        # Not the address itself: it may hold a password.
        raise InputRefused("E_DB_ADDRESS") from None
    kind = url.get_backend_name()
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise InputRefused("E_DB_ADDRESS")
    return url


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


def connect(address: Address) -> Engine:
    """An engine with our manners, nothing checked yet."""
    # A folder may be called R8%20研修 or 研修?案: a path is never read as an address.
    url = URL.create("sqlite", database=str(address)) if isinstance(address, Path) else url_of(address)
    if sqlite_file(url) is None:
        try:
            return create_engine(url, isolation_level="REPEATABLE READ", hide_parameters=True)
        except ModuleNotFoundError:
            raise InputRefused("E_DB_DRIVER", file=shown(url)) from None
    # Errors of the library name the statement and not its values: those name people.
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
        # The connection that was used last has pages of the file at hand; in turns, each would keep its own.
        pool_use_lifo=True,
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:
    # The driver must not begin transactions on its own: a deferred BEGIN loses updates between two writers.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    # What is deleted or changed is overwritten in the file, not only forgotten (ADR 20).
    connection.execute("PRAGMA secure_delete = ON")


def _on_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("skillmap_write", False)
    # What is read whole is read once: pages kept of it are the memory that its values need.
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_KEPT_TO_WRITE if write else _KEPT_TO_READ}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


_KEPT_TO_WRITE, _KEPT_TO_READ = 65_536, 8_192
"""KB of the file that are kept in memory."""


def check_file(file: Path) -> None:
    """Look at the header before SQLite does: 0 bytes are a fine empty database to SQLite, and not to us.

    Raises InputRefused: E_DB_MISSING, E_DB_ACCESS, E_DB_EMPTY, E_DB_FOREIGN, E_DB_TOO_NEW, E_DB_CORRUPT.
    """
    if not file.is_file():
        raise InputRefused("E_DB_MISSING", file=str(file))
    try:
        with file.open("rb") as stream:
            header = stream.read(100)
    except OSError:
        raise InputRefused("E_DB_ACCESS", file=str(file)) from None
    if not header:
        raise InputRefused("E_DB_EMPTY", file=str(file))
    if not header.startswith(b"SQLite format 3\x00") or len(header) < 100:
        raise InputRefused("E_DB_FOREIGN", file=str(file))
    version, application = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    if application in (0, APPLICATION_ID) and version > int(HEAD):
        raise InputRefused("E_DB_TOO_NEW", file=str(file), found=str(version), expected=str(int(HEAD)))
    if application != APPLICATION_ID:
        # Without any mark it may be ours and damaged, which is what the user must know first.
        raise InputRefused("E_DB_CORRUPT" if application == 0 and _is_damaged(file) else "E_DB_FOREIGN", file=str(file))


def _is_damaged(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(sqlite_uri(file.resolve(), "ro"), uri=True)) as connection:
            return [row[0] for row in connection.execute("PRAGMA integrity_check")] != ["ok"]
    except sqlite3.DatabaseError:
        return True


def sqlite_uri(file: PurePath, mode: str) -> str:
    """A whole path as SQLite reads addresses; `mode` is ro or rw. Folders on a server keep their two slashes (UNC)."""
    path = file.as_posix()
    return f"file://{'' if path.startswith('/') else '/'}{quote(path, safe='/:')}?mode={mode}"


def shown(url: URL) -> str:
    """The file, or the server's address without its password."""
    is_file = url.get_backend_name() == "sqlite" and url.database
    return str(url.database) if is_file else url.render_as_string(hide_password=True)
