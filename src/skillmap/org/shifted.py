"""Columns of a staff list that slipped by a row: sorted without the others, or pasted a row too low. Pure.

Each value is what is recorded of the person in the row above (or below), for a whole stretch of the list: names and
numbers are right, and every single change is possible, so nothing else notices it.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from skillmap.japanese import fold
from skillmap.org.facts import VALUES
from skillmap.org.present import Present
from skillmap.org.records import StaffRecord
from skillmap.problems import CellPlace, Problem, problem
from skillmap.slipped import ListColumn, stretch
from skillmap.words import Bilingual

_FIELDS: Mapping[str, tuple[Bilingual, str]] = {
    "name": (Bilingual("氏名", "name"), "name"),
    "kana": (Bilingual("フリガナ", "kana"), "kana"),
    "grade": (Bilingual("職名", "grade"), "grade"),
    "hired_on": (Bilingual("採用年月日", "hired on"), "hired_on"),
    "units": (Bilingual("所属", "unit"), "section"),
}
"""Values that are compared, with their word and the field at whose cells they are shown."""


def shifted_columns(found: Present, records: Sequence[StaffRecord]) -> Iterator[Problem]:
    """W_COLUMN_SHIFTED for every field whose values belong to the neighbouring rows."""
    people = [one for one in records if one.is_main]
    ids = [found.staff_ids.get(one.number) for one in people]
    for key, (title, cell) in _FIELDS.items():
        column = _units(found, people, ids) if key == "units" else _values(found, people, ids, key)
        found_at = stretch(column)
        if found_at is not None:
            first, last = (people[at].origin.place(cell) for at in found_at)
            count = found_at[1] - found_at[0] + 1
            until = last.cell if isinstance(last, CellPlace) else ""
            yield problem("W_COLUMN_SHIFTED", first, field=title, count=count, value=until)


def _values(found: Present, people: Sequence[StaffRecord], ids: Sequence[int | None], key: str) -> ListColumn:
    at = VALUES.index(key)
    rows = [found.staff_rows.get(one) if one is not None else None for one in ids]
    said = [one.name if key == "name" else one.values.get(key) for one in people]
    return ListColumn(list(map(_plain, said)), [None if row is None else (_plain(row.values[at]),) for row in rows])


def _plain(value: object) -> Hashable:
    return fold(value) if isinstance(value, str) else value if isinstance(value, date) else None


def _units(found: Present, people: Sequence[StaffRecord], ids: Sequence[int | None]) -> ListColumn:
    rows = [found.main_postings.get(one) if one is not None else None for one in ids]
    names = cache(lambda unit: frozenset(fold(one.name) for one in found.organisation.above(unit)))
    said = [fold(one.units[-1].name) if one.units else None for one in people]
    return ListColumn(said, [None if row is None else names(row.values[0]) for row in rows])
