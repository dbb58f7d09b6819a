"""Which definition of an old framework is which of a new one: by id, by name, or by what it is aligned to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from skillmap.framework.model import Skill
from skillmap.japanese import fold


@dataclass(frozen=True, slots=True)
class Pairing:
    """Old ids against new ones. Everything else was added or removed."""

    same: tuple[tuple[str, str], ...]
    """(old id, new id) of what is one and the same thing, in the new order; ids differ when only the id was changed."""
    removed: tuple[str, ...]
    added: tuple[str, ...]
    splits: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """A removed one, and the added ones that share it."""
    merges: tuple[tuple[tuple[str, ...], str], ...] = ()
    """Removed ones, and the added one that takes them up."""


def pair(old: Mapping[str, Any], new: Mapping[str, Any]) -> Pairing:
    """By id; what then is left by the same Japanese or English name, when no other has it."""
    same = [(key, key) for key in new if key in old]
    gone = [key for key in old if key not in new]
    come = [key for key in new if key not in old]
    # Every name is folded once: thousands of definitions meet thousands.
    called: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in gone:
        for name in _names(old[key]):
            called[name].append(key)
    found: dict[str, str] = {}
    for key in come:
        # A name that several have had does not say which of them it was.
        like = {other for name in _names(new[key]) for other in called.get(name, ()) if other not in found}
        if len(like) == 1:
            found[like.pop()] = key
    same += found.items()
    taken = set(found.values())
    order = {key: i for i, key in enumerate(new)}
    return Pairing(
        tuple(sorted(same, key=lambda p: order[p[1]])),
        tuple(key for key in gone if key not in found),
        tuple(key for key in come if key not in taken),
    )


def pair_skills(
    old: Mapping[str, Skill], new: Mapping[str, Skill], onward: Mapping[str, tuple[str, ...]] = {}
) -> Pairing:
    """As `pair`; skills that are gone and new ones aligned to the same items of a standard are splits and merges.

    `onward` says which items of a new version of a standard an old item became: both are the same item then.
    """
    found = pair(old, new)
    if onward:
        old = {key: one.model_copy(update={"aligns": _onward(one.aligns, onward)}) for key, one in old.items()}
    splits: list[tuple[str, tuple[str, ...]]] = []
    merges: list[tuple[tuple[str, ...], str]] = []
    gone, come = list(found.removed), list(found.added)
    near = _nearest({k: old[k] for k in gone}, {k: new[k] for k in come})
    for key in found.removed:
        parts = tuple(k for k in come if (key, k) in near)
        # A split only if the parts are near to no other one: then nobody can say what came from where.
        if parts and all([k for k in gone if (k, part) in near] == [key] for part in parts):
            splits.append((key, parts))
            gone.remove(key)
            come = [k for k in come if k not in parts]
    for key in tuple(come):
        parts = tuple(k for k in gone if (k, key) in near)
        if len(parts) > 1:
            merges.append((parts, key))
            come.remove(key)
            gone = [k for k in gone if k not in parts]
    return Pairing(found.same, tuple(gone), tuple(come), tuple(splits), tuple(merges))


def _onward(aligns: tuple[str, ...], onward: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*aligns, *(new for one in aligns for new in onward.get(one, ())))))


def _nearest(old: Mapping[str, Skill], new: Mapping[str, Skill]) -> frozenset[tuple[str, str]]:
    """Pairs (old id, new id) of which one is as near to the other as any that shares an item with it.

    Skills share items with many: only the nearest says what became of what. Near is the share of common items.
    """
    items = [{key: frozenset(one.aligns) for key, one in side.items()} for side in (old, new)]
    onward = {(a, b) for a, mine in items[0].items() for b in _best(mine, items[1])}
    return frozenset(onward | {(a, b) for b, mine in items[1].items() for a in _best(mine, items[0])})


def _best(mine: frozenset[str], others: Mapping[str, frozenset[str]]) -> list[str]:
    # As fractions of whole numbers: of equal ones none may be nearer by rounding.
    found = {key: Fraction(len(mine & its), len(mine | its)) for key, its in others.items() if mine & its}
    highest = max(found.values(), default=None)
    return [key for key, score in found.items() if score == highest]


def _names(one: Any) -> tuple[tuple[str, str], ...]:
    """The names in normal form, each with its language."""
    return ("ja", fold(one.name.ja)), ("en", fold(one.name.en))
