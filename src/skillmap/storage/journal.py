"""The journal: one command, one transaction, one entry. Recording a change set, listing entries."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, insert, select, text

from skillmap.changes import ChangeSet, Erase, HandOver, Insert, Retract
from skillmap.errors import InputRefused, Refusal
from skillmap.storage import schema
from skillmap.storage.author import Author, author
from skillmap.storage.copies import hand_over
from skillmap.storage.database import reading, writing
from skillmap.storage.driver_errors import ConnectionLost
from skillmap.storage.facts import head, last_id
from skillmap.storage.redaction import erase
from skillmap.storage.rows import insert_rows, retract

__all__ = ["Author", "Entry", "author", "entries", "new_entry", "record", "write_changes"]


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
        # Somebody was quicker by a moment: worked out again under the lock, where nothing can come between (ADR 2).
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
            retract(connection, schema.metadata.tables[write.table], write, number)
    for write in changes.writes:
        if isinstance(write, Insert):
            insert_rows(
                connection, schema.metadata.tables[write.table], write.columns, write.rows, number, source_base=base
            )
    for write in changes.writes:
        if isinstance(write, HandOver):
            hand_over(connection, write, number)
        elif isinstance(write, Erase):
            erase(connection, write, number)


LOCK_SECONDS = 60
"""So long somebody waits on a server for others to record; the server keeps the order of who came first."""
_PATIENCE = (
    # A PC that was switched off while it recorded says nothing: the server asks for it, and gives its lock back.
    # SET, for a SELECT would fix before the wait what is seen after it: another's entry would be overlooked.
    "SET LOCAL lock_timeout = '{wait}s'; SET LOCAL tcp_keepalives_idle = 60;"
    " SET LOCAL tcp_keepalives_interval = 10; SET LOCAL tcp_keepalives_count = 3"
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
    values: dict[str, Any] = {}
    was_complete = False
    try:
        with writing(engine) as connection:
            # SQLite has one writer by itself. The number is the next after the newest, so two must not ask for it at
            # once: a sequence would leave holes, and an entry with a lower number could appear after a higher one was
            # read.
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(_PATIENCE.format(wait=LOCK_SECONDS))
                connection.execute(text("LOCK TABLE entry IN EXCLUSIVE MODE"))
            now = head(connection)
            if expected_head is not None and now != expected_head:
                raise moved_on(connection)
            values = {
                "id": now + 1,
                # UTC: the clocks of two PCs and of a server are compared; people see the time of Japan.
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
            was_complete = True
    except ConnectionLost:
        # Lost while the server completed it: only the server knows. Recorded is recorded, and said so.
        if not was_complete or not _was_recorded(engine, values):
            raise
    _recorded[engine] = values["id"]


_recorded: WeakKeyDictionary[Engine, int] = WeakKeyDictionary()


def recorded_through(engine: Engine) -> int | None:
    """The newest entry that this process recorded through an engine."""
    return _recorded.get(engine)


_TRIES, _PAUSE = 30, 0.5
"""A server that was restarted answers again within seconds."""


def _was_recorded(engine: Engine, values: Mapping[str, Any]) -> bool:
    """Whether the entry stands in the journal. Raises ConnectionLost (E_DB_UNSURE) when the server does not answer."""
    own = [schema.entry.c[name] == values[name] for name in ("id", "at", "by", "host", "command")]
    for _ in range(_TRIES):
        try:
            with reading(engine) as connection:
                return connection.execute(select(schema.entry.c.id).where(*own)).first() is not None
        except Refusal:
            time.sleep(_PAUSE)
    raise ConnectionLost("E_DB_UNSURE", entry=values["id"])


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


def entries(connection: Connection, *, limit: int | None = None) -> list[Entry]:
    """The newest `limit` entries (None = all), newest first, each with the entry that took it back."""
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
