"""Columns of a staff list that slipped by a row: sorted without the others, or pasted a row too low. Pure.

Each value is what is recorded of the person in the row above (or below), for a whole stretch of the list: names and
numbers are right, and every single change is possible, so nothing else notices it.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from skillmap.japanese import fold
from skillmap.org.facts import VALUES
from skillmap.org.present import Present
from skillmap.org.records import StaffRecord
from skillmap.problems import CellPlace, Problem, problem
from skillmap.words import Bilingual

LEAST = 4
"""Fewer rows may be a chain of transfers from desk to desk."""
_MOST_OF = 0.95
_FIELDS: Mapping[str, tuple[Bilingual, str]] = {
    "name": (Bilingual("氏名", "name"), "name"),
    "kana": (Bilingual("フリガナ", "kana"), "kana"),
    "grade": (Bilingual("職名", "grade"), "grade"),
    "hired_on": (Bilingual("採用年月日", "hired on"), "hired_on"),
    "units": (Bilingual("所属", "unit"), "section"),
}
"""Values that are compared, with their word and the field at whose cells they are shown."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A field of the list: what each row says, and what is recorded of each row's person; None = nothing."""

    said: Sequence[Hashable]
    recorded: Sequence[Collection[Hashable] | None]
    """Several values where one of them may be said: a unit and those above it."""

    def is_like(self, at: int, other: int) -> bool:
        """Whether a row says what is recorded of the person in another row."""
        recorded = self.recorded[other]
        return recorded is not None and self.said[at] in recorded

    def is_known(self, at: int) -> bool:
        """Whether a row says anything about somebody of whom something is recorded."""
        return self.said[at] is not None and self.recorded[at] is not None


def shifted_columns(found: Present, records: Sequence[StaffRecord]) -> Iterator[Problem]:
    """W_COLUMN_SHIFTED for every field whose values belong to the neighbouring rows."""
    people = [one for one in records if one.is_main]
    ids = [found.staff_ids.get(one.number) for one in people]
    for key, (title, cell) in _FIELDS.items():
        column = _units(found, people, ids) if key == "units" else _values(found, people, ids, key)
        stretch = _stretch(column, 1) or _stretch(column, -1)
        if stretch is not None:
            first, last = (people[at].origin.place(cell) for at in stretch)
            count = stretch[1] - stretch[0] + 1
            until = last.cell if isinstance(last, CellPlace) else ""
            yield problem("W_COLUMN_SHIFTED", first, field=title, count=count, value=until)


def _values(found: Present, people: Sequence[StaffRecord], ids: Sequence[int | None], key: str) -> _Column:
    at = VALUES.index(key)
    rows = [found.staff_rows.get(one) if one is not None else None for one in ids]
    said = [one.name if key == "name" else one.values.get(key) for one in people]
    return _Column(list(map(_plain, said)), [None if row is None else (_plain(row.values[at]),) for row in rows])


def _plain(value: object) -> Hashable:
    return fold(value) if isinstance(value, str) else value if isinstance(value, date) else None


def _units(found: Present, people: Sequence[StaffRecord], ids: Sequence[int | None]) -> _Column:
    rows = [found.main_postings.get(one) if one is not None else None for one in ids]
    names = cache(lambda unit: frozenset(fold(one.name) for one in found.organisation.above(unit)))
    said = [fold(one.units[-1].name) if one.units else None for one in people]
    return _Column(said, [None if row is None else names(row.values[0]) for row in rows])


def _stretch(column: _Column, by: int) -> tuple[int, int] | None:
    """The first and last row of the stretch in which nearly everything is the value of the row `by` above."""
    rows = range(len(column.said))
    other = [at for at in rows if column.is_known(at) and not column.is_like(at, at)]
    if len(other) < LEAST:
        return None
    first, last = other[0], other[-1]
    pairs = [at for at in range(first, last + 1) if column.is_known(at) and at - by in rows]
    fits = {at for at in pairs if column.is_like(at, at - by)}
    explained = [at for at in other if at in fits]
    if len(fits) < _MOST_OF * len(pairs) or len(explained) < LEAST:
        return None
    # One value for all of them is an order for all: everybody becomes 主任.
    return (first, last) if len({column.said[at] for at in explained}) > 1 else None
