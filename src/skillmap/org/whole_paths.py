"""Units of a first staff list that lack what stands above them: found among the whole ones, never guessed."""

from collections.abc import Iterable, Sequence
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
    paths = {_key(path): path for path in (_path(record) for record in records) if path}
    top = min((_ORDER.index(path[0].kind) for path in paths.values() if path[0].kind in _ORDER), default=0)
    found: list[StaffRecord] = []
    problems: list[Problem] = []
    for record in records:
        path = _path(record)
        if not path or path[0].kind not in _ORDER or _ORDER.index(path[0].kind) <= top:
            found.append(record)
            continue
        whole = _whole(path, paths.values(), top)
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
    return tuple(unit for unit in record.units if unit.name)


def _key(path: Path) -> tuple[str, ...]:
    return tuple(fold(unit.name) for unit in path)


def _whole(path: Path, known: Iterable[Path], top: int) -> list[Path]:
    """The paths from the top that hold the line's units below what they begin with."""
    first, found = fold(path[0].name), {}
    for one in known:
        if one[0].kind not in _ORDER or _ORDER.index(one[0].kind) > top:
            continue
        names = _key(one)
        if first in names[1:]:
            above = one[: names.index(first, 1)]
            found[_key(above)] = above
    return [(*above, *path) for above in found.values()]
