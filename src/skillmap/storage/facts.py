"""Reading facts: which rows were known at a time and hold on a day, and fast bulk reading."""

import sqlite3
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    CursorResult,
    Date,
    Integer,
    Select,
    String,
    Table,
    and_,
    bindparam,
    cast,
    func,
    or_,
    select,
)
from sqlalchemy.exc import DBAPIError

from skillmap.days import JST
from skillmap.storage import schema
from skillmap.storage.ledger import F, Recorded, Source, columns


@dataclass(frozen=True, slots=True)
class Moment:
    """The two times of every question: `as_of` the day it is about, `known` the last journal entry taken into account.

    `known` = None means everything recorded so far. `words` is the same for facts in the words of definitions
    (`schema.WORDED`): of a day before a new version they are asked for as they were before it carried them over.
    """

    as_of: date
    known: int | None = None
    words: int | None = None


def known(table: Table, moment: Moment) -> ColumnElement[bool]:
    """Condition: the row had been recorded, and not taken back, by the moment's entry."""
    limits = [moment.known, moment.words if table.name in schema.WORDED else None]
    limit = min((one for one in limits if one is not None), default=None)
    if limit is None:
        return table.c.retracted_by.is_(None)
    return and_(table.c.entry_id <= limit, or_(table.c.retracted_by.is_(None), table.c.retracted_by > limit))


def valid(table: Table, moment: Moment) -> ColumnElement[bool]:
    """Condition: known, and the period [valid_from, valid_to) contains the moment's day."""
    return and_(known(table, moment), table.c.valid_from <= moment.as_of, table.c.valid_to > moment.as_of)


MOST_NAMED = 500
"""People (or sessions) named one by one in a statement; of more of them the table is read whole."""


class Many(frozenset[int]):
    """Ids that are named one by one however many they are, up to `MOST_MANY`: a part of an office, not nearly all."""


MOST_MANY = 20_000
"""So many ids make a statement of 160 KB; of more the whole table is the quicker way."""


def among(column: ColumnElement[int], ids: Collection[int] | None) -> tuple[ColumnElement[bool], ...]:
    """The condition that keeps to some ids; none where they are too many to be named, or everybody is meant (None)."""
    if isinstance(ids, Many) and MOST_NAMED < len(ids) <= MOST_MANY:
        # Written into the statement: databases take fewer parameters than that.
        return (column.in_(bindparam(None, sorted(ids), expanding=True, literal_execute=True)),)
    # Sorted, so that the same people make the same statement and it is compiled once.
    return (column.in_(sorted(ids)),) if ids is not None and len(ids) <= MOST_NAMED else ()


def stands(entry: ColumnElement[int | None]) -> ColumnElement[bool]:
    """Condition: an entry that took a row back said something else instead: it is no undo, and was not undone."""
    journal = schema.entry
    undone = select(journal.c.undoes).where(journal.c.undoes.is_not(None))
    return and_(entry.in_(select(journal.c.id).where(journal.c.undoes.is_(None))), entry.not_in(undone))


def in_code_order(connection: Connection, text: ColumnElement[str]) -> ColumnElement[str]:
    """A text to order by as Python orders it: by the numbers of its characters, whatever a server's language is."""
    # SQLite compares the bytes of UTF-8, which have the same order.
    return text if connection.dialect.name == "sqlite" else text.collate("C")


def in_parts(result: CursorResult[Any]) -> Iterator[Any]:
    """The rows of a large result, a few thousand at a time: all at once they are as large as what is made of them."""
    for part in result.partitions(_PART):
        yield from part


_PART = 5_000


def plain(connection: Connection, query: Select[Any]) -> Generator[Any, None, None]:
    """The rows of a large result as the driver gives them: a third of the time of `in_parts`.

    Nothing is converted: truth may be 0 or 1, and a day a text, which `Days` makes one.
    """
    if connection.dialect.name != "sqlite":
        with closing(connection.execute(query)) as result:
            yield from in_parts(result)
        return
    # The values stand in the statement: only days and words of the program are asked for here.
    text = str(query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    try:
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(text)
            while part := cursor.fetchmany(_PART):
                yield from part
    except sqlite3.Error as error:
        raise DBAPIError(text, None, error) from error


class Days(dict[Any, Any]):
    """Days of `plain` rows by how the driver gives them, each made once; None stays None."""

    def __missing__(self, value: Any) -> Any:
        day = self[value] = date.fromisoformat(value) if isinstance(value, str) else value
        return day


def joined(
    connection: Connection, column: ColumnElement[Any], *order: ColumnElement[Any], between: str = ","
) -> ColumnElement[str]:
    """All values of a group as one text: many rows travel as one.

    In `order` on PostgreSQL. SQLite knows none before 3.44: two columns of a group are in one order there, and no more
    may be relied on.
    """
    if connection.dialect.name == "sqlite":
        return func.group_concat(column, between)
    return func.aggregate_strings(cast(column, String), between).aggregate_order_by(*order)


def head(connection: Connection) -> int:
    """The number of the newest journal entry; 0 in an empty workspace."""
    return connection.scalar(select(func.max(schema.entry.c.id))) or 0


def last_id(connection: Connection, table: Table) -> int:
    """The highest id in use; new rows of a change set are numbered from the next one on."""
    return connection.scalar(select(func.max(table.c.id))) or 0


def key_ids(connection: Connection, table: Table) -> dict[str, int]:
    """Business key -> id of a key table (staff number, unit code, session code, skill id)."""
    business_key = table.c[1]
    return {key: number for number, key in connection.execute(select(table.c.id, business_key))}


def entry_known_at(connection: Connection, at: str) -> int:
    """The newest entry recorded at or before a time (UTC, ISO 8601); 0 when there is none."""
    return connection.scalar(select(func.max(schema.entry.c.id)).where(schema.entry.c.at <= at)) or 0


def entry_known_on(connection: Connection, day: date) -> int:
    """The newest entry recorded until the end of a day in Japan; 0 when there is none."""
    end = datetime.combine(day, time.max, JST).astimezone(UTC)
    return entry_known_at(connection, end.isoformat(timespec="milliseconds"))


def entry_day(connection: Connection, entry: int) -> date:
    """The day in Japan on which an entry was recorded."""
    at = connection.scalar(select(schema.entry.c.at).where(schema.entry.c.id == entry))
    if at is None:
        raise LookupError(entry)
    return datetime.fromisoformat(at).astimezone(JST).date()


def changed_between(connection: Connection, after: int, until: int) -> list[int]:
    """The entries after one and up to another that recorded facts or took facts back, in their order."""
    found: set[int] = set()
    for table in schema.metadata.sorted_tables:
        if table.info.get("kind") == "fact":
            for column in (table.c.entry_id, table.c.retracted_by):
                found.update(connection.scalars(select(column).where(column > after, column <= until).distinct()))
    return sorted(found)


def values(connection: Connection, kind: type[F], *conditions: ColumnElement[bool]) -> list[F]:
    """The facts alone, those that the conditions let through, in the order of their rows."""
    table = schema.metadata.tables[kind.table]
    names = columns(kind)
    query = select(*(table.c[name] for name in names)).where(*conditions).order_by(table.c.id)
    # Texts and days are few however many the rows: each is kept once.
    same = [_once(table.c[name], kind.stored[name].read if name in kind.stored else None) for name in names]
    return [
        kind(**{name: one[value] for name, one, value in zip(names, same, row, strict=True)})
        for row in plain(connection, query)
    ]


class _Once(dict[Any, Any]):
    """Values of a column by how the driver gives them, each made once."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Any) -> Any:
        made = self[value] = self._make(value)
        return made


def _once(column: Column[Any], read: Callable[[Any], Any] | None) -> Any:
    if read is not None:
        return _Once(read)
    if isinstance(column.type, Date):
        return Days()
    if isinstance(column.type, Boolean):
        return _Once(lambda value: value if value is None else bool(value))
    return _Same() if isinstance(column.type, Integer) else _Once(lambda value: value)


class _Same:
    """Numbers are as they are: of hundreds of thousands of ids none is kept."""

    def __getitem__(self, value: Any) -> Any:
        return value


def recorded(connection: Connection, kind: type[F], *conditions: ColumnElement[bool]) -> list[Recorded[F]]:
    """Facts with their rows, those that the conditions let through, in the order of their rows."""
    table = schema.metadata.tables[kind.table]
    names = columns(kind)
    reads = [(name, one.read) for name, one in kind.stored.items()]
    query = select(
        table.c.id, table.c.entry_id, table.c.source_id, table.c.cell, *(table.c[name] for name in names)
    ).where(*conditions)
    found: list[Recorded[F]] = []
    for row, entry, source, cell, *values in connection.execute(query.order_by(table.c.id)):
        given = dict(zip(names, values, strict=True))
        for name, read in reads:
            given[name] = read(given[name])
        found.append(Recorded(kind(**given), row, entry, Source(None, cell, source)))
    return found
