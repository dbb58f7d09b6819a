"""Whose seats can break a rule at all: counted with plain numbers, so that the rules look at few people instead of all.

Whoever is let through here is judged by the rules themselves; this must never leave out anybody whom a rule could name.
A test holds that judging only suspects finds what judging everybody finds.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from math import floor

from skillmap.allocation.demands import Facts
from skillmap.allocation.limits import seat_limits
from skillmap.days import FiscalYear
from skillmap.judgement.record import Record
from skillmap.training.model import Session
from skillmap.training.store import HeldSession
from skillmap.training.taken_seats import TakenSeats


@dataclass(frozen=True)
class _Seats:
    """A year's seats of people on the staff in sessions that are held, looked at in plain numbers."""

    record: Record
    taken: TakenSeats
    sessions: dict[int, Session]
    """By id."""

    @cached_property
    def bits(self) -> dict[int, int]:
        """Session -> its half days as bits of one number."""
        slots = sorted({slot for session in self.sessions.values() for slot in session.slots})
        at = {slot: 1 << no for no, slot in enumerate(slots)}
        return {no: sum(at[slot] for slot in session.slots) for no, session in self.sessions.items()}

    def each(self) -> Iterator[tuple[int, list[int]]]:
        """Every person with their sessions."""
        staff, sessions = self.taken.staff, self.taken.sessions
        # Sorted instead of laid out by person: a metropolis would need a list for each of 165,000.
        for who, own in groupby(sorted(range(len(staff)), key=staff.__getitem__), key=staff.__getitem__):
            yield who, [sessions[n] for n in own]

    @property
    def crowds(self) -> Mapping[int, TakenSeats]:
        """Session -> the seats in it."""
        return self.taken.in_session


def facts_of_suspects(record: Record, fy: FiscalYear) -> Facts:
    """What the rules have to look at: the seats of suspects; sessions that cannot be too small ask for no minimum."""
    facts = record.facts()
    seats = _seats(record, facts, fy)
    alone, sessions = {*_alone(seats, facts), *_departments_over(seats, facts)}, set(_odd_sessions(seats))
    people = alone.union(_crowded_sections(seats), *(seats.crowds[no].staff for no in sessions))
    # Only a part of their people is looked at: what is enough altogether must not look too few.
    held = {code: one if one.id in sessions else _without_minimum(one) for code, one in facts.held.items()}
    return replace(facts, held=held, taken=[*record.taken.of(people)])


def _seats(record: Record, facts: Facts, fy: FiscalYear) -> _Seats:
    sessions = {h.id: h.session for h in record.held.values() if h.session.fy == fy.year and h.session.is_held}
    mine = record.taken.within(sessions).among(record.organisation.unit_of_staff)
    if facts.failed:
        mine = mine.chosen([n for n, row in enumerate(mine.rows) if row not in facts.failed])
    return _Seats(record, mine, sessions)


def _without_minimum(one: HeldSession) -> HeldSession:
    return replace(one, session=replace(one.session, minimum=0)) if one.session.minimum else one


def _alone(seats: _Seats, facts: Facts) -> Iterator[int]:
    """People whose own seats may break a rule, whatever others do."""
    record, framework = seats.record, seats.record.framework
    hours = {no: t.hours if (t := framework.trainings.get(s.training)) else 0.0 for no, s in seats.sessions.items()}
    names = {no: session.training for no, session in seats.sessions.items()}
    known = framework.trainings
    asks = {no: known[s.training].prerequisites.trainings for no, s in seats.sessions.items() if s.training in known}
    asks = {no: needed for no, needed in asks.items() if needed}
    # Leave, a failed session that took hours, a seat given back: too much to weigh here, and few people.
    yield from record.absences
    if facts.failed:
        yield from (who for who, row in zip(record.taken.staff, record.taken.rows, strict=True) if row in facts.failed)
    yield from (one.fact.staff_id for one in record.given_back)
    most = record.allowed.hours_per_year
    for staff_id, own in seats.each():
        busy, spent, clash = 0, 0.0, False
        for no in own:
            bits = seats.bits[no]
            clash = clash or bool(busy & bits)
            busy |= bits
            spent += hours[no]
        if clash or spent > most or len({names[no] for no in own}) < len(own) or _asks_more(seats, asks, names, own):
            yield staff_id


def _asks_more(seats: _Seats, asks: Mapping[int, Sequence[str]], names: Mapping[int, str], own: Sequence[int]) -> bool:
    """Whether a session asks for a training that no earlier one of the person's own sessions is."""
    for no in own:
        if no in asks:
            # The lowest bit is the first half day; a number below it has all its half days before.
            first = seats.bits[no] & -seats.bits[no]
            before = {names[other] for other in own if 0 < seats.bits[other] < first}
            if not before.issuperset(asks[no]):
                return True
    return False


def _odd_sessions(seats: _Seats) -> Iterator[int]:
    """Sessions with too many or too few people, or with quotas."""
    for no, people in seats.crowds.items():
        session = seats.sessions[no]
        # With quotas departments would have to be counted here; few sessions have any.
        if session.quotas or not session.minimum <= len(people) <= session.capacity:
            yield no


def _departments_over(seats: _Seats, facts: Facts) -> Iterator[int]:
    """People of departments that have more seats of the year than the office allows them, one that failed included."""
    record, organisation = seats.record, seats.record.organisation
    limits, _ = seat_limits(record.allowed.department_limits, record.framework, organisation)
    if not limits:
        return
    limited = {limit.department for limit in limits}
    own: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in record.taken:
        person = organisation.person_by_id.get(one.staff_id)
        unit = organisation.department_of(person.unit_id) if person else None
        if unit is not None and unit.code in limited and (one.session_id in seats.sessions or one.row in facts.failed):
            own[unit.code].append((one.staff_id, record.held[one.enrolment.session].session.training))
    for limit in limits:
        mine = [staff for staff, training in own[limit.department] if limit.counts(limit.department, training)]
        if len(mine) > limit.seats:
            yield from mine


def _crowded_sections(seats: _Seats) -> Iterator[int]:
    """People of sections of which too many may be away at once."""
    record = seats.record
    organisation, share = record.organisation, record.allowed.absence_share
    # As the question itself counts them (allocation/gather): above all sections their own unit is one.
    section_of = {u.id: section.id if (section := organisation.section_of(u.id)) else u.id for u in organisation.units}
    staff, sessions = seats.taken.staff, seats.taken.sessions
    unit_of, members = organisation.unit_of_staff, Counter[int | None]()
    for unit, count in Counter(unit_of.values()).items():
        members[section_of.get(unit or 0)] += count
    # At worst everybody who is ever on leave is on leave that day.
    members.subtract(Counter(section_of.get(unit_of[one] or 0) for one in record.absences if one in unit_of))
    places: dict[int | None, array[int]] = {}
    for n, unit in enumerate(map(unit_of.__getitem__, staff)):
        place = section_of.get(unit or 0)
        if (own := places.get(place)) is None:
            own = places[place] = array("i")
        own.append(n)
    for place, away in places.items():
        # The same formula as `SeatProblem.absence_limit`, with fewer members present than on any real day.
        limit = max(1, floor(share * members[place] + 1e-9))
        if len(away) > limit and _most_at_once(seats.bits[sessions[n]] for n in away) > limit:
            yield from (staff[n] for n in away)


def _most_at_once(away: Iterable[int]) -> int:
    """On how many of these numbers the same bit stands at most."""
    count: Counter[int] = Counter()
    # Many sit in the same sessions: what few different numbers say is added up bit by bit.
    for bits, often in Counter(away).items():
        left = bits
        while left:
            lowest = left & -left
            count[lowest] += often
            left ^= lowest
    return max(count.values(), default=0)
