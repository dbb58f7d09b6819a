"""New definitions: a first draft that is sound as it stands, as a new file or at the end of one that exists."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skillmap.errors import InputRefused
from skillmap.framework import placeholders
from skillmap.framework.dump import plain
from skillmap.framework.editing import with_values
from skillmap.framework.model import Framework
from skillmap.framework.schemas import modeline
from skillmap.framework.yaml_files import parse, text_of

_LISTS = {"skill": ("skills", "skills"), "training": ("trainings", "trainings")}
"""Kind -> sub-folder, and the key of the list in its files."""

KINDS = ("role", "skill", "training")


@dataclass(frozen=True, slots=True)
class DefinitionDraft:
    """A file as it will be, and the text that is new in it."""

    file: str
    """Below the folder of definitions."""
    content: str
    fresh: str


@dataclass(frozen=True, slots=True)
class DefinitionWish:
    """What is to be made: kind, id, names, the existing one it is like (an id), the file it goes into (its id)."""

    kind: str
    id: str
    ja: str
    en: str
    like: str | None = None
    group: str | None = None


def draft(folder: Path, framework: Framework, wish: DefinitionWish) -> DefinitionDraft:
    """The new definition in its place.

    Raises InputRefused: E_ID_TAKEN, E_NEW_GROUP (a skill or training needs a file to stand in), E_EDIT (the
    file is written in a way that nothing can be added to by adding lines).
    """
    known: Any = {"role": framework.roles, "skill": framework.skills, "training": framework.trainings}[wish.kind]
    if wish.id in known:
        raise InputRefused("E_ID_TAKEN", found=wish.id, name=known[wish.id].name.text)
    data = {"id": wish.id, "name": {"ja": wish.ja, "en": wish.en}}
    copied = plain(known[wish.like]) if wish.like else _first(framework, wish)
    # The category of a skill is the file that it stands in.
    copied.pop("category", None)
    data |= {key: value for key, value in copied.items() if key not in data}
    if wish.kind == "role":
        file = f"roles/{wish.id}.yaml"
        text = modeline(file) + text_of(data)
        return DefinitionDraft(file, text, text)
    return _appended(folder, framework, wish, data)


def _appended(folder: Path, framework: Framework, wish: DefinitionWish, data: dict[str, Any]) -> DefinitionDraft:
    sub, key = _LISTS[wish.kind]
    groups = sorted(path.stem for path in (folder / sub).glob("*.yaml"))
    group = wish.group or (framework.skills[wish.like].category if wish.kind == "skill" and wish.like else None)
    group = group or _group_of(folder, sub, key, wish.like)
    if group not in groups:
        raise InputRefused("E_NEW_GROUP", found=group or "－", expected=tuple(groups))
    file = f"{sub}/{group}.yaml"
    before = (folder / file).read_text("utf-8-sig")
    content = with_values(before, file, {}, {key: [data]})
    fresh = "".join(f"  {line}\n" for line in text_of([data]).splitlines())
    return DefinitionDraft(file, content, fresh)


def _group_of(folder: Path, sub: str, key: str, like: str | None) -> str | None:
    """The file in which the existing one stands."""
    # Ids are looked for in the files: which file a training stands in the framework does not remember.
    for path in sorted((folder / sub).glob("*.yaml")) if like else ():
        document, _ = parse(path.read_text("utf-8-sig"), path.name)
        if document and any(one.get("id") == like for one in document.data.get(key, ())):
            return path.stem
    return None


def _first(framework: Framework, wish: DefinitionWish) -> dict[str, Any]:
    """What stands in a definition that is like no other: sentences to be replaced, and nothing that is not true."""
    if wish.kind == "role":
        return {
            "purpose": placeholders.filled(placeholders.PURPOSE, wish.ja, wish.en),
            "duties": [placeholders.filled(placeholders.DUTY)],
            "origin": "ours",
            "grades": {"1": {"summary": placeholders.filled(placeholders.SUMMARY), "requires": {}}},
        }
    if wish.kind == "skill":
        levels = {str(step.level): plain(step)["description"] for step in framework.header.scale}
        define = placeholders.filled(placeholders.DEFINITION, wish.ja, wish.en)
        return {"definition": define, "descriptors": levels}
    return {
        "format": "half-day",
        "hours": 3,
        "half_days": 1,
        "provider": placeholders.filled(placeholders.PROVIDER),
        "audience": {"ja": "全職員", "en": "All staff"},
        "summary": placeholders.filled(placeholders.LEARNT),
    }
