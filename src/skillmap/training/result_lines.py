"""A line of a result list, and what the office's rule makes of attendance, score and progress. Pure.

The rule is the office's (`completion_share`, `completion_score` in skillmap.toml). Usual for training centres of local
governments: whoever misses more than a quarter of the hours has not completed.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from skillmap.problems import CellPlace
from skillmap.training.model import Outcome

FULL_MARKS = 100
"""Scores are recorded and judged as points of so many."""
WHOLE = 100
"""Percent of an e-learning that is all of it."""


class AttendanceMark(StrEnum):
    """What an attendance list says of a half day."""

    MADE_UP = "made-up"
    """Attended in another session instead (振替)."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    EXCUSED = "excused"
    PROXY = "proxy"
    """Somebody else came."""


@dataclass(frozen=True, slots=True)
class CompletionRule:
    """When a training counts as completed."""

    # A training centre of the municipalities: missing more than a quarter of the hours is 未修了. Each office sets its
    # own.
    share: float = 0.75
    """At least this share of the half days attended; late counts as attended, 公欠 is left out of the count."""
    score: float | None = None
    """At least this score, where there is one."""
    proxy: bool | None = None
    """Whether somebody else's attendance counts; None = not said, so it is asked."""


@dataclass(frozen=True, slots=True, eq=False)
class TrainingLine:
    """What a line says of a training, whoever it is about; a list says the same of a hundred thousand people."""

    session: str = ""
    training: str = ""
    marks: tuple[AttendanceMark | None, ...] = ()
    days: tuple[date, ...] = ()
    """The days of the marks, where they are known."""
    outcome: Outcome | None = None
    completed_on: date | None = None
    hours: float | None = None
    score: float | None = None
    progress: float | None = None
    """Share of an e-learning in percent."""
    remark: str = ""
    on: date | None = None
    """The day that the user gave for the whole list; it is no result by itself."""

    @property
    def is_blank(self) -> bool:
        """True when nothing was filled in."""
        given = (self.outcome, self.completed_on, self.hours, self.score, self.progress)
        return not any(self.marks) and all(v is None for v in given)

    @property
    def is_away(self) -> bool:
        """True when nothing is said but that somebody was there on none of the days."""
        given = (self.outcome, self.completed_on, self.hours, self.score, self.progress)
        marks, away = [m for m in self.marks if m is not None], (AttendanceMark.ABSENT, AttendanceMark.EXCUSED)
        return bool(marks) and all(m in away for m in marks) and all(v is None for v in given)


class ResultLine(NamedTuple):
    """A line of a result list as it is written. `at` counts the lines of the list from 0."""

    number: str
    name: str
    told: TrainingLine
    at: int
    place: CellPlace
    """Where it says how it ended, or whom it is about."""


def judge(one: TrainingLine, rule: CompletionRule, today: date | None = None) -> Outcome | None:
    """What the rule makes of attendance, score and progress; None when they say nothing (an e-learning under way).

    With `today`, an attendance list with blanks on days that are still to come is in progress.
    """
    enough: list[bool] = []
    if one.marks:
        # Half filled in while the course is running: blanks ahead are no absence.
        to_come = [d for d, mark in zip(one.days, one.marks, strict=False) if mark is None and today and d >= today]
        if to_come:
            return Outcome.IN_PROGRESS
        counted = {AttendanceMark.PRESENT, AttendanceMark.LATE, AttendanceMark.MADE_UP} | (
            {AttendanceMark.PROXY} if rule.proxy is not False else set()
        )
        # Absence on duty (公欠) is neither attended nor missed.
        due = [mark for mark in one.marks if mark is not AttendanceMark.EXCUSED]
        # Excused on every half day is no completion; 0.75 × 4 must not fail by a binary fraction.
        enough.append(bool(due) and sum(mark in counted for mark in due) >= rule.share * len(due) - 1e-9)
    # A score decides only where the office has set one: platforms send scores of quizzes that mean nothing.
    if one.score is not None and rule.score is not None:
        enough.append(one.score >= rule.score)
    if not enough:
        if one.completed_on is not None or (one.progress or 0) >= WHOLE:
            return Outcome.COMPLETED
        # Neither attendance nor score: a day of completion or 100 % is all that a platform says of a completion.
        return Outcome.IN_PROGRESS if one.progress is not None else None
    return Outcome.COMPLETED if all(enough) else Outcome.NOT_COMPLETED
