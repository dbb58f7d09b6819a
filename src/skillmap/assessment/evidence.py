"""Levels that nobody approved yet and that trainings and valid qualifications speak for. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date

from skillmap.framework.model import Framework


def evident_levels(
    framework: Framework, levels: Mapping[str, tuple[int, date]], completed: Mapping[str, date], held: Iterable[str]
) -> dict[str, int]:
    """Levels above the approved ones that evidence speaks for.

    A training that was completed after the rating, or in a skill never rated, takes a person from the level below to
    the level it teaches; a valid qualification speaks for its levels.
    """
    found: dict[str, int] = {}
    taught = sorted(
        (level, skill, day)
        for name, day in completed.items()
        if name in framework.trainings
        for skill, level in framework.trainings[name].teaches.items()
    )
    for level, skill, day in taught:
        approved, rated_on = levels.get(skill, (0, None))
        # A training completed before the rating is in the rating already: whoever assessed knew of it.
        if found.get(skill, approved) == level - 1 and (rated_on is None or day > rated_on):
            found[skill] = level
    for name in held:
        qualification = framework.qualifications.get(name)
        for skill, level in qualification.evidence.items() if qualification else ():
            if level > found.get(skill, levels[skill][0] if skill in levels else 0):
                found[skill] = level
    return found


def with_taught(framework: Framework, levels: Mapping[str, int], trainings: Iterable[str]) -> dict[str, int]:
    """Levels (skill -> level) and what trainings teach that will be over; only upwards.

    A refresher on level 1 does not take level 3 from anybody.
    """
    found = dict(levels)
    for name in trainings:
        training = framework.trainings.get(name)
        for skill, level in training.teaches.items() if training else ():
            found[skill] = max(level, found.get(skill, 0))
    return found
