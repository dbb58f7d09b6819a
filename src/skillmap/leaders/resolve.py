"""From a nomination on paper to a candidate: which person, which section, which days, allowed by the rule? Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from skillmap.assessment.people import as_problem, whose
from skillmap.days import FiscalYear, fiscal_year
from skillmap.errors import Refusal
from skillmap.framework.model import LeaderRule
from skillmap.japanese import fold
from skillmap.leaders import rule as rules
from skillmap.leaders.model import Nomination, Term
from skillmap.leaders.register import is_member, names_of, own_units
from skillmap.org.away import Coming
from skillmap.org.find import find_unit
from skillmap.org.model import Organisation, Person, Unit
from skillmap.problems import Problem, has_errors, problem
from skillmap.storage.ledger import Recorded
from skillmap.words import message


@dataclass(frozen=True, slots=True)
class Book:
    """What is recorded, and what the command said: the state that nominations are compared with."""

    rule: LeaderRule
    rows: tuple[Recorded[Term], ...]
    organisation_on: Callable[[date], Organisation]
    today: date
    fy: FiscalYear
    """Fiscal year of nominations that do not say theirs."""
    starts: date | None = None
    """First day of terms that do not say theirs; None = 1 April of their fiscal year."""
    nominated_on: date | None = None
    """When nominations that do not say so were made; by hand: today."""
    coming: Mapping[int, tuple[Coming, ...]] = field(default_factory=dict)
    """What is recorded of people for days to come, by staff id."""
    takes_over: bool = False
    """A new leader ends the running term of the seat the day before (else that is a problem)."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms recorded, in the order of `rows`."""
        return tuple(row.fact for row in self.rows)


@dataclass(frozen=True, slots=True)
class Nominee:
    """A nomination with everything looked up. `term` has no seat yet (0); `capacity` = seats of the section."""

    nomination: Nomination
    section: Unit
    person: Person
    term: Term
    capacity: int


def resolve(nomination: Nomination, book: Book) -> tuple[Nominee | None, list[Problem]]:
    """The candidate, and what is wrong with the nomination (None when that stops it).

    Problems: E_STAFF_UNKNOWN, E_NAME_DIFFERS, E_ORG_UNKNOWN, E_ORG_ENDED, E_ORG_AMBIGUOUS, E_LEADER_NOT_SECTION,
    E_LEADER_NO_SECTION, E_LEADER_PERIOD, E_LEADER_NOT_MEMBER; W_LEADER_NOT_ELIGIBLE, W_LEADER_ON_LEAVE,
    W_LEADER_EXEMPT, W_LEADER_ROUTE, W_LEADER_UNCHECKED.
    """
    starts, ends = period(nomination, book)
    if ends <= starts:
        at = nomination.at("ends") or nomination.at("starts")
        return None, [problem("E_LEADER_PERIOD", at, starts=starts, ends=nomination.ends)]
    # Whether somebody belongs to the section is asked of the term, not of the day on which the list arrives: lists of
    # April come in May, and those of next year in March.
    day = day_to_check(starts, ends, book.today)
    found, problems = _resolved(nomination, book, (starts, ends), day)
    is_past = ends <= book.today or fiscal_year(starts) != fiscal_year(book.today)
    if has_errors(problems) and is_past and day > starts:
        # A list of a past year: whoever was moved since was a member when the term began.
        candidate, told = _resolved(nomination, book, (starts, ends), starts)
        if candidate is not None and not has_errors(told):
            return candidate, told
    return found, problems


def _resolved(
    nomination: Nomination, book: Book, days: tuple[date, date], day: date
) -> tuple[Nominee | None, list[Problem]]:
    """As `resolve`, with membership and eligibility looked at on `day`."""
    starts, ends = days
    then = book.organisation_on(day)
    now = book.organisation_on(book.today)
    person = whose(then, nomination.number, nomination.name, nomination.at("number"))
    if isinstance(person, Problem):
        # Records may begin later than the term: somebody who is known now is good enough.
        later = whose(now, nomination.number, nomination.name, nomination.at("number"))
        if isinstance(later, Problem):
            return None, [person]
        person = later
    unit = _section(nomination, book, person, then, now)
    if isinstance(unit, Problem):
        return None, [unit]
    problems = _objections(nomination, book, then, person, unit)
    # The fiscal year of a nomination is the one it was asked for in, which a first day in March of the year before does
    # not change.
    term = Term(
        unit_id=unit.id,
        seat_no=0,
        staff_id=person.id,
        fy=nomination.fy or (book.fy.year if nomination.starts is None else fiscal_year(starts).year),
        valid_from=starts,
        valid_to=ends,
        route=nomination.route,
        nominated_by=nomination.nominated_by,
        nominated_on=nomination.nominated_on or book.nominated_on,
        reason=nomination.reason,
        conditions=nomination.conditions,
        theme=nomination.theme,
        result=nomination.result,
        later_post=nomination.later_post,
    )
    # Seats may follow the number of members (四日市市: a share of each section), so they are counted on the day of the
    # term; a section that is yet to come is counted as it is now.
    members = (then if unit.id in then.unit_by_id else now).members(unit.id)
    return Nominee(nomination, unit, person, term, rules.seats(book.rule, len(members))), problems


def stated(nomination: Nomination, book: Book) -> date | None:
    """The first day that the paper states, else the one that the command says of terms of its fiscal year."""
    is_of_year = book.starts is not None and nomination.fy in (None, fiscal_year(book.starts).year)
    return nomination.starts or (book.starts if is_of_year else None)


def period(nomination: Nomination, book: Book) -> tuple[date, date]:
    """First day and exclusive end of the term that a nomination means."""
    year = FiscalYear(nomination.fy) if nomination.fy else book.fy
    starts = stated(nomination, book) or year.first
    ends = nomination.ends + timedelta(days=1) if nomination.ends else rules.term_end(book.rule, starts)
    return starts, ends


def day_to_check(starts: date, ends: date, today: date) -> date:
    """The day of the term on which membership and eligibility are looked at: today, or the nearest day of the term."""
    return starts if starts > today else min(today, ends - timedelta(days=1))


def _section(
    nomination: Nomination, book: Book, person: Person, then: Organisation, now: Organisation
) -> Unit | Problem:
    """The section named, tried first among the person's own; without a name the person's main one."""
    place = nomination.at("section")
    own = [s for o in (then, now) for u in _units_of(book.rule, o, person.id) if (s := o.section_of(u)) is not None]
    if not nomination.section:
        return own[0] if own else problem("E_LEADER_NO_SECTION", nomination.place, found=person.shown)
    first: Problem | None = None
    # One's own section first: 総務課 exists in several bureaus, and a head nominates from the own one. All units last,
    # only to say that what was named is no section.
    for organisation, among in ((then, tuple(own)), (then, then.sections), (now, now.sections), (then, then.units)):
        try:
            unit = find_unit(organisation, nomination.section, among=among)
        except Refusal as refusal:
            if among is then.sections:
                first = as_problem(refusal, nomination.at("department") if _is_there(nomination, then) else place)
            continue
        if not unit.is_section:
            return problem("E_LEADER_NOT_SECTION", place, found=unit.full_name)
        return unit
    assert first is not None
    return first


_COMING = {
    "leaves": "W_LEADER_LEAVES", "moves": "W_LEADER_MOVES", "leave": "W_LEADER_LEAVE_COMES",
    "post": "W_LEADER_POST_ENDS",
}  # fmt: skip
"""Where somebody goes is not told: the order may not be announced yet. That they go is what the nominator must know."""


def _is_there(nomination: Nomination, then: Organisation) -> bool:
    """Whether there is such a section, so that what stands before it in the path is wrong."""
    department, _, section = nomination.section.rpartition("/")
    return bool(department) and fold(section) in {fold(unit.name) for unit in then.sections}


def _units_of(rule: LeaderRule, organisation: Organisation, staff_id: int) -> tuple[int, ...]:
    person = organisation.person_by_id.get(staff_id)
    return own_units(rule, person) if person is not None else ()


def _objections(nomination: Nomination, book: Book, then: Organisation, person: Person, section: Unit) -> list[Problem]:
    found: list[Problem] = []
    place = nomination.at("number")
    known = then.person_by_id.get(person.id)
    # Records begin somewhere: for a term before them membership can neither be shown nor denied, so it is told and not
    # refused.
    if known is None or section.id not in then.unit_by_id:
        found.append(problem("W_LEADER_UNCHECKED", place, found=person.shown, day=then.day))
    elif not is_member(book.rule, then, known, section.id):
        now = book.organisation_on(book.today)
        today = now.person_by_id.get(person.id)
        if then.day > book.today and today is not None and is_member(book.rule, now, today, section.id):
            # Where they are then may not be announced yet.
            return [
                problem("E_LEADER_MOVES_BEFORE", place, found=person.shown, section=section.full_name, day=then.day)
            ]
        here, at = (now, today) if then.day > book.today and today is not None else (then, known)
        where = here.unit_of(at)
        facts = {"found": person.shown, "section": section.full_name, "where": where.full_name if where else "－"}
        found.append(Problem("E_LEADER_NOT_MEMBER", place, facts))
    who = known or person
    # The head of the section answers for the nomination; grade and kind of employment are pointed out, not forbidden,
    # because real rules allow exceptions.
    why = rules.objections(book.rule, who)
    if why:
        found.append(problem("W_LEADER_NOT_ELIGIBLE", place, found=person.shown, why=tuple(why)))
    if who.absence:
        found.append(problem("W_LEADER_ON_LEAVE", place, found=person.shown, kind=who.absence.kind))
    ends = period(nomination, book)[1]
    unit = then.unit_of(known) if known is not None else None
    # Whose main post is in the section stays a member of it when a second post elsewhere ends.
    is_here = unit is not None and section.id in then.unit_by_id and then.is_within(unit.id, section.id)
    found += [
        problem(_COMING[one.what], place, found=person.shown, day=one.day, kind=one.kind)
        for one in book.coming.get(person.id, ())
        if then.day < one.day < ends and not (one.what == "post" and is_here)
    ]
    # 荒川区 exempts the digital section itself. A leader named there all the same is a wish, not a mistake.
    if rules.is_exempt(book.rule, names_of(then, section)):
        found.append(problem("W_LEADER_EXEMPT", nomination.at("section"), section=section.full_name))
    if nomination.route not in book.rule.routes:
        route = message(f"leader.route.{nomination.route}")
        found.append(problem("W_LEADER_ROUTE", nomination.at("route"), found=route))
    return found
