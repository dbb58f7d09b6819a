"""Reading when the office went over to other definitions; every command asks it, so nothing that carries is loaded."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from skillmap.revision.facts import DefinitionChange
from skillmap.storage import schema
from skillmap.storage.facts import recorded
from skillmap.storage.ledger import Recorded


def definition_changes(connection: Connection) -> list[tuple[Recorded[DefinitionChange], int | None]]:
    """Every change of the definitions ever recorded, the oldest entry first, with the entry that took it back."""
    table = schema.definition_change
    taken = {row.id: row.retracted_by for row in connection.execute(select(table.c.id, table.c.retracted_by))}
    return [(row, taken[row.id]) for row in sorted(recorded(connection, DefinitionChange), key=lambda r: r.entry_id)]


def recorded_under(connection: Connection) -> frozenset[str]:
    """The digests of all definitions that anything was ever recorded under.

    Where they are those of the present definitions alone, nothing can be unknown; that costs one question.
    """
    # An entry of a command that needed no definitions carries no digest.
    found = frozenset(connection.scalars(select(schema.entry.c.framework).distinct())) - {""}
    return found | set(brought(connection).values())


def digests(connection: Connection) -> list[str]:
    """The digests of the definitions that anything was recorded under, the newest first."""
    carried = brought(connection)
    query = select(schema.entry.c.id, schema.entry.c.framework).order_by(schema.entry.c.id.desc())
    found = [one for entry, digest in connection.execute(query) for one in (carried.get(entry, ""), digest) if one]
    return list(dict.fromkeys(found))


def last_entries(connection: Connection) -> dict[str, int]:
    """The digests of all definitions that anything was recorded under, the newest first, and up to when.

    The number is that of the last entry under these definitions; that of the change that brought them counts for those
    before, so of definitions under which nothing else was recorded it is the next one.
    """
    carried = {digest: entry + 1 for entry, digest in brought(connection).items()}
    query = select(schema.entry.c.framework, func.max(schema.entry.c.id)).group_by(schema.entry.c.framework)
    found = {**carried, **{digest: last for digest, last in connection.execute(query) if digest}}
    return dict(sorted(found.items(), key=lambda one: -one[1]))


def brought(connection: Connection) -> dict[int, str]:
    """Entry -> the definitions in whose words it has put everything: its own digest is that of the ones before."""
    table = schema.definition_change
    query = select(table.c.entry_id, table.c.new_digest).where(table.c.retracted_by.is_(None))
    return {row.entry_id: row.new_digest for row in connection.execute(query)}


def built_on(connection: Connection, entry: int) -> tuple[int, ...]:
    """Later entries with facts in the words that an entry brought; empty for one that changed no definitions."""
    table = schema.definition_change
    mine = select(func.count()).where(table.c.entry_id == entry, table.c.retracted_by.is_(None))
    if not connection.scalar(mine):
        return ()
    found: set[int] = set()
    for name in sorted(schema.WORDED):
        c = schema.metadata.tables[name].c
        # What an undo put back belongs to the entry that had recorded it first.
        first = func.coalesce(c.first_entry, c.entry_id)
        found.update(connection.scalars(select(first).where(first > entry, c.retracted_by.is_(None)).distinct()))
    return tuple(sorted(found))
