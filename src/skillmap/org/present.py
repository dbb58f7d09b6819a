"""What is recorded now, row by row, with the ids that a change needs to take rows back; read once per import."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, select

from skillmap.org.facts import Posting, UnitFact
from skillmap.org.model import Organisation
from skillmap.org.store import organisation
from skillmap.storage import schema
from skillmap.storage.facts import Moment, key_ids, last_id, recorded, valid
from skillmap.storage.ledger import L, Recorded

STAFF_FIELDS = (
    "name", "kana", "sort_key", "search_key", "former_name", "grade", "job_kind", "employment", "hired_on", "remark",
)  # fmt: skip


class FactRow(NamedTuple):
    """A current row: its id, period, values in the order of its table's columns, and where it came from."""

    id: int
    valid_from: date
    valid_to: date
    values: tuple[Any, ...]
    source_id: int | None
    cell: str | None


@dataclass(frozen=True)
class Present:
    """The organisation on a day and its rows, and the keys that exist."""

    organisation: Organisation
    staff_rows: Mapping[int, FactRow]
    main_postings: Mapping[int, FactRow]
    extra_postings: Mapping[int, tuple[FactRow, ...]]
    leaves: Mapping[int, tuple[FactRow, ...]]
    staff_ids: Mapping[str, int]
    unit_codes: Mapping[str, int]
    free_units: Mapping[str, int]
    """Codes of units whose every fact was taken back: the same code means the same unit again."""
    next_staff_id: int
    next_unit_id: int


def present(connection: Connection, moment: Moment, grades: tuple[str, ...] = ()) -> Present:
    """What is recorded for the moment's day."""
    main: dict[int, FactRow] = {}
    extra: dict[int, list[FactRow]] = defaultdict(list)
    for staff, row in _rows(connection, moment, "posting", ("unit_id", "is_main")):
        if row.values[1]:
            main[staff] = row
        else:
            extra[staff].append(row)
    leaves: dict[int, list[FactRow]] = defaultdict(list)
    for staff, row in _rows(connection, moment, "leave", ("kind",), all_days=True):
        leaves[staff].append(row)
    return Present(
        organisation(connection, moment, grades),
        dict(_rows(connection, moment, "staff_fact", STAFF_FIELDS)),
        main,
        {k: tuple(v) for k, v in extra.items()},
        {k: tuple(v) for k, v in leaves.items()},
        key_ids(connection, schema.staff),
        key_ids(connection, schema.unit),
        _free_units(connection),
        last_id(connection, schema.staff) + 1,
        last_id(connection, schema.unit) + 1,
    )


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


def main_postings_of(connection: Connection, staff_id: int) -> tuple[FactRow, ...]:
    """Everything recorded of a person's main posting, past and to come, earliest first."""
    table = schema.posting
    mine = and_(table.c.retracted_by.is_(None), table.c.staff_id == staff_id, table.c.is_main)
    return tuple(row for _, row in _fetch(connection, table, table.c.staff_id, ("unit_id", "is_main"), mine))


def _ends_after(table: Table, day: date) -> ColumnElement[bool]:
    return and_(table.c.retracted_by.is_(None), table.c.valid_to > day)


def _free_units(connection: Connection) -> dict[str, int]:
    fact, key = schema.unit_fact, schema.unit
    current = select(fact.c.unit_id).where(fact.c.retracted_by.is_(None))
    query = select(key.c.id, key.c.code).where(key.c.id.not_in(current))
    return {code: number for number, code in connection.execute(query)}


def _rows(
    connection: Connection, moment: Moment, name: str, columns: tuple[str, ...], *, all_days: bool = False
) -> list[tuple[int, FactRow]]:
    table = schema.metadata.tables[name]
    condition = table.c.retracted_by.is_(None) if all_days else valid(table, moment)
    return _fetch(connection, table, table.c.staff_id, columns, condition)


def _fetch(
    connection: Connection, table: Table, owner: Column[Any], columns: tuple[str, ...], condition: ColumnElement[bool]
) -> list[tuple[int, FactRow]]:
    period = (owner, table.c.id, table.c.valid_from, table.c.valid_to, table.c.source_id, table.c.cell)
    query = select(*period, *(table.c[c] for c in columns)).where(condition).order_by(table.c.valid_from, table.c.id)
    return [
        (of, FactRow(number, since, until, tuple(values), source, cell))
        for of, number, since, until, source, cell, *values in connection.execute(query)
    ]
