"""Finding roles, skills, trainings and the rest by what users type: id, Japanese or English name, or a part of one."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework.definition import Named
from skillmap.framework.model import Framework, Qualification, Role, Skill, Training
from skillmap.japanese import fold
from skillmap.words import message

MOST_LISTED = 20


class NamedThing(Protocol):
    """Anything with an id and a name in both languages."""

    @property
    def id(self) -> str:
        """Its id, as files and records have it."""

    @property
    def name(self) -> Named:
        """What people call it, in both languages."""


T = TypeVar("T", bound=NamedThing)


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role (its id), and the grade if the user named one."""

    role: str
    grade: int | None


def find_role(framework: Framework, text: str) -> Role:
    """The role meant. Raises as `find_one`."""
    return find_one("role", framework.roles.values(), text)


def find_skill(framework: Framework, text: str) -> Skill:
    """The skill meant. Raises as `find_one`."""
    return find_one("skill", framework.skills.values(), text)


def find_training(framework: Framework, text: str) -> Training:
    """The training meant.

    Raises as `find_one`, and NeedsAnswer (E_SEVERAL_DEFINED) where several bear it as another name: their names are
    the fact `several` then.
    """
    wanted = fold(text)
    # Other names of a training are whole names; a part of one would make half the catalogue ambiguous.
    named = [t for t in framework.trainings.values() if any(fold(alias) == wanted for alias in t.aliases)]
    if len(named) == 1:
        return named[0]
    own = (t for t in framework.trainings.values() if t.id == text.strip() or wanted in _forms(t))
    # Two trainings under one other name: neither is meant for sure, and least of all a third with a part of it.
    if named and not any(own):
        listed, several = _numbered(named), tuple(t.name.text for t in named)
        what = message("entity.training")
        raise NeedsAnswer("E_SEVERAL_DEFINED", what=what, found=text, count=len(named), listed=listed, several=several)
    return find_one("training", framework.trainings.values(), text)


def find_qualification(framework: Framework, text: str) -> Qualification:
    """The qualification meant. Raises as `find_one`."""
    return find_one("qualification", framework.qualifications.values(), text)


def find_role_grade(framework: Framework, text: str) -> RoleChoice:
    """The role and perhaps grade meant by `product-manager/2`, `プロダクトマネージャー/2`, a grade or a role alone.

    The grade may be its number or its name; by itself its name will do (Principal data analyst), with or without the
    role's behind or before it. Raises as `find_one`, and InputRefused (E_NO_SUCH_GRADE).
    """
    name, slash, wanted = text.replace("／", "/").rpartition("/")
    # Before grades: a grade is often called like a role (主任アナリスト), and the role is what people mean by it alone.
    if any(fold(text) in _forms(role) for role in framework.roles.values()):
        return RoleChoice(find_role(framework, text).id, None)
    if not slash:
        return _grade_named(framework, text) or RoleChoice(find_role(framework, text).id, None)
    role = find_role(framework, name)
    number = unicodedata.normalize("NFKC", wanted).strip()
    if re.fullmatch("[0-9]{1,3}", number) and int(number) in role.grades:
        return RoleChoice(role.id, int(number))
    for grade, value in role.grades.items():
        if value.name and fold(wanted) in (fold(value.name.ja), fold(value.name.en)):
            return RoleChoice(role.id, grade)
    known = tuple(str(grade) for grade in sorted(role.grades))
    raise InputRefused("E_NO_SUCH_GRADE", role=role.name.text, found=wanted, expected=known)


def _grade_named(framework: Framework, text: str) -> RoleChoice | None:
    """The role grade that has this name; None for no grade's name. Raises NeedsAnswer where several have it."""
    hits = [
        (role, number)
        for role in framework.roles.values()
        for number, grade in role.grades.items()
        if grade.name and fold(text) in _grade_forms(role, grade.name)
    ]
    if not hits:
        return None
    if len(hits) == 1:
        return RoleChoice(hits[0][0].id, hits[0][1])
    listed = "\n".join(f"  {i}. {role.name.ja} ({role.id}/{n})" for i, (role, n) in enumerate(hits[:MOST_LISTED], 1))
    raise NeedsAnswer("E_SEVERAL_DEFINED", what=message("entity.role"), found=text, count=len(hits), listed=listed)


def _grade_forms(role: Role, name: Named) -> set[str]:
    """Principal, Principal data analyst, Data analyst Principal: what a grade is called by itself."""
    pairs = ((role.name.ja, name.ja), (role.name.en, name.en))
    return {fold(form) for of, own in pairs for form in (own, f"{own}{of}", f"{of}{own}")}


def find_one(what: str, entities: Iterable[T], text: str) -> T:
    """The one entity meant by an id, a name in either language, or a part of one that only it has.

    Args:
        what: Kind of entity: the catalogue words it as `entity.<what>`.
        entities: Those to choose from, in the order in which several hits are listed.
        text: What the user typed; width, spaces and case do not matter.

    Raises:
        NeedsAnswer: E_SEVERAL_DEFINED with a numbered list (fact `listed`).
        InputRefused: E_NOT_DEFINED, or E_NOT_DEFINED_NEAR with the nearest one (fact `nearest`).
    """
    known = list(entities)
    wanted = fold(text)
    # An id first: it is also a part of other ids (data-analysis, data-analysis-basic).
    hits = [e for e in known if e.id == text.strip()]
    hits = hits or [e for e in known if wanted in _forms(e)]
    # A part of a name counts only where nothing is called so as a whole.
    hits = hits or [e for e in known if wanted and any(wanted in form for form in _forms(e))]
    if len(hits) == 1:
        return hits[0]
    if hits:
        listed = _numbered(hits)
        raise NeedsAnswer(
            "E_SEVERAL_DEFINED", what=message(f"entity.{what}"), found=text, count=len(hits), listed=listed
        )
    near = _nearest(wanted, known)
    if near is None:
        raise InputRefused("E_NOT_DEFINED", what=message(f"entity.{what}"), found=text)
    raise InputRefused("E_NOT_DEFINED_NEAR", what=message(f"entity.{what}"), found=text, nearest=shown(near))


def _numbered(hits: Sequence[NamedThing]) -> str:
    return "\n".join(f"  {i}. {shown(e)}" for i, e in enumerate(hits[:MOST_LISTED], 1))


def shown(entity: NamedThing) -> str:
    """プロダクトマネージャー (product-manager), as an entity is named in lists to choose from."""
    return f"{entity.name.ja} ({entity.id})"


def _forms(entity: NamedThing) -> tuple[str, str, str]:
    return _folded(entity.id), _folded(entity.name.ja), _folded(entity.name.en)


# A list asks for the same few hundred names once per row and column.
_folded = lru_cache(maxsize=16_384)(fold)


def _nearest(wanted: str, known: Sequence[T]) -> T | None:
    # Reversed, so that of two under one form the first of the files is proposed.
    forms = {form: entity for entity in reversed(known) for form in _forms(entity)}
    close = difflib.get_close_matches(wanted, list(forms), n=1, cutoff=0.5)
    return forms[close[0]] if close else None
