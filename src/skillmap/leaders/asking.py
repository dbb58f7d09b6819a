"""Which seats a department is asked to fill for a fiscal year, with whom, and who has answered. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from skillmap.days import FiscalYear
from skillmap.framework.model import LeaderRule
from skillmap.leaders import rule as rules
from skillmap.leaders.model import Term
from skillmap.leaders.register import SeatStatus, must_lead, own_units, status_of
from skillmap.org.model import Organisation, Person, Unit


@dataclass(frozen=True, slots=True)
class SeatAsked:
    """A seat that is asked about. `held` is its term in the fiscal year, when there is one already."""

    section: Unit
    no: int
    current: Person | None
    """Who leads on the organisation's day."""
    held: Term | None
    eligible: tuple[Person, ...]
    """Whom the rule admits, the present leader first, then in roster order; without people on leave."""


def day_of(fy: FiscalYear, day: date) -> date:
    """The day on which a seat counts as held for a fiscal year: the nearest day of the year."""
    return min(max(day, fy.first), fy.last)


def asked(
    rule: LeaderRule, organisation: Organisation, terms: Iterable[Term], fy: FiscalYear
) -> dict[Unit | None, tuple[SeatAsked, ...]]:
    """Department -> its seats in 建制順, departments in 建制順; None last for sections outside all departments.

    A section that is a department of its own stands under itself.
    """
    by_unit: dict[int, list[Term]] = defaultdict(list)
    for term in terms:
        by_unit[term.unit_id].append(term)
    people = _by_section(rule, organisation)
    ref, today = day_of(fy, organisation.day), organisation.day
    leading = {t.staff_id: t.unit_id for own in by_unit.values() for t in own if t.holds_on(ref)}
    found: dict[Unit | None, list[SeatAsked]] = {d: [] for d in organisation.departments}
    found[None] = []
    for section in must_lead(rule, organisation):
        members = people.get(section.id, ())
        fit = [p for p in members if _is_fit(rule, p, leading.get(p.id, section.id) == section.id)]
        own = by_unit.get(section.id, [])
        # Seats follow heads, and a head is counted where the main post is; 兼務 members may lead but make no seat.
        main = sum(organisation.is_within(p.unit_id, section.id) for p in members)
        # Every seat is asked for, held or not: a form with vacant seats alone could not say that somebody is to go.
        for no in range(1, rules.seats(rule, main) + 1):
            current = _leader(rule, organisation, own, no, today)
            held = _leader(rule, organisation, own, no, ref)
            person = organisation.person_by_id.get(current.staff_id) if current else None
            # Most sections nominate the same person again: with the present leader on top of the drop-down one key is
            # enough.
            first = [p for p in fit if person is not None and p.id == person.id]
            others = (*first, *(p for p in fit if p not in first))
            found[organisation.department_of(section.id)].append(SeatAsked(section, no, person, held, others))
    return {department: tuple(seats) for department, seats in found.items() if seats}


def _by_section(rule: LeaderRule, organisation: Organisation) -> Mapping[int, Sequence[Person]]:
    found: dict[int, list[Person]] = defaultdict(list)
    for person in organisation.people:
        sections = [organisation.section_of(unit) for unit in own_units(rule, person)]
        for section in dict.fromkeys(s.id for s in sections if s is not None):
            found[section].append(person)
    return found


def _is_fit(rule: LeaderRule, person: Person, is_free: bool) -> bool:
    may = not rule.one_section_only or is_free
    return may and person.absence is None and not rules.objections(rule, person)


def _leader(rule: LeaderRule, organisation: Organisation, own: Iterable[Term], no: int, day: date) -> Term | None:
    """Who is on a seat on a day, as far as transfers up to the organisation's day leave them there."""
    term = next((t for t in own if t.seat_no == no and t.holds_on(day)), None)
    if term is None:
        return None
    person = organisation.person_by_id.get(term.staff_id)
    return None if status_of(rule, organisation, term, person) is SeatStatus.ENDED else term


@dataclass(frozen=True, slots=True)
class DepartmentAnswer:
    """How far a department has answered."""

    department: Unit | None
    seats: int
    missing: tuple[SeatAsked, ...]
    """Seats without a nomination, in 建制順."""

    @property
    def answered(self) -> int:
        """Seats for which somebody is named."""
        return self.seats - len(self.missing)


def answers(
    seats: Mapping[Unit | None, Sequence[SeatAsked]], codes: frozenset[str] | None = None
) -> tuple[DepartmentAnswer, ...]:
    """What stands in the register for the year, per department; `codes` = only these departments ("" = none)."""
    return tuple(
        DepartmentAnswer(department, len(own), tuple(s for s in own if s.held is None))
        for department, own in seats.items()
        if codes is None or (department.code if department else "") in codes
    )
