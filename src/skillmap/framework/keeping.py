"""The office's own files beside a new version: trainings, needs, leader rules … in its ids and levels. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from skillmap.framework.editing import with_values
from skillmap.framework.reader import FrameworkSource
from skillmap.framework.schemas import modeline
from skillmap.framework.transition import Transition
from skillmap.framework.yaml_files import Path_, text_of

PARTS: Mapping[str, str] = {
    "trainings": "trainings/",
    "qualifications": "qualifications.yaml",
    "conduct": "conduct.yaml",
    "leaders": "leaders.yaml",
    "needs": "needs.yaml",
}
"""What an office can keep of its own, and the file or folder it stands in; each rests on those before it."""


def files_of(source: FrameworkSource, part: str) -> tuple[str, ...]:
    """The files of a part that are there."""
    where = PARTS[part]
    return tuple(n for n in source.documents if n == where or (where.endswith("/") and n.startswith(where)))


def is_empty(source: FrameworkSource, part: str) -> bool:
    """Whether a version says nothing about a part: a public framework knows no trainings or needs of an office."""
    framework = source.framework
    values = {
        "trainings": framework.trainings,
        "qualifications": framework.qualifications,
        "conduct": framework.conduct,
        "leaders": framework.leaders.rules,
        "needs": framework.needs,
    }
    return not values[part]


def kept_text(part: str, name: str, text: str, data: Any, transition: Transition, lowest: int) -> str:
    """The text of one of the office's files in the new words; comments and everything unchanged stay as they are.

    `lowest` is the lowest level of the new scale: nothing is taught or asked for at it.
    """
    new = _WORDED[part](data, _Words(transition, lowest))
    if new == data:
        return text
    # Needs that are added up or gone leave nothing to be changed line by line.
    if part == "needs":
        return modeline(name) + text_of(new)
    return with_values(text, name, dict(_changed(part, data, new)))


def _changed(part: str, old: Any, new: Any) -> Iterator[tuple[Path_, Any]]:
    """The fields that differ, entity by entity."""
    key = {"trainings": "trainings", "conduct": "articles", "leaders": "rules"}.get(part)
    before, after = (old[key], new[key]) if key else (old, new)
    prefix: Path_ = (key,) if key else ()
    for i, (a, b) in enumerate(zip(before, after, strict=True)):
        for field in a:
            if a[field] != b.get(field):
                yield (*prefix, i, field), b.get(field)


class _Words:
    """The new words for old ones; what was withdrawn has none."""

    def __init__(self, transition: Transition, lowest: int) -> None:
        self._transition = transition
        self._lowest = lowest

    def ids(self, kind: str, values: Any) -> list[str]:
        """The new ids of a list of old ones."""
        return list(dict.fromkeys(new for one in values for new in self._transition.new_ids(kind, one)))

    def levels(self, values: Mapping[str, int]) -> dict[str, int]:
        """Skills with levels: of merged ones the higher level, so that nothing is taught or asked less than before."""
        found: dict[str, int] = {}
        for skill, level in values.items():
            now = self._transition.levels.get(level, level)
            for new in self._transition.new_ids("skill", skill):
                if now > self._lowest:
                    found[new] = max(now, found.get(new, now))
        return found

    def grade(self, role: str, grade: int) -> tuple[str, int] | None:
        """The first new role grade that stands for an old one; None for a withdrawn one."""
        found = self._transition.new_ids("grade", f"{role}/{grade}")
        new_role, _, number = found[0].rpartition("/") if found else ("", "", "0")
        return (new_role, int(number)) if found else None


def _trainings(data: Any, words: _Words) -> Any:
    return {**data, "trainings": [_training(t, words) for t in data["trainings"]]}


def _training(one: Mapping[str, Any], words: _Words) -> dict[str, Any]:
    new = dict(one)
    if "teaches" in one:
        new["teaches"] = words.levels(one["teaches"])
    before = one.get("prerequisites")
    if before and before.get("levels"):
        new["prerequisites"] = {**before, "levels": words.levels(before["levels"])}
    if one.get("mandatory_for"):
        new["mandatory_for"] = [
            {**m, "aiming_at": words.ids("role", m["aiming_at"])} if m.get("aiming_at") else m
            for m in one["mandatory_for"]
        ]
    if one.get("qualification"):
        # A withdrawn one stays as it is: the check of the files names it.
        new["qualification"] = next(iter(words.ids("qualification", [one["qualification"]])), one["qualification"])
    return new


def _qualifications(data: Any, words: _Words) -> Any:
    return [{**q, "evidence": words.levels(q["evidence"])} if q.get("evidence") else q for q in data]


def _conduct(data: Any, words: _Words) -> Any:
    articles = [
        {**a, "taught_by": words.ids("training", a["taught_by"])} if a.get("taught_by") else a for a in data["articles"]
    ]
    return {**data, "articles": articles}


def _leaders(data: Any, words: _Words) -> Any:
    rules = []
    for rule in data["rules"]:
        role, grade = words.grade(rule["role"], rule.get("grade", 1)) or (rule["role"], rule.get("grade", 1))
        new = {**rule, "role": role}
        # 1 is meant where nothing is said: files stay as people keep them.
        if "grade" in rule or grade != 1:
            new["grade"] = grade
        if rule.get("programme"):
            new["programme"] = words.ids("training", rule["programme"])
        rules.append(new)
    return {**data, "rules": rules}


def _needs(data: Any, words: _Words) -> Any:
    """Needs of the same role grade, year and department add up; those of withdrawn ones go (see `lost_needs`)."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for need in data:
        to = words.grade(need["role"], need["grade"])
        if to is None:
            continue
        new = {**need, "role": to[0], "grade": to[1]}
        key = tuple((k, v) for k, v in new.items() if k != "count")
        if key in found:
            found[key]["count"] += need["count"]
        else:
            found[key] = new
    return list(found.values())


_WORDED: Mapping[str, Callable[[Any, _Words], Any]] = {
    "trainings": _trainings,
    "qualifications": _qualifications,
    "conduct": _conduct,
    "leaders": _leaders,
    "needs": _needs,
}


def lost_needs(source: FrameworkSource, transition: Transition) -> int:
    """How many needs are for role grades that were withdrawn."""
    return sum(not transition.new_ids("grade", f"{n.role}/{n.grade}") for n in source.framework.needs)
