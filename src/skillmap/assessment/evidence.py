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


class LapsingLevels(dict[str, int]):
    """Levels (skill -> level) some of which rest on evidence alone that ends; `ends`: skill -> (last day, level after).

    A mapping like any other to whoever asks about today.
    """

    def __init__(self, levels: Mapping[str, int], ends: Mapping[str, tuple[date, int]]) -> None:
        super().__init__(levels)
        self.ends = ends


def levels_on(levels: Mapping[str, int], day: date) -> Mapping[str, int]:
    """Levels as far as they count on a day to come: without those whose evidence has ended by then."""
    if not isinstance(levels, LapsingLevels):
        return levels
    left = {skill: level for skill, (last, level) in levels.ends.items() if last < day}
    return {**levels, **left} if left else levels


def evidence_ends(
    framework: Framework,
    levels: Mapping[str, tuple[int, date]],
    completed: Mapping[str, date],
    held: Mapping[str, date],
    until: Mapping[str, date],
) -> dict[str, tuple[date, int]]:
    """Evident levels that end: skill -> (the last day on which evidence speaks for the level, what is left then).

    `held` are qualifications with the last day of each, `until` the last days of completed trainings; `date.max` = for
    ever.
    """
    now = evident_levels(framework, levels, completed, held)
    stay = {name: day for name, day in completed.items() if until.get(name) == date.max}
    lasting = evident_levels(framework, levels, stay, [one for one, last in held.items() if last == date.max])
    spoken = [(framework.trainings[t].teaches, until[t]) for t in completed if t in framework.trainings and t in until]
    spoken += [(framework.qualifications[q].evidence, held[q]) for q in held if q in framework.qualifications]
    found = {}
    for skill, level in now.items():
        left = lasting.get(skill, levels[skill][0] if skill in levels else 0)
        days = [last for taught, last in spoken if taught.get(skill, 0) >= level]
        if left < level and days:
            found[skill] = (max(days), left)
    return found


def with_taught(framework: Framework, levels: Mapping[str, int], trainings: Iterable[str]) -> dict[str, int]:
    """Levels (skill -> level) and what trainings teach that will be over; only upwards.

    A refresher on level 1 does not take level 3 from anybody.
    """
    found = dict(levels)
    ends = dict(levels.ends) if isinstance(levels, LapsingLevels) else {}
    for name in trainings:
        training = framework.trainings.get(name)
        for skill, level in training.teaches.items() if training else ():
            found[skill] = max(level, found.get(skill, 0))
            if skill in ends:
                last, left = ends.pop(skill)
                # What is taught stays when the evidence ends.
                if max(left, level) < found[skill]:
                    ends[skill] = (last, max(left, level))
    return LapsingLevels(found, ends) if ends else found
