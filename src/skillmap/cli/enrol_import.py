"""A list of people to be seated as `import_run` takes it in."""

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
class EnrolImport:
    """受講者の名簿: seats by hand. `session` is meant where a line names none."""

    session: str | None = None
    as_of: ClassVar[str | None] = None
    command: ClassVar[str] = "enrol import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = frozenset({"number", "name"})

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document."""
        from skillmap.documents.enrol_list import LAYOUT

        del context
        return (LAYOUT,)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New seats."""
        from skillmap.documents.enrol_list import read_enrol_list
        from skillmap.org.store import organisation
        from skillmap.training import enrolling, seating, store
        from skillmap.training.completions import histories
        from skillmap.training.outstanding import outstanding

        moment = context.moment()
        held = store.sessions(connection, moment)
        default = seating.find_session(context.framework, held, self.session) if self.session else None
        lines, reading = read_enrol_list(file, options)
        taken = store.enrolments(connection, moment, held)
        state = seating.State(
            context.framework,
            held,
            taken,
            histories(connection, moment),
            seating.absences_of(connection, moment, context.fiscal_year(None)),
            outstanding(held, taken, store.completions(connection, moment), context.today),
        )
        office = organisation(connection, moment, context.settings.grades)
        changes = enrolling.list_change_set(state, office, lines, default, [source_of(reading)])
        return Compared(reading, changes)
