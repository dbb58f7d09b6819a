"""The organisation on a day as values: a tree of units and the people in it, in the office's own order.

Order everywhere: 建制順 of the unit, then grade from the highest, then 五十音, then staff number.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from skillmap.japanese import fold
from skillmap.org.elsewhen import HasLeft
from skillmap.org.facts import StaffValues

ACTING = "acting"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit on a day. `path` are the names from the top down to its own, `order` its place in 建制順 (from 0)."""

    id: int
    code: str
    name: str
    kind: str
    parent_id: int | None
    is_section: bool
    is_department: bool
    path: tuple[str, ...]
    order: int
    valid_from: date
    valid_to: date

    @property
    def full_name(self) -> str:
        """総務部/人事課/研修係."""
        return "/".join(self.path)


@dataclass(frozen=True, slots=True)
class Absence:
    """Leave on a day: 育休, 病休, 派遣 …; `until` is the first day back (exclusive end)."""

    kind: str
    since: date
    until: date


class SecondPost(NamedTuple):
    """A post beside the main one: 兼務, 併任, 事務取扱, 充て職 (`posts.Post`)."""

    unit_id: int
    kind: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(StaffValues):
    """A member of staff on a day. `unit_id` is the main posting; without one only second posts are recorded."""

    id: int
    number: str
    sort_key: str = ""
    search_key: str = ""
    unit_id: int | None = None
    posted_on: date | None = None
    second_posts: tuple[SecondPost, ...] = ()
    absence: Absence | None = None
    former_numbers: tuple[str, ...] = ()
    """Numbers that the person bore before; lists may still name them."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number under which the person may be named."""
        return (self.number, *self.former_numbers)

    @property
    def extra_unit_ids(self) -> tuple[int, ...]:
        """Units where a second post counts as being there: who acts for a vacant post (事務取扱) is elsewhere."""
        return tuple(post.unit_id for post in self.second_posts if post.kind != ACTING)

    @property
    def shown(self) -> str:
        """001274 高橋 千尋, as a person is named in lists and questions."""
        return f"{self.number} {self.name}"


@dataclass(frozen=True)
class Organisation:
    """Units and people on a day. `units` in 建制順 (a unit before its sub-units), `people` in roster order."""

    day: date
    units: tuple[Unit, ...]
    people: Sequence[Person]
    ended: Mapping[str, str] = field(default_factory=dict)
    """Names of units that no longer exist on the day -> the full name of the unit that took over ("" = none known)."""
    leaver: Callable[[str], HasLeft | None] = field(default=lambda _: None, compare=False, repr=False)
    """Who is meant by a number or name and has left by the day."""

    def numbers_near(self, number: str) -> Collection[str]:
        """Staff numbers of which one may be this with a digit typed wrong; more than these perhaps, never fewer.

        A list of another year names thousands who are not there, and each would be compared with everybody.
        """
        if self._length is None or len(number) != self._length:
            return self.person_by_number
        return {near for less in _without_one(number) for near in self._by_digits.get(less, ())}

    @cached_property
    def _length(self) -> int | None:
        """Length of all numbers, where it is one and so short that who is near has all digits but one."""
        found = {len(number) for number in self.person_by_number}
        return found.pop() if len(found) == 1 and max(found) < _LONG else None

    @cached_property
    def _by_digits(self) -> Mapping[str, Sequence[str]]:
        """Numbers by their digits in order, each time without another one."""
        found: dict[str, list[str]] = defaultdict(list)
        for number in self.person_by_number:
            for less in _without_one(number):
                found[less].append(number)
        return found

    @cached_property
    def unit_by_id(self) -> dict[int, Unit]:
        """Units by id."""
        return {u.id: u for u in self.units}

    @cached_property
    def _folded(self) -> Mapping[str, Sequence[tuple[Unit, tuple[str, ...]]]]:
        """Units with their folded paths by their own folded name: a list asks for each of thousands of paths."""
        found: dict[str, list[tuple[Unit, tuple[str, ...]]]] = defaultdict(list)
        for unit in self.units:
            path = tuple(fold(name) for name in unit.path)
            found[path[-1]].append((unit, path))
        return found

    @cached_property
    def _written(self) -> Mapping[str, Sequence[Unit]]:
        """Units by their path written in one word (総務部人事課研修係), from the top or from anywhere above them."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for same in self._folded.values():
            for unit, path in same:
                for text in {"".join(path[start:]) for start in range(len(path))}:
                    found[text].append(unit)
        return found

    @cached_property
    def _within(self) -> Mapping[tuple[str, str], Sequence[tuple[Unit, tuple[str, ...]]]]:
        """The same by a name above it and its own: a metropolis has a 庶務係 in a thousand sections."""
        found: dict[tuple[str, str], list[tuple[Unit, tuple[str, ...]]]] = defaultdict(list)
        for same in self._folded.values():
            for unit, path in same:
                for above in dict.fromkeys(path[:-1]):
                    found[above, path[-1]].append((unit, path))
        return found

    def named(self, path: Sequence[str]) -> list[Unit]:
        """Units that a path means, in 建制順: its own name and names above it in their order, gaps allowed."""
        wanted = [fold(name) for name in path]
        same = self._folded.get(wanted[-1], ()) if wanted else ()
        for above in wanted[:-1]:
            # The shortest of the candidates: in a list of 170,000 people, where every section has a 庶務係, this halves
            # the comparing.
            same = min(same, self._within.get((above, wanted[-1]), ()), key=len)
        return [unit for unit, names in same if in_order(wanted[:-1], names[:-1])]

    def written(self, text: str) -> list[Unit]:
        """Units whose whole path, written in one, is the text; any part above may be left out."""
        return sorted(self._written.get(fold(text), ()), key=lambda unit: unit.order)

    @cached_property
    def person_by_id(self) -> Mapping[int, Person]:
        """People by id."""
        return {p.id: p for p in self.people}

    def each(self, name: str) -> Iterable[Any]:
        """One thing of everybody (id, number, name, grade, job_kind, employment, hired_on …), in their order."""
        return map(attrgetter(name), self.people)

    @cached_property
    def unit_of_staff(self) -> Mapping[int, int | None]:
        """Staff id -> unit of the main posting, of everybody: what counts people asks for no more."""
        return {p.id: p.unit_id for p in self.people}

    @cached_property
    def on_leave(self) -> frozenset[int]:
        """Staff ids of everybody who is on leave on the day."""
        return frozenset(p.id for p in self.people if p.absence is not None)

    def counted_in(self, unit_id: int) -> int:
        """How many people have their main posting in the unit or below it."""
        return self._count_of.get(unit_id, 0)

    @cached_property
    def _count_of(self) -> Mapping[int, int]:
        found: Counter[int] = Counter()
        for unit_id, count in Counter(self.unit_of_staff.values()).items():
            for above in self._up_from.get(unit_id, ()):
                found[above] += count
        return found

    @cached_property
    def person_by_number(self) -> Mapping[str, Person]:
        """People by staff number, and by a former one that nobody else bears now."""
        # Who bears a number now goes before who gave it up: free numbers are given again.
        former = {number: p for p in self.people for number in p.former_numbers}
        return former | {p.number: p for p in self.people}

    @cached_property
    def sections(self) -> tuple[Unit, ...]:
        """The units in which leaders are counted, in 建制順."""
        return tuple(u for u in self.units if u.is_section)

    @cached_property
    def departments(self) -> tuple[Unit, ...]:
        """The units that get their own roster, in 建制順."""
        return tuple(u for u in self.units if u.is_department)

    def above(self, unit_id: int | None) -> Iterator[Unit]:
        """The unit and those above it, from the bottom up."""
        seen = unit_id
        while seen is not None and (unit := self.unit_by_id.get(seen)):
            yield unit
            seen = unit.parent_id

    def unit_of(self, person: Person | None) -> Unit | None:
        """The unit of somebody's main post on the day; None without a post, or where nobody is meant."""
        return self.unit_by_id.get(person.unit_id) if person is not None and person.unit_id is not None else None

    def unit_name_of(self, person: Person | None) -> str:
        """The full name of that unit; "" without one."""
        unit = self.unit_of(person)
        return unit.full_name if unit else ""

    @cached_property
    def _section_of(self) -> dict[int, Unit | None]:
        return {u.id: next((a for a in self.above(u.id) if a.is_section), None) for u in self.units}

    @cached_property
    def _department_of(self) -> dict[int, Unit | None]:
        return {u.id: next((a for a in self.above(u.id) if a.is_department), None) for u in self.units}

    def section_of(self, unit_id: int | None) -> Unit | None:
        """The section a unit belongs to; None for the top of a department, or without a unit."""
        return self._section_of.get(unit_id) if unit_id is not None else None

    def department_of(self, unit_id: int | None) -> Unit | None:
        """The department a unit belongs to; None when it stands outside all of them."""
        return self._department_of.get(unit_id) if unit_id is not None else None

    @cached_property
    def _below(self) -> dict[int, frozenset[int]]:
        below: dict[int, set[int]] = {u.id: {u.id} for u in self.units}
        for unit in self.units:
            for higher in self.above(unit.id):
                below[higher.id].add(unit.id)
        return {k: frozenset(v) for k, v in below.items()}

    def members(self, unit_id: int) -> tuple[Person, ...]:
        """People whose main posting is in the unit or below it, in roster order."""
        places = sorted(at for unit in self._below.get(unit_id, ()) for at in self._posted.get(unit, ()))
        return tuple(self.people[at] for at in places)

    @cached_property
    def _posted(self) -> dict[int, list[int]]:
        """Places in `people` by the unit of the main posting: asked once per section of a metropolis."""
        found: dict[int, list[int]] = {}
        for at, unit_id in enumerate(self.unit_of_staff.values()):
            if unit_id is not None:
                found.setdefault(unit_id, []).append(at)
        return found

    def is_within(self, unit_id: int | None, above_id: int) -> bool:
        """Whether a unit is another one or lies below it."""
        return above_id in self._up_from.get(unit_id, ())

    @cached_property
    def _up_from(self) -> Mapping[int | None, tuple[int, ...]]:
        """Unit -> itself and those above it: a sixth of what lies below each would take."""
        return {unit.id: tuple(above.id for above in self.above(unit.id)) for unit in self.units}


# Of ten digits two may differ and the numbers be near all the same.
_LONG = 10


def _without_one(number: str) -> set[str]:
    digits = "".join(sorted(number))
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))}


def in_order(wanted: Sequence[str], names: Sequence[str]) -> bool:
    """Whether all that is wanted stands among the names in its order, gaps allowed."""
    above = iter(names)
    return all(any(name == part for name in above) for part in wanted)


def roster_order(
    people: Iterable[Person], unit_order: Mapping[int, int], grades: tuple[str, ...]
) -> tuple[Person, ...]:
    """People in 建制順 → grade → 五十音 → staff number; people without a unit and unknown grades come last."""
    rank = {grade: i for i, grade in enumerate(grades)}

    # The staff number decides among namesakes, so that two runs never differ.
    def key(person: Person) -> tuple[int, int, str, str]:
        where = roster_place(person.unit_id, unit_order)
        return where, rank.get(person.grade, len(rank)), person.sort_key, person.number

    return tuple(sorted(people, key=key))


def roster_place(unit_id: int | None, unit_order: Mapping[int, int]) -> int:
    """The place of a unit in 建制順; whoever has none of the day's comes last."""
    last = len(unit_order) + 1
    return last if unit_id is None else unit_order.get(unit_id, last)
