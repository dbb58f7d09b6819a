"""Another body's framework, whatever file it came in, and the definition files that are made of it.

Every item becomes an item of a standard, with what it stands under, its own number and its address; items without
children, and those that a role asks for, become skills that are aligned to it. Roles come along where there are any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from skillmap.framework.placeholders import DUTY, PURPOSE, SUMMARY, filled
from skillmap.framework.schemas import modeline
from skillmap.framework.yaml_text import text_of

MOST_GROUPS = 60
"""With more groups than that a file of skills is made for each top group instead."""
MOST_IN_FILE = 1500
"""Skills in one file: 4 MB is what a definition file may have."""
_LONGEST_ID = 60
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9.]+)*\Z")
_OTHER = re.compile(r"[^a-z0-9.]+")


class ForeignItem(NamedTuple):
    """A skill, or a group of them."""

    key: str
    """Its identifier in the file."""
    name: str
    text: str = ""
    """What it means; empty = nothing is said."""
    parents: Sequence[str] = ()
    """Keys of what it stands under."""
    source: str = ""
    """Its address; empty = the framework's."""
    code: str = ""
    """Its number as it is written in the source; empty = its id says it."""
    levels: Mapping[int, str] = {}
    """Level -> what it looks like."""
    other_names: Sequence[str] = ()
    name_en: str = ""
    text_en: str = ""
    levels_en: Mapping[int, str] = {}
    standing: str = ""
    """Name of what it stands under, as listings show it; empty = that of the first parent."""


class ForeignGrade(NamedTuple):
    """A grade of a role; `requires` gives levels by the items' keys."""

    name: str
    text: str
    requires: Mapping[str, int]
    name_en: str = ""
    text_en: str = ""


class ForeignRole(NamedTuple):
    """A role with its grades from the lowest on."""

    key: str
    name: str
    text: str
    grades: Sequence[ForeignGrade]
    source: str = ""
    name_en: str = ""
    text_en: str = ""


@dataclass(frozen=True)
class ForeignFramework:
    """Everything that was read of one framework."""

    id: str
    title: str
    items: Sequence[ForeignItem]
    roles: Sequence[ForeignRole] = ()
    scale: Mapping[int, str] = field(default_factory=dict)
    """Level -> name; fewer than two = whether somebody has it or not."""
    publisher: str = "－"
    version: str = "1"
    licence: str = "－"
    source: str = "－"
    """Where it was published."""
    confidence: str = "official"
    title_en: str = ""
    scale_en: Mapping[int, str] = field(default_factory=dict)
    scale_texts: Mapping[int, str] = field(default_factory=dict)
    scale_texts_en: Mapping[int, str] = field(default_factory=dict)
    note: str = ""
    note_en: str = ""
    group_prefix: str = ""
    """What stands before the ids of groups in a file that a program like this one wrote; its items are no list that
    others know, and no standard is made of them. Empty = they are."""


def definitions(given: ForeignFramework) -> dict[str, Any]:
    """File name -> plain data of the definition files."""
    ids = _item_ids(given)
    names = {one.key: one.name for one in given.items}
    asked = {key for role in given.roles for grade in role.grades for key in grade.requires}
    groups = {parent for one in given.items for parent in one.parents}
    skills = [one for one in given.items if one.key not in groups or one.key in asked]
    files: dict[str, Any] = {
        "framework.yaml": {
            "id": given.id,
            "version": given.version,
            "name": both(given.title, given.title_en),
            "provider": both(given.publisher),
            "licence": given.licence,
            **({"note": both(given.note, given.note_en)} if given.note or given.note_en else {}),
            "scale": _scale(given),
        }
    }
    if not given.group_prefix:
        files[f"standards/{given.id}.yaml"] = {
            "id": given.id,
            "name": both(given.title, given.title_en),
            "publisher": both(given.publisher),
            "version": given.version,
            "items": [_item(one, ids, names, given, is_group=one.key in groups) for one in given.items],
        }
    standard = "" if given.group_prefix else given.id
    files |= _skills(given, skills, ids, standard)
    role_ids = ids_of("role", (one.key for one in given.roles))
    for role in given.roles:
        files[f"roles/{role_ids[role.key]}.yaml"] = _role(role, role_ids[role.key], ids, given.source)
    if not given.roles:
        files["roles/first-role.yaml"] = _first_role()
    files["leaders.yaml"] = plainest_rule(next(iter(role_ids.values()), "first-role"))
    return files


def texts(files: Mapping[str, Any]) -> dict[str, str]:
    """File name -> its text as YAML, with the line by which editors find the schema; `files` holds plain data."""
    return {name: modeline(name) + text_of(data) for name, data in files.items()}


def both(ja: object, en: object = "") -> dict[str, str]:
    """A text in both languages; where there is one language only, both get it as it stands."""
    return {"ja": str(ja or en), "en": str(en or ja)}


def slug(text: str, otherwise: str) -> str:
    """An id made of a title in Latin letters."""
    made = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:_LONGEST_ID].strip("-") if text.isascii() else ""
    return made or otherwise


def ids_of(kind: str, keys: Iterable[str]) -> dict[str, str]:
    """Ids for the keys of a file: the key itself where it can be one, else what is like it, else skill-001 …"""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for number, key in enumerate(keys, 1):
        made = key.lower()
        if len(made) > _LONGEST_ID or not _ID.match(made):
            made = _like(made, f"{kind}-{number:03d}")
        # Two keys that differ only in signs an id cannot have.
        if made in taken:
            made = f"{made[: _LONGEST_ID - 6]}-{number:03d}".strip("-.")
        taken.add(made)
        found[key] = made
    return found


def _item_ids(given: ForeignFramework) -> dict[str, str]:
    """The ids of all items; groups of our own have a space of their own, as in our files."""
    before = given.group_prefix
    if not before:
        return ids_of("skill", (one.key for one in given.items))
    groups = [one.key for one in given.items if one.key.startswith(before)]
    named = ids_of("category", (key.removeprefix(before) for key in groups))
    found = {key: named[key.removeprefix(before)] for key in groups}
    return found | ids_of("skill", (one.key for one in given.items if not one.key.startswith(before)))


def _like(text: str, otherwise: str) -> str:
    """An id like a key that cannot be one: the end of an address, a number with dots behind a letter."""
    if not text.isascii():
        return otherwise
    text = text.rstrip("/#").rpartition("/")[2] if "//" in text else text
    made = _OTHER.sub("-", text).strip("-.")
    # The first word of an id has no dots; numbers of standards (1.2.3) do.
    if "." in made.partition("-")[0]:
        made = f"e-{made}"
    made = re.sub(r"-(?=-)", "", made)[:_LONGEST_ID].strip("-.")
    return made if _ID.match(made) else otherwise


def _item(
    one: ForeignItem, ids: Mapping[str, str], names: Mapping[str, str], given: ForeignFramework, *, is_group: bool
) -> dict[str, Any]:
    made: dict[str, Any] = {"id": ids[one.key], "name": one.name}
    if one.name_en and one.name_en != one.name:
        made["name_en"] = one.name_en
    parents = [ids[key] for key in one.parents if key in ids]
    standing = one.standing or (names.get(one.parents[0], "") if one.parents else "")
    if standing:
        made["category"] = standing
    made["source"] = one.source or given.source
    # Nobody has held it against the source here, whatever the other body says of it.
    made["verified"] = False
    made["confidence"] = given.confidence
    if one.code:
        made["code"] = one.code
    if parents:
        made["parents"] = parents
    if one.other_names:
        made["other_names"] = list(one.other_names)
    if is_group and one.text and one.text != one.name:
        made["description"] = one.text
    return made


def _skills(
    given: ForeignFramework, skills: Sequence[ForeignItem], ids: Mapping[str, str], standard: str
) -> dict[str, Any]:
    """The files of skills: one for each group, or for each top group where there are very many."""
    by_key = {one.key: one for one in given.items}
    groups = {one.parents[0] if one.parents else "" for one in skills}
    tops = len(groups) > MOST_GROUPS
    grouped: dict[str, list[ForeignItem]] = {}
    for one in skills:
        group = one.parents[0] if one.parents else ""
        grouped.setdefault(_top(group, by_key) if tops else group, []).append(one)
    files: dict[str, Any] = {}
    for group, members in grouped.items():
        head = by_key.get(group)
        name = both(head.name, head.name_en) if head else {"ja": "スキル", "en": "Skills"}
        for part in range(0, len(members), MOST_IN_FILE):
            key = ids[group] if head else "adopted"
            key = f"{key}-{part // MOST_IN_FILE + 1}" if part else key
            made = [_skill(one, ids[one.key], standard) for one in members[part : part + MOST_IN_FILE]]
            files[f"skills/{key}.yaml"] = {"id": key, "name": name, "skills": made}
    return files


def _top(key: str, by_key: Mapping[str, ForeignItem]) -> str:
    """The topmost group above; a circle ends where it is met again."""
    seen: set[str] = set()
    while key in by_key and by_key[key].parents and key not in seen:
        seen.add(key)
        key = by_key[key].parents[0]
    return key if key in by_key else ""


def _skill(one: ForeignItem, key: str, standard: str) -> dict[str, Any]:
    levels = one.levels
    return {
        "id": key,
        "name": both(one.name, one.name_en),
        "definition": both(one.text or one.name, one.text_en or (one.name_en if not one.text else "")),
        **({"aligns": [f"{standard}:{key}"]} if standard else {}),
        "descriptors": {str(n): both(levels[n], one.levels_en.get(n, "")) for n in sorted(levels)} if levels else {},
    }


def _scale(given: ForeignFramework) -> list[dict[str, Any]]:
    """The levels from the lowest on without a gap; where there are none, whether somebody has it or not."""
    names, english = given.scale, given.scale_en
    if len(names) < 2:
        names, english = {0: "未習得", 1: "習得"}, {0: "Not yet", 1: "Has it"}
    # From 0 on, without a gap: levels between that nobody named must exist for whoever stands there.
    lowest = min(0, *names)
    return [
        {
            "level": n,
            "name": both(names.get(n, f"レベル{n}" if n else "未習得"), english.get(n, names.get(n, f"Level {n}"))),
            "description": both(
                given.scale_texts.get(n) or names.get(n, f"レベル{n}"),
                given.scale_texts_en.get(n) or ("" if n in given.scale_texts else english.get(n, "")),
            ),
        }
        for n in range(lowest, max(names) + 1)
    ]


def _role(role: ForeignRole, key: str, ids: Mapping[str, str], source: str) -> dict[str, Any]:
    grades = {
        str(n): {
            **({"name": both(grade.name, grade.name_en)} if grade.name else {}),
            "summary": both(grade.text or grade.name or role.name, grade.text_en),
            "requires": {ids[skill]: level for skill, level in grade.requires.items()},
        }
        for n, grade in enumerate(role.grades, 1)
    }
    return {
        "id": key,
        "name": both(role.name, role.name_en),
        "purpose": both(role.text or role.name, role.text_en),
        "duties": [],
        "origin": "adopted",
        "source": role.source or source,
        "grades": grades,
    }


def _first_role() -> dict[str, Any]:
    name = {"ja": "最初の人材像", "en": "First role"}
    grade = {"summary": filled(SUMMARY), "requires": {}}
    head = {"id": "first-role", "name": name, "purpose": filled(PURPOSE, name["ja"], name["en"])}
    return {**head, "duties": [filled(DUTY)], "origin": "ours", "grades": {"1": grade}}


def plainest_rule(role: str) -> dict[str, Any]:
    """Leader rules must exist; this is the plainest one, to be changed by the office."""
    name, title = {"ja": "各課1名", "en": "One per section"}, {"ja": "ICTリーダー", "en": "ICT leader"}
    rule = {"id": "one-per-section", "name": name, "title": title, "source": "-", "verified": False}
    return {"use": "one-per-section", "rules": [{**rule, "role": role}]}
