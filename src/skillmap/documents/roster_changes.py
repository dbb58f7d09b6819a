"""What differs in a listing from the one that was handed out last: rows that are new, changed, or gone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from skillmap.days import day_on_paper
from skillmap.sheets import Emphasis
from skillmap.tables import Table, column
from skillmap.words import Bilingual, Fact, Message, message

CHANGE = column("change", "変更", "change", width=6)
_KINDS = ("new", "changed", "gone")


@dataclass(frozen=True, slots=True)
class LastHandout:
    """The handing out that is compared with."""

    day: date
    shown: str
    """Its number as people read it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A listing with a column that says what is new; what is gone stands at its end."""

    table: Table
    emphasis: Mapping[int, Emphasis]
    counts: Mapping[str, int]
    """new, changed, gone."""


def compared(now: Table, before: Table, keys: Sequence[str]) -> Compared:
    """A listing against an earlier one of the same columns; rows are the same when the columns `keys` are."""
    places = [at for at, one in enumerate(now.columns) if one.key in keys]

    def key(row: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(row[at] for at in places)

    earlier = {key(row): row for row in before.rows}
    rows: list[tuple[Fact, ...]] = []
    kinds: list[str] = []
    for row in now.rows:
        was = earlier.pop(key(row), None)
        kinds.append("new" if was is None else "changed" if was != row else "")
        rows.append(row)
    rows += earlier.values()
    kinds += ["gone"] * len(earlier)
    looks = {"new": Emphasis.CHANGED, "changed": Emphasis.CHANGED, "gone": Emphasis.VACANT}
    emphasis = {at: looks[kind] for at, kind in enumerate(kinds) if kind}
    marked = [(*row, message(f"roster.change.{kind}") if kind else None) for row, kind in zip(rows, kinds, strict=True)]
    counts = Counter(kind for kind in kinds if kind)
    table = replace(now, columns=(*now.columns, CHANGE), rows=marked)
    return Compared(table, MappingProxyType(emphasis), {kind: counts[kind] for kind in _KINDS})


def cover_line(last: LastHandout, counts: Mapping[str, int]) -> Message:
    """前回（6月3日、H0012）からの変更 7件（新規 3、変更 2、取消 2）."""
    return message(
        "roster.since",
        day=Bilingual(day_on_paper(last.day, "ja"), last.day.isoformat()),
        set=last.shown,
        count=sum(counts.values()),
        **{kind: counts[kind] for kind in _KINDS},
    )
