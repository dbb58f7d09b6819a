"""A wide listing of skills on the terminal: in parts that fit, its columns numbered and explained below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from skillmap.cli import state
from skillmap.i18n import word
from skillmap.japanese import width
from skillmap.tables import Table, without
from skillmap.words import Bilingual, message

_GAP = 3
_MOST = 30
"""Places for names and units at most; longer ones are broken."""


def blocks(table: Table, fixed: tuple[str, ...], room: int) -> Iterator[Table]:
    """The listing in parts that fit into so many places: columns of skills get numbers, explained below."""
    skills = [c.key for n, c in enumerate(table.columns) if c.key not in fixed and _says_something(table, n)]
    numbers = {key: str(number) for number, key in enumerate(skills, 1)}
    columns = tuple(
        replace(c, title=Bilingual(numbers[c.key], numbers[c.key])) if c.key in numbers else c for c in table.columns
    )
    names = {
        c.key: Bilingual(f"{numbers[c.key]} {c.title.ja}", f"{numbers[c.key]} {c.title.en}")
        for c in table.columns
        if c.key in numbers
    }
    for chosen in _chunks(table, fixed, skills, room):
        part = without(replace(table, columns=columns), *(c.key for c in columns if c.key not in (*fixed, *chosen)))
        explained = message("heat.columns", names=tuple(names[key] for key in chosen))
        # What is said of the whole stands once, below the last part.
        is_last = chosen[-1] == skills[-1]
        yield replace(part, notes=(explained, *(part.notes if is_last else ())))
    if not skills:
        yield without(table, *(c.key for c in table.columns if c.key not in fixed))


def _says_something(table: Table, at: int) -> bool:
    return any(row[at] is not None for row in table.rows)


def _chunks(table: Table, fixed: tuple[str, ...], skills: list[str], room: int) -> Iterator[list[str]]:
    """The skills in groups that fit beside the fixed columns; at least one in each."""
    wide = _widths(table)
    free = room - sum(min(wide[key], _MOST) + _GAP for key in fixed)
    chosen: list[str] = []
    taken = 0
    for key in skills:
        if chosen and taken + wide[key] + _GAP > free:
            yield chosen
            chosen, taken = [], 0
        chosen.append(key)
        taken += wide[key] + _GAP
    if chosen:
        yield chosen


def _widths(table: Table) -> dict[str, int]:
    shown = [*table.rows, *([table.total] if table.total else [])]
    return {
        c.key: max((width(word(row[n], state.lang())) for row in shown), default=2) for n, c in enumerate(table.columns)
    }
