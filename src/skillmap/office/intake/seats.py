"""The list of people to be seated (受講者の名簿)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.assessment.model import Stage
from skillmap.assessment.store import levels
from skillmap.documents.enrol_list import LAYOUT, read_enrol_list
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.training import enrolling, seating, store
from skillmap.training.completions import histories
from skillmap.training.given_back import given_back
from skillmap.training.outstanding import outstanding


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
        state = seating_state(office, connection, held, store.enrolments(connection, moment, held))
        state = replace(state, second=self.second)
        organisation = office.organisation(connection, moment)
        changes = enrolling.list_change_set(
            state, organisation, lines, default, given_back(connection, moment), [source_of(reading)]
        )
        return Comparison(reading, changes)


def seating_state(
    office: Office,
    connection: Connection,
    held: Mapping[str, store.HeldSession],
    taken: Sequence[store.TakenSeat],
    staff: Collection[int] | None = None,
) -> seating.SeatFacts:
    """What a seat given by hand, to anybody or to some, is judged by."""
    moment = office.moment()
    return seating.SeatFacts(
        office.framework,
        held,
        taken,
        histories(connection, moment, staff),
        seating.absences_of(connection, moment, office.fiscal_year(None), staff),
        outstanding(held, taken, store.completions(connection, moment, staff), office.today),
        levels(connection, moment, Stage.APPROVED, staff),
    )
