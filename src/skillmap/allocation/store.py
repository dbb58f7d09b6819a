"""Allocations in the database: the change set that records one, the last run, who is without a seat and why."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from skillmap.allocation.facts import RunFact, UnseatedFact
from skillmap.allocation.problem import GoalValue, SeatGoal, SeatProblem, Solution, StopReason, UnseatedDemand
from skillmap.allocation.unserved import still_waits
from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.days import FiscalYear
from skillmap.org.model import Organisation
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, entry_day, known
from skillmap.storage.ledger import Ledger
from skillmap.training.facts import EnrolmentFact
from skillmap.training.model import SeatOrigin, Session
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.words import Bilingual, Fact, Message, message


@dataclass(frozen=True, slots=True)
class Run:
    """A recorded allocation: its number, how many demands it seated, its goals with bounds, the day of its facts."""

    no: int
    fy: int
    demands: int
    seated: int
    stopped: StopReason
    goals: tuple[GoalValue, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody without a seat: reason as code and in words, and the nearest remedy."""

    staff_id: int
    training: str
    why: str
    reason: str
    why_not: Message
    remedy: Message


def change_set(
    question: SeatProblem,
    solution: Solution,
    organisation: Organisation,
    held: Mapping[str, HeldSession],
    taken: Iterable[TakenSeat],
    no: int,
) -> ChangeSet:
    """Record an allocation: new seats, seats given up, the run with its bounds, everybody without a seat."""
    people = organisation.person_by_number
    present = {
        (t.enrolment.staff, t.enrolment.session): t for t in taken if t.enrolment.origin == SeatOrigin.ALLOCATION
    }
    fixed = set(question.fixed)
    why = {(d.person, d.training): d.why for d in question.demands}
    ledger = Ledger()
    wanted: set[tuple[str, str]] = set()
    new: dict[tuple[str, str], str] = {}
    for seat in solution.seats:
        if seat in fixed:
            continue
        wanted.add((seat.person, seat.session))
        if (seat.person, seat.session) in present:
            continue
        person, session = people[seat.person], held[seat.session]
        training = session.session.training
        reason = why.get((seat.person, training), "plan")
        ledger.begin(EnrolmentFact(staff_id=person.id, session_id=session.id, why=reason, origin=SeatOrigin.ALLOCATION))
        new[seat.person, training] = seat.session
    stay = {(s.person, s.session) for s in fixed}
    # Of a session that has begun an allocation neither gives nor takes seats: who failed, or has left since, sat there.
    begun = {code for code, one in question.session.items() if one.is_held and _has_begun(one, question.today)}
    gone = [t for key, t in present.items() if key not in wanted and key not in stay and key[1] not in begun]
    old = {(t.enrolment.staff, held[t.enrolment.session].session.training): t.enrolment.session for t in gone}
    ledger.take_back(EnrolmentFact, [t.row for t in gone])
    seated = solution.seated
    detail = {
        "stopped": solution.stopped.value,
        "goals": [[g.goal.value, g.value, g.bound] for g in solution.goals],
        "share": question.absence_share,
        "on": question.today.isoformat(),
    }
    demands = len(question.demands)
    ledger.begin(RunFact(no=no, fy=question.fy.year, demands=demands, seated=seated, detail=json.dumps(detail)))
    ledger.begin_all(_unseated(no, people[one.demand.person].id, one) for one in solution.unseated)
    title = message("allocation.title", fy=str(question.fy), seated=seated, demands=demands)
    return ChangeSet(title, _changes(new, old, organisation), len(wanted & present.keys()), ledger.writes())


def _has_begun(session: Session, today: date) -> bool:
    return session.first_day is not None and session.first_day <= today


def _unseated(no: int, staff_id: int, one: UnseatedDemand) -> UnseatedFact:
    detail = _dump(one.why_not, one.remedy)
    demand = one.demand
    return UnseatedFact(
        run_no=no, staff_id=staff_id, training=demand.training, why=demand.why, reason=one.reason, detail=detail
    )


def _changes(
    new: Mapping[tuple[str, str], str], old: Mapping[tuple[str, str], str], organisation: Organisation
) -> list[Change]:
    """Seats by (staff number, training): to another session of the same training, new, given up."""
    people = organisation.person_by_number

    def change(kind: ChangeKind, person: str, before: str | None, after: str | None) -> Change:
        shown = people[person].shown if person in people else person
        return Change(kind, shown, message("enrol.seat"), before, after)

    return [
        *(change(ChangeKind.CHANGE, key[0], old[key], session) for key, session in new.items() if key in old),
        *(change(ChangeKind.ADD, key[0], None, session) for key, session in new.items() if key not in old),
        *(change(ChangeKind.REMOVE, key[0], session, "－") for key, session in old.items() if key not in new),
    ]


def run_of(question: SeatProblem, solution: Solution, no: int) -> Run:
    """A result as it would be recorded."""
    return Run(
        no, question.fy.year, len(question.demands), solution.seated, solution.stopped, solution.goals, question.today
    )


def next_no(connection: Connection) -> int:
    """The number of the next run."""
    return (connection.scalar(select(func.max(schema.allocation_run.c.no))) or 0) + 1


def last_run(connection: Connection, moment: Moment, fy: int) -> Run | None:
    """The latest allocation of a fiscal year; None when there was none."""
    table = schema.allocation_run
    first = func.coalesce(table.c.first_entry, table.c.entry_id).label("first")
    query = select(table, first).where(known(table, moment), table.c.fy == fy).order_by(table.c.no.desc()).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return None
    detail = json.loads(row.detail)
    goals = tuple(GoalValue(SeatGoal(g), value, bound) for g, value, bound in detail["goals"])
    # Runs of before the day was noted have the time of their record alone.
    on = date.fromisoformat(detail["on"]) if "on" in detail else entry_day(connection, row.first)
    return Run(row.no, row.fy, row.demands, row.seated, StopReason(detail["stopped"]), goals, on)


def waiting(connection: Connection, moment: Moment, run: Run, staff: Collection[int] | None = None) -> list[Waiting]:
    """Everybody, or who of some people, a run left without a seat and who waits still; in the order of the line."""
    table = schema.unseated
    c = table.c
    query = select(c.staff_id, c.training, c.why, c.reason, c.detail).where(known(table, moment), c.run_no == run.no)
    # A list of the day of the run would name people who were seated by hand since, in a roster of their department.
    query = query.where(*among(c.staff_id, staff), *still_waits(moment, FiscalYear(run.fy), run.no))
    found = []
    # What is said of many is the same.
    said: dict[str, tuple[Message, Message]] = {}
    texts: dict[str, str] = {}
    same = texts.setdefault
    for staff_id, training, why, reason, detail in connection.execute(query.order_by(c.id)):
        both = said.get(detail) or said.setdefault(detail, _load(detail))
        found.append(Waiting(staff_id, same(training, training), same(why, why), same(reason, reason), *both))
    return found


def _dump(*sentences: Message) -> str:
    return json.dumps([_plain(s) for s in sentences], ensure_ascii=False)


def _load(text: str) -> tuple[Message, Message]:
    first, second = (_fact(part) for part in json.loads(text))
    if not isinstance(first, Message) or not isinstance(second, Message):
        raise TypeError(text)
    return first, second


def _plain(fact: Fact) -> Any:
    """A fact as JSON: days, words in two languages and sentences as small objects."""
    match fact:
        case Message():
            return {"message": fact.key, "facts": {k: _plain(v) for k, v in fact.facts.items()}}
        case Bilingual():
            return {"ja": fact.ja, "en": fact.en}
        case tuple():
            return [_plain(f) for f in fact]
        case None | str() | int() | float():
            return fact
        case _:
            return {"day": fact.isoformat()}


def _fact(value: Any) -> Fact:
    if isinstance(value, dict) and "message" in value:
        return Message(value["message"], {k: _fact(v) for k, v in value["facts"].items()})
    if isinstance(value, dict) and "day" in value:
        return date.fromisoformat(value["day"])
    if isinstance(value, dict):
        return Bilingual(value["ja"], value["en"])
    if isinstance(value, list):
        return tuple(_fact(v) for v in value)
    plain: str | int | float | None = value
    return plain
