"""Units of a first staff list that lack what stands above them: found among the whole ones, never guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from skillmap.japanese import fold
from skillmap.org.records import StaffRecord, UnitName
from skillmap.problems import Problem, problem

_ORDER = ("局", "部", "課", "係")
Path = tuple[UnitName, ...]


def complete(records: Sequence[StaffRecord]) -> tuple[list[StaffRecord], list[Problem]]:
    """The records with their units' whole paths, and what is told: W_ORG_COMPLETED; E_ORG_SEVERAL, without its record.

    A list that names departments may leave one blank. If exactly one whole path of the list ends as the line does, that
    one is meant; if none does, the unit stands by itself (会計室 without a 部).
    """
    keys: dict[Path, tuple[str, ...]] = {}
    paths: dict[tuple[str, ...], Path] = {}
    # Thousands of lines name the same units.
    for path in filter(None, map(_path, records)):
        if path not in keys:
            keys[path] = _key(path)
        paths[keys[path]] = path
    top = min((_ORDER.index(path[0].kind) for path in paths.values() if path[0].kind in _ORDER), default=0)
    above = _above(paths, top)
    found: list[StaffRecord] = []
    problems: list[Problem] = []
    for record in records:
        path = _path(record)
        if not path or path[0].kind not in _ORDER or _ORDER.index(path[0].kind) <= top:
            found.append(record)
            continue
        whole = [(*start, *path) for start in above.get(fold(path[0].name), ())]
        shown = tuple("/".join(unit.name for unit in one) for one in whole)
        facts = {"found": "/".join(unit.name for unit in path)}
        if len(whole) > 1:
            problems.append(problem("E_ORG_SEVERAL", record.origin.place("units"), expected=shown, **facts))
            continue
        if whole:
            problems.append(problem("W_ORG_COMPLETED", record.origin.place("units"), expected=shown[0], **facts))
            record = replace(record, units=whole[0])  # noqa: PLW2901 - the same line, now whole
        found.append(record)
    return found, problems


def _path(record: StaffRecord) -> Path:
    return tuple([unit for unit in record.units if unit.name])


def _key(path: Path) -> tuple[str, ...]:
    return tuple(fold(unit.name) for unit in path)


def _above(paths: Mapping[tuple[str, ...], Path], top: int) -> Mapping[str, Sequence[Path]]:
    """What stands above a unit of a name in the paths from the top, each once, by the folded name."""
    found: dict[str, dict[tuple[str, ...], Path]] = {}
    for names, path in paths.items():
        if path[0].kind not in _ORDER or _ORDER.index(path[0].kind) > top:
            continue
        for name in dict.fromkeys(names[1:]):
            depth = names.index(name, 1)
            found.setdefault(name, {})[names[:depth]] = path[:depth]
    return {name: list(starts.values()) for name, starts in found.items()}
