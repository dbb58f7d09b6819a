"""A person's record in lines: section, what, when. The screen and the card show the same ones. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from skillmap.assessment.model import Rating, Stage
from skillmap.days import FOREVER, FiscalYear, fiscal_year
from skillmap.framework.model import Framework
from skillmap.framework.naming import qualification_name, role_name, skill_name, training_name
from skillmap.org.facts import OF_A_NAME, VALUES, StaffFact
from skillmap.org.leave_halves import shown
from skillmap.org.listing import PERSON_COLUMNS, person_rows
from skillmap.org.model import Organisation
from skillmap.planning.progress import placed, progress
from skillmap.reports.person import PersonRecord, PersonSeat
from skillmap.storage.ledger import Lasting
from skillmap.tables import Table, column
from skillmap.training.completions import held_trainings
from skillmap.training.model import Outcome, SessionStatus
from skillmap.training.serving import ServingSeat
from skillmap.training.tables import when
from skillmap.words import Bilingual, Fact, Message, message

SECTIONS = (
    "posts", "values", "leave", "recognition", "aim", "plan", "level", "qualification", "seat", "result", "term",
    "request",
)  # fmt: skip
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line of a section; `is_past`: over by the day of the record."""

    section: str
    what: Fact
    when: Fact = None
    is_past: bool = False
    is_above: bool = False
    """What it says of the day is among the person's values already."""

    @property
    def label(self) -> Message:
        """The section's name."""
        return message(f"person.{self.section}")


def lines(framework: Framework, record: PersonRecord) -> list[PersonLine]:
    """Every line of a record, by section; what was comes latest first, what is to come soonest first."""
    return [line for section in SECTIONS for line in _SECTIONS[section](framework, record)]


def table(framework: Framework, organisation: Organisation, record: PersonRecord, *, history: bool = False) -> Table:
    """The person of the day, then what is recorded of them; what is over by then only with `history`."""
    more = [
        (line.label, line.what, line.when)
        for line in lines(framework, record)
        if history or not (line.is_past or line.is_above)
    ]
    rows = [*((item, value, None) for item, value in person_rows(organisation, record.person)), *more]
    columns = (*PERSON_COLUMNS, column("when", "期間・日付", "when"))
    return Table("person", Bilingual("職員", "Person"), columns, rows, as_of=record.day)


def _posts(_: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    for post in reversed(record.posts):
        unit = record.units[post.unit_id]
        what: Fact = unit if post.is_main else message("person.second", unit=unit, kind=_post(post.kind))
        yield PersonLine("posts", what, _period(post), _is_past(post, record.day), is_above=True)


def _post(kind: str) -> Message:
    return message(f"staff.post.{kind or 'extra'}")


def _values(_: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    yield from reversed(list(_orders(record)))


def _orders(record: PersonRecord) -> Iterator[PersonLine]:
    """What changed from one row to the next, and what the first one said; the oldest first."""
    first = record.values[:1]
    for fact in first:
        shown = [fact.name, *(value for name in ("grade", "employment") if (value := getattr(fact, name)))]
        yield PersonLine("values", tuple(shown), message("staff.from", day=fact.valid_from), is_past=True)
    for before, fact in pairwise(record.values):
        if before.valid_to < fact.valid_from:
            yield PersonLine("values", message("person.away"), _between(before.valid_to, fact.valid_from), is_past=True)
        changed = tuple(_changed(before, fact))
        if changed:
            yield PersonLine("values", changed, message("staff.from", day=fact.valid_from), is_past=True)
    last = record.values[-1:]
    for fact in last:
        if fact.valid_to <= record.day:
            yield PersonLine("values", message("person.left"), message("staff.from", day=fact.valid_to), is_past=True)


def _changed(before: StaffFact, fact: StaffFact) -> Iterator[Message]:
    for name in VALUES:
        old, new = getattr(before, name), getattr(fact, name)
        # Kana and the former name change with the name: one order, one line.
        if old != new and name not in ("remark", *OF_A_NAME[1:]):
            yield message("person.changed", item=message(f"staff.{name}"), old=old or "－", new=new or "－")


def _leave(_: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    for leave in reversed(record.leaves):
        part = shown(leave.halves)
        what: Fact = message("person.leave.part", kind=leave.kind, part=part) if part else leave.kind
        is_over = _is_past(leave, record.day)
        yield PersonLine("leave", what, _period(leave), is_over, is_above=not leave.halves)


def _recognition(framework: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    for one in reversed(record.recognitions):
        what = message("person.recognised", role=_role(framework, one.role, one.grade), by=one.recognised_by or "－")
        yield PersonLine("recognition", what, _period(one), _is_past(one, record.day))


def _aim(framework: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    for one in reversed(record.aims):
        wish = message(f"career.wish.{one.wish}")
        what = message("person.aim.line", role=_role(framework, one.role, one.grade), wish=wish)
        yield PersonLine("aim", what, _period(one), _is_past(one, record.day))


def _plan(framework: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    done, seats = _completed(framework, record), _serving(record)
    for made in reversed(record.plans):
        what = message(
            "person.plan.line", role=_role(framework, made.role, made.grade), no=made.no,
            status=message(f"plan.status.{made.status}"), count=len(made.plan.items), hours=made.plan.hours,
        )  # fmt: skip
        # Of ended plans the line alone: their trainings bind nobody.
        is_over = made.status in ("replaced", "withdrawn")
        yield PersonLine("plan", what, made.made_on, is_over)
        if is_over:
            continue
        # As `plan show` has it: a training with a seat stands in the half year of its session.
        places = placed(made, progress(made, done, seats), seats)
        for item, (fy, part) in zip(made.plan.items, places, strict=True):
            half = message(f"person.half.{part}", fy=FiscalYear(fy).text)
            yield PersonLine("plan", message("person.plan.item", training=training_name(framework, item.course)), half)


def _completed(framework: Framework, record: PersonRecord) -> frozenset[str]:
    """The trainings that the person has completed and that have not expired."""
    history: dict[str, tuple[date, ...]] = {}
    for one in sorted(record.results, key=lambda result: result.completed_on):
        if one.outcome == Outcome.COMPLETED.value:
            history[one.training] = (*history.get(one.training, ()), one.completed_on)
    return held_trainings(framework, {record.person.id: history}, record.day).get(record.person.id, frozenset())


def _serving(record: PersonRecord) -> dict[str, ServingSeat]:
    """The seat by training that serves the plan: the next one ahead, else one whose result is to come."""
    held = [one for one in record.seats if one.session.is_held]
    # What counts is put there last: the earliest of those ahead, before them those that are awaited.
    held.sort(key=lambda one: (one.awaits_result, one.session.first_day or date.max), reverse=True)
    return {one.session.training: ServingSeat(one.session, one.awaits_result) for one in held}


def _level(framework: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    """Of each skill the highest stage there is; a lower stage beside it when it says another level since."""
    by_skill: dict[str, list[Rating]] = {}
    for rating in record.levels:
        by_skill.setdefault(rating.skill, []).append(rating)
    order: Mapping[str, int] = {skill: n for n, skill in enumerate(framework.skills)}
    for skill, found in sorted(by_skill.items(), key=lambda one: order.get(one[0], len(order))):
        # Approved goes before supervisor, supervisor before self.
        best = max(found, key=lambda rating: rating.stage)
        later = [r for r in found if r.stage < best.stage and r.level != best.level and r.rated_on > best.rated_on]
        for rating in (*later, best):
            stage = message(f"stage.{Stage(rating.stage).name.lower()}")
            what = message(
                "person.level.line" if skill in framework.skills else "person.level.former",
                skill=skill_name(framework, skill), level=rating.level, stage=stage,
                by=message("person.by", person=rating.rated_by) if rating.rated_by else "",
            )  # fmt: skip
            yield PersonLine("level", what, rating.rated_on)


def _qualification(framework: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    for one in sorted(record.certificates, key=lambda held: held.passed_on, reverse=True):
        until = message("why.until", day=one.expires_on) if one.expires_on else None
        name = qualification_name(framework, one.qualification)
        is_over = one.expires_on is not None and one.expires_on < record.day
        yield PersonLine("qualification", tuple(part for part in (name, until) if part), one.passed_on, is_over)


def _seat(framework: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    """Seats whose result is not there yet."""
    for one in sorted(record.seats, key=lambda held: (held.session.first_day or date.max, held.session.code)):
        what = message(
            "person.seat.line", training=training_name(framework, one.session.training), session=one.session.code,
            why=message(f"enrol.why.{one.seat.why}"), state=_seat_state(one),
        )  # fmt: skip
        fy = one.session.fy
        # A seat without a result stays in the record for years: 7月14日 would be taken for this year's.
        days = when(one.session) if fy == fiscal_year(record.day).year else (FiscalYear(fy).text, when(one.session))
        yield PersonLine("seat", what, days)


def _seat_state(one: PersonSeat) -> Fact:
    if one.session.status is SessionStatus.CANCELLED:
        return message("person.seat.cancelled")
    return message("person.seat.outstanding") if one.awaits_result else ""


def _result(framework: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    for one in sorted(record.results, key=lambda result: result.completed_on, reverse=True):
        name = training_name(framework, one.training)
        what = message("why.completion", training=name, outcome=message(f"why.outcome.{one.outcome}"))
        yield PersonLine("result", what, one.completed_on)


def _term(_: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    for one in reversed(record.terms):
        what = message("person.term.line", unit=record.units[one.unit_id], seat=one.seat_no)
        yield PersonLine("term", what, _period(one), _is_past(one, record.day))


def _request(framework: Framework, record: PersonRecord) -> Iterator[PersonLine]:
    for one in sorted(record.requests, key=lambda asked: asked.fy, reverse=True):
        kind = message(f"request.kind.{one.kind}")
        what = message("why.request", training=training_name(framework, one.training), kind=kind)
        yield PersonLine("request", what, FiscalYear(one.fy).text, FiscalYear(one.fy).last < record.day)


_SECTIONS = {
    "posts": _posts, "values": _values, "leave": _leave, "recognition": _recognition, "aim": _aim, "plan": _plan,
    "level": _level, "qualification": _qualification, "seat": _seat, "result": _result, "term": _term,
    "request": _request,
}  # fmt: skip


def _role(framework: Framework, role: str, grade: int) -> Message:
    return message("career.role_grade", role=role_name(framework, role), grade=grade)


def _is_past(fact: Lasting, day: date) -> bool:
    return fact.valid_to <= day


def _period(fact: Lasting) -> Message:
    return _between(fact.valid_from, fact.valid_to)


def _between(since: date, end: date) -> Message:
    # People are told last days; records hold the first day after.
    return message("why.period", since=since, last=None if end == FOREVER else end - timedelta(days=1))
