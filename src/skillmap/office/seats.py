"""Seats for everybody in a fiscal year: allocated, applied, shown, explained, and what would be different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from skillmap.allocation import draft as drafts
from skillmap.allocation import explaining, store, substitutes, tables, whatif
from skillmap.allocation.problem import Solution
from skillmap.allocation.run import Effort, SearchStep, allocate
from skillmap.allocation.store import Run, Waiting
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.framework.find import find_training
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.office.own_question import OwnQuestion, own_question
from skillmap.office.seat_question import SeatQuestion, ask
from skillmap.org.find import find_unit
from skillmap.org.model import Organisation
from skillmap.org.single import find_one
from skillmap.tables import Table
from skillmap.training.seating import find_session


@dataclass(frozen=True)
class AllocationDraft:
    """An allocation as a draft, and how good it is: its goals and their bounds."""

    draft: Draft
    goals: Table
    question: SeatQuestion
    solution: Solution


def run(
    office: Office,
    question: SeatQuestion,
    effort: Effort,
    progress: Callable[[SearchStep], None] = lambda _step: None,
) -> AllocationDraft:
    """Seats for all plans, requests and leaders' programmes in the year's sessions.

    `progress` gets the best so far; an interruption keeps it.
    """
    return _allocated(office, question, allocate(question.problem, effort, progress), "allocate run")


def effort(*, seed: int = 0, seconds: float | None = None, rounds: int = 2000, gap: float = 0.0001) -> Effort:
    """How long the search goes on: seconds, rounds, or until every goal is so close to its bound (a share)."""
    return Effort(seed=seed, seconds=seconds, rounds=rounds, gap=gap)


def apply_kept(office: Office, question: SeatQuestion) -> AllocationDraft:
    """The allocation that was kept, as a draft. Raises as `_kept` does."""
    return _allocated(office, question, _kept(office, question), "allocate apply")


def _allocated(office: Office, question: SeatQuestion, solution: Solution, command: str) -> AllocationDraft:
    facts = question.facts
    with office.read() as connection:
        no = store.next_no(connection)
    changes = store.change_set(question.problem, solution, facts.organisation, facts.held, facts.taken, no)
    goals = tables.goal_table(store.run_of(question.problem, solution, no))
    return AllocationDraft(Draft(command, changes, question.told), goals, question, solution)


def keep(office: Office, allocated: AllocationDraft) -> Path:
    """Keep a result to compare and apply later, readable for its owner only (it names people); gives the file."""
    path = _file(office, allocated.question.problem.fy.year)
    path.parent.mkdir(exist_ok=True)
    # A mode is given only to a file that is made: an older one, readable for others, would stay so.
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(drafts.dump(allocated.question.problem, allocated.solution), "utf-8")
    return path


def _kept(office: Office, question: SeatQuestion) -> Solution:
    """The result that was kept. Raises InputRefused: E_ALLOCATION_NO_DRAFT, and what `draft.load` raises."""
    path = _file(office, question.problem.fy.year)
    if not path.is_file():
        raise InputRefused("E_ALLOCATION_NO_DRAFT", fy=str(question.problem.fy))
    return drafts.load(question.problem, path.read_text("utf-8"))


def _file(office: Office, year: int) -> Path:
    return office.workspace.out / f"allocation-{year}.json"


@dataclass(frozen=True)
class SeatsMoved:
    """Who wins, loses or moves a seat."""

    table: Table
    won: int
    lost: int
    moved: int


def difference(office: Office, question: SeatQuestion) -> SeatsMoved:
    """What would change when the kept allocation is applied. Raises as `_kept` does."""
    problem, solution = question.problem, _kept(office, question)
    before = (*problem.fixed, *problem.earlier)
    return _moved(office, question, whatif.difference(problem, before, problem, solution))


def what_if(
    office: Office,
    question: SeatQuestion,
    *,
    cancel: Sequence[str] = (),
    extra: Sequence[str] = (),
    share: float | None = None,
    progress: Callable[[SearchStep], None] = lambda _step: None,
) -> SeatsMoved:
    """What would be different; nothing is recorded.

    Args:
        office: The office.
        question: The question as it stands.
        cancel: Sessions that are not held, by code or training.
        extra: Further sessions: TRAINING or TRAINING:SEATS.
        share: Another share of a section that may be away at once (0-1).
        progress: Gets the best so far.

    Raises:
        InputRefused: E_SESSION_UNKNOWN, and what finding trainings and sessions raises.
    """
    present, framework = question.problem, office.framework
    cancelled = [find_session(framework, question.facts.held, text).session.code for text in cancel]
    unknown = [code for code in cancelled if code not in present.session]
    if unknown:
        raise InputRefused("E_SESSION_UNKNOWN", found=unknown[0])
    other = whatif.changed(present, cancelled=cancelled, share=share)
    for text in extra:
        name, _, seats = text.partition(":")
        training = find_training(framework, name)
        room = int(seats) if seats.isdecimal() else training.usual_capacity or whatif.USUAL_ROOM
        # One after the other: a second extra session of a training must not get the code of the first.
        other = whatif.changed(other, extra=(whatif.further(other, training.id, room),))
    solution = allocate(other, Effort(), progress)
    before = (*present.fixed, *present.earlier)
    return _moved(office, question, whatif.difference(present, before, other, solution))


def _moved(office: Office, question: SeatQuestion, found: whatif.SeatDifference) -> SeatsMoved:
    table = tables.difference_table(office.framework, question.facts.organisation, found)
    return SeatsMoved(table, len(found.won), len(found.lost), len(found.moved))


@dataclass(frozen=True)
class LastRun:
    """The last allocation: its goals and their bounds, and who is without a seat."""

    goals: Table
    waiting: Table
    short: Table
    """Who is without a seat, for a terminal."""


def last(office: Office, fy: FiscalYear | None = None) -> LastRun:
    """The last allocation of a fiscal year. Raises InputRefused (E_ALLOCATION_NONE)."""
    organisation, found, waiting = _last(office, fy)
    return LastRun(
        tables.goal_table(found),
        tables.waiting_table(office.framework, organisation, waiting),
        tables.short_waiting_table(office.framework, organisation, waiting),
    )


def waiting_in(office: Office, section: str | None = None, fy: FiscalYear | None = None) -> Table:
    """Who is without a seat and why; of a unit, or everybody. Raises InputRefused (E_ALLOCATION_NONE)."""
    organisation, _, waiting = _last(office, fy)
    people = organisation.members(find_unit(organisation, section).id) if section else organisation.people
    ids = {p.id for p in people}
    return tables.waiting_table(office.framework, organisation, [w for w in waiting if w.staff_id in ids])


@dataclass(frozen=True)
class PersonExplained:
    """Why a person sits where they sit, and what they wait for; None when nothing."""

    options: Table
    waiting: Table | None


def explain_person(office: Office, who: str, fy: FiscalYear | None = None) -> PersonExplained:
    """Why a person sits where they sit or has no seat, and what would help. Raises InputRefused (E_ALLOCATION_NONE)."""
    moment, year = office.moment(), office.fiscal_year(fy)
    with office.read() as connection:
        run = _run_of(office, connection, year)
        organisation, person = find_one(connection, moment, who, office.settings.grades)
        own = store.waiting(connection, moment, run, [person.id])
        # What speaks for and against a seat is asked of today's state; who waits is what the last allocation recorded.
        asked = own_question(office, connection, year, person)
    if asked is None:
        question = ask(office, fy)
        asked = OwnQuestion(question.facts, question.problem, {})
    problem, facts = asked.problem, asked.facts
    mine = (facts.held[t.enrolment.session].session for t in facts.taken if t.staff_id == person.id)
    cancelled = [one for one in mine if not one.is_held]
    found = explaining.options(problem, (*problem.fixed, *problem.earlier), person.number, cancelled, asked.elsewhere)
    waits = tables.waiting_table(office.framework, organisation, own) if own else None
    return PersonExplained(tables.option_table(office.framework, person, found), waits)


@dataclass(frozen=True)
class SessionExplained:
    """Who sits in a session and why, and who waits for it."""

    page: Table
    waiting: Table


def explain_session(office: Office, session: str, fy: FiscalYear | None = None) -> SessionExplained:
    """A session's page and its waiting list. Raises what `find_session` and `ask` raise."""
    question = ask(office, fy)
    problem, organisation = question.problem, question.facts.organisation
    one = find_session(office.framework, question.facts.held, session).session
    found = substitutes.waiting_for(problem, (*problem.fixed, *problem.earlier), one.code)
    why = Counter(t.enrolment.why for t in question.facts.taken if t.enrolment.session == one.code)
    page = tables.session_page(office.framework, one, why, len(found))
    return SessionExplained(page, tables.candidate_table(organisation, one.code, found, len(found)))


@dataclass(frozen=True)
class Further:
    """Further sessions that would seat most people."""

    best: Table
    """One after the other."""
    gains: Table
    """What one more of each would bring."""


def further(office: Office, fy: FiscalYear | None = None, sessions: int = 3) -> Further:
    """Which further sessions would seat most people."""
    problem = ask(office, fy).problem
    room = {t.id: t.usual_capacity for t in office.framework.trainings.values() if t.usual_capacity}
    seats = (*problem.fixed, *problem.earlier)
    best = whatif.best(problem, seats, room, sessions)
    gains = whatif.gains(problem, seats, room)
    return Further(tables.extra_table(office.framework, best), tables.gain_table(office.framework, gains))


def _last(office: Office, fy: FiscalYear | None) -> tuple[Organisation, Run, list[Waiting]]:
    year = office.fiscal_year(fy)
    with office.read() as connection:
        found = _run_of(office, connection, year)
        organisation = office.organisation(connection, office.moment())
        return organisation, found, store.waiting(connection, office.moment(), found)


def _run_of(office: Office, connection: Connection, year: FiscalYear) -> Run:
    found = store.last_run(connection, office.moment(), year.year)
    if found is None:
        raise InputRefused("E_ALLOCATION_NONE", fy=str(year))
    return found
