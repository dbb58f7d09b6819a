"""A list of qualifications held as `import_run` takes it in."""

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
class QualificationImport:
    """資格一覧."""

    as_of: ClassVar[str | None] = None
    command: ClassVar[str] = "qualification import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = frozenset({"number", "name"})

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document."""
        from skillmap.documents.qualification_list import LAYOUT

        del context
        return (LAYOUT,)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """Qualifications that are new or differ."""
        from skillmap.assessment import store
        from skillmap.assessment.certificates import Known, change_set
        from skillmap.cli.assess_scope import staff_then_and_now
        from skillmap.documents.qualification_list import read_qualification_list

        records, reading = read_qualification_list(file, options)
        people = staff_then_and_now(context, connection, context.today)
        recorded = store.certificates(connection, context.moment())
        known = Known(context.framework, people, recorded, context.today)
        return Compared(reading, change_set(known, records, [source_of(reading)]))
