"""Everybody as lists and judgements need them, in columns: as values they are the largest part of an office.

A person is put together when somebody is asked for; what is counted is asked of the columns.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
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


class PeopleColumn(ABC):
    """One thing of everybody, in little room: rows are added part by part, and then put in order once."""

    @abstractmethod
    def extend(self, values: Iterable[Any]) -> None:
        """Those of the next people."""

    @abstractmethod
    def ordered(self, order: Sequence[int]) -> PeopleColumn:
        """The same in another order: the places in this one."""

    @abstractmethod
    def __getitem__(self, at: int) -> Any: ...

    @abstractmethod
    def __iter__(self) -> Iterator[Any]: ...

    @abstractmethod
    def __len__(self) -> int: ...


class _Numbers(PeopleColumn):
    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._numbers = array("i", numbers)

    def extend(self, values: Iterable[Any]) -> None:
        self._numbers.extend(values)

    def ordered(self, order: Sequence[int]) -> _Numbers:
        return _Numbers(map(self._numbers.__getitem__, order))

    def __getitem__(self, at: int) -> int:
        return self._numbers[at]

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class _Texts(PeopleColumn):
    """Texts one behind the other: each by itself would take four times as much."""

    def __init__(self, text: str = "", starts: Iterable[int] = (), ends: Iterable[int] = ()) -> None:
        self._parts, self._starts, self._ends = [text], array("I", starts), array("I", ends)

    @property
    def _text(self) -> str:
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

    def extend(self, values: Iterable[Any]) -> None:
        listed = list(values)
        self._parts.append("".join(listed))
        ends = array("I", accumulate(map(len, listed), initial=self._ends[-1] if self._ends else 0))
        self._starts.extend(ends[:-1])
        self._ends.extend(ends[1:])

    def ordered(self, order: Sequence[int]) -> _Texts:
        return _Texts(self._text, map(self._starts.__getitem__, order), map(self._ends.__getitem__, order))

    def __getitem__(self, at: int) -> str:
        return self._text[self._starts[at] : self._ends[at]]

    def __iter__(self) -> Iterator[str]:
        return map(self._text.__getitem__, map(slice, self._starts, self._ends))

    def __len__(self) -> int:
        return len(self._ends)


class _Few(PeopleColumn):
    """Values of which there are few: each once, and which one stands where."""

    def __init__(self, known: _Codes | None = None, codes: Iterable[int] = ()) -> None:
        self._known, self._codes = known if known is not None else _Codes(), array("i", codes)

    @cached_property
    def _values(self) -> Sequence[Any]:
        return list(self._known)

    def extend(self, values: Iterable[Any]) -> None:
        self.__dict__.pop("_values", None)
        self._codes.extend(map(self._known.__getitem__, values))

    def ordered(self, order: Sequence[int]) -> _Few:
        return _Few(self._known, map(self._codes.__getitem__, order))

    def __getitem__(self, at: int) -> Any:
        return self._values[self._codes[at]]

    def __iter__(self) -> Iterator[Any]:
        return map(self._values.__getitem__, self._codes)

    def __len__(self) -> int:
        return len(self._codes)


class _Codes(dict[Any, int]):
    def __missing__(self, value: Any) -> int:
        code = self[value] = len(self)
        return code


def column(name: str, values: Iterable[Any] = ()) -> PeopleColumn:
    """The values of one thing that is read of everybody, one of `COLUMNS`."""
    found: PeopleColumn = _Numbers() if name == "id" else _Texts() if name in ("number", "name") else _Few()
    found.extend(values)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedPerson(Person):
    """One of those who are counted: where they are and whether they are away, and nothing that says who they are."""

    @property
    def shown(self) -> str:
        """Nobody may show whom it does not know. Raises LookupError."""
        raise LookupError(self.id)


COLUMNS = ("id", "number", "name", "grade", "job_kind", "employment", "hired_on", "unit_id", "posted_on")
"""What is read of everybody."""
_PART = 5_000
"""Rows that are turned into columns at once."""


def gathered(rows: Iterator[Sequence[Any]], days: Mapping[Any, date | None]) -> dict[str, PeopleColumn]:
    """Rows of id, number … hired_on as columns by their names; the others stay empty.

    No line of Python for each value of hundreds of thousands of people.
    """
    columns = {name: column(name) for name in COLUMNS}
    while part := list(islice(rows, _PART)):
        for name, values in zip(columns, zip(*part, strict=True), strict=False):
            columns[name].extend(map(days.__getitem__, values) if name == "hired_on" else values)
    return columns


@dataclass(frozen=True, eq=False)
class ListedPeople(Sequence[Person]):
    """Everybody of a day in an order."""

    columns: Mapping[str, PeopleColumn]
    """By the name of what is read, each in the order of the people."""
    second_posts: Mapping[int, tuple[SecondPost, ...]] = field(default_factory=dict)
    """Few have any: by id; likewise below."""
    absences: Mapping[int, Absence] = field(default_factory=dict)
    former_numbers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    whole: Mapping[int, Person] = field(default_factory=dict)
    """Those who were read whole."""

    @classmethod
    def of(cls, columns: Mapping[str, PeopleColumn], order: Sequence[int], **few: Any) -> ListedPeople:
        """People whose values stand in columns, by the places in these columns in their order."""
        return cls({name: one.ordered(order) for name, one in columns.items()}, **few)

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
