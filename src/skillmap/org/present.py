"""What is recorded now, row by row, with the ids that a change needs to take rows back; read once per import."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, func, select

from skillmap.days import FOREVER
from skillmap.japanese import fold
from skillmap.org.everybody import former_numbers
from skillmap.org.facts import VALUES, Announcement, Leave, Posting, StaffFact, StandingOrder, UnitFact
from skillmap.org.histories import Histories, History
from skillmap.org.leavers import leavers
from skillmap.org.model import Organisation, Person
from skillmap.org.records import StaffRecord
from skillmap.org.store import organisation, units_on
from skillmap.org.succession import Life, lives
from skillmap.storage import schema
from skillmap.storage.facts import Moment, key_ids, last_id, recorded, stands, valid
from skillmap.storage.ledger import L, Recorded, columns
from skillmap.storage.trace import read_at
from skillmap.words import Fact


class FactRow(NamedTuple):
    """A current row: its id, period, values in the order of its table's columns, and where it came from."""

    id: int
    valid_from: date
    valid_to: date
    values: tuple[Any, ...]
    source_id: int | None
    cell: str | None


class ReplacedLeave(NamedTuple):
    """A leave as it was until an entry that stands said something else of it, or took it back."""

    entry: int
    leave: Leave


@dataclass(frozen=True)
class Present:
    """The organisation on a day and its rows, and the keys that exist."""

    organisation: Organisation
    staff_rows: Mapping[int, FactRow]
    main_postings: Mapping[int, FactRow]
    extra_postings: Mapping[int, tuple[FactRow, ...]]
    leaves: Mapping[int, tuple[Recorded[Leave], ...]]
    staff_ids: Mapping[str, int]
    former_numbers: Mapping[str, int]
    """Numbers that were given up for another one, with the id of the person who bore them."""
    unit_codes: Mapping[str, int]
    free_units: Mapping[str, int]
    """Codes of units whose every fact was taken back: the same code means the same unit again."""
    next_staff_id: int
    next_unit_id: int
    lives: Mapping[int, Life]
    first_day: date
    """From which day on there are units; FOREVER without any."""
    histories: Histories
    """Everything recorded of some people, past and to come."""
    days: Callable[[date], Organisation]
    """The units of another day."""
    left: Callable[[], list[Person]]
    """Everybody who has left by the day."""
    read_at: Callable[[Recorded[Any]], Fact]
    """Where a fact was read."""
    replaced_leaves: Callable[[], Mapping[int, Sequence[ReplacedLeave]]]
    """Leave as it was before changes that stand, by staff id."""

    @cached_property
    def _readings(self) -> Mapping[str, Mapping[int, str]]:
        """Folded name -> who is called so on the day, with the folded reading."""
        name, kana = VALUES.index("name"), VALUES.index("kana")
        found: dict[str, dict[int, str]] = defaultdict(dict)
        for staff_id, row in self.staff_rows.items():
            found[fold(row.values[name])][staff_id] = fold(row.values[kana])
        return found

    def is_name_of_another(self, record: StaffRecord, staff_id: int) -> bool:
        """Whether a line has somebody's own reading beside the name of somebody else, who is read otherwise.

        A name slipped into another row does so; a new spelling of one's own name is next to never a colleague's.
        """
        own = self.staff_rows.get(staff_id)
        # Whoever marries into a colleague's name has a new reading too.
        if not record.kana or own is None or fold(own.values[VALUES.index("kana")]) != fold(record.kana):
            return False
        others = self._readings.get(fold(record.name), {})
        return staff_id not in others and any(kana and kana != fold(record.kana) for kana in others.values())


_unit = schema.unit_fact


def present(connection: Connection, moment: Moment, grades: tuple[str, ...] = ()) -> Present:
    """What is recorded for the moment's day."""
    main: dict[int, FactRow] = {}
    extra: dict[int, list[FactRow]] = defaultdict(list)
    for staff, row in _rows(connection, moment, "posting", ("unit_id", "is_main", "kind")):
        if row.values[1]:
            main[staff] = row
        else:
            extra[staff].append(row)
    found = organisation(connection, moment, grades)
    leaves: dict[int, list[Recorded[Leave]]] = defaultdict(list)
    for leave in recorded(connection, Leave, schema.leave.c.retracted_by.is_(None)):
        leaves[leave.fact.staff_id].append(leave)
    return Present(
        found,
        dict(_rows(connection, moment, "staff_fact", VALUES)),
        main,
        {k: tuple(v) for k, v in extra.items()},
        {k: tuple(sorted(v, key=lambda r: r.fact.valid_from)) for k, v in leaves.items()},
        key_ids(connection, schema.staff),
        {number: of for of, numbers in former_numbers(connection, moment).items() for number in numbers},
        key_ids(connection, schema.unit),
        _free_units(connection),
        last_id(connection, schema.staff) + 1,
        last_id(connection, schema.unit) + 1,
        lives(connection),
        connection.scalar(select(func.min(_unit.c.valid_from)).where(_unit.c.retracted_by.is_(None))) or FOREVER,
        lambda ids: histories(connection, ids),
        lambda day: units_on(connection, Moment(day, moment.known)),
        lambda: leavers(connection, moment, found),
        lambda row: read_at(connection, row),
        cache(lambda: _replaced_leaves(connection)),
    )


def _replaced_leaves(connection: Connection) -> Mapping[int, Sequence[ReplacedLeave]]:
    table, names = schema.leave, columns(Leave)
    query = select(table.c.retracted_by, *(table.c[name] for name in names)).where(stands(table.c.retracted_by))
    found: dict[int, list[ReplacedLeave]] = defaultdict(list)
    for entry, *values in connection.execute(query):
        leave = Leave(**dict(zip(names, values, strict=True)))
        found[leave.staff_id].append(ReplacedLeave(entry, leave))
    return found


def histories(connection: Connection, ids: Sequence[int]) -> dict[int, History]:
    """Everything recorded of some people; of many at once the tables are read whole."""
    found = {staff_id: History(staff_id) for staff_id in ids}
    for row in _of(connection, StaffFact, ids):
        if row.fact.staff_id in found:
            found[row.fact.staff_id].facts.append(row)
    for post in _of(connection, Posting, ids):
        if post.fact.staff_id in found:
            found[post.fact.staff_id].posts.append(post)
    for announced in recorded(connection, Announcement, schema.announcement.c.retracted_by.is_(None)):
        if announced.fact.staff_id in found:
            found[announced.fact.staff_id].announcements.append(announced)
    for order in recorded(connection, StandingOrder, schema.standing_order.c.retracted_by.is_(None)):
        if order.fact.staff_id in found:
            found[order.fact.staff_id].standing.append(order)
    for leave in _of(connection, Leave, ids):
        if leave.fact.staff_id in found:
            found[leave.fact.staff_id].leaves.append(leave)
    return found


_MOST_ASKED = 500
"""Ids in one statement; of more people the table is read whole."""


def _of(connection: Connection, kind: type[L], ids: Sequence[int]) -> list[Recorded[L]]:
    table = schema.metadata.tables[kind.table]
    among = (table.c.staff_id.in_(ids),) if len(ids) <= _MOST_ASKED else ()
    found = recorded(connection, kind, table.c.retracted_by.is_(None), *among)
    return sorted(found, key=lambda row: row.fact.valid_from)


@dataclass(frozen=True)
class Ahead:
    """What holds on a day or begins after it, earliest first."""

    units: tuple[Recorded[UnitFact], ...]
    postings: tuple[Recorded[Posting], ...]


def ahead(connection: Connection, day: date) -> Ahead:
    """Everything recorded of units and postings that a change from a day on can touch."""

    def rows(kind: type[L]) -> tuple[Recorded[L], ...]:
        found = recorded(connection, kind, _ends_after(schema.metadata.tables[kind.table], day))
        return tuple(sorted(found, key=lambda row: row.fact.valid_from))

    return Ahead(rows(UnitFact), rows(Posting))


def _ends_after(table: Table, day: date) -> ColumnElement[bool]:
    return and_(table.c.retracted_by.is_(None), table.c.valid_to > day)


def _free_units(connection: Connection) -> dict[str, int]:
    fact, key = schema.unit_fact, schema.unit
    current = select(fact.c.unit_id).where(fact.c.retracted_by.is_(None))
    query = select(key.c.id, key.c.code).where(key.c.id.not_in(current))
    return {code: number for number, code in connection.execute(query)}


def _rows(connection: Connection, moment: Moment, name: str, columns: tuple[str, ...]) -> list[tuple[int, FactRow]]:
    table = schema.metadata.tables[name]
    return _fetch(connection, table, table.c.staff_id, columns, valid(table, moment))


def _fetch(
    connection: Connection, table: Table, owner: Column[Any], columns: tuple[str, ...], condition: ColumnElement[bool]
) -> list[tuple[int, FactRow]]:
    period = (owner, table.c.id, table.c.valid_from, table.c.valid_to, table.c.source_id, table.c.cell)
    query = select(*period, *(table.c[c] for c in columns)).where(condition).order_by(table.c.valid_from, table.c.id)
    return [
        (of, FactRow(number, since, until, tuple(values), source, cell))
        for of, number, since, until, source, cell, *values in connection.execute(query)
    ]
