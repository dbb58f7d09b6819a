"""The office's year: what is due when, what is done, what is late, and the command that goes on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skillmap.commands import command_line
from skillmap.leaders.rule import day_in, founded_after
from skillmap.reports.counts import Counts, per_department, total
from skillmap.reports.snapshot import Snapshot, WholeOffice
from skillmap.tables import Table, Tone, column
from skillmap.words import Fact, Message, message


class YearStep(StrEnum):
    """A step of the year, in the order of the work."""

    STAFF = "staff"
    NOMINATIONS = "nominations"
    PAST_RESULTS = "past-results"
    ASSESSMENT = "assessment"
    PLANS = "plans"
    SESSIONS = "sessions"
    APPLICATIONS = "applications"
    ALLOCATION = "allocation"
    TELLING = "telling"
    TRAINING = "training"
    RESULTS = "results"
    RECOGNITION = "recognition"
    NEXT_YEAR = "next-year"


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    LATE = "late"
    BEGUN = "begun"
    TO_COME = "to-come"


@dataclass(frozen=True)
class YearFacts:
    """What the journal and the settings say besides the snapshot of the year."""

    snapshot: Snapshot
    days: Mapping[str, str]
    """The office's own days (MM-DD) by step."""
    nominations_due: date | None
    """As printed on the nomination forms; None = none went out."""
    newer_sections: Mapping[int, date]
    """The first day of sections that came after the office's first ones, by unit id."""
    has_round: bool
    """Whether assessment forms went out."""
    round_due: date | None
    applications: int
    to_tell: int
    """People who have to be told of a seat."""
    told: int
    """People who were told of one."""


@dataclass(frozen=True, slots=True)
class _Line:
    step: YearStep
    since: date | None
    due: date | None
    is_done: bool
    is_begun: bool
    stands: Message
    command: str


_TONES = {StepState.DONE: Tone.GOOD, StepState.LATE: Tone.FAR, StepState.BEGUN: Tone.SHORT}
COLUMNS = (
    column("step", "一年の仕事", "step"),
    column("day", "いつ", "when"),
    column("state", "状態", "state"),
    column("stands", "いまの様子", "how it stands"),
    column("command", "次のコマンド", "next command"),
)


def calendar_table(facts: YearFacts) -> Table:
    """The steps of a fiscal year as of the snapshot's day."""
    today = facts.snapshot.organisation.day
    rows: list[tuple[Fact, ...]] = []
    tones: dict[tuple[int, int], Tone] = {}
    for at, one in enumerate(_lines(facts)):
        state = _state(one, today)
        if tone := _TONES.get(state):
            tones[at, 2] = tone
        command = "" if state is StepState.DONE else one.command
        name, shown = message(f"calendar.step.{one.step}"), message(f"calendar.state.{state}")
        rows.append((name, _when(one), shown, one.stands, command))
    title = message("calendar.title", fy=facts.snapshot.fy.text)
    notes = (message("calendar.note"),)
    return Table("calendar", title, COLUMNS, rows, notes, today, tones=tones)


def _state(one: _Line, today: date) -> StepState:
    if one.is_done:
        return StepState.DONE
    if one.due is not None and today > one.due:
        return StepState.LATE
    return StepState.BEGUN if one.is_begun else StepState.TO_COME


def _when(one: _Line) -> Fact:
    if one.since is not None and one.due is not None and one.since != one.due:
        return message("calendar.between", since=one.since, due=one.due)
    return message("calendar.until", due=one.due) if one.due is not None else ""


def _lines(facts: YearFacts) -> Iterator[_Line]:
    counts = total(per_department(facts.snapshot).values())
    yield from _people(facts, counts)
    yield from _planning(facts, counts)
    yield from _seats(facts, counts)
    yield from _ends(facts, counts)


def _day(facts: YearFacts, step: YearStep, usual: date | None = None) -> date | None:
    """The office's own day of a step, or the usual one."""
    said = facts.days.get(step)
    return day_in(facts.snapshot.fy, said) if said else usual


def _people(facts: YearFacts, counts: Counts) -> Iterator[_Line]:
    snapshot = facts.snapshot
    yield _Line(
        YearStep.STAFF, None, snapshot.fy.first, counts.staff > 0, False,
        message("calendar.stands.staff", count=counts.staff), command_line("staff", "import", "FILE"),
    )  # fmt: skip
    # The day on the forms goes before the rule's: it is the one that the departments were told.
    usual = facts.nominations_due or day_in(snapshot.fy, snapshot.rule.nomination_deadline)
    sent = facts.nominations_due is not None
    yield _Line(
        YearStep.NOMINATIONS, None, _day(facts, YearStep.NOMINATIONS, usual),
        counts.leader_seats > 0 and not _is_asked_for(facts, usual), sent or counts.leaders > 0,
        message("calendar.stands.nominations", seats=counts.leader_seats, covered=counts.leaders),
        command_line("leader", "answers") if sent else _forms(facts),
    )  # fmt: skip


def _forms(facts: YearFacts) -> str:
    """The command that writes nomination forms; where the rule's day is over it asks for another one."""
    snapshot = facts.snapshot
    is_over = day_in(snapshot.fy, snapshot.rule.nomination_deadline) < snapshot.organisation.day
    due = ("--due", "DAY") if is_over else ()
    return command_line("leader", "form", "--fy", str(snapshot.fy), *due)


def _is_asked_for(facts: YearFacts, deadline: date) -> bool:
    """Whether a seat is vacant of a section that was there when nominations were due."""
    seats, newer = facts.snapshot.leader_seats(WholeOffice.OFFICE), facts.newer_sections
    return any(not s.is_covered and founded_after(deadline, newer.get(s.section.id)) is None for s in seats)


def _planning(facts: YearFacts, counts: Counts) -> Iterator[_Line]:
    snapshot = facts.snapshot
    before = [one for one in snapshot.outstanding if one.session.fy < snapshot.fy.year]
    known = sum(one.completed_on < snapshot.fy.first for one in snapshot.results)
    yield _Line(
        YearStep.PAST_RESULTS, None, _day(facts, YearStep.PAST_RESULTS), known > 0 and not before, known > 0,
        message("calendar.stands.past-results", known=known, open=len(before)),
        command_line("result", "import", "FILE"),
    )  # fmt: skip
    yield _Line(
        YearStep.ASSESSMENT, None, _day(facts, YearStep.ASSESSMENT, facts.round_due),
        counts.staff > 0 and counts.unassessed == 0, facts.has_round or counts.unassessed < counts.staff,
        message("calendar.stands.assessment", done=counts.staff - counts.unassessed, count=counts.staff),
        command_line("assess", "status") if facts.has_round else command_line("assess", "form"),
    )  # fmt: skip
    yield _Line(
        YearStep.PLANS, None, _day(facts, YearStep.PLANS), 0 < counts.aims <= counts.plans, counts.plans > 0,
        message("calendar.stands.plans", aims=counts.aims, plans=counts.plans),
        command_line("plan", "make", "--all") if counts.aims else command_line("career", "aim", "--file", "FILE"),
    )  # fmt: skip


def _seats(facts: YearFacts, counts: Counts) -> Iterator[_Line]:
    snapshot = facts.snapshot
    held = [one.session for one in snapshot.held.values() if one.session.is_held]
    first = min((s.first_day for s in held if s.first_day), default=None)
    deadlines = sorted(s.deadline for s in held if s.deadline)
    yield _Line(
        YearStep.SESSIONS, None, _day(facts, YearStep.SESSIONS), bool(held), False,
        message("calendar.stands.sessions", count=len(held)), command_line("session", "import", "FILE"),
    )  # fmt: skip
    last = _day(facts, YearStep.APPLICATIONS, deadlines[-1] if deadlines else None)
    yield _Line(
        YearStep.APPLICATIONS, deadlines[0] if deadlines else None, last,
        # No number of applications is the last one: only the day ends this step.
        last is not None and snapshot.organisation.day > last, facts.applications > 0,
        message("calendar.stands.applications", count=facts.applications),
        command_line("enrol", "request", "import", "FILE"),
    )  # fmt: skip
    usual = deadlines[0] if deadlines else first
    yield _Line(
        YearStep.ALLOCATION, None, _day(facts, YearStep.ALLOCATION, usual), snapshot.run is not None,
        bool(snapshot.seat_counts),
        message("calendar.stands.allocation", seats=_given(snapshot, counts), waiting=counts.waiting),
        command_line("allocate", "run", "--fy", str(snapshot.fy)),
    )  # fmt: skip
    yield _Line(
        YearStep.TELLING, None, _day(facts, YearStep.TELLING, first), counts.seats > 0 and facts.to_tell == 0,
        facts.told > 0, message("calendar.stands.telling", told=facts.told, count=facts.to_tell),
        command_line("roster", "export", "--final"),
    )  # fmt: skip


def _given(snapshot: Snapshot, counts: Counts) -> Message:
    """The seats of the year as the report of the year counts them; those of people who have left were given, too."""
    left = snapshot.seats_of_leavers
    if not left:
        return message("calendar.seats", seats=counts.seats)
    return message("calendar.seats_left", seats=counts.seats + left, left=left)


def _ends(facts: YearFacts, counts: Counts) -> Iterator[_Line]:
    snapshot, today = facts.snapshot, facts.snapshot.organisation.day
    held = [one.session for one in snapshot.held.values() if one.session.is_held]
    first = min((s.first_day for s in held if s.first_day), default=None)
    last = max((s.last_day for s in held if s.last_day), default=None)
    over = sum(s.last_day is not None and s.last_day < today for s in held)
    is_over = bool(held) and over == len(held)
    # Sessions that are not over are not late: their end is the end of the step.
    yield _Line(
        YearStep.TRAINING, first, last, is_over, over > 0 or (first is not None and first <= today),
        message("calendar.stands.training", over=over, count=len(held)), command_line("session", "list"),
    )  # fmt: skip
    waits = [one for one in snapshot.outstanding if one.session.fy == snapshot.fy.year]
    # While results are missing the step is late from the end of the sessions that owe them, not from the year's last
    # one.
    due = max((s for one in waits if (s := one.session.last_day)), default=None) if waits else last
    yield _Line(
        YearStep.RESULTS, None, _day(facts, YearStep.RESULTS, due), is_over and not waits, over > 0,
        message("calendar.stands.results", count=len(waits), people=sum(len(one.seats) for one in waits)),
        command_line("result", "outstanding") if waits else command_line("result", "import", "FILE"),
    )  # fmt: skip
    yield _Line(
        YearStep.RECOGNITION, None, _day(facts, YearStep.RECOGNITION, snapshot.fy.last),
        is_over and not waits and counts.ready == 0 and counts.recognised > 0, counts.ready + counts.recognised > 0,
        message("calendar.stands.recognition", ready=counts.ready, recognised=counts.recognised),
        command_line("career", "recognise", "--all") if counts.ready else command_line("career", "ready"),
    )  # fmt: skip
    day = snapshot.fy.end
    yield _Line(
        YearStep.NEXT_YEAR, None, day, False, False, message("calendar.stands.next-year", day=day),
        command_line("status", "--as-of", day.isoformat(), "--include-future"),
    )  # fmt: skip
