"""A role with its grade as people write them: プロダクトマネージャー（補佐）, 段階2, Ⅱ; several in a cell."""

import re
import unicodedata

from skillmap.errors import Refusal
from skillmap.framework.find import RoleChoice, find_role
from skillmap.framework.model import Framework, Role
from skillmap.japanese import fold

_NUMBER = re.compile(r"(?:段階|レベル|ランク|level|grade|lv\.?)?([1-9])(?:\.0)?(?:段階|級)?|(i{1,3})", re.IGNORECASE)
_AROUND = "()[]{}【】〔〕「」『』/／・:：,、の- "
_BETWEEN = re.compile(r"[、，,;；\n・/／]+|第?[1-9一二三]希望\s*[:：]?|[\u2460-\u2468]|(?<![0-9])[1-9][.．)）]\s*")
"""What stands between several roles of a cell: signs, 第1希望, ①."""


def grade_meant(role: Role, text: str) -> int | None:
    """The grade of a role that a text means: its number in any spelling, or its name; None where it has none such."""
    plain = unicodedata.normalize("NFKC", text).strip(_AROUND)
    number = _NUMBER.fullmatch("".join(plain.split()))
    if number:
        found = int(number[1]) if number[1] else len(number[2])
        return found if found in role.grades else None
    wanted = fold(plain)
    names = {fold(form): at for at, one in role.grades.items() if one.name for form in (one.name.ja, one.name.en)}
    return names.get(wanted)


def in_one_text(framework: Framework, text: str) -> RoleChoice | None:
    """The role and grade of a text that is a role's whole name with a grade behind it; None for any other."""
    folded = fold(text)
    hits = {
        (role.id, grade)
        for role in framework.roles.values()
        for form in (role.id, role.name.ja, role.name.en)
        if folded.startswith(fold(form)) and (rest := folded.removeprefix(fold(form)))
        if (grade := grade_meant(role, rest)) is not None
    }
    return RoleChoice(*hits.pop()) if len(hits) == 1 else None


def several_roles(framework: Framework, text: str) -> tuple[str, ...]:
    """The parts of a text that names several roles, each with or without its grade; empty for any other."""
    parts = tuple(part.strip(_AROUND) for part in _BETWEEN.split(text) if part and part.strip(_AROUND))
    return parts if len(parts) > 1 and all(_is_role(framework, part) for part in parts) else ()


def _is_role(framework: Framework, text: str) -> bool:
    try:
        find_role(framework, text)
    except Refusal:
        return in_one_text(framework, text) is not None
    return True
