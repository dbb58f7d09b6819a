"""Everybody as lists and judgements need them, in columns: as values they are the largest part of an office.

A person is put together when somebody is asked for; what is counted is asked of the columns.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate, islice
from operator import attrgetter, eq
from typing import Any, overload

from skillmap.org.model import Absence, Organisation, Person, SecondPost


class ListedPerson(Person):
    """One of those who are listed and judged: without the reading, former names, remark and what people are found by.

    Whoever asks for what was not read is a bug (AttributeError).
    """

    __slots__ = ()
    _read = attrgetter(
        "id", "number", "name", "grade", "job_kind", "employment", "hired_on", "unit_id", "posted_on", "second_posts",
        "absence", "former_numbers",
    )  # fmt: skip

    def __init__(
        self, number: str, name: str, *, of: int, grade: str, job_kind: str, employment: str, hired_on: date | None,
        unit_id: int | None, posted_on: date | None, second_posts: tuple[SecondPost, ...], absence: Absence | None,
        former_numbers: tuple[str, ...],
    ) -> None:  # fmt: skip
        put = object.__setattr__
        put(self, "id", of)
        put(self, "number", number)
        put(self, "name", name)
        put(self, "grade", grade)
        put(self, "job_kind", job_kind)
        put(self, "employment", employment)
        put(self, "hired_on", hired_on)
        put(self, "unit_id", unit_id)
        put(self, "posted_on", posted_on)
        put(self, "second_posts", second_posts)
        put(self, "absence", absence)
        put(self, "former_numbers", former_numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ListedPerson) and ListedPerson._read(self) == ListedPerson._read(other)

    def __hash__(self) -> int:
        return hash(ListedPerson._read(self))

    def __repr__(self) -> str:
        return f"ListedPerson{ListedPerson._read(self)}"


class _Texts(Sequence[str]):
    """Texts one behind the other: each by itself would take four times as much."""

    def __init__(self, texts: Iterable[str]) -> None:
        listed = list(texts)
        self._text, self._ends = "".join(listed), array("I", accumulate(map(len, listed), initial=0))

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return list(self)[at]
        return self._text[self._ends[at] : self._ends[at + 1]]

    def __iter__(self) -> Iterator[str]:
        return map(self._text.__getitem__, map(slice, self._ends, self._ends[1:]))

    def __len__(self) -> int:
        return len(self._ends) - 1


class _Few(Sequence[Any]):
    """Values of which there are few: each once, and which one stands where."""

    def __init__(self, values: Iterable[Any]) -> None:
        codes = _Codes()
        self._codes = array("i", map(codes.__getitem__, values))
        self._values = list(codes)

    def __getitem__(self, at: Any) -> Any:
        return self._values[self._codes[at]]

    def __iter__(self) -> Iterator[Any]:
        return map(self._values.__getitem__, self._codes)

    def __len__(self) -> int:
        return len(self._codes)


class _Codes(dict[Any, int]):
    def __missing__(self, value: Any) -> int:
        code = self[value] = len(self)
        return code


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedPerson(Person):
    """One of those who are counted: where they are and whether they are away, and nothing that says who they are."""

    @property
    def shown(self) -> str:
        """Nobody may show whom it does not know. Raises LookupError."""
        raise LookupError(self.id)


COLUMNS = ("id", "number", "name", "grade", "job_kind", "employment", "hired_on", "unit_id", "posted_on")
"""What is read of everybody."""
_KEPT: Mapping[str, Callable[[Iterable[Any]], Sequence[Any]]] = {
    "id": lambda values: array("i", values),
    "number": _Texts,
    "name": _Texts,
}


_PART = 5_000
"""Rows that are turned into columns at once."""


def gathered(rows: Iterator[Sequence[Any]], days: Mapping[Any, date | None]) -> dict[str, list[Any]]:
    """Rows of id, number … hired_on as columns by their names; the others stay empty.

    No line of Python for each value of hundreds of thousands of people, and each text of which there are few once.
    """
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    texts = _Once()
    once: dict[str, Mapping[Any, Any]] = {"grade": texts, "job_kind": texts, "employment": texts, "hired_on": days}
    while part := list(islice(rows, _PART)):
        for name, values in zip(columns, zip(*part, strict=True), strict=False):
            columns[name].extend(map(once[name].__getitem__, values) if name in once else values)
    return columns


class _Once(dict[Any, Any]):
    """Each text once."""

    def __missing__(self, value: Any) -> Any:
        self[value] = value
        return value


@dataclass(frozen=True, eq=False)
class ListedPeople(Sequence[Person]):
    """Everybody of a day in an order."""

    columns: Mapping[str, Sequence[Any]]
    """By the name of what is read, each in the order of the people."""
    second_posts: Mapping[int, tuple[SecondPost, ...]] = field(default_factory=dict)
    """Few have any: by id; likewise below."""
    absences: Mapping[int, Absence] = field(default_factory=dict)
    former_numbers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    whole: Mapping[int, Person] = field(default_factory=dict)
    """Those who were read whole."""

    @classmethod
    def of(cls, columns: Mapping[str, Sequence[Any]], order: Sequence[int], **few: Any) -> ListedPeople:
        """People whose values stand in columns, by the places in these columns in their order."""
        kept = {name: _KEPT.get(name, _Few)(map(values.__getitem__, order)) for name, values in columns.items()}
        return cls(kept, **few)

    def __len__(self) -> int:
        return len(self.columns["id"])

    @overload
    def __getitem__(self, at: int) -> Person: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Person, ...]: ...
    def __getitem__(self, at: int | slice) -> Person | tuple[Person, ...]:
        return tuple(map(self.at, range(len(self))[at])) if isinstance(at, slice) else self.at(at)

    def __iter__(self) -> Iterator[Person]:
        return map(self._person, *self.columns.values())

    def at(self, place: int) -> Person:
        """Who stands at a place."""
        return self._person(*(column[place] for column in self.columns.values()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ListedPeople) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def _person(
        self, of: int, number: str, name: str, grade: str, job_kind: str, employment: str, hired_on: date | None,
        unit_id: int | None, posted_on: date | None,
    ) -> Person:  # fmt: skip
        return self.whole.get(of) or ListedPerson(
            number, name, of=of, grade=grade, job_kind=job_kind, employment=employment, hired_on=hired_on,
            unit_id=unit_id, posted_on=posted_on, second_posts=self.second_posts.get(of, ()),
            absence=self.absences.get(of), former_numbers=self.former_numbers.get(of, ()),
        )  # fmt: skip

    @cached_property
    def _sorted(self) -> tuple[array[int], array[int]]:
        """Ids in ascending order, and where each stands."""
        ids = self.columns["id"]
        places = array("i", sorted(range(len(ids)), key=ids.__getitem__))
        return array("i", map(ids.__getitem__, places)), places

    def place(self, staff_id: int) -> int | None:
        """Where somebody stands; None = not here."""
        ids, places = self._sorted
        at = bisect_left(ids, staff_id)
        return places[at] if at < len(ids) and ids[at] == staff_id else None

    @cached_property
    def place_of_number(self) -> Mapping[str, int]:
        """Where somebody stands by staff number, or by a former one that nobody else bears now."""
        # Who bears a number now goes before who gave it up: free numbers are given again.
        former: dict[str, int] = {}
        for staff_id, numbers in self.former_numbers.items():
            at = self.place(staff_id)
            former |= {number: at for number in numbers if at is not None}
        return {**former, **{number: at for at, number in enumerate(self.columns["number"])}}


class _People(Mapping[Any, Person]):
    """People by something of theirs, put together when they are asked for."""

    def __init__(
        self,
        person: Callable[[int], Person],
        place: Callable[[Any], int | None],
        keys: Callable[[], Iterable[Any]],
    ) -> None:
        self._person, self._place, self._keys = person, place, keys

    def __getitem__(self, key: Any) -> Person:
        at = self._place(key)
        if at is None:
            raise KeyError(key)
        return self._person(at)

    def get(self, key: Any, default: Any = None) -> Any:
        """As of any mapping; not by way of an error, as hundreds of thousands of seats ask."""
        at = self._place(key)
        return default if at is None else self._person(at)

    def __contains__(self, key: object) -> bool:
        return self._place(key) is not None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _ in self._keys())


@dataclass(frozen=True)
class ListedOrganisation(Organisation):
    """An organisation whose people are columns."""

    people: ListedPeople

    def each(self, name: str) -> Iterable[Any]:
        """As of any organisation, without putting anybody together."""
        return self.people.columns[name]

    @cached_property
    def unit_of_staff(self) -> Mapping[int, int | None]:
        """As of any organisation; likewise below."""
        return dict(zip(self.each("id"), self.each("unit_id"), strict=True))

    @cached_property
    def on_leave(self) -> frozenset[int]:
        """Who is on leave."""
        return frozenset(one for one in self.people.absences if one in self.unit_of_staff)

    @cached_property
    def person_by_id(self) -> Mapping[int, Person]:
        """Somebody is put together when asked for."""
        return _People(self.people.at, self.people.place, lambda: self.each("id"))

    def _place_of(self, number: str) -> int | None:
        # Numbers are looked up only where somebody is told: most offices ask for none.
        return self.people.place_of_number.get(number)

    @cached_property
    def person_by_number(self) -> Mapping[str, Person]:
        """The same by staff number."""
        return _People(self.people.at, self._place_of, lambda: self.people.place_of_number)


@dataclass(frozen=True)
class CountedPeople(Sequence[Person]):
    """Everybody who is counted, in no order: their units, and of those who have any their leave and second posts."""

    units: Mapping[int, int | None]
    absences: Mapping[int, Absence]
    second_posts: Mapping[int, tuple[SecondPost, ...]]

    def __len__(self) -> int:
        return len(self.units)

    @overload
    def __getitem__(self, at: int) -> Person: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Person, ...]: ...
    def __getitem__(self, at: int | slice) -> Person | tuple[Person, ...]:
        found = list(self.units)[at]
        return tuple(map(self.person, found)) if isinstance(found, list) else self.person(found)

    def __iter__(self) -> Iterator[Person]:
        return map(self.person, self.units)

    def person(self, staff_id: int) -> Person:
        """Somebody as they are counted. KeyError: not here."""
        return UnnamedPerson(
            id=staff_id, number="", name="", unit_id=self.units[staff_id], absence=self.absences.get(staff_id),
            second_posts=self.second_posts.get(staff_id, ()),
        )  # fmt: skip

    def place(self, staff_id: int) -> int | None:
        """Whom to ask `person` for; None = not here."""
        return staff_id if staff_id in self.units else None


@dataclass(frozen=True)
class CountedOrganisation(Organisation):
    """An organisation of whose people no more is known than what is counted."""

    people: CountedPeople

    @cached_property
    def unit_of_staff(self) -> Mapping[int, int | None]:
        """As of any organisation; likewise below."""
        return self.people.units

    @cached_property
    def on_leave(self) -> frozenset[int]:
        """Who is on leave."""
        return frozenset(one for one in self.people.absences if one in self.people.units)

    @cached_property
    def person_by_id(self) -> Mapping[int, Person]:
        """Somebody is put together when asked for."""
        return _People(self.people.person, self.people.place, lambda: self.people.units)
