"""What speaks of a published standard follows it to its next version, as far as a transition knows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from skillmap.framework.model import Framework
from skillmap.framework.published import ItemStep, StandardTransition


@dataclass(frozen=True, slots=True)
class AlignmentStep:
    """What becomes of one alignment of a skill or role."""

    kind: str
    """skill or role."""
    owner: str
    """Its id."""
    old: str
    """The item it is aligned to (`dss-p-1.2:item-02`)."""
    new: tuple[str, ...]
    """Items of the next version; empty = not known, it stays as it is."""
    step: ItemStep


def known_transitions(*frameworks: Framework) -> dict[str, StandardTransition]:
    """The transitions of several frameworks by their ids; the first one that has it counts."""
    found: dict[str, StandardTransition] = {}
    # The office's own copy goes before the one that came with the program.
    for framework in frameworks:
        for key, one in framework.transitions.items():
            found.setdefault(key, one)
    return found


def onward(transitions: Iterable[StandardTransition]) -> dict[str, tuple[str, ...]]:
    """Old item -> new items, both with their standard; only what is known."""
    return {
        f"{one.from_}:{step.old}": tuple(f"{one.to}:{new}" for new in step.new)
        for one in transitions
        for step in one.items
        if step.new
    }


def groups(transitions: Iterable[StandardTransition]) -> dict[str, str]:
    """Old item of which only the group of its successors is known -> that group, with its standard."""
    return {
        f"{one.from_}:{step.old}": f"{one.to}: {step.group}" for one in transitions for step in one.items if step.group
    }


def follow(framework: Framework, transition: StandardTransition) -> tuple[AlignmentStep, ...]:
    """Every alignment to an item of the old version, in the order of the files."""
    steps = {f"{transition.from_}:{step.old}": step for step in transition.items}
    return tuple(
        AlignmentStep(kind, owner, old, tuple(f"{transition.to}:{new}" for new in steps[old].new), steps[old])
        for kind, owner, aligns in _aligned(framework)
        for old in aligns
        if old in steps
    )


def _aligned(framework: Framework) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield from (("skill", one.id, one.aligns) for one in framework.skills.values())
    yield from (("role", one.id, one.aligns) for one in framework.roles.values())


def followed(aligns: Iterable[str], steps: Mapping[str, AlignmentStep]) -> tuple[str, ...]:
    """Alignments after the steps (by old item), each once, in their order."""
    # What is not known stays aligned to the old item, which is still true.
    found = [new for old in aligns for new in (steps[old].new or (old,) if old in steps else (old,))]
    return tuple(dict.fromkeys(found))
