"""Showing a Table as text, json, csv or xlsx; problems and change sets. Result to stdout, talk to stderr."""

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

import typer

from skillmap import cli, office
from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.cli import outgoing, state, told
from skillmap.cli.cleaning import clean as clean  # noqa: PLC0414
from skillmap.cli.talk import say as say  # noqa: PLC0414 # named by every command
from skillmap.cli.talk import tell as tell  # noqa: PLC0414
from skillmap.errors import UsageRefused
from skillmap.i18n import sentence, word
from skillmap.problems import Problem, Severity
from skillmap.tables import Table, heading, records
from skillmap.words import Fact, Lang, Message, message


class Format(StrEnum):
    """How a listing comes out."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


_versions: list[Message] = []
"""The version of the definitions that listings are about, in an office that has had more than one."""


def name_no_version() -> None:
    """Listings name no version of the definitions until `name_version` says one."""
    _versions.clear()


def name_version(name: Fact, since: date | None, until: date | None) -> None:
    """From now on listings name this version of the definitions, in force from a day on or until another."""
    _versions[:] = [message("version.until" if until else "version.since", name=name, until=until, since=since)]


def show(table: Table, form: Format = Format.TEXT, out: Path | None = None) -> None:
    """Show a listing, or write it to a file: `out` says how by its ending. A workbook is always a file.

    Raises UsageRefused (E_OUT_ENDING, E_OUT_FORMAT) for an ending that is not known or means another format.
    """
    lang, form = state.lang(), chosen(form, out)
    if _versions:
        table = replace(table, notes=(*table.notes, *_versions))
        if form is not Format.TEXT:
            say_messages(_versions)  # data has no notes
    if form is Format.XLSX:
        path = out or Path(f"{office.handout.table_name(table, lang)}.xlsx")
        outgoing.put(path, office.handout.table_book(table, lang), as_of=table.as_of)
        return
    text = {Format.JSON: _json, Format.CSV: _csv, Format.TEXT: cli.terminal.text}[form](table, lang)
    if out is not None:
        text = ("\ufeff" if form is Format.CSV else "") + text
        outgoing.put(out, office.handout.TextContent(text, office.handout.texts_of(table)), as_of=table.as_of)
    elif form is Format.CSV and isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # A redirected CSV is opened by Excel: BOM, and CRLF left as they are.
        sys.stdout.buffer.write(("\ufeff" + text).encode())
    else:
        typer.echo(text, nl=False)


_ENDINGS = {".txt": Format.TEXT, ".json": Format.JSON, ".csv": Format.CSV, ".xlsx": Format.XLSX}


def chosen(form: Format, out: Path | None) -> Format:
    """How a listing comes out: as asked, or as the ending of its file says. Raises as `show`."""
    if out is None:
        return form
    meant = _ENDINGS.get(out.suffix.casefold())
    if meant is None and form is Format.TEXT:
        raise UsageRefused("E_OUT_ENDING", file=out.name, expected=tuple(_ENDINGS))
    if meant is not None and form is not Format.TEXT and meant is not form:
        raise UsageRefused("E_OUT_FORMAT", file=out.name, found=str(form))
    return meant or form


def _json(table: Table, lang: Lang) -> str:
    return json.dumps(records(table, lang), ensure_ascii=False, indent=1) + "\n"


def _csv(table: Table, lang: Lang) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([heading(c, lang) for c in table.columns])
    for row in table.rows:
        writer.writerow([_neutral(_csv_cell(v, lang)) for v in row])
    return stream.getvalue()


def _csv_cell(fact: Fact, lang: Lang) -> str:
    return str(fact) if isinstance(fact, int | float) and not isinstance(fact, bool) else word(fact, lang)


def _neutral(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (an apostrophe in front; our reader takes it off again)."""
    return (
        f"'{text}"
        # A sign alone is no formula: － says that there is nothing.
        if text[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'") and len(text) > 1
        else text
    )


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
    # One person can have several lines: both numbers are told where they differ.
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


def tell_messages(messages: Iterable[Message]) -> None:
    """Sentences to stdout, one a line: a result."""
    for one in messages:
        typer.echo(clean(word(one, state.lang())))


def _count(kind: ChangeKind, subjects: int, lines: int, lang: Lang) -> str:
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
