"""One person's orders laid into the record: what changes, from which day on, and what is told about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from skillmap.changes import Change, ChangeKind
from skillmap.days import FOREVER
from skillmap.org import histories, orders, posts
from skillmap.org.facts import Posting, StaffFact
from skillmap.org.histories import History
from skillmap.org.locate import Locator
from skillmap.org.orders import Order
from skillmap.org.present import Present
from skillmap.org.records import Act, StaffRecord
from skillmap.problems import CellPlace, Place, Problem, problem
from skillmap.storage.ledger import Ledger, Recorded, Source
from skillmap.words import Fact, message


@dataclass
class Telling:
    """The desk for one person: the record as it becomes, and what is shown of it."""

    present: Present
    as_of: date
    locate: Locator
    ledger: Ledger
    history: History
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left: dict[int, date] = field(default_factory=dict)
    """First day out of the office, by staff id: one at most."""

    def take(self, told: Sequence[Order], *, complete: bool) -> None:
        """All lines of the person, by day. A list of everybody ends the second posts that it does not name."""
        for one in told:
            if (leaving := orders.leaves_on(one)) is not None and (one.record.act is not Act.HOLDS or self._left(one)):
                self._leave(one, leaving)
                continue
            if one.record.act is Act.RELEASE:
                self._release(one)
            elif one.record.is_main:
                self._main(one)
            else:
                self._second(one)
            if leaving is not None:
                self._leave(one, leaving)
        if complete and any(one.record.tells_posts for one in told):
            self._release_unnamed({one.unit_id for one in told if not one.record.is_main})

    def depart(self, day: date, shown: str, place: Place) -> None:
        """The person is not on the staff from a day on."""
        before = self.history.main_on(day) or next(iter(self.history.posts), None)
        where = self.locate.name(before.fact.unit_id if before else None)
        gone = histories.leave(self.ledger, self.history, day)
        self.left[self.history.staff_id] = day
        self.changes.append(Change(ChangeKind.LEAVE, shown, self._from(None, day), before=where, place=place))
        for row in gone:
            if isinstance(row.fact, (Posting, StaffFact)):
                later = row.fact.valid_from
                self.problems.append(problem("W_LEAVE_DROPS_ORDER", place, person=shown, day=day, later=later))
                break

    def _left(self, one: Order) -> bool:
        """Whether a line with a last day speaks of somebody who is not there (any more) on the day of the list."""
        leaving = orders.leaves_on(one)
        return leaving is not None and leaving <= one.day

    def _leave(self, one: Order, leaving: date) -> None:
        record, place = one.record, one.record.origin.place("left_on")
        shown = f"{record.number} {record.name}"
        if not self.history.facts or self.history.comes_after(leaving) is self.history.facts[0]:
            code = "W_STAFF_LEFT_UNKNOWN" if record.left_on else "E_STAFF_NUMBER_UNKNOWN"
            self.problems.append(problem(code, record.origin.place("number"), found=record.number, day=leaving))
            return
        if self.history.on(leaving) is None:
            before = self.history.left_before(leaving)
            if before is not None and before.fact.valid_to < leaving and one.record.act is not Act.HOLDS:
                self.problems.append(
                    problem("W_STAFF_LEFT_EARLIER", place, found=shown, day=leaving, before=before.fact.valid_to)
                )
            return
        self.depart(leaving, shown, place)

    def _main(self, one: Order) -> None:
        row = self.history.on(one.day)
        if row is None:
            self._join(one)
            return
        if self._is_before_hiring(one):
            return
        shown, before = f"{one.record.number} {one.record.name}", row.fact
        if self._is_anothers(one, row):
            return
        self._check_name(one, before)
        shows, rows = len(self.changes), self._rows()
        try:
            for day, values in list(orders.parts(one, self.history)):
                self._values(one, shown, day, values)
        except LookupError as gap:
            key = "promoted_on" if one.record.promoted_on == gap.args[0] else "renamed_on"
            self._before_joined(one, self.history.facts[0].fact.valid_from, gap.args[0], key)
            return
        if one.unit_id is not None:
            self._move(one, shown)
        if len(self.changes) == shows and rows != self._rows():
            # An order that repeats what holds is kept: one of an earlier day that is told later goes no further.
            item, place = self._from(message("staff.order"), one.day), one.record.origin.place("ordered_on")
            self.changes.append(Change(ChangeKind.ADD, shown, item, after=message("staff.order_same"), place=place))

    def _rows(self) -> list[int]:
        return [*(row.id for row in self.history.facts), *(row.id for row in self.history.posts)]

    def _values(self, one: Order, shown: str, day: date, values: dict[str, Any]) -> None:
        row = self.history.on(day)
        before = row.fact if row else None
        stops = histories.tell(self.ledger, self.history, day, values, _source(one.record))
        for name, value in values.items():
            place = one.record.origin.place(name)
            item = self._from(message(f"staff.{name}"), day)
            old = getattr(before, name) or "－"
            if old != (value or "－"):
                self.changes.append(Change(ChangeKind.CHANGE, shown, item, old, value or "－", place))
        for stop in stops:
            facts: dict[str, Fact] = {
                "person": shown, "item": message(f"staff.{stop.name}"), "day": day, "found": values[stop.name],
                "later": stop.day, "expected": str(stop.value or "－"),
            }  # fmt: skip
            self.problems.append(problem("W_ORDER_OVERTAKEN", one.record.origin.place(stop.name), **facts))

    def _is_anothers(self, one: Order, known: Recorded[StaffFact], *, is_back: bool = False) -> bool:
        """A number under another name is somebody else's, unless the line gives the day of the new name."""
        record, fact = one.record, known.fact
        if record.renamed_on or not orders.is_other_person(record, self.history, fact, is_back=is_back):
            return False
        facts: dict[str, Fact] = {
            "number": record.number, "found": record.name, "expected": fact.name, "other": self.present.read_at(known),
        }  # fmt: skip
        code = "E_STAFF_NUMBER_REUSED" if is_back else "E_STAFF_NUMBER_OTHER"
        left = {"day": fact.valid_to} if is_back else {}
        self.problems.append(problem(code, record.origin.place("name"), **facts, **left))
        return True

    def _check_name(self, one: Order, known: StaffFact) -> None:
        record, place = one.record, one.record.origin.place("name")
        if (
            not one.is_order
            and record.renamed_on is None
            and orders.is_other_days_name(record.name, self.history, known, one.day)
        ):
            self.problems.append(problem("W_STAFF_OLD_NAME", place, found=record.name, expected=known.name))

    def _is_before_hiring(self, one: Order) -> bool:
        """An order from before the day of hiring is told with both days."""
        row = self.history.on(one.day)
        hired = (row.fact.hired_on if row else None) or one.record.hired_on
        if not one.is_order or hired is None or one.day >= hired:
            return False
        self._before_joined(one, hired)
        return True

    def _before_joined(self, one: Order, joined: date, day: date | None = None, key: str = "ordered_on") -> None:
        record, first = one.record, self.history.facts[0]
        is_own = joined == record.hired_on
        facts: dict[str, Fact] = {
            "found": f"{record.number} {record.name}", "day": day or one.day, "joined": joined,
            "other": str(record.origin.place("hired_on")) if is_own else self.present.read_at(first),
        }  # fmt: skip
        self.problems.append(problem("E_ORDER_BEFORE_JOINED", record.origin.place(key), **facts))

    def _join(self, one: Order) -> None:
        """New, back again, or recorded only from a later day so far."""
        record, history = one.record, self.history
        shown = f"{record.number} {record.name}"
        later, before = history.comes_after(one.day), history.left_before(one.day)
        day = orders.joins_on(one, self.present.first_day)
        if history.facts and one.is_order and record.ordered_on and not self._may_join(one, shown):
            return
        if before is not None:
            day = max(day, before.fact.valid_to)
        known = before or later
        if known is not None and self._is_anothers(one, known, is_back=before is not None):
            return
        never_left = before is not None and before.fact.valid_to == day
        if before is not None and not never_left:
            self.problems.append(
                problem("W_STAFF_BACK", record.origin.place("number"), found=shown, day=before.fact.valid_to)
            )
        self.left.pop(history.staff_id, None)
        values = {name: value for name, value in orders.told(record, None).items() if name != "hired_on" or value}
        if self.history.staff_id == 0:
            self.history.staff_id = self.present.next_staff_id
        histories.join(self.ledger, history, day, values, _source(record))
        if one.is_posted_later:
            place = record.origin.place("posted_on")
            facts: dict[str, Fact] = {"found": shown, "day": record.posted_on or record.ordered_on, "as_of": day}
            self.problems.append(problem("W_STAFF_POSTED_LATER", place, **facts))
        kind = ChangeKind.CHANGE if never_left or later is not None else ChangeKind.JOIN
        item = self._from(message("staff.on_the_staff") if kind is ChangeKind.CHANGE else None, day)
        where = self.locate.name(one.unit_id)
        self.changes.append(Change(kind, shown, item, after=where, place=record.origin.place("number")))
        if not record.is_main:
            return
        if one.unit_id is not None:
            since = min(one.posted_on or day, day) if before is None else day
            source = _unit_source(record)
            posts.move(self.ledger, history, one.unit_id, since, self.present.lives, source, is_order=False)

    def _may_join(self, one: Order, shown: str) -> bool:
        """Whether an order speaks of somebody who comes with it: hired by then, or again after leaving."""
        record, before = one.record, self.history.left_before(one.day)
        hired = record.hired_on
        if before is None:
            first = self.history.facts[0].fact
            if hired is not None and hired <= one.day:
                return True
            self._before_joined(one, hired or first.hired_on or first.valid_from)
            return False
        if before.fact.valid_to == one.day or (hired is not None and hired >= before.fact.valid_to):
            return True
        place, left = record.origin.place("ordered_on"), before.fact.valid_to
        facts: dict[str, Fact] = {"found": shown, "day": one.day, "left": left, "other": self.present.read_at(before)}
        self.problems.append(problem("E_ORDER_AFTER_LEAVING", place, **facts))
        return False

    def _move(self, one: Order, shown: str) -> None:
        unit_id = one.unit_id
        if unit_id is None:
            return
        now = self.history.main_on(one.day)
        day = one.day
        if not one.is_order and one.posted_on is not None and (now is None or one.posted_on > now.fact.valid_from):
            day = one.posted_on
        seconds = [row for row in self.history.posts if not row.fact.is_main]
        is_new = now is None or now.fact.unit_id != unit_id
        try:
            later = posts.move(
                self.ledger, self.history, unit_id, day, self.present.lives, _unit_source(one.record),
                is_order=one.is_order,
            )  # fmt: skip
        except posts.UnitEnds as ends:
            unit, place = self.locate.name(unit_id), one.record.origin.place("units")
            self.problems.append(problem("E_MOVE_UNIT_ENDS", place, unit=unit, day=ends.day))
            return
        before = self.locate.name(now.fact.unit_id if now else None)
        if is_new and before != self.locate.name(unit_id):
            self._say_move(one, shown, day, before, later)
        kept = {row.id for row in self.history.posts}
        for row in seconds:
            if row.id not in kept:
                self._say_released(shown, row.fact.unit_id, day, one.record.origin.place("units"))

    def _say_move(self, one: Order, shown: str, day: date, before: Fact, later: Recorded[Posting] | None) -> None:
        place = one.record.origin.place("units")
        after = self.locate.name(one.unit_id)
        item = self._from(message("staff.unit"), day if one.is_order else self.as_of)
        self.changes.append(Change(ChangeKind.MOVE, shown, item, before, after, place))
        if later is not None and one.is_order and later.fact.valid_from <= self.as_of:
            facts: dict[str, Fact] = {
                "person": shown, "item": message("staff.unit"), "day": day, "found": after,
                "later": later.fact.valid_from, "expected": self.locate.name(later.fact.unit_id),
            }  # fmt: skip
            self.problems.append(problem("W_ORDER_OVERTAKEN", place, **facts))

    def _second(self, one: Order) -> None:
        record, place = one.record, one.record.origin.place("units")
        shown = f"{record.number} {record.name}"
        if self.history.on(one.day) is None:
            self._join(one)
            if self.history.on(one.day) is None:
                return
        if one.unit_id is None:
            return
        end = histories.day_after(record.post_until) if record.post_until else FOREVER
        since = one.posted_on if one.posted_on is not None and not one.is_order else one.day
        main_there = [r.fact for r in self.history.posts if r.fact.is_main and r.fact.unit_id == one.unit_id]
        since = max([since, *(fact.valid_to for fact in main_there if since < fact.valid_to <= one.day)])
        if any(fact.holds_on(since) for fact in main_there):
            unit = self.locate.name(one.unit_id)
            self.problems.append(problem("W_POST_IS_MAIN", place, person=shown, unit=unit, day=since))
            return
        if end <= since:
            self.problems.append(
                problem("E_POST_DATES", record.origin.place("post_until"), found=record.post_until, day=since)
            )
            return
        held = next((r for r in self.history.seconds_on(one.day) if r.fact.unit_id == one.unit_id), None)
        kind = record.post or (held.fact.kind if held and held.fact.kind else posts.Post.EXTRA)
        post = Posting(
            staff_id=self.history.staff_id, unit_id=one.unit_id, is_main=False, kind=kind,
            valid_from=since if held is None else one.day, valid_to=end,
        )  # fmt: skip
        if posts.add(self.ledger, self.history, post, _unit_source(record), is_order=one.is_order):
            item = self._from(message(f"staff.post.{kind}"), one.day)
            after = message("staff.post_until", unit=self.locate.name(one.unit_id), day=record.post_until)
            shown_after: Fact = after if record.post_until else self.locate.name(one.unit_id)
            self.changes.append(Change(ChangeKind.ADD, shown, item, after=shown_after, place=place))
        if self.history.main_on(one.day) is None:
            self.problems.append(problem("W_STAFF_NO_MAIN", record.origin.place("number"), found=shown))

    def _release(self, one: Order) -> None:
        record = one.record
        shown, place = f"{record.number} {record.name}", record.origin.place("units")
        held = [r for r in self.history.seconds_on(one.day) if one.unit_id in (None, r.fact.unit_id)]
        if not held:
            unit = self.locate.name(one.unit_id)
            self.problems.append(problem("E_POST_NOT_HELD", place, person=shown, unit=unit, day=one.day))
        for row in held:
            posts.release(self.ledger, self.history, row, one.day)
            self._say_released(shown, row.fact.unit_id, one.day, place)

    def _release_unnamed(self, named: set[int | None]) -> None:
        person = self.history.on(self.as_of)
        for row in self.history.seconds_on(self.as_of):
            if row.fact.unit_id not in named and person is not None:
                number = self.present.organisation.person_by_id[self.history.staff_id].number
                posts.release(self.ledger, self.history, row, self.as_of)
                self._say_released(f"{number} {person.fact.name}", row.fact.unit_id, self.as_of, None)

    def _say_released(self, shown: str, unit_id: int, day: date, place: Place) -> None:
        item = self._from(message("staff.extra_unit"), day)
        self.changes.append(Change(ChangeKind.REMOVE, shown, item, before=self.locate.name(unit_id), place=place))

    def _from(self, item: Fact, day: date) -> Fact:
        """The item, with the day where it is not that of the list."""
        if day == self.as_of:
            return item
        return message("staff.item_from", item=item, day=day) if item is not None else message("staff.from", day=day)


def _source(record: StaffRecord) -> Source:
    return Source(record.origin.source_no, record.origin.cell)


def _unit_source(record: StaffRecord) -> Source:
    """Where the line says the unit; where it stands itself when it has no such cell."""
    place = record.origin.place("units")
    return Source(record.origin.source_no, place.cell if isinstance(place, CellPlace) else record.origin.cell)
