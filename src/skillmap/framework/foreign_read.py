"""What every reader of another platform's framework gives: a framework with what there is to say, or why not. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from skillmap.framework.foreign import ForeignFramework, ForeignItem
from skillmap.problems import Place, Problem, problem


@dataclass(frozen=True)
class ForeignRead:
    """What was made of files; the framework is None where something is wrong."""

    framework: ForeignFramework | None
    problems: Sequence[Problem]
    rows: int = 0


def wrong_trees(items: Sequence[ForeignItem], places: Mapping[str, Place]) -> Iterator[Problem]:
    """E_FOREIGN_TWICE, W_FOREIGN_PARENT (it stands at the top then), E_FOREIGN_CIRCLE."""
    known: dict[str, ForeignItem] = {}
    for one in items:
        if one.key in known:
            yield problem("E_FOREIGN_TWICE", places.get(one.key), found=one.key)
        known[one.key] = one
    for one in items:
        for parent in one.parents:
            if parent not in known:
                yield problem("W_FOREIGN_PARENT", places.get(one.key), found=parent, name=one.name)
    sound: set[str] = set()
    for one in items:
        # Most lists have what stands above first: a walk upwards for each of 10,000 items took a tenth of reading them.
        if not one.parents or one.parents[0] in sound:
            sound.add(one.key)
            continue
        path: list[str] = []
        key = one.key
        while key in known and key not in sound and key not in path:
            path.append(key)
            key = next(iter(known[key].parents), "")
        if key in path:
            yield problem("E_FOREIGN_CIRCLE", places.get(key), found=key)
        sound.update(path)


_MOST_NAMED = 5


def left_out(bare: Sequence[str], unknown: Sequence[str]) -> Iterator[Problem]:
    """What becomes no role: N_FOREIGN_BARE (names of those that ask for nothing), W_FOREIGN_UNKNOWN (what is named)."""
    for code, found in (("N_FOREIGN_BARE", bare), ("W_FOREIGN_UNKNOWN", unknown)):
        if found:
            named = tuple(dict.fromkeys(found))
            shown = (*named[:_MOST_NAMED], *(("…",) if len(named) > _MOST_NAMED else ()))
            yield problem(code, None, count=len(found), named=shown)


def without_lost_parents(items: Sequence[ForeignItem]) -> list[ForeignItem]:
    """The items, those whose parents are not there at the top."""
    known = {one.key for one in items}
    return [
        one if all(p in known for p in one.parents) else one._replace(parents=[p for p in one.parents if p in known])
        for one in items
    ]


def from_value(table: Sequence[tuple[float, int]], value: float) -> int | None:
    """The level that a decimal means by a table of (from this value on, level); None below its first line."""
    found = None
    for start, level in table:
        if value >= start:
            found = level
    return found


def value_table(text: str) -> tuple[tuple[float, int], ...]:
    """`1.5=1,3=2`: from 1.5 on level 1, from 3 on level 2. Raises ValueError for anything else."""
    found: list[tuple[float, int]] = []
    for part in text.replace("、", ",").replace("，", ",").split(","):
        start, sign, level = part.strip().partition("=")
        if not sign:
            raise ValueError(part)
        found.append((float(start), int(level)))
    found.sort()
    levels = [level for _, level in found]
    # A higher value can mean no lower level.
    if levels != sorted(levels) or any(not 0 <= level <= 99 for level in levels):
        raise ValueError(text)
    return tuple(found)
