"""The list of aims (目標（希望）一覧)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.careers import aims, store
from skillmap.changes import ChangeSet
from skillmap.documents.aim_list import LAYOUT, read_aims
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.org.whole_lists import WholeList
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions


@dataclass(frozen=True, slots=True)
class AimImport:
    """目標（希望）一覧; `on` is the first day of its aims, and the end of those that a complete list lacks."""

    on: date | None = None
    is_complete: bool = False
    allow_mass_change: bool = False
    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "career aim"
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        del office
        return (LAYOUT,)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """New, changed and withdrawn aims."""
        records, reading = read_aims(file, options)
        moment = office.moment()
        organisation = office.organisation(connection, moment)
        day = self.on or office.today
        then = replace(moment, as_of=day)
        present, later = store.aim_rows(connection, then), store.aims_after(connection, then)
        whole = None
        # A row that could not be read may be somebody's aim: then nobody's is withdrawn.
        if self.is_complete and not reading.bad_rows:
            whole = WholeList(day, office.settings.mass_change_share, self.allow_mass_change)
        source = [source_of(reading)]
        changes = aims.change_set(office.framework, organisation, present, records, day, source, whole, later)
        # Once recorded, each line's aim is the one of the day, and nobody is left whom a complete list lacks.
        said = ChangeSet(changes.title, unchanged=len(records))
        return Comparison(reading, changes, second=lambda _: said)
