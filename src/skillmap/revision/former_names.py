"""What definitions were called in earlier versions, and what stands for them today: for lists without a version. Pure.

A name that some definition bears today is that one's; if it was another's before, that is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from skillmap.framework.model import Framework
from skillmap.framework.transition import Fate, Transition
from skillmap.japanese import fold
from skillmap.sheets.options import FormerName
from skillmap.words import Bilingual

KINDS = ("skill", "role", "training", "qualification")
"""What lists call by its name alone."""
NAMED = (*KINDS, "grade")
"""Of what the names of a version are kept."""


@dataclass(frozen=True, slots=True)
class VersionNames:
    """The names of one version: kind -> id -> Japanese, English and other names; the numbers of its levels."""

    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EarlierNames:
    """An earlier version, and what became of its definitions since, the oldest change first."""

    version: VersionNames
    since: Sequence[Transition]


def names_of(framework: Framework) -> VersionNames:
    """The names of the definitions of a version, in the order of the files."""
    names: dict[str, dict[str, tuple[str, ...]]] = {
        "skill": {one.id: (one.name.ja, one.name.en) for one in framework.skills.values()},
        "role": {one.id: (one.name.ja, one.name.en) for one in framework.roles.values()},
        "grade": {
            f"{role.id}/{number}": (grade.name.ja, grade.name.en)
            for role in framework.roles.values()
            for number, grade in role.grades.items()
            if grade.name is not None
        },
        "training": {one.id: (one.name.ja, one.name.en, *one.aliases) for one in framework.trainings.values()},
        "qualification": {one.id: (one.name.ja, one.name.en) for one in framework.qualifications.values()},
    }
    return VersionNames(names, tuple(step.level for step in framework.header.scale))


def former_names(own: VersionNames, earlier: Sequence[EarlierNames]) -> dict[str, dict[str, FormerName]]:
    """Kind -> folded name -> what it was and is, of names that mean nothing today or something else.

    `earlier` from the newest version to the oldest: of a name that several of them had the newest meaning counts.
    """
    today: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for kind in KINDS:
        for key, text in _texts(own, kind):
            today[kind].setdefault(fold(text), key)
    found: dict[str, dict[str, FormerName]] = {kind: {} for kind in KINDS}
    for one in earlier:
        for kind in KINDS:
            for key, text in _texts(one.version, kind):
                folded, there = fold(text), today[kind]
                if folded in found[kind]:
                    continue
                meaning = _meaning(own, one, kind, key, text)
                if folded not in there:
                    found[kind][folded] = meaning
                # Whoever bears it today is meant, unless an older list means whom it was taken from.
                elif not meaning.why and meaning.key != there[folded]:
                    found[kind][folded] = FormerName(text, meaning.now, "reused", there[folded])
    return found


def _texts(version: VersionNames, kind: str) -> Iterator[tuple[str, str]]:
    """Id and every text by which a definition is known: ids, names, then other names, which give way to both."""
    names = version.names[kind]
    yield from ((key, key) for key in names)
    yield from ((key, text) for key, texts in names.items() for text in texts[:2])
    yield from ((key, text) for key, texts in names.items() for text in texts[2:])


def _meaning(own: VersionNames, earlier: EarlierNames, kind: str, key: str, text: str) -> FormerName:
    ids: tuple[str, ...] = (key,)
    why = ""
    for transition in earlier.since:
        steps = [step for one in ids if (step := transition.by_kind[kind].get(one)) is not None]
        why = next((_DOUBTS[step.fate] for step in steps if step.fate in _DOUBTS), why)
        ids = tuple(dict.fromkeys(new for one in ids for new in transition.new_ids(kind, one)))
    there = tuple(one for one in ids if one in own.names[kind])
    now = tuple(Bilingual(*own.names[kind][one][:2]) for one in there)
    if not there:
        return FormerName(text, (), "withdrawn")
    if len(there) > 1 or len(ids) > len(there):
        return FormerName(text, now, "split")
    if not why and kind == "skill" and _is_other_scale(own, earlier):
        why = "scale"
    if not why and kind == "role" and _is_other_order(earlier, key, there[0]):
        why = "grades"
    return FormerName(text, now, why, there[0])


_DOUBTS = {Fate.SPLIT: "split", Fate.MERGED: "merged", Fate.WITHDRAWN: "withdrawn"}


def _is_other_scale(own: VersionNames, earlier: EarlierNames) -> bool:
    """Whether a level of then is another number today: who writes the old name may mean the old level."""
    moved = any(old != new for transition in earlier.since for old, new in transition.levels.items())
    return moved or set(own.levels) != set(earlier.version.levels)


def _is_other_order(earlier: EarlierNames, old: str, new: str) -> bool:
    """Whether a grade of a role has another number today."""
    for transition in earlier.since:
        for step in transition.by_kind["grade"].values():
            role, _, number = step.old.rpartition("/")
            if role == old and step.new not in ((f"{new}/{number}",), (step.old,)):
                return True
    return False
