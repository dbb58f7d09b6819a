"""The list of qualifications held (資格一覧)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.assessment import store
from skillmap.assessment.certificates import CertificatesKnown, change_set
from skillmap.changes import ChangeSet
from skillmap.documents.qualification_list import layout, read_qualification_list
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.office.scope import whose_then_and_now
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions


@dataclass(frozen=True, slots=True)
class QualificationImport:
    """資格一覧."""

    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "qualification import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = frozenset({"number", "name"})

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        return (layout(office.framework, office.words.former_texts("qualification")),)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """Qualifications that are new or differ."""
        records, reading = read_qualification_list(file, options, self.layouts(office)[0])
        whose = whose_then_and_now(office, connection, office.today)
        recorded = store.certificates(connection, office.moment())
        known = CertificatesKnown(office.framework, whose, recorded, office.today)
        changes = change_set(known, records, [source_of(reading)])
        # Once recorded, each line is what its person holds since its day.
        said = ChangeSet(changes.title, unchanged=len(records))
        return Comparison(reading, changes, second=lambda _: said)
