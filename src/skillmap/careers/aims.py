"""Setting aims: a list or a single aim becomes a change set. A new aim ends the one before."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from skillmap.careers.model import Aim, AimRecord, Wish
from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.commands import command_line
from skillmap.days import FOREVER
from skillmap.errors import Refusal
from skillmap.framework import find
from skillmap.framework.graded import grade_meant, in_one_text, several_roles
from skillmap.framework.model import Framework, Role, RoleGrade
from skillmap.framework.naming import role_name
from skillmap.org.model import Organisation, Person
from skillmap.org.names import is_called
from skillmap.org.whole_lists import WholeList
from skillmap.problems import Problem, problem
from skillmap.storage.ledger import Ledger, Recorded, Source
from skillmap.words import Message, message


def change_set(
    framework: Framework,
    organisation: Organisation,
    present: Mapping[int, Recorded[Aim]],
    records: Iterable[AimRecord],
    day: date,
    sources: Sequence[SourceFile] = (),
    whole: WholeList | None = None,
    later: Mapping[int, Aim] = MappingProxyType({}),
) -> ChangeSet:
    """What setting these aims from a day on does. Problems: E_AIM_STAFF, E_NAME_DIFFERS, E_AIM_ROLE, E_AIM_GRADE,
    E_AIM_TWICE; W_AIM_LATER, W_AIM_STAYS.

    `present` are the aims of that day, `later` the first ones that begin after it: a list of last year that comes after
    this year's takes nobody's present aim.
    With `whole`, aims that the list lacks are withdrawn on its day; E_AIM_MASS when they are too many.
    """
    setting = _Setting(framework, day, later)
    listed = list(records)
    seen: set[str] = set()
    lines = Counter(record.number for record in listed)
    for record in listed:
        person = _whose(organisation, record, setting.problems)
        if person is None:
            continue
        seen.add(record.number)
        if lines[record.number] > 1:  # Which of them is right nobody knows: none goes in.
            setting.problems.append(problem("E_AIM_TWICE", record.at("number"), found=person.shown))
            continue
        target = resolve(framework, record, setting.problems)
        if target is not None:
            setting.set(person, target, record, present.get(person.id))
    if whole is not None:
        people = {p.id: p for p in organisation.people if p.number not in seen}
        gone = [row for staff_id, row in present.items() if staff_id in people]
        # A list with a missing page would else withdraw the aims of everybody on it.
        setting.problems += whole.too_many("E_AIM_MASS", len(gone), len(present))
        for row in gone:
            setting.end(people[row.fact.staff_id], row, whole.day)
    return setting.change_set(sources)


@dataclass
class _Setting:
    """Aims being set from a day on."""

    framework: Framework
    day: date
    later: Mapping[int, Aim] = field(default_factory=lambda: MappingProxyType({}))
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    unchanged: int = 0

    def set(self, person: Person, target: RoleGrade, record: AimRecord, row: Recorded[Aim] | None) -> None:
        """The aim of one person; it ends the one before."""
        old = row.fact if row else None
        if old is not None and (old.role, old.grade, old.wish) == (target.role, target.grade, record.wish):
            self.unchanged += 1
            return
        kind = ChangeKind.ADD if old is None else ChangeKind.CHANGE
        before = None if old is None else shown(self.framework, old.role, old.grade)
        after = shown(self.framework, target.role, target.grade)
        if old is not None and before == after:
            # Only whose wish it is differs: without it both sides would read alike.
            before, after = _of_wish(after, old.wish), _of_wish(after, record.wish)
        self.changes.append(Change(kind, person.shown, message("career.aim"), before, after, record.place))
        aim = Aim(
            staff_id=person.id, role=target.role, grade=target.grade, wish=record.wish, valid_from=self.day,
            valid_to=self._until(person, target, row),
        )  # fmt: skip
        source = Source(record.source_no, record.cell or None)
        if row is not None:
            self.ledger.change(row, aim, source)
        else:
            self.ledger.begin(aim, source)

    def _until(self, person: Person, target: RoleGrade, row: Recorded[Aim] | None) -> date:
        """Up to when a new aim holds: what is recorded of a later day stands, be it another aim or none."""
        after = self.later.get(person.id)
        until = min(row.fact.valid_to if row else FOREVER, after.valid_from if after else FOREVER)
        is_same = (
            after is not None and until == after.valid_from and (after.role, after.grade) == (target.role, target.grade)
        )
        if until != FOREVER and not is_same:
            has_aim = after is not None and until == after.valid_from
            stays = shown(self.framework, after.role, after.grade) if has_aim and after else message("career.aim.none")
            self.problems.append(problem("W_AIM_LATER", None, person=person.shown, day=until, found=stays))
        return until

    def end(self, person: Person, row: Recorded[Aim], day: date) -> None:
        """An aim is taken back."""
        was = shown(self.framework, row.fact.role, row.fact.grade)
        self.changes.append(Change(ChangeKind.REMOVE, person.shown, message("career.aim"), was))
        self.ledger.end(row, day)
        self.tell_what_stays(person)

    def tell_what_stays(self, person: Person) -> None:
        """An aim of a later day is another one than what is taken back: it stands until somebody takes it back too."""
        after = self.later.get(person.id)
        if after is not None:
            day, aim = after.valid_from, shown(self.framework, after.role, after.grade)
            command = command_line("career", "aim", "--staff", person.number, "--withdraw", "--on", day.isoformat())
            self.problems.append(problem("W_AIM_STAYS", None, person=person.shown, day=day, found=aim, command=command))

    def change_set(self, sources: Sequence[SourceFile] = ()) -> ChangeSet:
        """What has come together."""
        title = message("career.aim.title", day=self.day)
        return ChangeSet(title, self.changes, self.unchanged, self.ledger.writes(), self.problems, sources)


def _of_wish(aim: Message | str, wish: Wish) -> Message:
    return message("career.aim.of_wish", aim=aim, wish=message(f"career.wish.{wish}"))


def _whose(organisation: Organisation, record: AimRecord, problems: list[Problem]) -> Person | None:
    person = organisation.person_by_number.get(record.number)
    if person is None:
        problems.append(problem("E_AIM_STAFF", record.at("number"), found=record.number))
    elif record.name and not is_called(person, record.name):
        place = record.at("name")
        problems.append(problem("E_NAME_DIFFERS", place, number=record.number, found=record.name, expected=person.name))
        return None
    return person


def withdrawal(
    framework: Framework, person: Person, present: Recorded[Aim] | None, day: date, later: Mapping[int, Aim]
) -> ChangeSet:
    """What taking back the aim of one person from a day on does; nothing for a person without one.

    `present` is the aim of that day, `later` as `change_set` has it: what begins after the day stays. Problems:
    W_AIM_STAYS.
    """
    setting = _Setting(framework, day, later, unchanged=int(present is None))
    if present is not None:
        setting.end(person, present, day)
    else:
        setting.tell_what_stays(person)
    return setting.change_set()


def resolve(framework: Framework, record: AimRecord, problems: list[Problem]) -> RoleGrade | None:
    """The role grade of a line; None with a problem (E_AIM_ROLE, E_AIM_GRADE, E_AIM_GRADE_TWO, E_AIM_SEVERAL)."""
    meant = _role_meant(framework, record, problems)
    if meant is None:
        return None
    role = framework.roles[meant.role]
    grade = meant.grade
    if record.grade is not None:
        said = grade_meant(role, str(record.grade))
        if said is not None and grade not in (None, said):
            # 補佐 beside プロダクトマネージャー/2: which of them is right only the office knows.
            problems.append(problem("E_AIM_GRADE_TWO", record.at("grade"), found=record.role, other=record.grade))
            return None
        grade = said
    elif grade is None:
        # A list that names a role alone means its beginning; at the terminal it means the next grade (`target`), since
        # there it is one person of whom that is known.
        grade = min(role.grades)
    if grade is None or grade not in role.grades:
        grades = tuple(_grade_shown(role, at) for at in sorted(role.grades))
        found = record.grade if record.grade is not None else meant.grade or record.role
        problems.append(problem("E_AIM_GRADE", record.at("grade"), found=found, expected=grades))
        return None
    return RoleGrade(role=role.id, grade=grade)


def _role_meant(framework: Framework, record: AimRecord, problems: list[Problem]) -> find.RoleChoice | None:
    """The role that a line names, with the grade that stands behind it; None with a problem."""
    try:
        return find.RoleChoice(find.find_role(framework, record.role).id, None)
    except Refusal as refusal:
        graded = in_one_text(framework, record.role) or _in_parts(framework, record.role)
        if graded is not None:
            return graded
        several = several_roles(framework, record.role)
        if several:
            problems.append(problem("E_AIM_SEVERAL", record.place, found=several))
            return None
        nearest = refusal.facts.get("nearest")
        problems.append(problem("E_AIM_ROLE", record.place, found=record.role, nearest=nearest))
        return None


_BEHIND = re.compile(r"[\s(（]+([1-9])[)）]?$")


def _in_parts(framework: Framework, text: str) -> find.RoleChoice | None:
    """Part of a role's name with a number behind it (プロダクト 2), or a grade that is called by a name of its own."""
    with suppress(Refusal):
        return find.find_role_grade(framework, _BEHIND.sub(r"/\1", text.strip()))
    return None


def _grade_shown(role: Role, grade: int) -> Message | str:
    """1（補佐）, or 1 alone where a grade has no name."""
    name = role.grades[grade].name
    return message("career.grade_named", grade=grade, name=name.text) if name else str(grade)


def shown(framework: Framework, role: str, grade: int) -> Message | str:
    """プロダクトマネージャー 2, as an aim is named, also of a role that is withdrawn; the id where nobody knows it."""
    name = role_name(framework, role)
    return f"{role}/{grade}" if name == role else message("career.role_grade", role=name, grade=grade)
