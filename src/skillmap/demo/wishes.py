"""The role grades that the ward's people aim at; a few aim at what no training leads to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from skillmap.demo.chance import Chance
from skillmap.demo.chart import Work
from skillmap.demo.people import FY, YEARLY, MadeUpPerson
from skillmap.framework.model import Framework, RoleGrade
from skillmap.framework.reach import reach

OWN, BY_HR = "own", "hr"
_SHARE, _SHARE_IT = 0.42, 0.75
_BY_HR_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class DemoWish:
    """A person aims at a role grade from a day on; `wish` says whose idea it was."""

    number: str
    target: RoleGrade
    wish: str
    since: date


def wishes(
    seed: int, framework: Framework, staff: Iterable[MadeUpPerson], ratings: Mapping[str, Mapping[str, int | None]]
) -> tuple[DemoWish, ...]:
    """One wish for about two people in five, by staff number; one in a thousand (at least one) beyond reach."""
    chance = Chance(seed, "wishes")
    lost = beyond_reach(framework)
    ladders = _ladders(framework, lost)
    found: list[DemoWish] = []
    for person in staff:
        # Drawn for everybody, before anybody is passed over: that must not shift the chance of those behind.
        share, target = chance.share(), chance.pick(ladders)
        step, whose, month = chance.share(), chance.happens(_BY_HR_SHARE), chance.whole(8, 10)
        if person.now is None or person.now.grade == "部長" or person.employment == YEARLY:
            continue
        if share < (_SHARE_IT if person.work is Work.IT else _SHARE):
            grade = target[min(_step(ratings.get(person.number, {}), step), len(target) - 1)]
            since = max(date(FY - 1, month, 1), person.hired_on)
            found.append(DemoWish(person.number, grade, BY_HR if whose else OWN, since))
    return _with_lost(found, framework, lost, ratings)


def beyond_reach(framework: Framework) -> list[RoleGrade]:
    """Role grades that require a level no chain of trainings leads to, in the order of the files."""
    levels = reach(framework).levels
    return [
        RoleGrade(role=role.id, grade=number)
        for role in framework.roles.values()
        for number, grade in role.grades.items()
        if any(required > levels[skill] for skill, required in grade.requires.items())
    ]


def _ladders(framework: Framework, lost: Sequence[RoleGrade]) -> list[list[RoleGrade]]:
    """Per role its grades within reach, lowest first; the leaders' own role comes with the nomination."""
    leader_roles = {rule.role for rule in framework.leaders.rules}
    ladders = [
        [grade for number in sorted(role.grades) if (grade := RoleGrade(role=role.id, grade=number)) not in lost]
        for role in framework.roles.values()
        if role.id not in leader_roles
    ]
    return [ladder for ladder in ladders if ladder]


def _step(levels: Mapping[str, int | None], share: float) -> int:
    """0 = the lowest grade. Who has come far aims further."""
    known = [level for level in levels.values() if level is not None]
    mean = sum(known) / len(known) if known else 0.0
    if mean > 1.6:
        return 2 if share < 0.6 else 1
    if mean > 0.9:
        return 1 if share < 0.5 else 0
    return 1 if share < 0.06 else 0


def _with_lost(
    found: list[DemoWish],
    framework: Framework,
    lost: Sequence[RoleGrade],
    ratings: Mapping[str, Mapping[str, int | None]],
) -> tuple[DemoWish, ...]:
    """The same wishes, some of them turned to role grades beyond reach, of people who lack what cannot be taught."""
    taught = reach(framework).levels
    # Two people in five have a wish: one wish in 400 is one person in a thousand.
    wanted = max(1, len(found) // 400) if lost else 0
    for k in range(wanted):
        target = lost[k % len(lost)]
        asked = {s: level for s, level in framework.grade(target).requires.items() if level > taught[s]}
        start = (2 * k + 1) * len(found) // (2 * wanted)
        # Each from a place of its own on: the few are spread over the ward.
        for n in (*range(start, len(found)), *range(start)):
            levels = ratings.get(found[n].number, {})
            if any((levels.get(skill) or 0) < level for skill, level in asked.items()):
                found[n] = replace(found[n], target=target)
                break
    return tuple(found)
