"""Which definition of an old framework is which of a new one: by id, by name, or by what it is aligned to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
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
    for key in found.removed:
        parts = _sharing(old[key], {k: new[k] for k in come})
        # A split only if the parts share with no other one: then nobody can say what came from where.
        if parts and all(_sharing(new[p], {k: old[k] for k in gone}) == (key,) for p in parts):
            splits.append((key, parts))
            gone.remove(key)
            come = [k for k in come if k not in parts]
    for key in tuple(come):
        parts = _sharing(new[key], {k: old[k] for k in gone})
        if len(parts) > 1:
            merges.append((parts, key))
            come.remove(key)
            gone = [k for k in gone if k not in parts]
    return Pairing(found.same, tuple(gone), tuple(come), tuple(splits), tuple(merges))


def _onward(aligns: tuple[str, ...], onward: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*aligns, *(new for one in aligns for new in onward.get(one, ())))))


def _sharing(one: Skill, others: Mapping[str, Skill]) -> tuple[str, ...]:
    wanted = set(one.aligns)
    return tuple(key for key, other in others.items() if wanted & set(other.aligns))


def _names(one: Any) -> tuple[tuple[str, str], ...]:
    """The names in normal form, each with its language."""
    return ("ja", fold(one.name.ja)), ("en", fold(one.name.en))
