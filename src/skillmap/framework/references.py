"""Checks of everything that names something else: ids, grades, items of standards."""

import difflib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from skillmap.framework.model import Framework, Need
from skillmap.framework.reader import FrameworkSource
from skillmap.framework.yaml_files import Path_
from skillmap.problems import FilePlace, Problem, problem
from skillmap.words import message

FOLDER_OF = {"skill": "skills", "role": "roles", "training": "trainings", "standard": "standards"}
"""Kinds that have a folder of their own."""
_HOME = {"item": "standard"}
"""Kinds that stand in files of another one."""


class Reference(NamedTuple):
    """One id that stands in a file: the kind of thing it names, who names it, and where in that entity."""

    what: str
    found: str
    owner: tuple[str, str | int]
    path: Path_
    is_list: bool = False
    """In a list where each may stand once."""


def unknown_ids(source: FrameworkSource) -> Iterator[Problem]:
    """E_ID_UNKNOWN: an id that no file defines, with the nearest one; E_NONE_DEFINED: a kind of which there is none."""
    known = _known(source.framework)
    named = [(_HOME.get(one.what, one.what), one) for one in all_references(source.framework)]
    gone = {kind for kind in FOLDER_OF if not known[kind] and kind not in source.broken}
    for kind in sorted(gone.intersection(kind for kind, _ in named)):
        folder = FilePlace(f"{source.shown}/{FOLDER_OF[kind]}")
        count = sum(home == kind for home, _ in named)
        yield problem("E_NONE_DEFINED", folder, what=message(f"entity.{kind}"), count=count)
    for home, one in named:
        # What is missing may stand in the part that could not be read: nothing is said of it then.
        if one.found not in known[one.what] and home not in source.broken and home not in gone:
            near = nearest(one.found, known[one.what])
            what = message(f"entity.{one.what}")
            place = source.place(*one.owner, *one.path)
            yield problem("E_ID_UNKNOWN", place, what=what, found=one.found, nearest=near)


def unknown_grades(source: FrameworkSource) -> Iterator[Problem]:
    """E_ROLE_GRADE_UNKNOWN: a grade that the role does not have."""
    for what, number, role_id, grade, path in _grades_named(source.framework):
        role = source.framework.roles.get(role_id)
        # An unknown role is told by `unknown_ids`: one mistake, one sentence.
        if role is not None and grade not in role.grades and "role" not in source.broken:
            expected = tuple(str(g) for g in sorted(role.grades))
            place = source.place(what, number, *path)
            yield problem("E_ROLE_GRADE_UNKNOWN", place, role=role.name.text, found=grade, expected=expected)


def listed_twice(source: FrameworkSource) -> Iterator[Problem]:
    """E_LISTED_TWICE: the same id twice in one list."""
    seen: set[tuple[object, ...]] = set()
    for one in all_references(source.framework):
        if not one.is_list:
            continue
        key = (one.owner, one.path[:-1], one.found)
        if key in seen:
            yield problem("E_LISTED_TWICE", source.place(*one.owner, *one.path), found=one.found)
        seen.add(key)


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The nearest known id, when one is near enough to be meant."""
    # One at most, by difflib's own measure: a wrong proposal is worse than none.
    close = difflib.get_close_matches(found, list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def _known(framework: Framework) -> dict[str, frozenset[str]]:
    items = (f"{s.id}:{item.id}" for s in framework.standards.values() for item in s.items)
    articles = framework.conduct.articles if framework.conduct else ()
    return {
        "skill": frozenset(framework.skills),
        "role": frozenset(framework.roles),
        "training": frozenset(framework.trainings),
        "standard": frozenset(framework.standards),
        "item": frozenset(items),
        "article": frozenset(a.id for a in articles),
        "qualification": frozenset(framework.qualifications),
        "rule": frozenset(r.id for r in framework.leaders.rules),
    }


def all_references(framework: Framework) -> Iterator[Reference]:
    """Every id that names something else, in the order of the files."""
    yield from _of_skills_and_roles(framework)
    yield from _of_trainings(framework)
    yield from _of_qualifications_and_conduct(framework)
    yield from _of_leaders_and_needs(framework)
    for transition in framework.transitions.values():
        owner = ("transition", transition.id)
        yield Reference("standard", transition.from_, owner, ("from",))
        yield Reference("standard", transition.to, owner, ("to",))
        # With a standard that is unknown all its items would be told, once more for each.
        if transition.from_ in framework.standards and transition.to in framework.standards:
            for i, step in enumerate(transition.items):
                yield Reference("item", f"{transition.from_}:{step.old}", owner, ("items", i, "old"))
                news = (f"{transition.to}:{new}" for new in step.new)
                yield from _list("item", owner, news, "items", i, "new")
            rest = (f"{transition.to}:{new}" for new in transition.unknown_origin)
            yield from _list("item", owner, rest, "unknown_origin")


def _list(what: str, owner: tuple[str, str | int], ids: Iterable[str], *path: str | int) -> Iterator[Reference]:
    return (Reference(what, found, owner, (*path, i), is_list=True) for i, found in enumerate(ids))


def _keys(owner: tuple[str, str | int], ids: Iterable[str], *path: str | int) -> Iterator[Reference]:
    return (Reference("skill", found, owner, (*path, found)) for found in ids)


def _of_skills_and_roles(framework: Framework) -> Iterator[Reference]:
    for skill in framework.skills.values():
        yield from _list("item", ("skill", skill.id), skill.aligns, "aligns")
    for role in framework.roles.values():
        owner = ("role", role.id)
        yield from _list("item", owner, role.aligns, "aligns")
        for number, grade in role.grades.items():
            path = ("grades", str(number))
            yield from _keys(owner, grade.requires, *path, "requires")
            yield from _list("training", owner, grade.prescribed, *path, "prescribed")
            if grade.elective:
                yield from _list("training", owner, grade.elective.from_, *path, "elective", "from")


def _of_trainings(framework: Framework) -> Iterator[Reference]:
    for training in framework.trainings.values():
        owner = ("training", training.id)
        yield from _list("training", owner, training.prerequisites.trainings, "prerequisites", "trainings")
        yield from _keys(owner, training.prerequisites.levels, "prerequisites", "levels")
        yield from _keys(owner, training.teaches, "teaches")
        yield from _list("article", owner, training.conduct, "conduct")
        yield from _list("training", owner, training.renewed_by, "renewed_by")
        if training.qualification:
            yield Reference("qualification", training.qualification, owner, ("qualification",))
        for i, mandate in enumerate(training.mandatory_for):
            yield from _list("role", owner, mandate.aiming_at, "mandatory_for", i, "aiming_at")


def _of_qualifications_and_conduct(framework: Framework) -> Iterator[Reference]:
    for qualification in framework.qualifications.values():
        owner = ("qualification", qualification.id)
        yield from _keys(owner, qualification.evidence, "evidence")
        yield from _list("qualification", owner, qualification.replaced_by, "replaced_by")
        if qualification.standard:
            yield Reference("standard", qualification.standard, owner, ("standard",))
    for article in framework.conduct.articles if framework.conduct else ():
        yield from _list("training", ("article", article.id), article.taught_by, "taught_by")


def _of_leaders_and_needs(framework: Framework) -> Iterator[Reference]:
    if framework.leaders.use:
        yield Reference("rule", framework.leaders.use, ("leaders.yaml", ""), ("use",))
    for rule in framework.leaders.rules:
        yield Reference("role", rule.role, ("rule", rule.id), ("role",))
        yield from _list("training", ("rule", rule.id), rule.programme, "programme")
    for i, need in enumerate(framework.needs):
        yield Reference("role", need.role, ("need", i), ("role",))
    # A role named in a step is told here, its grade by `unknown_grades`: two mistakes, two sentences.
    for i, step in enumerate(framework.careers):
        for key, text in (("to", step.to), ("from", step.from_)):
            if text:
                yield Reference("role", text.rpartition("/")[0], ("career", i), (key,))


def _grades_named(framework: Framework) -> Iterator[tuple[str, str | int, str, int, Path_]]:
    """(kind, id, role, grade, path) wherever a grade of a role is named."""
    for rule in framework.leaders.rules:
        yield "rule", rule.id, rule.role, rule.grade, ("grade",)
    for i, need in enumerate(framework.needs):
        yield _need(i, need)
    for i, step in enumerate(framework.careers):
        for key, text in (("to", step.to), ("from", step.from_)):
            if text:
                role, _, grade = text.rpartition("/")
                yield "career", i, role, int(grade), (key,)


def _need(number: int, need: Need) -> tuple[str, int, str, int, Path_]:
    return "need", number, need.role, need.grade, ("grade",)
