"""What is judged: everything recorded about seats, plans, aims, terms and recognitions, read once."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from sqlalchemy import Connection, Table, func, select

from skillmap.allocation.demands import Facts
from skillmap.allocation.gather import SeatTerms
from skillmap.assessment.model import Stage
from skillmap.assessment.store import levels, qualifications
from skillmap.careers.model import Aim, Recognition
from skillmap.careers.store import aim_entries, aims, recognitions
from skillmap.days import FOREVER, FiscalYear, fiscal_year
from skillmap.framework.model import Framework, LeaderRule
from skillmap.judgement.near import SeatVicinity
from skillmap.leaders import rule as rules
from skillmap.leaders.model import Term
from skillmap.leaders.store import all_terms
from skillmap.org.model import Organisation, Unit
from skillmap.org.store import LeavePeriod, absences, around, everyone, organisation
from skillmap.planning.store import Purpose, RecordedPlan, plans
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known
from skillmap.training.completions import held_trainings, histories
from skillmap.training.given_back import SeatGivenBack, given_back
from skillmap.training.holding import CompletionHistory
from skillmap.training.model import Session
from skillmap.training.notices import changed_by
from skillmap.training.store import (
    HeldSession,
    RecordedResult,
    TakenSeat,
    completions,
    enrolments,
    seats_gone,
    sessions,
)


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries by which facts were recorded: what came after something else can be its undoing."""

    sessions: Mapping[int, int]
    """Id of the session -> the newest entry about it; likewise below, by person."""
    leaves: Mapping[int, int]
    departures: Mapping[int, int]
    posts: Mapping[int, int]
    terms: Mapping[int, int]
    aims: Mapping[int, int]
    completions: Mapping[int, int]
    gone: Mapping[tuple[int, int], int]
    """(Person, session) of seats that are no more -> the entry that took them away."""


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
    """Those that bear on seats."""
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
    def session(self) -> Mapping[int, Session]:
        """Sessions by id."""
        return {held.id: held.session for held in self.held.values()}

    @cached_property
    def completed(self) -> Mapping[int, frozenset[str]]:
        """Trainings held on the day, by staff id; people without any are missing."""
        return held_trainings(self.framework, self.past, self.today)

    @cached_property
    def booked(self) -> Mapping[int, Set[str]]:
        """Trainings in which somebody has a seat, by staff id."""
        found: dict[int, set[str]] = {}
        training = {no: session.training for no, session in self.session.items()}
        for one in self.taken:
            found.setdefault(one.staff_id, set()).add(training[one.session_id])
        return found

    @cached_property
    def ahead(self) -> tuple[TakenSeat, ...]:
        """Seats in sessions that are not over: nothing else can still be mended."""
        ahead = {no for no, s in self.session.items() if (last := s.last_day) is None or last >= self.today}
        return tuple(t for t in self.taken if t.session_id in ahead)

    @cached_property
    def ahead_in(self) -> Mapping[int, tuple[TakenSeat, ...]]:
        """The same by id of the session: most judges look at few sessions, or at few people."""
        found: dict[int, list[TakenSeat]] = {}
        for one in self.ahead:
            found.setdefault(one.session_id, []).append(one)
        return {session: tuple(seats) for session, seats in found.items()}

    @cached_property
    def years(self) -> tuple[FiscalYear, ...]:
        """The fiscal years of seats in sessions that are not over."""
        return tuple(FiscalYear(y) for y in sorted({self.session[one].fy for one in self.ahead_in}))

    @cached_property
    def unit_of_code(self) -> Mapping[str, Unit]:
        """Units by their codes."""
        return {unit.code: unit for unit in self.organisation.units}

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


READ_FROM: Mapping[str, frozenset[str]] = {
    "organisation": frozenset(
        ("unit", "unit_fact", "staff", "staff_fact", "posting", "leave", "former_number", "succession")
    ),
    "terms": frozenset(("leader_term",)),
    "held": frozenset(("session", "session_fact", "meeting")),
    "taken": frozenset(("enrolment", "staff", "session", "session_fact", "meeting")),
    "past": frozenset(("completion",)),
    "results": frozenset(("completion", "enrolment", "session", "session_fact", "meeting")),
    "qualified": frozenset(("qualification_held",)),
    "absences": frozenset(("leave",)),
    "levels": frozenset(("rating", "skill")),
    "plans": frozenset(("plan", "plan_item", "plan_uncovered")),
    "aims": frozenset(("aim",)),
    "recognitions": frozenset(("recognition",)),
    "names": frozenset(("staff", "staff_fact")),
    "leaves_staff": frozenset(("staff_fact",)),
    "entries": frozenset(
        (
            "session_fact",
            "meeting",
            "leave",
            "staff_fact",
            "posting",
            "leader_term",
            "aim",
            "completion",
            "enrolment",
            "plan",
        )
    ),
    "given_back": frozenset(("given_back",)),
}
"""Parts of a record that are read, and the tables they are read from; a test watches the reading."""


def take(
    connection: Connection,
    framework: Framework,
    moment: Moment,
    grades: tuple[str, ...],
    allowed: SeatTerms,
    before: Record | None = None,
    touched: Collection[str] = (),
    only: SeatVicinity | None = None,
) -> Record:
    """The record of the moment's day, known then; `only` of some people and sessions.

    With `before`, the record before some tables were `touched`, only what is read from these is read again.
    """
    kept = partial(_kept, before, touched)
    year = fiscal_year(moment.as_of)
    staff, ids = (None, None) if only is None else (only.staff, only.sessions)
    # Who will not take their seat says nothing of levels and aims, and people have twenty levels each.
    rated = frozenset[int]() if only is not None and only.seats_alone else staff
    held = kept("held") or sessions(connection, moment, ids=ids)
    people = kept("organisation") or (
        organisation(connection, moment, grades) if staff is None else around(connection, moment, staff, grades)
    )
    return Record(
        framework=framework,
        organisation=people,
        rule=rules.in_force(framework.leaders),
        terms=kept("terms") or tuple(all_terms(connection, moment, staff)),
        held=held,
        taken=kept("taken") or tuple(enrolments(connection, moment, held, staff)),
        past=kept("past") or histories(connection, moment, staff),
        results=kept("results") or tuple(completions(connection, moment, staff, seats_in=_over(held, moment))),
        qualified=kept("qualified") or qualifications(connection, moment, rated),
        # Of who has left the seats are told by themselves (`seats.leavers`), not once more as leave.
        absences=kept("absences")
        or absences(connection, moment, year.first, FiscalYear(year.year + 1).end, partial=True, staff=staff),
        levels=kept("levels") or levels(connection, moment, Stage.APPROVED, rated),
        plans=kept("plans") or plans(connection, moment, staff),
        aims=kept("aims") or aims(connection, moment, rated),
        recognitions=kept("recognitions") or recognitions(connection, moment, rated),
        names=kept("names")
        or {**everyone(connection, moment, staff, absent=True), **{p.id: p.shown for p in people.people}},
        leaves_staff=kept("leaves_staff") or _leaving(connection, moment, staff),
        entries=kept("entries") or _entries(connection, moment, staff, ids),
        allowed=allowed,
        given_back=kept("given_back") or tuple(given_back(connection, moment, staff)),
    )


def _over(held: Mapping[str, HeldSession], moment: Moment) -> set[int]:
    """Sessions that are over: only of these a result can be missing."""
    return {h.id for h in held.values() if (last := h.session.last_day) is not None and last < moment.as_of}


def _kept(before: Record | None, touched: Collection[str], part: str) -> Any:
    """A part of a record that nothing was written to since; None = it has to be read."""
    return getattr(before, part) if before is not None and READ_FROM[part].isdisjoint(touched) else None


def _leaving(connection: Connection, moment: Moment, staff: Collection[int] | None) -> dict[int, date]:
    fact = schema.staff_fact
    ends = func.max(fact.c.valid_to)
    query = select(fact.c.staff_id, ends).where(known(fact, moment), *among(fact.c.staff_id, staff))
    query = query.group_by(fact.c.staff_id)
    return {row[0]: row[1] for row in connection.execute(query.having(ends < FOREVER))}


def _entries(
    connection: Connection, moment: Moment, staff: Collection[int] | None, ids: Collection[int] | None
) -> Entries:
    newest, first = partial(_newest, connection, moment, staff), _first(connection, moment, staff)
    return Entries(
        changed_by(connection, moment, ids),
        newest(schema.leave),
        newest(schema.staff_fact),
        # What was recorded before any seat, plan or term has put none out of order: nearly everybody's post.
        newest(schema.posting, first),
        newest(schema.leader_term),
        aim_entries(connection, moment, staff),
        newest(schema.completion, first),
        seats_gone(connection, moment, staff),
    )


def _first(connection: Connection, moment: Moment, staff: Collection[int] | None) -> int:
    """The entry that recorded the oldest seat, plan or leader's term there is; 0 = there is none."""
    tables = (schema.enrolment, schema.plan, schema.leader_term)
    oldest = (select(func.min(t.c.entry_id)).where(known(t, moment), *among(t.c.staff_id, staff)) for t in tables)
    return min((entry for query in oldest if (entry := connection.scalar(query))), default=0)


def _newest(
    connection: Connection, moment: Moment, staff: Collection[int] | None, table: Table, after: int = 0
) -> dict[int, int]:
    """Person -> the newest entry about them in a table; only those `after` an entry."""
    # The entry itself here, copies included: an undo too can put something out of order.
    entry = func.max(table.c.entry_id)
    query = select(table.c.staff_id, entry).where(known(table, moment), table.c.entry_id > after)
    query = query.where(*among(table.c.staff_id, staff)).group_by(table.c.staff_id)
    return {row[0]: row[1] for row in connection.execute(query).all()}
