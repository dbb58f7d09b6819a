"""Earlier versions of an office's definitions by their names alone: read once, kept at hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from skillmap import own_cache
from skillmap.errors import InputRefused
from skillmap.framework.transition import unpacked
from skillmap.revision.former_names import NAMED, EarlierNames, VersionNames, former_names, names_of

if TYPE_CHECKING:
    from skillmap.framework.model import Framework
    from skillmap.revision.in_force import Changes
    from skillmap.sheets.options import FormerName

_SUFFIX, _MOST = ".names", 200
"""Versions whose names are kept at hand; the ones used longest ago go."""


def of(
    own: Framework, last: Mapping[str, int], changes: Changes, kept: Callable[[str], Framework]
) -> dict[str, dict[str, FormerName]]:
    """What names of earlier versions mean today, by kind and folded text; empty where nothing was recorded under any.

    `last` is the newest entry under each digest, the newest digest first. Versions that are lost are passed over.
    """
    others = [digest for digest in last if digest != own.digest]
    if not others:
        return {}
    in_force = [row for row, taken in changes if taken is None]
    earlier = [
        EarlierNames(names, [unpacked(row.fact.steps) for row in in_force if row.entry_id >= last[digest]])
        for digest in others
        if (names := of_version(digest, kept)) is not None
    ]
    return former_names(names_of(own), earlier)


def of_version(digest: str, kept: Callable[[str], Framework]) -> VersionNames | None:
    """The names of the definitions with a digest; None where they are lost."""
    place = own_cache.place()
    file = place / f"{digest}{_SUFFIX}" if place else None
    if file is not None and (content := own_cache.find(file)) is not None:
        with suppress(ValueError, TypeError, AttributeError):
            names, levels = json.loads(content)
            # An earlier program may have kept the names of other kinds of things.
            if names.keys() == {*NAMED}:
                kinds = {kind: {key: tuple(texts) for key, texts in own.items()} for kind, own in names.items()}
                return VersionNames(kinds, tuple(levels))
    try:
        found = names_of(kept(digest))
    except InputRefused:
        return None
    if file is not None:
        with suppress(OSError):
            own_cache.keep(file, json.dumps([found.names, found.levels], ensure_ascii=False).encode(), _MOST)
    return found
