"""Definition files from a 1EdTech CASE package (1.0 or 1.1): our own come back whole, of others what CASE says.

Of another body's package every item becomes an item of a standard (with its identifier, its parent and its address),
items without children become skills that are aligned to it, and rubrics their levels. Nobody's roles are in a package.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skillmap.framework.case_out import OURS, TYPES
from skillmap.framework.placeholders import DUTY, PURPOSE, SUMMARY, filled
from skillmap.framework.schemas import modeline
from skillmap.framework.yaml_files import text_of
from skillmap.problems import FilePlace, Problem, problem

MOST_LEVELS = 12
_HELD = frozenset(("isChildOf",))
"""Associations of others that our files hold."""


@dataclass(frozen=True, slots=True)
class CasePackage:
    """What was made of a package: file name -> content (none where something is wrong), and what there is to say."""

    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    items: int = 0
    is_ours: bool = False


def read_package(text: str, file: str) -> CasePackage:
    """The definition files of a package. Problems: E_CASE_FILE, E_CASE_ITEM; N_CASE_NOT_HELD, N_CASE_ROLES."""
    place = FilePlace(file)
    try:
        data = json.loads(text, parse_constant=_no_number)
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
    if trainings:
        group = {"id": "all", "name": {"ja": "研修", "en": "Trainings"}, "trainings": trainings}
        files["trainings/all.yaml"] = group
    for name in ("careers", "qualifications", "conduct", "leaders", "needs"):
        if own.get(name):
            files[f"{name}.yaml"] = own[name]
    return CasePackage({} if told else _texts(files), tuple(told), len(items), is_ours=True)


_FIELDS = {"Skill": "definition", "Role": "purpose", "Training": "summary"}


def _as_items_say(kept: dict[str, Any], item: Mapping[str, Any], kind: str) -> None:
    """Another platform may have changed names and statements: what stands in the item holds."""
    for language, key in (("ja", "abbreviatedStatement"), ("en", "alternativeLabel")):
        if isinstance(item.get(key), str) and isinstance(kept.get("name"), dict):
            kept["name"][language] = item[key]
    field = _FIELDS.get(kind)
    if field and isinstance(kept.get(field), dict) and isinstance(item.get("fullStatement"), str):
        kept[field]["ja"] = item["fullStatement"]


def _texts(files: Mapping[str, Any]) -> dict[str, str]:
    return {name: modeline(name) + text_of(data) for name, data in files.items()}


def _others(data: Mapping[str, Any], items: Sequence[dict[str, Any]], file: str) -> CasePackage:
    """Another body's package as a standard, skills aligned to it, and a first draft of everything it cannot hold."""
    document = data["CFDocument"]
    wrong = [one for one in items if not isinstance(one.get("identifier"), str) or not one.get("fullStatement")]
    if wrong or not items:
        found = str(wrong[0].get("identifier", "－")) if wrong else "CFItems"
        return CasePackage({}, (problem("E_CASE_ITEM", FilePlace(file), found=found),))
    ties = [one for one in _list(data, "CFAssociations") if isinstance(one, dict)]
    parents = {_node(one, "originNodeURI"): _node(one, "destinationNodeURI") for one in ties if _how(one) in _HELD}
    name = {one["identifier"]: _name(one) for one in items}
    with_children = {parent for parent in parents.values() if parent in name}
    key = _slug(str(document.get("title", "")), "case")
    source = str(document.get("uri") or document.get("officialSourceURL") or "－")
    levels, described = _rubrics(data)
    standard = {
        "id": key,
        "name": _both(document.get("title") or key),
        "publisher": _both(document.get("publisher") or document.get("creator") or "－"),
        "version": str(document.get("version") or "1"),
        "items": [_item(one, name.get(parents.get(one["identifier"], ""), ""), source) for one in items],
    }
    skills = [
        _skill(one, key, described.get(one["identifier"], {}))
        for one in items
        if one["identifier"] not in with_children
    ]
    files = {
        "framework.yaml": {
            "id": key,
            "version": str(document.get("version") or "1"),
            "name": _both(document.get("title") or key),
            "provider": _both(document.get("creator") or "－"),
            "licence": str((document.get("licenseURI") or {}).get("uri", source)),
            "scale": _scale(levels),
        },
        f"standards/{key}.yaml": standard,
        "skills/adopted.yaml": {"id": "adopted", "name": {"ja": "スキル", "en": "Skills"}, "skills": skills},
        "roles/first-role.yaml": _first_role(),
        "leaders.yaml": _leaders(),
    }
    lost = Counter(_how(one) for one in ties if _how(one) not in _HELD)
    told = [problem("N_CASE_NOT_HELD", FilePlace(file), what=f"{how} × {n}") for how, n in sorted(lost.items())]
    told.append(problem("N_CASE_ROLES", FilePlace(file), count=len(skills)))
    return CasePackage(_texts(files), tuple(told), len(items))


def _how(tie: Mapping[str, Any]) -> str:
    return str(tie.get("associationType", ""))


def _node(tie: Mapping[str, Any], key: str) -> str:
    node = tie.get(key)
    return str(node.get("identifier", "")) if isinstance(node, dict) else ""


def _name(item: Mapping[str, Any]) -> str:
    return str(item.get("abbreviatedStatement") or item["fullStatement"])


def _both(text: object) -> dict[str, str]:
    """A package has its texts in one language; both columns get them as they stand."""
    return {"ja": str(text), "en": str(text)}


def _slug(text: str, otherwise: str) -> str:
    made = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60].strip("-") if text.isascii() else ""
    return made or otherwise


def _id(item: Mapping[str, Any]) -> str:
    return str(item["identifier"]).lower()


def _item(item: Mapping[str, Any], parent: str, source: str) -> dict[str, Any]:
    code = item.get("humanCodingScheme")
    return {
        "id": _id(item),
        "name": f"{code} {_name(item)}" if code else _name(item),
        **({"category": parent} if parent else {}),
        "source": str(item.get("uri") or source),
        "verified": False,
        "confidence": "official",
    }


def _skill(item: Mapping[str, Any], standard: str, described: Mapping[int, str]) -> dict[str, Any]:
    return {
        "id": _id(item),
        "name": _both(_name(item)),
        "definition": _both(item["fullStatement"]),
        "aligns": [f"{standard}:{_id(item)}"],
        "descriptors": {str(level): _both(text) for level, text in sorted(described.items())},
    }


def _rubrics(data: Mapping[str, Any]) -> tuple[dict[int, str], dict[str, dict[int, str]]]:
    """The levels that the rubrics use with their names, and per item what each level looks like."""
    names: dict[int, str] = {}
    found: dict[str, dict[int, str]] = {}
    for rubric in _list(data, "CFRubrics"):
        for criterion in _list(rubric, "CFRubricCriteria") if isinstance(rubric, dict) else ():
            item = _node(criterion, "CFItemURI") if isinstance(criterion, dict) else ""
            for level in _list(criterion, "CFRubricCriterionLevels") if item else ():
                number = level.get("position", level.get("score"))
                if isinstance(number, int | float) and float(number).is_integer() and 0 <= number < MOST_LEVELS:
                    names.setdefault(int(number), str(level.get("quality") or number))
                    text = level.get("description") or level.get("quality")
                    if text:
                        found.setdefault(item, {})[int(number)] = str(text)
    return names, found


def _scale(levels: Mapping[int, str]) -> list[dict[str, Any]]:
    """The levels of the rubrics; where there are none, whether somebody has it or not."""
    if len(levels) < 2:
        levels = {0: "未習得", 1: "習得"}
    first, last = min(levels), max(levels)
    return [
        {"level": n, "name": _both(levels.get(n, f"レベル{n}")), "description": _both(levels.get(n, f"レベル{n}"))}
        for n in range(min(first, 0), last + 1)
    ]


def _first_role() -> dict[str, Any]:
    name = {"ja": "最初の人材像", "en": "First role"}
    grade = {"summary": filled(SUMMARY), "requires": {}}
    head = {"id": "first-role", "name": name, "purpose": filled(PURPOSE, name["ja"], name["en"])}
    return {**head, "duties": [filled(DUTY)], "origin": "ours", "grades": {"1": grade}}


def _leaders() -> dict[str, Any]:
    name, title = {"ja": "各課1名", "en": "One per section"}, {"ja": "ICTリーダー", "en": "ICT leader"}
    rule = {"id": "one-per-section", "name": name, "title": title, "source": "-", "verified": False}
    return {"use": "one-per-section", "rules": [{**rule, "role": "first-role"}]}
