"""Seats for everybody in a fiscal year: allocated, applied, and what would be different."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from skillmap import temporary
from skillmap.allocation import draft as drafts
from skillmap.allocation import store, tables, whatif
from skillmap.allocation.problem import Solution, StopReason
from skillmap.allocation.run import Effort as Effort  # noqa: PLC0414 # named by the terminal
from skillmap.allocation.run import SearchStep, allocate, seated
from skillmap.errors import InputRefused
from skillmap.framework.find import find_training
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.office.seat_question import SeatQuestion
from skillmap.tables import Table
from skillmap.training.seating import find_session


@dataclass(frozen=True)
class AllocationDraft:
    """An allocation, how good it is (its goals and their bounds), and what is to be recorded of it."""

    goals: Table
    question: SeatQuestion
    solution: Solution
    _to_record: Callable[[], Draft]
    _asked: str | None = None

    @cached_property
    def digest(self) -> str:
        """The number of the question, by which a kept answer is known to be its own."""
        return self._asked or drafts.digest(self.question.problem)

    @cached_property
    def draft(self) -> Draft:
        """What is to be recorded, worked out when first asked for: with the reasons of all who have no seat."""
        return self._to_record()

    @property
    def is_stopped(self) -> bool:
        """Whether the user ended the search."""
        return self.solution.stopped is StopReason.USER


def run(
    office: Office,
    question: SeatQuestion,
    effort: Effort,
    progress: Callable[[SearchStep], None] = lambda _step: None,
    found: Callable[[], None] = lambda: None,
) -> AllocationDraft:
    """Seats for all plans, requests and leaders' programmes in the year's sessions.

    `progress` gets the best so far; an interruption keeps it. `found` is called when the search has ended by itself:
    an interruption after that would lose the answer.
    """
    # Before the search: whoever stops it waits for nothing but their seats.
    asked = drafts.digest(question.problem)
    solution = allocate(question.problem, effort, progress, found)
    return _allocated(office, question, solution, "allocate run", asked)


def effort(*, seed: int = 0, seconds: float | None = None, rounds: int = 2000, gap: float = 0.0001) -> Effort:
    """How long the search goes on: seconds, rounds, or until every goal is so close to its bound (a share)."""
    return Effort(seed=seed, seconds=seconds, rounds=rounds, gap=gap)


def apply_kept(office: Office, question: SeatQuestion) -> AllocationDraft:
    """The allocation that was kept, as a draft. Raises as `_kept` does."""
    return _allocated(office, question, _kept(office, question), "allocate apply")


def _allocated(
    office: Office, question: SeatQuestion, solution: Solution, command: str, asked: str | None = None
) -> AllocationDraft:
    facts = question.facts
    with office.read() as connection:
        no = store.next_no(connection)

    def to_record() -> Draft:
        changes = store.change_set(question.problem, solution, facts.organisation, facts.held, facts.taken, no)
        return Draft(command, changes, question.told)

    goals = tables.goal_table(store.run_of(question.problem, solution, no))
    return AllocationDraft(goals, question, solution, to_record, asked)


def keep(office: Office, allocated: AllocationDraft) -> Path:
    """Keep a result to compare and apply later, readable for its owner only (it names people); gives the file.

    The file is there whole or as it was before.
    """
    path = _file(office, allocated.question.problem.fy.year)
    path.parent.mkdir(exist_ok=True)
    making = temporary.beside(path)
    # A mode is given only to a file that is made: an older one, readable for others, would stay so.
    making.unlink(missing_ok=True)
    making.touch(mode=0o600)
    # What stops it leaves a file that is known by its name and cleared with the next command (`temporary`).
    making.write_text(drafts.dump(allocated.digest, allocated.question.problem.fy, allocated.solution), "utf-8")
    making.replace(path)
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
    is_stopped: bool = False
    """Whether the user ended the search for the other answer."""
    is_staying: bool = False
    """Whether seats that could be moved were left where they are."""


def difference(office: Office, question: SeatQuestion) -> SeatsMoved:
    """What would change when the kept allocation is applied. Raises as `_kept` does."""
    problem, solution = question.problem, _kept(office, question)
    before = (*problem.fixed, *problem.earlier)
    return _moved(office, question, whatif.difference(problem, before, problem, solution.seats))


def what_if(
    office: Office,
    question: SeatQuestion,
    *,
    cancel: Sequence[str] = (),
    extra: Sequence[str] = (),
    share: float | None = None,
    progress: Callable[[SearchStep], None] = lambda _step: None,
) -> SeatsMoved:
    """What would be different, whoever need not move staying where they are; nothing is recorded.

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
    there = whatif.staying(other)
    found = seated(there, Effort(), progress)
    before = (*present.fixed, *present.earlier)
    moved = _moved(office, question, whatif.difference(present, before, other, found.seats))
    is_staying = len(there.fixed) > len(other.fixed)
    return replace(moved, is_stopped=found.stopped is StopReason.USER, is_staying=is_staying)


def _moved(office: Office, question: SeatQuestion, found: whatif.SeatDifference) -> SeatsMoved:
    table = tables.difference_table(office.framework, question.facts.organisation, found)
    return SeatsMoved(table, len(found.won), len(found.lost), len(found.moved))
