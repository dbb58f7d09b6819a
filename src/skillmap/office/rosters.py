"""Rosters for the departments: in our own layout or filled into the office's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from skillmap import sheets
from skillmap.days import FiscalYear
from skillmap.documents import roster_books as document
from skillmap.documents import roster_template, session_roster
from skillmap.errors import InputRefused
from skillmap.office.handout import Handout, Workbook, of_books
from skillmap.office.office import Office
from skillmap.office.roster_templates import contents
from skillmap.org.find import find_unit
from skillmap.org.model import Unit
from skillmap.reports.snapshot import Snapshot, Whole
from skillmap.sheets.template.book import Template, fill_template

KINDS = ("all", "department", "leader", "session", "completion", "plan", "history", "skillmap")
OF_THE_YEAR = ("leader", "session")
"""What is recorded for a year itself: of a coming one it is shown with everybody where they are today."""


def rosters(
    office: Office,
    kind: str = "all",
    *,
    department: str | None = None,
    single: bool | None = None,
    fy: FiscalYear | None = None,
    as_of: date | None = None,
    template: Path | None = None,
    out: Path | None = None,
) -> Handout:
    """Rosters ready to be written.

    Args:
        office: The office.
        kind: One of KINDS; all = one workbook per department and the leader list.
        department: Only this one, by name or path.
        single: One workbook for all, or one per department; None = by kind.
        fy: The year of seats and plans; None = the present one.
        as_of: The day; None = today, of a past year its end.
        template: A workbook of the office to fill instead.
        out: The folder; None = where things go out.

    Raises:
        InputRefused: E_ROSTER_KIND, E_ROSTER_SESSION_SINGLE, E_TEMPLATE_ASKS with every cell.
    """
    if kind not in KINDS:
        raise InputRefused("E_ROSTER_KIND", found=kind, expected=KINDS)
    year = None if as_of else fy
    moment, day = office.register_times(as_of, year) if kind in OF_THE_YEAR else (office.moment(as_of, year), None)
    with office.read() as connection:
        on = day if kind == "leader" else None
        snapshot = office.snapshot(connection, moment, office.fiscal_year(fy), terms_on=on)
    organisation = snapshot.organisation
    only = find_unit(organisation, department, among=organisation.departments) if department else None
    if template:
        books = _filled(office, snapshot, kind, only, single, template)
    else:
        books = _written(office, snapshot, kind, only, single)
    people = len(organisation.people)
    return of_books("roster export", out or office.workspace.out, books, {"people": people})


def _filled(
    office: Office, snapshot: Snapshot, kind: str, only: Unit | None, single: bool | None, template: Path
) -> Iterator[Workbook]:
    """The office's layout, refused whole when it asks for anything that does not exist."""
    opened = Template(template)
    for name, content in contents(office, snapshot, kind, only, single):
        filling = roster_template.filling(content, office.lang)
        if problems := roster_template.check(opened, filling):
            raise InputRefused("E_TEMPLATE_ASKS", problems, file=template.name, count=len(problems))
        yield Workbook(name, partial(fill_template, template, filling=filling))


def _written(
    office: Office, snapshot: Snapshot, kind: str, only: Unit | None, single: bool | None
) -> Iterator[Workbook]:
    """Our own layouts."""
    lang, name, entry = office.lang, office.settings.office, office.seen_head or 0
    if kind == "session":
        yield from _sessions(office, snapshot, only, single)
        return
    kinds = [kind] if kind != "all" else ["department"] if only else ["department", "leader"]
    for one in kinds:
        # The leader list among all rosters is the whole office's unless it is asked for by itself.
        split = single if kind != "all" or one == "department" else True
        for found in document.rosters(snapshot, one, only, lang, single=split):
            book, mark = document.sheets_of(snapshot, found, name, lang), document.fingerprint(snapshot, one, entry)
            yield Workbook(found.title, partial(sheets.write_book, sheets=book, fingerprint=mark, lang=lang))


def _sessions(office: Office, snapshot: Snapshot, only: Unit | None, single: bool | None) -> Iterator[Workbook]:
    """A form per session that has participants, to be filled in and taken back by `intake.results`."""
    if single:
        raise InputRefused("E_ROSTER_SESSION_SINGLE")
    lang, name, entry = office.lang, office.settings.office, office.seen_head or 0
    where = only or Whole.OFFICE
    for held in session_roster.sessions_of(snapshot, where):
        book = session_roster.sheets_of(snapshot, held, where, name, lang)
        mark = session_roster.fingerprint(snapshot, held, entry)
        title = session_roster.title(snapshot, held, where, lang)
        yield Workbook(title, partial(sheets.write_book, sheets=book, fingerprint=mark, lang=lang))
