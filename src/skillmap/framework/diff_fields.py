"""Differences of two definitions field by field, and of two collections of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from skillmap.framework.definition import Definition
from skillmap.framework.differences import Difference, DifferenceKind
from skillmap.framework.model import Framework
from skillmap.framework.pairing import Pairing, pair
from skillmap.framework.shown import shown
from skillmap.words import Fact, message

FieldLines: TypeAlias = Iterator[Difference]


def fields(
    old: Framework, new: Framework, kind: str, key: str, name: Fact, before: Definition, after: Definition,
    skip: tuple[str, ...] = (), prefix: Fact = None, grade: str = "",
) -> FieldLines:  # fmt: skip
    """Differences of two definitions field by field; lists say only what left and what came."""
    for field in type(after).model_fields:
        a, b = getattr(before, field), getattr(after, field)
        if field in (*skip, "id") or a == b:
            continue
        label: Fact = message(f"field.{field.rstrip('_')}")
        item = message("framework.item_of", part=prefix, item=label) if prefix else label
        change = DifferenceKind.RENAMED if field == "name" else DifferenceKind.CHANGED
        # With the same members it is the order that changed: then the whole lists are shown.
        if isinstance(a, tuple) and isinstance(b, tuple) and set(a) != set(b):
            a, b = tuple(x for x in a if x not in b), tuple(x for x in b if x not in a)
        yield Difference(change, kind, key, name, item, shown(old, field, a), shown(new, field, b), grade=grade)


Inside: TypeAlias = Callable[[Framework, Framework, str, Any, Any], FieldLines]


def entities(
    old: Framework, new: Framework, kind: str, before: Mapping[str, Any], after: Mapping[str, Any],
    inside: Inside | None = None, skip: tuple[str, ...] = (),
) -> FieldLines:  # fmt: skip
    """What came, what went, and what changed in those that stayed, by `inside` or field by field."""
    found = pair(before, after)
    yield from gone_and_come(kind, found, before, after)
    for a, b in found.same:
        name = after[b].name.text
        if a != b:
            yield Difference(DifferenceKind.NEW_ID, kind, b, name, message("field.id"), a, b)
        if inside:
            yield from inside(old, new, b, before[a], after[b])
        else:
            yield from fields(old, new, kind, b, name, before[a], after[b], skip)


def gone_and_come(kind: str, found: Pairing, before: Mapping[str, Any], after: Mapping[str, Any]) -> FieldLines:
    """The definitions that were removed and added."""
    for key in found.removed:
        training = key if kind == "training" else ""
        gone = (key,) if kind == "skill" else ()
        yield Difference(
            DifferenceKind.REMOVED, kind, key, before[key].name.text, before=key, training=training, gone=gone
        )
    for key in found.added:
        yield Difference(DifferenceKind.ADDED, kind, key, after[key].name.text, after=key)
