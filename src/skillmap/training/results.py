"""Results become events: who is meant, which training, what does not fit; and the change set. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any, TypeAlias

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.org.model import Organisation, Person
from skillmap.org.names import is_anothers, is_called
from skillmap.problems import CellPlace, Problem, problem
from skillmap.storage.ledger import BY_HAND, Ledger, Source
from skillmap.training.corrections import Corrections, completed_after_all
from skillmap.training.course_names import CourseNames
from skillmap.training.event_forms import line, sides, values
from skillmap.training.event_register import EventRegister
from skillmap.training.events import NEAR_DAYS, Attempts, Event, LineVerdict, Near, Said, Verdict
from skillmap.training.facts import CompletionFact
from skillmap.training.model import Outcome
from skillmap.training.plain_lines import Plain, plain_lines
from skillmap.training.result_lines import CompletionRule, ResultLine
from skillmap.training.sayings import LineState, Saying, Sayings
from skillmap.training.session_days import day_of
from skillmap.training.store import CorrectedResult, HeldSession, RecordedResult
from skillmap.words import Fact, Message, message

ITEM = message("result.item")


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What results are compared with."""

    framework: Framework
    organisation: Organisation
    sessions: Mapping[str, HeldSession]
    seats: frozenset[tuple[int, int]]
    """Staff id and session id of everybody who has a seat."""
    completions: Sequence[RecordedResult]
    today: date
    names: CourseNames
    """What trainings are called, also by others."""
    near: Near | None = None
    """Whether a completion near another one is the same; None = it is asked."""
    near_days: int = NEAR_DAYS
    attempts: Attempts | None = None
    """What counts of a completion and a failure of one day; None = it is asked."""
    corrected: Sequence[CorrectedResult] = ()
    """Results as they were before somebody corrected them by hand."""
    left: Mapping[str, Person] = field(default_factory=lambda: MappingProxyType({}))
    """People who have left, by number: what they completed before stays theirs."""
    gone_from: Mapping[int, date] = field(default_factory=lambda: MappingProxyType({}))
    """Their first day no longer on the staff, by staff id."""


_Line: TypeAlias = tuple[ResultLine, Person, Saying]
"""A line that says how a training ended, and for whom. A plain tuple: one with names takes three times as long."""


Where = Callable[[ResultLine, str], CellPlace | None]
"""Where a value of a line stands; None when its list has no such column."""


@dataclass(slots=True)
class _Work:
    known: ResultFacts
    where: Where
    source: int | None
    """Number of the file, None = no file."""
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0
    under_way: Counter[Outcome] = field(default_factory=Counter)
    unjudged: int = 0
    """Lines with nothing but a score, while the office has set none that completes."""
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    """Completions as they are recorded."""
    gone: list[int] = field(default_factory=list)
    """Recorded completions that others stand for now."""
    texts: dict[tuple[str, Outcome, date], Message] = field(default_factory=dict)
    """A list says the same of a hundred thousand people: one sentence is made once."""
    codes: Mapping[int, str] = field(default_factory=dict)
    """Codes of sessions by id, once a change asks for them."""

    def text(self, training: str, outcome: Outcome, day: date) -> Message:
        """An event in one line, the same value for the same words."""
        key = (training, outcome, day)
        if key not in self.texts:
            self.texts[key] = line(self.known.framework, *key)
        return self.texts[key]

    def tell(self, code: str, one: ResultLine, key: str, **facts: Any) -> None:
        places = (self.where(one, name) for name in (key, "training", "number"))
        place = next((p for p in places if p is not None and p.cell), None)
        self.problems.append(problem(code, place or self.where(one, "number"), **facts))

    def tell_all(self, one: ResultLine, person: Person, saying: Saying) -> None:
        """What is to be told at each line that says this."""
        for code, key, facts in saying.findings:
            self.tell(code, one, key, **{**facts, **({"person": person.shown} if "person" in facts else {})})

    def write(self, one: ResultLine, person: Person, event: Event, before: Event | None) -> None:
        """A change and its fact."""
        old: Message | None = None
        if before is not None and before.row is not None:
            self.codes = self.codes or {held.id: code for code, held in self.known.sessions.items()}
            old, after = sides(self.known.framework, before, event, self.codes)
            self.gone.append(before.row)
        else:
            after = self.text(event.training, event.outcome, event.day)
        self.changes.append(
            Change(ChangeKind.CHANGE if old else ChangeKind.ADD, person.shown, ITEM, old, after, one.place)
        )
        self.rows.append((person.id, *values(event), self.source, one.place.cell or None))

    def write_new(self, lines: Iterable[_Line]) -> None:
        """The events of lines that need no desk, all as they are."""
        known: dict[Saying, tuple[Message, tuple[Any, ...]]] = {}
        shown: dict[int, str] = {}
        add = ChangeKind.ADD
        for (_, _, _, _, place), person, saying in lines:
            found = known.get(saying)
            if found is None:
                assert saying.day is not None
                text = self.text(saying.training, saying.outcome, saying.day)
                found = known[saying] = text, (*values(saying), self.source)
            text, recorded = found
            number = person.id
            if number not in shown:
                shown[number] = person.shown
            self.changes.append(Change(add, shown[number], ITEM, None, text, place))
            self.rows.append((number, *recorded, place.cell or None))


def change_set(
    known: ResultFacts,
    lines: Sequence[ResultLine],
    rule: CompletionRule,
    where: Where,
    sources: Sequence[SourceFile] = (),
) -> ChangeSet:
    """New and changed completions; blank lines and those that are recorded already count as unchanged.

    Problems: E_RESULT_STAFF, E_RESULT_SESSION, E_RESULT_TRAINING, E_RESULT_SEVERAL_TRAININGS, E_RESULT_WHICH,
    E_RESULT_OTHER_TRAINING,
    E_RESULT_CANCELLED, E_RESULT_SCALE, E_RESULT_TWICE, E_RESULT_DAY, E_RESULT_EITHER, E_NAME_DIFFERS;
    W_RESULT_NAME, W_RESULT_NO_SEAT, W_RESULT_AWAY_NO_SEAT, W_RESULT_RETIRED, W_RESULT_AGAINST_RULE,
    W_RESULT_DAY_AGAINST_RULE, W_RESULT_HOURS, W_RESULT_FUTURE, W_RESULT_LATER_YEAR, W_RESULT_PROGRESS,
    W_RESULT_PROGRESS_SHARE,
    W_RESULT_NOTHING, W_RESULT_TAKEN_BACK, W_RESULT_CORRECTED, W_RESULT_AFTER_LEAVING, W_RESULT_NOT_THERE,
    W_RESULT_PART, W_RESULT_COURSE, W_RESULT_SCORE_ALONE; N_RESULT_UNDER_WAY, N_RESULT_LEFT,
    N_RESULT_LEARNT, N_RESULT_COURSE, N_RESULT_COURSE_SEVERAL (each unknown name once); asked:
    W_PROXY_ATTENDANCE (`CompletionRule.proxy`), W_RESULT_NEAR (`ResultFacts.near`), W_RESULT_ATTEMPTS
    (`ResultFacts.attempts`).
    """
    work = _Work(known, where, 1 if sources else None)
    sayings = Sayings(known.framework, known.sessions, known.names, rule, known.today)
    if lines and all(one.told.is_blank for one in lines):
        work.tell("W_RESULT_NOTHING", lines[0], "number", count=len(lines))
    _say_scale(work, rule, lines)
    said = list(_said(work, sayings, lines))
    _record(work, said)
    work.problems += known.names.told(one.told.training for one in lines if one.told.training)
    _say_left(work, said)
    _say_under_way(work)
    ledger = Ledger()
    ledger.take_back(CompletionFact, work.gone)
    ledger.begin_rows(CompletionFact, work.rows)
    ledger.begin_all(known.names.learnt, Source(1) if sources else BY_HAND)
    return ChangeSet(message("result.title"), work.changes, work.unchanged, ledger.writes(), work.problems, sources)


def _said(work: _Work, sayings: Sayings, lines: Sequence[ResultLine]) -> Iterator[_Line]:
    """The lines that say how a training ended; of the others it is told what is wrong, or they are counted."""
    here, left = work.known.organisation.person_by_number, work.known.left
    people = {**left, **here} if left else here
    called: dict[tuple[str, str], bool] = {}
    known = sayings.of([one.told for one in lines])
    for one in lines:
        number, name, told, _, _ = one
        saying = known[told]
        if saying.is_quiet and (found := people.get(number)) and (not name or called.get((number, name))):
            yield one, found, saying  # what nearly all are: nothing to be told of them
            continue
        state = saying.state
        if state is LineState.BLANK:
            work.unchanged += 1
            continue
        person = people.get(one.number)
        if person is None:
            work.tell("E_RESULT_STAFF", one, "number", found=f"{one.number} {one.name}".strip())
            continue
        if one.name and state is not LineState.REFUSED and not _is_theirs(work, one, person, called):
            continue
        if saying.held and (person.id, saying.held.id) not in work.known.seats:
            # An old sheet: whoever had no seat any more and did not come has not failed in it.
            is_away = state is LineState.SAID and one.told.is_away
            code = "W_RESULT_AWAY_NO_SEAT" if is_away else "W_RESULT_NO_SEAT"
            work.tell(code, one, "number", person=person.shown, staff=person.number, session=saying.held.session.code)
            if is_away:
                work.unchanged += 1
                continue
        if saying.findings:
            work.tell_all(one, person, saying)
        if state is LineState.SAID:
            yield one, person, saying
        elif state is not LineState.REFUSED:
            work.unchanged += 1
            work.unjudged += state is LineState.OPEN and one.told.score is not None
            if state is LineState.UNDER_WAY:
                work.under_way[saying.outcome] += 1


def _is_theirs(work: _Work, one: ResultLine, person: Person, called: dict[tuple[str, str], bool]) -> bool:
    """Whether the name may be the person's; a doubtful one is told, somebody else's refused."""
    key, name = (one.number, one.name), one.name.replace(",", "")
    if key not in called:
        called[key] = is_called(person, name)
    if called[key]:
        return True
    if is_anothers(person, name):
        work.tell("E_NAME_DIFFERS", one, "name", number=one.number, found=one.name, expected=person.name)
        return False
    work.tell("W_RESULT_NAME", one, "name", found=one.name, person=person.shown)
    return True


def _say_scale(work: _Work, rule: CompletionRule, lines: Sequence[ResultLine]) -> None:
    """Shares (0.82) where points or percents are asked would fail everybody."""
    run = [one for one in lines if one.told.progress is not None]
    if run and 0 < max(one.told.progress or 0 for one in run) <= 1:
        work.tell("W_RESULT_PROGRESS_SHARE", run[0], "progress", count=len(run))
    if rule.score is None or rule.score <= 1:
        return
    scored = [one for one in lines if one.told.score is not None]
    scores = {one.told.score or 0 for one in scored}
    if scores and max(scores) <= 1 and any(0 < one < 1 for one in scores):
        work.tell("E_RESULT_SCALE", scored[0], "score", found=max(scores), expected=rule.score)


def _say_left(work: _Work, lines: Sequence[_Line]) -> None:
    """Results of people who have left are theirs, unless they are of a day on which they were no longer there."""
    gone_from, before = work.known.gone_from, dict[str, None]()
    for one, person, saying in lines if gone_from else ():
        gone = gone_from.get(person.id)
        day = saying.day or (day_of(saying.held.session) if saying.held else None)
        if gone is not None and day is not None and day >= gone and saying.outcome is not Outcome.TAKEN_BACK:
            work.tell("W_RESULT_AFTER_LEAVING", one, "completed_on", person=person.shown, day=day, gone=gone)
        elif gone is not None:
            before[person.shown] = None
    if people := tuple(before):
        work.problems.append(problem("N_RESULT_LEFT", None, count=len(people), people=people[:5]))


def _say_under_way(work: _Work) -> None:
    if work.unjudged:
        work.problems.append(problem("W_RESULT_SCORE_ALONE", None, count=work.unjudged))
    if work.under_way:
        states = tuple(
            message(f"result.state.{outcome.value}", count=count) for outcome, count in sorted(work.under_way.items())
        )
        work.problems.append(problem("N_RESULT_UNDER_WAY", None, states=states, count=work.under_way.total()))


_TOLD = {
    Verdict.TWICE: ("E_RESULT_TWICE", "number"),
    Verdict.ATTEMPTS: ("W_RESULT_ATTEMPTS", "outcome"),
    Verdict.NEAR: ("W_RESULT_NEAR", "completed_on"),
    Verdict.EITHER: ("E_RESULT_EITHER", "completed_on"),
    Verdict.NO_DAY: ("E_RESULT_DAY", "completed_on"),
    Verdict.NOTHING: ("W_RESULT_NOT_THERE", "outcome"),
    Verdict.STAYS: ("W_RESULT_TAKEN_BACK", "outcome"),
    Verdict.CORRECTED: ("W_RESULT_CORRECTED", "outcome"),
}


def _record(work: _Work, lines: Sequence[_Line]) -> None:
    """Changes and facts of the lines; of several lines about one event one change is made."""
    known = work.known
    sitting = {h.id: h.session.training for h in known.sessions.values()}
    seated = {(staff_id, sitting[session]) for staff_id, session in known.seats if session in sitting}
    staff, sayings = [person.id for _, person, _ in lines], [saying for _, _, saying in lines]
    corrected = {(one.result.staff_id, one.result.training) for one in known.corrected}
    plain = plain_lines(staff, sayings, known.completions, seated, corrected)
    register, answers = _at_the_desk(known, lines, plain)
    first = {answer.no: at for at, answer in reversed(answers.items()) if answer.no >= 0}
    _say_scores(work, lines, answers)
    for what, ats in groupby(range(len(lines)), plain.__getitem__):
        if what is Plain.NEW:
            work.write_new(lines[at] for at in ats)
        elif what is Plain.RECORDED:
            work.unchanged += len(list(ats))
        else:
            for at in ats:
                answer = answers[at]
                if answer.verdict in _TOLD:
                    _tell(work, lines[at], answer, lines[answer.earlier][0] if answer.earlier >= 0 else None)
                else:
                    _write(work, lines[at], answer, register, is_first=first.get(answer.no) == at)


def _say_scores(work: _Work, lines: Sequence[_Line], answers: Mapping[int, LineVerdict]) -> None:
    """W_RESULT_SCORES where two lines of one file give one event different scores: the lower line counts."""
    scored: dict[int, int] = {}
    for at, answer in answers.items():
        one, person, saying = lines[at]
        if answer.no < 0 or answer.verdict in _TOLD or one.told.score is None:
            continue
        earlier = lines[scored.setdefault(answer.no, at)][0]
        if earlier.told.score != one.told.score:
            facts: dict[str, Fact] = {"found": f"{one.told.score:g}", "expected": f"{earlier.told.score or 0:g}"}
            facts |= {"training": training_name(work.known.framework, saying.training), "cell": earlier.place.cell}
            work.tell("W_RESULT_SCORES", one, "score", person=person.shown, **facts)
        scored[answer.no] = at


def _write(work: _Work, line_: _Line, answer: LineVerdict, register: EventRegister, *, is_first: bool) -> None:
    """What the desk's answer to a line comes to."""
    # Several lines together may say what is recorded already: a failure, and the completion of the same day.
    if is_first and register.event(answer.no) != answer.before:
        one, person, _ = line_
        work.write(one, person, register.event(answer.no), answer.before)
    else:
        work.unchanged += 1


def _at_the_desk(
    known: ResultFacts, lines: Sequence[_Line], plain: Sequence[Plain]
) -> tuple[EventRegister, dict[int, LineVerdict]]:
    """The answers to the lines that may concern each other, or what is recorded, by the number of the line."""
    ats = [at for at, one in enumerate(plain) if one is Plain.COMPARE]
    people = {lines[at][1].id for at in ats}
    seats: dict[int, frozenset[int]] = {}
    for staff_id, session_id in known.seats:
        if staff_id in people:
            seats[staff_id] = seats.get(staff_id, frozenset()) | {session_id}
    sessions = {h.id: h.session for h in known.sessions.values()}
    corrections = Corrections(known.corrected, sessions)
    register = EventRegister(sessions, known.near, known.near_days, seats, known.attempts, corrections)
    register.add(one for one in known.completions if one.staff_id in people)
    found = register.judge([_as_said(lines[at], at) for at in ats])
    return register, dict(zip(ats, found, strict=True))


def _as_said(line_: _Line, at: int) -> Said:
    _, person, saying = line_
    told = saying.told
    return Said(
        person.id, saying.training, saying.outcome, saying.held, saying.day, told.hours, told.score, told.remark, at
    )


def _tell(work: _Work, line_: _Line, answer: LineVerdict, earlier: ResultLine | None) -> None:
    one, person, saying = line_
    code, key = _TOLD[answer.verdict]
    # Where the other line says it: beside a form's last column two cells of one row would look alike.
    cell = earlier.place.cell if earlier else ""
    name = training_name(work.known.framework, saying.training)
    day = saying.day or (saying.held.session.last_day if saying.held else None)
    facts: dict[str, Fact] = {"others": answer.others, "entry": answer.entry, "cell": cell}
    if code == "W_RESULT_TAKEN_BACK":
        facts["command"] = completed_after_all(person.number, saying.training, str(day))
    work.tell(code, one, key, person=person.shown, training=name, day=day, **facts)
