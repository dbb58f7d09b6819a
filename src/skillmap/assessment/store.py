"""Reading ratings from the database. The level of a stage is that of the latest (rated_on, entry) known at the moment.

A row that an undo brought back counts as recorded when it was recorded first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from skillmap import assessment
from skillmap.assessment.model import Levels, PresentLevels, Rating, Stage
from skillmap.storage import schema
from skillmap.storage.facts import MOST_NAMED, Moment, among, joined, known, plain, recorded
from skillmap.storage.ledger import Recorded
from skillmap.words import Bilingual

if TYPE_CHECKING:
    from skillmap.assessment.certificates import Certificate
    from skillmap.assessment.changes import RatingState
    from skillmap.assessment.people import Whose

_rating = schema.rating
_RECORDED = func.coalesce(_rating.c.first_entry, _rating.c.entry_id)
_PACK = 100
"""Levels are below this (framework.definition.Level): skill and level travel as one number."""


def approved_levels(connection: Connection, moment: Moment) -> dict[int, Levels]:
    """Everybody's approved levels: staff id -> skill -> level. People without any are missing."""
    return levels(connection, moment, Stage.APPROVED)


def levels(
    connection: Connection, moment: Moment, stage: Stage, staff: Collection[int] | None = None
) -> dict[int, Levels]:
    """The levels of a stage on a day: staff id -> skill -> level, of everybody or of some.

    People with equal levels share one value (it must not be changed). People without any rating are missing.
    """
    profiles = _Profiles(skill_codes(connection))
    if staff is not None and len(staff) <= MOST_NAMED:
        return _in_order(connection, moment, stage, staff, profiles)
    found: dict[int, Levels] = {}
    again: list[int] = []
    for staff_id, packed, copies in plain(connection, _packed(connection, moment, stage, staff)):
        profile = None if copies else profiles.of_text(packed)
        if profile is None:
            again.append(staff_id)
        else:
            found[staff_id] = profile
    if again:
        found |= _in_order(connection, moment, stage, again, profiles)
    return found if staff is None else {s: found[s] for s in staff if s in found}


def level_counts(connection: Connection, moment: Moment, people: Container[int]) -> Counter[tuple[str, int]]:
    """How many of some people have a skill at an approved level on a day, by skill and level; nobody's are kept."""
    profiles = _Profiles(skill_codes(connection))
    found: Counter[tuple[str, int]] = Counter()
    alike: Counter[str] = Counter()
    again: list[int] = []
    for staff_id, packed, copies in plain(connection, _packed(connection, moment, Stage.APPROVED)):
        if staff_id not in people:
            continue
        if copies or profiles.of_text(packed) is None:
            again.append(staff_id)
        else:
            alike[packed] += 1
        if len(alike) >= _MOST_PROFILES:
            _add(found, alike, profiles)
            profiles = _Profiles(profiles.codes)
    _add(found, alike, profiles)
    for levels_of in _in_order(connection, moment, Stage.APPROVED, again, profiles).values() if again else ():
        found.update(levels_of.items())
    return found


_MOST_PROFILES = 5_000
"""Different profiles of levels that are counted together; where nobody is like another they would all be kept."""


def _add(found: Counter[tuple[str, int]], alike: Counter[str], profiles: _Profiles) -> None:
    for packed, times in alike.items():
        for one in (profiles.of_text(packed) or {}).items():
            found[one] += times
    alike.clear()


def ratings(
    connection: Connection,
    moment: Moment,
    staff: Collection[int] | None = None,
    *,
    history: bool = False,
    since: date | None = None,
) -> list[Rating]:
    """Ratings by staff id, skill and stage: the one in force of each, or with `history` all of them, oldest first.

    With `since` only those of that day or later.
    """
    codes = skill_codes(connection)
    columns = (
        _rating.c.staff_id,
        _rating.c.skill_id,
        _rating.c.stage,
        _rating.c.rated_on,
        _rating.c.level,
        _rating.c.rated_by,
        _RECORDED,
    )
    query = select(*columns).where(*_known(moment)).order_by(*columns[:4], _RECORDED, _rating.c.entry_id)
    query = query if since is None else query.where(_rating.c.rated_on >= since)
    found: list[Rating] = []
    last: tuple[int, int, int] | None = None
    for staff_id, skill, stage, rated_on, level, rated_by, entry in _rows(connection, query, staff):
        # Oldest first: the last one of each skill and stage is in force.
        if not history and last == (staff_id, skill, stage):
            found.pop()
        last = (staff_id, skill, stage)
        found.append(Rating(staff_id, codes[skill], Stage(stage), rated_on, level, rated_by, entry))
    return found


def present(connection: Connection, moment: Moment, staff: Collection[int] | None = None) -> PresentLevels:
    """What is recorded, per person and stage, with the day it was rated on: what an import is compared with."""
    codes = skill_codes(connection)
    columns = (_rating.c.staff_id, _rating.c.stage, _rating.c.skill_id, _rating.c.rated_on, _rating.c.level)
    order = (_rating.c.staff_id, _rating.c.skill_id, _rating.c.stage, _rating.c.rated_on, _RECORDED, _rating.c.entry_id)
    held: dict[tuple[int, Stage], dict[str, tuple[int, date]]] = {}
    shared: dict[tuple[int, date], tuple[int, date]] = {}
    for staff_id, stage, skill, rated_on, level in _rows(
        connection, select(*columns).where(*_known(moment)).order_by(*order), staff
    ):
        value = shared.setdefault((level, rated_on), (level, rated_on))
        held.setdefault((staff_id, Stage(stage)), {})[codes[skill]] = value
    return PresentLevels(held)


def rated_by_supervisors(connection: Connection, moment: Moment, staff: Collection[int]) -> set[int]:
    """Those of some people of whom a supervisor has said a level by the day."""
    rated = _rating.c.stage == int(Stage.SUPERVISOR)
    query = select(_rating.c.staff_id).where(*_known(moment), rated).distinct()
    # By their key, in batches: whoever has no level has few rows, and the table of a large office has millions.
    return {row.staff_id for row in _rows(connection, query, staff)}


def state(
    connection: Connection,
    whose: Whose,
    moment: Moment,
    names: Mapping[str, Bilingual],
    staff: Collection[int] | None = None,
) -> RatingState:
    """What an import of ratings is compared with: what is recorded of everybody, or of some, on their day."""
    ids = {code: number for number, code in skill_codes(connection).items()}
    return assessment.changes.RatingState(
        whose, present(connection, moment, staff), ids, max(ids.values(), default=0), names
    )


def later_levels(
    connection: Connection, moment: Moment, after: date
) -> dict[tuple[int, Stage], dict[str, tuple[int, date]]]:
    """Levels in force on the moment's day that were rated after another one, with their days."""
    found: dict[tuple[int, Stage], dict[str, tuple[int, date]]] = {}
    if after < moment.as_of:
        for one in ratings(connection, moment, since=after + timedelta(days=1)):
            found.setdefault((one.staff_id, one.stage), {})[one.skill] = (one.level, one.rated_on)
    return found


def qualifications(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> dict[int, tuple[str, ...]]:
    """Qualifications that are held and have not expired on the day: staff id -> ids; of everybody or of some."""
    fact = schema.qualification_held
    query = (
        select(fact.c.staff_id, fact.c.qualification)
        .where(known(fact, moment), fact.c.passed_on <= moment.as_of, *among(fact.c.staff_id, staff))
        .where(or_(fact.c.expires_on.is_(None), fact.c.expires_on >= moment.as_of))
        .order_by(fact.c.staff_id, fact.c.passed_on)
    )
    found: dict[int, tuple[str, ...]] = {}
    for staff_id, qualification in connection.execute(query):
        found[staff_id] = (*found.get(staff_id, ()), qualification)
    return found


def held_qualifications(connection: Connection, moment: Moment, staff: Collection[int]) -> dict[int, dict[str, date]]:
    """The same of some people with the last day of each: staff id -> id -> day; `date.max` = for ever."""
    fact = schema.qualification_held
    query = (
        select(fact.c.staff_id, fact.c.qualification, fact.c.expires_on)
        .where(known(fact, moment), fact.c.passed_on <= moment.as_of, *among(fact.c.staff_id, staff))
        .where(or_(fact.c.expires_on.is_(None), fact.c.expires_on >= moment.as_of))
    )
    found: dict[int, dict[str, date]] = {}
    for staff_id, qualification, expires_on in connection.execute(query):
        own = found.setdefault(staff_id, {})
        own[qualification] = max(expires_on or date.max, own.get(qualification, date.min))
    return found


def certificates(connection: Connection, moment: Moment) -> list[Recorded[Certificate]]:
    """Every qualification that was passed up to the day, those that have expired included; by person, day, id."""
    fact = schema.qualification_held
    rows = recorded(
        connection, assessment.certificates.Certificate, known(fact, moment), fact.c.passed_on <= moment.as_of
    )
    return sorted(rows, key=lambda r: (r.fact.staff_id, r.fact.passed_on, r.fact.qualification))


def skill_codes(connection: Connection) -> dict[int, str]:
    """Number -> id of every skill that was ever rated."""
    return {row.id: row.code for row in connection.execute(select(schema.skill.c.id, schema.skill.c.code))}


def _known(moment: Moment) -> tuple[ColumnElement[bool], ...]:
    return known(_rating, moment), _rating.c.rated_on <= moment.as_of


def _packed(connection: Connection, moment: Moment, stage: Stage, staff: Collection[int] | None = None) -> Select[Any]:
    """One row per person: staff id, skill and level of every rating as `skill * 100 + level, …`, copies among them.

    Of everybody, or of some if these can be named (`among`).

    Measured on 3.7 million ratings: three times as fast as fetching the rows.
    """
    pair = _rating.c.skill_id * _PACK + _rating.c.level
    # SQLite stores the table in the order of its key and reads it so: `of_text` relies on it and checks it.
    text = joined(connection, pair, _rating.c.skill_id, _rating.c.rated_on, _rating.c.entry_id)
    return (
        select(_rating.c.staff_id, text, func.count(_rating.c.first_entry))
        .where(and_(*_known(moment)), _rating.c.stage == int(stage), *among(_rating.c.staff_id, staff))
        .group_by(_rating.c.staff_id)
    )


def _in_order(
    connection: Connection, moment: Moment, stage: Stage, staff: Iterable[int], profiles: _Profiles
) -> dict[int, Levels]:
    """Levels by walking the ratings of some people, oldest first."""
    query = (
        select(_rating.c.staff_id, _rating.c.skill_id, _rating.c.level)
        .where(and_(*_known(moment)), _rating.c.stage == int(stage))
        .order_by(_rating.c.staff_id, _rating.c.skill_id, _rating.c.rated_on, _RECORDED, _rating.c.entry_id)
    )
    found: dict[int, dict[int, int]] = {}
    for staff_id, skill, level in _rows(connection, query, staff):
        found.setdefault(staff_id, {})[skill] = level
    return {staff_id: profiles.of_numbers(levels) for staff_id, levels in found.items()}


def _rows(connection: Connection, query: Select[Any], staff: Iterable[int] | None) -> Iterator[Any]:
    """The rows of a query, of everybody or of some people, who are asked for in batches."""
    if staff is None:
        yield from connection.execute(query)
        return
    ids = iter(sorted(set(staff)))
    while batch := list(islice(ids, MOST_NAMED)):
        yield from connection.execute(query.where(_rating.c.staff_id.in_(batch)))


class _Profiles:
    """Levels by skill id, each distinct one once."""

    def __init__(self, codes: dict[int, str]) -> None:
        self.codes = codes
        self._pairs: dict[str, tuple[str, int]] = {}
        self._texts: dict[str, Levels | None] = {}
        self._skills: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._known: dict[tuple[tuple[str, ...], bytes], Levels] = {}

    def of(self, levels: dict[str, int]) -> Levels:
        """The shared value of these levels, whose skills are in the order of their numbers."""
        skills = tuple(levels)
        skills = self._skills.setdefault(skills, skills)
        return self._known.setdefault((skills, bytes(levels.values())), levels)

    def of_numbers(self, levels: dict[int, int]) -> Levels:
        """The shared value of these levels (skill number -> level)."""
        # Sorted, or the same levels read in another order would be another profile.
        return self.of({self.codes[skill]: levels[skill] for skill in sorted(levels)})

    def of_text(self, packed: str) -> Levels | None:
        """The levels of a packed text; None when it is not in the order of the key."""
        if packed not in self._texts:
            self._texts[packed] = self._read(packed.split(","))
        return self._texts[packed]

    def _read(self, texts: list[str]) -> Levels | None:
        known = self._pairs
        try:
            levels = dict([known[text] for text in texts])
        except KeyError:
            for text in texts:
                skill, level = divmod(int(text), _PACK)
                known[text] = (self.codes[skill], level)
            levels = dict([known[text] for text in texts])
        numbers = [int(text) // _PACK for text in texts]
        return self.of(levels) if numbers == sorted(numbers) else None
