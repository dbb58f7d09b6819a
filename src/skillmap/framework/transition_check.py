"""Whether a transition is whole: every old definition once, new ones that exist, levels in their order. Pure."""

import difflib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from skillmap.framework.model import Framework
from skillmap.framework.transition import KINDS, Fate, TransitionStep, ids_of
from skillmap.problems import Place, Problem, problem
from skillmap.words import message

_ONE = (Fate.KEPT, Fate.RENAMED, Fate.MOVED, Fate.MERGED)

Where = Callable[[TransitionStep, str], Place]
"""Where a step's old id (`old`), new ids (`new`) or rule (`combine`) stands in the file that it comes from."""


def check(
    steps: Sequence[TransitionStep],
    old: Framework,
    wanted: Mapping[str, frozenset[str]],
    where: Where = lambda _step, _field: None,
    unread: Collection[tuple[str, str]] = (),
) -> Iterator[Problem]:
    """Everything wrong with a transition between two versions, in the order of its steps; then what is missing.

    `wanted` are the ids of the new version by kind; `unread` kinds and old ids whose rows could not be read: they are
    told already and not missing.
    """
    known = {kind: frozenset(ids_of(old, kind)) for kind in KINDS}
    seen: set[tuple[str, str]] = set()
    for step in steps:
        kind = message(f"transition.kind.{step.kind}")
        if step.old not in known[step.kind]:
            near = difflib.get_close_matches(step.old, known[step.kind], 1, 0.6)
            yield problem(
                "E_TRANSITION_OLD", where(step, "old"), kind=kind, found=step.old, nearest=near[0] if near else None
            )
            continue
        if (step.kind, step.old) in seen:
            yield problem("E_TRANSITION_TWICE", where(step, "old"), kind=kind, found=step.old)
            continue
        seen.add((step.kind, step.old))
        yield from _new_ones(step, wanted[step.kind], where(step, "new"))
    seen.update(unread)
    for name in KINDS:
        missing = tuple(one for one in ids_of(old, name) if (name, one) not in seen)
        if missing:
            # Ten are enough to see what is missing.
            named = missing if len(missing) <= 10 else (*missing[:10], "…")
            told = message(f"transition.kind.{name}")
            yield problem("E_TRANSITION_MISSING", None, kind=told, count=len(missing), named=named)
    yield from _order(steps, where)
    yield from _shared(steps, where, is_whole=not unread)


def _new_ones(step: TransitionStep, wanted: frozenset[str], place: Place) -> Iterator[Problem]:
    kind, fate = message(f"transition.kind.{step.kind}"), message(f"transition.fate.{step.fate}")
    for new in step.new:
        if new not in wanted:
            near = difflib.get_close_matches(new, wanted, 1, 0.6)
            yield problem("E_TRANSITION_NEW", place, kind=kind, found=new, nearest=near[0] if near else None)
    # A level cannot be split or withdrawn: everybody who stands on it must stand somewhere afterwards.
    if step.kind == "level" and (len(step.new) != 1 or step.fate in (Fate.SPLIT, Fate.WITHDRAWN)):
        yield problem("E_TRANSITION_LEVEL", place, found=step.old)
        return
    if step.fate is Fate.KEPT and step.new != (step.old,):
        yield problem("E_TRANSITION_KEPT", place, found=step.old, new=step.new or ("－",))
        return
    right = {Fate.WITHDRAWN: len(step.new) == 0, Fate.SPLIT: len(step.new) > 1}
    if not right.get(step.fate, len(step.new) == 1):
        yield problem("E_TRANSITION_COUNT", place, found=step.old, fate=fate, count=len(step.new))


def _order(steps: Sequence[TransitionStep], where: Where) -> Iterator[Problem]:
    """A higher level never becomes a lower one than a lower level does."""
    levels = [(int(s.old), int(s.new[0]), s) for s in steps if s.kind == "level" and _is_level(s)]
    # By the numbers alone: steps themselves have no order.
    for (a, x, _), (b, y, step) in pairwise(sorted(levels, key=lambda one: one[:2])):
        if x > y:
            yield problem("E_TRANSITION_ORDER", where(step, "new"), lower=a, lower_new=x, higher=b, higher_new=y)


def _is_level(step: TransitionStep) -> bool:
    return step.old.isdecimal() and len(step.new) == 1 and step.new[0].isdecimal()


def _shared(steps: Sequence[TransitionStep], where: Where, *, is_whole: bool) -> Iterator[Problem]:
    """Several old ones that become one say that they are merged, all with the same rule; levels may share."""
    users: dict[tuple[str, str], list[TransitionStep]] = defaultdict(list)
    for step in steps:
        for new in step.new if step.kind != "level" else ():
            users[step.kind, new].append(step)
    for (kind, new), sharing in users.items():
        if len(sharing) < 2:
            if is_whole and sharing[0].fate is Fate.MERGED:
                yield problem("E_TRANSITION_ALONE", where(sharing[0], "new"), found=sharing[0].old, new=new)
            continue
        names = tuple(s.old for s in sharing)
        # Told at each of them: the table is filled in row by row, and any of them may be the mistake.
        for step in sharing:
            if step.fate not in (Fate.MERGED, Fate.SPLIT):
                kind_name = message(f"transition.kind.{kind}")
                yield problem("E_TRANSITION_SHARED", where(step, "new"), kind=kind_name, new=new, named=names)
        if kind == "skill" and len({s.combine for s in sharing}) > 1:
            yield problem("E_TRANSITION_COMBINE", where(sharing[-1], "combine"), new=new, named=names)


def unused(steps: Sequence[TransitionStep], new: Framework) -> Mapping[str, tuple[str, ...]]:
    """New definitions of each kind that no old one leads to: they simply come in addition."""
    used: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        used[step.kind].update(step.new)
    return {kind: tuple(one for one in ids_of(new, kind) if one not in used[kind]) for kind in KINDS}
