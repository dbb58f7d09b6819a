"""The list of people to be seated (受講者の名簿)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.documents.enrol_list import LAYOUT, read_enrol_list
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.training import enrolling, seating, store
from skillmap.training.given_back import given_back
from skillmap.training.seat_facts import seat_facts


@dataclass(frozen=True, slots=True)
class EnrolImport:
    """受講者の名簿: seats by hand. `session` is meant where a line names none.

    `second`: also for people whose result of an earlier session of the training is outstanding.
    """

    session: str | None = None
    second: bool = False
    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "enrol import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = frozenset({"number", "name"})

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        del office
        return (LAYOUT,)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """New seats."""
        moment = office.moment()
        held = store.sessions(connection, moment)
        default = seating.find_session(office.framework, held, self.session) if self.session else None
        lines, reading = read_enrol_list(file, options)
        # Of all years: what somebody has completed, and what clashes, may lie beyond the session's own year.
        taken = store.enrolments(connection, moment, held)
        state = seat_facts(connection, moment, office.framework, office.fiscal_year(None), held, taken)
        state = replace(state, second=self.second)
        organisation = office.organisation(connection, moment)
        changes = enrolling.list_change_set(
            state, organisation, lines, default, given_back(connection, moment), [source_of(reading)]
        )
        return Comparison(reading, changes)
