"""A person's record over the years: each value has a history of its own. Pure; what becomes of rows lies on a ledger.

A row of `staff_fact` holds every value over a period. It begins because something was told for its first day; `said`
are the values that were, the others were carried on. So an order that is told late goes through every later row that
merely repeats what was recorded before it, and ends where the record says something else of the same value.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from skillmap.days import FOREVER
from skillmap.japanese import fold, sort_key
from skillmap.org.facts import VALUES, Announcement, Leave, Posting, StaffFact
from skillmap.storage.ledger import BY_HAND, Lasting, LaterChange, Ledger, Recorded, Source

SAID: Mapping[str, int] = {name: 1 << i for i, name in enumerate(VALUES)}
L = TypeVar("L", bound=Lasting)


@dataclass
class History:
    """Everything recorded of one person, past and to come; changed as orders are told."""

    staff_id: int
    facts: list[Recorded[StaffFact]] = field(default_factory=list)
    posts: list[Recorded[Posting]] = field(default_factory=list)
    leaves: list[Recorded[Leave]] = field(default_factory=list)
    announcements: list[Recorded[Announcement]] = field(default_factory=list)

    def on(self, day: date) -> Recorded[StaffFact] | None:
        """The person's values on a day; None when not on the staff."""
        return next((row for row in self.facts if row.fact.holds_on(day)), None)

    def main_on(self, day: date) -> Recorded[Posting] | None:
        """The main post on a day."""
        return next((row for row in self.posts if row.fact.is_main and row.fact.holds_on(day)), None)

    def seconds_on(self, day: date) -> list[Recorded[Posting]]:
        """The second posts on a day."""
        return [row for row in self.posts if not row.fact.is_main and row.fact.holds_on(day)]

    def stays_until(self, day: date) -> date:
        """The day from which the person is no longer on the staff, counted from one on which they are."""
        end = day
        for row in sorted(self.facts, key=lambda r: r.fact.valid_from):
            if row.fact.valid_from <= end < row.fact.valid_to or row.fact.valid_from == end:
                end = row.fact.valid_to
        return end if end > day else FOREVER

    def leaves_after(self, day: date) -> list[date]:
        """A leaving that is recorded for after a day, as the first day out of the office: one, or none.

        A leaving is no fact but the end of one: an earlier one that is told later would take its place unseen.
        """
        end = self.stays_until(day)
        return [end] if self.on(day) is not None and end < FOREVER and end not in self.hirings() else []

    def hirings(self) -> list[date]:
        """Days for which the record says that the person was hired on them."""
        rows = [row.fact for row in self.facts]
        return [fact.valid_from for fact in rows if fact.hired_on == fact.valid_from and "hired_on" in names_said(fact)]

    def left_before(self, day: date) -> Recorded[StaffFact] | None:
        """The last values of somebody who had left by the day."""
        past = [row for row in self.facts if row.fact.valid_to <= day]
        return max(past, key=lambda r: r.fact.valid_to, default=None)

    def comes_after(self, day: date) -> Recorded[StaffFact] | None:
        """The first values of somebody who comes only after the day."""
        later = [row for row in self.facts if row.fact.valid_from > day]
        return min(later, key=lambda r: r.fact.valid_from, default=None)


Histories = Callable[[Sequence[int]], Mapping[int, History]]
"""Reads the histories of people by their ids; nothing recorded = an empty one."""


def day_after(last: date) -> date:
    """The end of a period whose last day is given."""
    return last + timedelta(days=1)


def settle(fact: StaffFact) -> StaffFact:
    """Keys that depend on the name and its reading. People are found by the names of earlier days, too."""
    now = fold(f"{fact.name}|{fact.kana}|{fact.former_name}")
    known = {*now.split("|"), ""}
    earlier = [name for name in fact.search_key.split("|") if name not in known]
    return replace(fact, sort_key=sort_key(fact.kana or fact.name), search_key="|".join([now, *earlier]))


def names_said(fact: StaffFact) -> frozenset[str]:
    """The values that were told for the row's first day."""
    return frozenset(name for name, bit in SAID.items() if fact.said & bit)


def tell(
    ledger: Ledger, history: History, day: date, values: Mapping[str, Any], source: Source = BY_HAND
) -> tuple[LaterChange, ...]:
    """Values of somebody who is on the staff, from a day on; gives where a later record says otherwise.

    Raises ValueError when nobody is there on the day.
    """
    # A row that is cut in two was told for its first half's day, not for the day of the cut.
    before = next((row.fact.said for row in history.facts if row.fact.valid_from == day), 0)
    carried = ledger.carry(history.facts, day, values, source, settle, names_said)
    rows = list(carried.rows)
    at = next(i for i, row in enumerate(rows) if row.fact.holds_on(day))
    bits = before | sum(SAID[name] for name in values)
    if rows[at].fact.valid_from < day:
        whole = rows[at]
        kept = ledger.end(whole, day)
        told = ledger.begin(replace(whole.fact, valid_from=day, said=bits), source)
        rows[at : at + 1] = [*([kept] if kept else []), told]
    elif rows[at].fact.said != bits:
        rows[at] = ledger.replace(rows[at], replace(rows[at].fact, said=bits))
    history.facts = rows
    return carried.stops


def join(ledger: Ledger, history: History, day: date, values: Mapping[str, Any], source: Source = BY_HAND) -> None:
    """Somebody is on the staff from a day on who was not: new, back again, or recorded only from a later day so far.

    Values that the record of the later day did not tell are those of the joining. Somebody back on the very day of
    leaving never left.
    """
    if not history.facts:
        # A first list is thousands of these: nothing to carry on, nothing to cut.
        said = sum(SAID[name] for name in values)
        new = settle(StaffFact(staff_id=history.staff_id, valid_from=day, valid_to=FOREVER, said=said, **values))
        history.facts.append(ledger.begin(new, source))
        return
    later = history.comes_after(day)
    end = later.fact.valid_from if later else FOREVER
    before = history.left_before(day)
    if before is not None and before.fact.valid_to == day:
        history.facts.remove(before)
        history.facts.append(ledger.replace(before, replace(before.fact, valid_to=end)))
    else:
        known = later.fact if later else StaffFact(staff_id=history.staff_id, valid_from=day, valid_to=end)
        started = ledger.begin(settle(replace(known, valid_from=day, valid_to=end, said=0)), source)
        history.facts.append(started)
    history.facts.sort(key=lambda row: row.fact.valid_from)
    tell(ledger, history, day, values, source)


def leave(ledger: Ledger, history: History, day: date) -> list[Recorded[Any]]:
    """Somebody is not on the staff from a day on. What was recorded for after it is gone with it; gives what began so.

    A later return stays: after a gap, or hired on a day of which the record so far did not know that it was a return.
    """
    end = min([history.stays_until(day), *(d for d in history.hirings() if d > day)])
    gone: list[Recorded[Any]] = []
    history.facts = _cut(ledger, history.facts, day, end, gone)
    history.posts = _cut(ledger, history.posts, day, end, gone)
    history.leaves = _cut(ledger, history.leaves, day, end, gone)
    return gone


def _cut(
    ledger: Ledger, rows: Sequence[Recorded[L]], day: date, end: date, gone: list[Recorded[Any]]
) -> list[Recorded[L]]:
    found: list[Recorded[L]] = []
    for row in rows:
        if row.fact.valid_from >= end:
            found.append(row)
            continue
        if row.fact.valid_from > day:
            gone.append(row)
        kept = ledger.end(row, day)
        found += [kept] if kept else []
    return found
