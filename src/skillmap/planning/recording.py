"""What records plans: new ones, their approval, their end. Facts on a ledger, in a change set.

Revisions of one person's plan for one purpose are numbered from 1; a new one marks the one before as replaced.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.org.model import Person
from skillmap.planning.changed import beside, left_open, summary
from skillmap.planning.ended import ENDED_ON
from skillmap.planning.facts import PlanFact, PlanItemFact, PlanUncoveredFact
from skillmap.planning.problem import Limits, Plan, PlanNeed
from skillmap.planning.store import NewPlan, Purpose, RecordedPlan, Start, Status
from skillmap.planning.stored_messages import as_json, dump
from skillmap.storage.ledger import Ledger
from skillmap.words import Message, message


def change_set(
    wanted: Sequence[NewPlan],
    present: Mapping[tuple[int, Purpose], RecordedPlan],
    last_no: Mapping[int, int],
    day: date,
) -> ChangeSet:
    """Record plans; people whose plan is the same as before (items, limits, what it leaves open) count as unchanged."""
    changes: list[Change] = []
    ledger = Ledger()
    next_no = dict(last_no)
    unchanged = 0
    for one in wanted:
        old = present.get((one.person.id, one.purpose))
        if not differs(old, one):
            unchanged += 1
            continue
        no = next_no[one.person.id] = next_no.get(one.person.id, 0) + 1
        if old is not None:
            _restate(ledger, old, Status.REPLACED)
        ledger.begin(_fact_of(draft(one, no, day)))
        ledger.begin_all(_item_facts(one, no))
        ledger.begin_all(_uncovered_facts(one, no))
        changes.append(_change(one, old))
    title = message("plan.make.title", count=len(wanted))
    return ChangeSet(title, changes, unchanged, ledger.writes())


def _restate(ledger: Ledger, made: RecordedPlan, status: Status, ended_on: date | None = None) -> None:
    """The same plan with another status."""
    ledger.take_back(PlanFact, [made.id])
    ledger.begin(_fact_of(replace(made, status=status, ended_on=ended_on)))


def _item_facts(one: NewPlan, no: int) -> Iterator[PlanItemFact]:
    for seq, i in enumerate(one.plan.items, 1):
        yield PlanItemFact(
            staff_id=one.person.id, plan_no=no, seq=seq, training=i.course, fy=i.fy, half=i.half, why=dump(i.why)
        )


def _uncovered_facts(one: NewPlan, no: int) -> Iterator[PlanUncoveredFact]:
    for u in one.plan.uncovered:
        yield PlanUncoveredFact(
            staff_id=one.person.id, plan_no=no, skill=u.skill, level_from=u.level_from, level_to=u.level_to,
            reason=u.reason.value, remedy=dump(u.remedy),
        )  # fmt: skip


def draft(one: NewPlan, no: int, day: date) -> RecordedPlan:
    """A plan as it will stand once it is recorded as revision `no`; its row has no number yet (0)."""
    return RecordedPlan(
        0, one.person.id, no, one.purpose, one.role, one.grade, Status.DRAFT, day, one.need.limits.first_fy,
        len(one.need.gap), left_open(one.plan), _start(one.need), one.need.limits, one.plan,
    )  # fmt: skip


def approve(chosen: Sequence[tuple[Person, RecordedPlan]]) -> ChangeSet:
    """Approve draft plans; approved ones count as unchanged."""
    drafts = [(p, m) for p, m in chosen if m.status is Status.DRAFT]
    ledger = Ledger()
    for _, made in drafts:
        _restate(ledger, made, Status.APPROVED)
    changes = [
        Change(
            ChangeKind.CHANGE,
            p.shown,
            message("plan.status"),
            message("plan.status.draft"),
            message("plan.status.approved"),
        )
        for p, _ in drafts
    ]
    title = message("plan.approve.title", count=len(drafts))
    return ChangeSet(title, changes, len(chosen) - len(drafts), ledger.writes())


def withdraw(chosen: Sequence[tuple[str, RecordedPlan, Message]], day: date) -> ChangeSet:
    """End plans without new ones on a day: (person as shown, plan, why). They stay readable as revisions."""
    ledger = Ledger()
    changes = []
    for shown, made, why in chosen:
        _restate(ledger, made, Status.WITHDRAWN, day)
        item = message(f"plan.purpose.{made.purpose}")
        changes.append(Change(ChangeKind.REMOVE, shown, item, summary(made.plan), why))
    return ChangeSet(message("plan.withdraw.title", count=len(chosen)), changes, 0, ledger.writes())


def _detail(start: Start, limits: Limits, plan: Plan, ended_on: date | None) -> str:
    return json.dumps(
        {
            **({ENDED_ON: ended_on.isoformat()} if ended_on else {}),
            "before": dict(start.before),
            "unassessed": list(start.unassessed),
            "presumed": list(start.presumed),
            "choices_left": plan.choices_left,
            "relief": as_json(plan.relief) if plan.relief else None,
            "after": dict(plan.after),
            "left_out": [[course, reason.value] for course, reason in plan.left_out],
            "bound": plan.hours_bound,
            "limits": [
                limits.first_fy, limits.first_half, limits.hours_per_year, limits.years, limits.budget_yen,
                limits.minimise.value, limits.skips_unassessed,
            ],
        },
        sort_keys=True,
    )  # fmt: skip


def _start(need: PlanNeed) -> Start:
    return Start(dict(need.levels), need.unassessed, need.presumed)


def _fact_of(made: RecordedPlan) -> PlanFact:
    plan = made.plan
    return PlanFact(
        staff_id=made.staff_id, no=made.no, purpose=made.purpose.value, role=made.role, grade=made.grade,
        status=made.status.value, made_on=made.made_on, first_fy=made.first_fy, hours=plan.hours,
        cost_yen=plan.cost_yen, gap_before=made.gap_before, gap_left=made.gap_left, proven=plan.proven,
        detail=_detail(made.start, made.limits, plan, made.ended_on),
    )  # fmt: skip


def differs(old: RecordedPlan | None, one: NewPlan) -> bool:
    """Whether a plan is another one than before: target, limits, trainings and times, sums, what it leaves open."""
    return old is None or not (
        (old.role, old.grade, old.limits) == (one.role, one.grade, one.need.limits)
        and [(i.course, i.fy, i.half) for i in old.plan.items] == [(i.course, i.fy, i.half) for i in one.plan.items]
        and round(old.plan.hours - one.plan.hours, 6) == 0
        and old.plan.cost_yen == one.plan.cost_yen
        and old.plan.uncovered == one.plan.uncovered
        and dict(old.plan.after) == dict(one.plan.after)
    )


def _change(one: NewPlan, old: RecordedPlan | None) -> Change:
    item = message(f"plan.purpose.{one.purpose}")
    if old is None:
        return Change(ChangeKind.ADD, one.person.shown, item, None, summary(one.plan))
    return Change(ChangeKind.CHANGE, one.person.shown, item, *beside(old.plan, one.plan))
