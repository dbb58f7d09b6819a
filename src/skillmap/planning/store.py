"""Plans in the database: reading what was planned, and the change set that records new plans.

Revisions of one person's plan for one purpose are numbered from 1; a new one marks the one before as replaced.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, literal, select

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.org.model import Person
from skillmap.planning.changed import beside, left_open, summary
from skillmap.planning.facts import PlanFact, PlanItemFact, PlanUncoveredFact
from skillmap.planning.problem import Item, Limits, Minimise, OpenGap, Plan, PlanNeed, Reason, Step
from skillmap.planning.stored_messages import as_json, dump, from_json, load
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, in_parts, known
from skillmap.storage.ledger import Ledger
from skillmap.words import Message, message


class Purpose(StrEnum):
    """What a plan is for: somebody's own aim, or the leaders' programme."""

    AIM = "aim"
    LEADER = "leader"


class Status(StrEnum):
    """Where a plan stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    """Ended without another one: the aim, the term or the person is gone, or HR took it back."""


ENDED = frozenset((Status.REPLACED, Status.WITHDRAWN))
"""Plans that nobody goes by any more."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a plan starts: levels, skills never assessed, skills whose level rests on evidence not yet approved."""

    before: Mapping[str, int]
    unassessed: tuple[str, ...]
    presumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordedPlan:
    """A recorded plan: whose, for what, the plan itself and where it starts from."""

    id: int
    staff_id: int
    no: int
    purpose: Purpose
    role: str
    grade: int
    status: Status
    made_on: date
    first_fy: int
    gap_before: int
    gap_left: int
    start: Start
    limits: Limits
    plan: Plan

    @property
    def key(self) -> tuple[int, Purpose]:
        """Whose plan it is and for what."""
        return self.staff_id, self.purpose


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan that was just made for somebody and is to be recorded."""

    person: Person
    purpose: Purpose
    role: str
    grade: int
    need: PlanNeed
    plan: Plan


def plans(
    connection: Connection,
    moment: Moment,
    staff: Collection[int] | None = None,
    *,
    items_of: int | None = None,
    detailed: bool = True,
) -> dict[tuple[int, Purpose], RecordedPlan]:
    """The present plans by staff id and purpose, of everybody or of some: the highest revision that has not ended.

    With `items_of` only with their trainings of that fiscal year, for what counts these. What lists the plans of an
    office needs them only `detailed=False`: without what they start from, their limits, and what they leave open.
    """
    every = revisions(connection, moment, staff, items_of=items_of, detailed=detailed)
    return {made.key: made for made in every if made.status not in ENDED}


def revisions(
    connection: Connection,
    moment: Moment,
    staff: Collection[int] | None = None,
    *,
    items_of: int | None = None,
    detailed: bool = True,
) -> list[RecordedPlan]:
    """All plans ever made until the moment's day, replaced ones too; by staff id, then oldest first.

    `items_of` and `detailed` as in `plans`.
    """
    items = _Items(connection, moment, staff, items_of)
    open_gaps = _uncovered(connection, moment, staff) if detailed else {}
    table = schema.plan
    # The detail of a plan is a page of its own, and hardly two are alike: of an office it is most of what plans take.
    query = select(*(table.c[name] for name in _ROW), table.c.detail if detailed else literal(""))
    query = query.where(known(table, moment), table.c.made_on <= moment.as_of, *among(table.c.staff_id, staff))
    found = []
    # Many plans start and end alike: what is the same text is the same value, read once.
    details: dict[str, _Detail] = {}
    texts: dict[Any, Any] = {}
    for row in in_parts(connection.execute(query.order_by(table.c.staff_id, table.c.no))):
        key = (row[1], row[2])
        text = row[-1]
        detail = details.get(text) or details.setdefault(text, _detail_of(text) if detailed else _NOT_READ)
        same = [value if isinstance(value, int) else texts.setdefault(value, value) for value in row[:-1]]
        found.append(_made(same, detail, items.of(key), tuple(open_gaps.get(key, ()))))
    items.close()
    return found


_ROW = (
    "id", "staff_id", "no", "purpose", "role", "grade", "status", "made_on", "first_fy", "gap_before", "gap_left",
    "hours", "cost_yen", "proven",
)  # fmt: skip
_PURPOSES = {one.value: one for one in Purpose}
_STATUSES = {one.value: one for one in Status}


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


def _restate(ledger: Ledger, made: RecordedPlan, status: Status) -> None:
    """The same plan with another status."""
    ledger.take_back(PlanFact, [made.id])
    ledger.begin(_fact_of(replace(made, status=status)))


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


def withdraw(chosen: Sequence[tuple[str, RecordedPlan, Message]]) -> ChangeSet:
    """End plans without new ones: (person as shown, plan, why). They stay readable among the person's revisions."""
    ledger = Ledger()
    changes = []
    for shown, made, why in chosen:
        _restate(ledger, made, Status.WITHDRAWN)
        item = message(f"plan.purpose.{made.purpose}")
        changes.append(Change(ChangeKind.REMOVE, shown, item, summary(made.plan), why))
    return ChangeSet(message("plan.withdraw.title", count=len(chosen)), changes, 0, ledger.writes())


def last_numbers(connection: Connection, staff: Collection[int] | None = None) -> dict[int, int]:
    """The highest revision number ever given per person, of everybody or of some."""
    of = schema.plan.c.staff_id
    # Of plans taken back too: after an undo the number is not given to another plan, since papers with it are out.
    query = select(of, func.max(schema.plan.c.no)).where(*among(of, staff)).group_by(of)
    return {staff_id: int(no) for staff_id, no in connection.execute(query)}


def _detail(start: Start, limits: Limits, plan: Plan) -> str:
    return json.dumps(
        {
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
        detail=_detail(made.start, made.limits, plan),
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


class _Items:
    """The trainings of plans, read beside the plans, in whose order they are: by staff id and revision."""

    def __init__(self, connection: Connection, moment: Moment, staff: Collection[int] | None, fy: int | None) -> None:
        c = schema.plan_item.c
        query = select(c.staff_id, c.plan_no, c.training, c.fy, c.half, c.why)
        query = query.where(known(schema.plan_item, moment), *among(c.staff_id, staff))
        query = query if fy is None else query.where(c.fy == fy)
        self._result = connection.execute(query.order_by(c.staff_id, c.plan_no, c.seq))
        self._groups = groupby(in_parts(self._result), key=lambda row: (row[0], row[1]))
        # Thousands of plans share their items: each is made once, and its sentence read once.
        self._made: dict[tuple[str, int, int, str], Item] = {}
        self._worded: dict[str, Message] = {}
        self._shared: dict[tuple[int, ...], tuple[Item, ...]] = {(): ()}
        self._at: tuple[tuple[int, int], tuple[Item, ...]] | None = None
        self._next()

    def of(self, key: tuple[int, int]) -> tuple[Item, ...]:
        """The trainings of a revision; it must not come before the one asked for last."""
        while self._at is not None and self._at[0] < key:
            self._next()
        return self._at[1] if self._at is not None and self._at[0] == key else ()

    def close(self) -> None:
        """No more is asked for; what is left unread would keep others from writing."""
        self._result.close()

    def _next(self) -> None:
        found = next(self._groups, None)
        if found is None:
            self._at = None
            return
        key, rows = found
        items = [self._item(*row[2:]) for row in rows]
        self._at = (key, self._shared.setdefault(tuple(map(id, items)), tuple(items)))

    def _item(self, training: str, fy: int, half: int, why: str) -> Item:
        key = (training, fy, half, why)
        item = self._made.get(key)
        if item is None:
            sentence = self._worded.get(why) or self._worded.setdefault(why, load(why))
            item = self._made[key] = Item(training, fy, half, sentence)
        return item


def _uncovered(
    connection: Connection, moment: Moment, staff: Collection[int] | None
) -> dict[tuple[int, int], list[OpenGap]]:
    table = schema.plan_uncovered
    c = table.c
    query = select(c.staff_id, c.plan_no, c.skill, c.level_from, c.level_to, c.reason, c.remedy).where(
        known(table, moment), *among(table.c.staff_id, staff)
    )
    found: dict[tuple[int, int], list[OpenGap]] = defaultdict(list)
    for staff_id, no, skill, low, high, reason, remedy in connection.execute(query.order_by(c.id)):
        found[staff_id, no].append(OpenGap(skill, low, high, Reason(reason), load(remedy)))
    return found


@dataclass(frozen=True, slots=True)
class _Detail:
    """What a plan keeps besides its columns."""

    start: Start
    limits: Limits
    after: tuple[Step, ...]
    left_out: tuple[tuple[str, Reason], ...]
    bound: float
    choices_left: int
    relief: Message | None


_NOT_READ = _Detail(Start({}, (), ()), Limits(0), (), (), 0.0, 0, None)


def _detail_of(text: str) -> _Detail:
    detail = json.loads(text)
    # Plans of before skills could be left out have six values here.
    first_fy, half, hours_per_year, years, budget, minimise, *skips = detail["limits"]
    relief = from_json(detail["relief"])
    return _Detail(
        Start(detail["before"], tuple(detail["unassessed"]), tuple(detail["presumed"])),
        Limits(first_fy, half, hours_per_year, years, budget, Minimise(minimise), any(skips)),
        tuple(Step(s, level) for s, level in sorted(detail["after"].items())),
        tuple((course, Reason(reason)) for course, reason in detail["left_out"]),
        detail["bound"],
        detail["choices_left"],
        relief if isinstance(relief, Message) else None,
    )


def _made(row: Sequence[Any], detail: _Detail, items: tuple[Item, ...], uncovered: tuple[OpenGap, ...]) -> RecordedPlan:
    number, staff_id, no, purpose, role, grade, status, made_on, first_fy, before, left, hours, cost, proven = row
    plan = Plan(
        items, hours, cost, detail.after, uncovered, detail.left_out, bool(proven), detail.bound, detail.choices_left,
        detail.relief,
    )  # fmt: skip
    return RecordedPlan(
        number, staff_id, no, _PURPOSES[purpose], role, grade, _STATUSES[status], made_on, first_fy, before, left,
        detail.start, detail.limits, plan,
    )  # fmt: skip
