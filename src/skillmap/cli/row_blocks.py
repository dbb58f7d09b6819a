"""Rows that are no rows of a table: each is a block, headed by whom or what it is about."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from skillmap.cli.breaking import in_lines
from skillmap.cli.fitting import room
from skillmap.japanese import width
from skillmap.tables import Align, Table, Tone, heading
from skillmap.words import Lang

NAMING = 3
"""The first columns say whom or what a row is about: they head its block."""
_INDENT = 2
_TONES = {Tone.GOOD: "green", Tone.SHORT: "yellow", Tone.FAR: "bold red", Tone.UNKNOWN: "dim", Tone.CLOSED: "dim"}


def blocks(table: Table, rows: list[list[str]], lang: Lang) -> Iterator[RenderableType]:
    """Each row as its first values and, below them, `heading: value` for every other that there is."""
    titles = [heading(c, lang) for c in table.columns]
    # A number says nothing without its heading.
    naming = [at for at, c in enumerate(table.columns) if c.align is not Align.RIGHT][:NAMING]
    for row, values in enumerate(rows):
        yield Text(in_lines("  ".join(values[at] for at in naming if values[at]), room()), "bold")
        line, taken = Text(), 0
        for at, value in enumerate(values):
            if not value or at in naming:
                continue
            item = Text(f"{titles[at]}: ").append(value, style_of(table, row, at))
            wide = width(item.plain) + _INDENT
            if taken and _INDENT + taken + wide > room():
                yield Padding(line, (0, 0, 0, _INDENT), expand=False)
                line, taken = Text(), 0
            if _INDENT + wide > room():
                lines = in_lines(item.plain, room() - _INDENT)
                yield Padding(Text(lines, style_of(table, row, at)), (0, 0, 0, _INDENT), expand=False)
                continue
            line.append("  " if taken else "").append_text(item)
            taken += wide
        if taken:
            yield Padding(line, (0, 0, 0, _INDENT), expand=False)


def style_of(table: Table, row: int, column: int) -> str:
    """How rich shows a cell."""
    tone = table.tones.get((row, column))
    return _TONES[tone] if tone else ""
