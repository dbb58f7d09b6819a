"""Each leader's page, with a letter from the executive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skillmap import sheets
from skillmap.days import FiscalYear, day_on_paper
from skillmap.documents import leader_page as document
from skillmap.documents.letter import Letter, find_letter, read_letter
from skillmap.errors import InputRefused
from skillmap.framework.load import shipped
from skillmap.i18n import sentence
from skillmap.leaders.checks import programme
from skillmap.leaders.programme import progress
from skillmap.office.handout import BookContent, BookToWrite, Handout, of_books
from skillmap.office.office import Office
from skillmap.org.find import find_person, find_unit
from skillmap.reports.snapshot import Snapshot
from skillmap.storage.handouts import HandoutKind

TEXT = "leader-executive"
"""The text of the letter, by the name of its file."""


@dataclass(frozen=True)
class LeaderPages:
    """The pages ready to be written, and the letter's text for whoever wants to change its wording."""

    handout: Handout
    text: Path


def pages(
    office: Office,
    *,
    section: str | None = None,
    staff: str | None = None,
    department: str | None = None,
    fy: FiscalYear | None = None,
    as_of: date | None = None,
    written: date | None = None,
    letter: Path | None = None,
    out: Path | None = None,
) -> LeaderPages:
    """A page per leader: first steps, next training, conduct, gaps, and a letter from the executive.

    Args:
        office: The office.
        section: Only this section's leaders, by name or path.
        staff: Only this leader, by number, name or kana.
        department: Only this department's leaders.
        fy: The year of the trainings; None = that of `as_of`.
        as_of: The day on which leaders are in office; None = today.
        written: Date of the letter; None = today.
        letter: Its text; None = data/letters, else the one that comes with the program.
        out: The folder; None = one of its own where things go out.

    Raises:
        InputRefused: E_LEADER_SHEET_NONE when there is no such leader.
    """
    moment, day = office.register_times(as_of, None if as_of else fy)
    with office.read() as connection:
        snapshot = office.snapshot(connection, moment, office.fiscal_year(fy, as_of), terms_on=day)
    leaders = _leaders(snapshot, section, staff, department)
    if not leaders:
        raise InputRefused("E_LEADER_SHEET_NONE", day=day, year=str(snapshot.fy))
    text = letter or find_letter(office.workspace.data, shipped(), TEXT, office.lang)
    title = snapshot.rule.title.text
    name = sentence("leader.page.folder", office.lang, title=title, fy=snapshot.fy.text)
    folder = out or office.workspace.out / sheets.safe_file_name(name, suffix="")
    day = written or office.today
    common = {
        "title": title.text(office.lang),
        "fy": snapshot.fy.text.text(office.lang),
        "date": day_on_paper(day, office.lang, office.settings.dates),
        "office": office.settings.office,
    }
    # Read now, for all of them: a mistake in the letter is told before the first page is written.
    books = [
        _book(
            office,
            snapshot,
            one,
            read_letter(text, {**common, "name": one.person.name, "section": one.seat.section.full_name}),
        )
        for one in leaders
    ]
    return LeaderPages(of_books("leader sheet", HandoutKind.LEADER_SHEET, folder, books, {}), text)


def _book(office: Office, snapshot: Snapshot, one: document.Leader, letter: Letter) -> BookToWrite:
    mark = document.fingerprint(snapshot, one, office.seen_head or 0)

    def make() -> BookContent:
        return BookContent(tuple(document.leader_book(snapshot, one, letter, office.lang)), mark, office.lang)

    return BookToWrite(document.file_title(snapshot, one, office.lang), make, one.seat.section.full_name)


def _leaders(
    snapshot: Snapshot, section: str | None, staff: str | None, department: str | None
) -> list[document.Leader]:
    """The leaders in office, in 建制順, of what was asked for."""
    organisation = snapshot.organisation
    unit = find_unit(organisation, section, among=organisation.sections) if section else None
    above = find_unit(organisation, department, among=organisation.departments) if department else None
    person = find_person(organisation, staff) if staff else None
    trainings = programme(snapshot.framework, snapshot.rule)
    found = []
    for seat in snapshot.seats:
        # A page is for somebody: a seat that nobody holds has none.
        if not seat.is_covered or seat.person is None or seat.term is None:
            continue
        is_meant = (unit is None or seat.section.id == unit.id) and (person is None or seat.person.id == person.id)
        if is_meant and (above is None or organisation.department_of(seat.section.id) == above):
            done = progress(snapshot.framework, trainings, seat.term, snapshot.results)
            completed = snapshot.standing.completed.get(seat.person.id, frozenset())
            found.append(document.Leader(seat, seat.person, trainings, done, completed))
    return found
