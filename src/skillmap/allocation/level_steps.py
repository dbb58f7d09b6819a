"""Levels that trainings ask for: who has them, and which of their own trainings leads to those that they have not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from skillmap.assessment.evidence import levels_on
from skillmap.framework.model import Framework, Training
from skillmap.words import Message, message


@dataclass(frozen=True, slots=True)
class LevelSteps:
    """What the levels of one person mean for the trainings that they want or have a seat in."""

    first: Mapping[str, tuple[str, ...]]
    """Training -> trainings of their own that lead to a level it asks for, and so come before it."""
    missing: Mapping[str, tuple[Message, ...]]
    """Training -> levels that it asks for, that they have not and that nothing of their own leads to."""
    others: Mapping[tuple[str, str], tuple[str, ...]]
    """(Training, step) -> further trainings of their own that lead to every level for which the step comes first."""


NO_STEPS = LevelSteps({}, {}, {})


def level_steps(
    framework: Framework,
    own: Sequence[str],
    levels: Mapping[str, int],
    done: Collection[str],
    begins: Mapping[str, date] = MappingProxyType({}),
) -> LevelSteps:
    """The steps of somebody with these levels (skill -> level; a skill that was never assessed counts as 0).

    `own` are the trainings that they have a seat in, the first one finished first, then those that they want: of two
    that lead to a level the first one is the step, and the others serve as well. A training that is itself out of
    reach leads nowhere, so that no steps go in a circle. `begins`: the first day of the first session of each; what
    only evidence speaks for that has ended by then is not there.
    """
    waiting = {name: framework.trainings[name] for name in own if name in framework.trainings}
    asked = {name: short for name, training in waiting.items() if (short := _short(training, levels, begins.get(name)))}
    if not asked:
        return NO_STEPS
    reached: dict[str, Training] = {}
    first: dict[str, tuple[str, ...]] = {}
    others: dict[tuple[str, str], tuple[str, ...]] = {}
    while ready := {
        name: leading
        for name, training in waiting.items()
        if not any(t in waiting and t not in done for t in training.prerequisites.trainings)
        and None not in (leading := _leading(own, reached, asked.get(name, {})))
    }:
        for name, leading in ready.items():
            first[name] = _known(leading)
            others |= _others(own, reached, name, asked.get(name, {}), leading)
        for name in ready:
            reached[name] = waiting.pop(name)
    missing: dict[str, tuple[Message, ...]] = {}
    # What is left misses a level, or waits for what does.
    for name in [one for one in asked if one in waiting]:
        leading = _leading(own, reached, asked[name])
        first[name] = _known(leading)
        others |= _others(own, reached, name, asked[name], leading)
        missing[name] = tuple(
            message("judge.level", skill=framework.skills[skill].name.text, level=level)
            for (skill, level), step in zip(asked[name].items(), leading, strict=True)
            if step is None
        )
    return LevelSteps(
        {n: steps for n, steps in first.items() if steps}, {n: lacks for n, lacks in missing.items() if lacks}, others
    )


def _short(training: Training, levels: Mapping[str, int], begins: date | None) -> dict[str, int]:
    levels = levels if begins is None else levels_on(levels, begins)
    return {skill: level for skill, level in training.prerequisites.levels.items() if level > levels.get(skill, 0)}


def _leading(own: Sequence[str], reached: Mapping[str, Training], asked: Mapping[str, int]) -> list[str | None]:
    """For each level asked for the first training that leads to it."""
    return [
        next((name for name in own if name in reached and reached[name].teaches.get(skill, 0) >= level), None)
        for skill, level in asked.items()
    ]


def _others(
    own: Sequence[str],
    reached: Mapping[str, Training],
    name: str,
    asked: Mapping[str, int],
    leading: Sequence[str | None],
) -> dict[tuple[str, str], tuple[str, ...]]:
    """For each step of a training what else leads to the levels that the step is for."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for step in _known(leading):
        levels = [level for level, one in zip(asked.items(), leading, strict=True) if one == step]
        found[name, step] = tuple(
            other
            for other in own
            if other != step and other in reached and all(reached[other].teaches.get(s, 0) >= n for s, n in levels)
        )
    return {key: ways for key, ways in found.items() if ways}


def _known(leading: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step for step in leading if step is not None))
