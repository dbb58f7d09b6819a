"""A change set: what a writing command is about to do, computed before anything is written.

What is shown and what is written are one value, so the preview is what happens. Rooms compute a `ChangeSet` as a pure
function of the present state and the input; `storage` records its writes as one journal entry.
"""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter
from typing import Any, NamedTuple

from skillmap.problems import Place, Problem
from skillmap.words import Fact


class ChangeKind(StrEnum):
    """What happens to a subject; also the order in which changes are listed."""

    JOIN = "join"
    MOVE = "move"
    CHANGE = "change"
    LEAVE = "leave"
    ADD = "add"
    REMOVE = "remove"
    CONFLICT = "conflict"


class Change(NamedTuple):
    """One line of the change list: who or what, which item, before and after."""

    kind: ChangeKind
    subject: str
    item: Fact = None
    before: Fact = None
    after: Fact = None
    place: Place = None


@dataclass(frozen=True, slots=True)
class Insert:
    """Rows for one table; each row in the order of `columns`. `storage` adds entry_id and retracted_by."""

    table: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


class PackedRows(Sequence[tuple[Any, ...]]):
    """Rows by the hundred thousand, made while they are written and never all at once.

    Of so many no row is made only to be taken apart again: they come as the database takes them.
    """

    width: int
    """Values of a row."""

    @abstractmethod
    def parts(self) -> Iterator[list[Any]]:
        """All values, some whole rows at a time, one behind the other; a part is the caller's own."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for part in self.parts():
            yield from zip(*[iter(part)] * self.width, strict=True)

    def __getitem__(self, at: Any) -> Any:
        return list(self)[at]


@dataclass(frozen=True, slots=True)
class Retract:
    """Fact rows of one table that this entry takes back (they stay, marked `retracted_by`): their ids, or `where`."""

    table: str
    ids: Sequence[int] = ()
    where: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Column -> values: every row in force with one of the values in each column. Ratings are found by it only."""

    @property
    def is_empty(self) -> bool:
        """True when it takes nothing back."""
        return not self.ids and not self.where


@dataclass(frozen=True, slots=True)
class HandOver:
    """Everything recorded of one member of staff becomes recorded of another, by their ids; written last."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Erase:
    """People who are erased: of each the ids under which they are recorded. The one write that overwrites (ADR 20)."""

    people: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that facts come from. Its number in `ChangeSet.sources` (from 1) is the facts' `source_no`."""

    name: str
    sha256: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything one command does: changes to show, rows to write, problems to tell. Empty `writes` = nothing to do."""

    title: Fact
    changes: Sequence[Change] = ()
    unchanged: int = 0
    writes: Sequence[Insert | Retract | HandOver | Erase] = ()
    problems: Sequence[Problem] = ()
    sources: Sequence[SourceFile] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    texts: Mapping[str, str | None] = field(default_factory=dict)
    """Definition files of the workspace (by name) that become these texts; None = the file goes."""

    @property
    def is_empty(self) -> bool:
        """True when applying it would write nothing."""
        return not self.texts and not any(map(_does, self.writes))

    def shows_same(self, other: "ChangeSet") -> bool:
        """True when whoever agreed to the other one has agreed to this one: the same lines, problems and texts."""
        mine, theirs = (list(self.changes), list(self.problems)), (list(other.changes), list(other.problems))
        return mine == theirs and dict(self.texts) == dict(other.texts)

    def counts(self) -> dict[ChangeKind, int]:
        """Number of distinct subjects per kind, in the order of `ChangeKind`; kinds that do not occur are left out."""
        # Somebody of whom three things change is one change of that kind.
        seen = Counter(kind for kind, _ in set(map(itemgetter(0, 1), self.changes)))
        return {kind: seen[kind] for kind in ChangeKind if seen[kind]}


def _does(write: Insert | Retract | HandOver | Erase) -> bool:
    return isinstance(write, HandOver | Erase) or bool(write.rows if isinstance(write, Insert) else not write.is_empty)


def merge(title: Fact, sets: Iterable[ChangeSet]) -> ChangeSet:
    """Several change sets as one; source numbers must already be those of the whole.

    A file that several of them write ends with the text of the last.
    """
    parts = list(sets)
    return ChangeSet(
        title=title,
        changes=[c for s in parts for c in s.changes],
        unchanged=sum(s.unchanged for s in parts),
        writes=[w for s in parts for w in s.writes],
        problems=[p for s in parts for p in s.problems],
        sources=[f for s in parts for f in s.sources],
        texts={name: text for s in parts for name, text in s.texts.items()},
    )
