"""The problem with numbers for names, as greedy and solver work on it. The checker never sees this.

Sessions that nobody could tell apart (same training and half days, no minimum or quota, neither wished for nor given
back) become one offer, and half days on which exactly the same offers meet become one bit: neither changes what can be
seated, both make it smaller.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import TypeAlias

from skillmap.allocation.chains import Chain, chained, numbers_of, seats_for
from skillmap.allocation.problem import Demand, Learner, Seat, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.training.model import Session, Slot, can_follow

Numbers: TypeAlias = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One or several interchangeable sessions. `room` seats are left besides the fixed ones."""

    sessions: tuple[Session, ...]
    room: int
    need: int
    """People it must have if it has any; 0 = no minimum, or a fixed seat holds it anyway."""
    quotas: Mapping[str, int]
    """Seats left per department, besides the fixed ones."""
    bits: tuple[int, ...]
    """Its half days as numbers of merged half days."""
    mask: int
    """The same as a bit set."""
    begins: int
    ready: int
    weeks: int
    hours: float

    @property
    def training(self) -> str:
        """Id of the training; all its sessions are of one."""
        return self.sessions[0].training


@dataclass(frozen=True, slots=True)
class Calendar:
    """Offers, and the number of the merged half day that each half day belongs to."""

    offers: tuple[Offer, ...]
    bit_of: Mapping[Slot, int]
    by_training: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Model:
    """Lists by number of demand (free demands only), person and offer."""

    problem: SeatProblem
    offers: tuple[Offer, ...]
    demands: tuple[Demand, ...]
    options: tuple[tuple[int, ...], ...]
    """Per demand: offers that nothing forbids from the start, earliest first."""
    before: tuple[tuple[int, ...], ...]
    """Per demand: demands of the same person to be finished before it."""
    behind: tuple[tuple[int, ...], ...]
    """Per demand: demands of the same person that wait for it."""
    earlier: tuple[int, ...]
    """Per demand: the offer of its earlier seat, or -1."""
    wished: Numbers
    """Per demand: the offers wished for, the dearest first."""
    keep: tuple[bool, ...]
    """Per demand: must have a seat, because it had one."""
    person: tuple[int, ...]
    """Per demand."""
    demands_of: tuple[tuple[int, ...], ...]
    """Per person."""
    section: tuple[int, ...]
    """Per person."""
    department: tuple[str, ...]
    """Per person."""
    hours_left: tuple[float, ...]
    """Per person, besides the fixed seats."""
    limits: tuple[tuple[int, ...], ...]
    """Per section and merged half day: people who may be away besides the fixed ones."""
    allowance: tuple[int, ...]
    """Per limit of a department: seats of the year left besides the fixed ones."""
    limits_of: Numbers
    """Per demand: the limits of its department for which a seat counts."""


def build(problem: SeatProblem, keep: Iterable[Seat], fixed: Roll | None = None) -> Model:
    """The model of a problem without errors; `keep` are the earlier seats from `rules.kept`.

    `fixed` is the roll of the fixed seats, where it is there already.
    """
    roll = fixed or Roll.of(problem, problem.fixed)
    demands = tuple(d for d in problem.demands if roll.session_for(d.person, d.training) is None)
    people = [problem.person[name] for name in sorted({d.person for d in demands})]
    sections = sorted({p.section for p in people})
    calendar = _calendar(problem, roll)
    limits = tuple(_limits(problem, roll, section, calendar.bit_of) for section in sections)
    number, section_no = {p.id: n for n, p in enumerate(people)}, {name: n for n, name in enumerate(sections)}
    chains = chained(problem, roll, demands, problem.sessions_of)
    before, behind = numbers_of(chains)
    hours_left = tuple(p.hours - roll.hours(problem, p.id) for p in people)
    # Half days on which a section has nobody to spare are as good as taken for all its people.
    closed = [sum(1 << bit for bit, left in enumerate(row) if left <= 0) for row in limits]
    busy = [_busy(p, roll, calendar.bit_of) | closed[section_no[p.section]] for p in people]
    demands_of: list[list[int]] = [[] for _ in people]
    for no, demand in enumerate(demands):
        demands_of[number[demand.person]].append(no)
    allowance = tuple(max(0, limit.seats - roll.within(limit)) for limit in problem.limits)
    limits_of = tuple(_limits_of(problem, demand) for demand in demands)
    shared: dict[tuple[str, int, str], tuple[int, ...]] = {}
    options = tuple(
        ()
        if any(allowance[limit] <= 0 for limit in limits_of[no])
        else _options(problem, calendar, demand, busy[p], hours_left[p], chains[no], roll, shared)
        for no, (demand, p) in enumerate((d, number[d.person]) for d in demands)
    )
    return Model(
        problem=problem,
        offers=calendar.offers,
        demands=demands,
        options=_reachable(options, before),
        before=before,
        behind=behind,
        earlier=_earlier(problem, demands, calendar.offers),
        wished=_wished(demands, calendar.offers),
        keep=_keep(problem, demands, keep),
        person=tuple(number[d.person] for d in demands),
        demands_of=tuple(map(tuple, demands_of)),
        section=tuple(section_no[p.section] for p in people),
        department=tuple(p.department for p in people),
        hours_left=hours_left,
        limits=limits,
        allowance=allowance,
        limits_of=limits_of,
    )


def _calendar(problem: SeatProblem, roll: Roll) -> Calendar:
    groups: dict[object, list[Session]] = {}
    single = {code for d in problem.demands for code in d.wishes} | {s.session for s in problem.given_back}
    for sessions in problem.sessions_of.values():
        for s in sessions:
            if problem.is_open(s):
                # A minimum, a quota or a wish is about this very session: it cannot be merged with its like.
                alone = s.code if s.minimum > 1 or s.quotas or s.code in single else ""
                groups.setdefault((s.training, s.slots, s.window, alone), []).append(s)
    ordered = sorted(groups.values(), key=lambda g: (g[0].first_day, g[0].slots, g[0].code))
    meets: dict[Slot, list[int]] = {}
    for no, group in enumerate(ordered):
        for slot in group[0].slots:
            meets.setdefault(slot, []).append(no)
    numbers: dict[tuple[int, ...], int] = {}
    bit_of = {slot: numbers.setdefault(tuple(meets[slot]), len(numbers)) for slot in sorted(meets)}
    offers = tuple(_offer(problem, roll, group, bit_of) for group in ordered)
    by_training: dict[str, list[int]] = {}
    for no, offer in enumerate(offers):
        by_training.setdefault(offer.training, []).append(no)
    return Calendar(offers, bit_of, {training: tuple(own) for training, own in by_training.items()})


def _offer(problem: SeatProblem, roll: Roll, sessions: Sequence[Session], bit_of: Mapping[Slot, int]) -> Offer:
    first = sessions[0]
    bits = tuple(sorted({bit_of[slot] for slot in first.slots}))
    has_fixed = any(roll.count(s.code) for s in sessions)
    return Offer(
        sessions=tuple(sessions),
        room=sum(max(0, s.capacity - roll.count(s.code)) for s in sessions),
        need=0 if has_fixed or first.minimum <= 1 else first.minimum,
        quotas={
            department: max(0, quota - roll.departments[first.code, department])
            for department, quota in first.quotas.items()
        },
        bits=bits,
        mask=sum(1 << bit for bit in bits),
        begins=first.begins_until,
        ready=first.finished_from,
        weeks=problem.weeks(first),
        hours=problem.course[first.training].hours,
    )


def _limits_of(problem: SeatProblem, demand: Demand) -> tuple[int, ...]:
    department = problem.person[demand.person].department
    if department not in problem.limits_of:
        return ()
    return tuple(no for no, limit in enumerate(problem.limits) if limit.counts(department, demand.training))


def _limits(problem: SeatProblem, roll: Roll, section: str, bit_of: Mapping[Slot, int]) -> tuple[int, ...]:
    # Several half days share a bit where the same offers meet; the strictest of them is the limit of all.
    left = [inf] * (max(bit_of.values(), default=-1) + 1)
    limit_of = {day: problem.absence_limit(section, day) for day in {slot.day for slot in bit_of}}
    for slot, bit in bit_of.items():
        left[bit] = min(left[bit], limit_of[slot.day] - roll.away[section, slot])
    return tuple(max(0, int(x)) for x in left)


def _busy(person: Learner, roll: Roll, bit_of: Mapping[Slot, int]) -> int:
    mask = 0
    for slot in roll.slots(person.id) | person.blocked:
        if slot in bit_of:
            mask |= 1 << bit_of[slot]
    if person.leave:
        for slot, bit in bit_of.items():
            if person.is_on_leave(slot):
                mask |= 1 << bit
    return mask


def _options(
    problem: SeatProblem, calendar: Calendar, demand: Demand, busy: int, hours: float, chain: Chain, roll: Roll,
    shared: dict[tuple[str, int, str], tuple[int, ...]],
) -> tuple[int, ...]:  # fmt: skip
    """Offers that nothing forbids; people whom nothing tells apart share one tuple, or they would fill gigabytes."""
    person, course = problem.person[demand.person], problem.course[demand.training]
    if course.hours > hours + 1e-9:
        return ()
    if demand.training in person.missing:
        return ()
    has_steps = course.after or demand.training in person.first
    is_usual = not (has_steps or person.leave or demand.within or problem.given_back)
    key = demand.training, busy, person.department
    if is_usual and key in shared:
        return shared[key]
    # What nobody demands and that is not seated cannot come in time: no option at all.
    if chain.is_broken:
        return ()
    lapsing = [(t, seats_for(roll, person, demand.training, t)) for t in course.after if t in person.ends]
    found = []
    for no in calendar.by_training.get(demand.training, ()):
        offer = calendar.offers[no]
        if offer.mask & busy or offer.room <= 0 or offer.quotas.get(person.department, 1) <= 0:
            continue
        if Seat(person.id, offer.sessions[0].code) in problem.given_back:
            continue
        if not demand.holds_for(offer.sessions[0], problem.today):
            continue
        session = offer.sessions[0]
        in_time = all(any(can_follow(session, one) for one in seats) for seats in chain.seats)
        in_time = in_time and all(
            person.has_done(t, session) or any(can_follow(session, one) for one in seats) for t, seats in lapsing
        )
        if in_time and (offer.bits or not person.leave or not person.is_away_from(offer.sessions[0])):
            found.append(no)
    if is_usual:
        shared[key] = tuple(found)
        return shared[key]
    return tuple(found)


def _reachable(options: Numbers, before: Numbers) -> Numbers:
    """The same options, none for demands that wait for one without any, however long the chain."""
    while any(before):
        found = tuple(
            () if any(not options[first] for first in firsts) else own
            for own, firsts in zip(options, before, strict=True)
        )
        if found == options:
            break
        options = found
    return options


def _earlier(problem: SeatProblem, demands: Sequence[Demand], offers: Sequence[Offer]) -> tuple[int, ...]:
    offer_of = {s.code: no for no, offer in enumerate(offers) for s in offer.sessions}
    session_of = {
        (s.person, problem.session[s.session].training): s.session
        for s in problem.earlier
        if s.session in problem.session
    }
    return tuple(offer_of.get(session_of.get((d.person, d.training), ""), -1) for d in demands)


def _wished(demands: Sequence[Demand], offers: Sequence[Offer]) -> Numbers:
    """Wishes for sessions that cannot be had keep their place: a second wish stays a second wish."""
    offer_of = {s.code: no for no, offer in enumerate(offers) for s in offer.sessions}
    found = []
    for demand in demands:
        mine = (offer_of.get(code, NO_OFFER) for code in demand.wishes)
        found.append(tuple(no if no >= 0 and offers[no].training == demand.training else NO_OFFER for no in mine))
    return tuple(found)


NO_OFFER = -2
"""A wish that no offer fulfils; no demand ever sits there."""


def _keep(problem: SeatProblem, demands: Sequence[Demand], keep: Iterable[Seat]) -> tuple[bool, ...]:
    keeping = {(s.person, problem.session[s.session].training) for s in keep}
    return tuple((d.person, d.training) in keeping for d in demands)
