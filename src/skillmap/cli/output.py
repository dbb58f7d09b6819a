"""Showing a Table as text, json, csv or xlsx; problems and change sets. Result to stdout, talk to stderr."""

import csv
import io
import json
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path

import typer

from skillmap import office
from skillmap.changes import Change, ChangeSet, Kind
from skillmap.cli import state, told
from skillmap.cli.cleaning import clean
from skillmap.cli.fitting import SHORT, WIDE, ColumnNeed, fit
from skillmap.days import wareki
from skillmap.i18n import named, sentence, word
from skillmap.japanese import width
from skillmap.problems import Problem, Severity
from skillmap.tables import Align, Column, Table, Tone, records
from skillmap.words import Bilingual, Fact, Lang, Message

FOLDED = 10
"""Titles of columns that are wider than this may be cut in halves."""
USUAL = 0.9
"""Share of the values that decides how wide a column usually is: one long name shall not break all the others."""
CODE = 24
"""Width up to which codes stay on one line: people copy them into the next command."""
_TONES = {Tone.GOOD: "green", Tone.SHORT: "yellow", Tone.FAR: "bold red", Tone.UNKNOWN: "dim"}
_CODE = re.compile(r"[!-~]*")


class Format(StrEnum):
    """How a listing comes out."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def say(key: str, /, **facts: Fact) -> None:
    """A sentence of the catalogue to stderr: talk about the work, not its result."""
    typer.echo(clean(sentence(key, state.lang(), **facts)), err=True)


def tell(key: str, /, **facts: Fact) -> None:
    """A sentence of the catalogue to stdout: a result."""
    typer.echo(clean(sentence(key, state.lang(), **facts)))


def show(table: Table, form: Format = Format.TEXT, out: Path | None = None) -> None:
    """Show a listing. xlsx needs a file; the other formats go to stdout unless `out` names one."""
    lang = state.lang()
    if form is Format.XLSX:
        path = out or Path(f"{office.handout.table_name(table, lang)}.xlsx")
        office.handout.write_table(table, path, lang)
        say("out.written", file=str(path))
        return
    text = {Format.JSON: _json, Format.CSV: _csv, Format.TEXT: _text}[form](table, lang)
    if out is not None:
        office.handout.write_text(out, ("\ufeff" if form is Format.CSV else "") + text)
        say("out.written", file=str(out))
    elif form is Format.CSV and isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # A redirected CSV is opened by Excel: BOM, and CRLF left as they are.
        sys.stdout.buffer.write(("\ufeff" + text).encode())
    else:
        typer.echo(text, nl=False)


def _json(table: Table, lang: Lang) -> str:
    return json.dumps(records(table, lang), ensure_ascii=False, indent=1) + "\n"


def _csv(table: Table, lang: Lang) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([_heading(c.title, c.unit, lang) for c in table.columns])
    for row in table.rows:
        writer.writerow([_neutral(_csv_cell(v, lang)) for v in row])
    return stream.getvalue()


def _csv_cell(fact: Fact, lang: Lang) -> str:
    return str(fact) if isinstance(fact, int | float) and not isinstance(fact, bool) else word(fact, lang)


def _neutral(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (an apostrophe in front; our reader takes it off again)."""
    return (
        f"'{text}"
        if text[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'") and len(text) > 1
        else text
    )


def _heading(title: Bilingual, unit: Bilingual | None, lang: Lang) -> str:
    return f"{title.text(lang)}({unit.text(lang)})" if unit else title.text(lang)


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
    whole = column.align is Align.RIGHT or bodies[-1] <= SHORT
    usual = bodies[-1] if whole else bodies[int((len(bodies) - 1) * USUAL)]
    if all(_CODE.fullmatch(text) for text in texts):
        folded = max(folded, min(usual, CODE))
    return ColumnNeed(width(_heading(column.title, column.unit, lang)), folded, usual, bodies[-1])


def _text(table: Table, lang: Lang) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    title = word(table.title, lang)
    if table.as_of:
        title += f"  {sentence('out.as_of', lang, day=_day(table.as_of, lang))}"
    keys = [c.key for c in table.columns]
    cells = [[clean(named(key, v, lang)) for key, v in zip(keys, row, strict=True)] for row in table.rows]
    last = [clean(named(key, v, lang)) for key, v in zip(keys, table.total, strict=bool(table.total))]
    shown = [*cells, *([last] if last else [])]
    needs = [_need(c, [row[i] for row in shown], lang) for i, c in enumerate(table.columns)]
    fitted = fit(needs, room())
    widths, gap = fitted or ([0] * len(needs), WIDE)
    grid = RichTable(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1) if fitted is None else (0, gap - 1, 0, 0),
    )
    for c, need, wide in zip(table.columns, needs, widths, strict=True):
        justify = {Align.RIGHT: "right", Align.CENTER: "center"}.get(c.align, "left")
        heading = _heading(c.title, c.unit, lang)
        if wide and wide < need.heading:
            heading = "\n".join(_parts(c, lang))
        grid.add_column(Text(heading), justify=justify, overflow="fold", width=wide or None)  # type: ignore[arg-type]
    for at, row in enumerate(cells):
        grid.add_row(*(Text(cell, _style(table, at, n)) for n, cell in enumerate(row)))
    if last:
        grid.add_section()
        grid.add_row(*(Text(cell) for cell in last))
    stream = io.StringIO()
    console = Console(file=stream, width=room(), force_terminal=_colour(), highlight=False)
    # By itself, so that it may be wider than a narrow listing.
    console.print(Text(clean(title), "bold"))
    console.print(grid)
    for note in table.notes:
        console.print(Text(clean(word(note, lang))))
    return stream.getvalue()


def _style(table: Table, row: int, column: int) -> str:
    tone = table.tones.get((row, column))
    return _TONES[tone] if tone else ""


def _day(day: date, lang: Lang) -> str:
    return wareki(day) if lang == "ja" else day.isoformat()


def room() -> int:
    """Places in a line of the terminal."""
    return int(os.environ.get("COLUMNS") or shutil.get_terminal_size((100, 24)).columns)


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def say_problems(problems: Iterable[Problem]) -> None:
    """Problems to stderr, what matters first, and a line that counts them."""
    listed = told.in_order(problems)
    for line in told.problem_lines(listed, state.lang()):
        typer.echo(line, err=True)
    if listed:
        counts = told.counts(listed)
        say(
            "out.problems",
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            notes=counts[Severity.NOTE],
        )


def say_changes(changes: ChangeSet, *, most: int = 20) -> None:
    """A change set to stderr: counts first, then the first lines of each kind."""
    lang = state.lang()
    typer.echo(clean(word(changes.title, lang)), err=True)
    counts = changes.counts()
    lines_of = Counter(c.kind for c in changes.changes)
    parts = [_count(kind, n, lines_of[kind], lang) for kind, n in counts.items()]
    parts.append(f"{sentence('kind.unchanged', lang)} {changes.unchanged:,}")
    typer.echo("  " + " / ".join(parts), err=True)
    for kind in counts:
        lines = [c for c in changes.changes if c.kind is kind]
        for c in lines[:most]:
            line = f"  {sentence(f'kind.{kind}', lang)}  {c.subject}  {_change_text(c, lang)}"
            typer.echo(clean(line.rstrip()), err=True)
        if len(lines) > most:
            say("out.more", count=len(lines) - most)


def say_messages(messages: Iterable[Message]) -> None:
    """Sentences to stderr, one a line."""
    for one in messages:
        typer.echo(clean(word(one, state.lang())), err=True)


def _count(kind: Kind, subjects: int, lines: int, lang: Lang) -> str:
    """追加 161（1,140件）: people or things first, lines in brackets when they are more."""
    text = f"{sentence(f'kind.{kind}', lang)} {subjects:,}"
    return text if lines == subjects else f"{text}{sentence('kind.lines', lang, count=lines)}"


def _change_text(change: Change, lang: Lang) -> str:
    label = f"{word(change.item, lang)}: " if change.item else ""
    if change.before is None and change.after is None:
        return label.rstrip(": ")
    if change.before is None:
        return f"{label}{word(change.after, lang)}"
    return f"{label}{word(change.before, lang)} → {word(change.after, lang) or '－'}"
