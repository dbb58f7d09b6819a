"""The list of people on leave (休職等一覧)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.documents.leave_list import LAYOUT, read_leave_list
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.org import leave_import
from skillmap.org.present import present
from skillmap.org.whole_lists import WholeList
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions


@dataclass(frozen=True, slots=True)
class LeaveImport:
    """休職等一覧; with `is_complete` everybody who is on leave on the day."""

    as_of: date | None = None
    is_complete: bool = False
    allow_mass_change: bool = False
    command: ClassVar[str] = "staff leave"
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        del office
        return (LAYOUT,)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """New and changed leave."""
        records, reading = read_leave_list(file, options)
        found = present(connection, office.moment(), office.settings.grades)
        whole = None
        # A row that could not be read may be somebody who stays away: then nobody counts as back.
        if self.is_complete and not reading.bad_rows:
            share = office.settings.mass_change_share
            whole = WholeList(reading.as_of or office.day(self.as_of), share, self.allow_mass_change)
        return Comparison(reading, leave_import.change_set(found, records, [source_of(reading)], whole))
