"""What is recorded in words that the definitions lack: ids that are gone, levels off the scale; counted by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from skillmap.assessment.store import skill_codes
from skillmap.framework.model import Framework
from skillmap.problems import Problem, problem
from skillmap.revision.spoken import SPOKEN, Spoken
from skillmap.storage import schema
from skillmap.storage.facts import Moment, known
from skillmap.words import Message, message

MOST_NAMED = 10
"""Ids of one kind that are named; all are counted."""
KINDS = ("skill", "level", "role", "renumbered", "training", "qualification")


@dataclass(frozen=True, slots=True)
class Unknown:
    """Recorded words of one kind that the definitions lack."""

    kind: str
    """One of `KINDS`."""
    ids: tuple[str, ...]
    """As they are typed, sorted; levels in their order."""
    facts: int
    """Rows that speak of them."""
    people: int
    """People whom these rows are about; 0 where they are about nobody (sessions)."""

    @property
    def message(self) -> Message:
        """スキル 94（2 人・188 件）"""
        return message(f"unknown.{self.kind}", count=len(self.ids), people=self.people, facts=self.facts)

    @property
    def problem(self) -> Problem:
        """The same as a problem, with the first ids."""
        named = (*self.ids[:MOST_NAMED], *(("…",) if len(self.ids) > MOST_NAMED else ()))
        return problem(
            f"W_UNKNOWN_{self.kind.upper()}", count=len(self.ids), people=self.people, facts=self.facts, named=named
        )


def unknown(
    connection: Connection, framework: Framework, moment: Moment, settled: Mapping[str, frozenset[str]] = {}
) -> tuple[Unknown, ...]:
    """What counts on the moment's day and is in words that the definitions lack, in the order of `KINDS`.

    `settled` are ids by kind that a transition has dealt with: nothing is asked about them any more.
    """
    found = [*_ratings(connection, framework, moment, settled.get("skill", frozenset()))]
    for kind, defined in _defined(framework).items():
        ids = defined | settled.get(kind, frozenset())
        found += _named(connection, [one for one in SPOKEN if one.kind == kind], ids, moment)
    return tuple(sorted(found, key=lambda u: KINDS.index(u.kind)))


def _defined(framework: Framework) -> dict[str, frozenset[str]]:
    return {
        "role": frozenset(f"{role.id}/{grade}" for role in framework.roles.values() for grade in role.grades),
        "training": frozenset(framework.trainings),
        "qualification": frozenset(framework.qualifications),
    }


def _named(
    connection: Connection, tables: Sequence[Spoken], defined: frozenset[str], moment: Moment
) -> Iterator[Unknown]:
    ids: set[str] = set()
    people: set[int] = set()
    facts = 0
    for one in tables:
        columns = [one.table.c[name] for name in one.columns]
        grouped = select(*columns, func.count()).where(one.in_force(moment)).group_by(*columns)
        for *values, count in connection.execute(grouped).all():
            if (named := one.id_of(tuple(values))) in defined:
                continue
            ids.add(named)
            facts += count
            # People are looked for behind unknown ids alone: there are few of them, or none.
            if "staff_id" in one.table.c:
                same = [column == value for column, value in zip(columns, values, strict=True)]
                query = select(one.table.c.staff_id).where(one.in_force(moment), *same)
                people.update(connection.scalars(query))
    if ids:
        yield Unknown(tables[0].kind, tuple(sorted(ids)), facts, len(people))


def _ratings(
    connection: Connection, framework: Framework, moment: Moment, settled: frozenset[str]
) -> Iterator[Unknown]:
    rating = schema.rating
    in_force = (known(rating, moment), rating.c.rated_on <= moment.as_of)
    codes = skill_codes(connection)
    gone = {number for number, code in codes.items() if code not in framework.skills and code not in settled}
    if gone:
        count, people = func.count(), func.count(rating.c.staff_id.distinct())
        query = select(count, people).where(rating.c.skill_id.in_(gone), *in_force)
        facts, staff = connection.execute(query).one()
        if facts:
            used = select(rating.c.skill_id).where(rating.c.skill_id.in_(gone), *in_force).distinct()
            yield Unknown("skill", tuple(sorted(codes[n] for n in connection.scalars(used))), facts, staff)
    yield from _off_scale(connection, framework, moment)


def _off_scale(connection: Connection, framework: Framework, moment: Moment) -> Iterator[Unknown]:
    """Levels in force that the scale does not have; what a later rating has replaced concerns nobody any more."""
    rating = schema.rating
    scale = {step.level for step in framework.header.scale}
    in_force = (known(rating, moment), rating.c.rated_on <= moment.as_of)
    # Nearly every office has none; only for those who do are all ratings read in order.
    off = (
        select(rating.c.staff_id, rating.c.skill_id, rating.c.stage)
        .where(rating.c.level.not_in(scale), *in_force)
        .distinct()
    )
    suspects = {tuple(row) for row in connection.execute(off)}
    if not suspects:
        return
    codes = skill_codes(connection)
    order = (rating.c.rated_on, func.coalesce(rating.c.first_entry, rating.c.entry_id), rating.c.entry_id)
    staff = sorted({person for person, _, _ in suspects})
    held: dict[tuple[int, ...], int] = {}
    for at in range(0, len(staff), 500):
        query = select(rating.c.staff_id, rating.c.skill_id, rating.c.stage, rating.c.level).order_by(*order)
        for *key, level in connection.execute(query.where(rating.c.staff_id.in_(staff[at : at + 500]), *in_force)):
            held[tuple(key)] = level
    wrong = {key: held[key] for key in suspects if held[key] not in scale and codes[key[1]] in framework.skills}
    if wrong:
        levels = tuple(str(level) for level in sorted(set(wrong.values())))
        yield Unknown("level", levels, len(wrong), len({key[0] for key in wrong}))
