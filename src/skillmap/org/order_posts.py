"""Orders about main and second posts: where somebody is from a day on, told with what ends by it."""

from datetime import date

from skillmap.changes import Change, ChangeKind
from skillmap.days import FOREVER
from skillmap.org import histories, posts
from skillmap.org.facts import Posting
from skillmap.org.order_desk import OrderDesk, source, unit_source
from skillmap.org.orders import Order
from skillmap.problems import Place, problem
from skillmap.storage.ledger import Recorded
from skillmap.words import Fact, message


class PostOrders(OrderDesk):
    """What orders do to the posts of somebody on the staff."""

    def move(self, one: Order, shown: str) -> None:
        """The main post of a line, on its day or since when the line says that it is held."""
        unit_id = one.unit_id
        if unit_id is None:
            return
        now = self.history.main_on(one.day)
        day = one.day
        # A day before the recorded post began would rewrite what was recorded before it; the list only says where
        # somebody is, so its own day holds.
        if not one.is_order and one.posted_on is not None and (now is None or one.posted_on > now.fact.valid_from):
            day = one.posted_on
        seconds = [row for row in self.history.posts if not row.fact.is_main]
        is_new = now is None or now.fact.unit_id != unit_id
        try:
            later = posts.move(
                self.ledger, self.history, unit_id, day, self.present.lives, unit_source(one.record),
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
        item = self.from_(message("staff.unit"), day if one.is_order else self.as_of)
        self.changes.append(Change(ChangeKind.MOVE, shown, item, before, after, place))
        is_other = later is not None and later.fact.unit_id != one.unit_id
        if later is not None and is_other and one.is_order and later.fact.valid_from <= self.as_of:
            facts: dict[str, Fact] = {
                "person": shown, "item": message("staff.unit"), "day": day, "found": after,
                "later": later.fact.valid_from, "expected": self.locate.name(later.fact.unit_id),
            }  # fmt: skip
            self.problems.append(problem("W_ORDER_OVERTAKEN", place, **facts))

    def second(self, one: Order) -> None:
        """A second post of somebody who is on the staff on the day."""
        record, place = one.record, one.record.origin.place("units")
        shown = f"{record.number} {record.name}"
        if one.unit_id is None:
            return
        end = histories.day_after(record.post_until) if record.post_until else FOREVER
        since = one.posted_on if one.posted_on is not None and not one.is_order else one.day
        main_there = [r.fact for r in self.history.posts if r.fact.is_main and r.fact.unit_id == one.unit_id]
        # Until lately the unit was that of the main post: the second one begins when that ended, whatever day the
        # list prints.
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
        if held is not None and held.fact.kind == kind:
            at, what = self.locate.name(one.unit_id), message("staff.extra_unit")
            self.problems += self.holds_already(held, one.day, what, at, shown, place)
        post = Posting(
            staff_id=self.history.staff_id, unit_id=one.unit_id, is_main=False, kind=kind,
            valid_from=since if held is None else one.day, valid_to=end,
        )  # fmt: skip
        if posts.add(self.ledger, self.history, post, unit_source(record), is_order=one.is_order):
            if held is not None and held.fact.kind and held.fact.kind != kind:
                # 兼務 that becomes 事務取扱 counts otherwise: that the one is over is part of it.
                over = self.from_(message(f"staff.post.{held.fact.kind}"), one.day)
                self.changes.append(Change(ChangeKind.REMOVE, shown, over, self.locate.name(one.unit_id), "－", place))
            item = self.from_(message(f"staff.post.{kind}"), one.day)
            after = message("staff.post_until", unit=self.locate.name(one.unit_id), day=record.post_until)
            shown_after: Fact = after if record.post_until else self.locate.name(one.unit_id)
            self.changes.append(Change(ChangeKind.ADD, shown, item, after=shown_after, place=place))
            self._say_grade(one, shown)
        # Members of a unit are those whose main post is there: without one somebody is in nobody's roster.
        if self.history.main_on(one.day) is None:
            self.problems.append(problem("W_STAFF_NO_MAIN", record.origin.place("number"), found=shown))

    def _say_grade(self, one: Order, shown: str) -> None:
        """A grade that stands with a second post and is not the person's is recorded nowhere, so it is told."""
        row, said = self.history.on(one.day), one.record.grade
        # Who acts for somebody (事務取扱) does the work of that grade and does not bear it.
        if row is not None and said and said != row.fact.grade and one.record.post != posts.Post.ACTING:
            facts: dict[str, Fact] = {
                "person": shown, "unit": self.locate.name(one.unit_id), "found": said,
                "expected": row.fact.grade or "－",
            }  # fmt: skip
            self.problems.append(problem("W_POST_GRADE", one.record.origin.place("grade"), **facts))

    def release(self, one: Order) -> None:
        """兼務解除: of the unit that the line names, or of every second post."""
        record = one.record
        shown, place = f"{record.number} {record.name}", record.origin.place("units")
        held = self.history.seconds_on(one.day)
        if one.unit_id is not None:
            held = posts.held_at(self.history, one.unit_id, one.day, self.present.organisation.is_within)
        if not held:
            unit = self.locate.name(one.unit_id)
            self.problems.append(problem("E_POST_NOT_HELD", place, person=shown, unit=unit, day=one.day))
        for row in held:
            posts.release(self.ledger, self.history, row, one.day, source(record))
            self._say_released(shown, row.fact.unit_id, one.day, place)

    def release_unnamed(self, named: set[int | None]) -> None:
        """Second posts that a list of everybody no longer names are over."""
        person = self.history.on(self.as_of)
        for row in self.history.seconds_on(self.as_of):
            if row.fact.unit_id not in named and person is not None:
                number = self.present.organisation.person_by_id[self.history.staff_id].number
                posts.release(self.ledger, self.history, row, self.as_of)
                self._say_released(f"{number} {person.fact.name}", row.fact.unit_id, self.as_of, None)

    def _say_released(self, shown: str, unit_id: int, day: date, place: Place) -> None:
        item = self.from_(message("staff.extra_unit"), day)
        self.changes.append(Change(ChangeKind.REMOVE, shown, item, before=self.locate.name(unit_id), place=place))
