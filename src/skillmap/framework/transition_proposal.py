"""What probably becomes of every old definition, marked as a proposal where only likeness speaks for it. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from skillmap.framework.likeness import NAME_ENOUGH, TEXT_ENOUGH, nearest
from skillmap.framework.model import Framework, Role
from skillmap.framework.pairing import Pairing, pair, pair_skills
from skillmap.framework.published import StandardTransition
from skillmap.framework.standard_following import groups, known_transitions, onward
from skillmap.framework.transition import Basis, Combine, Fate, Transition, TransitionStep
from skillmap.japanese import fold


def propose(
    old: Framework, new: Framework, combine: Combine = Combine.LOWEST, beside: Framework | None = None
) -> Transition:
    """A transition with every old definition: certain where id and name are the same, else a proposal.

    `combine` says which level holds where skills are merged; `beside` has transitions of standards that neither has.
    """
    transitions = known_transitions(new, old, *([beside] if beside else [])).values()
    skills = pair_skills(old.skills, new.skills, onward(transitions))
    roles = tuple(_paired("role", old.roles, new.roles, pair(old.roles, new.roles)))
    steps = (
        *_levels(old, new),
        *_ordered(old.skills, _noted(old, new, transitions, (*_parts(skills, combine), *_skills(old, new, skills)))),
        *_ordered(old.roles, roles),
        *_grades(old, new, {s.old: s.new for s in roles}),
        *_ordered(old.trainings, _paired("training", old.trainings, new.trainings, pair(old.trainings, new.trainings))),
        *_ordered(
            old.qualifications,
            _paired(
                "qualification", old.qualifications, new.qualifications, pair(old.qualifications, new.qualifications)
            ),
        ),
    )
    return Transition(steps)


def _noted(
    old: Framework, new: Framework, transitions: Collection[StandardTransition], steps: Iterable[TransitionStep]
) -> Iterator[TransitionStep]:
    """Proposals with what a transition of a standard says: that it speaks for them, or which group is meant."""
    known = groups(transitions)
    for step in steps:
        aligns = old.skills[step.old].aligns
        if step.basis is Basis.SAME_ITEM:
            shared = {item for key in step.new for item in new.skills[key].aligns}
            yield step if shared & set(aligns) else replace(step, basis=Basis.PUBLISHED)
        elif step.is_proposal and (named := [known[item] for item in aligns if item in known]):
            yield replace(step, note="、".join(dict.fromkeys(named)))
        else:
            yield step


def _ordered(old: Mapping[str, Any], steps: Iterable[TransitionStep]) -> list[TransitionStep]:
    place = {key: i for i, key in enumerate(old)}
    return sorted(steps, key=lambda s: place[s.old])


def _levels(old: Framework, new: Framework) -> Iterator[TransitionStep]:
    before = sorted(old.header.scale, key=lambda s: s.level)
    after = sorted(new.header.scale, key=lambda s: s.level)
    numbers = {s.level: s for s in after}
    same_scale = [s.level for s in before] == [s.level for s in after]
    by_name = {fold(s.name.ja): s.level for s in after}
    anchors = [by_name.get(fold(s.name.ja)) for s in before]
    known = [a for a in anchors if a is not None]
    if any(a > b for a, b in pairwise(known)):
        # Names in another order than the levels say nothing: then the places decide.
        anchors = [None] * len(before)
    for i, step in enumerate(before):
        here, was = numbers.get(step.level), str(step.level)
        if here is not None and fold(here.name.ja) == fold(step.name.ja) and anchors[i] in (step.level, None):
            yield TransitionStep("level", was, Fate.KEPT, (was,), Basis.SAME)
        elif anchors[i] is not None:
            yield TransitionStep("level", was, Fate.MOVED, (str(anchors[i]),), Basis.SAME_NAME, is_proposal=True)
        elif same_scale and not known:
            yield TransitionStep("level", was, Fate.RENAMED, (was,), Basis.ORDER, is_proposal=True)
        else:
            # In proportion, so that the middle of one scale is about the middle of the other.
            level = _between(i, anchors, [s.level for s in after])
            fate = Fate.RENAMED if level == step.level else Fate.MOVED
            yield TransitionStep("level", was, fate, (str(level),), Basis.ORDER, is_proposal=True)


def _between(at: int, anchors: list[int | None], scale: list[int]) -> int:
    """The level of a place without a namesake: in proportion between the nearest namesakes, else the ends."""
    below = max((i for i in range(at) if anchors[i] is not None), default=-1)
    above = min((i for i in range(at + 1, len(anchors)) if anchors[i] is not None), default=len(anchors))
    low = scale.index(anchors[below] or 0) if below >= 0 and anchors[below] in scale else 0
    # The nearest namesakes below and above bound where it can be.
    high = scale.index(anchors[above] or 0) if above < len(anchors) and anchors[above] in scale else len(scale) - 1
    first, last = max(below, 0), min(above, len(anchors) - 1)
    share = (at - first) / (last - first) if last > first else 0.0
    return scale[low + int((high - low) * share)]


def _parts(found: Pairing, combine: Combine) -> Iterator[TransitionStep]:
    """Skills that share items of a standard with new ones."""
    for key, parts in found.splits:
        fate = Fate.SPLIT if len(parts) > 1 else Fate.RENAMED
        yield TransitionStep("skill", key, fate, parts, Basis.SAME_ITEM, is_proposal=True)
    for keys, key in found.merges:
        for one in keys:
            yield TransitionStep("skill", one, Fate.MERGED, (key,), Basis.SAME_ITEM, is_proposal=True, combine=combine)


def _skills(old: Framework, new: Framework, found: Pairing) -> Iterator[TransitionStep]:
    for step in _paired("skill", old.skills, new.skills, found):
        if step.fate is Fate.KEPT:
            was, now = old.skills[step.old].category, new.skills[step.old].category
            if was != now:
                yield TransitionStep("skill", step.old, Fate.MOVED, step.new, Basis.SAME)
                continue
        yield step


def _paired(kind: str, old: Mapping[str, Any], new: Mapping[str, Any], found: Pairing) -> Iterator[TransitionStep]:
    """Definitions with an id and a name: the same, renamed, alike, or gone."""
    for a, b in found.same:
        alike = fold(old[a].name.ja) == fold(new[b].name.ja)
        if a == b and alike:
            yield TransitionStep(kind, a, Fate.KEPT, (b,), Basis.SAME)
        elif a == b:
            # An id that stands for something else now is the worst mistake a list with numbers as ids can make.
            yield TransitionStep(kind, a, Fate.RENAMED, (b,), Basis.SAME_ID, is_proposal=True)
        else:
            basis = Basis.SAME_NAME if alike else Basis.ONE_NAME
            yield TransitionStep(kind, a, Fate.RENAMED, (b,), basis, is_proposal=True)
    gone, come = {k: old[k] for k in found.removed}, {k: new[k] for k in found.added}
    near = nearest(_names(gone), _names(come), NAME_ENOUGH)
    left, free = {k: v for k, v in gone.items() if k not in near}, dict(come)
    # First by names, then by what they say: a text may be alike where the name is another one.
    for key in near.values():
        free.pop(key, None)
    near |= nearest(_texts(left), _texts(free), TEXT_ENOUGH)
    for key in found.removed:
        if key in near:
            yield TransitionStep(kind, key, Fate.RENAMED, (near[key],), Basis.NEAR, is_proposal=True)
        else:
            yield TransitionStep(kind, key, Fate.WITHDRAWN, (), Basis.NOTHING, is_proposal=True)


def _names(entities: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: (one.name.ja, one.name.en) for key, one in entities.items()}


def _texts(entities: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, one in entities.items():
        text = next(
            (getattr(one, field) for field in ("definition", "purpose", "summary") if hasattr(one, field)), None
        )
        if text is not None:
            found[key] = (text.ja, text.en)
    return found


def _grades(old: Framework, new: Framework, roles: Mapping[str, tuple[str, ...]]) -> Iterator[TransitionStep]:
    """Grades of roles that go on: by name, else by number; without a counterpart they are withdrawn."""
    for role in old.roles.values():
        onward = [new.roles[key] for key in roles.get(role.id, ())]
        for number in sorted(role.grades):
            yield _grade(role, number, onward[0] if onward else None)


def _grade(role: Role, number: int, onward: Role | None) -> TransitionStep:
    old, own = f"{role.id}/{number}", role.grades[number]
    if onward is None:
        return TransitionStep("grade", old, Fate.WITHDRAWN, (), Basis.NOTHING, is_proposal=True)
    names = {fold(g.name.ja): n for n, g in onward.grades.items() if g.name}
    named = names.get(fold(own.name.ja)) if own.name else None
    same_role = role.id == onward.id
    if named is not None or number in onward.grades:
        to = named if named is not None else number
        new_name = onward.grades[to].name
        alike = (own.name is None and new_name is None) or named == number
        if same_role and to == number and alike:
            return TransitionStep("grade", old, Fate.KEPT, (old,), Basis.SAME)
        basis = Basis.SAME_NAME if named is not None else Basis.ORDER
        return TransitionStep("grade", old, Fate.RENAMED, (f"{onward.id}/{to}",), basis, is_proposal=True)
    return TransitionStep("grade", old, Fate.WITHDRAWN, (), Basis.NOTHING, is_proposal=True)
