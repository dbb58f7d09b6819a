"""現行化: what has become untrue since the last time, as one draft: plans made anew or ended, then the year's seats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from skillmap.allocation import store as runs
from skillmap.allocation.problem import SeatProblem, Solution
from skillmap.allocation.run import Effort, allocate
from skillmap.careers.store import aims, ever_aimed
from skillmap.changes import ChangeSet, merge
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.framework.model import RoleGrade
from skillmap.leaders.store import leaders_on
from skillmap.office import seat_question
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.office.plan_scope import PlanLimits, limits
from skillmap.org.everybody import everyone
from skillmap.planning import many, recording, renewal, standing, store
from skillmap.planning.store import NewPlan, Purpose, RecordedPlan
from skillmap.words import Message, message

Plans = dict[tuple[int, Purpose], RecordedPlan]
USUAL = Effort()
ROUNDS = 3
"""Plans and seats are told to each other at most so often; they agree after one round in all but odd years."""


@dataclass(frozen=True)
class Renewal:
    """What has changed as a draft, and how many plans and seats of which kind in people's words."""

    draft: Draft
    summary: tuple[Message, ...]


def renew(
    office: Office,
    fy: FiscalYear | None = None,
    *,
    plans: bool = True,
    places: bool = True,
    effort: Effort = USUAL,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Renewal:
    """Bring plans and seats up to date, in one draft; a second time nothing changes.

    Args:
        office: The office.
        fy: Whose seats; None = the present fiscal year.
        plans: Whether plans are looked at.
        places: Whether seats are.
        effort: How long seats are searched.
        progress: Gets the number of plans done and of all, then that of seats given and demanded.

    Raises:
        InputRefused: What `seat_question.ask` raises, but for a year in which nobody demands anything.
    """
    basis = _basis(office) if plans else None
    wanted = _made(office, basis, basis.known, progress) if basis else []
    answer = _answer(office, fy, basis, wanted, effort, progress) if places else None
    # Plans and seats ask each other: a few rounds, since a circle of the two is no reason to end without an answer.
    for _ in range(ROUNDS):
        if basis is None or answer is None:
            break
        # A plan says when a training is taken, which its seat decides; another time can ask for other seats.
        other = _made(office, basis, basis.with_seats(answer, office.today), progress)
        if _courses(other) == _courses(wanted):
            wanted = other
            break
        wanted, answer = other, _answer(office, fy, basis, other, effort, progress)
    parts: list[ChangeSet] = []
    summary: list[Message] = []
    if basis is not None:
        changed, told = _plan_changes(office, basis, wanted)
        parts.append(changed)
        summary += told
    if answer is not None and (found := _seat_changes(office, answer)) is not None:
        parts.append(found)
        summary += _seats_summary(found, len(answer.solution.unseated))
    whole = merge(message("renew.title", day=office.today), parts)
    return Renewal(Draft("refresh", whole), tuple(summary) or (message("renew.nothing"),))


@dataclass(frozen=True)
class _Basis:
    """What plans are made from."""

    present: Plans
    due: renewal.Due
    known: many.PeopleKnown
    last: dict[int, int]
    names: dict[int, str]

    def with_seats(self, answer: _Answer, today: date) -> many.PeopleKnown:
        """What is known of people once the seats are given."""
        facts, numbers = answer.question.facts, answer.question.facts.organisation.person_by_number
        mine = ((numbers[s.person].id, facts.held[s.session].session) for s in answer.solution.seats)
        booked = standing.bookings(mine, today)
        year = answer.question.problem.fy.year
        waits = {(seat.staff_id, one.session.training) for one in facts.outstanding for seat in one.seats}
        for staff_id, bookings in self.known.booked.items():
            # Of the year the seats are those of the answer; results still to come keep theirs, as nobody is seated
            # meanwhile.
            others = tuple(b for b in bookings if b.fy != year or (staff_id, b.course) in waits)
            booked[staff_id] = tuple(sorted((*others, *booked.get(staff_id, ())), key=lambda b: (b.fy, b.half)))
        return replace(self.known, booked=booked)


@dataclass(frozen=True)
class _Answer:
    """The year's seats."""

    question: seat_question.SeatQuestion
    solution: Solution


def _basis(office: Office) -> _Basis:
    moment, framework = office.moment(), office.framework
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        revisions = store.revisions(connection, moment)
        aimed_at = aims(connection, moment)
        wishes = {one: RoleGrade(role=a.role, grade=a.grade) for one, a in aimed_at.items()}
        leading = {term.staff_id: term.valid_from for term in leaders_on(connection, moment)}
        since = {(one, Purpose.AIM): a.valid_from for one, a in aimed_at.items()}
        since |= {(one, Purpose.LEADER): day for one, day in leading.items()}
        aimed = ever_aimed(connection, moment)
        usual = limits(office, PlanLimits())
        due = renewal.due(framework, organisation, wishes, aimed, leading, revisions, since, usual)
        ids = [a.person.id for group in due.asked.values() for a in group]
        known = standing.known(framework, connection, moment, ids)
        # Ended plans stay on record as revisions; they are not made anew.
        present = {m.key: m for m in revisions if m.status not in store.ENDED}
        return _Basis(present, due, known, store.last_numbers(connection), everyone(connection, moment))


def _made(
    office: Office, basis: _Basis, known: many.PeopleKnown, progress: Callable[[int, int], None]
) -> list[NewPlan]:
    return [
        one
        for within, group in basis.due.asked.items()
        for one in many.make(office.framework, group, known, within, progress=progress)
    ]


def _courses(wanted: Sequence[NewPlan]) -> list[list[tuple[str, int]]]:
    """What plans demand of each year."""
    return [sorted((i.course, i.fy) for i in one.plan.items) for one in wanted]


def _plan_changes(office: Office, basis: _Basis, wanted: Sequence[NewPlan]) -> tuple[ChangeSet, list[Message]]:
    made = recording.change_set(wanted, basis.present, basis.last, office.today)
    ends = [(basis.names[m.staff_id], m, message(f"plan.ends.{why}")) for m, why in basis.due.ending]
    # Only what differs is told: hundreds of plans made anew come out as they were.
    new = [w for w in wanted if recording.differs(basis.present.get((w.person.id, w.purpose)), w)]
    reasons = renewal.reasons(office.framework, basis.present, new)
    told = _plan_summary(reasons, Counter(why for _, why in basis.due.ending))
    return merge(None, [made, recording.withdraw(ends, office.today)]), told


def _plan_summary(reasons: Counter[renewal.RenewalWhy], ends: Counter[renewal.Ends]) -> list[Message]:
    """29人の計画が変わります：24 件は修了のため …."""
    told = []
    if reasons:
        parts = tuple(message(f"renew.why.{why}", count=reasons[why]) for why in renewal.RenewalWhy if reasons[why])
        told.append(message("renew.plans", count=reasons.total(), parts=parts))
    if ends:
        parts = tuple(message(f"renew.end.{end}", count=ends[end]) for end in renewal.Ends if ends[end])
        told.append(message("renew.ends", count=ends.total(), parts=parts))
    return told


def _answer(
    office: Office,
    fy: FiscalYear | None,
    basis: _Basis | None,
    wanted: Sequence[NewPlan],
    effort: Effort,
    progress: Callable[[int, int], None],
) -> _Answer | None:
    """The year's seats with the plans as they will be; None when nobody demands any."""
    plans = None
    if basis is not None:
        ended = {m.key for m, _ in basis.due.ending}
        plans = {key: m for key, m in basis.present.items() if key not in ended}
        plans |= {(w.person.id, w.purpose): recording.draft(w, 0, office.today) for w in wanted}
    try:
        question = seat_question.ask(office, fy, plans)
    except InputRefused as refusal:
        # A year in which nobody asks for anything is an ordinary one; there is simply nothing to seat.
        if refusal.code == "E_ALLOCATION_NO_DEMAND":
            return None
        raise
    demanded = len(question.problem.demands)
    return _Answer(question, allocate(question.problem, effort, lambda step: progress(step.seated, demanded)))


def _seat_changes(office: Office, answer: _Answer) -> ChangeSet | None:
    """What is to be recorded of the seats; None when neither a seat nor the waiting list changes."""
    question, solution = answer.question, answer.solution
    with office.read() as connection:
        no = runs.next_no(connection)
        same = _is_as_before(office, connection, question.problem, solution)
    facts = question.facts
    found = runs.change_set(question.problem, solution, facts.organisation, facts.held, facts.taken, no)
    return None if same and not found.changes else replace(found, problems=[*found.problems, *question.told])


def _is_as_before(office: Office, connection: Connection, problem: SeatProblem, solution: Solution) -> bool:
    """Whether the last allocation had the same people waiting: then there is nothing to record but another number."""
    last = runs.last_run(connection, office.moment(), problem.fy.year)
    if last is None:
        return False
    numbers = {staff_id: shown.partition(" ")[0] for staff_id, shown in everyone(connection, office.moment()).items()}
    before = {(numbers[w.staff_id], w.training, w.reason) for w in runs.waiting(connection, office.moment(), last)}
    return before == {(u.demand.person, u.demand.training, u.reason) for u in solution.unseated}


def _seats_summary(found: ChangeSet, waiting: int) -> list[Message]:
    """What happens to seats; when none changes, how many demands have none now: that is what is recorded then."""
    counts = found.counts()
    parts = tuple(message(f"renew.seat.{kind}", count=n) for kind, n in counts.items())
    return [message("renew.seats", parts=parts) if parts else message("renew.waiting", count=waiting)]
