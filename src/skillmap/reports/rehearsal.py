"""The rehearsal of a day to come, usually 1 April: which sections stand without a leader, and which seats will break.

Pure: two states of the office, today's and that of the day with everything that is recorded for it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from math import floor

from skillmap.commands import command_line
from skillmap.days import FOREVER
from skillmap.framework.model import LeaderRule
from skillmap.leaders.model import Name, Term
from skillmap.leaders.register import LeaderSeat, SeatStatus, is_member, must_lead, seats_on
from skillmap.org.model import Organisation, Person, Unit
from skillmap.org.store import LeavePeriod
from skillmap.tables import Table, column
from skillmap.training.model import Slot, Why
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.words import Fact, Message, message

_VACANT = "rehearsal.leader.vacant"


@dataclass(frozen=True)
class Rehearsal:
    """What the rehearsal looks at. `held` are all planned sessions by code, `taken` the seats in them."""

    today: Organisation
    then: Organisation
    rule: LeaderRule
    terms: tuple[Term, ...]
    names: Mapping[int, Name]
    held: Mapping[str, HeldSession]
    taken: tuple[TakenSeat, ...]
    absences: Mapping[int, Sequence[LeavePeriod]] = field(default_factory=dict)
    absence_share: float = 0.2
    heirs: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """Units that took over from others up to the day."""

    @property
    def day(self) -> date:
        """The day that is rehearsed."""
        return self.then.day

    @cached_property
    def seats(self) -> tuple[LeaderSeat, ...]:
        """The leaders' seats of the sections that must have a leader on the day."""
        needed = {u.id for u in must_lead(self.rule, self.then)}
        return tuple(s for s in seats_on(self.rule, self.then, self.terms) if s.section.id in needed)

    @cached_property
    def leading(self) -> frozenset[int]:
        """Who leads a section on the day, by staff id."""
        return frozenset(s.term.staff_id for s in self.seats if s.is_covered and s.term)


@dataclass(frozen=True, slots=True)
class Break:
    """Something that will not hold: `kind` is leader or seat; the command that mends it."""

    kind: str
    what: Message
    command: str
    section: Unit | None = None
    who: str = ""


def rehearse(state: Rehearsal) -> list[Break]:
    """Everything that breaks: leaders by section in 建制順, seats by session and day, then what is vacant already."""
    leaders = list(_leaders(state))
    new = [b for b in leaders if b.what.key != _VACANT]
    # What is vacant today is known already: it comes last, so that it does not hide what the day breaks.
    return [*new, *_seats(state), *_crowds(state), *(b for b in leaders if b.what.key == _VACANT)]


def _leaders(state: Rehearsal) -> Iterator[Break]:
    for seat in state.seats:
        why = _uncovered(state, seat)
        if why is not None:
            # Of a seat that is vacant already the last leader says nothing.
            term = seat.term or (seat.before if why.key != _VACANT else None)
            who = state.names[term.staff_id].shown if term and term.staff_id in state.names else ""
            section, day = _short(state.then, seat.section), state.day.isoformat()
            command = (
                command_line("leader", "replace", "--section", section, "--from", day, "--staff", "…")
                if seat.term
                else command_line("leader", "nominate", "--section", section, "--from", day, "--staff", "…")
            )
            yield Break("leader", why, command, seat.section, who)


def _short(office: Organisation, unit: Unit) -> str:
    """The unit's own name where no other unit has it, else its path."""
    return unit.full_name if sum(u.name == unit.name for u in office.units) > 1 else unit.name


def _uncovered(state: Rehearsal, seat: LeaderSeat) -> Message | None:
    """Why a seat has nobody on the day, or somebody who is not there; None when all is well."""
    if seat.status is SeatStatus.HELD:
        return None
    if seat.status is SeatStatus.VACANT:
        return _vacant(state, seat)
    if seat.person is None:
        return message("rehearsal.leader.gone")
    if seat.person.absence and seat.status is SeatStatus.ABSENT:
        absence = seat.person.absence
        if absence.until == FOREVER:
            return message("rehearsal.leader.leave_open", kind=absence.kind)
        return message("rehearsal.leader.leave", kind=absence.kind, last=absence.until - timedelta(days=1))
    return message(f"rehearsal.leader.moved_{state.rule.on_transfer}", where=_where(state.then, seat.person))


def _vacant(state: Rehearsal, seat: LeaderSeat) -> Message:
    if seat.section.id not in state.today.unit_by_id:
        return message("rehearsal.leader.new_section")
    if seat.before is None or seat.before.valid_to <= state.today.day:
        return message(_VACANT)
    last, person = seat.before.last_day, state.then.person_by_id.get(seat.before.staff_id)
    if person is None:
        return message("rehearsal.leader.term_gone", last=last)
    if not is_member(state.rule, state.then, person, seat.section.id):
        return message("rehearsal.leader.term_moved", last=last, where=_where(state.then, person))
    return message("rehearsal.leader.term", last=last)


def _seats(state: Rehearsal) -> Iterator[Break]:
    for taken in state.taken:
        session = state.held[taken.enrolment.session].session
        last = session.last_day
        if last is None or last < state.day or not session.is_held:
            continue
        why = _broken(state, taken)
        if why is not None:
            # Whoever leaves before the day is known to today's state alone.
            person = state.then.person_by_id.get(taken.staff_id) or state.today.person_by_id.get(taken.staff_id)
            office = state.then if taken.staff_id in state.then.person_by_id else state.today
            section = office.section_of(person.unit_id) if person else None
            command = command_line("enrol", "cancel", session.code, "--staff", taken.enrolment.staff)
            shown = person.shown if person else taken.enrolment.staff
            yield Break("seat", why, command, section, shown)


def _broken(state: Rehearsal, taken: TakenSeat) -> Message | None:
    code = taken.enrolment.session
    session = state.held[code].session
    person = state.then.person_by_id.get(taken.staff_id)
    if person is None:
        return message("rehearsal.seat.gone", session=code)
    days = [m.day for m in session.meetings if m.day >= state.day]
    for absence in state.absences.get(taken.staff_id, ()):
        hit = next((day for day in days if absence.since <= day < absence.until), None)
        if hit is not None:
            return message("rehearsal.seat.leave", session=code, kind=absence.kind, day=hit)
    if taken.enrolment.why == Why.LEADER and taken.staff_id not in state.leading:
        return message("rehearsal.seat.leader", session=code)
    # Days on both sides of the transfer; a session that lies whole on one side of it is not broken.
    if days and len(days) < len(session.meetings) and _moves(state, taken.staff_id):
        return message("rehearsal.seat.straddles", session=code, where=_where(state.then, person))
    return None


def _moves(state: Rehearsal, staff_id: int) -> bool:
    """Whether somebody is elsewhere on the day; who stays in a unit that another took over has not moved."""
    before, after = state.today.person_by_id.get(staff_id), state.then.person_by_id.get(staff_id)
    if before is None or after is None or before.unit_id == after.unit_id:
        return False
    return before.unit_id is None or after.unit_id not in state.heirs.get(before.unit_id, ())


def _crowds(state: Rehearsal) -> Iterator[Break]:
    """Half days on which a section would miss more people than allowed, because of somebody who comes to it."""
    away: dict[tuple[int, Slot], list[Person]] = defaultdict(list)
    for taken in state.taken:
        person = state.then.person_by_id.get(taken.staff_id)
        session = state.held[taken.enrolment.session].session
        section = state.then.section_of(person.unit_id) if person else None
        if person is None or section is None or not session.is_held:
            continue
        for slot in session.slots:
            if slot.day >= state.day:
                away[section.id, slot].append(person)
    order = {u.id: u.order for u in state.then.units}
    for (section_id, slot), people in sorted(away.items(), key=lambda item: (order[item[0][0]], item[0][1])):
        newcomers = [p for p in people if _section_before(state, p.id) != section_id]
        present = sum(p.absence is None for p in state.then.members(section_id))
        # Floats make 29 % of 100 a little less than 29: the margin keeps the last person.
        most = max(1, floor(state.absence_share * present + 1e-9))
        if newcomers and len(people) > most:
            what = message(
                "rehearsal.seat.crowd", day=slot.day, half=message(f"rehearsal.half.{slot.half.value}"),
                count=len(people), most=most,
            )  # fmt: skip
            section = state.then.unit_by_id[section_id]
            who = "、".join(p.shown for p in newcomers)
            yield Break("seat", what, command_line("enrol", "list", "--staff", newcomers[0].number), section, who)


def _section_before(state: Rehearsal, staff_id: int) -> int | None:
    person = state.today.person_by_id.get(staff_id)
    section = state.today.section_of(person.unit_id) if person else None
    return section.id if section else None


def _where(office: Organisation, person: Person) -> str:
    unit = office.unit_of(person)
    return unit.full_name if unit else "－"


COLUMNS = (
    column("kind", "種類", "kind"),
    column("section", "所属", "section"),
    column("person", "職員", "person"),
    column("finding", "起きること", "what happens"),
    column("command", "コマンド", "command"),
)


def rehearsal_table(state: Rehearsal) -> Table:
    """What breaks on the day, and below it how many people come, go and move."""
    found = rehearse(state)
    rows: list[tuple[Fact, ...]] = [
        (message(f"rehearsal.kind.{b.kind}"), b.section.full_name if b.section else "", b.who, b.what, b.command)
        for b in found
    ]
    sections = len({b.section.id for b in found if b.kind == "leader" and b.section})
    vacant = len({b.section.id for b in found if b.what.key == _VACANT and b.section})
    seats = sum(b.kind == "seat" for b in found)
    notes = (
        message(
            "rehearsal.breaks", sections=sections, of=len(must_lead(state.rule, state.then)), vacant=vacant, seats=seats
        ),
        message("rehearsal.people", **_movements(state)),
    )
    return Table("rehearsal", message("rehearsal.title"), COLUMNS, rows, notes, state.day)


def _movements(state: Rehearsal) -> Mapping[str, int]:
    before, after = state.today.person_by_id.keys(), state.then.person_by_id.keys()
    return {
        "before": len(before), "after": len(after), "joined": len(after - before), "left": len(before - after),
        "moved": sum(_moves(state, staff_id) for staff_id in before & after),
    }  # fmt: skip
