"""Which version of the definitions was in force on a day, as known at an entry. Pure."""

from collections.abc import Sequence
from datetime import date

from skillmap.framework.transition import unpacked
from skillmap.revision.facts import DefinitionChange
from skillmap.revision.version import Version
from skillmap.storage.ledger import Recorded
from skillmap.words import Bilingual

Changes = Sequence[tuple[Recorded[DefinitionChange], int | None]]
"""Changes of the definitions, the oldest entry first, each with the entry that took it back."""


def settled(changes: Changes) -> dict[str, frozenset[str]]:
    """Old ids by kind that changes in force have dealt with."""
    found: dict[str, frozenset[str]] = {}
    for row, taken in changes:
        if taken is None:
            for kind, ids in unpacked(row.fact.steps).settled().items():
                found[kind] = found.get(kind, frozenset()) | ids
    return found


def former_names(changes: Changes) -> dict[tuple[str, str], Bilingual]:
    """What definitions were called that changes in force have left out, by kind and id; the latest name."""
    found: dict[tuple[str, str], Bilingual] = {}
    for row, taken in changes:
        if taken is None:
            found |= unpacked(row.fact.steps).former_names()
    return found


def in_force(changes: Changes, day: date, known: int | None = None) -> Version:
    """The version that a question about a day, with what was known at an entry (None = now), is answered by."""
    now = [row for row, taken in changes if taken is None]
    # As it was known at that entry: recorded by then, and not yet taken back by then.
    then = now if known is None else [r for r, taken in changes if r.entry_id <= known and (taken or known + 1) > known]
    came = [r.fact for r in then if r.fact.day <= day]
    ahead = [r for r in then if r.fact.day > day]
    since = came[-1].day if came else None
    if ahead:
        first = ahead[0].fact
        # A change that is recorded but not yet in force: the day asked about still has the version before it.
        return Version(first.old_digest, first.old_name, since, first.day, ahead[0].entry_id - 1)
    # The newest change: its files stand in the workspace, so no archive has to be opened.
    if came and now and came[-1] == now[-1].fact:
        return Version("", came[-1].new_name, since)
    later = [r.fact for r in now if known is not None and r.entry_id > known]
    if came:  # a change that was taken back since, or one that others have followed
        return Version(came[-1].new_digest, came[-1].new_name, since, later[0].day if later else None)
    if later:
        return Version(later[0].old_digest, later[0].old_name, None, later[0].day)
    return Version()
