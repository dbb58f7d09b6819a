"""What was asked or known in the words of an earlier version, in those of today: forms that were out. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from skillmap.assessment.model import Answer, Rating, Stage
from skillmap.framework.model import RoleGrade
from skillmap.framework.transition import Combine, Transition


@dataclass(frozen=True, slots=True)
class AnswersInWords:
    """Answers of a page in the new words."""

    answers: tuple[Answer, ...]
    withdrawn: int
    """How many are about skills that were withdrawn."""
    copied: tuple[str, ...]
    """New skills whose answer was given about something wider or narrower: split ones, and merged ones in part."""


def answers(given: Iterable[Answer], transition: Transition) -> AnswersInWords:
    """Each answer about the skills that stand for its own, its level on the new scale; merged ones as one answer.

    A level that the old scale did not have stays as it is and is refused where it is read.
    """
    found: dict[tuple[str, Stage], Answer] = {}
    spoken: dict[tuple[str, Stage], set[str]] = defaultdict(set)
    split: dict[str, None] = {}
    withdrawn = 0
    for one in given:
        new = transition.new_ids("skill", one.skill)
        # A blank about a withdrawn skill loses nothing.
        withdrawn += not new and one.level is not None
        for skill in new:
            level = one.level if one.level is None else transition.levels.get(one.level, one.level)
            key, combine = (skill, one.stage), _combine(transition, one.skill)
            if level is not None:
                spoken[key].add(one.skill)
                split |= {skill: None} if len(new) > 1 else {}
            before = found.get(key)
            # Of merged skills an answer goes before a blank, whichever stands first on the form.
            if before is None or before.level is None:
                found[key] = replace(one, skill=skill, level=level)
            elif level is not None:
                found[key] = replace(before, level=combine(before.level, level))
    part = {skill: None for (skill, _), parts in spoken.items() if parts < set(transition.sources.get(skill, ()))}
    return AnswersInWords(tuple(found.values()), withdrawn, tuple(split | part))


def _combine(transition: Transition, skill: str) -> Callable[[int, int], int]:
    step = transition.by_kind["skill"].get(skill)
    return max if step is not None and step.combine is Combine.HIGHEST else min


def ratings(known: Sequence[Rating], transition: Transition) -> list[Rating]:
    """Ratings in force in the new words; of merged skills the level that the office's rule gives."""
    found: dict[tuple[int, str, Stage], Rating] = {}
    for one in known:
        level = transition.levels.get(one.level, one.level)
        for skill in transition.new_ids("skill", one.skill):
            key, combine = (one.staff_id, skill, one.stage), _combine(transition, one.skill)
            before = found.get(key)
            level_now = level if before is None else combine(before.level, level)
            found[key] = replace(one, skill=skill, level=level_now)
    return list(found.values())


def trainings(name: str, transitions: Iterable[Transition]) -> tuple[str, ...]:
    """The trainings that stand for one now: several of one that was split, none of a withdrawn one."""
    found: tuple[str, ...] = (name,)
    for transition in transitions:
        found = tuple(new for old in found for new in transition.new_ids("training", old))
    return found


def target(asked: RoleGrade, transitions: Iterable[Transition]) -> RoleGrade | None:
    """The role grade that stands for one now; None for a withdrawn one."""
    name = f"{asked.role}/{asked.grade}"
    for transition in transitions:
        new = transition.new_ids("grade", name)
        if not new:
            return None
        # Of a role grade that was split the first part, as the aims themselves are carried (`carrying`).
        name = new[0]
    role, _, grade = name.rpartition("/")
    return RoleGrade(role=role, grade=int(grade))


def targets(asked: Mapping[int, RoleGrade], transitions: Sequence[Transition]) -> dict[int, RoleGrade]:
    """The same of everybody; people whose role grade was withdrawn are missing."""
    found = {staff_id: target(one, transitions) for staff_id, one in asked.items()}
    return {staff_id: one for staff_id, one in found.items() if one is not None}
