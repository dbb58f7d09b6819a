"""The list of units (組織一覧)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.documents.unit_list import LAYOUT, read_unit_list
from skillmap.leaders.store import term_rows
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.org import unit_import
from skillmap.org.present import ahead, present
from skillmap.org.whole_lists import WholeList
from skillmap.revision import complete_units
from skillmap.revision.reorganisation import Elsewhere
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.storage.facts import Moment
from skillmap.training.store import sessions


@dataclass(frozen=True, slots=True)
class UnitImport:
    """組織一覧; with `is_complete` all units of the day."""

    as_of: date | None = None
    is_complete: bool = False
    allow_mass_change: bool = False
    command: ClassVar[str] = "org import"
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        del office
        return (LAYOUT,)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """New units of the list, and those that a complete one lacks."""
        records, reading = read_unit_list(file, options)
        moment = Moment(reading.as_of or office.today)
        found, source = present(connection, moment), source_of(reading)
        if not self.is_complete or reading.bad_rows:
            return Comparison(reading, unit_import.change_set(found, records, moment.as_of, [source]))
        later, terms = ahead(connection, moment.as_of), term_rows(connection, moment)
        held = (one.session for one in sessions(connection, office.moment()).values())
        elsewhere = Elsewhere.of(office.framework, office.settings.department_limits, held)
        recorded = complete_units.OfTheDay(found, later, terms, office.framework, elsewhere)
        whole = WholeList(moment.as_of, office.settings.mass_change_share, self.allow_mass_change)
        return Comparison(reading, complete_units.change_set(recorded, records, whole, [source]))
