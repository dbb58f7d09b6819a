"""What is judged: everything recorded about seats, plans, aims, terms and recognitions, read once."""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Any

from sqlalchemy import Connection, func, select

from skillmap.allocation.demands import Facts
from skillmap.allocation.gather import SeatTerms
from skillmap.assessment.model import Stage
from skillmap.assessment.store import levels, qualifications
from skillmap.careers.model import Aim, Recognition
from skillmap.careers.posts import RolePost
from skillmap.careers.posts import posts as role_posts
from skillmap.careers.store import aims, recognitions
from skillmap.days import FOREVER, FiscalYear, fiscal_year
from skillmap.framework.model import Framework, LeaderRule
from skillmap.judgement.entries import Entries, entries_of
from skillmap.judgement.evidence import ProvenLevel, proven_levels
from skillmap.judgement.near import SeatVicinity
from skillmap.judgement.plan_kinds import PlanKind, kinds
from skillmap.leaders import rule as rules
from skillmap.leaders.model import PostOver, Term
from skillmap.leaders.register import LeaderSeat, seats_on
from skillmap.leaders.store import all_terms, second_posts_over
from skillmap.org.everybody import everyone
from skillmap.org.model import Organisation, Person, Unit
from skillmap.org.store import LeavePeriod, absences, around, listed
from skillmap.planning.store import Purpose, RecordedPlan, plans
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known
from skillmap.training.completions import held_trainings, histories
from skillmap.training.evidence import asked_skills, evidence_beside
from skillmap.training.given_back import SeatGivenBack, given_back
from skillmap.training.holding import CompletionHistory
from skillmap.training.model import Session
from skillmap.training.outstanding import Outstanding, outstanding, with_result
from skillmap.training.store import (
    HeldSession,
    RecordedResult,
    completions,
    enrolments,
    sessions,
)
from skillmap.training.taken_seats import TakenSeats, all_seats


@dataclass(frozen=True)
class Record:
    """Everything that judges look at, by staff id where it belongs to somebody. The day is the organisation's."""

    framework: Framework
    organisation: Organisation
    rule: LeaderRule
    terms: tuple[Term, ...]
    held: Mapping[str, HeldSession]
    taken: TakenSeats
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
    absent: Mapping[int, str]
    """Number and name of everybody who is not on the staff on the day: see `names`."""
    leaves_staff: Mapping[int, date]
    """The first day on which somebody is no longer on the staff, of those for whom one is recorded."""
    entries: Entries
    allowed: SeatTerms
    posts_over: Mapping[int, tuple[PostOver, ...]] = field(default_factory=dict)
    """Second posts that have an end."""
    role_posts: tuple[RolePost, ...] = ()
    """Posts that ask for a role grade; of a record of some people none."""
    given_back: tuple[SeatGivenBack, ...] = ()
    proven: tuple[ProvenLevel, ...] = ()
    """Levels approved on evidence some of which was taken back since."""
    evident: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    """All levels of those with a seat ahead that asks for one which evidence speaks for and nobody approved yet."""

    @property
    def today(self) -> date:
        """The day of the question."""
        return self.organisation.day

    @cached_property
    def plan_kinds(self) -> Sequence[PlanKind]:
        """The plans of everybody who is on the staff, by kind."""
        return kinds(self.plans, self.organisation.unit_of_staff)

    @cached_property
    def leader_seats(self) -> Sequence[LeaderSeat]:
        """Every leader's seat on the day."""
        return seats_on(self.rule, self.organisation, self.terms)

    @cached_property
    def outstanding(self) -> Sequence[Outstanding]:
        """Sessions of any year that are over while results are still to come."""
        return outstanding(self.held, self.taken, self.results, self.today)

    @cached_property
    def session(self) -> Mapping[int, Session]:
        """Sessions by id."""
        return {held.id: held.session for held in self.held.values()}

    @cached_property
    def completed(self) -> Mapping[int, frozenset[str]]:
        """Trainings held on the day, by staff id; people without any are missing."""
        return held_trainings(self.framework, self.past, self.today)

    def booked_in(self, training: str) -> Set[int]:
        """Who has a seat in a training that is held and of which the result is not known."""
        found = self._booked.get(training)
        if found is None:
            mine = [no for no, one in self.session.items() if one.training == training and one.is_held]
            seats = self.taken.in_session
            settled = self._settled
            found = self._booked[training] = {
                who for no in mine if no in seats for who in seats[no].staff if (who, no) not in settled
            }
        return found

    @cached_property
    def _settled(self) -> Set[tuple[int, int]]:
        return with_result(self.results)

    @cached_property
    def _booked(self) -> dict[str, Set[int]]:
        return {}

    def is_over(self, session: Session) -> bool:
        """Whether the last day of a session has passed; one without a day is still to come."""
        return (last := session.last_day) is not None and last < self.today

    @cached_property
    def ahead(self) -> TakenSeats:
        """Seats in sessions that are not over: nothing else can still be mended."""
        return self.taken.within({no for no, one in self.session.items() if not self.is_over(one)})

    @property
    def ahead_in(self) -> Mapping[int, TakenSeats]:
        """The same by id of the session: most judges look at few sessions, or at few people."""
        return self.ahead.in_session

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

    @cached_property
    def names(self) -> Mapping[int, str]:
        """Everybody there ever was: number and name."""
        return _Names(self.organisation.person_by_id, self.absent)

    def shown(self, number: str) -> str:
        """Number and name of a person, those who left included."""
        person = self.organisation.person_by_number.get(number)
        # A former number of somebody may be another one's by now.
        is_own = person is not None and person.number == number
        return person.shown if person is not None and is_own else self._absent_by_number.get(number, number)

    @cached_property
    def _absent_by_number(self) -> Mapping[str, str]:
        return {shown.partition(" ")[0]: shown for shown in self.absent.values()}


class _Names(Mapping[int, str]):
    """Number and name by id, put together when asked for: of everybody they would be 30 MB in a metropolis."""

    def __init__(self, people: Mapping[int, Person], absent: Mapping[int, str]) -> None:
        self._people, self._absent = people, absent

    def __getitem__(self, staff_id: int) -> str:
        person = self._people.get(staff_id)
        return person.shown if person is not None else self._absent[staff_id]

    def __iter__(self) -> Iterator[int]:
        yield from self._people
        yield from (one for one in self._absent if one not in self._people)

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
    "absent": frozenset(("staff", "staff_fact")),
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
    "posts_over": frozenset(("posting",)),
    "role_posts": frozenset(("role_post",)),
    "given_back": frozenset(("given_back",)),
    "evident": frozenset(
        ("rating", "skill", "completion", "qualification_held", "enrolment", "session", "session_fact", "meeting")
    ),
    "proven": frozenset(("rating", "skill", "completion", "qualification_held", "entry")),
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
        listed(connection, moment, grades) if staff is None else around(connection, moment, staff, grades)
    )
    terms = kept("terms") or tuple(all_terms(connection, moment, staff))
    leaves_staff = kept("leaves_staff") or _leaving(connection, moment, staff)
    taken = kept("taken") or (
        all_seats(connection, moment, held, people)
        if staff is None
        else TakenSeats.of_seats(enrolments(connection, moment, held, staff))
    )
    approved = kept("levels") or levels(connection, moment, Stage.APPROVED, rated)
    return Record(
        framework=framework,
        organisation=people,
        rule=rules.in_force(framework.leaders),
        terms=terms,
        held=held,
        taken=taken,
        past=kept("past") or histories(connection, moment, staff),
        results=kept("results") or tuple(completions(connection, moment, staff, seats_in=_over(held, moment))),
        qualified=kept("qualified") or qualifications(connection, moment, rated),
        # Of who has left the seats are told by themselves (`seats.leavers`), not once more as leave.
        absences=kept("absences")
        or absences(connection, moment, year.first, FiscalYear(year.year + 1).end, partial=True, staff=staff),
        levels=approved,
        plans=kept("plans") or plans(connection, moment, staff),
        aims=kept("aims") or aims(connection, moment, rated),
        recognitions=kept("recognitions") or recognitions(connection, moment, rated),
        absent=kept("absent") or everyone(connection, moment, staff, absent=True),
        leaves_staff=leaves_staff,
        entries=kept("entries")
        or entries_of(connection, moment, staff, ids, leaves_staff.keys() | {term.staff_id for term in terms}),
        allowed=allowed,
        posts_over=kept("posts_over") or second_posts_over(connection, moment, staff),
        # A post is a unit's: the seats of some people do not hang on it.
        role_posts=kept("role_posts")
        or (tuple(one.fact for one in role_posts(connection, moment)) if only is None else ()),
        given_back=kept("given_back") or tuple(given_back(connection, moment, staff)),
        proven=kept("proven") or proven_levels(connection, moment, rated),
        evident=kept("evident")
        or ({} if rated == frozenset() else _evident(connection, framework, moment, held, taken, approved)),
    )


def _evident(
    connection: Connection,
    framework: Framework,
    moment: Moment,
    held: Mapping[str, HeldSession],
    taken: TakenSeats,
    approved: Mapping[int, Mapping[str, int]],
) -> Mapping[int, Mapping[str, int]]:
    over, seats = _over(held, moment), taken.in_session
    # One training after the other: people are many, trainings that ask for a level and have seats ahead are few.
    asking = {h.id: h.session.training for h in held.values() if h.id not in over and h.id in seats}
    asked = asked_skills(framework, asking.values())
    mine = [no for no, training in asking.items() if asked_skills(framework, [training])]
    people = {who for no in mine for who in seats[no].staff}
    return evidence_beside(connection, framework, moment, asked, approved, people)


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
