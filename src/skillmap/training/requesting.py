"""Lines of a list, or of the command line, become requests: trainings that somebody applied for or that HR asks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from skillmap.changes import Change, ChangeSet, Kind, SourceFile
from skillmap.days import FiscalYear
from skillmap.errors import Refusal
from skillmap.framework.find import find_training
from skillmap.framework.model import Framework
from skillmap.org.model import Organisation, Person
from skillmap.org.names import is_called
from skillmap.problems import Place, Problem, problem
from skillmap.storage.ledger import BY_HAND, Ledger, Source
from skillmap.training.facts import RequestFact
from skillmap.training.given_back import GivenBack, ask_again
from skillmap.training.holding import History, is_served
from skillmap.training.model import Request, RequestKind, Session, SessionStatus
from skillmap.training.request_store import Kept
from skillmap.training.store import Held
from skillmap.training.tables import training_name
from skillmap.words import Bilingual, Fact, message


@dataclass(frozen=True, slots=True)
class Line:
    """A request as it is written; `training` may be empty when a session is wished for."""

    number: str
    training: str = ""
    session: str = ""
    name: str = ""
    kind: RequestKind = RequestKind.APPLICATION
    asked_on: date | None = None
    remark: str = ""
    cell: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What requests are checked against, and those recorded already."""

    framework: Framework
    organisation: Organisation
    held: Mapping[str, Held]
    past: Mapping[int, History]
    present: Sequence[Kept]
    fy: FiscalYear
    given: Sequence[GivenBack] = ()
    """Seats given back: asking for such a session by name asks for it again."""


def request_change_set(known: Known, lines: Iterable[Line], sources: Sequence[SourceFile] = ()) -> ChangeSet:
    """New and changed requests; one that is recorded the same way counts as unchanged.

    Problems, each at its line: E_ENROL_STAFF, E_ENROL_SESSION, E_REQUEST_NOTHING, E_REQUEST_TRAINING,
    E_REQUEST_RETIRED, E_REQUEST_OTHER, E_REQUEST_YEAR, E_REQUEST_TWICE, W_REQUEST_CANCELLED, W_REQUEST_DONE,
    W_ENROL_NAME.
    """
    present = {(k.staff_id, k.request.training, k.request.fy, k.request.kind): k for k in known.present}
    seen: set[tuple[object, ...]] = set()
    problems: list[Problem] = []
    changes: list[Change] = []
    ledger = Ledger()
    unchanged = 0
    for line in lines:
        person, session = _who(known.organisation, line, problems), _which(known, line, problems)
        training = _what(known, line, session, problems)
        if person is None or training is None or (line.session and session is None):
            continue
        key = (person.id, training, known.fy.year, line.kind)
        name = training_name(known.framework, training)
        place = line.places.get("number")
        if key in seen:
            problems.append(problem("E_REQUEST_TWICE", place, person=person.shown, training=name))
            continue
        seen.add(key)
        code = session.code if session else ""
        new = Request(person.number, training, known.fy.year, line.kind, code, line.asked_on, line.remark)
        old = present.get(key)
        again = ask_again(ledger, known.given, {(person.id, known.held[code].id)} if code else ())
        if again:
            changes.append(Change(Kind.ADD, person.shown, name, None, message("request.again", session=code), place))
        if old is not None and old.request == new:
            unchanged += not again
            continue
        if is_served(known.framework.trainings, known.past.get(person.id, {}), training, known.fy.last):
            problems.append(problem("W_REQUEST_DONE", place, person=person.shown, training=name))
        ledger.take_back(RequestFact, [old.row] if old else [])
        fact = RequestFact(
            staff_id=person.id, training=training, fy=known.fy.year, kind=line.kind,
            session_id=known.held[code].id if code else None, asked_on=line.asked_on, remark=line.remark,
        )  # fmt: skip
        ledger.begin(fact, Source(1, line.cell or None) if sources else BY_HAND)
        before = describe(old.request) if old else None
        kind = Kind.CHANGE if old else Kind.ADD
        changes.append(Change(kind, person.shown, name, before, describe(new), place))
    title = message("request.title", fy=_year(known.fy))
    return ChangeSet(title, changes, unchanged, ledger.writes(), problems, sources)


def withdraw_change_set(
    framework: Framework, people: Iterable[Person], present: Iterable[Kept], training: str, fy: FiscalYear
) -> ChangeSet:
    """Take the requests of people for a training back, of both kinds; people without one count as unchanged."""
    found: dict[int, list[Kept]] = {}
    for kept in present:
        if kept.request.training == training:
            found.setdefault(kept.staff_id, []).append(kept)
    listed = list(people)
    own = [(p, kept) for p in listed for kept in found.get(p.id, ())]
    name = training_name(framework, training)
    changes = [Change(Kind.REMOVE, p.shown, name, describe(kept.request), "－") for p, kept in own]
    unchanged = sum(1 for p in listed if p.id not in found)
    ledger = Ledger()
    ledger.take_back(RequestFact, [kept.row for _, kept in own])
    return ChangeSet(message("request.withdraw.title", fy=_year(fy)), changes, unchanged, ledger.writes())


def describe(request: Request) -> tuple[Fact, ...]:
    """A request as one line: who asks, the session wished for, the day."""
    wish = message("request.wish", session=request.session) if request.session else None
    parts = (message(f"request.kind.{request.kind}"), wish, request.asked_on, request.remark)
    return tuple(part for part in parts if part)


def _year(fy: FiscalYear) -> Bilingual:
    return Bilingual(fy.ja, f"FY{fy}")


def _who(organisation: Organisation, line: Line, problems: list[Problem]) -> Person | None:
    person = organisation.person_by_number.get(line.number)
    if person is None:
        near = [p.shown for p in organisation.people if is_called(p, line.name)]
        shown = f"{line.number} {line.name}".strip()
        nearest = near[0] if len(near) == 1 else None
        problems.append(problem("E_ENROL_STAFF", line.places.get("number"), found=shown, nearest=nearest))
    elif line.name and not is_called(person, line.name):
        problems.append(problem("W_ENROL_NAME", line.places.get("name"), found=line.name, person=person.shown))
    return person


def _which(known: Known, line: Line, problems: list[Problem]) -> Session | None:
    """The session wished for, when it is one of the fiscal year."""
    if not line.session:
        return None
    held, place = known.held.get(line.session), line.places.get("session")
    if held is None:
        near = get_close_matches(line.session, known.held, 1)
        problems.append(problem("E_ENROL_SESSION", place, found=line.session, nearest=near[0] if near else None))
        return None
    if held.session.fy != known.fy.year:
        year = _year(FiscalYear(held.session.fy))
        problems.append(problem("E_REQUEST_YEAR", place, session=line.session, found=year, expected=_year(known.fy)))
        return None
    if held.session.status is SessionStatus.CANCELLED:
        problems.append(problem("W_REQUEST_CANCELLED", place, session=line.session))
    return held.session


def _what(known: Known, line: Line, session: Session | None, problems: list[Problem]) -> str | None:
    """The id of the training asked for; that of the session wished for where the line names none."""
    place = line.places.get("training") or line.places.get("number")
    if not line.training:
        if not line.session:
            problems.append(problem("E_REQUEST_NOTHING", place, found=line.number))
        return session.training if session else None
    try:
        training = find_training(known.framework, line.training)
    except Refusal as refusal:
        near = refusal.facts.get("nearest")
        problems.append(problem("E_REQUEST_TRAINING", place, found=line.training, nearest=near))
        return None
    if training.status == "retired":
        problems.append(problem("E_REQUEST_RETIRED", place, training=training.name.text))
        return None
    if session is not None and session.training != training.id:
        other = training_name(known.framework, session.training)
        place, name = line.places.get("session"), training.name.text
        problems.append(problem("E_REQUEST_OTHER", place, session=session.code, training=name, other=other))
        return None
    return training.id
