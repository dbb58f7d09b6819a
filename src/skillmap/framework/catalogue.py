"""The catalogue of trainings as rows of plain values, and the way back into the definition files. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from skillmap.framework.editing import with_values
from skillmap.framework.model import Training
from skillmap.framework.reader import FrameworkSource
from skillmap.problems import CellPlace, FilePlace, Problem, problem

EntryValues: TypeAlias = Mapping[str, Any]
"""A training by field: text, numbers, None; levels as a tuple of (skill, level), trainings as a tuple of ids."""

TEXTS = ("name", "audience", "summary", "provider")
"""Fields in both languages: the Japanese under this name, the English with _en."""
_FIXED = {"name", "name_en", "audience", "audience_en", "summary", "summary_en", "provider", "provider_en"}
NEEDED = (*_FIXED, "format", "hours", "cost", "half_days", "status")
"""A training cannot be without these."""
_KEYS = list(Training.model_fields)
_PLAIN = {
    "format": "format",
    "hours": "hours",
    "cost": "cost_yen",
    "half_days": "half_days",
    "capacity": "usual_capacity",
    "period": "period",
    "venue": "venue",
    "contact": "contact",
    "status": "status",
}


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A training as it is to be: the fields that change, or all that are known of a new one."""

    id: str
    values: EntryValues
    group: str = ""
    """A new one: the file it goes into."""
    places: Mapping[str, CellPlace] = field(default_factory=dict)


def values_of(training: Training) -> dict[str, Any]:
    """A training as plain values by field."""
    found: dict[str, Any] = {}
    for name in TEXTS:
        text = getattr(training, name)
        found |= {name: text.ja, f"{name}_en": text.en}
    found |= {name: getattr(training, key) for name, key in _PLAIN.items()}
    # A file that says 8 must not come back with 8.0.
    found["hours"] = _whole(training.hours)
    found["teaches"] = tuple(training.teaches.items())
    found["before_trainings"] = training.prerequisites.trainings
    found["before_levels"] = tuple(training.prerequisites.levels.items())
    return found


def groups_of(source: FrameworkSource) -> dict[str, str]:
    """Training -> file it stands in, without folder and ending."""
    return {
        name: file.rpartition("/")[2].removesuffix(".yaml")
        for (kind, name), (file, _) in source.homes.items()
        if kind == "training"
    }


def texts(source: FrameworkSource, contents: Mapping[str, str], entries: Iterable[CatalogueEntry]) -> dict[str, str]:
    """File name -> new text of the files that the entries change; `contents` are the files as they are.

    Raises InputRefused (E_EDIT) when a file is written in a way that cannot be changed line by line.
    """
    changed: dict[str, dict[tuple[str | int, ...], Any]] = {}
    added: dict[str, list[Any]] = {}
    for entry in entries:
        if (home := source.homes.get(("training", entry.id))) is None:
            added.setdefault(f"trainings/{entry.group}.yaml", []).append(_with({"id": entry.id}, entry.values))
            continue
        file, path = home
        raw: Any = source.documents[file].data
        for key in path:
            raw = raw[key]
        changed.setdefault(file, {})[path] = _with(raw, entry.values)
    return {
        file: with_values(
            contents[file], file, changed.get(file, {}), {"trainings": added[file]} if file in added else {}
        )
        for file in sorted({*changed, *added})
    }


def _with(raw: Mapping[str, Any], values: EntryValues) -> dict[str, Any]:
    """The entry of a file with other values, its keys in the order of the model."""
    data: dict[str, Any] = dict(raw)
    for name, value in values.items():
        base = name.removesuffix("_en")
        if name in _PLAIN:
            # Active is what a training is when nothing is said: files stay as people keep them.
            _set(data, _PLAIN[name], None if name == "status" and value == "active" else value)
        elif base in TEXTS:
            language = "en" if name.endswith("_en") else "ja"
            both = {**data.get(base, {}), language: value}
            data[base] = {key: both[key] for key in ("ja", "en") if key in both}
        elif name == "teaches":
            _set(data, "teaches", dict(value))
        else:
            needs = dict(data.get("prerequisites", {}))
            part = name.removeprefix("before_")
            _set(needs, part, list(value) if part == "trainings" else dict(value))
            _set(data, "prerequisites", needs)
    return {key: data[key] for key in _KEYS if key in data}


def _set(data: dict[str, Any], key: str, value: Any) -> None:
    if value is None or value in ({}, []):
        data.pop(key, None)
    else:
        data[key] = value


def _whole(hours: float) -> float | int:
    return int(hours) if hours == int(hours) else hours


_FIELD_OF = {key: name for name, key in _PLAIN.items()} | {name: name for name in TEXTS} | {"teaches": "teaches"}


def at_their_cells(found: Sequence[Problem], made: FrameworkSource, entries: Iterable[CatalogueEntry]) -> list[Problem]:
    """Problems of the files as they would be, at the cells they come from; others stay at their line."""
    places = {entry.id: entry.places for entry in entries}
    lines: dict[tuple[str, int], CellPlace] = {}
    for (kind, name), (file, path) in made.homes.items():
        if kind != "training" or not places.get(name):
            continue
        known = places[name]
        for mark, (line, _) in made.documents[file].marks.items():
            if mark[: len(path)] == path:
                key = str(mark[len(path)]) if len(mark) > len(path) else "name"
                part = "before_levels" if "levels" in mark else "before_trainings"
                one = part if key == "prerequisites" else _FIELD_OF.get(key, "name")
                lines[made.documents[file].path, line] = known.get(one, known["name"])
    return [
        problem(p.code, lines.get((p.place.path, p.place.line), p.place), **p.facts)
        if isinstance(p.place, FilePlace)
        else p
        for p in found
    ]
