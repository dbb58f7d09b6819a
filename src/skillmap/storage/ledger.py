"""Facts with types, and the one place where they begin, end, change, are replaced, dropped and carried forward. Pure.

A room declares a frozen dataclass per fact table (a test compares it with `schema`), reads `Recorded` ones and lays
what shall become of them on a `Ledger`; out come the writes of a change set. What stays of a row keeps the file and
the cell that it came from: an order of June must not erase where the state of April was read.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from skillmap.changes import Insert, Retract


class Stored(NamedTuple):
    """How a value that is no text, number or day stands in its column: written by one function, read by the other."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


TEXTS = Stored(lambda texts: json.dumps(texts, ensure_ascii=False), lambda text: tuple(json.loads(text)))
"""A tuple of texts, as JSON."""


@dataclass(frozen=True, kw_only=True)
class TableFact:
    """What a row of a fact table says. Fields are its columns; the journal's own columns are `Recorded`'s."""

    __slots__ = ()
    table: ClassVar[str]
    stored: ClassVar[Mapping[str, Stored]] = {}


@dataclass(frozen=True, kw_only=True)
class Lasting(TableFact):
    """A fact that holds from a day to another (exclusive; `days.FOREVER` = without end)."""

    __slots__ = ()
    valid_from: date
    valid_to: date

    def holds_on(self, day: date) -> bool:
        """Whether the period contains the day."""
        return self.valid_from <= day < self.valid_to


F = TypeVar("F", bound=TableFact)
L = TypeVar("L", bound=Lasting)


class Source(NamedTuple):
    """Where a fact was read: the file's number in the change set (from 1), or its id once recorded; and the cell."""

    no: int | None = None
    cell: str | None = None
    id: int | None = None


BY_HAND = Source()
"""Typed on the command line: neither file nor cell."""


@dataclass(frozen=True, slots=True)
class Recorded(Generic[F]):
    """A fact with its row: number of the row (negative = to be recorded), entry that recorded it, source."""

    fact: F
    id: int
    entry_id: int = 0
    source: Source = BY_HAND


class LaterChange(NamedTuple):
    """From the day on the record says something else of a value, so it was carried no further."""

    name: str
    day: date
    value: object


@dataclass(frozen=True, slots=True)
class CarriedRows(Generic[L]):
    """All rows of the key as they will be, by first day; and where a value met a later change."""

    rows: tuple[Recorded[L], ...]
    stops: tuple[LaterChange, ...]


def columns(kind: type[TableFact]) -> tuple[str, ...]:
    """The columns of a fact's table, in the order in which its values are written."""
    return tuple(f.name for f in fields(kind))


class Ledger:
    """The desk on which facts are laid until `writes` makes the change set's writes of them."""

    def __init__(self) -> None:
        self._keys: dict[str, tuple[tuple[str, str], list[tuple[int, str]]]] = {}
        self._gone: dict[str, dict[int, None]] = {}
        self._new: dict[int, Recorded[Any] | _Row] = {}
        self._rows: list[Insert] = []
        self._stored: dict[type[TableFact], Callable[[Mapping[str, Any]], tuple[Any, ...]]] = {}
        self._last = 0

    def key(self, table: str, business_key: str, number: int, value: str) -> None:
        """A new key (`staff`, `unit`, `session`, `skill`) that facts of this change set speak of."""
        self._keys.setdefault(table, (("id", business_key), []))[1].append((number, value))

    def begin(self, fact: F, source: Source = BY_HAND) -> Recorded[F]:
        """A fact that begins to be recorded, with where it was read; it has a row number when it is written."""
        # Negative, so that a row which is still to be recorded is never taken for a recorded one.
        self._last -= 1
        row = Recorded(fact, self._last, source=source)
        self._new[row.id] = row
        return row

    def begin_all(self, facts: Iterable[TableFact], source: Source = BY_HAND) -> None:
        """Record facts that this change set does not touch again."""
        for fact in facts:
            self.begin(fact, source)

    def begin_values(self, kind: type[TableFact], values: Mapping[str, Any], source: Source = BY_HAND) -> None:
        """Record a fact that this change set does not touch again, from its fields as they are stored: nearly all
        lines of a first list, of which the fact itself would be made only to be taken apart.
        """
        stored = self._stored.get(kind) or self._stored.setdefault(kind, itemgetter(*columns(kind)))
        self._last -= 1
        self._new[self._last] = _Row(kind, (*stored(values), source.no, source.cell))

    def begin_rows(self, kind: type[TableFact], rows: Sequence[tuple[Any, ...]]) -> None:
        """Record facts that this change set does not touch again, by the hundred thousand.

        Each row holds the values of `columns(kind)` as they are stored, then the file's number and the cell.
        """
        if rows:
            self._rows.append(Insert(kind.table, (*columns(kind), "source_no", "cell"), rows))

    def take_back(self, kind: type[TableFact], rows: Iterable[int]) -> None:
        """Take recorded rows back by their numbers."""
        self._gone.setdefault(kind.table, {}).update(dict.fromkeys(rows))

    def drop(self, row: Recorded[Any]) -> None:
        """Take a row back whole: it never should have been, or something stands for it now."""
        # It was laid down by this very change set: nothing is recorded yet that could be taken back.
        if row.id < 0:
            del self._new[row.id]
        else:
            self._gone.setdefault(row.fact.table, {})[row.id] = None

    def replace(self, row: Recorded[F], fact: F, source: Source | None = None) -> Recorded[F]:
        """The fact stands for the row; it keeps the row's source unless it comes from another one."""
        self.drop(row)
        return self.begin(fact, row.source if source is None else source)

    def end(self, row: Recorded[L], day: date) -> Recorded[L] | None:
        """The row holds up to the day (exclusive) at most; None when it would not have begun by then."""
        if row.fact.valid_to <= day:
            return row
        # Nothing of it would be left, and a period without days is none.
        if row.fact.valid_from >= day:
            self.drop(row)
            return None
        return self.replace(row, replace(row.fact, valid_to=day))

    def change(self, row: Recorded[L], fact: L, source: Source = BY_HAND) -> Recorded[L]:
        """The fact follows on the row: the row ends where the fact begins, or goes when nothing is left of it."""
        self.end(row, fact.valid_from)
        return self.begin(fact, source)

    def carry(
        self,
        rows: Sequence[Recorded[L]],
        day: date,
        values: Mapping[str, Any],
        source: Source = BY_HAND,
        settle: Callable[[L], L] = lambda fact: fact,
        says: Callable[[L], Collection[str]] = lambda _: (),
    ) -> CarriedRows[L]:
        """Values that hold from a day on, told only now: each goes on until the record says something else of it.

        `rows` are all rows of one key, which never overlap. A value is carried through later rows that repeat what
        was recorded before the order, up to the day on which the record says something else of *that* value; a gap
        (somebody left and came back) states every value anew. `settle` works out what depends on the values; `says`
        which values a row tells for its first day though they are the same as before.
        Raises ValueError when no row holds on the day: there is nothing to change then, only to `begin`.
        """
        ordered = sorted(rows, key=lambda r: r.fact.valid_from)
        at = next((i for i, row in enumerate(ordered) if row.fact.holds_on(day)), None)
        if at is None:
            raise ValueError(f"no row holds on {day}")
        first = ordered[at].fact
        # What the record says already needs no carrying; otherwise a repeated order would write every later row anew.
        moving = {name: value for name, value in values.items() if getattr(first, name) != value}
        found: list[Recorded[L]] = ordered[:at]
        stops: list[LaterChange] = []
        for i in range(at, len(ordered)):
            row = ordered[i]
            for name in _stopped(moving, ordered[i - 1].fact, row.fact, says(row.fact)) if i > at else ():
                stops.append(LaterChange(name, row.fact.valid_from, getattr(row.fact, name)))
                del moving[name]
            if not moving:
                found.append(row)
                continue
            # The row in which the order falls is cut on its day, later ones are written anew as a whole.
            since = max(row.fact.valid_from, day)
            fact = settle(replace(row.fact, valid_from=since, **moving))
            kept = self.end(row, since)
            found += [kept] if kept else []
            # A later row still begins for its own reason, so it keeps the place where that was read.
            found.append(self.begin(fact, source if i == at else row.source))
        return CarriedRows(tuple(found), tuple(stops))

    def writes(self) -> list[Insert | Retract]:
        """The writes of a change set: rows taken back, keys, then new rows table by table."""
        new: dict[tuple[type[TableFact], bool], list[Recorded[Any] | _Row]] = {}
        for row in self._new.values():
            key = (row.kind, False) if isinstance(row, _Row) else (type(row.fact), row.source.id is not None)
            new.setdefault(key, []).append(row)
        return [
            *(Retract(table, list(ids)) for table, ids in self._gone.items() if ids),
            *(Insert(table, names, rows) for table, (names, rows) in self._keys.items()),
            *(_insert(kind, rows, is_kept=is_kept) for (kind, is_kept), rows in new.items()),
            *self._rows,
        ]


def _stopped(moving: Mapping[str, Any], before: Lasting, row: Lasting, said: Collection[str]) -> list[str]:
    """Which values a row says anew."""
    # Back after a gap (退職 and rehired, 復職): whoever wrote that row stated everything of that day.
    if before.valid_to != row.valid_from:
        return list(moving)
    return [name for name in moving if name in said or getattr(row, name) != getattr(before, name)]


class _Row(NamedTuple):
    """A fact as it is stored."""

    kind: type[TableFact]
    values: tuple[Any, ...]


class _Rows(Sequence[tuple[Any, ...]]):
    """The rows of facts, made while they are written: half a million plan items need no second copy."""

    def __init__(self, kind: type[TableFact], facts: Sequence[Recorded[Any] | _Row], source: str) -> None:
        self._facts = facts
        self._values = attrgetter(*(f"fact.{name}" for name in columns(kind)), f"source.{source}", "source.cell")
        self._writes = [(at, kind.stored[n].write) for at, n in enumerate(columns(kind)) if n in kind.stored]

    def __len__(self) -> int:
        return len(self._facts)

    def __getitem__(self, at: Any) -> Any:
        return list(self)[at]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return (one.values if isinstance(one, _Row) else self._stored(one) for one in self._facts)

    def _stored(self, row: Recorded[Any]) -> tuple[Any, ...]:
        if not self._writes:
            return self._values(row)
        values = list(self._values(row))
        for at, write in self._writes:
            values[at] = write(values[at])
        return tuple(values)


def _insert(kind: type[TableFact], rows: Sequence[Recorded[Any] | _Row], *, is_kept: bool) -> Insert:
    source = "id" if is_kept else "no"
    return Insert(kind.table, (*columns(kind), f"source_{source}", "cell"), _Rows(kind, rows, source))
