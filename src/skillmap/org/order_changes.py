"""One person's orders laid into the record: what changes, from which day on, and what is told about it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from skillmap.changes import Change, ChangeKind
from skillmap.org import histories, orders, posts, service
from skillmap.org.facts import VALUES, Announcement, StaffFact, StandingOrder
from skillmap.org.order_desk import WrittenForm, source, unit_source
from skillmap.org.order_posts import PostOrders
from skillmap.org.orders import Order
from skillmap.org.records import Act
from skillmap.problems import Place, Problem, problem
from skillmap.storage.ledger import Recorded
from skillmap.words import Fact, message


class Telling(PostOrders):
    """The desk for one person, with the orders that are laid on it by day."""

    def take(self, told: Sequence[Order], *, complete: bool) -> None:
        """All lines of the person, by day. A list of everybody ends the second posts that it does not name."""
        for one in told:
            # A first list is thousands of lines without a day of announcement: nothing to compare for each.
            if one.record.announced_on is None and not self.history.announcements:
                self._line(one)
                continue
            shows, rows = len(self.changes), self.rows()
            self._line(one)
            self._announce(one, is_told=len(self.changes) > shows, changes=rows != self.rows())
        if complete and any(one.record.tells_posts for one in told):
            self.release_unnamed({one.unit_id for one in told if not one.record.is_main})

    def _line(self, one: Order) -> None:
        leaving = orders.leaves_on(one)
        # Of somebody who is gone by the day of the list its unit and grade are those of the last day, no orders; who
        # stays for a while yet is where the line says, and leaves after it.
        if leaving is not None and (one.record.act is not Act.HOLDS or self._left(one)):
            self._leave(one, leaving)
            return
        if one.record.act is Act.RELEASE:
            self.release(one)
        elif one.record.is_main:
            self._main(one)
        else:
            if self.history.on(one.day) is None:
                self._join(one)
            if self.history.on(one.day) is not None:
                self.second(one)
        if leaving is not None:
            self._leave(one, leaving)

    def _announce(self, one: Order, *, is_told: bool, changes: bool) -> None:
        """The day from which the order may be seen (内示日); an order that is told otherwise without one has none."""
        record, held = one.record, {row.fact.day: row for row in self.history.announcements}
        # The one 内示 is about everything that the line orders, whatever the days of its parts.
        days = {one.day, record.renamed_on, record.promoted_on, orders.leaves_on(one)} - {None}
        if not self.history.facts:
            return
        for day in sorted(day for day in days if day is not None):
            row = held.get(day)
            known = row.fact.announced_on if row else None
            if known == record.announced_on or (record.announced_on is None and not changes):
                continue
            if row is not None:
                self.ledger.drop(row)
                self.history.announcements.remove(row)
            if record.announced_on is not None:
                fact = Announcement(staff_id=self.history.staff_id, day=day, announced_on=record.announced_on)
                self.history.announcements.append(self.ledger.begin(fact, source(record)))
            if not is_told:
                item, place = self.from_(message("staff.announced_on"), day), record.origin.place("announced_on")
                after = record.announced_on or "－"
                shown = f"{record.number} {record.name}"
                self.changes.append(Change(ChangeKind.CHANGE, shown, item, known or "－", after, place))

    def _left(self, one: Order) -> bool:
        """Whether a line with a last day speaks of somebody who is not there (any more) on the day of the list.

        Who is to be hired the day after that last day does not come.
        """
        leaving = orders.leaves_on(one)
        if leaving is not None and self.history.on(one.day) is None and leaving in self.history.hirings():
            return True
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
            if before is not None and before.fact.valid_to < leaving:
                self._left_earlier(one, leaving, before.fact.valid_to, shown)
            return
        self.depart(leaving, shown, place, source(record))

    def _left_earlier(self, one: Order, leaving: date, before: date, shown: str) -> None:
        """A leaving of somebody who left before: an order of it is kept, it may come before the return is told."""
        place = one.record.origin.place("left_on")
        if one.record.act is not Act.HOLDS:
            if not service.leaves_elsewhen(self.ledger, self.history, leaving, source(one.record)):
                return
            item = message("staff.item_from", item=message("staff.leaving"), day=leaving)
            self.changes.append(Change(ChangeKind.ADD, shown, item, after=message("staff.waits"), place=place))
        self.problems.append(problem("W_STAFF_LEFT_EARLIER", place, found=shown, day=leaving, before=before))

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
        if orders.is_plainer(one.record, before):
            self.forms.append(WrittenForm(one.record.name, before.name, one.record.origin.place("name")))
        shows, rows, earlier = len(self.changes), self.rows(), list(self._told_for_earlier(one, shown))
        self.problems += self._may_correct(one, shown)
        try:
            for day, values in list(orders.parts(one, self.history)):
                self._values(one, shown, day, values)
        except LookupError as gap:
            key = "promoted_on" if one.record.promoted_on == gap.args[0] else "renamed_on"
            self._before_joined(one, self.history.facts[0].fact.valid_from, gap.args[0], key)
            return
        if one.unit_id is not None:
            self.move(one, shown)
        if len(self.changes) == shows and rows != self.rows():
            # An order that repeats what holds is kept: one of an earlier day that is told later goes no further.
            item, place = self.from_(message("staff.order"), one.day), one.record.origin.place("ordered_on")
            self.changes.append(Change(ChangeKind.ADD, shown, item, after=message("staff.order_same"), place=place))
        if not any(change.kind is not ChangeKind.ADD for change in self.changes[shows:]):
            self.problems += earlier

    def _may_correct(self, one: Order, shown: str) -> Iterator[Problem]:
        """W_ORDER_OF_POST where 発令日 is that of the present post and another value was told for it: it is read as the
        state on the list's day, and may be meant to put that order right.
        """
        then, now = (self.history.on(day) if day else None for day in (one.of_post, one.day))
        if one.of_post is None or then is None or now is None or then.fact.valid_from != one.of_post:
            return
        for name in orders.OF_AN_ORDER:
            value, old = one.record.values.get(name), getattr(then.fact, name)
            if value and value not in (old, getattr(now.fact, name)) and name in histories.names_said(then.fact):
                facts: dict[str, Fact] = {"item": message(f"staff.{name}"), "found": value, "expected": old or "－"}
                place = one.record.origin.place(name)
                yield problem("W_ORDER_OF_POST", place, person=shown, day=one.day, before=one.of_post, **facts)

    def _told_for_earlier(self, one: Order, shown: str) -> Iterator[Problem]:
        """What holds on the day of the order by one of an earlier day that is to come: the order may have been put off.

        Told of an order that changes nothing else; one that does is the next of two.
        """
        post = self.history.main_since(one.day)
        if post is not None and post.fact.unit_id == one.unit_id:
            where, place = self.locate.name(one.unit_id), one.record.origin.place("units")
            yield from self.holds_already(post, one.day, message("staff.unit"), where, shown, place)
        for name in orders.OF_AN_ORDER:
            value, day = one.record.values.get(name), (name == "grade" and one.record.promoted_on) or one.day
            row = self.history.since(day, name)
            if row is not None and value and getattr(row.fact, name) == value:
                item, place = message(f"staff.{name}"), one.record.origin.place(name)
                yield from self.holds_already(row, day, item, value, shown, place)

    def _values(self, one: Order, shown: str, day: date, values: dict[str, Any]) -> None:
        row = self.history.on(day)
        before = row.fact if row else None
        stops = histories.tell(self.ledger, self.history, day, values, source(one.record))
        for name, value in values.items():
            place = one.record.origin.place(name)
            item = self.from_(message(f"staff.{name}"), day)
            old = getattr(before, name) or "－"
            if old != (value or "－"):
                self.changes.append(Change(ChangeKind.CHANGE, shown, item, old, value or "－", place))
        for stop in stops:
            if (stop.value or "") == (values[stop.name] or ""):
                continue  # both orders say the same
            facts: dict[str, Fact] = {
                "person": shown, "item": message(f"staff.{stop.name}"), "day": day, "found": values[stop.name],
                "later": stop.day, "expected": str(stop.value or "－"),
            }  # fmt: skip
            self.problems.append(problem("W_ORDER_OVERTAKEN", one.record.origin.place(stop.name), **facts))

    def _is_anothers(self, one: Order, known: Recorded[StaffFact], *, is_back: bool = False) -> bool:
        """A number under another name is somebody else's, unless the line gives the day of the new name."""
        record, fact = one.record, known.fact
        is_other = orders.is_other_person(record, self.history, fact, is_back=is_back)
        if record.renamed_on or not (is_other or self.present.is_name_of_another(record, fact.staff_id)):
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
        # A list that ends somebody on 31 March and another that hires them the next day are one person who stays:
        # what follows from leaving (seats, aims, a leader's term) must not happen.
        self.left.pop(history.staff_id, None)
        values = {
            name: value
            for name, value in orders.told(record, before.fact if before else None).items()
            if name != "hired_on" or value
        }
        if self.history.staff_id == 0:
            self.history.staff_id = self.present.next_staff_id
        again = service.join(self.ledger, history, day, values, self.present.lives, source(record))
        if one.is_posted_later:
            place = record.origin.place("posted_on")
            facts: dict[str, Fact] = {"found": shown, "day": record.posted_on or record.ordered_on, "as_of": day}
            self.problems.append(problem("W_STAFF_POSTED_LATER", place, **facts))
        kind = ChangeKind.CHANGE if never_left or later is not None else ChangeKind.JOIN
        # Employed again from the day of leaving on (再任用, 再度の任用): the person never left, whatever came first.
        if never_left:
            self.changes = [one for one in self.changes if one.kind is not ChangeKind.LEAVE]
        key = "staff.goes_on" if never_left else "staff.on_the_staff"
        item = self.from_(message(key) if kind is ChangeKind.CHANGE else None, day)
        where = self.locate.name(one.unit_id)
        self.changes.append(Change(kind, shown, item, after=where, place=record.origin.place("number")))
        now = history.on(day)
        if before is not None and now is not None:
            self._differs(one, before.fact, now.fact, day)
        if record.is_main and one.unit_id is not None:
            # Of somebody new the list knows since when they have held the post; of somebody who is back the record
            # knows that they held none while they were away.
            since = min(one.posted_on or day, day) if before is None else day
            read = unit_source(record)
            posts.move(self.ledger, history, one.unit_id, since, self.present.lives, read, is_order=False)
        if again:
            self._say_again(again, shown, record.origin.place("number"))

    def _differs(self, one: Order, before: StaffFact, now: StaffFact, day: date) -> None:
        """What somebody who is back has now, and had otherwise when they left."""
        for name in VALUES:
            old, new = getattr(before, name) or "－", getattr(now, name) or "－"
            if old != new:
                item, place = self.from_(message(f"staff.{name}"), day), one.record.origin.place(name)
                shown = f"{one.record.number} {one.record.name}"
                self.changes.append(Change(ChangeKind.CHANGE, shown, item, old, new, place))

    def _say_again(self, again: Sequence[StandingOrder], shown: str, place: Place) -> None:
        """Orders that had been told before and hold again by a return."""
        for one in again:
            item = self.from_(message(f"staff.again.{one.act}"), one.day)
            where = self.locate.name(one.unit_id) if one.unit_id is not None else one.kind
            self.changes.append(Change(ChangeKind.ADD, shown, item, after=where or message("staff.holds"), place=place))
        days = tuple(dict.fromkeys(one.day for one in again))
        self.problems.append(problem("W_STAFF_ORDERS_AGAIN", place, person=shown, later=days))

    def _may_join(self, one: Order, shown: str) -> bool:
        """Whether an order speaks of somebody who comes with it: hired by then, or again after leaving."""
        record, before = one.record, self.history.left_before(one.day)
        hired = record.hired_on
        if before is None:
            first = self.history.facts[0].fact
            if hired is not None and hired <= one.day:
                return True
            known = hired or first.hired_on
            self._before_joined(one, known if known is not None and known > one.day else first.valid_from)
            return False
        if before.fact.valid_to == one.day or (hired is not None and hired >= before.fact.valid_to):
            return True
        place, left = record.origin.place("ordered_on"), before.fact.valid_to
        facts: dict[str, Fact] = {"found": shown, "day": one.day, "left": left, "other": self.present.read_at(before)}
        self.problems.append(problem("E_ORDER_AFTER_LEAVING", place, **facts))
        return False
