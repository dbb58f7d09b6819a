"""Everything held about one person, handed to them (開示): a workbook and a file for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from skillmap import reports
from skillmap.documents import person_file as document
from skillmap.documents.person_file import HandedFile, HeldRow, NamedRow, PersonFile
from skillmap.office import privacy
from skillmap.office.handout import BookContent, BookToWrite, Handout, HandoutKind, TextContent, a_folder
from skillmap.office.office import Office
from skillmap.office.person_copies import names_somebody
from skillmap.office.staff import person_record
from skillmap.org.store import unit_names
from skillmap.storage import handouts, redaction, schema
from skillmap.storage.facts import Moment, head, key_ids
from skillmap.storage.journal import entries
from skillmap.storage.named import PersonNames
from skillmap.storage.personal import BOOKKEEPING

_ALWAYS = ("handout", "handout_file")
"""Where files that left are told by themselves."""


def export(office: Office, staff: str, out: Path | None = None) -> Handout:
    """Write everything held about somebody, by number, name or kana; who has left too.

    Raises InputRefused (E_STAFF_UNKNOWN), NeedsAnswer (E_STAFF_AMBIGUOUS).
    """
    one = collect(office, staff)
    name = document.title(one, office.lang)

    def book() -> BookContent:
        # Without a fingerprint: what was handed to somebody is never taken back in.
        return BookContent(document.book(one, office.settings.office, office.lang), None, office.lang)

    def text() -> TextContent:
        return TextContent(document.text(one), (one.person.number,))

    jobs = tuple(
        (f"{name}{ending}", BookToWrite(f"{name}{ending}", make, one.person.shown))
        for ending, make in ((".xlsx", book), (".json", text))
    )
    noted = {"staff": one.person.number}
    folder = a_folder(out or office.workspace.out, len(jobs))
    return Handout("privacy export", HandoutKind.PRIVACY_EXPORT, folder, jobs, noted, as_of=office.today)


def collect(office: Office, staff: str) -> PersonFile:
    """Everything held about somebody, of all days and whether it was taken back or not. Raises as `export`."""
    organisation, record = person_record(office, office.words.of(Moment(office.today)), staff)
    lines = reports.person_lines.table(office.framework, organisation, record, history=True)
    with office.read() as connection:
        ids = redaction.ids_of(connection, record.person.id)
        [who] = redaction.names_of(connection, [ids])
        named = [one for one in redaction.mentions(connection, [who]) if one.table not in _ALWAYS]
        return PersonFile(
            record.person,
            office.today,
            head(connection),
            privacy.describe(office, record.person.number),
            lines,
            tuple(_rows(connection, office.today, ids)),
            tuple(NamedRow(one.table, one.column, one.text, one.rows) for one in named),
            tuple(_handed(office, connection, who)),
        )


def _rows(connection: Connection, today: date, ids: tuple[int, ...]) -> Iterator[HeldRow]:
    known = {one.id: one for one in entries(connection)}
    sources = {row.id: row for row in connection.execute(select(schema.source))}
    words = _words(connection, today)
    for table, row in redaction.rows_about(connection, ids):
        entry, source = known[row["entry_id"]], sources.get(row.get("source_id"))
        yield HeldRow(
            table.name,
            {name: _value(table, name, value, words) for name, value in row.items() if name not in BOOKKEEPING},
            entry.id,
            entry.at,
            entry.by,
            entry.command,
            # What was taken back is still held, and shown with the entry that took it back.
            row.get("retracted_by"),
            source.name if source else "",
            source.sheet if source else "",
            row.get("cell") or "",
        )


def _words(connection: Connection, today: date) -> Mapping[Table, Mapping[int, str]]:
    """What ids stand for."""
    keys = (schema.session, schema.skill, schema.unit)
    codes = {key: {i: code for code, i in key_ids(connection, key).items()} for key in keys}
    return {**codes, schema.unit: codes[schema.unit] | dict(unit_names(connection, Moment(today)))}


def _value(table: Table, name: str, value: Any, words: Mapping[Table, Mapping[int, str]]) -> Any:
    for key, known in words.items():
        if value is not None and table.c[name].references(key.c.id):
            return known.get(value, value)
    return value.isoformat() if isinstance(value, date) else value


def _handed(office: Office, connection: Connection, who: PersonNames) -> Iterator[HandedFile]:
    """Files of every set that name them; those that are no longer there may."""
    for one in handouts.sets(connection, office.moment()):
        for file in one.set.files:
            path = Path(one.set.folder) / file.name
            there = path.is_file()
            if file.people and (not there or names_somebody(path, [who])):
                state = document.IN_FILE if there else document.NOT_FOUND
                yield HandedFile(one.set.shown, one.at, one.set.kind, file.name, file.about, state)
