"""A list of needs as `import_run` takes it in: it ends in needs.yaml, not in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from skillmap.cli.import_run import Compared
from skillmap.cli.sheet_options import source_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from skillmap.cli.context import Context
    from skillmap.sheets import ReadOptions
    from skillmap.sheets.layout import Layout


@dataclass(frozen=True, slots=True)
class NeedImport:
    """必要人数一覧; with `is_complete` needs of its years that it lacks are dropped."""

    is_complete: bool = False
    allow_mass_change: bool = False
    as_of: ClassVar[str | None] = None
    command: ClassVar[str] = "need import"
    ordinary: ClassVar[frozenset[str]] = frozenset({"role", "grade", "department"})

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document."""
        from skillmap.documents.need_list import LAYOUT

        del context
        return (LAYOUT,)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """Needs that are new or differ."""
        from skillmap.cli.definition_texts import read
        from skillmap.documents.need_list import read_need_list
        from skillmap.framework.need_changes import NeedMode, change_set
        from skillmap.framework.need_file import FILE
        from skillmap.org.find import find_unit
        from skillmap.org.store import organisation

        records, reading = read_need_list(file, options)
        office = organisation(connection, context.moment(), context.settings.grades)
        known = {need.department for need in context.framework.needs}

        def department(text: str) -> str:
            return text if text in known else find_unit(office, text, among=office.departments).name

        mode = NeedMode(self.is_complete, context.settings.mass_change_share, self.allow_mass_change)
        # In a folder a list before this one may have changed the file already.
        text = context.texts.get(FILE) or read(context.workspace.data, FILE)
        return Compared(reading, change_set(context.framework, text, records, department, mode, [source_of(reading)]))
