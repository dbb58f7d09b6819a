"""Why the numbers of the year are others than last time: each difference shared out among the entries between."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from skillmap.reports.year import YearLine
from skillmap.tables import Table, column, number
from skillmap.words import Fact, Message, message

OF_SEATS = ("seats", "waiting")
"""Numbers that change when seats are lost."""
Numbers = tuple[float, ...]
"""The numbers of the year's lines, in their order."""
COLUMNS = (
    column("measure", "項目", "measure"),
    number("before", "前回", "last time"),
    number("value", "今回", "now"),
    column("unit", "単位", "unit"),
    column("because", "増減の内訳", "because of"),
    column("note", "内訳", "of which", is_minor=True),
)


@dataclass(frozen=True, slots=True)
class NumberShare:
    """What these entries, one or several in a row, changed of each number; no entries = the days that passed."""

    entries: tuple[int, ...]
    change: Numbers


@dataclass(frozen=True, slots=True)
class LastTime:
    """What is compared with: the state of a day as known at a journal entry; `what` says why just that one."""

    day: date
    entry: int
    what: Message


def numbers(lines: Sequence[YearLine]) -> Numbers:
    """The values alone, in the order of the lines; None where a line has none."""
    return tuple(line.value for line in lines)


def shares(count: Callable[[int], Numbers], since: int, entries: Sequence[int], most: int) -> list[NumberShare]:
    """What each of the entries changed, in their order; only parts that changed anything.

    `count` gives the numbers as known at an entry and is asked at most `most` times (at least twice: for the first
    and the last). The parts always add up to the difference of those two, and fewer entries than that are always told
    apart. Of more, entries in a row stay one part, and some that together leave every number as it was are not told.
    """
    points = (since, *entries)
    known = {0: count(since)}
    if len(points) > 1:
        known[len(points) - 1] = count(points[-1])
    while len(known) < most and (gap := _widest(known)):
        # Halving: a count reads a whole year, and the few entries that matter are found with few of them.
        middle = sum(gap) // 2
        known[middle] = count(points[middle])
    at = sorted(known)
    found = [
        NumberShare(points[low + 1 : high + 1], _difference(known[low], known[high])) for low, high in pairwise(at)
    ]
    return [part for part in found if any(part.change)]


def _widest(known: Mapping[int, Numbers]) -> tuple[int, int] | None:
    """The gap to look into next: where most numbers differ, among these the longest."""
    at = sorted(known)
    gaps = [(low, high) for low, high in pairwise(at) if high - low > 1]
    return max(gaps, key=lambda g: (_differing(known[g[0]], known[g[1]]), g[1] - g[0]), default=None)


def _differing(before: Numbers, now: Numbers) -> int:
    return sum(a != b for a, b in zip(before, now, strict=True))


def _difference(before: Numbers, now: Numbers) -> Numbers:
    # Hours have one decimal; what is left of binary fractions beyond it is no difference.
    return tuple(round(b - a, 1) for a, b in zip(before, now, strict=True))


def passing_days(before: Numbers, now: Numbers) -> list[NumberShare]:
    """The part of the days that passed: what had been recorded for them already."""
    change = _difference(before, now)
    return [NumberShare((), change)] if any(change) else []


def since_table(
    title: Message,
    day: date,
    before: Numbers,
    lines: Sequence[YearLine],
    parts: Sequence[NumberShare],
    named: Callable[[NumberShare], Fact],
    roots: Callable[[NumberShare], tuple[Message, ...]],
    notes: Sequence[Message],
) -> Table:
    """The numbers of the year beside those of last time, and what each difference is made of.

    `roots` says what had put seats out of order that a part took away: it is told with `OF_SEATS`.
    """
    rows: list[tuple[Fact, ...]] = []
    for at, (line, was) in enumerate(zip(lines, before, strict=True)):
        because = tuple(
            _because(named(part), part.change[at], roots(part) if line.key in OF_SEATS else ())
            for part in parts
            if part.change[at]
        )
        rows.append((message(f"year.{line.key}"), was, line.value, line.unit, because, line.note))
    return Table("year", title, COLUMNS, rows, tuple(notes), as_of=day)


def _because(what: Fact, change: float, roots: tuple[Message, ...]) -> Message:
    if not roots:
        return message("year.since.part", what=what, change=_signed(change))
    return message("year.since.part.roots", what=what, change=_signed(change), roots=roots)


def _signed(change: float) -> str:
    return f"{change:+,.1f}".removesuffix(".0")
