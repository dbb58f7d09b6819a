"""Plans as tables: one person's plan with the reason of each training, and everybody's in one line each."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from skillmap.framework.model import Framework
from skillmap.framework.naming import role_name, skill_name, training_name
from skillmap.org.model import Organisation, Person
from skillmap.planning.progress import Progress, Stand, placed
from skillmap.planning.store import Purpose, RecordedPlan
from skillmap.tables import Table, column, number
from skillmap.training.serving import ServingSeat
from skillmap.words import Fact, Message, message

ITEM_COLUMNS = (
    number("no", "順", "no."),
    column("when", "時期", "when"),
    column("training", "研修名", "training"),
    number("hours", "時間", "hours", unit=("時間", "h")),
    number("cost", "費用", "cost", unit=("円", "yen")),
    column("progress", "進み具合", "progress"),
    column("seat", "席", "seat"),
    column("why", "受ける理由", "why"),
)
PLAN_COLUMNS = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("purpose", "種類", "kind"),
    column("target", "目標", "aim"),
    column("status", "状態", "status"),
    number("trainings", "研修数", "trainings"),
    number("hours", "時間", "hours", unit=("時間", "h")),
    number("cost", "費用", "cost", unit=("円", "yen")),
    number("gap", "不足", "gap", unit=("段階", "levels")),
    number("open", "残る不足", "left open", unit=("段階", "levels")),
    column("until", "終了", "until", unit=("年度", "FY")),
    column("proven", "最適の証明", "proven"),
)
PROGRESS_COLUMNS = (
    number("done", "修了", "completed"),
    number("booked", "受講決定", "booked"),
    number("awaited", "結果待ち", "result to come"),
)


def plan_table(
    framework: Framework,
    person: Person,
    made: RecordedPlan,
    progress: Progress,
    seats: Mapping[str, ServingSeat] = MappingProxyType({}),
) -> Table:
    """A person's plan, with the seats that serve it; below it totals, profile before and after, what stays open."""
    rows: list[tuple[Fact, ...]] = []
    places = placed(made, progress, seats)
    for no, (item, (fy, half), stand) in enumerate(zip(made.plan.items, places, progress.stands, strict=True), 1):
        training = framework.trainings.get(item.course)
        when = message("plan.when", fy=str(fy), half=message(f"plan.half.{half}"))
        hours, cost = (training.hours, training.cost_yen) if training else (None, None)
        name = training_name(framework, item.course)
        seat = _seat(seats, item.course, stand)
        rows.append((no, when, name, hours, cost, message(f"plan.stand.{stand}"), seat, named(framework, item.why)))
    status = message(f"plan.status.{made.status}")
    title = message("plan.head", person=person.shown, target=target(framework, made), no=made.no, status=status)
    return Table("plan", title, ITEM_COLUMNS, rows, tuple(plan_notes(framework, made)))


def _seat(seats: Mapping[str, ServingSeat], course: str, stand: Stand) -> Fact:
    """The session whose seat serves a training that is not completed: to come, or over with its result to come."""
    one = seats.get(course)
    if one is None or stand is Stand.DONE:
        return ""
    session = one.session
    if one.awaits_result:
        return message("plan.seat.over", session=session.code, day=session.last_day)
    return message("plan.seat", session=session.code, day=session.first_day) if session.first_day else session.code


def joint_table(
    framework: Framework,
    person: Person,
    plans: Sequence[tuple[RecordedPlan, Progress]],
    seats: Mapping[str, ServingSeat],
) -> Table:
    """The trainings of several plans of one person as one list, each once, at its earliest time, with every reason."""
    found: dict[str, tuple[tuple[int, int], Stand, list[Message]]] = {}
    for made, progress in plans:
        for item, time, stand in zip(made.plan.items, placed(made, progress, seats), progress.stands, strict=True):
            why = message(
                "plan.joint.why", plan=message(f"plan.purpose.{made.purpose}"), why=named(framework, item.why)
            )
            before = found.get(item.course)
            first = min(time, before[0]) if before else time
            found[item.course] = (first, stand, [*(before[2] if before else ()), why])
    rows: list[tuple[Fact, ...]] = []
    order = sorted(found.items(), key=lambda one: one[1][0])
    for no, (course, (time, stand, whys)) in enumerate(order, 1):
        training = framework.trainings.get(course)
        when = message("plan.when", fy=str(time[0]), half=message(f"plan.half.{time[1]}"))
        hours, cost = (training.hours, training.cost_yen) if training else (None, None)
        name, stands = training_name(framework, course), message(f"plan.stand.{stand}")
        rows.append((no, when, name, hours, cost, stands, _seat(seats, course, stand), tuple(whys)))
    known = [framework.trainings[course] for course in found if course in framework.trainings]
    notes = (message("plan.joint.note", count=len(rows), hours=sum(t.hours for t in known)),)
    return Table("joint-plan", message("plan.joint", person=person.shown), ITEM_COLUMNS, rows, notes)


STALE_COLUMNS = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("purpose", "種類", "kind"),
    column("target", "目標", "aim"),
    column("made_on", "作成日", "made on"),
    column("why", "古くなった理由", "what has changed since"),
)


def stale_table(
    framework: Framework,
    organisation: Organisation,
    people: Iterable[Person],
    made: Mapping[tuple[int, Purpose], RecordedPlan],
    why: Mapping[tuple[int, Purpose], Sequence[Message]],
) -> Table:
    """Plans that something has overtaken, in roster order, with what it was."""
    rows: list[tuple[Fact, ...]] = [
        (
            person.number, person.name, message(f"plan.purpose.{purpose}"),
            target(framework, made[person.id, purpose]), made[person.id, purpose].made_on,
            tuple(why[person.id, purpose]),
        )
        for person in people
        for purpose in Purpose
        if why.get((person.id, purpose))
    ]  # fmt: skip
    notes = (message("plan.stale.note", count=len(rows)),) if rows else (message("plan.stale.none"),)
    return Table("stale-plans", message("plan.stale"), STALE_COLUMNS, rows, notes, as_of=organisation.day)


def plans_table(
    framework: Framework,
    organisation: Organisation,
    people: Iterable[Person],
    made: Mapping[tuple[int, Purpose], RecordedPlan],
    progress: Mapping[int, Progress],
) -> Table:
    """Everybody's plans in roster order, with how far they are."""
    rows: list[tuple[Fact, ...]] = []
    for person in people:
        for purpose in Purpose:
            one = made.get((person.id, purpose))
            if one is not None:
                head = (person.number, person.name, organisation.unit_name_of(person))
                stand = progress[one.id]
                rows.append((*head, *summary(framework, one), stand.done, stand.booked, stand.awaited))
    columns = (*PLAN_COLUMNS, *PROGRESS_COLUMNS)
    return Table("plans", message("plan.list"), columns, rows, as_of=organisation.day)


def summary(framework: Framework, made: RecordedPlan) -> tuple[Fact, ...]:
    """A plan in one line: the columns of PLAN_COLUMNS from `purpose` on."""
    plan = made.plan
    until = str(plan.items[-1].fy) if plan.items else None
    status = message(f"plan.status.{made.status}")
    head = (message(f"plan.purpose.{made.purpose}"), target(framework, made), status)
    return (*head, len(plan.items), plan.hours, plan.cost_yen, made.gap_before, made.gap_left, until, plan.proven)


def target(framework: Framework, made: RecordedPlan) -> Message | str:
    """The role grade of a plan by name, also of a role that is withdrawn; by id where nobody knows it."""
    name = role_name(framework, made.role)
    return (
        f"{made.role}/{made.grade}" if name == made.role else message("career.role_grade", role=name, grade=made.grade)
    )


def named(framework: Framework, why: Message) -> Message:
    """A stored reason with names of skills and trainings instead of ids."""
    return Message(why.key, {key: _named(framework, fact) for key, fact in why.facts.items()})


def _named(framework: Framework, fact: Fact) -> Fact:
    if isinstance(fact, tuple):
        return tuple(_named(framework, part) for part in fact)
    if isinstance(fact, Message):
        return named(framework, fact)
    if not isinstance(fact, str):
        return fact
    skill, colon, level = fact.partition(":")
    if colon and skill in framework.skills:
        return message("plan.level", skill=framework.skills[skill].name.text, level=int(level))
    training = framework.trainings.get(fact)
    return training.name.text if training else fact


def _totals_now(framework: Framework, made: RecordedPlan) -> Iterable[Message]:
    """What the rows of a plan come to today, where that is something else: they have today's hours and cost."""
    known = [framework.trainings[one] for one in made.plan.courses if one in framework.trainings]
    hours, cost = sum(one.hours for one in known), sum(one.cost_yen for one in known)
    if len(known) == len(made.plan.items) and (round(hours - made.plan.hours, 6) or cost != made.plan.cost_yen):
        yield message("plan.totals.now", hours=hours, cost=cost)


def plan_notes(framework: Framework, made: RecordedPlan) -> Iterable[Message]:
    """Totals with their proof, profile before and after, and what the plan leaves open, why, and the remedy."""
    plan = made.plan
    if not plan.items and not plan.uncovered:
        yield message("plan.nothing_needed")
    proof = message("plan.proven") if plan.proven else message("plan.bound", bound=plan.hours_bound)
    yield message("plan.totals", hours=plan.hours, cost=plan.cost_yen, proof=proof)
    yield from _totals_now(framework, made)
    steps = []
    for skill, after in plan.after:
        before = made.start.before.get(skill)
        shown = message("plan.unassessed") if before is None else before
        if before != after:
            steps.append(message("plan.profile", skill=skill_name(framework, skill), before=shown, after=after))
    if steps:
        yield message("plan.profiles", steps=tuple(steps))
    if made.start.presumed:
        yield message("plan.presumed", skills=tuple(skill_name(framework, s) for s in made.start.presumed))
    if made.start.unassessed:
        yield message("plan.review", skills=tuple(skill_name(framework, s) for s in made.start.unassessed))
    for u in plan.uncovered:
        facts = {"skill": skill_name(framework, u.skill), "low": u.level_from, "high": u.level_to}
        because = message(f"plan.reason.{u.reason}")
        if u.remedy.key == "plan.relief":  # said once, below
            yield message("plan.open.limit", **facts, reason=because)
        else:
            yield message("plan.open", **facts, reason=because, remedy=named(framework, u.remedy))
    for course, reason in plan.left_out:
        yield message("plan.left_out", training=_named(framework, course), reason=message(f"plan.reason.{reason}"))
    if plan.choices_left:
        yield message("plan.choices_left", count=plan.choices_left)
    if plan.relief:
        yield message("plan.relief.note", relief=plan.relief)
