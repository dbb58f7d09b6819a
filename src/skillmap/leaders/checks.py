"""What is wrong or due with the sections' leaders on a day: a list of small functions of the same shape. Pure.

Each finding names the section, the person where there is one, and the command that mends it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from skillmap.commands import command_line
from skillmap.days import FOREVER, FiscalYear, fiscal_year
from skillmap.framework.model import Framework, LeaderRule
from skillmap.leaders import rule as rules
from skillmap.leaders.model import PostOver, Term
from skillmap.leaders.register import LeaderSeat, SeatStatus, cumulative, seats_on, without_unit
from skillmap.org.model import Organisation, Person, Unit
from skillmap.words import Fact, Message, message


@dataclass(frozen=True, slots=True)
class BookedCourse:
    """A course that somebody has a seat in: first and last day."""

    training: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Findings:
    """What the checks look at. `done` and `booked` are by staff id; `programme` are the trainings to be finished."""

    rule: LeaderRule
    organisation: Organisation
    terms: tuple[Term, ...]
    programme: tuple[str, ...] = ()
    done: Mapping[int, Collection[str]] = field(default_factory=dict)
    booked: Mapping[int, Sequence[BookedCourse]] = field(default_factory=dict)
    newer: Mapping[int, date] = field(default_factory=dict)
    """The first day of sections that came after the office's first ones, by unit id."""
    posts_over: Mapping[int, Sequence[PostOver]] = field(default_factory=dict)
    """Second posts that have an end, by staff id."""
    today: date | None = None
    """The day on which it is asked; None = the day that the check is about."""

    @property
    def day(self) -> date:
        """The day the check is about."""
        return self.organisation.day

    @property
    def fy(self) -> FiscalYear:
        """Its fiscal year."""
        return fiscal_year(self.day)

    def of_year(self) -> tuple[str, ...]:
        """What a command needs to be about the year of the check where that is not the present one."""
        return () if self._is_present else ("--fy", str(self.fy))

    def from_day(self) -> tuple[str, ...]:
        """The same for a command that takes a first day."""
        return () if self._is_present else ("--from", self.day.isoformat())

    @property
    def _is_present(self) -> bool:
        return self.today is None or fiscal_year(self.today) == self.fy


@dataclass(frozen=True, slots=True)
class LeaderFinding:
    """Something to do: what (a key of the catalogue with facts), for which section and person, by which command."""

    what: Message
    command: str
    section: Unit | None = None
    person: Person | None = None


def programme(framework: Framework, rule: LeaderRule) -> tuple[str, ...]:
    """The trainings of the leaders' programme: the rule's own, then those prescribed by its role grade; each once."""
    # An office may fill its rule before it has defined the role: the rule's own trainings are the programme then.
    role = framework.roles.get(rule.role)
    grade = role.grades.get(rule.grade) if role else None
    return tuple(dict.fromkeys((*rule.programme, *(grade.prescribed if grade else ()))))


def check(state: Findings) -> tuple[LeaderFinding, ...]:
    """All findings, in the order of `CHECKS`, within one check by section in 建制順."""
    seats = seats_on(state.rule, state.organisation, state.terms)
    return tuple(finding for one in CHECKS for finding in one(state, seats))


def judge(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """What the rule would not admit today of the terms recorded; what is merely due is left aside.

    `seats` are all of them on the day (`register.seats_on`).
    """
    # A vacant seat, an ending term or a training not begun break no rule: they are work to do, not breaches.
    for one in (gone, away, twice, beyond, unfit):
        yield from one(state, seats)


def vacant(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """Seats without a leader; after the rule's deadline they are overdue. Sections founded after it have none."""
    # A vacancy in April is the normal state while nominations are being asked for; only later is it a fault.
    deadline = rules.day_in(state.fy, state.rule.nomination_deadline)
    key = "leader.find.overdue" if state.day > deadline else "leader.find.vacant"
    for seat in seats:
        if seat.status is SeatStatus.VACANT:
            section = seat.section.full_name
            command = command_line("leader", "nominate", "--section", section, "--staff", "…", *state.of_year())
            since = rules.founded_after(deadline, state.newer.get(seat.section.id))
            if since is not None:
                yield _finding("leader.find.new_section", command, seat, since=since)
            else:
                yield _finding(key, command, seat, deadline=deadline)


def gone(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """Leaders who were transferred or have left, so that the section stands without one, or who lead from elsewhere."""
    for seat in seats:
        # A transfer of 1 April that uncovers a section is what HR looks for first in spring.
        if seat.status not in (SeatStatus.ENDED, SeatStatus.MOVED) or seat.term is None:
            continue
        command = command_line(
            "leader", "replace", "--section", seat.section.full_name, "--staff", "…", *state.from_day()
        )
        if seat.person is None:
            yield _finding("leader.find.left", command, seat)
            continue
        unit = state.organisation.unit_of(seat.person)
        key = (
            "leader.find.moved"
            if seat.status is SeatStatus.ENDED
            else f"leader.find.elsewhere_{state.rule.on_transfer}"
        )
        # What came last is what took them from the section: the transfer to the main post of today, or the end of a
        # second post here, which had made them a member of it.
        posted = seat.person.posted_on
        if posted is not None and unit is not None and _has_left_second_post(state, seat.section, seat.term, posted):
            key = f"leader.find.post_over_{state.rule.on_transfer}"
        # By the rule the term goes on after a transfer: nothing is to be mended, only to be known.
        if key.endswith("_continues"):
            command = command_line("leader", "show", "--staff", seat.person.number)
        yield _finding(key, command, seat, where=unit.full_name if unit else "－", since=seat.person.posted_on)


def _has_left_second_post(state: Findings, section: Unit, term: Term, posted: date) -> bool:
    """Whether the leader had a second post in the section, or in a unit below it, that ended after the transfer."""
    units = state.organisation.unit_by_id
    return any(
        # A team that is not there any more cannot be told from one of the section's.
        (one.unit_id not in units or state.organisation.is_within(one.unit_id, section.id))
        and posted < one.ends <= state.day
        for one in state.posts_over.get(term.staff_id, ())
    )


def away(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """Leaders on leave today, with the kind of leave and its last day: a seat that is held and not filled."""
    for seat in seats:
        if seat.status is SeatStatus.ABSENT and seat.person is not None and seat.person.absence is not None:
            absence = seat.person.absence
            command = command_line(
                "leader", "replace", "--section", seat.section.full_name, "--staff", "…", *state.from_day()
            )
            if absence.until == FOREVER:
                yield _finding("leader.find.leave_open", command, seat, kind=absence.kind)
            else:
                yield _finding("leader.find.leave", command, seat, kind=absence.kind, until=absence.until)


def ending(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """Terms that end this March: told all year where terms are longer than a year, else from January on."""
    # With terms of a year every one ends in March; told all year round nobody would read it.
    if state.rule.term_fiscal_years == 1 and not 1 <= state.day.month <= 3:
        return
    # A successor who is recorded for April answers the question, also one on the same seat by renewal.
    followed = {(t.unit_id, t.seat_no) for t in state.terms if t.valid_from >= state.fy.end}
    for seat in seats:
        if (seat.section.id, seat.no) in followed:
            continue
        if seat.is_covered and seat.term is not None and seat.term.valid_to == state.fy.end:
            command = command_line("leader", "form", "--fy", state.fy.year + 1, "--out", "…")
            yield _finding("leader.find.ending", command, seat, ends=seat.term.last_day)


def twice(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """One person on seats of two sections."""
    if not state.rule.one_section_only:
        return
    first: dict[int, LeaderSeat] = {}
    for seat in seats:
        if seat.term is None or not seat.is_covered:
            continue
        # The first section in 建制順 counts as the right one; the others are told.
        other = first.setdefault(seat.term.staff_id, seat)
        if other.section.id != seat.section.id:
            command = command_line(
                "leader", "replace", "--section", seat.section.full_name, "--staff", "…", *state.from_day()
            )
            yield _finding("leader.find.twice", command, seat, other=other.section.full_name)


def beyond(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """More leaders than the rule has seats for, and leaders whose section no longer exists."""
    for seat in seats:
        allowed = rules.seats(state.rule, state.organisation.counted_in(seat.section.id))
        if seat.term is not None and seat.no > allowed:
            command = command_line(
                "leader", "replace", "--section", seat.section.full_name, "--seat", seat.no, *state.from_day()
            )
            yield _finding("leader.find.beyond", command, seat, seats=allowed)
    # A reorganisation without a successor for the leader: no list of sections would show that term any more.
    for term in without_unit(state.organisation, state.terms):
        person = state.organisation.person_by_id.get(term.staff_id)
        command = command_line("leader", "show", "--staff", person.number) if person else command_line("leader", "list")
        yield LeaderFinding(message("leader.find.no_section"), command, None, person)


def unfit(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """Leaders whom the rule would not admit (grade, employment), and terms without all conditions confirmed."""
    for seat in seats:
        if seat.person is None or seat.term is None or not seat.is_covered:
            continue
        why = rules.objections(state.rule, seat.person)
        if why:
            command = command_line(
                "leader", "replace", "--section", seat.section.full_name, "--staff", "…", *state.from_day()
            )
            yield _finding("leader.find.unfit", command, seat, why=tuple(why))


def training(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """The leaders' programme: not begun after its start, not finished after its end, straddling 1 April."""
    first = rules.day_in(state.fy, state.rule.programme_from)
    last = rules.day_in(state.fy, state.rule.programme_to)
    for seat in seats:
        if not state.programme or seat.term is None or not seat.is_covered:
            continue
        done = set(state.done.get(seat.term.staff_id, ()))
        missing = [t for t in state.programme if t not in done]
        # Who has a seat in what is still missing has begun in earnest, even if the session lies ahead.
        booked = [b for b in state.booked.get(seat.term.staff_id, ()) if b.training in missing]
        number = seat.person.number if seat.person else "…"
        command = command_line("enrol", "add", missing[0], "--staff", number) if missing else ""
        if missing and state.day > last:
            yield _finding("leader.find.unfinished", command, seat, count=len(missing), last=last)
        elif len(missing) == len(state.programme) and not booked and state.day >= first:
            yield _finding("leader.find.not_begun", command, seat, first=first)
        for one in booked:
            # After the transfers of 1 April the leader may lead nothing any more: offices set the programme within
            # one year.
            if one.first_day < state.fy.end <= one.last_day:
                who = command_line("enrol", "list", "--staff", number)
                yield _finding("leader.find.straddles", who, seat, last=one.last_day)


def outcome(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """Sections without a theme once the programme has begun, and without a result at the end of the term."""
    first = rules.day_in(state.fy, state.rule.programme_from)
    for seat in seats:
        if seat.term is None or not seat.is_covered:
            continue
        section, number = seat.section.full_name, seat.person.number if seat.person else "…"
        if not seat.term.theme and state.day >= first:
            command = command_line("leader", "record", "--section", section, "--staff", number, "--theme", "…")
            yield _finding("leader.find.no_theme", command, seat)
        # A month before its end the result can be written down; asked earlier it is not there yet.
        elif not seat.term.result and seat.term.valid_to == state.fy.end and (state.fy.end - state.day).days <= 31:
            command = command_line("leader", "record", "--section", section, "--staff", number, "--result", "…")
            yield _finding("leader.find.no_result", command, seat)


def target(state: Findings, seats: Sequence[LeaderSeat]) -> Iterator[LeaderFinding]:
    """The cumulative number of leaders against the rule's target."""
    del seats
    wanted = state.rule.target_total
    reached = cumulative(state.terms, state.day)
    if wanted is not None and reached < wanted:
        yield LeaderFinding(
            message("leader.find.target", reached=reached, target=wanted), command_line("leader", "list")
        )


CHECKS: tuple[Callable[[Findings, Sequence[LeaderSeat]], Iterator[LeaderFinding]], ...] = (
    vacant, gone, away, twice, beyond, unfit, ending, training, outcome, target,
)  # fmt: skip
"""The checks in the order in which people deal with them."""


def _finding(key: str, command: str, seat: LeaderSeat, /, **facts: Fact) -> LeaderFinding:
    return LeaderFinding(message(key, **facts), command, seat.section, seat.person)
