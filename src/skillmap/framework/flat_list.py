"""A framework from a flat list (role, grade, skill, level), as other bodies publish theirs: with a scale of its own."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from skillmap.framework.dump import plain
from skillmap.framework.foreign_read import from_value
from skillmap.framework.grade_order import in_order
from skillmap.framework.model import ScaleLevel
from skillmap.framework.published import Standard
from skillmap.framework.schemas import modeline
from skillmap.framework.yaml_files import text_of
from skillmap.japanese import fold
from skillmap.problems import Place, Problem, has_errors, problem

# As many as a role may have (`definition.GradeNumber`).
MOST_GRADES = 9
_LETTERS = "（重要度の記号からレベルへの対応は独自の定め / levels of the letters are ours）"
_WORDS = "not (?:in use|used)|unused|retired|withdrawn|deprecated|obsolete|廃止(?:済み?)?|欠番|不使用|未使用|使用しない"
_UNUSED = re.compile(rf"^(?:{_WORDS})$|[(\[]\s*(?:{_WORDS})\s*[)\]]|(?:\s[-–—]|[:※])\s*(?:{_WORDS})$", re.IGNORECASE)
"""The whole text, in brackets, or behind a dash: 廃止事務の見直し is a skill like any other."""
_NO = re.compile("no|n|false|0|inactive|archived|expired|いいえ|無効?|無し?|なし|×|✕|停止", re.IGNORECASE)
"""In a column that says whether a row is in use."""
_NUMBER = re.compile(r"(?:level|レベル|lv\.?)?\s*([0-9]{1,2})", re.IGNORECASE)
_DECIMAL = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """A row of the list: names as they are written."""

    role: str
    grade: str
    skill: str
    level: str
    place: Place = None
    """Of the level."""
    skill_place: Place = None
    role_text: str = ""
    grade_text: str = ""
    grade_number: int | None = None
    """Its place among the grades of the role, from the lowest, where the list says so."""
    state: str = ""
    """Whether it is in use, where the list has a column for that."""


@dataclass(frozen=True, slots=True)
class SkillText:
    """What a second file says of a skill: its meaning, its levels, the group it belongs to."""

    text: str = ""
    levels: Mapping[int, str] = field(default_factory=dict)
    group: str = ""
    name: str = ""
    """As it is written."""


GOVERNMENT_WORDS = ("awareness", "working", "practitioner", "expert")
"""The four levels of the UK government's digital and data framework, from the lowest."""


@dataclass(frozen=True, slots=True)
class About:
    """What the list does not say: the framework's id and name, where it comes from, its level words from the lowest."""

    id: str
    name: str
    source: str
    words: tuple[str, ...] = ()
    standard: Standard | None = None
    """The levels are this standard's letters of importance: its table gives the level of each."""
    scale: tuple[ScaleLevel, ...] = ()
    """The scale on which that table stands."""
    grades: tuple[str, ...] = ()
    """The names of its grades from the lowest, where the office says their order."""
    table: tuple[tuple[float, int], ...] = ()
    """Its levels are decimals: from which value on which level holds."""
    skills: Mapping[str, SkillText] = field(default_factory=dict)
    """Texts of the skills by their name in normal form."""

    def level(self, text: str) -> int | None:
        """The level that a text of the list means: a number, a word, or a letter; None when it means none.

        A letter that asks for no level is -1.
        """
        if self.standard is not None:
            letters = {one.letter: -1 if one.level is None else one.level for one in self.standard.importance}
            return letters.get(unicodedata.normalize("NFKC", text).strip().casefold())
        if self.table:
            found = _DECIMAL.fullmatch(unicodedata.normalize("NFKC", text).strip())
            return from_value(self.table, float(found[0])) if found else None
        if self.words:
            return {fold(word): number for number, word in enumerate(self.words, 1)}.get(fold(text))
        return _number(text)


def files(lines: Sequence[RequirementLine], about: About) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """File name -> content of the definition files (none where something is wrong), and all there is to say of it.

    Levels are the numbers of the list, or 1, 2, 3 … in the order of `about.words`; 0 stands below them for somebody
    who has nothing yet. Grades are numbered from the lowest on (`grade_order`).
    """
    problems: list[Problem] = []
    roles: dict[str, dict[str, dict[str, int]]] = {}
    places: dict[tuple[str, str, str], Place] = {}
    for line in lines:
        texts = (line.role, line.grade, line.skill, line.level, line.state)
        unused = line.state if _NO.fullmatch(_normal(line.state)) else next(filter(is_unused, texts), "")
        if unused:
            problems.append(problem("E_LIST_UNUSED", line.place, found=unused))
            continue
        level = about.level(line.level)
        if level is None:
            letters = tuple(one.letter for one in about.standard.importance) if about.standard else ()
            expected = letters or about.words or ("1", "2", "3")
            problems.append(problem("E_LIST_LEVEL", line.place, found=line.level, expected=expected))
            continue
        required = roles.setdefault(line.role, {}).setdefault(line.grade, {})
        # The letter is known, and asks for nothing.
        if level < 0:
            continue
        facts = {"role": line.role, "grade": line.grade, "skill": line.skill}
        if line.skill in required:
            other = required[line.skill]
            code = "N_LIST_SAME" if other == level else "E_LIST_TWICE"
            first = str(places[line.role, line.grade, line.skill] or "")
            problems.append(problem(code, line.place, **facts, found=level, expected=other, other=first))
            continue
        required[line.skill] = level
        places[line.role, line.grade, line.skill] = line.place
    for role, grades in roles.items():
        problems += [problem("W_LIST_NOTHING", None, role=role, grade=g) for g, asked in grades.items() if not asked]
    problems += [
        problem("E_LIST_GRADES", None, role=role, found=len(grades), expected=MOST_GRADES)
        for role, grades in roles.items()
        if len(grades) > MOST_GRADES
    ]
    if not roles and not has_errors(problems):
        problems.append(problem("E_LIST_EMPTY"))
    numbered = _numbered(lines)
    ordered, told = in_order({r: g for r, g in roles.items() if len(g) <= MOST_GRADES}, about.grades, numbered)
    problems += told
    if about.skills:
        named = {fold(skill) for grades in roles.values() for asked in grades.values() for skill in asked}
        problems += [problem("W_SKILL_TEXT_NONE", None, found=one) for one in sorted(named - about.skills.keys())]
    # From behind, so that the first text of a role is the one that stays.
    said = {line.role: line.role_text for line in reversed(lines)}
    said_of = {(line.role, line.grade): line.grade_text for line in reversed(lines)}
    return {} if has_errors(problems) else _texts(ordered, about, said, said_of), tuple(problems)


def _numbered(lines: Sequence[RequirementLine]) -> dict[str, dict[str, int]]:
    """Role -> grade -> its number, of the roles whose grades all have one of their own."""
    found: dict[str, dict[str, int | None]] = {}
    for line in lines:
        found.setdefault(line.role, {}).setdefault(line.grade, line.grade_number)
    return {
        role: {grade: number for grade, number in grades.items() if number is not None}
        for role, grades in found.items()
        if None not in grades.values() and len(set(grades.values())) == len(grades)
    }


def is_unused(text: str) -> bool:
    """Whether a text says of itself that it is no longer in use."""
    return _UNUSED.search(_normal(text)) is not None


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) if found else None


def _texts(
    roles: Mapping[str, Mapping[str, Mapping[str, int]]],
    about: About,
    said: Mapping[str, str],
    said_of: Mapping[tuple[str, str], str],
) -> dict[str, str]:
    levels = [n for grades in roles.values() for required in grades.values() for n in required.values()]
    role_ids = _ids("role", roles)
    asked = dict.fromkeys(s for grades in roles.values() for required in grades.values() for s in required)
    written = {fold(one): one for one in asked}
    # In the order of the second file, with the skills that no role asks for; then what it does not have.
    order = [written.pop(key, said_of_it.name) for key, said_of_it in about.skills.items()]
    skill_ids = _ids("skill", [*order, *written.values()])
    levels += [n for one in about.skills.values() for n in one.levels]
    standard = about.standard
    items = {fold(one.name): f"{standard.id}:{one.id}" for one in standard.items} if standard else {}
    found: dict[str, Any] = {
        "framework.yaml": {
            "id": about.id,
            "version": "1",
            "name": _same(about.name),
            "provider": _same(about.name),
            "licence": about.source,
            # A scale has two steps at least.
            "scale": [plain(one) for one in about.scale] or _scale(max(1, *levels, len(about.words)), about.words),
        },
        "trainings/own.yaml": {"id": "own", "name": {"ja": "研修", "en": "Trainings"}, "trainings": []},
        "leaders.yaml": _leaders(next(iter(role_ids.values()))),
    }
    if standard:
        found[f"standards/{standard.id}.yaml"] = plain(standard)
    found |= _groups(skill_ids, items, about)
    for name, grades in roles.items():
        found[f"roles/{role_ids[name]}.yaml"] = _role(name, role_ids[name], grades, skill_ids, about, said, said_of)
    return {name: modeline(name) + text_of(data) for name, data in found.items()}


def _scale(highest: int, words: Sequence[str]) -> list[dict[str, Any]]:
    def name(n: int) -> dict[str, str]:
        if n == 0:
            return {"ja": "未経験", "en": "Not yet"}
        return _same(words[n - 1]) if words else {"ja": f"レベル{n}", "en": f"Level {n}"}

    return [{"level": n, "name": name(n), "description": name(n)} for n in range(highest + 1)]


def _groups(skills: Mapping[str, str], items: Mapping[str, str], about: About) -> dict[str, Any]:
    """The files of skills, one for each group that the second file names."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    for name, key in skills.items():
        said = about.skills.get(fold(name), SkillText())
        grouped.setdefault(said.group, []).append(_skill(name, key, items.get(fold(name)), said))
    ids = _ids("group", [one for one in grouped if one])
    found: dict[str, Any] = {}
    for group, made in grouped.items():
        key, title = (ids[group], _same(group)) if group else ("adopted", {"ja": "スキル", "en": "Skills"})
        found[f"skills/{key}.yaml"] = {"id": key, "name": title, "skills": made}
    return found


def _skill(name: str, key: str, item: str | None, said: SkillText) -> dict[str, Any]:
    aligned = {"aligns": [item]} if item else {}
    levels = {str(n): _same(text) for n, text in sorted(said.levels.items())}
    return {"id": key, "name": _same(name), "definition": _same(said.text or name), **aligned, "descriptors": levels}


def _role(
    name: str,
    key: str,
    grades: Mapping[str, Mapping[str, int]],
    skills: Mapping[str, str],
    about: About,
    said: Mapping[str, str],
    said_of: Mapping[tuple[str, str], str],
) -> dict[str, Any]:
    listed = {
        str(n): {
            **({"name": _same(grade)} if grade else {}),
            "summary": _same(said_of.get((name, grade)) or " ".join(part for part in (name, grade) if part)),
            "requires": {skills[skill]: level for skill, level in required.items()},
        }
        for n, (grade, required) in enumerate(grades.items(), 1)
    }
    head = {"id": key, "name": _same(name), "purpose": _same(said.get(name) or name), "duties": [], "origin": "adopted"}
    source = about.source + (_LETTERS if about.standard else "")
    return {**head, "source": source, "grades": listed}


def _leaders(role: str) -> dict[str, Any]:
    """A rule must exist; it is the plainest one, to be changed by the office."""
    title = {"ja": "ICTリーダー", "en": "ICT leader"}
    name = {"ja": "各課1名", "en": "One per section"}
    rule = {"id": "one-per-section", "name": name, "title": title, "source": "-", "verified": False, "role": role}
    return {"use": "one-per-section", "rules": [rule]}


def _same(text: str) -> dict[str, str]:
    """A list has its names in one language; both columns get them as they stand."""
    return {"ja": text, "en": text}


def _ids(kind: str, names: Iterable[str]) -> dict[str, str]:
    """Ids from names in Latin letters; role-001, role-002 … for others and for names that give the same id."""
    found: dict[str, str] = {}
    for number, name in enumerate(names, 1):
        plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60].strip("-") if name.isascii() else ""
        found[name] = plain if plain and plain not in found.values() else f"{kind}-{number:03d}"
    return found
