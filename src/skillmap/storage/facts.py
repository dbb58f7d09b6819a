"""Reading facts: which rows were known at a time and hold on a day, and fast bulk reading."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Table, and_, bindparam, func, or_, select

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


def in_code_order(connection: Connection, text: ColumnElement[str]) -> ColumnElement[str]:
    """A text to order by as Python orders it: by the numbers of its characters, whatever a server's language is."""
    # SQLite compares the bytes of UTF-8, which have the same order.
    return text if connection.dialect.name == "sqlite" else text.collate("C")


def in_parts(result: CursorResult[Any]) -> Iterator[Any]:
    """The rows of a large result, a few thousand at a time: all at once they are as large as what is made of them."""
    for part in result.partitions(_PART):
        yield from part


_PART = 5_000


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
    reads = [(names.index(name), one.read) for name, one in kind.stored.items()]
    found: list[F] = []
    query = select(*(table.c[name] for name in names)).where(*conditions).order_by(table.c.id)
    # Texts and days are few however many the rows: each is kept once.
    texts: dict[Any, Any] = {}
    for row in in_parts(connection.execute(query)):
        given = [value if isinstance(value, int) else texts.setdefault(value, value) for value in row]
        for at, read in reads:
            given[at] = read(given[at])
        found.append(kind(**dict(zip(names, given, strict=True))))
    return found


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
