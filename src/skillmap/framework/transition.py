"""A transition from one version of the definitions to the next: what becomes of every old one. Values only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from skillmap.words import Bilingual

if TYPE_CHECKING:
    from skillmap.framework.model import Framework

KINDS = ("level", "skill", "role", "grade", "training", "qualification")
"""What is accounted for, in this order; a grade is `product-manager/2`, a level its number as text."""


class Fate(StrEnum):
    """What becomes of an old definition."""

    KEPT = "kept"
    RENAMED = "renamed"
    """Another name or id; of a level another name."""
    MOVED = "moved"
    """To another category; of a level to another number."""
    SPLIT = "split"
    MERGED = "merged"
    """Together with others into one."""
    WITHDRAWN = "withdrawn"


class Basis(StrEnum):
    """Why it is thought so."""

    SAME = "same"
    """Same id and same name."""
    SAME_ID = "same-id"
    SAME_NAME = "same-name"
    ONE_NAME = "one-name"
    """The same name in one of the languages."""
    SAME_ITEM = "same-item"
    """Aligned to the same item of a standard."""
    NEAR = "near"
    """A name or text much alike."""
    ORDER = "order"
    """The place on the scale, or the number of the grade."""
    PUBLISHED = "published"
    """A transition that comes with the program says so."""
    NOTHING = "nothing"
    """Nothing like it was found."""
    DECIDED = "decided"
    """An officer has decided it."""


class Combine(StrEnum):
    """Which level holds where several skills become one."""

    LOWEST = "lowest"
    HIGHEST = "highest"


@dataclass(frozen=True, slots=True)
class TransitionStep:
    """What becomes of one old definition: which new ones stand for it."""

    kind: str
    old: str
    fate: Fate
    new: tuple[str, ...] = ()
    basis: Basis = Basis.DECIDED
    is_proposal: bool = False
    """Nobody has decided it yet."""
    combine: Combine = Combine.LOWEST
    """Of merged skills: which level holds."""
    note: str = ""
    name: Bilingual | None = None
    """In the record, of what the new version does not define: what it was called."""


@dataclass(frozen=True)
class Transition:
    """Every old definition once, in the order of `KINDS` and of the old files."""

    steps: tuple[TransitionStep, ...]

    @cached_property
    def by_kind(self) -> Mapping[str, Mapping[str, TransitionStep]]:
        """kind -> old id -> step."""
        found: dict[str, dict[str, TransitionStep]] = {kind: {} for kind in KINDS}
        for step in self.steps:
            found[step.kind][step.old] = step
        return found

    def new_ids(self, kind: str, old: str) -> tuple[str, ...]:
        """The new ids that stand for an old one; itself for one that the transition does not know."""
        step = self.by_kind[kind].get(old)
        return (old,) if step is None else step.new

    @cached_property
    def levels(self) -> Mapping[int, int]:
        """Old level -> new level."""
        # A level without a new one is told by the check: it stands for nothing here.
        return {int(s.old): int(s.new[0]) for s in self.steps if s.kind == "level" and s.new}

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """New skill -> the old skills whose levels lead to it, in the old order."""
        found: dict[str, tuple[str, ...]] = {}
        for step in self.by_kind["skill"].values():
            for new in step.new:
                found[new] = (*found.get(new, ()), step.old)
        return found

    @property
    def proposals(self) -> tuple[TransitionStep, ...]:
        """Steps that nobody has decided yet."""
        return tuple(s for s in self.steps if s.is_proposal)

    def settled(self) -> dict[str, frozenset[str]]:
        """Old ids by the kinds of `revision.unknown` that were dealt with and are no longer defined."""
        # `unknown` speaks of a role grade as a role: aims and plans name nothing smaller.
        named = {"role": "grade", "skill": "skill", "training": "training", "qualification": "qualification"}
        return {kind: frozenset(self.by_kind[of]) for kind, of in named.items()}

    def former_names(self) -> dict[tuple[str, str], Bilingual]:
        """Kind and old id of what is no longer defined -> what it was called."""
        return {(s.kind, s.old): s.name for s in self.steps if s.name}

    def sums(self) -> dict[tuple[str, Fate], int]:
        """How many of each kind have which fate."""
        return dict(Counter((s.kind, s.fate) for s in self.steps))


def packed(steps: Iterable[TransitionStep]) -> str:
    """Steps as JSON, for the record."""
    rows = [
        [s.kind, s.old, s.fate, list(s.new), s.basis, s.combine, s.note, *([s.name.ja, s.name.en] if s.name else ())]
        for s in steps
    ]
    return json.dumps(rows, ensure_ascii=False)


def unpacked(text: str) -> Transition:
    """What `packed` wrote, everything decided."""
    return Transition(
        tuple(
            TransitionStep(
                kind,
                old,
                Fate(fate),
                tuple(new),
                Basis(basis),
                combine=Combine(combine),
                note=note,
                name=Bilingual(*name) if name else None,
            )
            for kind, old, fate, new, basis, combine, note, *name in json.loads(text)
        )
    )


def ids_of(framework: Framework, kind: str) -> tuple[str, ...]:
    """The ids of a kind in the order of the files."""
    match kind:
        case "level":
            return tuple(str(step.level) for step in sorted(framework.header.scale, key=lambda s: s.level))
        case "skill":
            return tuple(framework.skills)
        case "role":
            return tuple(framework.roles)
        case "grade":
            return tuple(f"{r.id}/{n}" for r in framework.roles.values() for n in sorted(r.grades))
        case "training":
            return tuple(framework.trainings)
        case _:
            return tuple(framework.qualifications)
