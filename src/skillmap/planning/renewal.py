"""Which plans are to be made anew because the world has changed, which end, and why the new ones differ. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Organisation
from skillmap.planning.many import PlanRequest, leader_target
from skillmap.planning.problem import Limits
from skillmap.planning.store import ENDED, NewPlan, Purpose, RecordedPlan, Status


class RenewalWhy(StrEnum):
    """What a plan that is made anew differs for; the first that applies."""

    FIRST = "first"
    """There was none."""
    AIM = "aim"
    """The aim is another one."""
    COMPLETED = "completed"
    """Trainings of the old plan have been completed."""
    LEVELS = "levels"
    """Levels have been assessed anew."""
    DEFINITIONS = "definitions"
    """A training of the old plan is no longer to be had."""
    OTHER = "other"
    """Seats, time or catalogue."""


class Ends(StrEnum):
    """Why a plan ends without a new one."""

    LEFT = "left"
    TERM = "term"
    NO_AIM = "no-aim"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Due:
    """Plans to be made, by the limits that each of them goes by; and plans that end, with the reason."""

    asked: Mapping[Limits, Sequence[PlanRequest]]
    ending: Sequence[tuple[RecordedPlan, Ends]]


def due(
    framework: Framework,
    organisation: Organisation,
    targets: Mapping[int, RoleGrade],
    aimed: Collection[int],
    leading: Collection[int],
    revisions: Iterable[RecordedPlan],
    since: Mapping[tuple[int, Purpose], date],
    usual: Limits,
) -> Due:
    """What has to be made for everybody with an aim (`targets`) or a leader's term, and what rests on nothing any more.

    A plan keeps the limits that it was made with, but never begins before the present half year. Aims at role grades
    that the definitions lack get no plan. A plan of somebody who never had an aim (not in `aimed`) was asked for by
    naming a role grade, and stays. What was withdrawn (its last revision) is not made again for an aim or a term that
    was there already (`since`: the first day of each).
    """
    last = {m.key: m for m in revisions}
    made = {key: m for key, m in last.items() if m.status not in ENDED}
    dropped = {
        key for key, m in last.items() if m.status is Status.WITHDRAWN and since.get(key, m.made_on) <= m.made_on
    }
    asked: dict[Limits, list[PlanRequest]] = defaultdict(list)
    programme = leader_target(framework)
    for person in organisation.people:
        wanted = []
        target = targets.get(person.id)
        if target is not None and is_defined(framework, target):
            wanted.append(PlanRequest(person, Purpose.AIM, target))
        if person.id in leading:
            wanted.append(PlanRequest(person, Purpose.LEADER, programme))
        for one in wanted:
            if (person.id, one.purpose) in dropped:
                continue
            old = made.get((person.id, one.purpose))
            asked[_limits(old.limits, usual) if old else usual].append(one)
    kept = {(a.person.id, a.purpose) for group in asked.values() for a in group}
    rests = [m for key, m in sorted(made.items()) if key not in kept]
    ended = [(m, _ends(organisation, targets, m)) for m in rests]
    return Due(asked, [(m, end) for m, end in ended if end is not Ends.NO_AIM or m.staff_id in aimed])


def is_defined(framework: Framework, target: RoleGrade) -> bool:
    """Whether the definitions have this role grade."""
    return target.role in framework.roles and target.grade in framework.roles[target.role].grades


def _limits(old: Limits, usual: Limits) -> Limits:
    # Made for a time to come, it still is.
    if (old.first_fy, old.first_half) >= (usual.first_fy, usual.first_half):
        return old
    passed = usual.first_fy - old.first_fy
    # "Within three years" was said of the year the plan was made in: two are left after one.
    years = max(1, old.years - passed) if old.years is not None else None
    return replace(old, first_fy=usual.first_fy, first_half=usual.first_half, years=years)


def _ends(organisation: Organisation, targets: Mapping[int, RoleGrade], made: RecordedPlan) -> Ends:
    if made.staff_id not in organisation.person_by_id:
        return Ends.LEFT
    if made.purpose is Purpose.LEADER:
        return Ends.TERM
    return Ends.ROLE if made.staff_id in targets else Ends.NO_AIM


def why(framework: Framework, old: RecordedPlan | None, new: NewPlan) -> RenewalWhy:
    """What a plan differs for from the one before."""
    # In this order: an aim or a completed training explains levels and seats that changed with it.
    if old is None:
        return RenewalWhy.FIRST
    if (old.role, old.grade) != (new.role, new.grade):
        return RenewalWhy.AIM
    if any(course in new.need.completed for course in old.plan.courses):
        return RenewalWhy.COMPLETED
    if dict(old.start.before) != dict(new.need.levels):
        return RenewalWhy.LEVELS
    known = framework.trainings
    if any(c not in known or known[c].status != "active" for c in old.plan.courses):
        return RenewalWhy.DEFINITIONS
    return RenewalWhy.OTHER


def reasons(
    framework: Framework, present: Mapping[tuple[int, Purpose], RecordedPlan], wanted: Iterable[NewPlan]
) -> Counter[RenewalWhy]:
    """How many of the plans differ for which reason."""
    return Counter(why(framework, present.get((w.person.id, w.purpose)), w) for w in wanted)
