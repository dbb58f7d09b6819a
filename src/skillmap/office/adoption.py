"""Single definitions of other offices among our own, with their source: roles, trainings, articles of conduct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skillmap.changes import Change, ChangeKind
from skillmap.errors import InputRefused
from skillmap.framework.adopting import KINDS, Fitting, Key, entities, wanted
from skillmap.framework.dump import plain
from skillmap.framework.find import find_one
from skillmap.framework.model import Framework
from skillmap.office import definition_sharing as sharing
from skillmap.office.adopted_files import AdoptedFiles
from skillmap.office.definition_sharing import TakenIn
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.problems import Problem, problem
from skillmap.words import message


@dataclass(frozen=True)
class ToAdopt:
    """What is asked for, by id or name."""

    roles: tuple[str, ...] = ()
    trainings: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


def adopt(office: Office, name: str, asked: ToAdopt) -> Draft:
    """Roles, trainings and articles of another office into our files, with the skills and trainings they need.

    Raises:
        InputRefused: as `sharing.latest`; E_NOT_DEFINED, E_ADOPT_SCALE, E_ADOPT_HERE, E_ADOPT_NOTHING, E_FRAMEWORK.
        NeedsAnswer: E_SEVERAL_DEFINED.
    """
    with office.read():  # what others record from here on is noticed
        pass
    package = sharing.latest(office, name)
    theirs, ours = package.framework, office.framework
    same_scale(package, ours)
    keys = [*_found(theirs, "role", asked.roles), *_found(theirs, "training", asked.trainings)]
    keys += _found(theirs, "article", asked.articles)
    if not keys:
        raise InputRefused("E_ADOPT_NOTHING")
    here = {one.adopted_from.id for kind, _ in keys for one in entities(ours, kind).values() if is_from(one, package)}
    # A second copy would come in under another id, and their next version would meet two.
    if again := tuple(key for _, key in keys if key in here):
        raise InputRefused("E_ADOPT_HERE", found=again, office=package.package.office)
    chosen = wanted(theirs, ours, keys)
    files = AdoptedFiles(office)
    told = bring(files, package, ours, (*chosen.along, *chosen.asked), chosen.along)
    changes = [added(theirs, package, key) for key in (*chosen.along, *chosen.asked)]
    return files.draft(told, message("adopt.change", office=package.package.office), changes)


def same_scale(package: TakenIn, ours: Framework) -> None:
    """Levels of theirs mean what ours do only on the same steps."""
    scales = [tuple(step.level for step in one.header.scale) for one in (package.framework, ours)]
    if scales[0] != scales[1]:
        raise InputRefused("E_ADOPT_SCALE", theirs=scales[0], ours=scales[1])


def _found(theirs: Framework, kind: str, names: Sequence[str]) -> list[Key]:
    known = entities(theirs, kind)
    if kind == "article":
        return [(kind, _article(known, name)) for name in names]
    return [(kind, find_one(kind, known.values(), name).id) for name in names]


def _article(known: Mapping[str, Any], name: str) -> str:
    for key, one in known.items():
        if name in (key, one.keyword.ja, one.keyword.en, str(one.number)):
            return key
    raise InputRefused("E_NOT_DEFINED", what=message("entity.article"), found=name)


def is_from(one: Any, package: TakenIn) -> bool:
    """Whether a definition of ours was taken over from a version of this package's framework."""
    source = one.adopted_from
    return source is not None and (source.office, source.framework) == (
        package.package.office,
        package.package.framework,
    )


def bring(
    files: AdoptedFiles, package: TakenIn, ours: Framework, keys: Sequence[Key], along: Sequence[Key]
) -> list[Problem]:
    """Lay the definitions into the files; gives what there is to say of it."""
    told: list[Problem] = [problem("N_ADOPT_ALONG", None, count=len(along))] if along else []
    ids: dict[Key, str] = {}
    for kind, key in keys:
        taken = entities(ours, kind)
        number, found = 2, key
        # Records speak of our ids, so theirs is the one that gives way.
        while found in taken or (kind, found) in {(k, i) for (k, _), i in ids.items()}:
            found, number = f"{key}-{number}", number + 1
        if found != key:
            ids[kind, key] = found
            told.append(problem("W_ADOPT_ID", None, found=key, new=found))
    fits = fitting(ours, ids, keys)
    for kind, key in sorted(keys, key=lambda one: KINDS.index(one[0])):
        entity = entities(package.framework, kind)[key]
        data = fits.fitted(kind, entity)
        data["adopted_from"] = plain(package.source.model_copy(update={"id": key}))
        if kind == "role":
            one = package.package
            data["source"] = f"{one.office} {one.name['ja']} {one.version} ({one.licence})"
        files.add(kind, data, package.framework)
    dropped = ((message(f"adopt.dropped.{what}"), count) for what, count in fits.dropped.items() if count)
    told += [problem("W_ADOPT_DROPPED", None, what=what, count=count) for what, count in dropped]
    # What both know by one id is not brought along: their role would ask for our skill, whatever it means here.
    other = _other_meaning(package.framework, ours, keys)
    told += [
        problem("W_ADOPT_SKILL", None, name=ours.skills[skill].name.text, office=package.package.office)
        for skill in other
    ]
    return told


def fitting(ours: Framework, ids: Mapping[Key, str], keys: Sequence[Key]) -> Fitting:
    """How their definitions are put among ours, when those of `keys` come in."""
    known = {kind: set(entities(ours, kind)) for kind in KINDS}
    for kind, key in keys:
        known[kind].add(ids.get((kind, key), key))
    known["qualification"] = set(ours.qualifications)
    known["item"] = {f"{s.id}:{item.id}" for s in ours.standards.values() for item in s.items}
    return Fitting({kind: frozenset(found) for kind, found in known.items()}, ids)


def _other_meaning(theirs: Framework, ours: Framework, keys: Sequence[Key]) -> list[str]:
    """Skills of ours that what is taken over asks for or teaches, and that are something else over there."""
    used: dict[str, None] = {}
    for kind, key in keys:
        if kind == "role":
            used |= dict.fromkeys(s for grade in theirs.roles[key].grades.values() for s in grade.requires)
        elif kind == "training":
            used |= dict.fromkeys(theirs.trainings[key].teaches)
    both = [(skill, ours.skills[skill], theirs.skills[skill]) for skill in used if skill in ours.skills]
    return [skill for skill, here, there in both if (here.name, here.definition) != (there.name, there.definition)]


def added(theirs: Framework, package: TakenIn, key: Key) -> Change:
    """The line about a definition that comes in."""
    kind, one = key[0], entities(theirs, key[0])[key[1]]
    name = one.keyword if kind == "article" else one.name
    return Change(ChangeKind.ADD, name.ja, message(f"entity.{kind}"), None, package.package.office)
