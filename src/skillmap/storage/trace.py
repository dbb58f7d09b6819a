"""Where facts come from: every row of a subject, in force or taken back, with its file, cell and entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from skillmap.problems import CellPlace
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among
from skillmap.storage.journal import Entry, entries
from skillmap.storage.ledger import Recorded
from skillmap.words import Fact, message

HANDS_OVER = "staff join"
"""The command by which everything recorded of a person goes on under another number."""
NEW_WORDS = "framework migrate"
"""The command by which facts are stated anew in the words of another version of the definitions."""
_BOOKKEEPING = ("id", "entry_id", "retracted_by", "first_entry", "source_id", "cell")


@dataclass(frozen=True, slots=True)
class FactOrigin:
    """Where a fact came from first: the entry, and the file with its sheet and cell ("" = typed by hand)."""

    entry: Entry
    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class TracedFact:
    """A fact: the values of its row by column, its origin, and the entry that took it back (None = in force)."""

    table: str
    values: Mapping[str, Any]
    origin: FactOrigin
    retracted_by: int | None


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row[Any]
    values: Mapping[str, Any]

    @property
    def same(self) -> tuple[Any, ...]:
        """What stays when only the end of a fact changes."""
        return tuple(value for name, value in self.values.items() if name != "valid_to")

    @property
    def recorded(self) -> int:
        """The entry that recorded it, the first one for a row that an undo brought back."""
        return int(self.row.first_entry or self.row.entry_id)


def read_at(connection: Connection, row: Recorded[Any]) -> Fact:
    """Where a fact was read, as a place (file, sheet, cell), or the entry by which it was told by hand."""
    table = schema.source
    source = row.source.id and connection.execute(select(table).where(table.c.id == row.source.id)).first()
    if not source:
        return message("recorded.by_hand", entry=row.entry_id)
    return str(CellPlace(source.name, source.sheet, row.source.cell or ""))


def trace(
    connection: Connection,
    moment: Moment,
    table: str,
    where: Mapping[str, object],
    journal: Mapping[int, Entry] | None = None,
) -> list[TracedFact]:
    """The facts of a table for some columns' values, as known at the moment, in the order in which they were recorded.

    A fact whose end alone was changed later is one fact with its first origin, not two. `journal` is the journal by
    entry when it was read already.
    """
    found = schema.metadata.tables[table]
    query = select(found).where(*(found.c[name] == value for name, value in where.items()))
    if moment.known is not None:
        query = query.where(found.c.entry_id <= moment.known)
    order = func.coalesce(found.c.first_entry, found.c.entry_id)
    keys = [found.c[c] for c in ("valid_from", "rated_on", "day") if c in found.c]
    names = [c.name for c in found.columns if c.name not in _BOOKKEEPING]
    lines = [
        _Line(row, {name: row._mapping[name] for name in names})
        for row in connection.execute(query.order_by(*keys, order, found.c.entry_id))
    ]
    known = {e.id: e for e in entries(connection)} if journal is None else journal
    # What went on under another staff number is told there; the number may be somebody else's by now.
    lines = [line for line in lines if not _was_handed_over(line, known, moment)]
    before = {id(line): _before(line, lines) for line in lines}
    files = {line.row.source_id for line in lines if line.row.source_id is not None}
    sources = {s.id: s for s in connection.execute(select(schema.source).where(*among(schema.source.c.id, files)))}
    shown: dict[int, _Line] = {}
    for line in lines:
        first = id(_first(line, before))
        if first not in shown or _taken(shown[first], moment) is not None:
            shown[first] = line
    return [
        TracedFact(table, line.values, _origin(_first(line, before), known, sources), _taken(line, moment))
        for line in shown.values()
    ]


def _was_handed_over(line: _Line, known: Mapping[int, Entry], moment: Moment) -> bool:
    by = _taken(line, moment)
    return by is not None and by in known and known[by].command == HANDS_OVER


def _before(line: _Line, lines: Sequence[_Line]) -> _Line | None:
    """The row that this one replaces with nothing but another end, or brings back."""
    for other in lines:
        if other is line or other.same != line.same or other.row.retracted_by is None:
            continue
        ended = other.row.retracted_by == line.row.entry_id
        returned = line.row.first_entry is not None and other.recorded == line.recorded
        if (ended or returned) and other.row.entry_id < line.row.entry_id:
            return other
    return None


def _first(line: _Line, before: Mapping[int, _Line | None]) -> _Line:
    while (earlier := before[id(line)]) is not None:
        line = earlier
    return line


def _origin(first: _Line, known: Mapping[int, Entry], sources: Mapping[int, Row[Any]]) -> FactOrigin:
    source, entry = sources.get(first.row.source_id), known[first.recorded]
    # The cell says it in other words: who asks why must see the entry that changed them.
    if source is not None and entry.command != NEW_WORDS:
        entry = known[source.entry_id]
    if source is None:
        return FactOrigin(entry)
    return FactOrigin(entry, source.name, source.sheet, first.row.cell or "")


def _taken(line: _Line, moment: Moment) -> int | None:
    by = line.row.retracted_by
    return by if by is not None and (moment.known is None or by <= moment.known) else None
