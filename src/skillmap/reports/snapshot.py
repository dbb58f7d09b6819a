"""Everything that the numbers of a fiscal year are counted from, read once; every report is a pure function of it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cached_property
from operator import attrgetter
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection

from skillmap.allocation.store import Run, Waiting, last_run, waiting
from skillmap.allocation.unserved import NOTHING_ASKED, AskedSince
from skillmap.assessment.store import approved_levels
from skillmap.careers.recognise import Candidate, Standing, ready
from skillmap.careers.store import aims, recognitions
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework, LeaderRule
from skillmap.judgement.record import Record
from skillmap.leaders import rule as rules
from skillmap.leaders.model import Name, Term
from skillmap.leaders.register import LeaderSeat, seats_on
from skillmap.leaders.store import all_terms, names
from skillmap.org.away import for_good, gone
from skillmap.org.model import Organisation, Person, Unit
from skillmap.org.store import LeavePeriod, absences, headcount, listed, organisation
from skillmap.planning.store import Purpose, RecordedPlan, plans
from skillmap.storage.facts import Moment
from skillmap.training.completions import held_trainings, histories
from skillmap.training.given_back import SeatGivenBack, given_back
from skillmap.training.holding import CompletionHistory
from skillmap.training.model import SessionStatus
from skillmap.training.outstanding import Outstanding, outstanding
from skillmap.training.serving import ServingSeat, serving, serving_years
from skillmap.training.store import (
    HeldSession,
    RecordedResult,
    TakenSeat,
    completions,
    seat_counts,
    sessions,
)
from skillmap.training.taken_seats import TakenSeats, all_seats


class WholeOffice(Enum):
    """Everybody, in and outside departments."""

    OFFICE = "office"


Where: TypeAlias = "Unit | Literal[WholeOffice.OFFICE] | None"
"""Whose lines are meant: a department's, those of people outside all departments (None), or the whole office's."""


# Equal only to itself: what is counted from a snapshot is kept by it (`lru_cache`), and the dicts in it have no hash.
@dataclass(frozen=True, eq=False)
class Snapshot:
    """The state of a fiscal year on a day. People and units in roster order."""

    fy: FiscalYear
    framework: Framework
    organisation: Organisation
    rule: LeaderRule
    seats: tuple[LeaderSeat, ...]
    names: Mapping[int, Name]
    standing: Standing
    plans: Mapping[tuple[int, Purpose], RecordedPlan]
    held: Mapping[str, HeldSession]
    taken: TakenSeats
    run: Run | None
    waiting: tuple[Waiting, ...]
    results: tuple[RecordedResult, ...] = ()
    """Of what was read to be judged only those that bear on seats (`of_record`)."""
    outstanding: tuple[Outstanding, ...] = ()
    """Sessions of any year that are over while results are still to come."""
    past: Mapping[int, CompletionHistory] = field(default_factory=dict)
    """Completions up to the day, by staff id."""
    leaves: Mapping[int, tuple[LeavePeriod, ...]] = field(default_factory=dict)
    """Leaves that touch the fiscal year or the one before."""
    given_back: tuple[SeatGivenBack, ...] = ()
    gone_from: Mapping[int, date] = field(default_factory=dict)
    """First day out of those who are on the staff and leave for good."""
    asked_since: AskedSince = NOTHING_ASKED
    """Besides those who wait: what no allocation of the fiscal year has seen. Read only by `asked.with_asked`."""
    every_seat: tuple[Mapping[str, HeldSession], TakenSeats] = field(default_factory=lambda: ({}, TakenSeats()))
    """Sessions and seats of all fiscal years."""
    asked_in_vain: int = 0
    """Requests for trainings that are retired or not in the definitions: no allocation answers them. As above."""
    to_approve: int = 0
    """People without any approved level of whom a supervisor has said one. As above."""
    duties_moved: bool = False
    """Whether who must take what may be otherwise than the last allocation saw it. Read only by `asked.with_asked`."""
    left: Sequence[Person] = ()
    """Who sat in a session or has a result and has left the office, where a listing names them too."""
    counted_seats: Mapping[int, int] | None = None
    """Seats by staff id where they were only counted (`counted`)."""

    def department_id(self, staff_id: int) -> int | None:
        """The department of a person's main posting; None for people outside all of them."""
        department = self.organisation.department_of(self.organisation.unit_of_staff.get(staff_id))
        return department.id if department else None

    @cached_property
    def departments(self) -> tuple[Unit | None, ...]:
        """Departments in 建制順; None last when anybody or any section stands outside all of them."""
        # Sections outside all departments (会計管理者の補助組織, 委員会の事務局) get a line, or the lines would not add
        # up to the office.
        outside = None in self._staff_of or None in self._seats_of
        return (*self.organisation.departments, *((None,) if outside else ()))

    def people(self, department: Where) -> Sequence[Person]:
        """People of a department, of none, or of the whole office."""
        if department is WholeOffice.OFFICE:
            return self.organisation.people
        return tuple(self._people_of.get(department.id if department else None, ()))

    def staff(self, department: Where) -> Collection[int]:
        """Staff ids of the same people, for what counts them."""
        if department is WholeOffice.OFFICE:
            return self.organisation.unit_of_staff.keys()
        return self._staff_of.get(department.id if department else None, array("i"))

    @cached_property
    def _staff_of(self) -> Mapping[int | None, array[int]]:
        found: dict[int | None, array[int]] = {}
        of = self.organisation.department_of
        home = {unit.id: own.id if (own := of(unit.id)) else None for unit in self.organisation.units}
        for staff_id, unit_id in self.organisation.unit_of_staff.items():
            place = home.get(unit_id) if unit_id is not None else None
            if (mine := found.get(place)) is None:
                mine = found[place] = array("i")
            mine.append(staff_id)
        return found

    @cached_property
    def _people_of(self) -> Mapping[int | None, list[Person]]:
        """People by department, in one pass: a metropolis has hundreds of departments."""
        found: dict[int | None, list[Person]] = {}
        for person in self.organisation.people:
            own = self.organisation.department_of(person.unit_id)
            found.setdefault(own.id if own else None, []).append(person)
        return found

    def leader_seats(self, department: Where) -> tuple[LeaderSeat, ...]:
        """Leaders' seats of the sections of a department, of sections outside all of them, or all."""
        if department is WholeOffice.OFFICE:
            return self.seats
        return tuple(self._seats_of.get(department.id if department else None, ()))

    @cached_property
    def _seats_of(self) -> Mapping[int | None, list[LeaderSeat]]:
        found: dict[int | None, list[LeaderSeat]] = {}
        for seat in self.seats:
            own = self.organisation.department_of(seat.section.id)
            found.setdefault(own.id if own else None, []).append(seat)
        return found

    def seats_of(self, people: Iterable[Person]) -> Mapping[int, list[TakenSeat]]:
        """The seats of some people by staff id, each person's by day; of all at once they would be 10 MB in 30,000."""
        days = {code: one.session.first_day for code, one in self.held.items()}
        begins = {code: (day.isoformat() if day else "", code) for code, day in days.items()}
        found: dict[int, list[TakenSeat]] = {}
        for one in sorted(self.taken.of({person.id for person in people}), key=lambda t: begins[t.enrolment.session]):
            found.setdefault(one.staff_id, []).append(one)
        return found

    @cached_property
    def serving(self) -> Mapping[int, Mapping[str, ServingSeat]]:
        """Seats of any year that may still bring a completion, by staff id and training."""
        return self.serving_in(None)

    def serving_in(self, trainings: Container[str] | None) -> Mapping[int, Mapping[str, ServingSeat]]:
        """The same of some trainings alone."""
        return serving(*self.every_seat, self.outstanding, self.organisation.day, trainings)

    def served_in(self, trainings: Container[str]) -> Iterator[tuple[str, Set[int]]]:
        """By training, of some trainings, who has a seat of the fiscal year that may still bring a completion.

        Of nothing else seats are asked: those of everybody in everything, one by one, would be the largest part of the
        page.
        """
        held, taken = self.every_seat
        mine = {code: one for code, one in held.items() if one.session.training in trainings}
        waiting = [one for one in self.outstanding if one.session.training in trainings]
        for training, years in serving_years(mine, taken, waiting, self.organisation.day):
            yield training, {staff_id for staff_id, fy in years.items() if fy == self.fy.year}

    @cached_property
    def seat_counts(self) -> Mapping[int, int]:
        """Seats in sessions of the fiscal year that are held, by staff id; of people who have left, too."""
        if self.counted_seats is not None:
            return self.counted_seats
        gone = self.called_off
        pairs = zip(self.taken.staff, self.taken.sessions, strict=True)
        return Counter(who for who, session in pairs if session not in gone) if gone else Counter(self.taken.staff)

    @cached_property
    def called_off(self) -> frozenset[int]:
        """Sessions (ids) of the fiscal year that were cancelled: whoever still sits there has nothing to go to."""
        return frozenset(h.id for h in self.held.values() if h.session.status is SessionStatus.CANCELLED)

    @cached_property
    def seats_of_leavers(self) -> int:
        """Seats of the fiscal year given to people who are not on the staff on the day."""
        here = self.organisation.unit_of_staff
        return sum(count for who, count in self.seat_counts.items() if who not in here)

    @cached_property
    def waiting_of_person(self) -> Mapping[int, int]:
        """Demands without a seat in the last allocation, by staff id."""
        return Counter(map(attrgetter("staff_id"), self.waiting))

    @cached_property
    def ready(self) -> tuple[Candidate, ...]:
        """People who fulfil everything for their aim and wait to be recognised."""
        return tuple(ready(self.framework, self.organisation, self.standing))


def take(
    connection: Connection,
    framework: Framework,
    moment: Moment,
    fy: FiscalYear,
    grades: tuple[str, ...],
    terms_on: date | None = None,
    *,
    rated: bool = True,
    detailed: bool = True,
    named: bool = True,
) -> Snapshot:
    """The state on the moment's day, seats and plans of the fiscal year.

    `terms_on` another day: the leaders of that day, with everybody where they are on the moment's. Without `rated`
    nobody's levels are read, the largest part of an office; whatever asks for them all the same is a bug. Without
    `detailed` plans are as their store gives them then: enough to list them. Without `named` nobody's reading and
    former names but those of leaders (`ListedPerson`).
    """
    terms = all_terms(connection, moment)
    leaders = {term.staff_id for term in terms}
    office = organisation(connection, moment, grades) if named else listed(connection, moment, grades, leaders)
    # Only the day is moved: somebody who is transferred in April leads, or doesn't, where they sit today.
    office = replace(office, day=terms_on) if terms_on else office
    every, past = sessions(connection, moment), histories(connection, moment)
    standing = Standing(
        approved_levels(connection, moment) if rated else _Unread(),
        held_trainings(framework, past, moment.as_of),
        aims(connection, moment),
        recognitions(connection, moment),
    )
    rule, taken = rules.in_force(framework.leaders), all_seats(connection, moment, every, office)
    results = completions(connection, moment)
    read = _Read(
        framework, office, rule, seats_on(rule, office, terms), terms, standing,
        plans(connection, moment, detailed=detailed), every, taken, results, past, given_back(connection, moment),
        outstanding(every, taken, results, moment.as_of),
    )  # fmt: skip
    return _of(connection, moment, fy, read)


def counted(connection: Connection, framework: Framework, moment: Moment, fy: FiscalYear) -> Snapshot:
    """What the numbers of a year (`reports.counts`) are counted from and nothing else: no names, seats as counts."""
    office, rule = headcount(connection, moment), rules.in_force(framework.leaders)
    past, run = histories(connection, moment), last_run(connection, moment, fy.year)
    standing = Standing(
        approved_levels(connection, moment),
        held_trainings(framework, past, moment.as_of),
        aims(connection, moment),
        recognitions(connection, moment),
    )
    return Snapshot(
        fy,
        framework,
        office,
        rule,
        tuple(seats_on(rule, office, all_terms(connection, moment))),
        {},
        standing,
        plans(connection, moment, items_of=fy.year),
        {},
        TakenSeats(),
        run,
        tuple(waiting(connection, moment, run)) if run else (),
        counted_seats=seat_counts(connection, moment, fy.year),
    )


class _Unread(Mapping[int, Mapping[str, int]]):
    """Levels that were not read: nobody may take them for those of people who have none."""

    def __getitem__(self, staff_id: int) -> Mapping[str, int]:
        raise LookupError(staff_id)

    def get(self, staff_id: int, _default: object = None) -> Any:
        raise LookupError(staff_id)

    def __iter__(self) -> Iterator[int]:
        raise LookupError

    def __len__(self) -> int:
        raise LookupError


def seats_known(connection: Connection, moment: Moment, now: Snapshot, grades: tuple[str, ...]) -> Snapshot:
    """People, leaders and the seats of `now`'s fiscal year as they were known, and nothing else of a snapshot.

    What is as it was is one value in both: two offices of 30,000 at once would be 60 MB more.
    """
    framework, fy = now.framework, now.fy
    office = organisation(connection, moment, grades, like=now.organisation.person_by_id)
    held = sessions(connection, moment, fy.year)
    taken = all_seats(connection, moment, held, office)
    rule, terms = rules.in_force(framework.leaders), all_terms(connection, moment)
    return Snapshot(
        fy,
        framework,
        office,
        rule,
        tuple(seats_on(rule, office, terms)),
        names(connection, moment, (t.staff_id for t in terms)),
        Standing(_Unread(), {}, {}, {}),
        {},
        held,
        taken,
        None,
        (),
    )


def of_record(connection: Connection, moment: Moment, fy: FiscalYear, record: Record) -> Snapshot:
    """The same of everything that was read to be judged on the moment's day."""
    standing = Standing(record.levels, record.completed, record.aims, record.recognitions)
    read = _Read(
        record.framework, record.organisation, record.rule, record.leader_seats, record.terms, standing, record.plans,
        record.held, record.taken, record.results, record.past, record.given_back, record.outstanding,
    )  # fmt: skip
    return _of(connection, moment, fy, read)


@dataclass(frozen=True, slots=True)
class _Read:
    """What is recorded of all years."""

    framework: Framework
    organisation: Organisation
    rule: LeaderRule
    seats: Sequence[LeaderSeat]
    terms: Sequence[Term]
    standing: Standing
    plans: Mapping[tuple[int, Purpose], RecordedPlan]
    held: Mapping[str, HeldSession]
    taken: TakenSeats
    results: Sequence[RecordedResult]
    past: Mapping[int, CompletionHistory]
    given_back: Sequence[SeatGivenBack]
    outstanding: Sequence[Outstanding]
    """Of every year: the results of a session of March come in April, when the year is another one."""


def _of(connection: Connection, moment: Moment, fy: FiscalYear, read: _Read) -> Snapshot:
    held = {code: one for code, one in read.held.items() if one.session.fy == fy.year}
    run = last_run(connection, moment, fy.year)
    return Snapshot(
        fy,
        read.framework,
        read.organisation,
        read.rule,
        tuple(read.seats),
        names(connection, moment, (t.staff_id for t in read.terms)),
        read.standing,
        read.plans,
        held,
        read.taken.within({one.id for one in held.values()}),
        run,
        tuple(waiting(connection, moment, run)) if run else (),
        tuple(read.results),
        tuple(read.outstanding),
        read.past,
        absences(connection, moment, FiscalYear(fy.year - 1).first, fy.end),
        tuple(read.given_back),
        for_good(gone(connection, moment)),
        every_seat=(read.held, read.taken),
    )
