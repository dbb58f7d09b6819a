"""Who stands how far from which role grade: gaps of people, sections, departments and roles as `Table` values. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from skillmap.assessment.gaps import Gap, gap, gaps, share
from skillmap.assessment.model import Levels, Stage
from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Organisation, Person, Unit
from skillmap.tables import Table, column, number
from skillmap.words import Fact, Message, message


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """A person against a target."""

    person: Person
    target: RoleGrade
    gap: Gap


def standings(
    people: Iterable[Person], targets: Mapping[int, RoleGrade], profiles: Mapping[int, Levels], framework: Framework
) -> list[TargetStanding]:
    """Everybody who has a target, in the order given. Each distinct profile is compared once per target."""
    listed = [p for p in people if p.id in targets]
    by_target: dict[RoleGrade, list[int]] = defaultdict(list)
    for person in listed:
        by_target[targets[person.id]].append(person.id)
    found: dict[int, Gap] = {}
    for target, staff in by_target.items():
        found.update(gaps(profiles, staff, framework.grade(target).requires))
    return [TargetStanding(p, targets[p.id], found[p.id]) for p in listed]


def target_name(framework: Framework, target: RoleGrade) -> Message:
    """プロダクトマネージャー 2, as a target is named in listings."""
    return message("career.role_grade", role=framework.roles[target.role].name.text, grade=target.grade)


PERSON_COLUMNS = (
    column("skill", "スキル", "Skill", width=24),
    number("required", "必要", "Required", width=8),
    number("approved", "承認", "Approved", width=8),
    number("supervisor", "上司", "Supervisor", width=8),
    number("self", "自己", "Self", width=8),
    number("gap", "不足", "Gap", width=8),
    column("status", "状態", "Status", width=12),
)


def person_table(
    person: Person,
    target: RoleGrade,
    profiles: Mapping[Stage, Levels],
    framework: Framework,
    organisation: Organisation,
) -> Table:
    """One person against one target, skill by skill; the gap counts approved levels."""
    requires = framework.grade(target).requires
    found = gap(profiles.get(Stage.APPROVED, {}), requires)
    rows: list[tuple[Fact, ...]] = []
    for skill, required in requires.items():
        levels = tuple(profiles.get(stage, {}).get(skill) for stage in (Stage.APPROVED, Stage.SUPERVISOR, Stage.SELF))
        # Not assessed is neither a gap of 0 nor one of the whole level: nobody has looked.
        missing = None if skill in found.unassessed else found.short.get(skill, 0)
        status = "unassessed" if missing is None else "short" if missing else "met"
        rows.append((framework.skills[skill].name.text, required, *levels, missing, message(f"gap.{status}")))
    notes = (message("gap.note", total=found.total, short=len(found.short), unassessed=len(found.unassessed)),)
    title = message("gap.person_title", person=person.shown, target=target_name(framework, target))
    return Table("gap-person", title, PERSON_COLUMNS, rows, notes, organisation.day)


PEOPLE_COLUMNS = (
    column("number", "職員番号", "Staff number", width=10),
    column("name", "氏名", "Name", width=16),
    column("unit", "所属", "Unit", width=26),
    column("target", "目標", "Target", width=22),
    number("gap", "不足", "Gap", unit=("レベル", "levels"), width=10),
    number("met", "充足", "Met", unit=("スキル", "skills"), width=10),
    column("short", "不足しているスキル", "Skills short", width=40),
    column("unassessed", "未評価のスキル", "Not assessed", width=30),
)


def people_table(found: Sequence[TargetStanding], framework: Framework, organisation: Organisation) -> Table:
    """One row per person, in the order given."""
    rows: list[tuple[Fact, ...]] = []
    for one in found:
        short = tuple(
            message("gap.skill_short", skill=framework.skills[s].name.text, missing=n) for s, n in one.gap.short.items()
        )
        unassessed = tuple(framework.skills[s].name.text for s in one.gap.unassessed)
        person = (
            one.person.number,
            one.person.name,
            organisation.unit_name_of(one.person),
            target_name(framework, one.target),
        )
        rows.append((*person, one.gap.total, one.gap.met, short, unassessed))
    title = message("gap.people_title")
    return Table("gap-people", title, PEOPLE_COLUMNS, rows, _totals(found), organisation.day)


_SHARE_COLUMNS = (
    number("people", "人数", "People", unit=("人", "people"), width=8),
    number("met", "充足", "Fulfilled", unit=("人", "people"), width=8),
    number("short", "不足あり", "Short", unit=("人", "people"), width=10),
    number("unassessed", "未評価あり", "Not assessed", unit=("人", "people"), width=10),
    number("levels", "不足合計", "Levels short", unit=("レベル", "levels"), width=10),
)


def group_table(found: Sequence[TargetStanding], organisation: Organisation, *, sections: bool) -> Table:
    """Totals per section (or per department), in 建制順; people who belong to none come last."""
    of: Callable[[int | None], Unit | None] = organisation.section_of if sections else organisation.department_of
    groups: dict[int, list[Gap]] = defaultdict(list)
    for one in found:
        unit = of(one.person.unit_id)
        # No unit has the id 0: it is that of people outside all of them.
        groups[unit.id if unit else 0].append(one.gap)
    order = {u.id: u for u in organisation.units if u.id in groups}
    rows: list[tuple[Fact, ...]] = [(u.full_name, *share(groups[u.id])) for u in order.values()]
    if 0 in groups:
        rows.append((message("gap.no_unit"), *share(groups[0])))
    columns = (column("unit", "所属", "Unit", width=30), *_SHARE_COLUMNS)
    return Table("gap-units", message("gap.units_title"), columns, rows, _totals(found), organisation.day)


def role_table(found: Sequence[TargetStanding], framework: Framework, organisation: Organisation) -> Table:
    """Totals per target, in the order of the framework."""
    groups: dict[tuple[str, int], list[Gap]] = defaultdict(list)
    for one in found:
        groups[one.target.role, one.target.grade].append(one.gap)
    rows: list[tuple[Fact, ...]] = [
        (target_name(framework, RoleGrade(role=role, grade=grade)), *share(groups[role, grade]))
        for role, definition in framework.roles.items()
        for grade in sorted(definition.grades)
        if (role, grade) in groups
    ]
    columns = (column("target", "目標", "Target", width=30), *_SHARE_COLUMNS)
    return Table("gap-roles", message("gap.roles_title"), columns, rows, _totals(found), organisation.day)


def _totals(found: Sequence[TargetStanding]) -> tuple[Message, ...]:
    total = share(one.gap for one in found)
    facts = {"people": total.people, "met": total.met, "short": total.short}
    return (message("gap.totals", unassessed=total.unassessed, levels=total.levels, **facts),)


LEVEL_COLUMN_WIDTH = 8


def level_table(
    people: Iterable[Person],
    profiles: Mapping[int, Levels],
    stage: Stage,
    framework: Framework,
    organisation: Organisation,
) -> Table:
    """Everybody's levels of a stage, a column per skill: the columns that `assess import` takes back."""
    skills = list(framework.skills.values())
    columns = (
        column("number", "職員番号", "Staff number", width=10),
        column("name", "氏名", "Name", width=16),
        column("department", "部", "Department", width=16),
        column("section", "課", "Section", width=18),
        *(number(s.id, s.name.ja, s.name.en, width=LEVEL_COLUMN_WIDTH) for s in skills),
    )
    rows: list[tuple[Fact, ...]] = []
    for person in people:
        levels = profiles.get(person.id, {})
        department, section = organisation.department_of(person.unit_id), organisation.section_of(person.unit_id)
        where = (department.name if department else "", section.name if section else "")
        rows.append((person.number, person.name, *where, *(levels.get(s.id) for s in skills)))
    title = message("assess.list_title", stage=message(f"stage.{stage.code}"))
    return Table("rating-list", title, columns, rows, (), organisation.day)


def unfitting(people: Iterable[Person], profiles: Mapping[int, Levels], framework: Framework) -> tuple[Message, ...]:
    """What a listing of levels cannot show rightly: levels off the scale, skills that the framework lacks."""
    scale = [step.level for step in framework.header.scale]
    on_scale, skills = frozenset(scale), framework.skills
    off: dict[int, int] = defaultdict(int)
    others = 0
    for person in people:
        for skill, level in profiles.get(person.id, {}).items():
            if skill not in skills:
                others += 1
            elif level not in on_scale:
                off[level] += 1
    found = []
    if off:
        named = tuple(message("assess.level_off_scale", level=level, count=off[level]) for level in sorted(off))
        limits = f"{min(scale)}-{max(scale)}"
        found.append(message("assess.off_scale", scale=limits, count=sum(off.values()), named=named))
    if others:
        found.append(message("assess.other_skills", count=others))
    return tuple(found)


def distribution_table(
    people: Sequence[Person], profiles: Mapping[int, Levels], framework: Framework, organisation: Organisation
) -> Table:
    """How many people stand at each level of each skill, and how many are not assessed."""
    scale = framework.header.scale
    counts: dict[str, list[int]] = {skill: [0] * len(scale) for skill in framework.skills}
    place = {step.level: i for i, step in enumerate(scale)}
    for person in people:
        for skill, level in profiles.get(person.id, {}).items():
            if skill in counts and level in place:
                counts[skill][place[level]] += 1
    columns = (
        column("skill", "スキル", "Skill", width=26),
        *(number(f"level_{s.level}", f"レベル{s.level}", f"Level {s.level}", unit=("人", "people")) for s in scale),
        number("unassessed", "未評価", "Not assessed", unit=("人", "people")),
    )
    rows: list[tuple[Fact, ...]] = [
        (framework.skills[skill].name.text, *found, len(people) - sum(found)) for skill, found in counts.items()
    ]
    notes = unfitting(people, profiles, framework)
    title = message("coverage.levels_title", people=len(people))
    return Table("coverage", title, columns, rows, notes, organisation.day)
