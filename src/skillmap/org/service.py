"""Who is on the staff and from when to when: joining, coming back, leaving, in whatever order they are told. Pure.

A leaving is a fact of its own day, kept beside the periods that it ends: an earlier one hides it and whatever was told
for the days between, and a return that is told afterwards brings all of that to light again.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from skillmap.days import FOREVER
from skillmap.org import posts
from skillmap.org.facts import BLANK, OF_A_NAME, Leave, Posting, StaffFact, StandingKind, StandingOrder
from skillmap.org.histories import History, names_said, new_fact, settle, tell
from skillmap.storage.ledger import BY_HAND, L, Ledger, Recorded, Source


def join(
    ledger: Ledger,
    history: History,
    day: date,
    values: Mapping[str, Any],
    lives: posts.Lives,
    source: Source = BY_HAND,
) -> list[StandingOrder]:
    """Somebody is on the staff from a day on who was not: new, back again, or recorded only from a later day so far.

    Values that the record of the later day did not tell are those of the joining. Somebody back on the very day of
    leaving never left. Gives the orders that were told before and hold again by this, by day.
    """
    if not history.facts:
        history.facts.append(ledger.begin(new_fact(history.staff_id, day, values), source))
        return []
    later = history.comes_after(day)
    end = later.fact.valid_from if later else FOREVER
    before = history.left_before(day)
    again: list[StandingOrder] = []
    for leaving in history.stands(StandingKind.LEAVES):
        if leaving.fact.day == day:
            history.forget(ledger, leaving)
        elif day < leaving.fact.day < end:
            end = leaving.fact.day
            again.append(leaving.fact)
            history.take_up(ledger, leaving)
    # A list of April that ends somebody on 31 March and another that hires them on 1 April mean one person who stayed.
    if before is not None and before.fact.valid_to == day:
        history.facts.remove(before)
        history.facts.append(ledger.replace(before, replace(before.fact, valid_to=end)))
    else:
        history.facts.append(ledger.begin(_first(history, day, end), source))
    history.facts.sort(key=lambda row: row.fact.valid_from)
    # Orders of the day itself come first, then what the joining tells: a joining without a grade must not wipe out a
    # promotion of the same day.
    again += _told_again(ledger, history, day, day, lives)
    tell(ledger, history, day, values, source)
    again += _told_again(ledger, history, day, end, lives)
    return sorted(again, key=lambda order: order.day)


def _first(history: History, day: date, end: date) -> StaffFact:
    """The row of somebody who comes: with what the record of a later day says, or the name as it was before."""
    later, before = history.comes_after(day), history.left_before(day)
    if later is not None and later.fact.valid_from == end:
        known = later.fact
    elif before is not None:
        known = replace(before.fact, **_but_for_the_name())
    else:
        known = StaffFact(staff_id=history.staff_id, valid_from=day, valid_to=end)
    return settle(replace(known, valid_from=day, valid_to=end, said=0))


def _but_for_the_name() -> dict[str, Any]:
    return {name: value for name, value in BLANK.items() if name not in OF_A_NAME}


def leave(ledger: Ledger, history: History, day: date, lives: posts.Lives, source: Source = BY_HAND) -> list[date]:
    """Somebody is not on the staff from a day on; gives the days of what was told for later and waits for a return.

    A return that is recorded stays: after a gap, or hired on a day of which the record so far did not know that it was
    a return. Hired again on the very day the person never left, but second posts and leave of before are over.
    """
    hirings = [hired for hired in history.hirings() if hired != day or comes_back(history, day)]
    if day in hirings:
        history.posts = _before(ledger, history.posts, day)
        history.leaves = _before(ledger, history.leaves, day)
        return []
    if not any(row.fact.day == day for row in history.stands(StandingKind.LEAVES)):
        order = StandingOrder(staff_id=history.staff_id, day=day, act=StandingKind.LEAVES)
        history.standing.append(ledger.begin(order, source))
    end = min([history.stays_until(day), *(hired for hired in hirings if hired > day)])
    later = [end] if end < FOREVER and any(row.fact.day == end for row in history.stands(StandingKind.LEAVES)) else []
    for row in list(_hidden(history, day, end, lives)):
        later.append(row.fact.day)
        history.standing.append(ledger.begin(row.fact, row.source))
    history.facts = _cut(ledger, history.facts, day, end)
    history.posts = _cut(ledger, history.posts, day, end)
    history.leaves = _cut(ledger, history.leaves, day, end)
    if end in hirings:
        _afresh(ledger, history, end)
    return sorted(set(later))


def comes_back(history: History, day: date) -> bool:
    """Whether somebody was on the staff until a day on which they are hired; else they were to come for the first time,
    or after a gap, and a leaving says that they did not.
    """
    return history.on(day - timedelta(days=1)) is not None


def leaves_elsewhen(ledger: Ledger, history: History, day: date, source: Source = BY_HAND) -> bool:
    """A leaving of a day on which the record knows nobody; it holds once a return before it is told. Whether new."""
    if any(row.fact.day == day for row in history.stands(StandingKind.LEAVES)):
        return False
    order = StandingOrder(staff_id=history.staff_id, day=day, act=StandingKind.LEAVES)
    history.standing.append(ledger.begin(order, source))
    return True


def _afresh(ledger: Ledger, history: History, day: date) -> None:
    """Whoever was hired on the day brings nothing of before but the name: as when the leaving had been told first."""
    row = history.on(day)
    if row is not None:
        said = row.fact.said
        tell(ledger, history, day, {n: v for n, v in _but_for_the_name().items() if n not in names_said(row.fact)})
        now = history.on(day)
        if now is not None and now.fact.said != said:
            history.facts[history.facts.index(now)] = ledger.replace(now, replace(now.fact, said=said), row.source)


def _before(ledger: Ledger, rows: Sequence[Recorded[L]], day: date) -> list[Recorded[L]]:
    """Second posts and leave of the days before one end by it."""
    found: list[Recorded[L]] = []
    for row in rows:
        is_main = isinstance(row.fact, Posting) and row.fact.is_main
        kept = row if is_main or row.fact.valid_from >= day else ledger.end(row, day)
        found += [kept] if kept else []
    return found


def _cut(ledger: Ledger, rows: Sequence[Recorded[L]], day: date, end: date) -> list[Recorded[L]]:
    found: list[Recorded[L]] = []
    for row in rows:
        kept = row if row.fact.valid_from >= end else ledger.end(row, day)
        found += [kept] if kept else []
    return found


def _hidden(history: History, day: date, end: date, lives: posts.Lives) -> Iterator[Recorded[StandingOrder]]:
    """The orders of days after a leaving and before the next return or leaving, with their sources."""

    def order(row: Recorded[Any], act: StandingKind, **what: Any) -> Recorded[StandingOrder]:
        made = StandingOrder(staff_id=history.staff_id, day=row.fact.valid_from, act=act, **what)
        return Recorded(made, 0, source=row.source)

    # Only what was told for its own day is an order; values that merely go on in a row were told for an earlier one.
    for fact in (row for row in history.facts if day < row.fact.valid_from < end):
        values = {name: getattr(fact.fact, name) for name in sorted(names_said(fact.fact))}
        if values:
            yield order(fact, StandingKind.VALUES, told=_text(values))
    mains = sorted((row for row in history.posts if row.fact.is_main), key=lambda row: row.fact.valid_from)
    for no, main in enumerate(mains):
        is_order = no == 0 or not posts.goes_on(mains[no - 1].fact, main.fact, lives)
        if day < main.fact.valid_from < end and is_order:
            yield order(main, StandingKind.MAIN, unit_id=main.fact.unit_id)
    for second in (row for row in history.posts if not row.fact.is_main and day < row.fact.valid_from < end):
        # A second post that ended with the person's record was never ended by an order: after a return it goes on.
        until = FOREVER if second.fact.valid_to == end else second.fact.valid_to
        yield order(second, StandingKind.SECOND, unit_id=second.fact.unit_id, kind=second.fact.kind, until=until)
    for absence in (row for row in history.leaves if day < row.fact.valid_from < end):
        what = absence.fact
        yield order(absence, StandingKind.LEAVE, kind=what.kind, halves=what.halves, until=what.valid_to)


def _told_again(ledger: Ledger, history: History, first: date, end: date, lives: posts.Lives) -> list[StandingOrder]:
    """Orders of the days from one to another (exclusive; one day alone when both are the same) hold again."""
    again: list[StandingOrder] = []
    for row in sorted(history.standing, key=lambda r: (r.fact.day, _ORDER.index(r.fact.act))):
        one = row.fact
        is_due = one.day == first if end == first else first <= one.day < end
        if is_due and one.act not in (StandingKind.LEAVES, StandingKind.OVER) and _hold(ledger, history, row, lives):
            history.forget(ledger, row)
            again.append(one)
    return again


_ORDER: Sequence[str] = [
    StandingKind.VALUES,
    StandingKind.MAIN,
    StandingKind.SECOND,
    StandingKind.LEAVE,
    StandingKind.OVER,
    StandingKind.LEAVES,
]


def _hold(ledger: Ledger, history: History, row: Recorded[StandingOrder], lives: posts.Lives) -> bool:
    """Lay one into the record; False where its unit is no more and nobody knows which one took over."""
    one, source = row.fact, row.source
    if one.act == StandingKind.VALUES:
        tell(ledger, history, one.day, _values(one.told), source)
        return True
    if one.act == StandingKind.LEAVE:
        end = min(one.until, history.stays_until(one.day))
        absence = Leave(
            staff_id=history.staff_id, kind=one.kind, halves=one.halves, valid_from=one.day, valid_to=end
        )  # fmt: skip
        history.leaves.append(ledger.begin(absence, source))
        return True
    unit = posts.living(one.unit_id, one.day, lives) if one.unit_id is not None else None
    if unit is None:
        return False
    if one.act == StandingKind.SECOND:
        post = Posting(
            staff_id=history.staff_id, unit_id=unit, is_main=False, kind=one.kind, valid_from=one.day,
            valid_to=one.until,
        )  # fmt: skip
        posts.add(ledger, history, post, source)
        return True
    try:
        posts.move(ledger, history, unit, one.day, lives, source)
    except posts.UnitEnds:
        return False
    return True


def _text(values: Mapping[str, Any]) -> str:
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _values(text: str) -> dict[str, Any]:
    days = ("hired_on",)
    return {n: date.fromisoformat(v) if n in days and v else v for n, v in json.loads(text).items()}
