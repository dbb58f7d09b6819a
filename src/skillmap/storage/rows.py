"""Rows in bulk: inserted through the driver, and marked as taken back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, Date, Table, delete, update

from skillmap.changes import PackedRows, Retract

BATCH = 5000
"""Rows at a time; keeps memory flat when a change set streams its rows."""
MOST_PARAMETERS = 5000
"""Values per statement: more bring no speed, and every SQLite since 3.32 takes 32,766."""


def retract(connection: Connection, table: Table, write: Retract, entry: int) -> None:
    """Mark rows as taken back by an entry. Rows of the entry itself, never seen by anybody, are simply not kept."""
    if write.where:
        chosen = (table.c[name].in_(values) for name, values in write.where.items())
        in_force = (table.c.retracted_by.is_(None), table.c.entry_id < entry)
        connection.execute(update(table).where(*chosen, *in_force).values(retracted_by=entry))
    rows = iter(write.ids)
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
    target = _Target(start, len(stored), dates, source, source_base, entry, _Days())
    if connection.dialect.name == "sqlite":
        _insert_sqlite(connection, target, rows)
    else:
        for values in _parts(rows, target.width, BATCH):
            connection.exec_driver_sql(*target.one_each(values))


def _parts(rows: Iterable[tuple[Any, ...]], width: int, most: int) -> Iterator[list[Any]]:
    """All values one behind the other, those of `most` rows at a time."""
    if not isinstance(rows, PackedRows):
        stream = iter(rows)
        while batch := list(islice(stream, most)):
            yield list(chain.from_iterable(batch))
        return
    held: list[Any] = []
    for part in rows.parts():
        held += part
        while len(held) >= width * most:
            yield held[: width * most]
            del held[: width * most]
    if held:
        yield held


class _Days(dict[Any, Any]):
    """Days as ISO text, each made once; anything else stays as it is."""

    def __missing__(self, value: Any) -> Any:
        text = self[value] = value.isoformat() if isinstance(value, date) else value
        return text


@dataclass(frozen=True, slots=True)
class _Target:
    """Where rows go: the statement up to VALUES, their width, which columns hold days, which the number of the file."""

    start: str
    width: int
    dates: Sequence[int]
    source: int
    source_base: int
    entry: int
    days: _Days

    def with_days(self, values: list[Any]) -> list[Any]:
        """The values of whole rows, their days as ISO text, which both databases take."""
        for i in self.dates:
            values[i :: self.width] = map(self.days.__getitem__, values[i :: self.width])
        return values

    def one_each(self, values: list[Any]) -> tuple[str, list[tuple[Any, ...]]]:
        """A statement for one row, and the parameters of each, the entry first."""
        values = self.with_days(values)
        if self.source >= 0:
            numbers = values[self.source :: self.width]
            values[self.source :: self.width] = [None if n is None else n + self.source_base for n in numbers]
        marks = ", ".join(["%s"] * (self.width + 1))
        parts = (values[at : at + self.width] for at in range(0, len(values), self.width))
        return f"{self.start}({marks})", [(self.entry, *part) for part in parts]


def _insert_sqlite(connection: Connection, target: _Target, rows: Iterable[tuple[Any, ...]]) -> None:
    """Many rows per statement, the entry and the files' ids worked out by the database: measured twice as fast."""
    for values in _parts(rows, target.width, max(1, MOST_PARAMETERS // target.width)):
        marks = _marks(len(values) // target.width, target.width, target.source, target.source_base, target.entry)
        connection.exec_driver_sql(target.start + marks, tuple(target.with_days(values)))


@lru_cache(maxsize=64)
def _marks(rows: int, width: int, source: int, base: int, entry: int) -> str:
    """(9, ?, ? + 7), (9, ?, ? + 7) …: the entry, then the row's own values; NULL + 7 stays NULL."""
    # The entry stands in the text as a number: a numbered mark (?1) for it is refused by Python's driver from 3.14 on.
    own = ", ".join(f"? + {base}" if i == source else "?" for i in range(width))
    return ", ".join([f"({int(entry)}, {own})"] * rows)
