"""Reading the organisation of a day from the database, in a handful of statements whatever its size."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from operator import add
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from skillmap.org.elsewhen import leaver
from skillmap.org.everybody import former_numbers
from skillmap.org.facts import OF_A_NAME, VALUES
from skillmap.org.leave_halves import UNKNOWN, covers
from skillmap.org.listed import CountedOrganisation, CountedPeople, ListedOrganisation, ListedPeople, gathered
from skillmap.org.model import (
    Absence,
    Organisation,
    Person,
    SecondPost,
    Unit,
    roster_order,
    roster_place,
)
from skillmap.org.succession import living_heirs, successors
from skillmap.storage import schema
from skillmap.storage.facts import Days, Many, Moment, among, in_code_order, known, plain, valid

DEEPEST = 20
"""No office has more levels; a longer chain is units that hung below each other at different times."""


def organisation(
    connection: Connection,
    moment: Moment,
    grades: tuple[str, ...] = (),
    like: Mapping[int, Person] = MappingProxyType({}),
) -> Organisation:
    """Units and people on the moment's day. `grades` (highest first) gives the order of people within a unit.

    Who is the same in `like` (by id) is that value: two states of an office differ in few people.
    """
    units = _units(connection, moment)
    order = {u.id: u.order for u in units}
    people = roster_order(_people(connection, moment, like=like), order, grades)
    ended = _ended(connection, moment, units)
    return Organisation(moment.as_of, units, people, ended, partial(leaver, connection.engine, moment))


def listed(
    connection: Connection, moment: Moment, grades: tuple[str, ...] = (), whole: Collection[int] = ()
) -> Organisation:
    """The same, of whom no more is read than lists and judgements ask for (`ListedPerson`), but those in `whole`."""
    units = _units(connection, moment)
    known_whole = {p.id: p for p in _people(connection, moment, Many(whole)) if p.id in whole} if whole else {}
    people = _listed(connection, moment, {u.id: u.order for u in units}, grades, known_whole)
    ended = _ended(connection, moment, units)
    return ListedOrganisation(moment.as_of, units, people, ended, partial(leaver, connection.engine, moment))


def headcount(connection: Connection, moment: Moment) -> Organisation:
    """Units and people on the moment's day for what counts them: nobody's name or grade is read, in no order.

    Half the time and a fifth of the memory of `organisation` in an office of 170,000.
    """
    main, extra = _postings(connection, moment, None)
    absences, fact = _absences(connection, moment, None), schema.staff_fact
    here = plain(connection, select(fact.c.staff_id).where(valid(fact, moment)))
    units = {of: main[of][0] if of in main else None for (of,) in here}
    second_posts = {of: tuple(posts) for of, posts in extra.items()}
    return CountedOrganisation(moment.as_of, _units(connection, moment), CountedPeople(units, absences, second_posts))


def units_of_all(connection: Connection, moment: Moment) -> dict[int, int | None]:
    """The unit of everybody's main post on the moment's day, by staff id; None = no post. Nothing else is read."""
    fact, post = schema.staff_fact, schema.posting
    at = select(post.c.staff_id, post.c.unit_id).where(valid(post, moment), post.c.is_main).order_by(post.c.id)
    main = {row[0]: row[1] for row in plain(connection, at)}
    here = plain(connection, select(fact.c.staff_id).where(valid(fact, moment)))
    return {of: main.get(of) for (of,) in here}


def around(
    connection: Connection, moment: Moment, staff: Collection[int], grades: tuple[str, ...] = ()
) -> Organisation:
    """Some people on the moment's day, with the units that they are posted to and those above: read by their keys.

    Nothing else of the office is in it, so it answers no question about a whole unit.
    """
    people = _people(connection, moment, staff)
    posted = {unit for p in people for unit in (p.unit_id, *(post.unit_id for post in p.second_posts)) if unit}
    units = _units(connection, moment, _with_above(connection, moment, posted))
    order = {u.id: u.order for u in units}
    return Organisation(
        moment.as_of, units, roster_order(people, order, grades), {}, partial(leaver, connection.engine, moment)
    )


def _with_above(connection: Connection, moment: Moment, units: Collection[int]) -> set[int]:
    """The units and all above them on the moment's day."""
    fact = schema.unit_fact
    found, at = set(units), set(units)
    while at:
        query = select(fact.c.parent_id).where(valid(fact, moment), *among(fact.c.unit_id, at))
        at = {unit for unit in connection.scalars(query) if unit is not None} - found
        found |= at
    return found


def employed(connection: Connection, moment: Moment) -> list[int]:
    """Staff ids of everybody who is in the office on the moment's day, on leave or not; nothing else is read."""
    fact = schema.staff_fact
    return list(connection.scalars(select(fact.c.staff_id).where(valid(fact, moment)).order_by(fact.c.staff_id)))


def posted_in(connection: Connection, moment: Moment, units: Collection[int]) -> list[int]:
    """Staff ids of everybody whose main posting is in one of some units on the moment's day."""
    fact = schema.posting
    query = select(fact.c.staff_id).where(valid(fact, moment), fact.c.is_main, *among(fact.c.unit_id, units))
    return list(connection.scalars(query))


def units_on(connection: Connection, moment: Moment) -> Organisation:
    """The units of the moment's day, without anybody in them."""
    units = _units(connection, moment)
    return Organisation(moment.as_of, units, (), _ended(connection, moment, units))


def _units(connection: Connection, moment: Moment, ids: Collection[int] | None = None) -> tuple[Unit, ...]:
    fact, key = schema.unit_fact, schema.unit
    query = (
        select(
            key.c.id, key.c.code, fact.c.parent_id, fact.c.name, fact.c.kind, fact.c.order_no,
            fact.c.is_section, fact.c.is_department, fact.c.valid_from, fact.c.valid_to,
        )
        .join(key, key.c.id == fact.c.unit_id)
        .where(valid(fact, moment), *among(fact.c.unit_id, ids))
        .order_by(fact.c.order_no, key.c.id)
    )  # fmt: skip
    children: dict[int | None, list[Any]] = defaultdict(list)
    rows = connection.execute(query).all()
    present = {row[0] for row in rows}
    for row in rows:
        # A unit below one that has ended by the day would vanish with everybody in it: it stands at the top.
        children[row[2] if row[2] in present else None].append(row)
    found: list[Unit] = []
    stack: list[tuple[Any, tuple[str, ...]]] = [(row, ()) for row in reversed(children[None])]
    while stack:
        row, above = stack.pop()
        number, code, parent, name, kind, _, section, department, since, until = row
        path = (*above, name)
        found.append(
            Unit(number, code, name, kind, parent, bool(section), bool(department), path, len(found), since, until)
        )
        stack.extend((child, path) for child in reversed(children[number]))
    return tuple(found)


def _people(
    connection: Connection,
    moment: Moment,
    staff: Collection[int] | None = None,
    like: Mapping[int, Person] = MappingProxyType({}),
) -> list[Person]:
    main, extra = _postings(connection, moment, staff)
    former = former_numbers(connection, moment, staff)
    absences = _absences(connection, moment, staff)
    fact, key = schema.staff_fact, schema.staff
    columns = (fact.c[name] for name in ("sort_key", "search_key", *VALUES))
    query = select(key.c.id, key.c.number, *columns).join(key, key.c.id == fact.c.staff_id)
    query = query.where(valid(fact, moment), *among(fact.c.staff_id, staff))
    nowhere = (None, None)
    texts, days = dict[Any, Any](), Days()
    everybody = (
        replace(person, former_numbers=former[person.id]) if person.id in former else person
        for person in (
            _person(row, main.get(row[0], nowhere), extra.get(row[0], []), absences.get(row[0]), texts, days)
            for row in plain(connection, query)
        )
    )
    # At once, so that never two whole offices are held.
    return [same if (same := like.get(one.id)) == one else one for one in everybody]


def _listed(
    connection: Connection,
    moment: Moment,
    order: Mapping[int, int],
    grades: tuple[str, ...],
    whole: Mapping[int, Person],
) -> ListedPeople:
    """Everybody in roster order; what they are ordered by is let go."""
    main, extra = _postings(connection, moment, None)
    former, absences = former_numbers(connection, moment), _absences(connection, moment, None)
    fact, key, nowhere = schema.staff_fact, schema.staff, (None, None)
    asked = (fact.c[name] for name in ("name", "grade", "job_kind", "employment", "hired_on"))
    query = select(key.c.id, key.c.number, *asked).join(key, key.c.id == fact.c.staff_id).where(valid(fact, moment))
    # Readings and numbers are compared where they lie: read, they would be a third of all that is read here.
    query = query.order_by(in_code_order(connection, fact.c.sort_key), in_code_order(connection, key.c.number))
    columns = gathered(plain(connection, query), Days())
    posts = [main.pop(of, nowhere) for of in columns["id"]]
    columns["unit_id"].extend(unit for unit, _ in posts)
    columns["posted_on"].extend(since for _, since in posts)
    last = len(grades)
    ranks = dict.fromkeys(columns["grade"], last) | {grade: n for n, grade in enumerate(grades)}
    places = {unit: roster_place(unit, order) * (last + 1) for unit in set(columns["unit_id"])}
    keys = [*map(add, map(places.__getitem__, columns["unit_id"]), map(ranks.__getitem__, columns["grade"]))]
    return ListedPeople.of(
        columns, sorted(range(len(keys)), key=keys.__getitem__), absences=absences, former_numbers=former, whole=whole,
        second_posts={of: tuple(posts_of) for of, posts_of in extra.items()},
    )  # fmt: skip


_KEYS = 4
"""Up to here a row holds id, number and keys, then the values."""
_SHARED = tuple(name for name in VALUES if name not in OF_A_NAME)
"""What many people have alike."""


def _person(
    row: Sequence[Any],
    main: tuple[Any, Any],
    extra: list[SecondPost],
    absence: Absence | None,
    texts: dict[Any, Any],
    days: Days,
) -> Person:
    """A person; `texts` keeps each grade, job kind and employment once, whatever the number of people."""
    number, staff, sort, search = row[:_KEYS]
    values = dict(zip(VALUES, row[_KEYS:], strict=True))
    for name in _SHARED:
        values[name] = texts.setdefault(values[name], values[name])
    values["hired_on"] = days[values["hired_on"]]
    return Person(
        id=number, number=staff, sort_key=sort, search_key=search, unit_id=main[0], posted_on=main[1],
        second_posts=tuple(extra), absence=absence, **values,
    )  # fmt: skip


_Posts = tuple[dict[int, tuple[Any, Any]], Mapping[int, list[SecondPost]]]


def _postings(connection: Connection, moment: Moment, staff: Collection[int] | None) -> _Posts:
    fact = schema.posting
    columns = (fact.c.staff_id, fact.c.unit_id, fact.c.is_main, fact.c.valid_from, fact.c.kind)
    query = select(*columns).where(valid(fact, moment), *among(fact.c.staff_id, staff))
    main: dict[int, tuple[Any, Any]] = {}
    extra: dict[int, list[SecondPost]] = defaultdict(list)
    # Most of a unit were posted there on the same day: pair and values once.
    pairs, days = dict[tuple[Any, Any], tuple[Any, Any]](), Days()
    for of, unit, is_main, since, kind in plain(connection, query.order_by(fact.c.id)):
        if is_main:
            post = (unit, since)
            main[of] = pairs.get(post) or pairs.setdefault(post, (unit, days[since]))
        else:
            # Rows of before the kinds of second posts were told apart say nothing: 兼務.
            extra[of].append(SecondPost(unit, kind or "extra", days[since]))
    return main, extra


def _absences(connection: Connection, moment: Moment, staff: Collection[int] | None) -> dict[int, Absence]:
    fact = schema.leave
    query = select(fact.c.staff_id, fact.c.kind, fact.c.valid_from, fact.c.valid_to).where(
        valid(fact, moment), fact.c.halves == "", *among(fact.c.staff_id, staff)
    )
    return {of: Absence(kind, since, until) for of, kind, since, until in connection.execute(query)}


def _ended(connection: Connection, moment: Moment, units: tuple[Unit, ...]) -> dict[str, str]:
    """Former names: a unit that carries another name now, one that others took over, or none at all."""
    fact = schema.unit_fact
    present = {u.id: u.full_name for u in units}
    current = {u.name for u in units}
    heirs = successors(connection, moment)
    query = select(fact.c.name, fact.c.unit_id).where(known(fact, moment), fact.c.valid_to <= moment.as_of)
    return {
        name: present.get(unit) or "、".join(present[heir] for heir in living_heirs(unit, heirs, present))
        for name, unit in connection.execute(query.order_by(fact.c.valid_to))
        # A name that a new unit bears now means the new one.
        if name not in current
    }


class LeavePeriod(NamedTuple):
    """A leave from a day to another (exclusive end); `halves`: partial leave, by `leave_halves`."""

    kind: str
    since: date
    until: date
    halves: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the person is away altogether."""
        return not self.halves

    def keeps_from(self, day: date, half: str) -> bool:
        """Whether the person cannot be there on a half day."""
        return self.since <= day < self.until and covers(self.halves, day, half)


def absences(
    connection: Connection,
    moment: Moment,
    first: date,
    end: date,
    *,
    partial: bool = False,
    staff: Collection[int] | None = None,
) -> dict[int, tuple[LeavePeriod, ...]]:
    """Leaves that touch [first, end), by staff id, earliest first; `partial`: those of half days too.

    Everybody's, or those of some people.
    """
    fact = schema.leave
    columns = (fact.c.staff_id, fact.c.kind, fact.c.valid_from, fact.c.valid_to, fact.c.halves)
    wanted = fact.c.halves != UNKNOWN if partial else fact.c.halves == ""
    query = select(*columns).where(known(fact, moment), fact.c.valid_from < end, fact.c.valid_to > first, wanted)
    query = query.where(*among(fact.c.staff_id, staff))
    found: dict[int, list[LeavePeriod]] = defaultdict(list)
    for staff_id, *period in connection.execute(query.order_by(fact.c.staff_id, fact.c.valid_from)):
        found[staff_id].append(LeavePeriod(*period))
    return {staff_id: tuple(periods) for staff_id, periods in found.items()}


def unit_names(connection: Connection, moment: Moment, units: Collection[int] | None = None) -> dict[int, str]:
    """The latest known full name of every unit, or of some, those that ended included.

    The moment's day does not matter.
    """
    fact = schema.unit_fact
    query = select(fact.c.unit_id, fact.c.name, fact.c.parent_id).where(known(fact, moment))
    latest: dict[int, tuple[str, int | None]] = {}
    wanted = None if units is None else set(units)
    asked: set[int] = set()
    while wanted is None or wanted:
        rows = connection.execute(query.where(*among(fact.c.unit_id, wanted)).order_by(fact.c.valid_from, fact.c.id))
        latest |= {unit: (name, parent) for unit, name, parent in rows}
        asked |= wanted or set()
        wanted = {parent for _, parent in latest.values() if parent is not None} - latest.keys() - asked
    found: dict[int, str] = {}
    for unit in latest if units is None else latest.keys() & set(units):
        names: list[str] = []
        at = latest.get(unit)
        while at is not None and len(names) < DEEPEST:
            names.append(at[0])
            at = latest.get(at[1]) if at[1] is not None else None
        found[unit] = "/".join(reversed(names))
    return found


def has_staff(connection: Connection, moment: Moment) -> bool:
    """Whether anybody was ever recorded. The moment's day does not matter."""
    return (
        connection.scalar(select(schema.staff_fact.c.id).where(known(schema.staff_fact, moment)).limit(1)) is not None
    )
