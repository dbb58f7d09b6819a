"""Single definitions of another office among our own: what must come along, and what cannot. Plain data, pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from skillmap.framework.dump import plain
from skillmap.framework.model import Framework

KINDS = ("skill", "training", "role", "article")
"""In the order in which they are taken over: the later ones speak of the earlier."""
Key = tuple[str, str]
"""(kind, id)."""


@dataclass(frozen=True)
class Wanted:
    """Everything to be taken over: what was asked for, and what it cannot be without."""

    asked: tuple[Key, ...]
    along: tuple[Key, ...]


def entities(framework: Framework, kind: str) -> Mapping[str, Any]:
    """The definitions of a kind by their ids."""
    articles = framework.conduct.articles if framework.conduct else ()
    found: Mapping[str, Mapping[str, Any]] = {
        "skill": framework.skills,
        "training": framework.trainings,
        "role": framework.roles,
        "article": {one.id: one for one in articles},
    }
    return found[kind]


def wanted(theirs: Framework, ours: Framework, asked: Iterable[Key]) -> Wanted:
    """What was asked for, and the skills and trainings it needs that we do not have."""
    chosen = tuple(dict.fromkeys(asked))
    open_, along = list(chosen), dict.fromkeys(chosen)
    while open_:
        # By id: what we have under it counts as theirs; where it means something else that is told (W_ADOPT_SKILL).
        for need in _needs(theirs, *open_.pop()):
            if need not in along and need[1] not in entities(ours, need[0]):
                along[need] = None
                open_.append(need)
    rest = sorted((key for key in along if key not in chosen), key=lambda key: (KINDS.index(key[0]), key[1]))
    return Wanted(chosen, tuple(rest))


def _needs(framework: Framework, kind: str, key: str) -> list[Key]:
    if kind == "role":
        grades = framework.roles[key].grades.values()
        skills = [("skill", s) for grade in grades for s in grade.requires]
        courses = [
            t for grade in grades for t in (*grade.prescribed, *(grade.elective.from_ if grade.elective else ()))
        ]
        return [*skills, *(("training", t) for t in courses)]
    if kind == "training":
        training = framework.trainings[key]
        skills = [("skill", s) for s in (*training.teaches, *training.prerequisites.levels)]
        return [*skills, *(("training", t) for t in training.prerequisites.trainings)]
    return []


@dataclass
class Fitting:
    """Their definitions put into our files; what is not known here is left out, and counted."""

    known: Mapping[str, frozenset[str]]
    """Ids by kind: skill, training, article, qualification, item."""
    ids: Mapping[Key, str] = field(default_factory=dict)
    """Ids that they get here where theirs is taken."""
    dropped: Counter[str] = field(default_factory=Counter)

    def fitted(self, kind: str, entity: Any) -> dict[str, Any]:
        """The plain data of a definition as it can stand in our files."""
        data = plain(entity)
        data.pop("adopted_from", None)
        data.pop("category", None)
        data["id"] = self.ids.get((kind, entity.id), entity.id)
        self._list(data, "aligns", "item")
        match kind:
            case "training":
                self._training(data)
            case "article":
                self._list(data, "taught_by", "training")
                # Their versions and whoever proposed it there say nothing of our text.
                for key in ("since", "proposed_by"):
                    data.pop(key, None)
            case "role":
                data["origin"] = "adopted"
                self._grades(data)
        return data

    def _grades(self, data: dict[str, Any]) -> None:
        for grade in data["grades"].values():
            if "prescribed" in grade:
                grade["prescribed"] = [self.ids.get(("training", t), t) for t in grade["prescribed"]]
            if "elective" in grade:
                grade["elective"]["from"] = [self.ids.get(("training", t), t) for t in grade["elective"]["from"]]

    def _training(self, data: dict[str, Any]) -> None:
        if before := data.get("prerequisites", {}).get("trainings"):
            data["prerequisites"]["trainings"] = [self.ids.get(("training", t), t) for t in before]
        self._list(data, "conduct", "article")
        self._list(data, "renewed_by", "training")
        if data.get("qualification") and data["qualification"] not in self.known["qualification"]:
            self.dropped["qualification"] += 1
            del data["qualification"]
        # Who must take it is for every office to decide.
        if data.pop("mandatory_for", None):
            self.dropped["mandatory_for"] += 1
        # Of their building, their staff and their year.
        for key in ("contact", "venue", "period"):
            data.pop(key, None)

    def _list(self, data: dict[str, Any], key: str, kind: str) -> None:
        before = data.get(key)
        if not before:
            return
        found = [self.ids.get((kind, one), one) for one in before]
        left = [one for one in found if one in self.known[kind]]
        self.dropped[kind] += len(found) - len(left)
        data[key] = left
        if not left:
            del data[key]
