"""Three versions of one definition: theirs when it was taken over, theirs now, ours. Nothing is chosen silently."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

Path_ = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A value that both sides have changed, differently. None = it is not there."""

    path: Path_
    base: Any
    theirs: Any
    ours: Any

    @property
    def key(self) -> str:
        """The path with dots between (`role.analyst.grades.2`), as it is typed behind --theirs and --ours."""
        return ".".join(self.path)


@dataclass(frozen=True)
class ThreeWay:
    """What comes of three versions."""

    merged: Mapping[str, Any]
    """With our value where both changed and nobody has decided."""
    taken: tuple[Path_, ...]
    """Values that become theirs."""
    kept: tuple[Path_, ...]
    """Values that only we have changed, and that stay ours."""
    conflicts: tuple[FieldConflict, ...]
    decided: tuple[str, ...] = ()
    """Of the keys that were given, those that decide a conflict."""


def merge(
    base: Mapping[str, Any],
    theirs: Mapping[str, Any],
    ours: Mapping[str, Any],
    take_theirs: Collection[str] = (),
    keep_ours: Collection[str] = (),
) -> ThreeWay:
    """Value by value: what only they changed becomes theirs, what only we changed stays, what both changed is asked.

    `take_theirs` and `keep_ours` decide conflicts by their keys or the beginning of them. Lists are one value.
    """
    sides = _flat(base), _flat(theirs), _flat(ours)
    taken: list[Path_] = []
    kept: list[Path_] = []
    conflicts: list[FieldConflict] = []
    decided: dict[str, None] = {}
    result = dict(sides[2])
    # In our order: an entry that is taken over anew looks as it did.
    for path in dict.fromkeys((*sides[2], *sides[1], *sides[0])):
        was, now, here = (side.get(path) for side in sides)
        if now == here:
            continue
        if was == now:
            kept.append(path)
            continue
        found = FieldConflict(path, was, now, here)
        if was != here:
            decided |= dict.fromkeys(one for one in (*take_theirs, *keep_ours) if _named(found.key, (one,)))
        if was == here or _named(found.key, take_theirs):
            taken.append(path)
            _put(result, path, now)
        elif _named(found.key, keep_ours):
            kept.append(path)
        else:
            conflicts.append(found)
    return ThreeWay(_deep(result), tuple(taken), tuple(kept), tuple(conflicts), tuple(decided))


def _named(key: str, wanted: Collection[str]) -> bool:
    return any(key == one or key.startswith(f"{one}.") for one in wanted)


def _put(flat: dict[Path_, Any], path: Path_, value: Any) -> None:
    if value is None:
        flat.pop(path, None)
    else:
        flat[path] = value


def _flat(data: Mapping[str, Any], above: Path_ = ()) -> dict[Path_, Any]:
    found: dict[Path_, Any] = {}
    for key, value in data.items():
        path = (*above, key)
        # An empty mapping is a value of its own, or it would be lost on the way.
        if isinstance(value, Mapping) and value:
            found |= _flat(value, path)
        else:
            found[path] = value
    return found


def _deep(flat: Mapping[Path_, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for path, value in flat.items():
        here = made
        for key in path[:-1]:
            here = here.setdefault(key, {})
        if isinstance(value, Mapping):
            # Emptied by one side: what the other one has put there stands.
            here.setdefault(path[-1], {})
        else:
            here[path[-1]] = value
    return made
