"""The ward's approved levels. People cluster, as they do in offices: most are beginners, a few carry the section.

Levels come from a few dozen typical profiles (kind of office x experience); one person in ten differs in one skill.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from skillmap.demo.chance import Chance
from skillmap.demo.chart import Work
from skillmap.demo.people import FY, MadeUpPerson
from skillmap.framework.model import Framework

APPROVED_ON = date(FY - 1, 7, 31)
"""Ratings are approved in July."""

_NEVER_SHARE, _PARTLY_SHARE, _DIFFERS_SHARE = 0.08, 0.07, 0.1


class Band(StrEnum):
    """How far somebody has come."""

    BEGINNER = "beginner"
    USUAL = "usual"
    KEEN = "keen"
    EXPERT = "expert"


_CHANCES: Mapping[Band, tuple[float, ...]] = {
    Band.BEGINNER: (0.78, 0.22),
    Band.USUAL: (0.45, 0.47, 0.08),
    Band.KEEN: (0.15, 0.5, 0.31, 0.04),
    Band.EXPERT: (0.02, 0.18, 0.5, 0.24, 0.06),
}
_BANDS: Mapping[str, tuple[tuple[Band, float], ...]] = {
    "部長": ((Band.BEGINNER, 0.2), (Band.USUAL, 0.7), (Band.KEEN, 0.1)),
    "課長": ((Band.BEGINNER, 0.15), (Band.USUAL, 0.65), (Band.KEEN, 0.2)),
    "課長代理": ((Band.BEGINNER, 0.2), (Band.USUAL, 0.55), (Band.KEEN, 0.25)),
    "係長": ((Band.BEGINNER, 0.25), (Band.USUAL, 0.5), (Band.KEEN, 0.24), (Band.EXPERT, 0.01)),
    "主任": ((Band.BEGINNER, 0.4), (Band.USUAL, 0.42), (Band.KEEN, 0.17), (Band.EXPERT, 0.01)),
    "主事": ((Band.BEGINNER, 0.62), (Band.USUAL, 0.3), (Band.KEEN, 0.08)),
}
_IT_BANDS = ((Band.USUAL, 0.25), (Band.KEEN, 0.45), (Band.EXPERT, 0.3))
_OFFICES: Mapping[Work, str] = {
    Work.ADMIN: "office",
    Work.COUNTER: "office",
    Work.CULTURE: "office",
    Work.CIVIL: "technical",
    Work.BUILDING: "technical",
    Work.WELFARE: "care",
    Work.NURSERY: "care",
    Work.HEALTH: "care",
    Work.CLEANING: "field",
    Work.IT: "it",
}


def band(chance: Chance, person: MadeUpPerson) -> Band:
    """How far somebody has come, by grade; the DX section is ahead."""
    stand = person.now or person.then
    assert stand is not None
    return chance.weighted(_IT_BANDS if person.work is Work.IT else _BANDS[stand.grade])


def ratings(seed: int, framework: Framework, staff: Iterable[MadeUpPerson]) -> dict[str, Mapping[str, int | None]]:
    """Staff number -> skill -> approved level (None = －), of the people who were rated last year, by staff number.

    Missing: whoever joined later, and a share of the others, who were never assessed.
    """
    chance = Chance(seed, "levels")
    found: dict[str, Mapping[str, int | None]] = {}
    typical: dict[tuple[str, Band, bool], Mapping[str, int | None]] = {}
    for person in staff:
        # Drawn for everybody, before those without ratings are passed over, so that nobody's chance depends on others.
        own = band(chance, person)
        key = (_OFFICES[person.work], own, chance.happens(_PARTLY_SHARE))
        never, differs = chance.happens(_NEVER_SHARE), chance.happens(_DIFFERS_SHARE)
        if never or person.then is None:
            continue
        if key not in typical:
            typical[key] = _typical(seed, framework, *key)
        found[person.number] = _differing(chance, framework, typical[key]) if differs else typical[key]
    return found


def _typical(seed: int, framework: Framework, office: str, own: Band, partly: bool) -> Mapping[str, int | None]:
    # A stream of its own: a profile is the same whoever needs it first.
    chance = Chance(seed, f"profile {office} {own}")
    steps = list(enumerate(_CHANCES[own]))
    levels: dict[str, int | None] = {
        skill: min(chance.weighted(steps), framework.header.highest) for skill in framework.skills
    }
    for skill in chance.some(list(levels), max(1, len(levels) // 6)) if partly else ():
        levels[skill] = None
    return levels


def _differing(chance: Chance, framework: Framework, levels: Mapping[str, int | None]) -> Mapping[str, int | None]:
    skill = chance.pick(list(levels))
    level = levels[skill]
    return {**levels, skill: min((level or 0) + 1, framework.header.highest)}
