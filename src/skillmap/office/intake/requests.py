"""The list of applications and of trainings that HR asks for (研修の申込一覧)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.days import FiscalYear
from skillmap.documents.request_list import layout, read_request_list
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.training.completions import histories
from skillmap.training.course_names import all_names
from skillmap.training.given_back import given_back
from skillmap.training.request_store import requests, withdrawn
from skillmap.training.requesting import RequestFacts, request_change_set
from skillmap.training.store import sessions


@dataclass(frozen=True, slots=True)
class RequestImport:
    """研修の申込一覧: applications and trainings asked for by HR, of a fiscal year."""

    fy: FiscalYear | None = None
    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "enrol request import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = frozenset({"number", "name", "training", "session", "remark"})

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        return (layout((*all_names(office.framework), *office.words.former_texts("training"))),)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """New and changed requests."""
        lines, reading = read_request_list(file, options, self.layouts(office)[0])
        known = requests_known(office, connection, self.fy)
        return Comparison(reading, request_change_set(known, lines, [source_of(reading)]))


def requests_known(office: Office, connection: Connection, fy: FiscalYear | None) -> RequestFacts:
    """What a request is judged by: requests, sessions and completions of the fiscal year and before."""
    moment, year = office.moment(), office.fiscal_year(fy)
    return RequestFacts(
        office.framework,
        office.organisation(connection, moment),
        sessions(connection, moment),
        histories(connection, moment),
        requests(connection, moment, year.year),
        year,
        given_back(connection, moment),
        office.today,
        withdrawn(connection, year.year),
    )
