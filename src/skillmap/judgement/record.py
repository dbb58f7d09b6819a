"""What is judged: everything recorded about seats, plans, aims, terms and recognitions, read once."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, Table, func, select

from skillmap.allocation.demands import Facts
from skillmap.allocation.gather import SeatTerms
from skillmap.assessment.store import approved_levels, qualifications
from skillmap.careers.model import Aim, Recognition
from skillmap.careers.store import aim_entries, aims, recognitions
from skillmap.days import FOREVER, FiscalYear, fiscal_year
from skillmap.framework.model import Framework, LeaderRule
from skillmap.leaders import rule as rules
from skillmap.leaders.model import Term
from skillmap.leaders.store import all_terms
from skillmap.org.model import Organisation
from skillmap.org.store import LeavePeriod, absences, everyone, organisation
from skillmap.planning.store import Purpose, RecordedPlan, plans
from skillmap.storage import schema
from skillmap.storage.facts import Moment, known
from skillmap.training.completions import held_trainings, histories
from skillmap.training.given_back import SeatGivenBack, given_back
from skillmap.training.holding import CompletionHistory
from skillmap.training.notices import changed_by
from skillmap.training.store import HeldSession, RecordedResult, TakenSeat, completions, enrolments, sessions


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries by which facts were recorded: what came after something else can be its undoing."""

    seats: Mapping[int, int]
    """Row of the seat -> entry; likewise below, by id of the key."""
    sessions: Mapping[int, int]
    leaves: Mapping[int, int]
    departures: Mapping[int, int]
    terms: Mapping[int, int]
    """Person -> the newest entry about a term of theirs."""
    aims: Mapping[int, int]
    completions: Mapping[int, int]


@dataclass(frozen=True)
class Record:
    """Everything that judges look at, by staff id where it belongs to somebody. The day is the organisation's."""

    framework: Framework
    organisation: Organisation
    rule: LeaderRule
    terms: tuple[Term, ...]
    held: Mapping[str, HeldSession]
    taken: tuple[TakenSeat, ...]
    past: Mapping[int, CompletionHistory]
    """Completions up to the day."""
    results: tuple[RecordedResult, ...]
    qualified: Mapping[int, tuple[str, ...]]
    """Qualifications that are valid on the day."""
    absences: Mapping[int, tuple[LeavePeriod, ...]]
    levels: Mapping[int, Mapping[str, int]]
    plans: Mapping[tuple[int, Purpose], RecordedPlan]
    aims: Mapping[int, Aim]
    recognitions: Mapping[int, tuple[Recognition, ...]]
    names: Mapping[int, str]
    """Everybody there ever was: number and name."""
    leaves_staff: Mapping[int, date]
    """The first day on which somebody is no longer on the staff, of those for whom one is recorded."""
    entries: Entries
    allowed: SeatTerms
    given_back: tuple[SeatGivenBack, ...] = ()

    @property
    def today(self) -> date:
        """The day of the question."""
        return self.organisation.day

    @cached_property
    def completed(self) -> Mapping[int, frozenset[str]]:
        """Trainings held on the day, by staff id; people without any are missing."""
        return held_trainings(self.framework, self.past, self.today)

    @cached_property
    def booked(self) -> Mapping[int, Set[str]]:
        """Trainings in which somebody has a seat, by staff id."""
        found: dict[int, set[str]] = {}
        for one in self.taken:
            found.setdefault(one.staff_id, set()).add(self.held[one.enrolment.session].session.training)
        return found

    @cached_property
    def ahead(self) -> tuple[TakenSeat, ...]:
        """Seats in sessions that are not over: nothing else can still be mended."""
        return tuple(
            t
            for t in self.taken
            if (last := self.held[t.enrolment.session].session.last_day) is None or last >= self.today
        )

    @cached_property
    def years(self) -> tuple[FiscalYear, ...]:
        """The fiscal years of seats in sessions that are not over."""
        return tuple(FiscalYear(y) for y in sorted({self.held[t.enrolment.session].session.fy for t in self.ahead}))

    def facts(self) -> Facts:
        """What an allocation knows, with nobody's demands."""
        return Facts(
            self.organisation, {}, self.held, self.taken, self.past, self.results, (), self.absences,
            given_back=self.given_back,
        )  # fmt: skip

    def shown(self, number: str) -> str:
        """Number and name of a person, those who left included."""
        return self._by_number.get(number, number)

    @cached_property
    def _by_number(self) -> Mapping[str, str]:
        return {shown.partition(" ")[0]: shown for shown in self.names.values()}


def take(
    connection: Connection, framework: Framework, moment: Moment, grades: tuple[str, ...], allowed: SeatTerms
) -> Record:
    """The record of the moment's day, known then."""
    year = fiscal_year(moment.as_of)
    held = sessions(connection, moment)
    return Record(
        framework=framework,
        organisation=organisation(connection, moment, grades),
        rule=rules.in_force(framework.leaders),
        terms=tuple(all_terms(connection, moment)),
        held=held,
        taken=tuple(enrolments(connection, moment, held)),
        past=histories(connection, moment),
        results=tuple(completions(connection, moment)),
        qualified=qualifications(connection, moment),
        # Of who has left the seats are told by themselves (`seats.leavers`), not once more as leave.
        absences=absences(connection, moment, year.first, FiscalYear(year.year + 1).end, partial=True),
        levels=approved_levels(connection, moment),
        plans=plans(connection, moment),
        aims=aims(connection, moment),
        recognitions=recognitions(connection, moment),
        names=everyone(connection, moment),
        leaves_staff=_leaving(connection, moment),
        entries=_entries(connection, moment),
        allowed=allowed,
        given_back=tuple(given_back(connection, moment)),
    )


def _leaving(connection: Connection, moment: Moment) -> dict[int, date]:
    fact = schema.staff_fact
    ends = func.max(fact.c.valid_to)
    query = select(fact.c.staff_id, ends).where(known(fact, moment)).group_by(fact.c.staff_id)
    return {row[0]: row[1] for row in connection.execute(query.having(ends < FOREVER))}


def _entries(connection: Connection, moment: Moment) -> Entries:
    seats = schema.enrolment
    query = select(seats.c.id, _recorded(seats)).where(known(seats, moment))
    return Entries(
        {row[0]: row[1] for row in connection.execute(query).all()},
        changed_by(connection, moment),
        _newest(connection, moment, schema.leave, schema.leave.c.staff_id),
        _newest(connection, moment, schema.staff_fact, schema.staff_fact.c.staff_id),
        _newest(connection, moment, schema.leader_term, schema.leader_term.c.staff_id),
        aim_entries(connection, moment),
        _newest(connection, moment, schema.completion, schema.completion.c.staff_id),
    )


def _recorded(table: Table) -> ColumnElement[int]:
    # A copy that an undo brought back is as old as its original: what came in between came after it.
    return func.coalesce(table.c.first_entry, table.c.entry_id)


def _newest(connection: Connection, moment: Moment, table: Table, key: ColumnElement[int]) -> dict[int, int]:
    # The entry itself here, copies included: an undo too can put something out of order.
    query = select(key, func.max(table.c.entry_id)).where(known(table, moment)).group_by(key)
    return {row[0]: row[1] for row in connection.execute(query).all()}
