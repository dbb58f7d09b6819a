"""The one exception to "nothing is overwritten" (ADR 20): what says who somebody was is erased; what is counted stays.

Rows are changed in place, also those that were taken back long ago. Nothing of it can be undone.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Engine, Integer, Numeric, Table, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from skillmap.changes import Erase
from skillmap.days import JST
from skillmap.settings import RecordKind
from skillmap.storage import schema
from skillmap.storage.named import PersonNames, named, without
from skillmap.storage.personal import GONE, TABLES, OnErasure, PersonalTable, about_people, naming


@dataclass(frozen=True, slots=True)
class Mention:
    """A text of a row that is about something else and names somebody."""

    table: str
    column: str
    text: str
    rows: int


def label(staff_id: int) -> str:
    """What stands in the place of the number of somebody who was erased."""
    return f"ERASED-{staff_id:05}"


def erased(connection: Connection) -> dict[int, int]:
    """Staff ids that were erased -> the entry that did it."""
    table = schema.erasure
    return {row.staff_id: row.entry_id for row in connection.execute(select(table.c.staff_id, table.c.entry_id))}


def ids_of(connection: Connection, staff_id: int) -> tuple[int, ...]:
    """The keys under which somebody is recorded: theirs, and those of numbers that they bore before."""
    former = select(schema.former_number.c.number).where(schema.former_number.c.staff_id == staff_id)
    found = connection.scalars(select(schema.staff.c.id).where(schema.staff.c.number.in_(former)))
    return tuple(sorted({staff_id, *found}))


def goes_on_as(connection: Connection, staff_id: int) -> int:
    """The key under which somebody is recorded now, by one of a number that they bore before."""
    table = schema.former_number
    query = select(table.c.staff_id).join(schema.staff, schema.staff.c.number == table.c.number)
    return connection.scalar(query.where(schema.staff.c.id == staff_id, table.c.retracted_by.is_(None))) or staff_id


def names_of(connection: Connection, people: Sequence[Collection[int]]) -> list[PersonNames]:
    """How people are named, each by their keys, with the names of everybody else beside."""
    fact, key = schema.staff_fact.c, schema.staff.c
    person = {staff_id: no for no, ids in enumerate(people) for staff_id in ids}
    own: list[tuple[set[str], set[str]]] = [(set(), set()) for _ in people]
    everybody: set[str] = set()
    columns = (fact.name, fact.kana, fact.former_name)
    for staff_id, *names in connection.execute(select(fact.staff_id, *columns).distinct()):
        known = everybody if staff_id not in person else own[person[staff_id]][1]
        known.update(name for name in names if name and name != GONE)
    for staff_id, number in connection.execute(select(key.id, key.number)):
        if staff_id in person:
            own[person[staff_id]][0].add(number)
    return named(own, everybody)


def mentions(connection: Connection, people: Sequence[PersonNames], *, doubtful: bool = False) -> Iterator[Mention]:
    """Texts that name people in rows that are not about them; `doubtful`: those that may mean somebody else."""
    shared = [who for who in people if who.shared]
    for column in naming():
        for value, count in _texts(connection, column):
            if any(who.may_be_within(value) for who in shared) if doubtful else without(value, people, "\0") != value:
                yield Mention(column.table.name, column.name, value, count)


def _texts(connection: Connection, column: Column[str]) -> Sequence[tuple[str, int]]:
    """The different texts of a column: who rated, millions of times, are a few hundred names."""
    return [(value, n) for value, n in connection.execute(select(column, func.count()).group_by(column)) if value]


def rows_about(connection: Connection, staff_ids: Collection[int]) -> Iterator[tuple[Table, Mapping[str, Any]]]:
    """Every row about the people of these keys, taken back or not, with all its columns."""
    for table, one in about_people():
        query = select(table).where(table.c[one.person].in_(staff_ids)).order_by(*table.primary_key.columns)
        for row in connection.execute(query):
            yield table, dict(row._mapping)


def erase(connection: Connection, write: Erase, entry: int) -> None:
    """Erase people, as part of an entry: in the rows about them, and where other rows name them."""
    keys = sorted({one for ids in write.people for one in ids})
    people = names_of(connection, write.people)
    for mention in list(mentions(connection, people)):
        column = schema.metadata.tables[mention.table].c[mention.column]
        new = without(mention.text, people, GONE)
        connection.execute(update(column.table).where(column == mention.text).values({column.name: new}))
    for table, one in about_people():
        _empty(connection, table, one, keys)
    connection.execute(insert(schema.erasure), [{"staff_id": one, "entry_id": entry} for one in keys])


def _empty(connection: Connection, table: Table, one: PersonalTable, keys: Sequence[int]) -> None:
    values = {name: _instead(table.c[name], does) for name, does in one.columns.items() if _goes(does)}
    if values:
        connection.execute(update(table).where(table.c[one.person].in_(keys)).values(values))
    for name in (name for name, does in one.columns.items() if does is OnErasure.NUMBER):
        who = table.c[one.person]
        for row, key in connection.execute(select(table.c.id, who).where(who.in_(keys))).all():
            # A number borne before is unique among all; the person's own stands in the key.
            new = label(key) if table is schema.staff else f"{label(key)}-{row}"
            connection.execute(update(table).where(table.c.id == row).values({name: new}))


def _goes(does: OnErasure) -> bool:
    return does in (OnErasure.NAME, OnErasure.CLEAR, OnErasure.NO_VALUES)


def _instead(column: Column[Any], does: OnErasure) -> object:
    if does is OnErasure.NAME:
        return GONE
    if does is OnErasure.NO_VALUES:
        return "{}"
    return None if column.nullable else 0 if isinstance(column.type, Integer | Numeric) else ""


def compact(engine: Engine) -> bool:
    """Write the database anew without what was deleted before: nothing erased stays in its free space; False = not.

    A server keeps it in its log and in its operator's backups for as long as those are kept.
    """
    try:
        if engine.dialect.name == "sqlite":
            # Past the events of our engine, which begin a transaction: this can be part of none.
            with closing(engine.raw_connection()) as connection:
                connection.cursor().execute("VACUUM")
            return True
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as server:
            for name in TABLES:
                server.execute(text(f"VACUUM FULL {name}"))
    except (DBAPIError, sqlite3.Error):  # no room for a copy, or only the owner of the tables may
        return False
    return True


def touches_erased(connection: Connection, entry: int) -> int | None:
    """The erasure that stands in the way of taking an entry back: itself, or of somebody whom the entry is about."""
    if not (gone := erased(connection)):
        return None
    if entry in gone.values():
        return entry
    for table, one in about_people():
        if table.info.get("kind") != "fact":
            continue
        c = table.c
        theirs = c[one.person].in_(gone)
        of_entry = (c.entry_id == entry) | (c.first_entry == entry) | (c.retracted_by == entry)
        if (found := connection.scalar(select(c[one.person]).where(theirs, of_entry).limit(1))) is not None:
            return gone[found]
    return None


def last_days(connection: Connection) -> dict[int, date]:
    """Staff id -> the first day on which they are no longer on the staff (`FOREVER` = none), of who is not erased.

    Of a number under which nothing holds any more (a list that was taken back) it is the day of the last entry.
    """
    fact, key = schema.staff_fact.c, schema.staff.c
    gone = erased(connection)
    former = set(connection.scalars(select(schema.former_number.c.number)))
    numbers = {i: number for i, number in connection.execute(select(key.id, key.number)) if number not in former}
    query = select(fact.staff_id, func.max(fact.valid_to)).where(fact.retracted_by.is_(None)).group_by(fact.staff_id)
    found: dict[int, date] = {row[0]: row[1] for row in connection.execute(query)}
    at = select(fact.staff_id, func.max(schema.entry.c.at)).join(schema.entry, schema.entry.c.id == fact.retracted_by)
    for staff_id, when in connection.execute(at.group_by(fact.staff_id)):
        found.setdefault(staff_id, datetime.fromisoformat(when).astimezone(JST).date())
    return {i: found[i] for i in sorted(numbers.keys() & found.keys() - gone.keys())}


@dataclass(frozen=True, slots=True)
class Holding:
    """What a kind of record holds: rows, about how many people, since which entry, from how many files."""

    kind: RecordKind
    rows: int
    people: int
    first_entry: int | None
    files: int


def holdings(connection: Connection, staff_ids: Collection[int] | None = None) -> Iterator[Holding]:
    """What is held of each kind, about everybody or about the people of these keys; kinds in their order."""
    kinds: dict[RecordKind, list[tuple[Table, str]]] = {}
    for name, one in TABLES.items():
        if one.person or staff_ids is None:
            kinds.setdefault(one.kind, []).append((schema.metadata.tables[name], one.person))
    for kind, tables in kinds.items():
        rows, first, people, files = 0, [], set[int](), set[int]()
        for table, person in tables:
            who = [table.c[person].in_(staff_ids)] if staff_ids is not None else []
            entry = table.c.id if table is schema.entry else table.c.entry_id
            count, since = connection.execute(select(func.count(), func.min(entry)).where(*who)).one()
            rows += count
            first += [since] if since is not None else []
            if person:
                people |= set(connection.scalars(select(table.c[person]).where(*who).distinct()))
            if "source_id" in table.c:
                files |= set(connection.scalars(select(table.c.source_id).where(*who).distinct()))
        yield Holding(kind, rows, len(people - {None}), min(first, default=None), len(files - {None}))


_MOST_ASKED = 5000
"""Ids in one question: databases limit its values."""


def counts(connection: Connection, staff_ids: Collection[int]) -> dict[int, dict[RecordKind, int]]:
    """How many rows of each kind there are about people, by their ids."""
    found: dict[int, dict[RecordKind, int]] = {}
    for table, one in about_people():
        who = table.c[one.person]
        theirs = who.in_(staff_ids) if len(staff_ids) <= _MOST_ASKED else who.is_not(None)
        for staff_id, count in connection.execute(select(who, func.count()).where(theirs).group_by(who)):
            own = found.setdefault(staff_id, {})
            own[one.kind] = own.get(one.kind, 0) + count
    return found
