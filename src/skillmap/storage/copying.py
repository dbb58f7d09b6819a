"""The whole database into another one, from a file to a server or back, and the proof that nothing was lost."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Result, Table, func, insert, inspect, select, text

from skillmap import temporary
from skillmap.errors import InputRefused
from skillmap.storage import database, schema
from skillmap.storage.database import Address

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: rows of each table, and the digest of all of them. Equal contents, equal value."""

    rows: tuple[tuple[str, int], ...]
    digest: str

    @property
    def count(self) -> int:
        """Rows of all tables together."""
        return sum(count for _, count in self.rows)


def contents(connection: Connection) -> Contents:
    """Every row of every table in the order of its key, value by value, the same on every kind of database."""
    digest = hashlib.sha256()
    counts: list[tuple[str, int]] = []
    for table in schema.metadata.sorted_tables:
        count = 0
        digest.update(f"{table.name}\n".encode())
        for row in connection.execute(
            select(table).order_by(*table.primary_key), execution_options={"yield_per": _BATCH}
        ):
            count += 1
            values = [value.isoformat() if isinstance(value, date) else value for value in row]
            digest.update(json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
        counts.append((table.name, count))
    return Contents(tuple(counts), digest.hexdigest())


def _rows(connection: Connection, table: Table) -> Result[Any]:
    return connection.execute(select(table).order_by(*table.primary_key), execution_options={"yield_per": _BATCH})


def address_of(typed: str) -> Address:
    """A file or a server's address as somebody typed it.

    Raises InputRefused: E_DB_ADDRESS, E_COPY_PASSWORD (what is typed is seen by others in the list of processes).
    """
    if "://" not in typed:
        return Path(typed)
    url = database.url_of(typed)
    if url.password:
        raise InputRefused("E_COPY_PASSWORD", file=url.render_as_string(hide_password=True))
    return url


def copy_into(source: Connection, target: Address) -> Contents:
    """All rows of a database into a new one, whole or not at all; gives what both hold then.

    The target is a file that does not exist, or a server's database without a single entry. A file gets its name when
    everything is in it. Raises InputRefused: E_COPY_TARGET, E_COPY_DIFFERS (nothing is kept), E_DB_….
    """
    file = database.sqlite_file(target)
    if file is None:
        with _server(target) as engine:
            return _copy(source, engine)
    if file.exists():
        raise InputRefused("E_COPY_TARGET", file=str(file))
    making = temporary.beside(file)
    try:
        database.create_database(making).dispose()
        engine = database.connect(making)
        try:
            found = _copy(source, engine)
        finally:
            engine.dispose()
        making.replace(file)
    finally:
        making.unlink(missing_ok=True)
    return found


@contextmanager
def _server(target: Address) -> Iterator[Engine]:
    engine = database.connect(target)
    try:
        _require_free(engine)
        database.upgrade(engine)
        yield engine
    finally:
        engine.dispose()


def _require_free(engine: Engine) -> None:
    name = database.shown(engine.url)
    with database.reading(engine) as connection:
        encoding = connection.scalar(text("SHOW server_encoding"))
        # Names have characters that EUC or SQL_ASCII cannot keep.
        if encoding != "UTF8":
            raise InputRefused("E_COPY_ENCODING", file=name, found=str(encoding))
        tables = inspect(connection).get_table_names()
        is_ours = "entry" in tables and "alembic_version" in tables
        if tables and not (is_ours and not connection.scalar(select(func.count()).select_from(schema.entry))):
            raise InputRefused("E_COPY_TARGET", file=name)


def _copy(source: Connection, engine: Engine) -> Contents:
    with database.writing(engine) as target:
        if engine.dialect.name == "postgresql":
            target.execute(text("LOCK TABLE entry IN EXCLUSIVE MODE"))
        for table in schema.metadata.sorted_tables:
            rows = iter(_rows(source, table).mappings())
            while batch := [dict(row) for row in islice(rows, _BATCH)]:
                target.execute(insert(table), batch)
            _continue_numbers(target, table)
        before, after = contents(source), contents(target)
        if before != after:
            raise InputRefused("E_COPY_DIFFERS", file=database.shown(engine.url))
    return after


def _continue_numbers(target: Connection, table: Table) -> None:
    """A server numbers new rows by a counter of its own: it goes on behind the rows that came."""
    keys = [column.name for column in table.primary_key]
    if target.dialect.name != "postgresql" or len(keys) != 1:
        return
    named = {"table": table.name, "key": keys[0]}
    counter = target.scalar(text("SELECT pg_get_serial_sequence(:table, :key)"), named)
    last = target.scalar(select(func.max(table.c[keys[0]])))
    if counter and last:
        target.execute(text("SELECT setval(CAST(:counter AS regclass), :last)"), {"counter": counter, "last": last})
