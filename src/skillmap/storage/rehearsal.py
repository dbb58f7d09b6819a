"""What would be, were it written: an entry taken back before anybody sees it; and which files came in before."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from skillmap.storage import schema
from skillmap.storage.author import Author
from skillmap.storage.journal import entries, new_entry


class _TakenBack(Exception):
    """Ends a rehearsal."""


@contextmanager
def rehearsal(engine: Engine) -> Iterator[tuple[Connection, int]]:
    """The transaction of an entry that never comes to be: its connection and number. Raises as `writing` does."""
    try:
        with new_entry(engine, {}, "rehearsal", {}, Author("", "")) as (connection, number):
            yield connection, number
            raise _TakenBack
    except _TakenBack:
        return


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that facts came from: the entry that took it in, and when (UTC, ISO 8601)."""

    entry: int
    at: str


def known_file(connection: Connection, sha256: str, before: int | None = None) -> KnownFile | None:
    """The newest entry in force (earlier than `before`) that took in a file with exactly these bytes; None if none."""
    source = schema.source
    query = select(source.c.entry_id).where(source.c.sha256 == sha256).distinct()
    numbers = {number for number in connection.scalars(query) if before is None or number < before}
    if not numbers:
        return None
    found = (e for e in entries(connection) if e.id in numbers and e.undone_by is None)
    return next((KnownFile(e.id, e.at) for e in found), None)
