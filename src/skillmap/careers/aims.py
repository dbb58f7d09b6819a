"""Setting aims: a list or a single aim becomes a change set. A new aim ends the one before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from skillmap.careers.model import Aim, AimRecord
from skillmap.changes import Change, ChangeSet, Insert, Kind, Retract, SourceFile
from skillmap.days import FOREVER
from skillmap.errors import Refusal
from skillmap.framework import find
from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Organisation
from skillmap.org.whole_lists import Whole
from skillmap.problems import Problem, problem
from skillmap.words import Message, message

COLUMNS = ("staff_id", "role", "grade", "wish", "valid_from", "valid_to", "source_no", "cell")


def change_set(
    framework: Framework,
    organisation: Organisation,
    present: Mapping[int, Aim],
    records: Iterable[AimRecord],
    day: date,
    sources: Sequence[SourceFile] = (),
    whole: Whole | None = None,
) -> ChangeSet:
    """What setting these aims from a day on does. Problems: E_AIM_STAFF, E_AIM_ROLE, E_AIM_GRADE, E_AIM_TWICE.

    With `whole`, aims that the list lacks are withdrawn on its day; E_AIM_MASS when they are too many.
    """
    changes: list[Change] = []
    problems: list[Problem] = []
    rows: list[tuple[object, ...]] = []
    retracted: list[int] = []
    unchanged = 0
    seen: set[str] = set()
    for record in records:
        person = organisation.person_by_number.get(record.number)
        if person is None:
            problems.append(problem("E_AIM_STAFF", record.place, found=record.number))
            continue
        if record.number in seen:
            problems.append(problem("E_AIM_TWICE", record.place, found=person.shown))
            continue
        seen.add(record.number)
        target = resolve(framework, record, problems)
        if target is None:
            continue
        old = present.get(person.id)
        if old is not None and (old.role, old.grade, old.wish) == (target.role, target.grade, record.wish):
            unchanged += 1
            continue
        kind = Kind.ADD if old is None else Kind.CHANGE
        before = None if old is None else shown(framework, old.role, old.grade)
        after = shown(framework, target.role, target.grade)
        changes.append(Change(kind, person.shown, message("career.aim"), before, after, record.place))
        if old is not None:
            retracted.append(old.id)
            rows += _until(old, day)
        source = (record.source_no, record.cell)
        rows.append((person.id, target.role, target.grade, record.wish.value, day, FOREVER, *source))
    if whole is not None:
        people = {p.id: p for p in organisation.people if p.number not in seen}
        gone = [old for old in present.values() if old.staff_id in people]
        problems += whole.too_many("E_AIM_MASS", len(gone), len(present))
        for old in gone:
            was = shown(framework, old.role, old.grade)
            changes.append(Change(Kind.REMOVE, people[old.staff_id].shown, message("career.aim"), was))
            retracted.append(old.id)
            rows += _until(old, whole.day)
    writes: list[Insert | Retract] = [Retract("aim", retracted), Insert("aim", COLUMNS, rows)]
    return ChangeSet(message("career.aim.title", day=day), changes, unchanged, writes, problems, sources)


def _until(old: Aim, day: date) -> list[tuple[object, ...]]:
    """The aim as it was until a day; nothing when it would not have begun."""
    if old.valid_from >= day:
        return []
    return [(old.staff_id, old.role, old.grade, old.wish, old.valid_from, day, None, None)]


def resolve(framework: Framework, record: AimRecord, problems: list[Problem]) -> RoleGrade | None:
    """The role grade that a line means, or a problem."""
    try:
        role = find.find_role(framework, record.role)
    except Refusal as refusal:
        nearest = refusal.facts.get("nearest")
        problems.append(problem("E_AIM_ROLE", record.place, found=record.role, nearest=nearest))
        return None
    grade = record.grade or min(role.grades)
    if grade not in role.grades:
        grades = tuple(str(g) for g in sorted(role.grades))
        problems.append(problem("E_AIM_GRADE", record.place, found=grade, expected=grades))
        return None
    return RoleGrade(role=role.id, grade=grade)


def shown(framework: Framework, role: str, grade: int) -> Message | str:
    """プロダクトマネージャー 2, as an aim is named; the id where the framework no longer has the role."""
    known = framework.roles.get(role)
    return message("career.role_grade", role=known.name.text, grade=grade) if known else f"{role}/{grade}"
