"""Ratings as values: the three stages, a recorded level, and a person's row of an assessment sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import TypeAlias, overload

from skillmap.problems import CellPlace, Place

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
class Columns:
    """What the columns of an assessment sheet are about, and their letters; shared by all its rows."""

    file: str
    sheet: str
    keys: tuple[tuple[str, Stage], ...]
    letters: tuple[str, ...]
    moved: Mapping[str, str] | None = None
    """Where the cells stand in a file that was brought into this shape: address here -> "B4" or "5月!B4"."""

    def cell(self, column: int, row: int) -> str:
        """The address of an answer in the file."""
        cell = f"{self.letters[column]}{row}"
        return cell if self.moved is None else self.moved.get(cell, cell)

    def place(self, column: int, row: int) -> CellPlace:
        """Where an answer stands in the file."""
        sheet, _, cell = self.cell(column, row).rpartition("!")
        return CellPlace(self.file, sheet or self.sheet, cell)


class RowAnswers(Sequence[Answer]):
    """The answers of one row, made when looked at: four million of them would not fit into a small PC's memory."""

    __slots__ = ("columns", "levels", "row")

    def __init__(self, columns: Columns, levels: tuple[int | None, ...], row: int) -> None:
        self.columns = columns
        self.levels = levels
        self.row = row

    def __len__(self) -> int:
        return len(self.levels)

    @overload
    def __getitem__(self, at: int) -> Answer: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Answer, ...]: ...
    def __getitem__(self, at: int | slice) -> Answer | tuple[Answer, ...]:
        if isinstance(at, slice):
            return tuple(self[n] for n in range(*at.indices(len(self))))
        skill, stage = self.columns.keys[at]
        return Answer(skill, stage, self.levels[at], self.columns.place(at, self.row))


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One person's row of an assessment sheet, as it was read."""

    number: str
    name: str
    answers: Sequence[Answer]
    rated_on: date | None = None
    """Day written in the row; None = the day of the whole sheet."""
    place: Place = None
    source_no: int | None = None
    """Number of the file among the sources of the change set, from 1."""


@dataclass(frozen=True, slots=True)
class PresentLevels:
    """What is recorded now: (staff id, stage) -> skill -> (level, rated on). Missing keys = never rated."""

    held: Mapping[tuple[int, Stage], Mapping[str, tuple[int, date]]] = field(default_factory=dict)

    def of(self, staff_id: int, stage: Stage) -> Mapping[str, tuple[int, date]]:
        """A person's levels of a stage with the day each was rated on."""
        return self.held.get((staff_id, stage), {})
