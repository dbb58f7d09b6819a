"""Need and supply of role grades, counted once: needed, recognised, in training, planned, still to find.

Somebody who holds the grade or a higher one of the role is recognised and nothing else. Somebody with a plan toward it
is in training once a training of the plan has a seat in the year or is completed, and planned before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias

from skillmap.reports.snapshot import Snapshot, WholeOffice
from skillmap.words import Message, message

SupplyKind: TypeAlias = Literal["recognised", "training", "planned"]
"""What somebody of a role grade counts as; a field of `Supply`."""
RoleKey: TypeAlias = tuple[str, int]
"""Role and grade."""
NeedPlace: TypeAlias = "int | str | Literal[WholeOffice.OFFICE] | None"
"""A department's id; None = outside all of them; a text = a department that needs name and the office does not have."""


@dataclass(frozen=True, slots=True)
class Supply:
    """People of a role grade in a place. `ways` = how the need is meant to be met (train, hire, external)."""

    recognised: int = 0
    training: int = 0
    planned: int = 0
    ways: Mapping[str, int] = field(default_factory=dict)

    @property
    def needed(self) -> int:
        """People needed, in whatever way they are found."""
        return sum(self.ways.values())

    @property
    def left(self) -> int:
        """People for whom nobody is in sight: needed - recognised - in training - planned, at least 0."""
        return max(0, self.needed - self.recognised - self.training - self.planned)

    def left_by(self, way: str) -> int:
        """Of those left the ones hired and found outside, as far as the need says so; the rest is to be trained."""
        hire = min(self.left, self.ways.get("hire", 0))
        external = min(self.left - hire, self.ways.get("external", 0))
        return {"hire": hire, "external": external}.get(way, self.left - hire - external)

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.recognised or self.training or self.planned or self.needed)


def supply(snapshot: Snapshot, key: RoleKey, place: NeedPlace, fy: int, *, ends_by: int | None = None) -> Supply:
    """A role grade in a place against what the place itself needs in a fiscal year.

    For the whole office the needs of all departments count. With `ends_by` only plans that end by that fiscal year.
    """
    counted: Counter[str] = Counter()
    for (kind, ends), often in _counted(snapshot).get((key, place), _NOBODY).items():
        if ends_by is None or ends <= ends_by:
            counted[kind] += often
    needs = _needs(snapshot)
    places = {where for year, where, _ in needs if year == fy} if place is WholeOffice.OFFICE else (place,)
    ways: Counter[str] = Counter()
    for where in places:
        ways.update(needs.get((fy, where, key), {}))
    return Supply(counted["recognised"], counted["training"], counted["planned"], ways)


def office_wide(snapshot: Snapshot, key: RoleKey, fy: int, *, ends_by: int) -> Supply:
    """The whole office against the need that names no department."""
    found = supply(snapshot, key, WholeOffice.OFFICE, fy, ends_by=ends_by)
    own = _needs(snapshot).get((fy, WholeOffice.OFFICE, key), Counter())
    return Supply(found.recognised, found.training, found.planned, own)


def needs_of(snapshot: Snapshot) -> Iterable[tuple[int, NeedPlace, RoleKey]]:
    """Fiscal year, place and role grade of every need, in the order of the file."""
    return _needs(snapshot)


def years(snapshot: Snapshot, most: int = 3) -> list[int]:
    """The fiscal year and the later ones that needs are stated for, at most so many."""
    return sorted({year for year, _, _ in _needs(snapshot) if year >= snapshot.fy.year})[:most]


def short_by(snapshot: Snapshot, key: RoleKey, place: NeedPlace, fy: int) -> int | None:
    """People who will be lacking at the end of a fiscal year if all plans go well; None where no need is stated."""
    found = supply(snapshot, key, place, fy, ends_by=fy)
    return found.left if found.ways else None


def keys(snapshot: Snapshot) -> list[RoleKey]:
    """Every role grade of the framework in its order."""
    return [(role.id, grade) for role in snapshot.framework.roles.values() for grade in sorted(role.grades)]


def in_sight(snapshot: Snapshot, key: RoleKey) -> frozenset[int]:
    """Staff ids of the people who hold a role grade or have a plan toward it."""
    return frozenset(_once(snapshot).get(key, ()))


def role_name(snapshot: Snapshot, key: RoleKey) -> Message:
    """A role grade as listings have it: プロダクトマネージャー 2. KeyError for a role that is not defined."""
    return message("career.role_grade", role=snapshot.framework.roles[key[0]].name.text, grade=key[1])


@lru_cache(maxsize=1)
def _needs(snapshot: Snapshot) -> dict[tuple[int, NeedPlace, RoleKey], Counter[str]]:
    units = snapshot.organisation.departments
    # Needs name departments as people do, with or without what stands above them.
    named: dict[str, NeedPlace] = {name: u.id for u in units for name in (u.name, u.full_name)}
    found: dict[tuple[int, NeedPlace, RoleKey], Counter[str]] = {}
    for need in snapshot.framework.needs:
        where = named.get(need.department, need.department) if need.department else WholeOffice.OFFICE
        found.setdefault((need.fy, where, (need.role, need.grade)), Counter())[need.by] += need.count
    return found


_NOBODY: Counter[tuple[SupplyKind, int]] = Counter()


@lru_cache(maxsize=1)
def _counted(snapshot: Snapshot) -> Mapping[tuple[RoleKey, NeedPlace], Counter[tuple[SupplyKind, int]]]:
    """How many people count as what, with the fiscal year in which their plan ends, by department and in all."""
    found: dict[tuple[RoleKey, NeedPlace], Counter[tuple[SupplyKind, int]]] = defaultdict(Counter)
    for key, people in _once(snapshot).items():
        whole = found[key, WholeOffice.OFFICE]
        for staff_id, how in people.items():
            whole[how] += 1
            found[key, snapshot.department_id(staff_id)][how] += 1
    return found


@lru_cache(maxsize=1)
def _once(snapshot: Snapshot) -> Mapping[RoleKey, Mapping[int, tuple[SupplyKind, int]]]:
    """Each person (id) once a role grade: as recognised, else in training, else planned.

    With the fiscal year in which the plan ends; 0 = has it.
    """
    home = snapshot.organisation.unit_of_staff
    found: dict[RoleKey, dict[int, tuple[SupplyKind, int]]] = defaultdict(dict)
    for staff_id, held in snapshot.standing.recognitions.items():
        for one in held if staff_id in home else ():
            role = snapshot.framework.roles.get(one.role)
            for grade in role.grades if role else ():
                if grade <= one.grade:
                    found[one.role, grade][staff_id] = ("recognised", 0)
    planned = {item.course for made in snapshot.plans.values() for item in made.plan.items}
    # Whoever sat there and did not complete it has nothing of it.
    seats = dict(snapshot.served_in(planned))
    for (staff_id, _), made in snapshot.plans.items():
        mine = found[made.role, made.grade]
        before = mine.get(staff_id)
        # Recognised, or in training by another plan: nobody is counted twice.
        if staff_id not in home or (before is not None and before[0] != "planned"):
            continue
        done = snapshot.standing.completed.get(staff_id, frozenset())
        is_begun = any(i.course in done or staff_id in seats.get(i.course, ()) for i in made.plan.items)
        ends = max((item.fy for item in made.plan.items), default=snapshot.fy.year)
        mine[staff_id] = ("training" if is_begun else "planned", ends)
    return found
