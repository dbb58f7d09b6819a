"""Results become completions: who came, what counts as completed, and what does not fit. Pure.

The rule is the office's (`completion_share`, `completion_score` in skillmap.toml). Usual for training centres of local
governments: whoever misses more than a quarter of the hours has not completed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from skillmap.changes import Change, ChangeSet, Insert, Kind, Retract, SourceFile
from skillmap.errors import Refusal
from skillmap.framework.find import find_training
from skillmap.framework.model import Framework
from skillmap.org.model import Organisation, Person
from skillmap.problems import Place, Problem, problem
from skillmap.training.model import Outcome, SessionStatus
from skillmap.training.store import Held, Recorded
from skillmap.training.tables import training_name
from skillmap.words import Message, message

COLUMNS = (
    "staff_id", "training", "session_id", "completed_on", "outcome", "hours", "score", "remark", "source_no", "cell",
)  # fmt: skip


class Mark(StrEnum):
    """What an attendance list says of a half day."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    EXCUSED = "excused"
    PROXY = "proxy"
    """Somebody else came."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a training counts as completed."""

    share: float = 0.75
    """At least this share of the half days attended; late counts as attended, 公欠 is left out of the count."""
    score: float | None = None
    """At least this score, where there is one."""
    proxy: bool | None = None
    """Whether somebody else's attendance counts; None = not said, so it is asked."""


@dataclass(frozen=True, slots=True)
class Result:
    """A line of a result list as it is written."""

    number: str
    name: str = ""
    session: str = ""
    training: str = ""
    marks: tuple[Mark | None, ...] = ()
    outcome: Outcome | None = None
    completed_on: date | None = None
    hours: float | None = None
    score: float | None = None
    progress: float | None = None
    """Share of an e-learning in percent."""
    remark: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """True when nothing was filled in."""
        given = (self.outcome, self.completed_on, self.hours, self.score, self.progress)
        return not any(self.marks) and all(v is None for v in given)


@dataclass(frozen=True, slots=True)
class Known:
    """What results are compared with."""

    framework: Framework
    organisation: Organisation
    sessions: Mapping[str, Held]
    seats: frozenset[tuple[int, int]]
    """Staff id and session id of everybody who has a seat."""
    completions: Mapping[tuple[int, str, int | None], Recorded]
    """By staff id, training and session id."""
    today: date


@dataclass(slots=True)
class _Work:
    known: Known
    rule: Rule
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    seen: set[tuple[int, str, int | None]] = field(default_factory=set)
    unchanged: int = 0

    def tell(self, code: str, one: Result, key: str, **facts: Any) -> None:
        self.problems.append(problem(code, one.places.get(key) or one.places.get("number"), **facts))


def change_set(known: Known, results: Iterable[Result], rule: Rule, sources: Sequence[SourceFile] = ()) -> ChangeSet:
    """New and changed completions; blank lines and those that are recorded already count as unchanged.

    Problems: E_RESULT_STAFF, E_RESULT_SESSION, E_RESULT_TRAINING, E_RESULT_WHICH, E_RESULT_OTHER_TRAINING,
    E_RESULT_CANCELLED, E_RESULT_TWICE, E_RESULT_DAY; W_RESULT_NAME, W_RESULT_NO_SEAT, W_RESULT_RETIRED,
    W_RESULT_AGAINST_RULE, W_RESULT_FUTURE, W_RESULT_NOTHING, W_PROXY_ATTENDANCE (asked: `Rule.proxy`).
    """
    work = _Work(known, rule)
    lines = list(results)
    if lines and all(one.is_blank for one in lines):
        work.tell("W_RESULT_NOTHING", lines[0], "number", count=len(lines))
    for one in lines:
        if one.is_blank:
            work.unchanged += 1
            continue
        found = _what(work, one)
        if found is not None:
            _take(work, one, *found)
    writes: list[Insert | Retract] = [Retract("completion", work.gone), Insert("completion", COLUMNS, work.rows)]
    return ChangeSet(message("result.title"), work.changes, work.unchanged, writes, work.problems, sources)


def _what(work: _Work, one: Result) -> tuple[Person, str, Held | None] | None:
    """Who, which training, which session; None when a line says it wrongly (told)."""
    person = work.known.organisation.person_by_number.get(one.number)
    if person is None:
        work.tell("E_RESULT_STAFF", one, "number", found=f"{one.number} {one.name}".strip())
        return None
    held = work.known.sessions.get(one.session) if one.session else None
    if one.session and held is None:
        work.tell("E_RESULT_SESSION", one, "session", found=one.session)
        return None
    training = _training(work, one)
    if (training is None and one.training) or (held and not _fits(work, one, held, training)):
        return None
    chosen = held.session.training if held else training
    if chosen is None:
        work.tell("E_RESULT_WHICH", one, "number", person=person.shown)
        return None
    return person, chosen, held


def _fits(work: _Work, one: Result, held: Held, training: str | None) -> bool:
    """Whether a session was held and is one of the training that the line names (if it does); told otherwise."""
    if training and held.session.training != training:
        name = training_name(work.known.framework, held.session.training)
        work.tell("E_RESULT_OTHER_TRAINING", one, "training", found=one.training, session=one.session, expected=name)
        return False
    if held.session.status is SessionStatus.CANCELLED:
        work.tell("E_RESULT_CANCELLED", one, "session", session=one.session)
        return False
    return True


def _training(work: _Work, one: Result) -> str | None:
    if not one.training:
        return None
    try:
        found = find_training(work.known.framework, one.training)
    except Refusal as refusal:
        near = refusal.facts.get("nearest")
        work.tell("E_RESULT_TRAINING", one, "training", found=one.training, nearest=near)
        return None
    return found.id


def _take(work: _Work, one: Result, person: Person, training: str, held: Held | None) -> None:
    key = (person.id, training, held.id if held else None)
    if key in work.seen:
        work.tell("E_RESULT_TWICE", one, "number", person=person.shown)
        return
    work.seen.add(key)
    _doubts(work, one, person, training, held)
    outcome = _outcome(work, one, person)
    day = one.completed_on or (held.session.last_day if held and held.session.meetings else None)
    if outcome is None:
        return
    if day is None:
        work.tell("E_RESULT_DAY", one, "completed_on", person=person.shown)
        return
    if day > work.known.today:
        work.tell("W_RESULT_FUTURE", one, "completed_on", person=person.shown, day=day)
    _record(work, one, key, person, day, outcome)


def _record(
    work: _Work, one: Result, key: tuple[int, str, int | None], person: Person, day: date, outcome: Outcome
) -> None:
    old = work.known.completions.get(key)
    new = (day, outcome.value, one.hours, one.score, one.remark)
    if old is not None and (old.completed_on, old.outcome, old.hours, old.score, old.remark) == new:
        work.unchanged += 1
        return
    place = one.places.get("outcome") or one.places.get("number")
    after = _line(work.known.framework, key[1], outcome, day)
    before = _line(work.known.framework, key[1], Outcome(old.outcome), old.completed_on) if old else None
    item = message("result.item")
    work.changes.append(Change(Kind.CHANGE if old else Kind.ADD, person.shown, item, before, after, place))
    if old is not None:
        work.gone.append(old.row)
    cell = getattr(place, "cell", None)
    work.rows.append((key[0], key[1], key[2], *new, 1 if cell else None, cell))


def _line(framework: Framework, training: str, outcome: Outcome, day: date) -> Message:
    return message(
        "result.line",
        training=training_name(framework, training),
        outcome=message(f"result.outcome.{outcome.value}"),
        day=day,
    )


def _doubts(work: _Work, one: Result, person: Person, training: str, held: Held | None) -> None:
    """What fits badly but is recorded: another name, no seat, a training no longer offered."""
    if one.name and one.name.split() != person.name.split():
        work.tell("W_RESULT_NAME", one, "name", found=one.name, person=person.shown)
    if held and (person.id, held.id) not in work.known.seats:
        work.tell("W_RESULT_NO_SEAT", one, "number", person=person.shown, session=held.session.code)
    if work.known.framework.trainings[training].status == "retired":
        work.tell("W_RESULT_RETIRED", one, "training", training=training_name(work.known.framework, training))


def _outcome(work: _Work, one: Result, person: Person) -> Outcome | None:
    """What the line says, or else what follows from the rule; None while a proxy is in question or it is not over."""
    if Mark.PROXY in one.marks and work.rule.proxy is None:
        work.tell("W_PROXY_ATTENDANCE", one, f"half.{one.marks.index(Mark.PROXY) + 1}", person=person.shown)
        if one.outcome is None:
            return None
    ruled = judge(one, work.rule)
    if one.outcome and ruled and one.outcome is not ruled:
        work.tell(
            "W_RESULT_AGAINST_RULE", one, "outcome", person=person.shown, found=message(f"result.outcome.{one.outcome}")
        )
    return one.outcome or ruled


def judge(one: Result, rule: Rule) -> Outcome | None:
    """What the rule makes of attendance, score and progress; None when they say nothing (an e-learning under way)."""
    enough: list[bool] = []
    if one.marks:
        counted = {Mark.PRESENT, Mark.LATE} | ({Mark.PROXY} if rule.proxy is not False else set())
        # Absence on duty (公欠) is neither attended nor missed.
        due = [mark for mark in one.marks if mark is not Mark.EXCUSED]
        enough.append(bool(due) and sum(mark in counted for mark in due) >= rule.share * len(due) - 1e-9)
    if one.score is not None and rule.score is not None:
        enough.append(one.score >= rule.score)
    if not enough:
        is_over = one.completed_on is not None or (one.progress or 0) >= 100
        return Outcome.COMPLETED if is_over else None
    return Outcome.COMPLETED if all(enough) else Outcome.NOT_COMPLETED
