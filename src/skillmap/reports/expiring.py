"""期限切れ予定者名簿: trainings and qualifications that people hold and that end by a day, and what rests on them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from skillmap.assessment.certificates import Certificate
from skillmap.framework.model import Framework
from skillmap.framework.naming import qualification_name, role_name, training_name
from skillmap.org.model import Person
from skillmap.planning.progress import plan_end
from skillmap.planning.store import Purpose, RecordedPlan
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Table, column
from skillmap.training.holding import ENDLESS, held_until
from skillmap.words import Fact, message

COLUMNS = (
    column("unit", "所属", "unit"),
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("what", "研修・資格", "training or qualification"),
    column("until", "有効期限", "valid until"),
    column("renewal", "更新の方法", "renewed by"),
    column("seat", "更新の席", "seat"),
    column("rests", "これを前提とする予定", "what rests on it"),
)


def expiring_table(
    snapshot: Snapshot, certificates: Iterable[Certificate], until: date, people: Collection[int]
) -> Table:
    """Everything held that ends on or before a day, or before the seat or the plan that rests on it; roster order."""
    framework, day = snapshot.framework, snapshot.organisation.day
    certified: dict[int, list[Certificate]] = {}
    for one in certificates:
        certified.setdefault(one.staff_id, []).append(one)
    rows: list[tuple[Fact, ...]] = []
    for person in snapshot.organisation.people:
        if person.id not in people:
            continue
        who = _who(snapshot, person)
        history = snapshot.past.get(person.id, {})
        for training in history:
            last = held_until(framework.trainings, history, training, day)
            # What is held for ever cannot end, and what is not held has ended.
            if last is None or last == ENDLESS:
                continue
            rests = tuple(_rests(snapshot, person, training, last))
            if last <= until or rests:
                known = framework.trainings[training]
                # The shorter renewals first, the whole training as the last resort.
                ways = tuple(training_name(framework, t) for t in (*known.renewed_by, training))
                seat = _seat(snapshot, person, {training, *known.renewed_by})
                rows.append((*who, training_name(framework, training), last, ways, seat, rests))
        rows += [
            (*who, qualification_name(framework, c.qualification), c.expires_on, None, "", ())
            for c in certified.get(person.id, ())
            if c.expires_on is not None and day <= c.expires_on <= until
        ]
    title = message("expiring.title", day=until)
    notes = () if rows else (message("expiring.none"),)
    return Table("expiring", title, COLUMNS, rows, notes, day)


def _who(snapshot: Snapshot, person: Person) -> tuple[Fact, ...]:
    return (snapshot.organisation.unit_name_of(person), person.number, person.name)


def _seat(snapshot: Snapshot, person: Person, trainings: Collection[str]) -> Fact:
    """The session in which the person renews it: the first one ahead, or one whose result is to come."""
    own = snapshot.serving.get(person.id, {})
    seats = [own[training] for training in trainings if training in own]
    if not seats:
        return ""
    return min(seats, key=lambda seat: (seat.session.last_day or date.max, seat.session.code)).shown


def _rests(snapshot: Snapshot, person: Person, training: str, last: date) -> Iterator[Fact]:
    """Seats and plans that ask for the training on a day when it has ended."""
    framework = snapshot.framework
    for taken in snapshot.taken.of((person.id,)):
        session = snapshot.held[taken.enrolment.session].session
        known = framework.trainings.get(session.training) if session.is_held else None
        if known and training in known.prerequisites.trainings and session.first_day and session.first_day > last:
            yield message("expiring.seat", session=session.code, day=session.first_day)
    for purpose in Purpose:
        made = snapshot.plans.get((person.id, purpose))
        if made is not None and _needs(framework, made, training) and plan_end(made) > last:
            yield message("expiring.plan", role=_role(framework, made), day=plan_end(made))


def _needs(framework: Framework, made: RecordedPlan, training: str) -> bool:
    """Whether a plan's grade prescribes a training, or one of its steps asks for it, and the plan does not take it."""
    # A plan that takes it again renews it by itself.
    if training in made.plan.courses or not made.plan.items:
        return False
    role = framework.roles.get(made.role)
    grade = role.grades.get(made.grade) if role else None
    if grade and (training in grade.prescribed or (grade.elective and training in grade.elective.from_)):
        return True
    steps = (framework.trainings.get(item.course) for item in made.plan.items)
    return any(step is not None and training in step.prerequisites.trainings for step in steps)


def _role(framework: Framework, made: RecordedPlan) -> Fact:
    return message("career.role_grade", role=role_name(framework, made.role), grade=made.grade)
