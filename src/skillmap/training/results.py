"""Results become events: who is meant, which training, what does not fit; and the change set. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from skillmap.changes import Change, ChangeSet, Kind, SourceFile
from skillmap.framework.model import Framework
from skillmap.org.model import Organisation, Person
from skillmap.org.names import is_called
from skillmap.problems import Problem, problem
from skillmap.storage.ledger import BY_HAND, Ledger, Source
from skillmap.training.course_names import Names
from skillmap.training.event_register import Register
from skillmap.training.events import NEAR_DAYS, Event, Near, Said, Verdict
from skillmap.training.facts import CompletionFact
from skillmap.training.model import Outcome, SessionStatus
from skillmap.training.result_lines import Mark, Result, Rule, judge
from skillmap.training.store import Held, Recorded
from skillmap.training.tables import training_name
from skillmap.words import Message, message

ITEM = message("result.item")


@dataclass(frozen=True, slots=True)
class Known:
    """What results are compared with."""

    framework: Framework
    organisation: Organisation
    sessions: Mapping[str, Held]
    seats: frozenset[tuple[int, int]]
    """Staff id and session id of everybody who has a seat."""
    completions: Sequence[Recorded]
    today: date
    names: Names
    """What trainings are called, also by others."""
    near: Near | None = None
    """Whether a completion near another one is the same; None = it is asked."""
    near_days: int = NEAR_DAYS


@dataclass(slots=True)
class _Work:
    known: Known
    rule: Rule
    ledger: Ledger = field(default_factory=Ledger)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0
    under_way: Counter[Outcome] = field(default_factory=Counter)
    """Lines that say how it stands, not how it ended."""

    unjudged: int = 0
    """Lines with nothing but a score, while the office has set none that completes."""

    lines: dict[tuple[str, Outcome, date], Message] = field(default_factory=dict)
    """A list says the same of a hundred thousand people: one sentence is made once."""

    def line(self, event: Event) -> Message:
        """An event in one line, the same value for the same words."""
        key = (event.training, event.outcome, event.day)
        if key not in self.lines:
            self.lines[key] = line(self.known.framework, event)
        return self.lines[key]

    def tell(self, code: str, one: Result, key: str, **facts: Any) -> None:
        places = (one.places.get(name) for name in (key, "training", "number"))
        place = next((p for p in places if getattr(p, "cell", "")), None)
        self.problems.append(problem(code, place or one.places.get("number"), **facts))


def change_set(known: Known, results: Iterable[Result], rule: Rule, sources: Sequence[SourceFile] = ()) -> ChangeSet:
    """New and changed completions; blank lines and those that are recorded already count as unchanged.

    Problems: E_RESULT_STAFF, E_RESULT_SESSION, E_RESULT_TRAINING, E_RESULT_WHICH, E_RESULT_OTHER_TRAINING,
    E_RESULT_CANCELLED, E_RESULT_TWICE, E_RESULT_DAY, E_RESULT_EITHER; W_RESULT_NAME, W_RESULT_NO_SEAT,
    W_RESULT_RETIRED, W_RESULT_AGAINST_RULE, W_RESULT_FUTURE, W_RESULT_NOTHING, W_RESULT_TAKEN_BACK,
    W_RESULT_NOT_THERE, W_RESULT_PART, W_RESULT_SCORE_ALONE; N_RESULT_UNDER_WAY, N_RESULT_LEARNT; asked:
    W_PROXY_ATTENDANCE (`Rule.proxy`), W_RESULT_NEAR (`Known.near`).
    """
    work = _Work(known, rule)
    lines = list(results)
    if lines and all(one.is_blank for one in lines):
        work.tell("W_RESULT_NOTHING", lines[0], "number", count=len(lines))
    said: list[tuple[Result, Person, Said]] = []
    for one in lines:
        if one.is_blank:
            work.unchanged += 1
            continue
        found = _what(work, one)
        ready = _said(work, one, *found) if found is not None else None
        if found is not None and ready is not None:
            said.append((one, found[0], ready))
    seats: dict[int, set[int]] = defaultdict(set)
    for staff_id, session_id in known.seats:
        seats[staff_id].add(session_id)
    register = Register(
        {h.id: h.session for h in known.sessions.values()},
        known.near,
        known.near_days,
        {staff_id: frozenset(own) for staff_id, own in seats.items()},
    )
    register.add(known.completions)
    _record(work, register, said)
    work.problems += known.names.told(lines)
    _say_under_way(work)
    work.ledger.begin_all(known.names.learnt, Source(1) if sources else BY_HAND)
    return ChangeSet(
        message("result.title"), work.changes, work.unchanged, work.ledger.writes(), work.problems, sources
    )


def _say_under_way(work: _Work) -> None:
    if work.unjudged:
        work.problems.append(problem("W_RESULT_SCORE_ALONE", None, count=work.unjudged))
    if work.under_way:
        states = tuple(
            message(f"result.state.{outcome.value}", count=count) for outcome, count in sorted(work.under_way.items())
        )
        work.problems.append(problem("N_RESULT_UNDER_WAY", None, states=states, count=work.under_way.total()))


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
    meant = work.known.names.meant(one.training, held.session.training if held else "") if one.training else None
    if meant is not None and meant.training is None:
        work.tell("E_RESULT_TRAINING", one, "training", found=one.training, nearest=meant.nearest)
        return None
    training = meant.training if meant is not None else None
    if held and not _fits(work, one, held, training):
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


def _said(work: _Work, one: Result, person: Person, training: str, held: Held | None) -> Said | None:
    """The line as an event is told; None when it says nothing that is recorded (told)."""
    _doubts(work, one, person, training, held)
    outcome = _outcome(work, one, person)
    if outcome is None:
        work.unjudged += one.score is not None
        work.unchanged += 1
        return None
    day = one.completed_on or (one.on if held is None else None)
    if outcome is Outcome.IN_PROGRESS:
        attended = [d for d, mark in zip(one.days, one.marks, strict=False) if mark is not None]
        if held is None or not attended:
            work.under_way[outcome] += 1
            work.unchanged += 1
            return None
        day = max(attended)
    elif outcome is Outcome.NOT_COMPLETED and held is None and day is None:
        # A platform lists everybody: without a day nothing has ended yet.
        work.under_way[outcome] += 1
        work.unchanged += 1
        return None
    if day is not None and day > work.known.today and outcome is Outcome.COMPLETED:
        work.tell("W_RESULT_FUTURE", one, "completed_on", person=person.shown, day=day)
    return Said(person.id, training, outcome, held, day, one.hours, one.score, one.remark)


_TOLD = {
    Verdict.TWICE: ("E_RESULT_TWICE", "number"),
    Verdict.NEAR: ("W_RESULT_NEAR", "completed_on"),
    Verdict.EITHER: ("E_RESULT_EITHER", "completed_on"),
    Verdict.NO_DAY: ("E_RESULT_DAY", "completed_on"),
    Verdict.NOTHING: ("W_RESULT_NOT_THERE", "outcome"),
    Verdict.STAYS: ("W_RESULT_TAKEN_BACK", "outcome"),
}


def _record(work: _Work, register: Register, said: Sequence[tuple[Result, Person, Said]]) -> None:
    """Changes and facts of the verdicts; of several lines about one event one change is made."""
    first: dict[int, tuple[Result, Person, Event | None]] = {}
    answers = register.judge([one for _, _, one in said])
    for (one, person, what), answer in zip(said, answers, strict=True):
        if answer.verdict in _TOLD:
            code, key = _TOLD[answer.verdict]
            name = training_name(work.known.framework, what.training)
            day = what.day or (what.session.session.last_day if what.session else None)
            work.tell(code, one, key, person=person.shown, training=name, day=day, others=answer.others)
        elif answer.no < 0 or answer.no in first:
            work.unchanged += 1
        else:
            before = answer.before if answer.before and answer.before.row is not None else None
            first[answer.no] = one, person, before
    for no, (one, person, before) in first.items():
        _write(work, one, person, before, register.event(no))


def _write(work: _Work, one: Result, person: Person, before: Event | None, event: Event) -> None:
    place = one.places.get("outcome") or one.places.get("number")
    after = work.line(event)
    old = work.line(before) if before else None
    kind = Kind.CHANGE if before else Kind.ADD
    work.changes.append(Change(kind, person.shown, ITEM, old, after, place))
    if event.row is not None:
        work.ledger.take_back(CompletionFact, [event.row])
    cell = getattr(place, "cell", None)
    work.ledger.begin(fact_of(event), Source(1, cell) if cell else BY_HAND)


def fact_of(event: Event) -> CompletionFact:
    """An event as it is recorded."""
    return CompletionFact(
        staff_id=event.staff_id, training=event.training, session_id=event.session_id, completed_on=event.day,
        outcome=event.outcome.value, hours=event.hours, score=event.score, remark=event.remark,
    )  # fmt: skip


def line(framework: Framework, event: Event) -> Message:
    """An event in one line: training, how it ended, the day."""
    return message(
        "result.line",
        training=training_name(framework, event.training),
        outcome=message(f"result.outcome.{event.outcome.value}"),
        day=event.day,
    )


def _doubts(work: _Work, one: Result, person: Person, training: str, held: Held | None) -> None:
    """What fits badly but is recorded: another name, no seat, a training no longer offered."""
    if one.name and not is_called(person, one.name.replace(",", "")):
        work.tell("W_RESULT_NAME", one, "name", found=one.name, person=person.shown)
    if held and (person.id, held.id) not in work.known.seats:
        work.tell("W_RESULT_NO_SEAT", one, "number", person=person.shown, session=held.session.code)
    if training in work.known.framework.trainings and work.known.framework.trainings[training].status == "retired":
        work.tell("W_RESULT_RETIRED", one, "training", training=training_name(work.known.framework, training))


def _outcome(work: _Work, one: Result, person: Person) -> Outcome | None:
    """What the line says, or else what follows from the rule; None while a proxy is in question or it is not over."""
    if Mark.PROXY in one.marks and work.rule.proxy is None:
        work.tell("W_PROXY_ATTENDANCE", one, f"half.{one.marks.index(Mark.PROXY) + 1}", person=person.shown)
        if one.outcome is None:
            return None
    ruled = judge(one, work.rule, work.known.today)
    is_ruled = bool(one.marks) or (one.score is not None and work.rule.score is not None)
    ends = (Outcome.COMPLETED, Outcome.NOT_COMPLETED)
    if is_ruled and one.outcome in ends and ruled in ends and one.outcome is not ruled:
        work.tell(
            "W_RESULT_AGAINST_RULE", one, "outcome", person=person.shown, found=message(f"result.outcome.{one.outcome}")
        )
    return one.outcome or ruled
