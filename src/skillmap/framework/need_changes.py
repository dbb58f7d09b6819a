"""A list of needs compared with those of the framework: which file text follows, and what changes. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.errors import Refusal
from skillmap.framework import find
from skillmap.framework.model import Framework
from skillmap.framework.naming import grade_name
from skillmap.framework.need_file import FILE, Key, needs_of, with_needs
from skillmap.problems import Place, Problem, has_errors, problem
from skillmap.words import Fact, message


class NeedLine(Protocol):
    """A line of a list, names as they are written; an empty department is the whole organisation."""

    @property
    def role(self) -> str:
        """The role by id or name, perhaps with the grade behind a stroke."""

    @property
    def grade(self) -> int | None:
        """The number of the grade; None = it stands behind the role."""

    @property
    def fy(self) -> int:
        """The fiscal year, by the year in which it begins."""

    @property
    def department(self) -> str:
        """Its name; empty = the whole organisation."""

    @property
    def count(self) -> int:
        """How many people are needed, 0 or more."""

    @property
    def by(self) -> str:
        """How they are found: train, hire or external."""

    @property
    def places(self) -> Mapping[str, Place]:
        """Where each value stands, by field."""


@dataclass(frozen=True, slots=True)
class NeedMode:
    """How a list is meant: complete = needs of its years that it lacks are dropped, up to a share of them."""

    complete: bool = False
    mass_change_share: float = 0.2
    allow_mass_change: bool = False


def change_set(
    framework: Framework,
    text: str,
    lines: Iterable[NeedLine],
    department: Callable[[str], str],
    mode: NeedMode,
    sources: Sequence[SourceFile] = (),
) -> ChangeSet:
    """What taking in a list does to needs.yaml, whose text is `text`.

    `department` gives the exact name of a department, or raises a Refusal when there is none.
    Problems: E_NEED_ROLE, E_NEED_GRADE, E_NEED_DEPARTMENT, E_NEED_LINE_TWICE, E_NEED_MASS. Raises as `with_needs`.
    """
    present = needs_of(text)
    problems: list[Problem] = []
    said: dict[Key, tuple[int, Place]] = {}
    for line in lines:
        key = _key(framework, line, department, problems)
        if key is None:
            continue
        if key in said:
            problems.append(
                problem(
                    "E_NEED_LINE_TWICE", line.places.get("count"), found=grade_name(framework, f"{key[0]}/{key[1]}")
                )
            )
            continue
        said[key] = (line.count, line.places.get("count"))
    # A list speaks for its own years alone: what it lacks of others stays.
    years = {key[2] for key in said}
    gone = [key for key in present if mode.complete and key[2] in years and key not in said]
    within = sum(key[2] in years for key in present)
    if gone and len(gone) / within > mode.mass_change_share and not mode.allow_mass_change:
        limit = f"{mode.mass_change_share:.0%}"
        problems.append(problem("E_NEED_MASS", None, found=len(gone), total=within, expected=limit))
    wanted = {key: count for key, count in present.items() if key not in gone}
    wanted |= {key: count for key, (count, _) in said.items()}
    changes = [
        _change(framework, ChangeKind.CHANGE if key in present else ChangeKind.ADD, key, present.get(key), count, place)
        for key, (count, place) in said.items()
        if present.get(key) != count
    ]
    changes += [_change(framework, ChangeKind.REMOVE, key, present[key], None, None) for key in gone]
    # With an error anywhere no text is made: half a list must not reach the file.
    texts = {FILE: with_needs(text, wanted)} if changes and not has_errors(problems) else {}
    unchanged = sum(present.get(key) == count for key, (count, _) in said.items())
    return ChangeSet(message("need.import_title"), changes, unchanged, (), problems, sources, texts=texts)


def _key(framework: Framework, line: NeedLine, department: Callable[[str], str], problems: list[Problem]) -> Key | None:
    """What a line speaks of; None after telling every problem of it."""
    before = len(problems)
    # Typed in Japanese the stroke is a full-width one.
    role, _, tail = line.role.replace("／", "/").rpartition("/")
    split = bool(role) and tail.strip().isdecimal()
    grade = int(tail) if split else line.grade
    found: str | None = None
    try:
        named = find.find_role(framework, role if split else line.role)
        found = named.id
        if grade not in named.grades:
            known = tuple(str(one) for one in sorted(named.grades))
            problems.append(problem("E_NEED_GRADE", line.places.get("grade"), found=grade, expected=known))
    except Refusal as refusal:
        nearest = refusal.facts.get("nearest")
        problems.append(problem("E_NEED_ROLE", line.places.get("role"), found=line.role, nearest=nearest))
    where: str | None = None
    try:
        where = department(line.department) if line.department else None
    except Refusal as refusal:
        near = refusal.facts.get("nearest")
        place = line.places.get("department")
        problems.append(problem("E_NEED_DEPARTMENT", place, found=line.department, nearest=near))
    if len(problems) > before or found is None or grade is None:
        return None
    return found, grade, line.fy, where, line.by


def _change(
    framework: Framework, kind: ChangeKind, key: Key, before: int | None, after: int | None, place: Place
) -> Change:
    role, grade, fy, department, by = key
    where = department or message("need.whole")
    item = message("framework.need_of", fy=str(fy), department=where, by=message(f"need.by.{by}"))
    return Change(kind, f"{framework.roles[role].name.ja} {grade}", item, _people(before), _people(after), place)


def _people(count: int | None) -> Fact:
    return None if count is None else message("need.people", count=count)
