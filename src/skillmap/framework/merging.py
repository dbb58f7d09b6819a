"""A new version of definition files with what an office has changed in the former one, value by value. Pure.

Files are compared as data: entries of a list by their id (grades by number, needs and steps by what they are about),
everything else by its place. Comments come from the file whose values are taken whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skillmap.framework.three_way import ThreeWay, merge

Data = Mapping[str, Any]
"""File name -> plain data, as its file says it."""


@dataclass(frozen=True)
class MergedFiles:
    """The files as they will be, and how they came to be so."""

    data: Data
    values: ThreeWay


def merged(
    base: Data, theirs: Data, ours: Data, take_theirs: Collection[str] = (), keep_ours: Collection[str] = ()
) -> MergedFiles:
    """What only the new version changed becomes theirs, what only the office changed stays, what both did is asked.

    An entry that one side has taken out and the other has changed is one value.
    """
    sides = [{name: _keyed(one, name) for name, one in side.items()} for side in (base, theirs, ours)]
    plain = _without_empty(_whole_where_taken_out(*sides))
    found = merge(plain[0], plain[1], plain[2], take_theirs, keep_ours)
    lists = _lists(theirs) | _lists(ours)
    data = _with_emptied(found.merged, sides[1], sides[2])
    return MergedFiles({name: _listed(one, (name,), lists) for name, one in data.items()}, found)


def likeness(one: Data, other: Data) -> int:
    """How many values two versions share."""
    sides = [{name: _keyed(data, name) for name, data in side.items()} for side in (one, other)]
    first, second = (dict(_leaves(side, ())) for side in sides)
    return sum(second.get(path) == value for path, value in first.items())


def _key(entry: Any, name: str) -> str | None:
    """What an entry of a list is known by; None where it is no entry of that kind."""
    if not isinstance(entry, Mapping):
        return None
    parts: tuple[str, ...]
    match name:
        case "needs.yaml":
            parts = ("role", "grade", "fy", "department", "by")
        case "careers.yaml":
            parts = ("from", "to")
        case _:
            parts = ("id",) if "id" in entry else ("level",)
    found = [str(entry[part]) for part in parts if part in entry]
    return " ".join(found) or None


def _keyed(value: Any, name: str) -> Any:
    """Lists of entries as mappings by their keys, everywhere below; other lists stay one value."""
    if isinstance(value, Mapping):
        return {str(key): _keyed(one, name) for key, one in value.items()}
    if isinstance(value, list):
        keys = [_key(one, name) for one in value]
        if value and None not in keys and len({*keys}) == len(keys):
            return {str(key): _keyed(one, name) for key, one in zip(keys, value, strict=True)}
    return value


def _lists(side: Data) -> set[tuple[str, ...]]:
    """The places of lists that `_keyed` turns into mappings."""
    found: set[tuple[str, ...]] = set()

    def look(value: Any, path: tuple[str, ...]) -> None:
        keyed = _keyed(value, path[0])
        if isinstance(value, list) and isinstance(keyed, Mapping):
            found.add(path)
            for key, one in zip(keyed, value, strict=True):
                look(one, (*path, key))
        elif isinstance(value, Mapping):
            for key, one in value.items():
                look(one, (*path, str(key)))

    for name, data in side.items():
        look(data, (name,))
    return found


def _listed(value: Any, path: tuple[str, ...], lists: Collection[tuple[str, ...]]) -> Any:
    if isinstance(value, _Whole):
        return _listed(value.entry, path, lists)
    if not isinstance(value, Mapping):
        return value
    inner = {key: _listed(one, (*path, key), lists) for key, one in value.items()}
    return list(inner.values()) if path in lists else inner


def _without_empty(sides: Sequence[Any]) -> list[Any]:
    """The sides without the empty lists and mappings of one side where another one has entries.

    As a value of its own `needs: []` would stand against the entries of the others, and one of the two be lost.
    """
    if not any(isinstance(side, Mapping) for side in sides):
        return list(sides)
    made: list[Any] = [{} if isinstance(side, Mapping) else side for side in sides]
    for key in dict.fromkeys(key for side in sides if isinstance(side, Mapping) for key in side):
        three = [side.get(key) if isinstance(side, Mapping) else None for side in sides]
        if any(isinstance(one, Mapping) and one for one in three):
            # From below: what held nothing but empty ones is empty itself by then.
            three = [None if one in ([], {}) else one for one in _without_empty(three)]
        for side, one in zip(made, three, strict=True):
            if one is not None:
                side[key] = one
    return made


def _with_emptied(found: Mapping[str, Any], theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """What came of two sides with the lists and mappings that both have and of which no entry is left: they are empty,
    and not gone.
    """
    made = dict(found)
    for key in (one for one in ours if one in theirs):
        own, other, here = ours[key], theirs[key], made.get(key, {})
        if isinstance(own, Mapping) and isinstance(other, Mapping) and isinstance(here, Mapping):
            made[key] = _with_emptied(here, other, own)
        elif key not in made and isinstance(own, Mapping | list) and isinstance(other, Mapping | list):
            made[key] = [] if isinstance(own, list) or isinstance(other, list) else {}
    return made


@dataclass(frozen=True)
class _Whole:
    """An entry that is one value: taken out by one side, changed by the other."""

    entry: Any

    def __str__(self) -> str:
        # An emptied one as its file has it: beside … nobody could tell which side it is.
        return "…" if self.entry else str(self.entry)


def _whole_where_taken_out(base: Any, theirs: Any, ours: Any) -> list[Any]:
    """The three sides with such entries as one value each."""
    sides = [base, theirs, ours]
    if not all(isinstance(side, Mapping) for side in sides):
        return sides
    made: list[dict[str, Any]] = [{}, {}, {}]
    for key in dict.fromkeys((*ours, *theirs, *base)):
        three = [side.get(key) for side in sides]
        there = [isinstance(one, Mapping) for one in three]
        if there[0] and there[1] != there[2]:
            # Whoever has left it as it was only follows the other side.
            three = [None if one is None else _Whole(one) for one in three]
        elif all(there):
            three = _whole_where_taken_out(*three)
        for side, one in zip(made, three, strict=True):
            if one is not None:
                side[key] = one
    return made


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value below with its place."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _leaves(one, (*path, key))
    else:
        yield path, value


def texts(
    found: Data,
    theirs: Mapping[str, str],
    ours: Mapping[str, str],
    parsed: tuple[Data, Data],
    written: Callable[[Any], str],
) -> dict[str, str]:
    """The text of every file: theirs or ours as it stands where it says the same, else written anew below our head.

    `parsed` are theirs and ours as data; `written` gives plain data as text.
    """
    made: dict[str, str] = {}
    for name, data in found.items():
        if name in ours and parsed[1][name] == data:
            made[name] = ours[name]
        elif name in theirs and parsed[0][name] == data:
            made[name] = theirs[name]
        else:
            made[name] = _head(ours.get(name, theirs.get(name, ""))) + written(data)
    return made


def _head(text: str) -> str:
    """The comments that a file begins with."""
    kept: list[str] = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        kept.append(line)
    return "".join(f"{line}\n" for line in kept)
