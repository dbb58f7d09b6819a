"""How many seats the ward will ask for, roughly: enough to draw up a year's timetable before anybody has a plan."""

from collections import Counter
from collections.abc import Iterable, Mapping

from skillmap.demo.nominees import SectionNominee
from skillmap.demo.wishes import DemoWish
from skillmap.framework.model import Framework, Grade, LeaderRule, RoleGrade

HOURS_IN_A_YEAR = 60.0
"""What people may spend on trainings in a year; the rest of a way is left to later years."""


def people_wanting(
    framework: Framework,
    wishes: Iterable[DemoWish],
    nominees: Iterable[SectionNominee],
    ratings: Mapping[str, Mapping[str, int | None]],
) -> Counter[str]:
    """Training -> how many people will probably want it this year."""
    rule = next(r for r in framework.leaders.rules if r.id == framework.leaders.use)
    found: Counter[str] = Counter()
    known: dict[tuple[int, str, int], list[str]] = {}
    leaders = {n.number: way_of_a_leader(framework, rule) for n in nominees}
    for programme in leaders.values():
        found.update(programme)
    for wish in wishes:
        levels = ratings.get(wish.number, {})
        # Most people share the levels of a typical profile (`levels`): its way is worked out once.
        key = (id(levels), wish.target.role, wish.target.grade)
        if key not in known:
            known[key] = within_hours(framework, way(framework, framework.grade(wish.target), levels))
        # What a leader takes with the programme is counted already.
        found.update(t for t in known[key] if t not in leaders.get(wish.number, ()))
    return found


def way_of_a_leader(framework: Framework, rule: LeaderRule) -> list[str]:
    """The leaders' programme with what it builds on, in a possible order."""
    prescribed = framework.grade(RoleGrade(role=rule.role, grade=rule.grade)).prescribed
    return ordered(framework, {*rule.programme, *prescribed})


def way(framework: Framework, grade: Grade, levels: Mapping[str, int | None]) -> list[str]:
    """Trainings that lead to a grade, in a possible order: the prescribed ones, and the shortest for each level."""
    chosen = set(grade.prescribed)
    held = [t for t in framework.trainings.values() if t.status == "active"]

    def shortest(training: str) -> tuple[float, int, str]:
        return framework.trainings[training].hours, framework.trainings[training].cost_yen, training

    if grade.elective:
        chosen.update(sorted(grade.elective.from_, key=shortest)[: grade.elective.choose])
    for skill, required in grade.requires.items():
        # Not assessed is taken for 0 here, and only here: this estimates how many will ask.
        for level in range((levels.get(skill) or 0) + 1, required + 1):
            teaching = {t.id for t in held if t.teaches.get(skill) == level}
            if teaching and not teaching & chosen:
                chosen.add(min(teaching, key=shortest))
    return ordered(framework, chosen)


def ordered(framework: Framework, chosen: Iterable[str]) -> list[str]:
    """Trainings with those they build on, earliest first."""
    found: set[str] = set()
    waiting = list(chosen)
    while waiting:
        training = waiting.pop()
        if training not in found:
            found.add(training)
            waiting.extend(framework.trainings[training].prerequisites.trainings)
    return sorted(found, key=lambda t: (stage(framework, t), t))


def stage(framework: Framework, training: str) -> int:
    """When in a way a training comes: 0 = at once, 1 = after a first one, and so on."""
    one = framework.trainings[training]
    builds_on = [1 + stage(framework, before) for before in one.prerequisites.trainings]
    return max([0, *builds_on, *one.prerequisites.levels.values(), *(level - 1 for level in one.teaches.values())])


def within_hours(framework: Framework, trainings: Iterable[str]) -> list[str]:
    """The first of them, as many as fit into one year."""
    left = HOURS_IN_A_YEAR
    found: list[str] = []
    for training in trainings:
        left -= framework.trainings[training].hours
        if left >= 0:
            found.append(training)
    return found
