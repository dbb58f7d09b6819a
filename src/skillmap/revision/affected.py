"""Whom a new version of the framework concerns: ratings, aims, recognitions, plans, seats, leaders. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from skillmap.assessment.model import Levels, Stage
from skillmap.careers.recognise import Standing
from skillmap.framework.differences import Difference, DifferenceKind
from skillmap.framework.model import Framework
from skillmap.framework.naming import grade_name, training_name
from skillmap.leaders.register import LeaderSeat
from skillmap.org.model import Organisation, Person
from skillmap.planning.store import ENDED, RecordedPlan
from skillmap.tables import Table, column
from skillmap.training.store import TakenSeat
from skillmap.words import Fact, Message, message

COLUMNS = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("why", "理由", "why"),
    column("change", "変更の内容", "change"),
    column("effect", "影響", "effect"),
)
_KINDS = ("rating", "career", "plan", "seat", "leader")
_MOST_CHANGES = 10
"""Changes behind one line that are named; the rest are counted."""
_STRICTER = (DifferenceKind.RAISED, DifferenceKind.ASKED)
_GONE = (DifferenceKind.REMOVED, DifferenceKind.RETIRED)


@dataclass(frozen=True, slots=True)
class AffectedFacts:
    """What is known of people: aims, recognitions and levels; plans; seats; leaders' seats."""

    organisation: Organisation
    standing: Standing
    plans: Sequence[RecordedPlan]
    taken: Sequence[TakenSeat]
    trainings_of: Mapping[int, str]
    """Training of a session by the session's id."""
    leaders: Sequence[LeaderSeat]
    rated: Mapping[Stage, Mapping[int, Levels]] = field(default_factory=dict)
    """Levels of the stages before approval, by stage and person; the approved ones are in `standing`."""


@dataclass(frozen=True, slots=True)
class AffectedPerson:
    """A person whom a difference concerns, why, and what it means."""

    staff_id: int
    kind: str
    """rating, career, plan, seat or leader."""
    why: Message
    difference: Difference
    effect: Message


def affected(old: Framework, differences: Sequence[Difference], facts: AffectedFacts) -> tuple[AffectedPerson, ...]:
    """Everybody concerned, in the order of the differences and then of the roster; one line per reason."""
    place = {p.id: i for i, p in enumerate(facts.organisation.people)}
    found: dict[tuple[object, ...], AffectedPerson] = {}
    for number, one in enumerate(differences):
        lines = [
            *_ratings(one, facts),
            *_careers(old, one, facts),
            *_plans(old, one, facts),
            *_seats(old, one, facts),
            *_leaders(old, one, facts),
        ]
        for line in sorted(lines, key=lambda a: place.get(a.staff_id, len(place))):
            # Only who is on the staff today is listed: those who left have records still, and nothing is asked of them.
            if line.staff_id in place:
                found.setdefault((line.staff_id, repr(line.why), number), line)
    return tuple(found.values())


def _ratings(one: Difference, facts: AffectedFacts) -> Iterator[AffectedPerson]:
    """Levels of skills that the new framework does not have, or at levels that its scale does not have."""
    is_level = one.kind == "level"
    effect = message("affected.off_scale" if is_level else "affected.rating_gone")
    for stage, rated in {Stage.APPROVED: facts.standing.levels, **facts.rated}.items() if one.gone else ():
        why = message(f"affected.rating.{stage.name.lower()}")
        for staff_id, levels in rated.items():
            held = {str(level) for level in levels.values()} if is_level else levels
            if any(gone in held for gone in one.gone):
                yield AffectedPerson(staff_id, "rating", why, one, effect)


def _careers(old: Framework, one: Difference, facts: AffectedFacts) -> Iterator[AffectedPerson]:
    """Aims and recognitions whose role grade asks for more, or is gone."""
    for target, staff_id, kind in _targets(facts):
        if not _concerns(one, target):
            continue
        # A training that is newly prescribed asks nothing of whoever has done it.
        if one.training in facts.standing.completed.get(staff_id, ()):
            continue
        effect = _effect(one, facts.standing.levels.get(staff_id, {}))
        if effect is not None:
            why = message(f"affected.{kind}", grade=grade_name(old, target))
            yield AffectedPerson(staff_id, "career", why, one, effect)


def _targets(facts: AffectedFacts) -> Iterator[tuple[str, int, str]]:
    for staff_id, aim in facts.standing.aims.items():
        yield f"{aim.role}/{aim.grade}", staff_id, "aim"
    for staff_id, held in facts.standing.recognitions.items():
        for r in held:
            yield f"{r.role}/{r.grade}", staff_id, "recognition"


def _concerns(one: Difference, target: str) -> bool:
    if one.change is DifferenceKind.REMOVED and one.kind == "role":
        return target == one.grade if one.grade else target.startswith(f"{one.id}/")
    # What asks for less concerns nobody: who had fulfilled more still does.
    return bool(one.grade) and one.grade == target and one.change in _STRICTER


def _effect(one: Difference, levels: Levels) -> Message | None:
    """None for somebody who fulfils what is asked for now."""
    if one.change is DifferenceKind.REMOVED:
        return message("affected.gone")
    if one.level is None or not one.skill:
        return message("affected.more", item=one.item, after=one.after)
    level = levels.get(one.skill)
    if level is None:
        return message("affected.unassessed", expected=one.level)
    return message("affected.short", found=level, expected=one.level) if level < one.level else None


def _plans(old: Framework, one: Difference, facts: AffectedFacts) -> Iterator[AffectedPerson]:
    """Plans in force with a training that is gone or teaches otherwise, or towards a grade that asks for more."""
    for made in facts.plans:
        # A plan that ended is history: nobody will take its trainings any more.
        if made.status in ENDED:
            continue
        if one.training and one.kind == "training" and any(i.course == one.training for i in made.plan.items):
            why = message("affected.plan", training=training_name(old, one.training))
            yield AffectedPerson(made.staff_id, "plan", why, one, message("affected.plan_anew"))
        elif _concerns(one, f"{made.role}/{made.grade}"):
            why = message("affected.plan_for", grade=grade_name(old, f"{made.role}/{made.grade}"))
            yield AffectedPerson(made.staff_id, "plan", why, one, message("affected.plan_anew"))


def _seats(old: Framework, one: Difference, facts: AffectedFacts) -> Iterator[AffectedPerson]:
    if one.kind != "training" or not one.training or one.change not in _GONE:
        return
    # A training that teaches something else is held all the same: the seat stays.
    for seat in facts.taken:
        if facts.trainings_of.get(seat.session_id) == one.training:
            why = message("affected.seat", training=training_name(old, one.training))
            yield AffectedPerson(seat.staff_id, "seat", why, one, message("affected.seat_anew"))


def _leaders(old: Framework, one: Difference, facts: AffectedFacts) -> Iterator[AffectedPerson]:
    """All leaders when the rule in force is another one, or asks for something else."""
    is_other = one.name == message("framework.rule_in_force")
    if one.kind != "rule" or not (is_other or one.id == old.leaders.use):
        return
    for seat in facts.leaders:
        if seat.person is not None:
            yield AffectedPerson(seat.person.id, "leader", message("affected.leader"), one, message("affected.term"))


def table(found: Sequence[AffectedPerson], organisation: Organisation) -> Table:
    """The listing: one row per person, reason and effect with all changes behind it; counts of people by reason."""
    groups: dict[tuple[int, str, str], list[AffectedPerson]] = {}
    for one in found:
        groups.setdefault((one.staff_id, repr(one.why), repr(one.effect)), []).append(one)
    place = {p.id: i for i, p in enumerate(organisation.people)}
    rows = [_row(organisation, groups[key]) for key in sorted(groups, key=lambda key: place[key[0]])]
    counts: dict[str, Fact] = {f"{kind}s": len({a.staff_id for a in found if a.kind == kind}) for kind in _KINDS}
    key = "affected.counts" if found else "affected.none"
    note = message(key, people=len({a.staff_id for a in found}), **counts)
    return Table("framework-affected", message("affected.title"), COLUMNS, rows, (note,), organisation.day)


def _row(organisation: Organisation, group: Sequence[AffectedPerson]) -> tuple[Fact, ...]:
    person: Person = organisation.person_by_id[group[0].staff_id]
    changes = tuple(_change(one.difference) for one in group[:_MOST_CHANGES])
    if len(group) > _MOST_CHANGES:
        changes = (*changes, message("affected.more_changes", count=len(group) - _MOST_CHANGES))
    return (person.number, person.name, organisation.unit_name_of(person), group[0].why, changes, group[0].effect)


def _change(one: Difference) -> Fact:
    change = message(f"difference.{one.change}")
    if one.item is None:
        return message("affected.change", name=one.name, change=change)
    return message("affected.change_of", name=one.name, item=one.item, change=change)
