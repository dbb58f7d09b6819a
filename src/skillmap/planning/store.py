"""Reading plans from the database, as values."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, cast, func, literal, select

from skillmap.org.model import Person
from skillmap.planning import ended
from skillmap.planning.problem import Item, Limits, Minimise, OpenGap, Plan, PlanNeed, Reason, Step
from skillmap.planning.stored_messages import from_json, load
from skillmap.storage import schema
from skillmap.storage.facts import Days, Moment, among, joined, known, plain
from skillmap.words import Message


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
    ended_on: date | None = None
    """The day on which it was withdrawn, where that is noted and the detail is read."""

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

    Of a day that is past also one that was replaced or withdrawn on a later day, with the status it had before.

    With `items_of` only with their trainings of that fiscal year, for what counts these. What lists the plans of an
    office needs them only `detailed=False`: without what they start from, their limits, and what they leave open.
    """
    table = schema.plan
    # Only a question about the past has replaced plans to look at: there are many times more of them.
    later = select(table.c.id).where(known(table, moment), table.c.made_on > moment.as_of).limit(1)
    if connection.execute(later).first() is not None or ended.ended_after(connection, moment, Status.WITHDRAWN):
        made_by_then = list(_recorded(connection, moment, staff, fy=items_of, detailed=detailed))
        return {made.key: made for made in _of_the_day(connection, moment, made_by_then) if made.status not in ENDED}
    goes_on = table.c.status.not_in(sorted(ENDED))
    return {made.key: made for made in _recorded(connection, moment, staff, goes_on, fy=items_of, detailed=detailed)}


def revisions(connection: Connection, moment: Moment, staff: Collection[int] | None = None) -> list[RecordedPlan]:
    """All plans ever made until the moment's day, ended ones too; by staff id, then oldest first."""
    return _of_the_day(connection, moment, list(_recorded(connection, moment, staff)))


def _of_the_day(connection: Connection, moment: Moment, made: list[RecordedPlan]) -> list[RecordedPlan]:
    """Plans as they stood on the moment's day: those that ended later with the status they had before."""
    last = {one.key: one.id for one in made}
    withdrawn = ended.ended_after(connection, moment, Status.WITHDRAWN)
    # One that is replaced with none after it by the day was replaced later.
    later = {
        (one.staff_id, one.no)
        for one in made
        if one.id in withdrawn or (one.status is Status.REPLACED and last[one.key] == one.id)
    }
    if not later:
        return made
    stood = ended.before(connection, moment, later, ENDED)
    return [
        replace(one, status=Status(stood[one.staff_id, one.no])) if (one.staff_id, one.no) in stood else one
        for one in made
    ]


def _recorded(
    connection: Connection,
    moment: Moment,
    staff: Collection[int] | None,
    *conditions: ColumnElement[bool],
    fy: int | None = None,
    detailed: bool = True,
) -> Iterator[RecordedPlan]:
    items = _Items(connection, moment, staff, fy)
    open_gaps = _uncovered(connection, moment, staff) if detailed else {}
    table = schema.plan
    # The detail of a plan is a page of its own, and hardly two are alike: of an office it is most of what plans take.
    query = select(*(table.c[name] for name in _ROW), table.c.detail if detailed else literal(""))
    query = query.where(known(table, moment), table.c.made_on <= moment.as_of, *among(table.c.staff_id, staff))
    # Many plans start and end alike: what is the same text is the same value, read once.
    details: dict[str, _Detail] = {}
    texts: dict[Any, Any] = {}
    same, days = texts.setdefault, Days()
    alike: dict[tuple[Any, ...], Plan] = {}
    rows = plain(connection, query.where(*conditions).order_by(table.c.staff_id, table.c.no))
    for (
        of, staff_id, no, purpose, role, grade, status, made_on, first_fy, before, left, hours, cost, proven, text,
    ) in rows:  # fmt: skip
        detail = details.get(text) or details.setdefault(text, _detail_of(text) if detailed else _NOT_READ)
        mine, gaps = items.of(staff_id, no), tuple(open_gaps.get((staff_id, no), ()))
        # What leaves something open is the person's own; nearly all others are thousands of times the same.
        key = (id(mine), id(detail), hours, cost, proven)
        plan = None if gaps else alike.get(key)
        if plan is None:
            plan = Plan(
                mine, same(hours, hours), cost, detail.after, gaps, detail.left_out, bool(proven), detail.bound,
                detail.choices_left, detail.relief,
            )  # fmt: skip
            if not gaps:
                alike[key] = plan
        yield RecordedPlan(
            of, staff_id, no, _PURPOSES[purpose], same(role, role), grade, _STATUSES[status], days[made_on], first_fy,
            before, left, detail.start, detail.limits, plan, detail.ended_on,
        )  # fmt: skip
    items.close()


_ROW = (
    "id", "staff_id", "no", "purpose", "role", "grade", "status", "made_on", "first_fy", "gap_before", "gap_left",
    "hours", "cost_yen", "proven",
)  # fmt: skip
_PURPOSES = {one.value: one for one in Purpose}
_STATUSES = {one.value: one for one in Status}


def last_numbers(connection: Connection, staff: Collection[int] | None = None) -> dict[int, int]:
    """The highest revision number ever given per person, of everybody or of some."""
    of = schema.plan.c.staff_id
    # Of plans taken back too: after an undo the number is not given to another plan, since papers with it are out.
    query = select(of, func.max(schema.plan.c.no)).where(*among(of, staff)).group_by(of)
    return {staff_id: int(no) for staff_id, no in connection.execute(query)}


class _Items:
    """The trainings of plans, read beside the plans, in whose order they are: by staff id and revision.

    All of a plan travel as one text: thousands of plans share it, and it is read once.
    """

    def __init__(self, connection: Connection, moment: Moment, staff: Collection[int] | None, fy: int | None) -> None:
        c = schema.plan_item.c
        # Numbers of places first: in which order a group is joined no database promises.
        text = cast(c.seq, String) + _VALUE + c.training + _VALUE + cast(c.fy, String) + _VALUE
        text = text + cast(c.half, String) + _VALUE + c.why
        query = select(c.staff_id, c.plan_no, joined(connection, text, c.seq, between=_ITEM))
        query = query.where(known(schema.plan_item, moment), *among(c.staff_id, staff))
        query = query if fy is None else query.where(c.fy == fy)
        # No more is read than is asked for; what is left unread would keep others from writing.
        self._rows = plain(connection, query.group_by(c.staff_id, c.plan_no).order_by(c.staff_id, c.plan_no))
        self._made: dict[str, Item] = {}
        self._worded: dict[str, Message] = {}
        self._read: dict[str, tuple[Item, ...]] = {}
        self._at = next(self._rows, None)

    def of(self, staff: int, no: int) -> tuple[Item, ...]:
        """The trainings of a revision; it must not come before the one asked for last."""
        while self._at is not None and (self._at[0], self._at[1]) < (staff, no):
            self._at = next(self._rows, None)
        if self._at is None or (self._at[0], self._at[1]) != (staff, no):
            return ()
        text = self._at[2]
        found = self._read.get(text)
        if found is None:
            parts = (part.partition(_VALUE) for part in text.split(_ITEM))
            found = self._read[text] = tuple(
                self._item(rest) for _, rest in sorted((int(seq), rest) for seq, _, rest in parts)
            )
        return found

    def close(self) -> None:
        """No more is asked for."""
        self._rows.close()

    def _item(self, text: str) -> Item:
        item = self._made.get(text)
        if item is None:
            training, fy, half, why = text.split(_VALUE)
            sentence = self._worded.get(why) or self._worded.setdefault(why, load(why))
            item = self._made[text] = Item(training, int(fy), int(half), sentence)
        return item


_VALUE, _ITEM = "\x1f", "\x1e"
"""What stands between values and items in a text: in no id, and written as an escape in JSON."""


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
    ended_on: date | None = None


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
        date.fromisoformat(detail[ended.ENDED_ON]) if ended.ENDED_ON in detail else None,
    )
