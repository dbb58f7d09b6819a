"""What a line of a list orders, and from which day on: 発令日, 採用日, 退職日, 改姓日, or the day of the list. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from skillmap.japanese import fold
from skillmap.org.facts import OF_A_NAME, StaffFact, StaffValues
from skillmap.org.histories import History
from skillmap.org.names import shares
from skillmap.org.records import Act, StaffRecord

OF_AN_ORDER = ("grade", "job_kind", "employment")
"""Values that an order with a day of its own tells even when they are as before."""


@dataclass(frozen=True, slots=True)
class Order:
    """A line with the day from which on it holds. `is_order`: the line has a day of its own (発令日)."""

    record: StaffRecord
    unit_id: int | None
    day: date
    is_order: bool
    posted_on: date | None
    """現所属発令日, where it is no later than the day: since when in the unit."""
    is_posted_later: bool = False
    """The day of the post lies after that of the list, and nothing is known of where the person is until then."""
    of_post: date | None = None
    """発令日 of a list of some people that was read as the day of the present post, which began on it."""


def order(
    record: StaffRecord, unit_id: int | None, as_of: date, history: History, *, complete: bool, first: bool = False
) -> Order:
    """The day of a line; `complete`: of a list of everybody, `first`: of the first one of the office.

    In a list of everybody 発令日 is that of the present post, like 現所属発令日: the list says how things are on its
    day. So it is where the recorded post begins on that very day. A day after that of the list is always meant: nobody
    is moved or hired before it. Only of somebody who is here already and of whom nothing is recorded the list is taken
    at its word: on its day they are where it says.
    """
    ordered, posted = record.ordered_on, record.posted_on
    # A staff list of 1 April prints for everybody when they came to their post. Read as orders it would rewrite
    # years.
    of_post = None
    if ordered is not None and (complete or _is_known(history, unit_id, ordered)):
        of_post = None if complete or posted is not None else ordered
        posted, ordered = posted or ordered, None
    day, is_order = (ordered, True) if ordered is not None else (as_of, False)
    if posted is not None and posted > day:
        # Nobody knows where they are until then; left out of the list's own day they would be missing from the count.
        is_here = first if record.hired_on is None else record.hired_on <= day
        if not history.facts and is_here:
            return Order(record, unit_id, day, False, None, is_posted_later=True)
        day, is_order = posted, True
    # Printed in the list of March although hired for April (内定者): nobody is on the staff before.
    if record.hired_on is not None and record.hired_on > day and history.on(day) is None:
        day, is_order = record.hired_on, True
    since = posted if posted is not None and posted <= day else None
    return Order(record, unit_id, day, is_order, since, of_post=of_post)


def _is_known(history: History, unit_id: int | None, day: date) -> bool:
    return any(r.fact.is_main and r.fact.unit_id == unit_id and r.fact.valid_from == day for r in history.posts)


def joins_on(one: Order, first_day: date) -> date:
    """From when on somebody new is on the staff: the day of hiring when the office was recorded by then."""
    hired = one.record.hired_on
    return hired if hired is not None and first_day <= hired < one.day else one.day


def leaves_on(one: Order) -> date | None:
    """The first day out of the office: the day after 退職日. One from before the present hiring is none."""
    if one.record.left_on is not None:
        if one.record.act is Act.HOLDS and _is_employed_again(one, one.record.left_on):
            return None
        # 退職日 is the last day in service (31 March), so the first day out is the one after.
        return one.record.left_on + timedelta(days=1)
    # 転出 is dated by the first day at the other office; departures by the last day here.
    if one.record.act is Act.MOVE_OUT:
        return one.day
    return one.day + timedelta(days=1) if one.record.act is Act.DEPART else None


def _is_employed_again(one: Order, left_on: date) -> bool:
    """Whether somebody retired and stays on (再任用), or was hired anew since: lists go on printing the old 退職日."""
    record = one.record
    if record.hired_on is not None and record.hired_on > left_on:
        return True
    is_over = left_on < one.day and not one.is_order and bool(record.units)
    return is_over and "再任用" in (record.values.get("employment") or "")


def told(record: StaffRecord, known: StaffFact | None) -> dict[str, Any]:
    """What the line says of each value; what the list has no column for is not said.

    A name that only lacks its space stays as it was written before, and so does one in a plainer form of its letters.
    """
    values = {"name": record.name, **record.values}
    # Payroll systems print 青木健, HR 青木 健: where the family name ends is known once and not forgotten by a print.
    if known is not None and _bare(record.name) == _bare(known.name) and " " not in record.name:
        values["name"] = known.name
    if known is not None and is_plainer(record, known):
        values["name"] = known.name
    return values


def is_plainer(record: StaffRecord, known: StaffValues) -> bool:
    """Whether the list only writes other forms of the same letters (渡辺 for 渡邉), and gives no day of a new name.

    Most systems cannot print 髙 or 﨑: what HR wrote once must not come and go with whoever made the list. A form that
    is told of a name recorded in plain letters is what HR has put right.
    """
    mine, theirs = _bare(record.name), _bare(known.name)
    same = mine != theirs and fold(mine) == fold(theirs)
    return same and record.renamed_on is None and theirs != fold(theirs)


def _bare(name: str) -> str:
    return "".join(name.split())


def parts(one: Order, history: History) -> Iterator[tuple[date, dict[str, Any]]]:
    """What the line tells of somebody on the staff, by the day from which on it holds.

    Raises LookupError with the day when the person is not on the staff on it.
    """
    days = dict.fromkeys(OF_A_NAME, one.record.renamed_on or one.day)
    # 昇任日 of the list may lie before its order: the new grade holds from there, the post from the day of the order.
    days["grade"] = one.record.promoted_on or one.day
    by_day: dict[date, dict[str, Any]] = {}
    now = history.on(one.day)
    for name, value in told(one.record, now.fact if now else None).items():
        by_day.setdefault(days.get(name, one.day), {})[name] = value
    for day, values in sorted(by_day.items()):
        row = history.on(day)
        if row is None:
            raise LookupError(day)
        keeps = _keeps_name(one, history, row.fact, day)
        found = {
            name: value
            for name, value in values.items()
            if not (keeps and name in OF_A_NAME) and _is_said(one, name, value, getattr(row.fact, name))
        }
        if found:
            yield day, found


def _is_said(one: Order, name: str, value: Any, before: Any) -> bool:
    has_day = one.record.renamed_on if name in OF_A_NAME else one.record.promoted_on if name == "grade" else None
    if has_day is not None or (one.is_order and name in OF_AN_ORDER):
        return bool(value)
    return bool(value != before)


def _keeps_name(one: Order, history: History, known: StaffFact, day: date) -> bool:
    """Whether the line calls the person by a name of other days: an order from before a marriage, an old print."""
    return one.record.renamed_on is None and is_other_days_name(one.record.name, history, known, day)


def is_other_days_name(name: str, history: History, known: StaffFact, day: date) -> bool:
    """Whether the name is not that of the day but one that the person has borne or will bear."""
    text = fold(name)
    if text == fold(known.name):
        return False
    return any(text in names_of(row.fact) for row in history.facts if not row.fact.holds_on(day)) or text in names_of(
        known
    )


def names_of(fact: StaffValues) -> frozenset[str]:
    """The names under which a person is known, as they are compared: spaces, width and variants of letters apart."""
    given = fact.name.split()[-1] if len(fact.name.split()) > 1 else ""
    old = fact.former_name if len(fact.former_name.split()) > 1 else f"{fact.former_name}{given}"
    return frozenset(fold(text) for text in (fact.name, old if fact.former_name else "") if text)


def is_other_person(record: StaffRecord, history: History, known: StaffFact, *, is_back: bool = False) -> bool:
    """Whether a line speaks of somebody else than the number's bearer.

    Family name, given name or reading stays the same when people marry. Of somebody who comes back after a gap
    (`is_back`) it must be the given name or the reading: a number that is free may go to a namesake.
    """
    # The reading changes with neither the form of a character (髙, 高) nor a typing error in the name.
    if record.kana and fold(record.kana) in {fold(row.fact.kana) for row in history.facts}:
        return False
    if any(fold(record.name) in names_of(row.fact) for row in history.facts):
        return False
    names, kana = (known.name, record.name), (known.kana, record.kana or "")
    pair = kana if not all(" " in one for one in names) and all(" " in one for one in kana) else names
    # One of the two is enough: a family name changes by marriage, a given name next to never, and both at once means
    # that a number was given to somebody else.
    has_family, has_given = shares(*pair)
    return not has_given and (is_back or not has_family)


def differs(record: StaffRecord, values: Mapping[str, Any]) -> bool:
    """Whether a line says anything else than recorded values of its day; quick, for lists of a whole office."""
    return record.name != values["name"] or any(values[name] != said for name, said in record.values.items())
