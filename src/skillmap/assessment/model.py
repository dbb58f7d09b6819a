"""Ratings as values: the three stages, a recorded level, and a person's row of an assessment sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import TypeAlias

from skillmap.problems import Place

Levels: TypeAlias = Mapping[str, int]
"""A person's profile: skill id -> level. A skill that is not in it is not assessed; that is never level 0."""


class Stage(IntEnum):
    """Who rated: the person, the supervisor, and the level that counts."""

    SELF = 1
    SUPERVISOR = 2
    APPROVED = 3

    @property
    def code(self) -> str:
        """As it is typed: self, supervisor, approved."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Rating:
    """A recorded level of one stage: `rated_on` is the day it holds from, `entry` the journal entry behind it."""

    staff_id: int
    skill: str
    stage: Stage
    rated_on: date
    level: int
    rated_by: str
    entry: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell of an assessment sheet; `level` None = not assessed (－ or blank)."""

    skill: str
    stage: Stage
    level: int | None
    place: Place = None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One person's row of an assessment sheet, as it was read."""

    number: str
    name: str
    answers: tuple[Answer, ...]
    rated_on: date | None = None
    """Day written in the row; None = the day of the whole sheet."""
    place: Place = None
    source_no: int | None = None
    """Number of the file among the sources of the change set, from 1."""


@dataclass(frozen=True, slots=True)
class Present:
    """What is recorded now: (staff id, stage) -> skill -> (level, rated on). Missing keys = never rated."""

    held: Mapping[tuple[int, Stage], Mapping[str, tuple[int, date]]] = field(default_factory=dict)

    def of(self, staff_id: int, stage: Stage) -> Mapping[str, tuple[int, date]]:
        """A person's levels of a stage with the day each was rated on."""
        return self.held.get((staff_id, stage), {})
