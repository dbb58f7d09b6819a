"""Gaps: what a role grade requires minus what a person has. Pure.

gap = max(0, required - level) per skill. A required skill that is not assessed has no gap that could be known: it is
listed apart, counts neither as level 0 nor as met, and nobody fulfils a requirement with one.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from skillmap.assessment.model import Levels


class Gap(NamedTuple):
    """What a person lacks for one set of required levels, in the order of the requirements."""

    short: Mapping[str, int]
    """Skill -> levels missing (1 or more)."""
    unassessed: tuple[str, ...]
    """Required skills without a level."""
    met: int
    """Number of required skills that are fulfilled."""

    @property
    def total(self) -> int:
        """Levels missing over all assessed skills."""
        return sum(self.short.values())

    @property
    def is_met(self) -> bool:
        """Every required skill is assessed and fulfilled, and there is one: 0 of 0 is not fulfilled."""
        return self.met > 0 and not self.short and not self.unassessed


def gap(levels: Levels, requires: Mapping[str, int]) -> Gap:
    """What these levels lack for these requirements."""
    short: dict[str, int] = {}
    unassessed: list[str] = []
    for skill, required in requires.items():
        level = levels.get(skill)
        # Not assessed is not 0: a new member of staff would else head every list of people who need training.
        if level is None:
            unassessed.append(skill)
        elif level < required:
            short[skill] = required - level
    return Gap(short, tuple(unassessed), len(requires) - len(short) - len(unassessed))


NOTHING_ASSESSED: Levels = {}
"""The profile of somebody without any rating."""


def gaps(profiles: Mapping[int, Levels], staff: Iterable[int], requires: Mapping[str, int]) -> dict[int, Gap]:
    """The gap of many people: staff id -> gap, in the order of `staff`.

    Each distinct profile is computed once. `assessment.store` lets equal profiles share one object, which makes a
    metropolis as fast as reading its ratings.
    """
    known: dict[int, Gap] = {}
    found: dict[int, Gap] = {}
    for staff_id in staff:
        levels = profiles.get(staff_id, NOTHING_ASSESSED)
        # By identity, because equal profiles are one object: comparing profiles would cost what computing the gap
        # costs.
        key = id(levels)
        result = known.get(key)
        if result is None:
            result = known[key] = gap(levels, requires)
        found[staff_id] = result
    return found


class Share(NamedTuple):
    """How a group of people stands against its targets; every person counts once per target."""

    people: int
    met: int
    short: int
    """People who lack levels in a skill that was assessed."""
    unassessed: int
    """People with required skills that are not assessed (they may lack levels too)."""
    levels: int
    """Levels missing over everybody's assessed skills."""


def share(results: Iterable[Gap]) -> Share:
    """How many people meet everything, lack something, have skills unassessed, and the levels missing in all."""
    people = met = short = unassessed = levels = 0
    for one in results:
        people += 1
        met += one.is_met
        short += bool(one.short)
        unassessed += bool(one.unassessed)
        levels += one.total
    return Share(people, met, short, unassessed, levels)
