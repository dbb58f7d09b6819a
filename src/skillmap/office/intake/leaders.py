"""The list of leaders and letters of recommendation (リーダー名簿・推薦書)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.days import FiscalYear
from skillmap.documents.nomination_list import layouts, read_nominations
from skillmap.leaders import rule
from skillmap.leaders.seating import nominate
from skillmap.office.intake.kind import ABOUT_PEOPLE, Compared, source_of
from skillmap.office.leader_book import open_book
from skillmap.office.office import Office
from skillmap.org.whole_lists import Whole
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.words import Bilingual, message


@dataclass(frozen=True, slots=True)
class LeaderImport:
    """リーダー名簿・推薦書; with `replace` running terms of the seats end the day before.

    With `is_complete` it holds all leaders from the day `starts` on.
    """

    fy: FiscalYear | None = None
    starts: date | None = None
    replace: bool = False
    is_complete: bool = False
    allow_mass_change: bool = False
    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "leader import"
    ordinary: ClassVar[frozenset[str]] = ABOUT_PEOPLE

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The list by section and the letter of recommendation."""
        return layouts(rule.in_force(office.framework.leaders))

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New terms of seats, and those that a complete list lacks."""
        book = open_book(office, connection, self.fy, self.starts, takes_over=self.replace)
        nominations, reading = read_nominations(file, book.rule, options)
        year = Bilingual(book.fy.ja, f"FY{book.fy}")
        title = message("leader.import_title", title=book.rule.title.text, fy=year)
        whole = None
        if self.is_complete and book.starts is not None and not reading.bad_rows:
            whole = Whole(book.starts, office.settings.mass_change_share, self.allow_mass_change)
        return Compared(reading, nominate(title, nominations, book, [source_of(reading)], whole))
