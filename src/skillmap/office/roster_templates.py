"""Rosters in the office's own layout: what a template may ask for, and whether it asks for anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from skillmap.documents import roster_books, session_roster
from skillmap.documents import roster_template as document
from skillmap.documents.roster_template import Content
from skillmap.errors import InputRefused
from skillmap.office import decision_notices, notices
from skillmap.office.decision_notices import DecisionAsk
from skillmap.office.office import Office
from skillmap.org.model import Unit
from skillmap.problems import Problem
from skillmap.reports.snapshot import Snapshot, WholeOffice
from skillmap.sheets.template.book import Template
from skillmap.tables import Table

KINDS = ("department", "leader", "session", "decision", "completion", "plan", "history", "skillmap")


def fields(office: Office, kind: str = "department") -> Table:
    """What a template of a kind may ask for, with an example of each."""
    return document.fields_table(_example(office, kind), office.lang)


def check(office: Office, file: Path, kind: str = "department") -> Sequence[Problem]:
    """What a template asks for that does not exist, cell by cell."""
    return document.check(Template(file), document.filling(_example(office, kind), office.lang))


def contents(
    office: Office, snapshot: Snapshot, kind: str, only: Unit | DecisionAsk | None, single: bool | None
) -> Iterator[tuple[str, str, Content]]:
    """File name, whose it is and content of every workbook that a template is filled for.

    Raises InputRefused (E_ROSTER_TEMPLATE_KIND).
    """
    lang, name = office.lang, office.settings.office
    if kind not in KINDS:
        raise InputRefused("E_ROSTER_TEMPLATE_KIND", found=kind, expected=KINDS)
    if isinstance(only, DecisionAsk):
        yield from decision_notices.contents(office, snapshot, only)
        return
    if kind != "session":
        for found in roster_books.rosters(snapshot, kind, only, lang, single=single):
            yield found.title, found.name, document.content_of(snapshot, found, name, lang)
        return
    where = only or WholeOffice.OFFICE
    shown = roster_books.where_name(where, lang)
    for held in session_roster.sessions_of(snapshot, where):
        content = document.session_content(snapshot, held, where, shown, name, lang)
        yield session_roster.title(snapshot, held, where, lang), held.session.code, content


def _example(office: Office, kind: str) -> Content:
    """The first roster of a kind as it is now. Raises InputRefused (E_ROSTER_NO_SESSION)."""
    with office.read() as connection:
        snapshot = office.snapshot(connection, office.moment(), office.fiscal_year())
        news = notices.news_of(office, connection, snapshot, None)
    ask = DecisionAsk(None, news) if kind == decision_notices.KIND else None
    found = next(contents(office, snapshot, kind, ask, True), None)
    if found is None:
        raise InputRefused("E_ROSTER_NO_SESSION")
    return found[2]
