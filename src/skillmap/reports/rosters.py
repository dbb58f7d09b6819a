"""The listings of the rosters: who takes what and when, plans, leaders, who is without a seat."""

from collections.abc import Iterator, Sequence

from skillmap.allocation.store import Waiting
from skillmap.allocation.tables import reasons_of
from skillmap.days import FiscalYear
from skillmap.framework.naming import training_name
from skillmap.leaders.register import LeaderSeat
from skillmap.leaders.tables import leader_table
from skillmap.org.model import Organisation, Person
from skillmap.planning.progress import Half, Stand, placed, progress
from skillmap.planning.store import Purpose, RecordedPlan
from skillmap.planning.tables import named, summary, target
from skillmap.reports.snapshot import Snapshot, Where
from skillmap.tables import Table, column, number
from skillmap.training.tables import when
from skillmap.words import Bilingual, Fact, message

PERSON_COLUMNS = (
    column("section", "課", "section", width=18),
    column("team", "係", "team", width=14),
    column("number", "職員番号", "staff number", width=10),
    column("grade", "職名", "grade", width=10),
    column("name", "氏名", "name", width=16),
    column("kana", "フリガナ", "kana", width=20),
)
"""Who somebody is, at the beginning of every line."""
SEAT_COLUMNS = (
    *PERSON_COLUMNS,
    column("training", "研修名", "training", width=38),
    column("when", "日程", "when", width=26),
    column("venue", "会場", "venue", width=14),
    column("session", "開催コード", "session", width=12),
    column("why", "受講の理由", "why", width=14),
)
PLAN_COLUMNS = (
    *PERSON_COLUMNS,
    column("purpose", "種類", "kind", width=14),
    column("target", "目標", "aim", width=24),
    column("status", "状態", "status", width=8),
    number("trainings", "研修数", "trainings", width=8),
    number("hours", "時間", "hours", unit=("時間", "h"), width=10),
    number("cost", "費用", "cost", unit=("円", "yen"), width=12),
    number("gap", "不足", "gap", unit=("段階", "levels"), width=10),
    number("open", "残る不足", "left open", unit=("段階", "levels"), width=12),
    column("until", "終了", "until", unit=("年度", "FY"), width=10),
)
STEP_COLUMNS = (
    *PERSON_COLUMNS,
    column("purpose", "種類", "kind", width=14),
    column("target", "目標", "aim", width=24),
    number("no", "順", "no.", width=4),
    column("training", "研修名", "training", width=38),
    column("when", "時期", "when", width=18),
    number("hours", "時間", "hours", unit=("時間", "h"), width=10),
    number("cost", "費用", "cost", unit=("円", "yen"), width=10),
    column("stand", "進み", "stand", width=10),
    column("why", "受ける理由", "why", width=44),
)
WAITING_COLUMNS = (
    *PERSON_COLUMNS,
    column("training", "研修名", "training", width=38),
    column("why", "受講の理由", "why", width=14),
    column("reason", "席がない理由", "why no seat", width=34),
    column("remedy", "できること", "remedy", width=40),
)


def seat_table(snapshot: Snapshot, department: Where) -> Table:
    """Seats of a department's people in roster order, each person's by day."""
    rows: list[tuple[Fact, ...]] = []
    # What is said of a session, and of a reason, is one value however many seats it is said of.
    about: dict[str, tuple[Fact, ...]] = {}
    reasons: dict[str, Fact] = {}
    people = snapshot.people(department)
    seats = snapshot.seats_of(people)
    for person in people:
        # Nobody is sent to a session that was cancelled; `status` names who still has a seat in it.
        own = [one for one in seats.get(person.id, ()) if one.session_id not in snapshot.called_off]
        me = who(snapshot.organisation, person) if own else ()
        for one in own:
            if (said := about.get(one.enrolment.session)) is None:
                session = snapshot.held[one.enrolment.session].session
                name = training_name(snapshot.framework, session.training)
                said = about[session.code] = (name, when(session), session.venue, session.code)
            why = one.enrolment.why
            reason = reasons.get(why) or reasons.setdefault(why, message(f"enrol.why.{why}"))
            rows.append((*me, *said, reason))
    note = message("roster.seats.note", seats=len(rows), people=len({r[2] for r in rows}))
    title = message("roster.seats", fy=snapshot.fy.text)
    return Table("seats", title, SEAT_COLUMNS, rows, (note,), snapshot.organisation.day)


def leaders_table(snapshot: Snapshot, seats: tuple[LeaderSeat, ...]) -> Table:
    """The leader list of some sections, vacant ones too, counted below."""
    return leader_table(snapshot.rule, snapshot.organisation, seats, snapshot.names)


def plan_table(snapshot: Snapshot, department: Where) -> Table:
    """Plans of a department's people in roster order."""
    rows: list[tuple[Fact, ...]] = []
    for person in snapshot.people(department):
        for purpose in Purpose:
            made = snapshot.plans.get((person.id, purpose))
            if made is not None:
                # Without the last column: whether a plan is proven to be the best one says nothing to a section.
                line = summary(snapshot.framework, made)[:-1]
                rows.append((*who(snapshot.organisation, person), *line))
    return Table("plans", message("plan.list"), PLAN_COLUMNS, rows, (), snapshot.organisation.day)


def step_table(snapshot: Snapshot, department: Where) -> Table:
    """Every training of the plans of a department's people: in roster order, each plan in its own order."""
    rows: list[tuple[Fact, ...]] = []
    for person in snapshot.people(department):
        for purpose in Purpose:
            made = snapshot.plans.get((person.id, purpose))
            if made is not None:
                done = snapshot.standing.completed.get(person.id, ())
                seats = snapshot.serving.get(person.id, {})
                stands = progress(made, done, seats)
                places = placed(made, stands, seats)
                lines = _steps(snapshot, made, stands.stands, places)
                rows.extend((*who(snapshot.organisation, person), *line) for line in lines)
    note = message("roster.steps.note", steps=len(rows), people=len({r[2] for r in rows}))
    title = message("roster.plan", fy=snapshot.fy.text)
    return Table("plan-steps", title, STEP_COLUMNS, rows, (note,), snapshot.organisation.day)


def _steps(
    snapshot: Snapshot, made: RecordedPlan, stands: Sequence[Stand], places: Sequence[Half]
) -> Iterator[tuple[Fact, ...]]:
    framework = snapshot.framework
    for no, (item, (fy, half), stand) in enumerate(zip(made.plan.items, places, stands, strict=True), 1):
        training = framework.trainings.get(item.course)
        when = message("plan.when.of_year", fy=FiscalYear(fy).text, half=message(f"plan.half.{half}"))
        spent = (training.hours, training.cost_yen) if training else (None, None)
        head = (message(f"plan.purpose.{made.purpose}"), target(framework, made), no)
        tail = (message(f"plan.stand.{stand}"), named(framework, item.why))
        yield (*head, training_name(framework, item.course), when, *spent, *tail)


def waiting_table(snapshot: Snapshot, department: Where) -> Table:
    """People of a department without a seat, why, and what would help; in roster order."""
    demands: dict[int, list[Waiting]] = {}
    for one in snapshot.waiting:
        demands.setdefault(one.staff_id, []).append(one)
    rows: list[tuple[Fact, ...]] = []
    for person in snapshot.people(department):
        for one in demands.get(person.id, ()):
            name = training_name(snapshot.framework, one.training)
            why = message(f"enrol.why.{one.why}")
            rows.append((*who(snapshot.organisation, person), name, why, one.why_not, one.remedy))
    notes = [message("roster.waiting.note", count=len(rows))]
    if rows and snapshot.run is not None:
        notes.append(reasons_of(snapshot.run.on))
    title = Bilingual("席のない希望", "Without a seat")
    return Table("waiting", title, WAITING_COLUMNS, rows, tuple(notes), snapshot.organisation.day)


def who(organisation: Organisation, person: Person) -> tuple[Fact, ...]:
    """Section, team, number, grade, name, kana; the unit itself for people outside all sections."""
    unit = organisation.unit_of(person)
    section = organisation.section_of(person.unit_id)
    team = unit.name if unit and section and unit.id != section.id else ""
    where = section.name if section else unit.name if unit else ""
    return (where, team, person.number, person.grade, person.name, person.kana)
