"""Lines of a list, or of the command line, become requests: trainings that somebody applied for or that HR asks for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.days import FiscalYear
from skillmap.errors import Refusal
from skillmap.framework.find import find_training
from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.org.model import Organisation, Person
from skillmap.problems import Place, Problem, problem
from skillmap.storage.ledger import BY_HAND, Ledger, Source
from skillmap.training.facts import RequestFact
from skillmap.training.given_back import SeatGivenBack, ask_again
from skillmap.training.holding import CompletionHistory, is_served
from skillmap.training.line_people import person_of_line
from skillmap.training.model import Request, RequestKind, Session, SessionStatus
from skillmap.training.request_store import Kept
from skillmap.training.store import HeldSession
from skillmap.words import Bilingual, Fact, message


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as it is written; `training` may be empty when a session is wished for."""

    number: str
    training: str = ""
    wishes: tuple[str, ...] = ()
    name: str = ""
    kind: RequestKind = RequestKind.APPLICATION
    asked_on: date | None = None
    reason: str = ""
    approved: bool | None = None
    rank: int | None = None
    remark: str = ""
    cell: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class RequestFacts:
    """What requests are checked against, and those recorded already."""

    framework: Framework
    organisation: Organisation
    held: Mapping[str, HeldSession]
    past: Mapping[int, CompletionHistory]
    present: Sequence[Kept]
    fy: FiscalYear
    given: Sequence[SeatGivenBack] = ()
    """Seats given back: asking for such a session by name asks for it again."""
    today: date = date.max
    withdrawn: Mapping[tuple[int, str, RequestKind, date], int] = field(default_factory=dict)
    """What people took back, with the entry (`request_store.withdrawn`)."""


def request_change_set(
    known: RequestFacts, lines: Iterable[RequestLine], sources: Sequence[SourceFile] = ()
) -> ChangeSet:
    """New and changed requests; one that is recorded the same way counts as unchanged.

    Problems, each at its line: E_ENROL_STAFF, E_ENROL_SESSION, E_REQUEST_NOTHING, E_REQUEST_TRAINING,
    E_REQUEST_RETIRED, E_REQUEST_OTHER, E_REQUEST_YEAR, E_REQUEST_TWICE, E_REQUEST_WISH_TWICE, W_REQUEST_CANCELLED,
    W_REQUEST_DONE, W_REQUEST_FUTURE, W_REQUEST_WITHDRAWN, W_ENROL_NAME.
    """
    present = {(k.staff_id, k.request.training, k.request.fy, k.request.kind): k for k in known.present}
    seen: dict[tuple[object, ...], tuple[Place, Request]] = {}
    disputed: set[tuple[object, ...]] = set()
    problems: list[Problem] = []
    changes: list[Change] = []
    ledger = Ledger()
    unchanged = 0
    for line in lines:
        person = person_of_line(known.organisation, line.number, line.name, line.places, problems)
        wished = _which(known, line, problems)
        training = _what(known, line, wished, problems)
        # A wish that cannot be understood holds back its whole line: without the first wish the second would be taken
        # for it.
        if person is None or training is None or len(wished) < len(line.wishes):
            continue
        key = (person.id, training, known.fy.year, line.kind)
        name = training_name(known.framework, training)
        place = line.places.get("number")
        wishes = tuple(s.code for s in wished)
        new = Request(
            person.number, training, known.fy.year, line.kind, wishes, line.asked_on, line.reason, line.approved,
            line.rank, line.remark,
        )  # fmt: skip
        first_at, first = seen.setdefault(key, (place, new))
        if first is not new:
            # Both lines where they differ: which of the two is the mistake nobody can know. A mere repetition is told
            # at itself.
            told = [place] if new == first or key in disputed else [first_at, place]
            problems += [problem("E_REQUEST_TWICE", at, person=person.shown, training=name) for at in told]
            disputed |= {key} if new != first else set()
            continue
        old = present.get(key)
        # An application of before the seat was given back is the old list once more, and asks for nothing again.
        is_old = bool(sources) and line.asked_on is not None
        given = [one for one in known.given if not is_old or (line.asked_on or known.today) >= one.fact.given_on]
        again = ask_again(ledger, given, {(person.id, known.held[code].id) for code in wishes})
        if again:
            changes.append(
                Change(ChangeKind.ADD, person.shown, name, None, message("request.again", session=wishes), place)
            )
        if old is not None and old.request == new:
            unchanged += not again
            continue
        problems += _odd(known, line, person, training, old.request if old else None, is_list=bool(sources))
        ledger.take_back(RequestFact, [old.row] if old else [])
        ledger.begin(_fact(known, person, new), Source(1, line.cell or None) if sources else BY_HAND)
        before = describe(old.request) if old else None
        kind = ChangeKind.CHANGE if old else ChangeKind.ADD
        changes.append(Change(kind, person.shown, name, before, describe(new), place))
    title = message("request.title", fy=_year(known.fy))
    return ChangeSet(title, changes, unchanged, ledger.writes(), problems, sources)


def _odd(
    known: RequestFacts, line: RequestLine, person: Person, training: str, old: Request | None, *, is_list: bool
) -> Iterator[Problem]:
    """What is told of a request that is recorded all the same."""
    name, place = training_name(known.framework, training), line.places.get("number")
    asked_at = line.places.get("asked_on") or place
    back = known.withdrawn.get((person.id, training, line.kind, line.asked_on)) if line.asked_on else None
    if is_list and back is not None and (old is None or old.asked_on != line.asked_on):
        facts: dict[str, Fact] = {"training": name, "day": line.asked_on, "entry": back}
        yield problem("W_REQUEST_WITHDRAWN", asked_at, person=person.shown, **facts)
    if line.asked_on is not None and line.asked_on > known.today:
        yield problem("W_REQUEST_FUTURE", asked_at, person=person.shown, day=line.asked_on)
    # Told and still recorded: people apply for a course once more on purpose, and HR decides.
    if is_served(known.framework.trainings, known.past.get(person.id, {}), training, known.fy.last):
        yield problem("W_REQUEST_DONE", place, person=person.shown, training=name)


def _fact(known: RequestFacts, person: Person, one: Request) -> RequestFact:
    ids = [known.held[code].id for code in one.wishes]
    first, second, third = (*ids, None, None, None)[:MOST_WISHES]
    return RequestFact(
        staff_id=person.id, training=one.training, fy=one.fy, kind=one.kind, session_id=first, second_id=second,
        third_id=third, asked_on=one.asked_on, reason=one.reason, approved=one.approved, rank=one.rank,
        remark=one.remark,
    )  # fmt: skip


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
    changes = [Change(ChangeKind.REMOVE, p.shown, name, describe(kept.request), "－") for p, kept in own]
    unchanged = sum(1 for p in listed if p.id not in found)
    ledger = Ledger()
    ledger.take_back(RequestFact, [kept.row for _, kept in own])
    return ChangeSet(message("request.withdraw.title", fy=_year(fy)), changes, unchanged, ledger.writes())


def describe(request: Request) -> tuple[Fact, ...]:
    """A request as one line: who asks, the sessions wished for, the day, what the head said."""
    wish = message("request.wish", session=request.wishes) if request.wishes else None
    approval = None if request.approved is None else message(f"request.approved.{str(request.approved).lower()}")
    rank = message("request.rank", rank=request.rank) if request.rank else None
    parts = (
        message(f"request.kind.{request.kind}"), wish, request.asked_on, request.reason, approval, rank, request.remark,
    )  # fmt: skip
    return tuple(part for part in parts if part)


def _year(fy: FiscalYear) -> Bilingual:
    return Bilingual(fy.ja, f"FY{fy}")


def _which(known: RequestFacts, line: RequestLine, problems: list[Problem]) -> list[Session]:
    """The sessions wished for that are sessions of the fiscal year, in the order of the wishes."""
    found = []
    for no, code in enumerate(line.wishes):
        held, place = known.held.get(code), line.places.get(WISHES[no])
        if held is None:
            near = get_close_matches(code, known.held, 1)
            problems.append(problem("E_ENROL_SESSION", place, found=code, nearest=near[0] if near else None))
        # Codes of last year's sessions stand in forms that were copied; a seat in the past would never be given.
        elif held.session.fy != known.fy.year:
            year = _year(FiscalYear(held.session.fy))
            problems.append(problem("E_REQUEST_YEAR", place, session=code, found=year, expected=_year(known.fy)))
        elif code in line.wishes[:no]:
            problems.append(problem("E_REQUEST_WISH_TWICE", place, session=code, person=line.number))
        else:
            if held.session.status is SessionStatus.CANCELLED:
                problems.append(problem("W_REQUEST_CANCELLED", place, session=code))
            found.append(held.session)
    return found


WISHES = ("session", "second", "third")
"""Fields of the sessions wished for (第1希望, 第2希望, 第3希望)."""
MOST_WISHES = len(WISHES)


def _what(known: RequestFacts, line: RequestLine, wished: Sequence[Session], problems: list[Problem]) -> str | None:
    """The id of the training asked for; that of the first session wished for where the line names none."""
    place = line.places.get("training") or line.places.get("number")
    if not line.training:
        if not line.wishes:
            problems.append(problem("E_REQUEST_NOTHING", place, found=line.number))
        if not wished:
            return None
    try:
        training = find_training(known.framework, line.training or wished[0].training)
    except Refusal as refusal:
        if several := refusal.facts.get("several"):
            problems.append(problem("E_TRAINING_SEVERAL", place, found=line.training, several=several))
            return None
        near = refusal.facts.get("nearest")
        problems.append(problem("E_REQUEST_TRAINING", place, found=line.training, nearest=near))
        return None
    if training.status == "retired":
        problems.append(problem("E_REQUEST_RETIRED", place, training=training.name.text))
        return None
    for session in wished:
        if session.training != training.id:
            other, name = training_name(known.framework, session.training), training.name.text
            place = line.places.get(WISHES[line.wishes.index(session.code)])
            problems.append(problem("E_REQUEST_OTHER", place, session=session.code, training=name, other=other))
            return None
    return training.id
