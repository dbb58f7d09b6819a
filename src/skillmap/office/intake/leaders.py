"""The list of leaders and letters of recommendation (リーダー名簿・推薦書)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as with_values
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.days import FiscalYear
from skillmap.documents.nomination_list import layouts, read_nominations
from skillmap.errors import NeedsAnswer
from skillmap.leaders import rule
from skillmap.leaders.model import Nomination
from skillmap.leaders.resolve import Book, resolve
from skillmap.leaders.seating import nominate
from skillmap.office.intake.kind import ABOUT_PEOPLE, Comparison, source_of
from skillmap.office.leader_book import open_book
from skillmap.office.office import Office
from skillmap.org.whole_lists import WholeList
from skillmap.problems import Problem, Severity, problem
from skillmap.sheets.layout import Layout, Reading
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
    ordinary: ClassVar[frozenset[str]] = ABOUT_PEOPLE | {"fy", "seat", "rank", "reason", "result", "status"}

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The list by section and the letter of recommendation."""
        return layouts(rule.in_force(office.framework.leaders))

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """New terms of seats, and those that a complete list lacks."""
        book = open_book(office, connection, self.fy, self.starts, takes_over=self.replace)
        nominations, reading = read_nominations(file, book.rule, options)
        year = Bilingual(book.fy.ja, f"FY{book.fy}")
        title = message("leader.import_title", title=book.rule.title.text, fy=year)
        whole = None
        # A row that could not be read may be a leader who stays: then nobody's term is ended.
        if self.is_complete and book.starts is not None and not reading.bad_rows:
            whole = WholeList(book.starts, office.settings.mass_change_share, self.allow_mass_change)
        changes = nominate(title, nominations, book, [source_of(reading)], whole)
        # When only the first day is missing it is a question, not a mistake: every day we took would be made up.
        asked = [p for p in changes.problems if p.code == "E_LEADER_FROM"]
        if asked and all(p.code == "E_LEADER_FROM" for p in changes.problems if p.severity is Severity.ERROR):
            raise NeedsAnswer("E_ASK", asked, file=reading.file, count=1)
        return Comparison(reading, changes, _struck(file, reading, nominations, book, options))


def _struck(
    file: Path, reading: Reading, nominations: Sequence[Nomination], book: Book, options: ReadOptions
) -> list[Problem]:
    """Whoever is struck out on the list and yet is a leader by the register."""
    # On paper a line through a name says "no longer"; the register may not have heard of it.
    if not any(p.code == "W_STRIKE_SKIPPED" for p in reading.problems):
        return []
    kept = {one.place for one in nominations}
    every, _ = read_nominations(file, book.rule, with_values(options, strike="include"))
    found: list[Problem] = []
    for one in every:
        candidate, _ = (None, ()) if one.place in kept else resolve(with_values(one, starts=None, ends=None), book)
        if candidate is None:
            continue
        who, section = candidate.person, candidate.section
        running = [t for t in book.terms if t.holds_on(book.today)]
        found += [
            problem("W_LEADER_STRUCK", one.at("number"), section=section.full_name, found=who.shown, ends=t.last_day)
            for t in running
            if (t.staff_id, t.unit_id) == (who.id, section.id)
        ]
    return found
