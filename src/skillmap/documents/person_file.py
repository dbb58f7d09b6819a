"""Everything held about one person, for them: a workbook to read and a JSON text for machines, from one value."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from skillmap.days import FOREVER
from skillmap.i18n import sentence
from skillmap.org.model import Person
from skillmap.sheets import Extras, Sheet, sheet_from_table
from skillmap.storage.handouts import kind_in_words
from skillmap.storage.listing import in_japan
from skillmap.tables import Table, column, number, without
from skillmap.words import Fact, Lang, message

FORMAT = "skillmap-person/1"
IN_FILE, NOT_FOUND = "in-file", "not-found"


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row about the person: what it says, who recorded it when and from where, and what took it back."""

    table: str
    values: Mapping[str, str | int | float | bool | None]
    """By column; ids as what they stand for."""
    entry: int
    at: str
    by: str
    command: str
    taken_back: int | None = None
    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A text about something else that names the person, in so many rows."""

    table: str
    column: str
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that left the office and names the person, or that may: it is no longer where it was written."""

    set: str
    at: str
    kind: str
    file: str
    about: str
    state: str
    """`IN_FILE`, or `NOT_FOUND`."""


@dataclass(frozen=True)
class PersonFile:
    """Everything held about a person as of a day."""

    person: Person
    as_of: date
    entry: int
    """The newest entry that it takes into account."""
    held: Table
    """What is held, why and for how long."""
    lines: Table
    """The person's record in words."""
    rows: Sequence[HeldRow]
    named: Sequence[NamedRow]
    handed: Sequence[HandedFile]


def title(one: PersonFile, lang: Lang) -> str:
    """The files' name without suffix: 本人記録_001274_高橋千尋."""
    name = "".join(one.person.name.split())
    return sentence("person.file.name", lang, number=one.person.number, name=name)


def book(one: PersonFile, office: str, lang: Lang) -> tuple[Sheet, ...]:
    """The workbook: what is held and why, the record, every row with its origin, where else they are named."""
    subtitle = tuple(part for part in (office, sentence("person.file.note", lang)) if part)
    extras = Extras(subtitle=subtitle, confidential=True)
    return tuple(sheet_from_table(table, lang, extras=extras) for table in _tables(one, lang))


def _tables(one: PersonFile, lang: Lang) -> Sequence[Table]:
    return (
        one.lines,
        # Both columns count people, which says nothing where there is one.
        without(one.held, "people", "due"),
        Table("rows", message("person.file.rows"), _ROWS, [_row(row, lang) for row in one.rows], as_of=one.as_of),
        Table(
            "named", message("person.file.named"), _NAMED,
            [(_word(n.table), message(f"privacy.column.{n.column}"), n.text, n.rows) for n in one.named],
            as_of=one.as_of,
        ),
        Table(
            "handed", message("person.file.handed"), _HANDED,
            [
                (h.set, in_japan(h.at), kind_in_words(h.kind), h.file, h.about,
                 message(f"person.file.state.{h.state}"))
                for h in one.handed
            ], as_of=one.as_of,
        ),
    )  # fmt: skip


_ROWS = (
    column("kind", "種類", "kind", width=20),
    column("what", "内容", "what", width=60),
    number("entry", "記録", "entry"),
    column("at", "記録日時", "recorded at", width=17),
    column("by", "記録者", "recorded by", width=14),
    column("from", "元のファイル", "from file", width=34),
    number("undone_by", "取消した記録", "taken back by"),
)
_NAMED = (
    column("kind", "種類", "kind", width=20),
    column("column", "項目", "item", width=14),
    column("text", "内容", "text", width=70),
    number("rows", "件数", "rows"),
)
_HANDED = (
    column("set", "照合番号", "set"),
    column("at", "日時", "time", width=17),
    column("kind", "種類", "kind", width=16),
    column("file", "ファイル", "file", width=50),
    column("about", "配布先", "for", width=24),
    column("state", "確認", "checked", width=30),
)


def _row(row: HeldRow, lang: Lang) -> tuple[Fact, ...]:
    said = {
        name: value for name, value in row.values.items() if name not in _OF_THE_PROGRAM and value not in (None, "")
    }
    what = "、".join(f"{sentence(f'privacy.column.{name}', lang)}: {_plain(value)}" for name, value in said.items())
    place = " ".join(part for part in (row.file, row.sheet, row.cell) if part)
    return _word(row.table), what, row.entry, in_japan(row.at), row.by, place, row.taken_back


_OF_THE_PROGRAM = ("sort_key", "search_key", "said")
"""What the program makes of the others; the file for machines has it."""


def _word(table: str) -> Fact:
    return message(f"privacy.table.{table}")


def _plain(value: object) -> str:
    # The database writes the last day there is for "no end"; nobody is to read it as a day.
    if value == FOREVER.isoformat():
        return "－"
    return {True: "○", False: "×"}[value] if isinstance(value, bool) else str(value)


def text(one: PersonFile) -> str:
    """The same as JSON: rows as they are recorded, days as ISO dates, times in UTC."""
    rows = [
        {
            "table": row.table,
            "values": dict(row.values),
            "recorded": {"entry": row.entry, "at": row.at, "by": row.by, "command": row.command},
            "taken_back_by": row.taken_back,
            "source": {"file": row.file, "sheet": row.sheet, "cell": row.cell} if row.file else None,
        }
        for row in one.rows
    ]
    whole = {
        "format": FORMAT,
        "staff": one.person.number,
        "name": one.person.name,
        "as_of": one.as_of.isoformat(),
        "known_at": one.entry,
        "rows": rows,
        "named": [{"table": n.table, "column": n.column, "text": n.text, "rows": n.rows} for n in one.named],
        "handed_out": [
            {"set": h.set, "at": h.at, "kind": h.kind, "file": h.file, "for": h.about, "state": h.state}
            for h in one.handed
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
