"""A list of people becomes seats: each line checked against the facts and against the lines before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.org.model import Organisation
from skillmap.problems import Place, Problem, has_errors, problem
from skillmap.storage.ledger import Ledger, Source
from skillmap.training.facts import EnrolmentFact
from skillmap.training.given_back import SeatGivenBack, ask_again
from skillmap.training.line_people import person_of_line
from skillmap.training.model import Enrolment, Why
from skillmap.training.seating import OF_A_SESSION, SeatFacts, objections
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.words import message


@dataclass(frozen=True, slots=True)
class EnrolLine:
    """A line of the list as it is written; an empty `session` means the one given with the file."""

    number: str
    name: str = ""
    session: str = ""
    remark: str = ""
    cell: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)


def list_change_set(
    state: SeatFacts,
    organisation: Organisation,
    lines: Sequence[EnrolLine],
    default: HeldSession | None = None,
    given: Sequence[SeatGivenBack] = (),
    sources: Sequence[SourceFile] = (),
) -> ChangeSet:
    """Seats by hand for every line; who has the seat already counts as unchanged.

    Problems: E_ENROL_STAFF, E_ENROL_SESSION, E_ENROL_NO_SESSION, E_ENROL_TWICE, W_ENROL_NAME, and what
    `seating.objections` says, each at its line. Clashes between lines of the file are found too.
    """
    problems: list[Problem] = []
    changes: list[Change] = []
    ledger = Ledger()
    seen: set[tuple[int, int]] = set()
    said: set[tuple[str, int]] = set()
    taken = list(state.taken)
    unchanged = 0
    for line in lines:
        person = person_of_line(organisation, line.number, line.name, line.places, problems)
        held = _which(state, line, default, problems)
        if person is None or held is None:
            continue
        key = (person.id, held.id)
        place = line.places.get("number")
        if key in seen:
            problems.append(problem("E_ENROL_TWICE", place, person=person.shown, session=held.session.code))
            continue
        seen.add(key)
        # Rosters come back with everybody on them; whoever has the seat already is neither an error nor a change.
        if any((t.staff_id, t.session_id) == key for t in state.taken):
            unchanged += 1
            continue
        found = objections(replace(state, taken=taken), held, [person])
        # A list of last year's seats says it of every line.
        found = [one for one in found if one.code not in OF_A_SESSION or (one.code, held.id) not in said]
        said.update((one.code, held.id) for one in found)
        problems.extend(replace(one, place=place) for one in found)
        if has_errors(found):
            continue
        # The next lines see this seat as taken: two people of one file must not get the last one.
        taken.append(TakenSeat(0, person.id, held.id, Enrolment(person.number, held.session.code)))
        seat = EnrolmentFact(staff_id=person.id, session_id=held.id, why=Why.HAND, remark=line.remark)
        ledger.begin(seat, Source(1, line.cell or None))
        changes.append(Change(ChangeKind.ADD, person.shown, message("enrol.seat"), None, held.session.code, place))
    ask_again(ledger, given, {(t.staff_id, t.session_id) for t in taken if not t.row})
    return ChangeSet(message("enrol.import.title"), changes, unchanged, ledger.writes(), problems, sources)


def _which(
    state: SeatFacts, line: EnrolLine, default: HeldSession | None, problems: list[Problem]
) -> HeldSession | None:
    if not line.session:
        if default is None:
            problems.append(
                problem(
                    "E_ENROL_NO_SESSION", line.places.get("session") or line.places.get("number"), found=line.number
                )
            )
        return default
    held = state.held.get(line.session)
    if held is None:
        near = get_close_matches(line.session, state.held, 1)
        place = line.places.get("session")
        problems.append(problem("E_ENROL_SESSION", place, found=line.session, nearest=near[0] if near else None))
    return held
