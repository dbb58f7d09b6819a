"""Seats that the office allows its departments in a year, from the words of its settings. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from skillmap.allocation.problem import SeatLimit
from skillmap.errors import Refusal
from skillmap.framework.find import find_training
from skillmap.framework.model import Framework
from skillmap.org.find import find_unit
from skillmap.org.model import Organisation
from skillmap.settings import AskedLimit


def seat_limits(
    asked: Sequence[AskedLimit], framework: Framework, organisation: Organisation
) -> tuple[tuple[SeatLimit, ...], tuple[str, ...]]:
    """The limits of each department, and the names in them that mean no training or department.

    Of lines about the same trainings the one that names a department goes before the one for all, and a later line
    before an earlier one. A line with an unknown name limits what is known of it.
    """
    found: dict[tuple[str, frozenset[str]], SeatLimit] = {}
    unknown: list[str] = []
    every = [unit.code for unit in organisation.departments]
    for line in sorted(asked, key=lambda line: bool(line.departments)):
        trainings = _trainings(framework, line.trainings, unknown)
        named = _departments(organisation, line.departments, unknown)
        if line.trainings and not trainings:
            continue  # no known training: without this the line would limit all of them together
        for department in named if line.departments else every:
            found[department, trainings] = SeatLimit(department, line.seats, trainings)
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[0], sorted(key[1])))), tuple(unknown)


def _trainings(framework: Framework, names: Iterable[str], unknown: list[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        try:
            found.add(find_training(framework, name).id)
        except Refusal:
            unknown.append(name)
    return frozenset(found)


def _departments(organisation: Organisation, names: Iterable[str], unknown: list[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        unit = None
        with suppress(Refusal):
            unit = find_unit(organisation, name, among=organisation.departments)
        if unit is None:
            unknown.append(name)
        else:
            found.append(unit.code)
    return found


def with_spent(limits: Sequence[SeatLimit], used: Mapping[tuple[str, str], int]) -> tuple[SeatLimit, ...]:
    """The limits with the seats that are no part of the question; `used`: (department, training) -> seats."""
    return tuple(replace(one, spent=sum(count for key, count in used.items() if one.counts(*key))) for one in limits)
