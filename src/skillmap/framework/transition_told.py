"""What a transition does not show, because ids and names stay: other texts of levels, other values. Pure."""

from collections.abc import Iterator

from skillmap.framework.diff import compare
from skillmap.framework.differences import DifferenceKind
from skillmap.framework.model import Framework
from skillmap.framework.naming import level_name, skill_name
from skillmap.framework.transition import Transition
from skillmap.japanese import fold
from skillmap.problems import Problem, problem
from skillmap.words import Fact, message

_OTHERWISE = frozenset((
    DifferenceKind.RAISED, DifferenceKind.LOWERED, DifferenceKind.ASKED, DifferenceKind.DROPPED, DifferenceKind.CHANGED,
))  # fmt: skip


def other_meanings(old: Framework, new: Framework, transition: Transition) -> Iterator[Problem]:
    """W_MIGRATE_MEANING: levels whose number stays for people and whose text is another one."""
    found: list[Fact] = []
    scale = {step.level: step for step in new.header.scale}
    for step in old.header.scale:
        after = scale.get(transition.levels.get(step.level, -1))
        if after is not None and after.level == step.level and _is_other(step.description.ja, after.description.ja):
            found.append(message("page.level_of", level=step.level, name=level_name(new, step.level)))
    for skill in old.skills.values():
        onward = transition.new_ids("skill", skill.id)
        # Parts of a split one are looked at anyhow; a merged one is another skill.
        if len(onward) == 1 and len(transition.sources[onward[0]]) == 1:
            now = new.skills[onward[0]].descriptors
            levels = [n for n, text in skill.descriptors.items() if n in now and transition.levels.get(n) == n]
            if any(_is_other(skill.descriptors[n].ja, now[n].ja) for n in levels):
                found.append(skill_name(new, onward[0]))
    if found:
        yield problem("W_MIGRATE_MEANING", found=tuple(found))


def other_values(old: Framework, new: Framework, command: str) -> Iterator[Problem]:
    """N_MIGRATE_CONTENT: how many values of definitions that go on become those of the new version."""
    # Whose framework it is and which version is told anyhow.
    count = sum(one.change in _OTHERWISE and one.kind != "framework" for one in compare(old, new))
    if count:
        yield problem("N_MIGRATE_CONTENT", count=count, command=command)


def _is_other(before: str, after: str) -> bool:
    return fold(before) != fold(after)
