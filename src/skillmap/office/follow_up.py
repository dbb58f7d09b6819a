"""The next version of what was taken over from another office: theirs then, theirs now, ours; conflicts are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from skillmap.changes import Change, ChangeKind
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework.adopting import KINDS, Fitting, entities, wanted
from skillmap.framework.dump import plain
from skillmap.framework.three_way import FieldConflict, ThreeWay, merge
from skillmap.office import definition_sharing as sharing
from skillmap.office.adopted_files import OWN, AdoptedFiles
from skillmap.office.adoption import added, bring, fitting, is_from, same_scale
from skillmap.office.definition_sharing import TakenIn
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.problems import Problem, problem
from skillmap.tables import Table, column
from skillmap.words import Bilingual, Fact, message

CONFLICTS = (
    column("key", "項目", "value"),
    column("base", "取り入れたとき", "when it was taken over"),
    column("theirs", "先方の新しい版", "theirs now"),
    column("ours", "こちら", "ours"),
)


@dataclass(frozen=True)
class FollowedUp:
    """What their new version means for what we took over."""

    conflicts: Table | None
    """Values that both have changed, to be decided; None when there are none."""
    told: Sequence[Problem]
    draft: Draft | None
    """None when nothing changes or something is to be decided."""


def follow_up(office: Office, name: str, take_theirs: Sequence[str] = (), keep_ours: Sequence[str] = ()) -> FollowedUp:
    """Everything taken over from an office, brought to its newest version: theirs then, theirs now, ours.

    `take_theirs` and `keep_ours` decide what both have changed, by its name in the table of conflicts or the beginning
    of it (`role.analyst`). Raises as `adopt`; InputRefused (E_FOLLOW_BASE) when the package taken over from is lost.
    """
    # What others record from here on is noticed.
    with office.read():
        pass
    package = sharing.latest(office, name)
    ours = office.framework
    same_scale(package, ours)
    found = [(kind, one) for kind in KINDS for one in entities(ours, kind).values() if is_from(one, package)]
    old = [(kind, one) for kind, one in found if one.adopted_from.digest != package.package.digest]
    told: list[Problem] = []
    bases = _bases(office, [one for _, one in old])
    gone = [one for kind, one in old if one.adopted_from.id not in entities(package.framework, kind)]
    # What they have dropped stays ours until we drop it ourselves.
    told += [problem("W_FOLLOW_GONE", None, found=one.id) for one in gone]
    staying = [(kind, one) for kind, one in old if one not in gone]
    present = [(kind, one.adopted_from.id) for kind, one in staying]
    needed = wanted(package.framework, ours, present).along
    files = AdoptedFiles(office)
    told += bring(files, package, ours, needed, needed) if needed else []
    # An id that was taken here came in under another one; their next version must lead to it as well.
    ids = {(kind, one.adopted_from.id): one.id for kind, one in found if one.id != one.adopted_from.id}
    fits = fitting(ours, ids, needed)
    conflicts: list[FieldConflict] = []
    undecided = dict.fromkeys((*take_theirs, *keep_ours))
    changes: list[Change] = [added(package.framework, package, key) for key in needed]
    for kind, one in staying:
        three = _three(kind, one, bases[one.adopted_from.digest], package, fits, (take_theirs, keep_ours))
        conflicts += three.conflicts
        undecided = dict.fromkeys(one for one in undecided if one not in three.decided)
        source = package.source.model_copy(update={"id": one.adopted_from.id})
        files.change(kind, one, {**three.merged, "adopted_from": plain(source)})
        changes += _changed(kind, one, three, package)
    told += [problem("W_FOLLOW_UNUSED", None, found=key) for key in undecided]
    # All or nothing: half a version followed would be of no version that could be followed up again.
    if conflicts:
        return FollowedUp(_conflicts(conflicts), told, None)
    if not changes:
        return FollowedUp(None, told, None)
    title = message("follow_up.change", office=package.package.office, version=package.package.version)
    return FollowedUp(None, told, files.draft(told, title, changes))


def _bases(office: Office, old: Sequence[Any]) -> dict[str, TakenIn]:
    found: dict[str, TakenIn] = {}
    for digest in dict.fromkeys(one.adopted_from.digest for one in old):
        base = sharing.with_digest(office, digest)
        if base is None:
            raise InputRefused("E_FOLLOW_BASE", found=digest[:12], folder=str(office.workspace.shared))
        found[digest] = base
    return found


def _three(
    kind: str, one: Any, base: TakenIn, package: TakenIn, fitting: Fitting, decided: tuple[Sequence[str], Sequence[str]]
) -> ThreeWay:
    key = one.adopted_from.id
    before, after = entities(base.framework, kind)[key], entities(package.framework, kind)[key]
    three = fitting.fitted(kind, before), fitting.fitted(kind, after), plain(one)
    sides = [{kind: {one.id: _compared(data)}} for data in three]
    found = merge(sides[0], sides[1], sides[2], *decided)
    return replace(found, merged=found.merged[kind][one.id])


def _compared(data: dict[str, Any]) -> dict[str, Any]:
    """Without what is each office's own: where it came from, its number here, what it says of itself."""
    own = ("adopted_from", "category", "id", "number", "source", *OWN)
    return {key: value for key, value in data.items() if key not in own}


def _changed(kind: str, one: Any, three: ThreeWay, package: TakenIn) -> Iterator[Change]:
    name = (one.keyword if kind == "article" else one.name).ja
    item = message(f"entity.{kind}")
    version = Bilingual(package.package.version, package.package.version)
    after: Fact = message("follow_up.values", version=version, taken=len(three.taken), kept=len(three.kept))
    yield Change(ChangeKind.CHANGE, name, item, one.adopted_from.version, after)


def _conflicts(found: Sequence[FieldConflict]) -> Table:
    rows: list[tuple[Fact, ...]] = [(one.key, _told(one.base), _told(one.theirs), _told(one.ours)) for one in found]
    return Table("follow-conflicts", message("follow_up.conflicts"), CONFLICTS, rows, (message("follow_up.note"),))


def _told(value: Any) -> Fact:
    return None if value is None else "、".join(map(str, value)) if isinstance(value, list) else str(value)


def refuse_conflicts(found: FollowedUp) -> None:
    """Raises NeedsAnswer (E_FOLLOW_CONFLICT) for values that both sides have changed."""
    if found.conflicts is not None:
        first = str(found.conflicts.rows[0][0])
        # Kind and id: as a rule all values of one definition are decided alike.
        example = ".".join(first.split(".")[:2])
        raise NeedsAnswer("E_FOLLOW_CONFLICT", count=len(found.conflicts.rows), example=example)
