"""What is held about people: of everybody or of one, since when, from where, why and for how long."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path

from skillmap.days import JST
from skillmap.folders import files_below
from skillmap.office.office import Office
from skillmap.office.retention import keeping, leavers
from skillmap.org.leavers import find_ever
from skillmap.settings import RecordKind
from skillmap.storage import redaction
from skillmap.storage.facts import Moment
from skillmap.storage.journal import entries
from skillmap.storage.listing import day_in_japan
from skillmap.tables import Table, column, number
from skillmap.words import Fact, message

COLUMNS = (
    column("kind", "記録の種類", "kind of record"),
    column("holds", "内容", "what it holds", width=44),
    column("purpose", "使う目的", "purpose", is_minor=True),
    number("people", "人数", "people"),
    number("rows", "件数", "rows"),
    column("since", "最初の記録", "since"),
    column("from", "どこから", "from"),
    column("kept", "保存年限", "kept"),
    number("due", "期限を過ぎた人", "past it"),
)


def describe(office: Office, staff: str | None = None) -> Table:
    """Every kind of record about people, or about one of them (who has left too).

    Raises InputRefused (E_STAFF_UNKNOWN), NeedsAnswer (E_STAFF_AMBIGUOUS).
    """
    moment = Moment(office.today)
    with office.read() as connection:
        ids: tuple[int, ...] | None = None
        who = None
        if staff is not None:
            who = find_ever(connection, moment, office.organisation(connection, moment), staff)
            ids = redaction.ids_of(connection, who.id)
        # Since when something is held is the day of its entry, not the day that it speaks of.
        days = {entry.id: day_in_japan(entry.at) for entry in entries(connection)}
        past: Counter[RecordKind] = Counter()
        gone: dict[RecordKind, date] = {}
        for one in leavers(office, connection, ids):
            past.update(kept.kind for kept in one.keeping if kept.is_over(office.today))
            gone.update({kept.kind: one.gone_on for kept in one.keeping})
        rows: list[tuple[Fact, ...]] = [
            (
                message(f"privacy.kind.{held.kind}"),
                message(f"privacy.holds.{held.kind}"),
                message(f"privacy.purpose.{held.kind}"),
                held.people or None,
                held.rows,
                days.get(held.first_entry) if held.first_entry else None,
                _from(held),
                _kept(office, held.kind, gone.get(held.kind) if staff else None),
                past[held.kind],
            )
            for held in redaction.holdings(connection, ids)
            # A kind of record of which nothing is held needs no purpose.
            if held.rows
        ]
        erased = len(redaction.erased(connection))
    notes = [message("privacy.note.erased", count=erased)] if erased and staff is None else []
    if staff is None:
        rows += _files(office)
        if not office.settings.retention:
            notes.append(message("privacy.note.no_retention"))
    title = message("privacy.title.one", person=who.shown) if who else message("privacy.title")
    return Table("privacy", title, COLUMNS, rows, tuple(notes), as_of=office.today)


def _from(held: redaction.Holding) -> Fact:
    return message("privacy.from.files", count=held.files) if held.files else message("privacy.from.hand")


def _kept(office: Office, kind: RecordKind, gone_on: date | None) -> Fact:
    years = office.settings.retention.get(kind)
    if years is None:
        return message("privacy.kept.unset")
    if years == "permanent":
        return message("privacy.kept.permanent")
    if gone_on is not None and (until := keeping(office.settings, kind, gone_on).until) is not None:
        return message("privacy.kept.until", years=years, until=until)
    return message("privacy.kept.years", years=years)


def _files(office: Office) -> list[tuple[Fact, ...]]:
    """Files in the workspace that name people, by what they are."""
    place, found = office.workspace, []
    for kind, folder in (("snapshots", place.backups), ("outputs", place.out), ("logs", place.logs)):
        files = files_below(folder)
        if files:
            holds = message(f"privacy.holds.{kind}")
            row: tuple[Fact, ...] = (
                message(f"privacy.kind.{kind}"), holds, message(f"privacy.purpose.{kind}"), None, len(files),
                min(map(_day, files)), folder.name, message("privacy.kept.files"), None,
            )  # fmt: skip
            found.append(row)
    return found


def _day(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, JST).date()
