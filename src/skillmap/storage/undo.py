"""Taking an entry back whole: its rows are retracted, the rows it had retracted come back as copies.

History stays exact: nothing is un-retracted in place, so a question with an earlier `known` still answers as it did.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Engine,
    Select,
    Table,
    bindparam,
    exists,
    func,
    select,
    union,
    update,
)

from skillmap.changes import ChangeKind
from skillmap.errors import InputRefused
from skillmap.storage import schema
from skillmap.storage.colliding import in_the_way
from skillmap.storage.copies import belongs, copy_rows
from skillmap.storage.database import reading
from skillmap.storage.journal import Author, Entry, entries, moved_on, new_entry
from skillmap.storage.redaction import touches_erased


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking an entry back does: so many facts of it go, so many that it had taken back return."""

    entry: Entry
    goes: int
    returns: int


def undo_preview(engine: Engine, number: int | None = None) -> Undoing:
    """What undoing an entry would do (default: the last one that changed something and is not itself an undo).

    Raises InputRefused: E_UNDO_NOTHING, E_UNDO_UNKNOWN, E_UNDO_DONE, E_UNDO_ERASED, E_UNDO_BUILT_ON (naming the later
    entries).
    """
    with reading(engine) as connection:
        journal = entries(connection)
        entry = _find(connection, journal, number)
        # What built on it and was itself taken back stands in nobody's way any more.
        undone = {e.id for e in journal if e.undone_by is not None}
        if (by := touches_erased(connection, entry.id)) is not None:
            raise InputRefused("E_UNDO_ERASED", entry=entry.id, by=by)
        # The entries are named: people undo them one by one from the last, which is the only order that leaves a whole
        # record.
        later = sorted(_built_on(connection, entry.id) - undone)
        if later:
            raise InputRefused("E_UNDO_BUILT_ON", entry=entry.id, later=tuple(later))
        counts = _counts(connection, entry.id).values()
    return Undoing(entry, sum(goes for goes, _ in counts), sum(returns for _, returns in counts))


def undo(
    engine: Engine,
    number: int,
    who: Author,
    *,
    expected_head: int | None = None,
    before_commit: Callable[[], None] = lambda: None,
) -> int:
    """Take an entry back; gives the number of the new entry. Raises as `undo_preview` and `journal.new_entry` do.

    Entries recorded meanwhile do not matter unless they build on this one. `before_commit` is the last step: when it
    fails, nothing is taken back.
    """
    planned = undo_preview(engine, number)
    entry = planned.entry.id
    # What returns is an addition and what goes a removal: the journal counts the undo like any other entry.
    counts = {ChangeKind.ADD.value: planned.returns, ChangeKind.REMOVE.value: planned.goes}
    summary = {kind: count for kind, count in counts.items() if count}
    with new_entry(engine, summary, "db undo", {"entry": entry}, who, expected_head=expected_head, undoes=entry) as (
        connection,
        new,
    ):
        if undo_preview(engine, entry) != planned:  # the lock is held: now nothing can come between
            with reading(engine) as before:
                raise moved_on(before)
        take_back(connection, entry, new)
        before_commit()
    return new


def take_back(connection: Connection, entry: int, new: int) -> None:
    """Retract the rows of an entry, and bring back what it had taken back, as facts of the entry `new`."""
    touched = _counts(connection, entry)
    for table in touched:
        connection.execute(
            update(table).where(belongs(table, entry), table.c.retracted_by.is_(None)).values(retracted_by=new)
        )
    for table in touched:
        copy_rows(connection, table, table.c.retracted_by == entry, new)


def touched_by(connection: Connection, entry: int) -> frozenset[str]:
    """The tables in which taking an entry back changes anything."""
    return frozenset(table.name for table in _counts(connection, entry))


def _find(connection: Connection, journal: Sequence[Entry], number: int | None) -> Entry:
    if number is None:
        # Entries that only remember that something was handed out (rosters) have nothing to take back.
        candidates = (e for e in journal if e.undone_by is None and e.undoes is None)
        last = next((e for e in candidates if "texts" in e.arguments or _counts(connection, e.id)), None)
        if last is None:
            raise InputRefused("E_UNDO_NOTHING")
        return last
    found = next((e for e in journal if e.id == number), None)
    if found is None:
        raise InputRefused("E_UNDO_UNKNOWN", entry=number)
    if found.undone_by is not None:
        raise InputRefused("E_UNDO_DONE", entry=number, by=found.undone_by)
    return found


def _built_on(connection: Connection, entry: int) -> set[int]:
    """Later entries that rest on this one.

    They took back rows of it, speak of keys that only it knows, or recorded what cannot stand beside what would return.
    """
    made = connection.execute(_made(), {"entry": entry}).one()
    names = tuple(key.name for key, is_made in zip(schema.key_tables(), made, strict=True) if is_made)
    return set(connection.scalars(_resting(names), {"entry": entry}))


# Put together they are hundreds of statements, asked three times for every undo: each is made once in a run.


@cache
def _made() -> Select[Any]:
    """Whether the entry made keys, table by table."""
    entry: BindParameter[int] = bindparam("entry")
    questions: list[Any] = [exists().where(key.c.entry_id == entry).label(key.name) for key in schema.key_tables()]
    return select(*questions)


@cache
def _resting(keys: tuple[str, ...]) -> CompoundSelect[int]:
    """The entries that rest on one that made keys of these tables."""
    entry: BindParameter[int] = bindparam("entry")
    facts = schema.facts()
    queries: list[Select[int]] = [
        select(table.c.retracted_by).where(belongs(table, entry), table.c.retracted_by > entry) for table in facts
    ]
    for key in (schema.metadata.tables[name] for name in keys):
        created = select(key.c.id).where(key.c.entry_id == entry)
        for table in facts:
            first = func.coalesce(table.c.first_entry, table.c.entry_id)
            queries += [
                select(first).where(column.in_(created), first > entry, table.c.retracted_by.is_(None))
                for column in table.c
                if column.references(key.c.id)
            ]
    return union(*queries, *in_the_way(entry))


def _counts(connection: Connection, entry: int) -> dict[Table, tuple[int, int]]:
    """Current rows of the entry, and rows that it had taken back, of each table that has any; in one question."""
    found = connection.execute(_counting(), {"entry": entry}).one()
    pairs = zip(schema.facts(), found[::2], found[1::2], strict=True)
    return {table: (goes, returns) for table, goes, returns in pairs if goes or returns}


@cache
def _counting() -> Select[Any]:
    entry: BindParameter[int] = bindparam("entry")
    questions = [
        select(func.count()).select_from(table).where(*those).scalar_subquery().label(f"{n}_{table.name}")
        for table in schema.facts()
        for n, those in enumerate(
            ((belongs(table, entry), table.c.retracted_by.is_(None)), (table.c.retracted_by == entry,))
        )
    ]
    return select(*questions)
