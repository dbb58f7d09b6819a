"""What lines of results say, whoever they are about: judged once for all lines that say the same. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from skillmap.days import fiscal_year
from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.training.course_names import CourseNames, NameMeaning
from skillmap.training.model import Outcome, Session, SessionStatus
from skillmap.training.result_lines import WHOLE, AttendanceMark, CompletionRule, TrainingLine, judge
from skillmap.training.session_days import day_of
from skillmap.training.store import HeldSession
from skillmap.words import Fact, message

_MINUTE = 1 / 60
"""Hours that differ by less are the same: 0:20 is 0.33."""


class LineState(Enum):
    """What becomes of the lines."""

    BLANK = auto()
    REFUSED = auto()
    """Something in them is an error."""
    OPEN = auto()
    """They say nothing that is recorded: a proxy in question, not over yet, only a score."""
    UNDER_WAY = auto()
    """They say how it stands, not how it ended."""
    SAID = auto()


class LineFinding(NamedTuple):
    """A problem to be told at every such line: its code, the field, the facts; those about the person are added."""

    code: str
    key: str
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """How the lines are read."""

    told: TrainingLine
    state: LineState
    training: str = ""
    held: HeldSession | None = None
    outcome: Outcome = Outcome.COMPLETED
    day: date | None = None
    findings: tuple[LineFinding, ...] = ()
    is_plain: bool = field(init=False)
    """Whether they name a day and no session, and take nothing back: only the days of others can matter to them."""
    is_quiet: bool = field(init=False)
    """Whether they say how it ended and nothing is to be told at them, whoever they are about."""

    def __post_init__(self) -> None:
        is_plain = self.held is None and self.day is not None and self.outcome is not Outcome.TAKEN_BACK
        object.__setattr__(self, "is_plain", is_plain)
        is_quiet = self.state is LineState.SAID and self.held is None and not self.findings
        object.__setattr__(self, "is_quiet", is_quiet)


@dataclass
class Sayings:
    """The office's answers to what lines say."""

    framework: Framework
    sessions: Mapping[str, HeldSession]
    names: CourseNames
    rule: CompletionRule
    today: date

    def of(self, lines: Iterable[TrainingLine]) -> dict[TrainingLine, Saying]:
        """How lines are read, each saying judged once."""
        return {told: self._judged(told) for told in dict.fromkeys(lines)}

    def _judged(self, told: TrainingLine) -> Saying:
        if told.is_blank:
            return Saying(told, LineState.BLANK)
        held = self.sessions.get(told.session) if told.session else None
        if told.session and held is None:
            return _refused(told, LineFinding("E_RESULT_SESSION", "session", {"found": told.session}))
        meant = self.names.meant(told.training, held.session.training if held else "") if told.training else None
        if meant is not None and meant.training is None:
            return _refused(told, _unknown_name(told.training, meant))
        training = meant.training if meant is not None else None
        wrong = self._misfit(told, held, training) if held else None
        if wrong is not None:
            return _refused(told, wrong)
        # Only the session knows which day the first column stands for.
        if held and told.marks and not told.days:
            told = _dated(told, held.session, self.today)
        chosen = held.session.training if held else training
        if chosen is None:
            return _refused(told, LineFinding("E_RESULT_WHICH", "training", {"person": None}))
        return self._said(told, chosen, held)

    def _misfit(self, told: TrainingLine, held: HeldSession, training: str | None) -> LineFinding | None:
        """Why the session that the line names cannot be meant: another training's, or not held."""
        if training and held.session.training != training:
            name = training_name(self.framework, held.session.training)
            facts = {"found": told.training, "session": told.session, "expected": name}
            return LineFinding("E_RESULT_OTHER_TRAINING", "training", facts)
        if held.session.status is SessionStatus.CANCELLED:
            return LineFinding("E_RESULT_CANCELLED", "session", {"session": told.session})
        return None

    def _said(self, told: TrainingLine, training: str, held: HeldSession | None) -> Saying:
        findings = []
        known = self.framework.trainings.get(training)
        if known is not None and known.status == "retired":
            findings.append(LineFinding("W_RESULT_RETIRED", "training", {"training": known.name.text}))
        outcome = self._outcome(told, findings)
        if (
            known is not None and outcome is Outcome.COMPLETED and told.hours is not None
            and abs(told.hours - known.hours) > _MINUTE
        ):  # fmt: skip
            facts: Mapping[str, Fact] = {"person": None, "found": f"{told.hours:.4g}", "expected": f"{known.hours:.4g}"}
            findings.append(LineFinding("W_RESULT_HOURS", "hours", facts))
        if outcome is Outcome.COMPLETED and told.progress is not None and told.progress < WHOLE:
            findings.append(LineFinding("W_RESULT_PROGRESS", "progress", {"found": f"{told.progress:.4g}"}))
        # What is ticked and what is remarked beside it disagree: nobody but who ticked it knows which holds.
        is_proxy = AttendanceMark.PROXY in told.marks
        if outcome is Outcome.COMPLETED and not is_proxy and _SOMEBODY_ELSE.search(told.remark):
            findings.append(LineFinding("W_RESULT_REMARK", "remark", {"person": None, "found": told.remark}))
        day = told.completed_on or (told.on if held is None else None)
        state = LineState.OPEN if outcome is None else LineState.SAID
        if outcome is Outcome.IN_PROGRESS:
            attended = [d for d, mark in zip(told.days, told.marks, strict=False) if mark is not None]
            # Attendance of days that are over is recorded as such, with the last of them; without any there is
            # nothing to record.
            state, day = (LineState.UNDER_WAY, day) if held is None or not attended else (state, max(attended))
        elif outcome is Outcome.NOT_COMPLETED and day is None and not self._is_over(held):
            # A platform lists everybody: without a day nothing has ended yet.
            state = LineState.UNDER_WAY
        # A session says its day by itself: completed before it was held is a slip, most often of its code.
        said = day or (day_of(held.session) if held is not None else None)
        if outcome is Outcome.COMPLETED and said is not None and said > self.today:
            findings.append(LineFinding("W_RESULT_FUTURE", "completed_on", {"person": None, "day": said}))
        if held is not None and outcome is Outcome.COMPLETED and day is not None:
            findings.extend(_in_a_later_year(held.session, day))
        return Saying(told, state, training, held, outcome or Outcome.IN_PROGRESS, day, tuple(findings))

    def _is_over(self, held: HeldSession | None) -> bool:
        """Whether a session says the day by itself on which whoever has not completed it has not: it is over."""
        if held is None:
            return False
        window = held.session.window
        return bool(held.session.meetings) or window is None or window.last < self.today

    def _outcome(self, told: TrainingLine, findings: list[LineFinding]) -> Outcome | None:
        """What the lines say, or else what follows from the rule; None while a proxy is in question or it is not over.

        What is doubtful in it is added to the findings.
        """
        if AttendanceMark.PROXY in told.marks and self.rule.proxy is None:
            key = f"half.{told.marks.index(AttendanceMark.PROXY) + 1}"
            findings.append(LineFinding("W_PROXY_ATTENDANCE", key, {"person": None}))
            # What the list says itself counts whatever the rule is about proxies.
            if told.outcome is None:
                return None
        ruled = judge(told, self.rule, self.today)
        is_ruled = bool(told.marks) or (told.score is not None and self.rule.score is not None)
        ends = (Outcome.COMPLETED, Outcome.NOT_COMPLETED)
        if is_ruled and told.outcome in ends and ruled in ends and told.outcome is not ruled:
            found = message(f"result.outcome.{told.outcome}")
            findings.append(LineFinding("W_RESULT_AGAINST_RULE", "outcome", {"person": None, "found": found}))
        elif told.outcome is None and ruled is Outcome.NOT_COMPLETED and told.completed_on is not None:
            # Somebody wrote a day of completion, but nobody that it was completed: the rule decides, and that is told.
            facts = {"person": None, "day": told.completed_on}
            findings.append(LineFinding("W_RESULT_DAY_AGAINST_RULE", "completed_on", facts))
        return told.outcome or ruled


def _unknown_name(name: str, meant: NameMeaning) -> LineFinding:
    """A name of a course of which nobody knows the training: unknown, or borne by several."""
    if meant.several:
        return LineFinding("E_RESULT_SEVERAL_TRAININGS", "training", {"found": name, "several": meant.several})
    return LineFinding("E_RESULT_TRAINING", "training", {"found": name, "nearest": meant.nearest})


def _in_a_later_year(session: Session, day: date) -> Iterator[LineFinding]:
    """A day behind the end of the session and in another fiscal year: what is due each year would count for that."""
    last, year = session.last_day, fiscal_year(day)
    if last is not None and day > last and year.year > session.fy:
        facts: Mapping[str, Fact] = {"person": None, "day": day, "session": session.code, "last": last, "fy": year.text}
        yield LineFinding("W_RESULT_LATER_YEAR", "completed_on", facts)


_SOMEBODY_ELSE = re.compile("代理|代わりに|欠席|不参加|未受講|未修了")


def _dated(told: TrainingLine, session: Session, today: date) -> TrainingLine:
    """The marks of a list that counts days (1日目, 2日目 …) with the session's days; blanks beyond them are nothing.

    While it is running, days without a column are still to come.
    """
    slots = tuple(slot.day for slot in session.slots)
    each = tuple(sorted(set(slots)))
    marks = told.marks
    # 1日目, 2日目 are days, 第1回, 第2回 half days: the number of columns tells which.
    days = slots if len(marks) == len(slots) else each
    while len(marks) > len(days) and marks[-1] is None:
        marks = marks[:-1]
    if days and days[-1] >= today:
        marks += (None,) * (len(days) - len(marks))
    return replace(told, marks=marks, days=days[: len(marks)])


def _refused(told: TrainingLine, finding: LineFinding) -> Saying:
    return Saying(told, LineState.REFUSED, findings=(finding,))
