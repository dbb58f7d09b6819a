"""What lost its ground: plans whose definitions changed or whose leader's term is over, needs of no department."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from skillmap.careers.aims import shown as target_shown
from skillmap.commands import command_line
from skillmap.days import fiscal_year
from skillmap.framework.model import Framework, RoleGrade
from skillmap.framework.naming import skill_name, training_name
from skillmap.judgement.breach import Breach
from skillmap.judgement.plan_kinds import suspects
from skillmap.judgement.record import Record
from skillmap.planning.catalogue import catalogue, goal, leader_goal
from skillmap.planning.problem import Catalogue, Goal, Step
from skillmap.planning.reach import learn
from skillmap.planning.store import ENDED, Purpose, RecordedPlan
from skillmap.words import Message, message

_Key: TypeAlias = tuple[int, Purpose]


@dataclass(frozen=True, slots=True)
class _Walked:
    """What a plan comes to with today's trainings, whoever takes it; skills and trainings by id."""

    untaught: tuple[str, ...] = ()
    """Skills whose level the plan says it reaches, and does not."""
    too_early: tuple[str, ...] = ()
    """Trainings that stand before what one has to have for them."""
    differs_in_sums: bool = False
    short: tuple[Step, ...] = ()
    """Levels asked for that the plan neither reaches nor calls open."""


def plans_of_other_definitions(record: Record) -> Iterator[Breach]:
    """One breach for all plans toward a role grade that no longer fit for the same reason."""
    found: dict[tuple[str, int, str], tuple[tuple[Message, ...], list[int]]] = {}
    for (staff_id, purpose), why in changed(record).items():
        made = record.plans[staff_id, purpose]
        _, staff = found.setdefault((made.role, made.grade, repr(why)), (why, []))
        staff.append(staff_id)
    for (role, grade, _), (why, staff) in sorted(found.items(), key=lambda one: one[0]):
        people = tuple(sorted({record.names[one] for one in staff}))
        target = target_shown(record.framework, role, grade)
        what = message("judge.plan_definition", target=target, count=len(people), what=why)
        yield Breach("plan-definition", f"{role}/{grade}", what, command_line("refresh"), people)


def plans_of_former_leaders(record: Record) -> Iterator[Breach]:
    """Plans for the leaders' programme of people whose term is over: one breach for all of a role grade."""
    leading = {term.staff_id for term in record.terms if term.holds_on(record.today)}
    found: dict[tuple[str, int], list[str]] = {}
    for made, staff in record.plan_kinds:
        if made.purpose is Purpose.LEADER and made.status not in ENDED:
            for one in staff:
                if one not in leading:
                    found.setdefault((made.role, made.grade), []).append(record.names[one])
    for (role, grade), names in sorted(found.items()):
        what = message("judge.plan_term", count=len(names))
        yield Breach("plan-term", f"{role}/{grade}", what, command_line("refresh"), tuple(sorted(names)))


def changed(record: Record) -> Mapping[_Key, tuple[Message, ...]]:
    """Plans in force -> what of them the definitions contradict today; what is told otherwise is left out."""
    walks = _Walks(record.framework)
    found = {}
    for key in suspects(record.plan_kinds, walks.may_differ):
        why = tuple(_reasons(record, record.plans[key], walks))
        if why:
            found[key] = why
    return found


def _reasons(record: Record, made: RecordedPlan, walks: "_Walks") -> Iterator[Message]:
    framework, walked = record.framework, walks.of(made)
    if walked is None:
        return
    levels = record.levels.get(made.staff_id, {})
    short = [s.skill for s in walked.short if levels.get(s.skill, 0) < s.level and s.skill not in walked.untaught]
    if short:
        yield message("judge.plan.asks", skills=tuple(skill_name(framework, one) for one in short))
    if walked.untaught:
        yield message("judge.plan.teaches", skills=tuple(skill_name(framework, one) for one in walked.untaught))
    done = record.completed.get(made.staff_id, frozenset())
    if early := [one for one in walked.too_early if one not in done]:
        yield message("judge.plan.needs", trainings=tuple(training_name(framework, one) for one in early))
    if walked.differs_in_sums:
        yield message("judge.plan.sums")
    # What an aim prescribes is asked with the proof of a plan.
    if made.purpose is Purpose.LEADER:
        told = {*made.plan.courses, *done, *(name for name, _ in made.plan.left_out)}
        if lacking := [one for one in walks.programme.prescribed if one not in told]:
            yield message("judge.plan.programme", trainings=tuple(training_name(framework, one) for one in lacking))


class _Walks:
    """Takes plans with today's trainings; thousands are alike, and each kind is taken once."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._known: dict[tuple[object, ...], _Walked | None] = {}

    @cached_property
    def _catalogue(self) -> Catalogue:
        return catalogue(self._framework)

    @cached_property
    def programme(self) -> Goal:
        """What is asked of every leader."""
        return leader_goal(self._framework)

    def is_defined(self, made: RecordedPlan) -> bool:
        """Whether its role grade is there."""
        roles = self._framework.roles
        return made.role in roles and made.grade in roles[made.role].grades

    def may_differ(self, made: RecordedPlan) -> bool:
        """Whether any plan of this kind can be contradicted, whoever has it."""
        if made.status in ENDED or not self.is_defined(made):
            return False
        walked = self.of(made)
        if walked is None:
            return False
        told = {*made.plan.courses, *(name for name, _ in made.plan.left_out)}
        lacks = made.purpose is Purpose.LEADER and not told.issuperset(self.programme.prescribed)
        return lacks or walked != _Walked()

    def of(self, made: RecordedPlan) -> _Walked | None:
        """What a plan comes to; None when one of its trainings is not to be had any more, which is told by itself."""
        plan, start = made.plan, made.start
        # Plans that start and end alike share these values.
        left = tuple((one.skill, one.level_to) for one in plan.uncovered)
        key = (made.purpose, made.role, made.grade, plan.courses, id(start.before), left, plan.hours, plan.cost_yen)
        if key not in self._known:
            self._known[key] = self._walk(made)
        return self._known[key]

    def _walk(self, made: RecordedPlan) -> _Walked | None:
        plan, courses = made.plan, self._catalogue.courses
        if any(name not in courses for name in plan.courses):
            return None
        levels, early = dict(made.start.before), []
        for at, name in enumerate(plan.courses):
            course = courses[name]
            lacks_level = any(levels.get(skill, 0) < level for skill, level in course.needs)
            if lacks_level or any(one in plan.courses[at + 1 :] for one in course.needs_trainings):
                early.append(name)
            learn(course, levels)
        known = [courses[name] for name in plan.courses]
        differs = round(sum(one.hours for one in known) - plan.hours, 6) != 0
        untaught = tuple(step.skill for step in plan.after if levels.get(step.skill, 0) < step.level)
        return _Walked(
            untaught,
            tuple(early),
            differs or sum(one.cost_yen for one in known) != plan.cost_yen,
            tuple(self._short(made, levels)),
        )

    def _short(self, made: RecordedPlan, levels: Mapping[str, int]) -> Iterator[Step]:
        target = RoleGrade(role=made.role, grade=made.grade)
        asked = self.programme if made.purpose is Purpose.LEADER else goal(self._framework, target)
        told = {one.skill: one.level_to for one in made.plan.uncovered}
        for step in asked.requires:
            is_left_out = made.limits.skips_unassessed and step.skill not in made.start.before
            if not is_left_out and max(levels.get(step.skill, 0), told.get(step.skill, 0)) < step.level:
                yield step


def posts_without_role(record: Record) -> Iterator[Breach]:
    """Posts that ask for a role grade that the definitions no longer have: nobody can be placed there."""
    roles = record.framework.roles
    for post in record.role_posts:
        unit = record.organisation.unit_by_id.get(post.unit_id)
        if unit is None or (post.role in roles and post.grade in roles[post.role].grades):
            continue
        target = f"{post.role}/{post.grade}"
        what = message("judge.post_role", unit=unit.full_name, post=post.name, target=target)
        command = command_line("career", "post", "set", post.name, "--section", unit.full_name, "--to", "ROLE/GRADE")
        holder = record.names[post.holder_id] if post.holder_id is not None else ""
        yield Breach("post-role", f"{target} {unit.code} {post.name}", what, command, (holder,) if holder else ())


def needs_unknown(record: Record) -> Iterator[Breach]:
    """Needs of this year and later ones of a department that there is not (any more): they count for nobody."""
    named = {name for unit in record.organisation.departments for name in (unit.name, unit.full_name)}
    year = fiscal_year(record.today).year
    missing = Counter(n.department for n in record.framework.needs if n.department not in named and n.fy >= year)
    for name, count in missing.items() if named else ():
        if name:
            what = message("judge.need_unknown", found=name, count=count)
            yield Breach("need-unknown", name, what, command_line("need", "list"))
