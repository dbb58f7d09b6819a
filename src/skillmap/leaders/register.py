"""The register on a day: every section's seats, who holds them, what a transfer or absence does to that. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skillmap.framework.model import LeaderRule
from skillmap.leaders import rule as rules
from skillmap.leaders.model import Term
from skillmap.org.model import ACTING, Organisation, Person, Unit


class SeatStatus(StrEnum):
    """How a seat stands on the day."""

    HELD = "held"
    ABSENT = "absent"
    """The leader is on leave; the seat counts as held."""
    MOVED = "moved"
    """The leader was transferred and stays leader by the rule, or until somebody decides; the seat counts as held."""
    ENDED = "ended"
    """The leader was transferred or left the office, which ends the term by the rule: vacant."""
    VACANT = "vacant"


COVERED = frozenset({SeatStatus.HELD, SeatStatus.ABSENT, SeatStatus.MOVED})
"""With these a section has its leader."""


@dataclass(frozen=True, slots=True)
class LeaderSeat:
    """A seat of a section on a day. `before` is the last earlier term on it (the predecessor's)."""

    section: Unit
    no: int
    status: SeatStatus
    term: Term | None = None
    person: Person | None = None
    before: Term | None = None

    @property
    def is_covered(self) -> bool:
        """Whether the seat counts as held."""
        return self.status in COVERED


def must_lead(rule: LeaderRule, organisation: Organisation) -> tuple[Unit, ...]:
    """The sections that must have a leader, in 建制順: all but the exempt ones."""
    return tuple(s for s in organisation.sections if not rules.is_exempt(rule, names_of(organisation, s)))


def names_of(organisation: Organisation, unit: Unit) -> tuple[str, ...]:
    """The names by which a rule may mean a unit: its own and those of the units above it, with path and code."""
    return tuple(name for u in organisation.above(unit.id) for name in (u.name, u.full_name, u.code))


def seats_on(rule: LeaderRule, organisation: Organisation, terms: Iterable[Term]) -> tuple[LeaderSeat, ...]:
    """Every seat on the organisation's day: those the rule asks for, vacant ones too, and any held beyond them.

    Order: sections in 建制順, then seat number. `terms` are all known ones. Exempt sections appear only where
    somebody leads them all the same.
    """
    day = organisation.day
    by_unit: dict[int, list[Term]] = defaultdict(list)
    for term in terms:
        by_unit[term.unit_id].append(term)
    required = {s.id: rules.seats(rule, organisation.counted_in(s.id)) for s in must_lead(rule, organisation)}
    found: list[LeaderSeat] = []
    for section in organisation.units:
        own = by_unit.get(section.id, [])
        # Seats beyond the rule are listed too: a term that stands in the register must not vanish from the list.
        held = {t.seat_no: t for t in own if t.holds_on(day)}
        numbers = sorted({*range(1, required.get(section.id, 0) + 1), *held})
        found.extend(_seat(rule, organisation, section, no, own) for no in numbers)
    return tuple(found)


def _seat(rule: LeaderRule, organisation: Organisation, section: Unit, no: int, own: Sequence[Term]) -> LeaderSeat:
    mine = [t for t in own if t.seat_no == no]
    term = next((t for t in mine if t.holds_on(organisation.day)), None)
    # 前任者 is who held the seat before the present term, not whoever was recorded last.
    until = term.valid_from if term else organisation.day
    before = max((t for t in mine if t.valid_to <= until), key=lambda t: t.valid_to, default=None)
    if term is None:
        return LeaderSeat(section, no, SeatStatus.VACANT, before=before)
    person = organisation.person_by_id.get(term.staff_id)
    return LeaderSeat(section, no, status_of(rule, organisation, term, person), term, person, before)


def status_of(rule: LeaderRule, organisation: Organisation, term: Term, person: Person | None) -> SeatStatus:
    """What the day makes of a term: held, absent, moved, or ended by a transfer or departure."""
    if person is None:
        return SeatStatus.ENDED
    # 野洲市 lets the term go on after a transfer, others end it: the rule says which, the register never decides.
    if not is_member(rule, organisation, person, term.unit_id):
        return SeatStatus.ENDED if rule.on_transfer == "ends" else SeatStatus.MOVED
    return SeatStatus.ABSENT if person.absence else SeatStatus.HELD


def is_member(rule: LeaderRule, organisation: Organisation, person: Person, unit_id: int) -> bool:
    """Whether one of the posts that count for the rule is in the unit or below it."""
    return any(organisation.is_within(own, unit_id) for own in own_units(rule, person))


def own_units(rule: LeaderRule, person: Person) -> tuple[int, ...]:
    """Where somebody has a post that counts: the main one first, then second ones.

    兼務 counts: who keeps a foot in the section can go on leading it. 事務取扱 does where the rule says so.
    """
    main = () if person.unit_id is None else (person.unit_id,)
    acting = (post.unit_id for post in person.second_posts if post.kind == ACTING and rule.acting_counts)
    return (*main, *person.extra_unit_ids, *acting)


def without_unit(organisation: Organisation, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms that hold on the day for a section that no longer exists on it."""
    return tuple(t for t in terms if t.holds_on(organisation.day) and t.unit_id not in organisation.unit_by_id)


def history(terms: Iterable[Term], *, unit_id: int | None = None, staff_id: int | None = None) -> tuple[Term, ...]:
    """All terms of a section or of a person, the latest first."""
    mine = [t for t in terms if unit_id in (None, t.unit_id) and staff_id in (None, t.staff_id)]
    return tuple(sorted(mine, key=lambda t: (t.valid_from, t.seat_no), reverse=True))


def cumulative(terms: Iterable[Term], day: date) -> int:
    """How many different people have become leader up to the day."""
    return len({t.staff_id for t in terms if t.valid_from <= day})
