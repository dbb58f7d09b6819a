"""A person's record over the years: each value has a history of its own. Pure; what becomes of rows lies on a ledger.

A row of `staff_fact` holds every value over a period. It begins because something was told for its first day; `said`
are the values that were, the others were carried on. So an order that is told late goes through every later row that
merely repeats what was recorded before it, and ends where the record says something else of the same value.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from skillmap.days import FOREVER
from skillmap.japanese import fold, sort_key
from skillmap.org.facts import VALUES, Announcement, Leave, Posting, StaffFact, StandingKind, StandingOrder
from skillmap.storage.ledger import BY_HAND, LaterChange, Ledger, Recorded, Source

SAID: Mapping[str, int] = {name: 1 << i for i, name in enumerate(VALUES)}


@dataclass
class History:
    """Everything recorded of one person, past and to come; changed as orders are told."""

    staff_id: int
    facts: list[Recorded[StaffFact]] = field(default_factory=list)
    posts: list[Recorded[Posting]] = field(default_factory=list)
    leaves: list[Recorded[Leave]] = field(default_factory=list)
    announcements: list[Recorded[Announcement]] = field(default_factory=list)
    standing: list[Recorded[StandingOrder]] = field(default_factory=list)

    def on(self, day: date) -> Recorded[StaffFact] | None:
        """The person's values on a day; None when not on the staff."""
        return next((row for row in self.facts if row.fact.holds_on(day)), None)

    def main_on(self, day: date) -> Recorded[Posting] | None:
        """The main post on a day."""
        return next((row for row in self.posts if row.fact.is_main and row.fact.holds_on(day)), None)

    def seconds_on(self, day: date) -> list[Recorded[Posting]]:
        """The second posts on a day."""
        return [row for row in self.posts if not row.fact.is_main and row.fact.holds_on(day)]

    def main_since(self, day: date) -> Recorded[Posting] | None:
        """The row with which the main post of a day began: of rows that touch, the first in its unit."""
        row = self.main_on(day)
        while row is not None:
            before = self.main_on(row.fact.valid_from - timedelta(days=1))
            if before is None or before.fact.unit_id != row.fact.unit_id:
                break
            row = before
        return row

    def since(self, day: date, name: str) -> Recorded[StaffFact] | None:
        """The row with which a value of a day began: of rows that touch, the first that says the same."""
        row = self.on(day)
        while row is not None:
            before = self.on(row.fact.valid_from - timedelta(days=1))
            if before is None or getattr(before.fact, name) != getattr(row.fact, name):
                break
            row = before
        return row

    def stays_until(self, day: date) -> date:
        """The day from which the person is no longer on the staff, counted from one on which they are."""
        end = day
        for row in sorted(self.facts, key=lambda r: r.fact.valid_from):
            # Rows that touch are one stay: each change of a value begins a new row.
            if row.fact.valid_from <= end < row.fact.valid_to or row.fact.valid_from == end:
                end = row.fact.valid_to
        return end if end > day else FOREVER

    def stands(self, act: StandingKind, unit_id: int | None = None) -> list[Recorded[StandingOrder]]:
        """Orders of a kind that no period shows, by day; of a second post those of its unit."""
        found = [row for row in self.standing if row.fact.act == act and row.fact.unit_id == unit_id]
        return sorted(found, key=lambda row: row.fact.day)

    def forget(self, ledger: Ledger, order: Recorded[StandingOrder]) -> None:
        """The order says nothing any more: periods show it, or another one was told for its day."""
        ledger.drop(order)
        self.standing.remove(order)

    def take_up(self, ledger: Ledger, order: Recorded[StandingOrder]) -> None:
        """Periods rest on the order from now on: it is recorded again, so that an undo of it names what they are."""
        self.standing.remove(order)
        self.standing.append(ledger.replace(order, order.fact))

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


def keys_of(values: Mapping[str, Any]) -> tuple[str, str]:
    """The keys for sorting and for searching, of somebody without earlier names."""
    name, kana = values.get("name", ""), values.get("kana", "")
    return sort_key(kana or name), fold(f"{name}|{kana}|{values.get('former_name', '')}")


def new_values(staff_id: int, day: date, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a `StaffFact` of somebody of whom nothing is recorded, from a day on without end."""
    for_sorting, for_searching = keys_of(values)
    return {
        **values, "staff_id": staff_id, "valid_from": day, "valid_to": FOREVER, "said": _bits(tuple(values)),
        "sort_key": for_sorting, "search_key": for_searching,
    }  # fmt: skip


def new_fact(staff_id: int, day: date, values: Mapping[str, Any]) -> StaffFact:
    """The same as a fact."""
    return StaffFact(**new_values(staff_id, day, values))


@cache
def _bits(names: tuple[str, ...]) -> int:
    return sum(SAID[name] for name in names)


def settle(fact: StaffFact) -> StaffFact:
    """Keys that depend on the name and its reading. People are found by the names of earlier days, too."""
    now = fold(f"{fact.name}|{fact.kana}|{fact.former_name}")
    # Names of before stay at the end of the key: lists use them for months, and people ask by them for years.
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
