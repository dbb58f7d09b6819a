"""Definition files from a 1EdTech CASE package (1.0 or 1.1): our own come back whole, of others what CASE says.

Of another body's package every item becomes an item of a standard (with its identifier, its parent and its address),
items without children become skills that are aligned to it, and rubrics their levels. Nobody's roles are in a package.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skillmap import collector
from skillmap.framework.case_out import OURS, TYPES
from skillmap.framework.foreign import ForeignFramework, ForeignItem, definitions, slug
from skillmap.framework.foreign_read import without_lost_parents, wrong_trees
from skillmap.problems import FilePlace, Problem, has_errors, problem

MOST_LEVELS = 12


@dataclass(frozen=True, slots=True)
class CasePackage:
    """What was made of a package: file name -> plain data (none where something is wrong), and what there is to say."""

    files: Mapping[str, Any]
    problems: tuple[Problem, ...]
    items: int = 0
    is_ours: bool = False


def read_package(text: str, file: str) -> CasePackage:
    """The definition files of a package. Problems: E_CASE_FILE, E_CASE_ITEM, those of `wrong_trees`, notes.

    Tens of thousands of small values are made that all stay: looking through them for garbage again and again was half
    of the time (ten thousand items: 0.26 s with, 0.14 s without).
    """
    with collector.paused():
        return _package(text, FilePlace(file))


def _package(text: str, place: FilePlace) -> CasePackage:
    file = place.path
    try:
        # NaN and Infinity are no JSON, though Python reads them.
        data = json.loads(text, parse_constant=_no_number)
    # Brackets nested thousands deep end in a RecursionError.
    except (ValueError, RecursionError) as error:
        return CasePackage({}, (problem("E_CASE_FILE", place, found=_short(error)),))
    if not isinstance(data, dict) or not isinstance(data.get("CFDocument"), dict):
        return CasePackage({}, (problem("E_CASE_FILE", place, found="CFDocument"),))
    items = [one for one in _list(data, "CFItems") if isinstance(one, dict)]
    own = _extension(data["CFDocument"])
    if own is not None and "header" in own:
        return _ours(own, items, file)
    return _others(data, items, file)


def _no_number(text: str) -> None:
    raise ValueError(text)


def _short(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:80]


def _list(data: Mapping[str, Any], key: str) -> Sequence[Any]:
    value = data.get(key)
    return value if isinstance(value, list) else ()


def _extension(data: Mapping[str, Any]) -> dict[str, Any] | None:
    extensions = data.get("extensions")
    own = extensions.get(OURS) if isinstance(extensions, dict) else None
    return own if isinstance(own, dict) else None


def _ours(own: dict[str, Any], items: Sequence[dict[str, Any]], file: str) -> CasePackage:
    """Our own package: names and statements as the items say now, everything else as it was."""
    files: dict[str, Any] = {"framework.yaml": own["header"]}
    told: list[Problem] = []
    categories: dict[str, dict[str, Any]] = {}
    trainings: list[Any] = []
    for one in items:
        kept, kind = _extension(one), one.get("CFItemType")
        if kind == TYPES["grade"]:
            continue  # with its role
        if kept is None or not isinstance(kept.get("id"), str):
            told.append(problem("E_CASE_ITEM", FilePlace(file), found=str(one.get("identifier", "－"))))
            continue
        _as_items_say(kept, one, str(kind))
        if kind == TYPES["category"]:
            categories[kept["id"]] = {**kept, "skills": []}
        elif kind == TYPES["skill"]:
            next(reversed(categories.values()))["skills"].append(kept) if categories else told.append(
                problem("E_CASE_ITEM", FilePlace(file), found=kept["id"])
            )
        elif kind == TYPES["role"]:
            files[f"roles/{kept['id']}.yaml"] = kept
        elif kind == TYPES["training"]:
            trainings.append(kept)
    files |= {f"skills/{key}.yaml": value for key, value in categories.items()}
    files |= {f"standards/{one['id']}.yaml": one for one in own.get("standards") or ()}
    files |= {f"transitions/{one['id']}.yaml": one for one in own.get("transitions") or ()}
    if trainings:
        # A package does not say how trainings were divided into files: they come back as one.
        group = {"id": "all", "name": {"ja": "研修", "en": "Trainings"}, "trainings": trainings}
        files["trainings/all.yaml"] = group
    for name in ("careers", "qualifications", "conduct", "leaders", "needs"):
        if own.get(name):
            files[f"{name}.yaml"] = own[name]
    return CasePackage({} if told else files, tuple(told), len(items), is_ours=True)


_FIELDS = {"Skill": "definition", "Role": "purpose", "Training": "summary"}


def _as_items_say(kept: dict[str, Any], item: Mapping[str, Any], kind: str) -> None:
    """Another platform may have changed names and statements: what stands in the item holds."""
    for language, key in (("ja", "abbreviatedStatement"), ("en", "alternativeLabel")):
        if isinstance(item.get(key), str) and isinstance(kept.get("name"), dict):
            kept["name"][language] = item[key]
    field = _FIELDS.get(kind)
    if field and isinstance(kept.get(field), dict) and isinstance(item.get("fullStatement"), str):
        kept[field]["ja"] = item["fullStatement"]


_LOST = ("CFItemType", "notes", "conceptKeywords", "educationLevel", "subject", "statusStartDate", "statusEndDate")
"""What items say of themselves and definition files have no place for."""


def _others(data: Mapping[str, Any], items: Sequence[dict[str, Any]], file: str) -> CasePackage:
    """Another body's package as a standard, skills aligned to it, and a first draft of everything it cannot hold."""
    document, place = data["CFDocument"], FilePlace(file)
    wrong = [one for one in items if not (_is_text(one.get("identifier")) and _is_text(one.get("fullStatement")))]
    if wrong or not items:
        found = [str(one.get("identifier") or one.get("fullStatement") or "－") for one in wrong] or ["CFItems"]
        return CasePackage({}, tuple(problem("E_CASE_ITEM", place, found=one) for one in dict.fromkeys(found)))
    tree = _tree(data, str(document.get("identifier", "")).casefold())
    key = slug(str(document.get("title", "")), "case")
    source = str(document.get("uri") or document.get("officialSourceURL") or "－")
    levels, described = _rubrics(data)
    read = [
        ForeignItem(
            one["identifier"], one.get("abbreviatedStatement") or one["fullStatement"], one["fullStatement"],
            tree.parents.get(one["identifier"], ()), one.get("uri") or "",
            one.get("humanCodingScheme") or "", described.get(one["identifier"], _NOTHING),
            [one["alternativeLabel"]] if one.get("alternativeLabel") else (),
        )
        for one in items
    ]  # fmt: skip
    told = list(wrong_trees(read, dict.fromkeys((one.key for one in read), place)))
    if has_errors(told):
        return CasePackage({}, tuple(told))
    licence = document.get("licenseURI")
    given = ForeignFramework(
        id=key,
        title=str(document.get("title") or key),
        items=_in_order(without_lost_parents(read), tree.numbers),
        scale=levels,
        publisher=str(document.get("publisher") or document.get("creator") or "－"),
        version=str(document.get("version") or "1"),
        licence=str(licence.get("title") or licence.get("uri") or source) if isinstance(licence, dict) else source,
        source=source,
    )
    files = definitions(given)
    told += [problem("N_CASE_NOT_HELD", place, what=f"{how} × {n}") for how, n in sorted(tree.others.items())]
    counts = {name: len([1 for one in items if one.get(name)]) for name in _LOST}
    if any(counts.values()):
        told.append(problem("N_CASE_FIELDS", place, what=tuple(f"{name} × {n}" for name, n in counts.items() if n)))
    skills = sum(len(one["skills"]) for name, one in files.items() if name.startswith("skills/"))
    told.append(problem("N_CASE_ROLES", place, count=skills))
    return CasePackage(files, tuple(told), len(items))


_NOTHING: Mapping[int, str] = {}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


@dataclass(frozen=True, slots=True)
class _Tree:
    """What stands under what."""

    parents: Mapping[str, list[str]]
    """Of items that stand under others; the document is no item."""
    numbers: Mapping[str, float]
    """The place of an item among those that stand beside it, where the package says it."""
    others: Mapping[str, int]
    """How many associations there are of every other kind."""


def _tree(data: Mapping[str, Any], document: str) -> _Tree:
    parents: dict[str, list[str]] = {}
    numbers: dict[str, float] = {}
    others: Counter[str] = Counter()
    for tie in _list(data, "CFAssociations"):
        if not isinstance(tie, dict):
            continue
        how = tie.get("associationType")
        if how != "isChildOf":
            others[str(how)] += 1
            continue
        child, parent, number = _node(tie, "originNodeURI"), _node(tie, "destinationNodeURI"), tie.get("sequenceNumber")
        # An UUID is the same in capitals: some platforms write the document's otherwise than in what points to it.
        if parent != document and parent.casefold() != document:
            parents.setdefault(child, []).append(parent)
        if isinstance(number, int | float):
            numbers.setdefault(child, float(number))
    return _Tree(parents, numbers, others)


def _in_order(items: Sequence[ForeignItem], numbers: Mapping[str, float]) -> Sequence[ForeignItem]:
    """Each item before those that stand under it, siblings by their numbers; without any in the order of the file."""
    if not numbers:
        return items
    below: dict[str | None, list[ForeignItem]] = {}
    for one in items:
        below.setdefault(one.parents[0] if one.parents else None, []).append(one)
    for siblings in below.values():
        siblings.sort(key=lambda one: numbers.get(one.key, math.inf))
    found: list[ForeignItem] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += reversed(below.get(one.key, ()))
    return found


def _node(tie: Mapping[str, Any], key: str) -> str:
    node = tie.get(key)
    return str(node.get("identifier", "")) if isinstance(node, dict) else ""


def _rubrics(data: Mapping[str, Any]) -> tuple[dict[int, str], dict[str, dict[int, str]]]:
    """The levels that the rubrics use with their names, and per item what each level looks like."""
    names: dict[int, str] = {}
    found: dict[str, dict[int, str]] = {}
    for rubric in _list(data, "CFRubrics"):
        for criterion in _list(rubric, "CFRubricCriteria") if isinstance(rubric, dict) else ():
            item = _node(criterion, "CFItemURI") if isinstance(criterion, dict) else ""
            steps = _list(criterion, "CFRubricCriterionLevels") if item else ()
            for number, level in _numbered(steps):
                names.setdefault(number, str(level.get("quality") or number))
                text = level.get("description") or level.get("quality")
                if text:
                    found.setdefault(item, {})[number] = str(text)
    return names, found


def _numbered(steps: Sequence[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The levels of a criterion with their numbers, the lowest first.

    The score says which is higher; the position only where it stands in a table, where the best often comes first.
    """
    levels = [one for one in steps if isinstance(one, dict)]
    for by in ("score", "position"):
        values = [_number(one.get(by)) for one in levels]
        if any(value < 0 for value in values) or len(set(values)) < len(values):
            continue
        is_whole = all(value.is_integer() and value < MOST_LEVELS for value in values)
        order = sorted(range(len(levels)), key=values.__getitem__)
        for rank, at in enumerate(order[: MOST_LEVELS - 1], 1):
            yield int(values[at]) if is_whole else rank, levels[at]
        return


def _number(value: object) -> float:
    """A number of a package; -1 for anything else."""
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else -1.0
