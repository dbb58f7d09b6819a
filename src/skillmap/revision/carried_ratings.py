"""Ratings in the words of a new version: renamed, split, merged, on the new scale; day, rater and cell are kept. Pure.

The whole history is carried, each level at its own day; the old rows are taken back by the same entry, so that they
still answer for the time before it. Ratings of withdrawn skills stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from skillmap.changes import Insert, Retract
from skillmap.framework.transition import Combine, Fate, Transition

COLUMNS = ("staff_id", "skill_id", "stage", "rated_on", "level", "rated_by", "source_id", "cell")


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A rating as it stands in its table, its skill by id."""

    staff_id: int
    skill: str
    stage: int
    rated_on: date
    level: int
    rated_by: str
    source_id: int | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class RatingsCarried:
    """What becomes of ratings: new rows, old ones that they stand for, and the numbers to tell."""

    writes: tuple[Insert | Retract, ...]
    new_skills: tuple[tuple[int, str], ...]
    """Number and id of skills that were never rated before."""
    carried: int
    """Old rows that are stated anew."""
    people: int
    to_review: int
    """New rows that somebody has to look at: copies, of split skills."""
    from_part: int
    """New rows of merged skills that only a part of them speaks for; somebody has to look at these, too."""
    off_scale: int
    """Rows at levels that the old scale did not have: they stay as they are."""
    kept_readable: int
    """Rows of withdrawn skills."""
    joined: int
    """Old rows that others stand for: of skills that become one, of one day."""


def affected(transition: Transition) -> frozenset[str]:
    """Old skills whose ratings are stated anew; without the withdrawn ones."""
    scale_moves = any(old != new for old, new in transition.levels.items())
    shared = {new for new, old in transition.sources.items() if len(old) > 1}
    return frozenset(
        s.old
        for s in transition.by_kind["skill"].values()
        if s.new and (scale_moves or s.new != (s.old,) or shared.intersection(s.new))
    )


def review_skills(transition: Transition) -> frozenset[str]:
    """New skills whose carried levels somebody has to look at: the parts of split ones."""
    steps = transition.by_kind["skill"].values()
    return frozenset(new for s in steps if s.fate is Fate.SPLIT for new in s.new)


def merged_skills(transition: Transition) -> dict[str, frozenset[str]]:
    """New skills that several old ones have become, with these."""
    return {new: frozenset(old) for new, old in transition.sources.items() if len(old) > 1}


@dataclass(slots=True)
class _Tally:
    rows: list[tuple[object, ...]] = field(default_factory=list)
    carried: int = 0
    to_review: int = 0
    from_part: int = 0
    off_scale: int = 0
    joined: int = 0
    people: set[int] = field(default_factory=set)


def carry(
    rows: Iterable[RatingRow], transition: Transition, skill_ids: Mapping[str, int], readable: int
) -> RatingsCarried:
    """The ratings of affected skills (`rows`, sorted by person, stage, then day and entry) in the new words.

    `skill_ids` are the database's numbers; `readable` how many rows of withdrawn skills stay.
    """
    numbers = dict(skill_ids)
    # New skills have their numbers here already: the ratings beneath name them, in the same entry.
    last = max(numbers.values(), default=0)
    fresh: list[tuple[int, str]] = []
    for skill in transition.sources:
        if skill not in numbers:
            last += 1
            numbers[skill] = last
            fresh.append((last, skill))
    tally = _Tally()
    for (staff_id, stage), mine in groupby(rows, key=lambda r: (r.staff_id, r.stage)):
        _person(staff_id, stage, list(mine), transition, numbers, tally)
    old = [numbers[s] for s in sorted(affected(transition)) if s in skill_ids]
    writes: list[Insert | Retract] = []
    if tally.rows:
        levels = sorted(transition.levels)
        writes.append(Retract("rating", where={"skill_id": old, "level": levels}))
        used = {row[1] for row in tally.rows}
        # A key without a single rating would be a skill that nobody ever rated.
        fresh = [one for one in fresh if one[0] in used]
        if fresh:
            writes.append(Insert("skill", ("id", "code"), fresh))
        writes.append(Insert("rating", COLUMNS, tally.rows))
    return RatingsCarried(
        tuple(writes),
        tuple(fresh),
        tally.carried,
        len(tally.people),
        tally.to_review,
        tally.from_part,
        tally.off_scale,
        readable,
        tally.joined,
    )


def _person(
    staff_id: int,
    stage: int,
    rows: Sequence[RatingRow],
    transition: Transition,
    numbers: Mapping[str, int],
    tally: _Tally,
) -> None:
    """One person's ratings of one stage."""
    by_skill: dict[str, list[RatingRow]] = defaultdict(list)
    for row in rows:
        # Off the old scale nobody knows what a level meant; it stays readable, and `unknown` tells of it.
        if row.level in transition.levels:
            by_skill[row.skill].append(row)
            tally.carried += 1
        else:
            tally.off_scale += 1
    if by_skill:
        tally.people.add(staff_id)
    steps = transition.by_kind["skill"]
    for new in dict.fromkeys(new for skill in by_skill for new in steps[skill].new):
        sources = transition.sources[new]
        combine = steps[sources[0]].combine
        before = len(tally.rows)
        in_part = not all(by_skill[s] for s in sources)
        for row, level in combined([by_skill[s] for s in sources], transition.levels, combine):
            tally.to_review += steps[row.skill].fate is Fate.SPLIT
            tally.from_part += in_part
            tally.rows.append(
                (staff_id, numbers[new], stage, row.rated_on, level, row.rated_by, row.source_id, row.cell)
            )
        if len(sources) > 1:
            tally.joined += sum(len(by_skill[s]) for s in sources) - (len(tally.rows) - before)


def combined(
    histories: Sequence[Sequence[RatingRow]], levels: Mapping[int, int], combine: Combine
) -> Iterator[tuple[RatingRow, int]]:
    """The history of one new skill from those of its old ones: per day the last row and the level.

    On every day on which one of them was rated, the lowest or highest of what is known of them that day.
    """
    merged = sorted(
        ((row.rated_on, i, n, row) for i, rows in enumerate(histories) for n, row in enumerate(rows)),
        # By day, and within a day by the order of entries: the later row of a day is the one that counts.
        key=lambda one: (one[0], one[2]),
    )
    held: dict[int, int] = {}
    choose = min if combine is Combine.LOWEST else max
    for _, same_day in groupby(merged, key=lambda one: one[0]):
        last: RatingRow | None = None
        for _, source, _, row in same_day:
            held[source] = levels[row.level]
            last = row
        assert last is not None
        yield last, choose(held.values())
