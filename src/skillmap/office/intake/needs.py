"""The list of needs (必要人数一覧): it ends in needs.yaml, not in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.documents.need_list import layout, read_need_list
from skillmap.framework.need_changes import NeedMode, change_set
from skillmap.framework.need_file import FILE
from skillmap.office.definition_texts import read
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.org.find import find_unit
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions


@dataclass(frozen=True, slots=True)
class NeedImport:
    """必要人数一覧; with `is_complete` needs of its years that it lacks are dropped."""

    is_complete: bool = False
    allow_mass_change: bool = False
    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "need import"
    ordinary: ClassVar[frozenset[str]] = frozenset({"role", "grade", "department"})

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        return (layout(office.framework, office.words.former_texts("role")),)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """Needs that are new or differ."""
        records, reading = read_need_list(file, options, self.layouts(office)[0])
        organisation = office.organisation(connection, office.moment())
        known = {need.department for need in office.framework.needs}

        def department(text: str) -> str:
            # A department stays as the file has it, so that its needs are found again.
            return text if text in known else find_unit(organisation, text, among=organisation.departments).name

        mode = NeedMode(self.is_complete, office.settings.mass_change_share, self.allow_mass_change)
        # In a folder a list before this one may have changed the file already.
        text = office.texts.get(FILE) or (read(office.workspace.data, FILE) or "").removeprefix("\ufeff")
        return Comparison(reading, change_set(office.framework, text, records, department, mode, [source_of(reading)]))
