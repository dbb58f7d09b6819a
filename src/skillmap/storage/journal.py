"""The journal: one command, one transaction, one entry. Recording a change set, listing entries."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, Date, Engine, Table, delete, insert, select, text, update

from skillmap.changes import ChangeSet, Insert, Retract
from skillmap.errors import InputRefused
from skillmap.storage import schema
from skillmap.storage.author import Author, author
from skillmap.storage.database import writing
from skillmap.storage.facts import head, last_id

__all__ = ["Author", "Entry", "author", "entries", "insert_rows", "new_entry", "record", "retract", "write_changes"]

BATCH = 5000
"""Rows at a time; keeps memory flat when a change set streams its rows."""
MOST_PARAMETERS = 5000
"""Values per statement: more bring no speed, and every SQLite since 3.32 takes 32,766."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry; `undone_by` is the entry that took it back."""

    id: int
    at: str
    by: str
    host: str
    command: str
    arguments: Mapping[str, Any]
    summary: Mapping[str, int]
    framework: str
    undoes: int | None
    undone_by: int | None


def record(
    engine: Engine,
    changes: ChangeSet,
    *,
    command: str,
    arguments: Mapping[str, object],
    who: Author,
    framework: str = "",
    expected_head: int | None = None,
    renew: Callable[[], ChangeSet] | None = None,
    before_commit: Callable[[], None] = lambda: None,
) -> int:
    """Write a change set whole or not at all; gives the number of its entry. Raises as `new_entry` does.

    `renew` works the change set out anew when another entry has been recorded since `expected_head`; it is called while
    the lock is held, so nothing can come between, and raises when something else would be written than was shown.
    `before_commit` is the last step: when it fails, nothing is recorded.
    """
    summary = {kind.value: n for kind, n in changes.counts().items()}
    head_now = expected_head if renew is None else None
    with new_entry(engine, summary, command, arguments, who, framework=framework, expected_head=head_now) as (
        connection,
        number,
    ):
        if renew is not None and number - 1 != expected_head:
            changes = renew()
        write_changes(connection, changes, number)
        before_commit()
    return number


def write_changes(connection: Connection, changes: ChangeSet, number: int) -> None:
    """Write a change set as part of the entry `number`, in the transaction that `new_entry` gave."""
    base = _add_sources(connection, changes, number)
    # Retractions first: the database must never see the old and the new fact of one seat side by side.
    for write in changes.writes:
        if isinstance(write, Retract):
            retract(connection, schema.metadata.tables[write.table], write.ids, number)
    for write in changes.writes:
        if isinstance(write, Insert):
            insert_rows(
                connection, schema.metadata.tables[write.table], write.columns, write.rows, number, source_base=base
            )


@contextmanager
def new_entry(
    engine: Engine,
    summary: Mapping[str, int],
    command: str,
    arguments: Mapping[str, object],
    who: Author,
    *,
    framework: str = "",
    expected_head: int | None = None,
    undoes: int | None = None,
) -> Iterator[tuple[Connection, int]]:
    """The transaction of one new entry: its connection and number. `summary` counts what it does by kind of change.

    `expected_head` is the newest entry when the change set was computed: if another one has been recorded since,
    nothing is written and E_DB_MOVED_ON is raised.
    """
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE entry IN EXCLUSIVE MODE"))
        now = head(connection)
        if expected_head is not None and now != expected_head:
            raise moved_on(connection)
        values = {
            "id": now + 1,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "by": who.by,
            "host": who.host,
            "command": command,
            "arguments": json.dumps(arguments, ensure_ascii=False, sort_keys=True, default=str),
            "summary": json.dumps(summary),
            "framework": framework,
            "undoes": undoes,
        }
        connection.execute(insert(schema.entry), values)
        yield connection, now + 1


def moved_on(connection: Connection) -> InputRefused:
    """E_DB_MOVED_ON, with the newest entry and who recorded it."""
    newest = connection.execute(select(schema.entry.c.id, schema.entry.c.by).order_by(schema.entry.c.id.desc())).first()
    return InputRefused("E_DB_MOVED_ON", entry=newest.id if newest else 0, by=newest.by if newest else "－")


def _add_sources(connection: Connection, changes: ChangeSet, entry: int) -> int:
    """Record the files; gives what to add to a row's `source_no` to have its source_id."""
    base = last_id(connection, schema.source)
    rows = [
        {"id": base + no, "entry_id": entry, "name": file.name, "sha256": file.sha256, "sheet": file.sheet}
        for no, file in enumerate(changes.sources, 1)
    ]
    if rows:
        connection.execute(insert(schema.source), rows)
    return base


def retract(connection: Connection, table: Table, ids: Iterable[int], entry: int) -> None:
    """Mark rows as taken back by an entry. Rows of the entry itself, never seen by anybody, are simply not kept."""
    rows = iter(ids)
    while batch := list(islice(rows, 500)):
        connection.execute(delete(table).where(table.c.id.in_(batch), table.c.entry_id == entry))
        connection.execute(
            update(table).where(table.c.id.in_(batch), table.c.retracted_by.is_(None)).values(retracted_by=entry)
        )


def insert_rows(
    connection: Connection,
    table: Table,
    columns: tuple[str, ...],
    rows: Iterable[tuple[Any, ...]],
    entry: int,
    *,
    source_base: int = 0,
) -> None:
    """Insert rows in bulk through the driver (measured: twice as fast as `insert()` with a list).

    A column `source_no` (number of the file in the change set, from 1, or None) is stored as `source_id`.
    """
    stored = ["source_id" if name == "source_no" else name for name in columns]
    dates = [i for i, name in enumerate(stored) if isinstance(table.c[name].type, Date)]
    source = columns.index("source_no") if "source_no" in columns else -1
    start = f"INSERT INTO {table.name} ({', '.join(['entry_id', *stored])}) VALUES "
    target = _Target(start, len(stored), dates, source, source_base, entry)
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        if connection.dialect.name == "sqlite":
            _insert_sqlite(connection, target, batch)
        else:
            connection.exec_driver_sql(*target.one_each(batch))


@dataclass(frozen=True, slots=True)
class _Target:
    """Where rows go: the statement up to VALUES, their width, which columns hold days, which the number of the file."""

    start: str
    width: int
    dates: Sequence[int]
    source: int
    source_base: int
    entry: int

    def flat(self, rows: Sequence[tuple[Any, ...]]) -> list[Any]:
        """All values of the rows, one after the other, days as ISO text, which both databases take."""
        values = list(chain.from_iterable(rows))
        for i in self.dates:
            column = values[i :: self.width]
            texts = {one: one.isoformat() if isinstance(one, date) else one for one in set(column)}
            values[i :: self.width] = [texts[one] for one in column]
        return values

    def one_each(self, rows: Sequence[tuple[Any, ...]]) -> tuple[str, list[tuple[Any, ...]]]:
        """A statement for one row, and the parameters of each, the entry first."""
        values = self.flat(rows)
        if self.source >= 0:
            numbers = values[self.source :: self.width]
            values[self.source :: self.width] = [None if n is None else n + self.source_base for n in numbers]
        marks = ", ".join(["%s"] * (self.width + 1))
        parts = (values[at : at + self.width] for at in range(0, len(values), self.width))
        return f"{self.start}({marks})", [(self.entry, *part) for part in parts]


def _insert_sqlite(connection: Connection, target: _Target, rows: Sequence[tuple[Any, ...]]) -> None:
    """Many rows per statement, the entry and the files' ids worked out by the database: measured twice as fast."""
    most = max(1, MOST_PARAMETERS // target.width)
    for at in range(0, len(rows), most):
        part = rows[at : at + most]
        marks = _numbered(len(part), target.width, target.source, target.source_base)
        connection.exec_driver_sql(target.start + marks, (target.entry, *target.flat(part)))


@lru_cache(maxsize=64)
def _numbered(rows: int, width: int, source: int, base: int) -> str:
    """(?1, ?2, ?3 + 7), (?1, ?4, ?5 + 7) …: the entry, then the row's own values; NULL + 7 stays NULL."""
    groups = []
    for first in range(2, rows * width + 2, width):
        texts = [f"?{first + i} + {base}" if i == source else f"?{first + i}" for i in range(width)]
        groups.append(f"(?1, {', '.join(texts)})")
    return ", ".join(groups)


def entries(connection: Connection, *, limit: int | None = None) -> list[Entry]:
    """Journal entries, newest first."""
    found: list[Entry] = []
    undone: dict[int, int] = {}
    for row in connection.execute(select(schema.entry).order_by(schema.entry.c.id.desc())):
        # An undo that was itself undone no longer counts; newest first, so its own fate is known by now.
        if row.undoes is not None and row.id not in undone:
            undone[row.undoes] = row.id
        found.append(
            Entry(
                row.id,
                row.at,
                row.by,
                row.host,
                row.command,
                json.loads(row.arguments),
                json.loads(row.summary),
                row.framework,
                row.undoes,
                undone.get(row.id),
            )
        )
    return found if limit is None else found[:limit]
