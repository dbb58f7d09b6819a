"""A listing as people read it on the terminal: a table that fits, or a block for each row."""

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from rich import box
from rich.console import Console, Group
from rich.table import Table as RichTable
from rich.text import Text

from skillmap.cli import state
from skillmap.cli.breaking import in_lines, widest
from skillmap.cli.cleaning import clean
from skillmap.cli.fitting import SHORT, ColumnNeed, FittedColumns, layout, room, whole
from skillmap.cli.long_rows import laid_out
from skillmap.cli.row_blocks import blocks, style_of
from skillmap.days import day_on_paper
from skillmap.i18n import named, sentence, word
from skillmap.japanese import width
from skillmap.tables import Align, Column, Table, heading
from skillmap.words import Lang

FOLDED = 10
"""Titles of columns that are wider than this may be cut in halves."""
USUAL = 0.9
"""Share of the values that decides how wide a column usually is: one long name shall not break all the others."""
CODE = 32
"""Width up to which codes, days and times stay on one line: people copy them into the next command."""


def text(table: Table, lang: Lang) -> str:
    """The listing as lines for a terminal of `room` places, longer ones when --wide asks for them."""
    title = word(table.title, lang)
    if table.as_of:
        title += f"  {sentence('out.as_of', lang, day=_day(table.as_of, lang))}"
    keys = [c.key for c in table.columns]
    cells = [[clean(named(key, v, lang)) for key, v in zip(keys, row, strict=True)] for row in table.rows]
    last = [clean(named(key, v, lang)) for key, v in zip(keys, table.total, strict=bool(table.total))]
    shown = [*cells, *([last] if last else [])]
    needs = [_need(c, [row[i] for row in shown], lang) for i, c in enumerate(table.columns)]
    found = whole(needs) if state.current().wide else layout(needs, room())
    stream = io.StringIO()
    console = Console(file=stream, width=_places(needs, found), force_terminal=_colour(), highlight=False)
    # By itself, so that it may be wider than a narrow listing.
    console.print(Text(in_lines(clean(title), console.width), "bold"))
    if found:
        rows = None if last or (table.tones and _colour()) else laid_out(table, cells, needs, found, lang)
        if rows is None:
            console.print(_grid(table, cells, last, needs, found, lang))
        else:
            console.print(_grid(table, [], [], needs, rows.fitted, lang))
            rows.into(stream)
        if len(found.columns) < len(needs):
            lost = tuple(c.title.text(lang) for at, c in enumerate(table.columns) if at not in found.columns)
            console.print(Text(in_lines(sentence("out.more_columns", lang, count=len(lost), names=lost), room())))
    else:
        console.print(Group("", *blocks(table, shown, lang), ""))
    said = [word(note, lang) for note in table.notes]
    if not shown and not said:
        # Headings alone look like a listing that was cut off.
        said = [sentence("out.no_rows", lang)]
    for one in said:
        console.print(Text(in_lines(clean(one), room())))
    # Blocks are padded to the same width; what is copied from them should not end in blanks.
    return stream.getvalue() if found else re.sub(r" +$", "", stream.getvalue(), flags=re.MULTILINE)


def _places(needs: Sequence[ColumnNeed], found: FittedColumns | None) -> int:
    """The terminal's width; with --wide as much as the columns want."""
    if found and not found.widths:
        return max(room(), sum(max(n.heading, n.widest) + found.gap for n in needs))
    return room()


def _parts(column: Column, lang: Lang) -> list[str]:
    """A heading on several lines: the unit below the title, a long title in halves."""
    title = column.title.text(lang)
    lines = [title]
    if lang == "ja" and width(title) > FOLDED:
        half = -(-len(title) // 2)
        lines = [title[:half], title[half:]]
    elif lang == "en":
        lines = title.split(" ")
    return [*lines, f"({column.unit.text(lang)})"] if column.unit else lines


def _need(column: Column, texts: list[str], lang: Lang) -> ColumnNeed:
    bodies = sorted(width(text) for text in texts) or [0]
    folded = max(width(line) for line in _parts(column, lang))
    is_whole = column.align is Align.RIGHT or bodies[-1] <= SHORT
    usual = bodies[-1] if is_whole else bodies[int((len(bodies) - 1) * USUAL)]
    folded = max(folded, min(max(map(widest, texts), default=0), CODE))
    return ColumnNeed(width(heading(column, lang)), folded, usual, bodies[-1], column.is_minor)


def _grid(
    table: Table, cells: list[list[str]], last: list[str], needs: list[ColumnNeed], found: FittedColumns, lang: Lang
) -> RichTable:
    grid = RichTable(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, found.gap - 1, 0, 0) if found.widths else (0, 1),
    )
    for at, wide in zip(found.columns, found.widths or (0,) * len(found.columns), strict=True):
        column = table.columns[at]
        justify = {Align.RIGHT: "right", Align.CENTER: "center"}.get(column.align, "left")
        title = heading(column, lang)
        if wide and wide < needs[at].heading:
            title = "\n".join(_parts(column, lang))
        grid.add_column(Text(title), justify=justify, overflow="fold", width=wide or None)  # type: ignore[arg-type]
    for row, values in enumerate(cells):
        grid.add_row(*(Text(value, style_of(table, row, at)) for at, value in _folded(values, found)))
    if last:
        grid.add_section()
        grid.add_row(*(Text(value) for _, value in _folded(last, found)))
    return grid


def _folded(values: list[str], found: FittedColumns) -> Iterator[tuple[int, str]]:
    """The values of the columns that are shown, broken to the widths of those."""
    for at, wide in zip(found.columns, found.widths or (0,) * len(found.columns), strict=True):
        yield at, in_lines(values[at], wide) if wide else values[at]


def _day(day: date, lang: Lang) -> str:
    return day_on_paper(day, lang, here.settings.dates if (here := state.office_here()) else None)


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
