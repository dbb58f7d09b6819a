"""Main and second posts of one person as orders are told, in whatever order they come in. Pure.

A post begins with an order, so a later row is a later order and stays: an order told late holds up to it. Only where
the old unit merely went on in another one (a reorganisation) is the later row no order of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from skillmap.days import FOREVER
from skillmap.org import model
from skillmap.org.facts import Posting, StandingKind, StandingOrder
from skillmap.org.histories import History
from skillmap.org.succession import Life
from skillmap.storage.ledger import BY_HAND, Ledger, Recorded, Source

Lives = Mapping[int, Life]
_NO_END = Life(FOREVER)


class Post(StrEnum):
    """What kind of second post it is."""

    EXTRA = "extra"
    """兼務: another post in the same office."""
    CONCURRENT = "concurrent"
    """併任: a post under another appointing authority (委員会, 議会事務局 …); shown in both."""
    ACTING = model.ACTING
    """事務取扱, 心得: does the work of a vacant post; is not there, and neither present nor eligible in its unit."""
    EX_OFFICIO = "ex-officio"
    """充て職: a post that comes with another one."""


class UnitEnds(Exception):
    """The unit ends on a day and no single one takes over."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


def move(
    ledger: Ledger,
    history: History,
    unit_id: int,
    day: date,
    lives: Lives,
    source: Source = BY_HAND,
    *,
    is_order: bool = True,
) -> Recorded[Posting] | None:
    """The main post is in the unit from a day on; gives the later order up to which it holds, if one is recorded.

    `is_order`: said for that very day, so it is kept even where it changes nothing. Second posts in the unit end.
    Raises UnitEnds.
    """
    if not history.posts and lives.get(unit_id, _NO_END).ends == FOREVER:
        # A first list is thousands of these: nothing to end, nothing to go on in.
        end = history.stays_until(day)
        only = Posting(staff_id=history.staff_id, unit_id=unit_id, is_main=True, valid_from=day, valid_to=end)
        history.posts.append(ledger.begin(only, source))
        return None
    mains = sorted((row for row in history.posts if row.fact.is_main), key=lambda r: r.fact.valid_from)
    now = next((row for row in mains if row.fact.holds_on(day)), None)
    # A list that says where somebody is already is no order; an order of that very day is kept, as its file says so.
    if now is not None and now.fact.unit_id == unit_id and (not is_order or now.fact.valid_from == day):
        return None
    gone, end = _replaced(mains, now, day, lives)
    # No post outlives its holder: after 退職 nobody is a member of a unit.
    end = min(end, history.stays_until(day))
    spans = _spans(unit_id, day, end, lives)
    for row in gone:
        _forget(history, row)
        kept = ledger.end(row, day)
        history.posts += [kept] if kept else []
    before = next((row for row in mains if row.fact.valid_to == day and row.fact.unit_id == unit_id), None)
    if before is not None and not is_order:
        # Somebody who is sent back to where they were until that day never left.
        _forget(history, before)
        history.posts.append(ledger.replace(before, replace(before.fact, valid_to=spans[0][2])))
        spans = spans[1:]
    for unit, since, until in spans:
        post = Posting(staff_id=history.staff_id, unit_id=unit, is_main=True, valid_from=since, valid_to=until)
        history.posts.append(ledger.begin(post, source))
        # 兼務 in the unit that becomes the main one would count the person twice.
        for row in [r for r in history.posts if not r.fact.is_main and r.fact.unit_id == unit]:
            if row.fact.valid_from < until and row.fact.valid_to > since:
                _end(ledger, history, row, since)
    return next((row for row in mains if row.fact.valid_from == end), None)


def _replaced(
    mains: list[Recorded[Posting]], now: Recorded[Posting] | None, day: date, lives: Lives
) -> tuple[list[Recorded[Posting]], date]:
    """Rows that the new post stands for, and the day on which something else is recorded already."""
    later = [row for row in mains if row.fact.valid_from > day]
    if now is None:
        return [], later[0].fact.valid_from if later else FOREVER
    gone, end = [now], now.fact.valid_to
    for row in later:
        # A later row that is not the reorganisation's own continuation is an order of its own: the new post ends
        # there.
        if not goes_on(gone[-1].fact, row.fact, lives):
            break
        gone.append(row)
        end = row.fact.valid_to
    return gone, end


def living(unit_id: int, day: date, lives: Lives) -> int | None:
    """The unit that a unit has become by a day; None when several took over, or none."""
    while (life := lives.get(unit_id, Life(FOREVER))).ends <= day:
        if len(life.heirs) != 1:
            return None
        unit_id = life.heirs[0]
    return unit_id


def goes_on(before: Posting, row: Posting, lives: Lives) -> bool:
    """Whether a main post is but the one before it in the unit that took over on that day."""
    life = lives.get(before.unit_id, Life(FOREVER))
    return before.valid_to == row.valid_from == life.ends and row.unit_id in life.heirs


def _spans(unit_id: int, day: date, end: date, lives: Lives) -> list[tuple[int, date, date]]:
    """Unit, first day and end of a post; a unit that is to end goes on in the one that takes over."""
    found: list[tuple[int, date, date]] = []
    since = day
    while (life := lives.get(unit_id, Life(FOREVER))).ends < end:
        # Split or abolished: where the person goes is for the office to say (ADR 10).
        if len(life.heirs) != 1:
            raise UnitEnds(life.ends)
        found.append((unit_id, since, life.ends))
        unit_id, since = life.heirs[0], life.ends
    return [*found, (unit_id, since, end)]


def add(
    ledger: Ledger,
    history: History,
    post: Posting,
    source: Source = BY_HAND,
    *,
    is_order: bool = True,
) -> bool:
    """A second post from a day on, up to its end or to when the unit becomes that of the main post.

    False when nothing changes: it is held already, or the main post is in that unit.
    """
    day = post.valid_from
    mains = [row.fact for row in history.posts if row.fact.is_main and row.fact.unit_id == post.unit_id]
    if any(main.holds_on(day) for main in mains):
        return False
    # The second post turns into the main one then; it must not run beside it.
    ends = [main.valid_from for main in mains if main.valid_from > day]
    same = [row for row in history.posts if not row.fact.is_main and row.fact.unit_id == post.unit_id]
    ends += [row.fact.valid_from for row in same if row.fact.valid_from > day]
    held = next((row for row in same if row.fact.holds_on(day)), None)
    overs = history.stands(StandingKind.OVER, post.unit_id)
    ends += [over.fact.day for over in overs if over.fact.day > day]
    until = min([post.valid_to, history.stays_until(day), *ends])
    if held is not None and held.fact.kind == post.kind and post.valid_to in (FOREVER, held.fact.valid_to):
        if not is_order or held.fact.valid_from == day:
            return False
        until = held.fact.valid_to
    if held is not None:
        _end(ledger, history, held, day)
    for over in overs:
        # Told for this very day again, the post goes on; what ends it later is what its period rests on.
        if over.fact.day == day:
            history.forget(ledger, over)
        elif over.fact.day == until:
            history.take_up(ledger, over)
    history.posts.append(ledger.begin(replace(post, valid_to=until), source))
    return True


def held_at(
    history: History, unit_id: int, day: date, is_within: Callable[[int, int], bool]
) -> list[Recorded[Posting]]:
    """The second posts in a unit on a day; without one there that of a team below it, where there is but one."""
    seconds = history.seconds_on(day)
    here = [row for row in seconds if row.fact.unit_id == unit_id]
    below = [row for row in seconds if is_within(row.fact.unit_id, unit_id)]
    return here or (below if len(below) == 1 else [])


def release(ledger: Ledger, history: History, row: Recorded[Posting], day: date, source: Source = BY_HAND) -> None:
    """A second post ends on a day. It does so whatever is told later of the days before."""
    _end(ledger, history, row, day)
    if not any(over.fact.day == day for over in history.stands(StandingKind.OVER, row.fact.unit_id)):
        order = StandingOrder(staff_id=history.staff_id, day=day, act=StandingKind.OVER, unit_id=row.fact.unit_id)
        history.standing.append(ledger.begin(order, source))


def _end(ledger: Ledger, history: History, row: Recorded[Posting], day: date) -> None:
    _forget(history, row)
    kept = ledger.end(row, day)
    history.posts += [kept] if kept else []


def _forget(history: History, row: Recorded[Posting]) -> None:
    history.posts = [one for one in history.posts if one.id != row.id]
