"""Rosters for the departments: in our own layout or filled into the office's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection

import skillmap.office as use_cases
from skillmap import collector, sheets
from skillmap.changes import ChangeSet
from skillmap.days import FiscalYear
from skillmap.documents import roster_books as document
from skillmap.documents import roster_template, session_roster
from skillmap.documents.roster_changes import LastHandout
from skillmap.documents.roster_parts import ALL_SKILLS
from skillmap.errors import InputRefused, UsageRefused
from skillmap.i18n import sentence
from skillmap.office import calendar_files, decision_notices, notices
from skillmap.office.decision_notices import DecisionAsk
from skillmap.office.handout import BookContent, BookToWrite, FilledIn, Handout, of_books
from skillmap.office.office import Office
from skillmap.office.roster_templates import contents
from skillmap.office.session_choice import SessionChoice, narrowed, year_meant
from skillmap.org.find import find_unit
from skillmap.org.leavers import leavers
from skillmap.org.model import Unit
from skillmap.reports import session_calendar
from skillmap.reports.snapshot import Snapshot, Where, WholeOffice, seats_known
from skillmap.sheets.template.book import Template
from skillmap.storage import handouts
from skillmap.storage.facts import Many, Moment
from skillmap.storage.handouts import DRAFT, FINAL, HandoutKind
from skillmap.storage.listing import day_in_japan
from skillmap.training.calendar import closed_because
from skillmap.training.notices import ToTell
from skillmap.training.store import HeldSession
from skillmap.words import Lang, Message

KINDS = (
    "all",
    "department",
    "leader",
    "session",
    "decision",
    "completion",
    "plan",
    "history",
    "skillmap",
    "calendar",
    "ics",
)
TELLING = ("all", "department", "session", decision_notices.KIND)
"""What tells people of their seats: a draft (案) unless it is final."""
OF_SESSIONS = ("session", decision_notices.KIND, "calendar", calendar_files.KIND)
"""What can be about some sessions only: whatever else stands in the other rosters has none."""
OF_PEOPLE = ("calendar", calendar_files.KIND)
"""What can be about people instead of sessions."""
EACH_BY_ITSELF = ("session", decision_notices.KIND, calendar_files.KIND)
"""What goes to whom it is for, and never in one file."""
COMPARED = ("all", "department")
"""What marks the changes since it was handed out last as final."""
RosterBefore: TypeAlias = "tuple[LastHandout, Snapshot]"
OF_THE_YEAR = ("leader", "session")
"""What is recorded for a year itself: of a coming one it is shown with everybody where they are today."""
_OF_THE_PAST = ("session", "completion")
"""What names people who were there and have left the office since."""


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
    final: bool = False,
    number: str = "",
    only_news: bool = False,
    heads: bool = False,
    choice: SessionChoice = SessionChoice(),
    all_skills: bool = False,
    people: bool = False,
    staff: tuple[str, ...] = (),
) -> Handout:
    """Rosters ready to be written.

    Args:
        office: The office.
        kind: One of KINDS; all = one workbook per department and the leader list.
        department: Only this one, by name or path.
        single: One workbook for all, or one per department; None = by kind.
        fy: The year of seats and plans; None = that of the sessions or days chosen, else that of `as_of`, else the
            present one.
        as_of: The day; None = today, of a past year its end.
        template: A workbook of the office to fill instead.
        out: The folder; None = where things go out.
        final: Whoever is in them counts as told of the seat from then on; otherwise those of `TELLING` are drafts.
        number: Document number (文書番号) of notices of decision.
        only_news: Notices of decision only to people who have to be told something new.
        heads: Notices of decision to the heads of sections alone, without a page for each person.
        choice: Sessions that forms of sessions and notices of decision are about.
        people: Calendars and calendar files by person instead of by session.
        staff: Calendar files of these people only, by number, name or kana.
        all_skills: Skill maps with every skill that is assessed, not only those that anybody of the section needs.

    Raises:
        UsageRefused: E_ROSTER_FINAL_KIND, E_ROSTER_FINAL_DAY, E_ROSTER_NEWS_KIND, E_ROSTER_CHOICE_KIND,
            E_ROSTER_SKILLS_KIND, E_ROSTER_PEOPLE_KIND.
        InputRefused: E_ROSTER_KIND, E_ROSTER_NONE_FITS, E_DECISION_NOBODY, E_ROSTER_SESSION_SINGLE, E_TEMPLATE_ASKS
            with every cell.
    """
    _refuse(office, kind, as_of, final=final)
    of_decisions = bool(number or only_news or heads)
    _refuse_options(kind, single=single, of_decisions=of_decisions, choice=choice)
    _refuse_people_and_skills(kind, people=people, staff=staff, all_skills=all_skills)
    year = fy or (year_meant(office, choice) if as_of is None else None)
    found = _read(office, kind, year, as_of, department, choice, final=final)
    books: Iterable[BookToWrite]
    ask = None
    if kind == decision_notices.KIND:
        ask = decision_notices.DecisionAsk(found.only, found.news, only_news, heads, number)
    if template:
        books = _filled(office, found.snapshot, kind, ask or found.only, single, template)
    elif ask:
        books = decision_notices.books(office, found.snapshot, ask)
    elif kind == calendar_files.KIND:
        asked = calendar_files.CalendarAsk(found.only, found.news, people, staff)
        books = calendar_files.books(office, found.snapshot, asked)
    elif kind == "calendar":
        books = [_calendar(office, found.snapshot, found.only, people=people)]
    else:
        books = _written(office, found.snapshot, kind, found.only, single, all_skills, found.last)
    stage = (FINAL if final else DRAFT) if kind in TELLING else ""
    made = _set_of(office, found.snapshot, kind, books, stage, out)
    return replace(made, changes=found.told, in_vain=found.in_vain)


@dataclass(frozen=True)
class _Found:
    """What rosters are made from, read at once."""

    snapshot: Snapshot
    only: Unit | None
    """The department that is meant alone."""
    news: list[ToTell]
    """What people have not been told yet, where they are told, or where it shows what was withdrawn."""
    last: RosterBefore | None
    told: ChangeSet
    """That people are told, of what leaves as final."""
    in_vain: Mapping[str, tuple[str, ...]]
    """Seats in what leaves as final that will not be taken, as `Handout` has them."""


def _read(
    office: Office,
    kind: str,
    fy: FiscalYear | None,
    as_of: date | None,
    department: str | None,
    choice: SessionChoice,
    *,
    final: bool,
) -> _Found:
    year = None if as_of else fy
    moment, day = office.register_times(as_of, year) if kind in OF_THE_YEAR else (office.moment(as_of, year), None)
    with collector.paused(), office.read() as connection:
        on = day if kind == "leader" else None
        # Of levels and plans most is read by nothing that a roster lists.
        rated, year_of = kind == "skillmap", office.fiscal_year(fy, as_of)
        snapshot = office.snapshot(connection, moment, year_of, terms_on=on, rated=rated, detailed=False)
        if kind in _OF_THE_PAST:
            ids = {*snapshot.taken.staff, *(one.staff_id for one in snapshot.results)}
            away = Many(ids - snapshot.organisation.person_by_id.keys())
            snapshot = replace(snapshot, left=leavers(connection, moment, snapshot.organisation, away))
        only = _department(snapshot, department)
        # Who was told of what is read only for what tells people, or shows what was withdrawn.
        tells = final or kind in (decision_notices.KIND, calendar_files.KIND)
        news = notices.news_of(office, connection, snapshot, only) if tells else []
        if choice:
            # What is withdrawn is found with every seat in sight, and told where its session is chosen.
            snapshot = narrowed(snapshot, choice)
            news = [one for one in news if one.session in snapshot.held]
        last = _last_time(office, connection, moment, snapshot) if kind in COMPARED else None
        # Only a notice of decision tells somebody that a seat is gone: no roster names them.
        gone = kind == decision_notices.KIND
        told = notices.by_paper(office, connection, snapshot, news, gone=gone) if final else ChangeSet(None)
        # By the door: only what leaves as final is judged.
        vain = use_cases.seats_in_vain.in_vain(office, connection, snapshot, only) if final else {}
    return _Found(snapshot, only, news, last, told, vain)


def _department(snapshot: Snapshot, name: str | None) -> Unit | None:
    organisation = snapshot.organisation
    return find_unit(organisation, name, among=organisation.departments) if name else None


def _set_of(
    office: Office, snapshot: Snapshot, kind: str, books: Iterable[BookToWrite], stage: str, out: Path | None
) -> Handout:
    """The workbooks as one set of this stage; a draft says so in the name of each file."""
    if stage == DRAFT:
        books = (replace(b, name=sentence("roster.draft", office.lang, name=b.name)) for b in books)
    made = of_books(
        "roster export", HandoutKind(f"roster-{kind}"), out or office.workspace.out, books, {"fy": snapshot.fy.year}
    )
    return replace(made, as_of=snapshot.organisation.day, stage=stage, is_listed=len(made.jobs) > 1)


def _last_time(office: Office, connection: Connection, moment: Moment, now: Snapshot) -> RosterBefore | None:
    """The last final set of department rosters, and the year as it was known when it left; drafts bind nothing."""
    kinds = {f"roster-{kind}" for kind in COMPARED}
    for told in handouts.sets(connection, moment):
        if told.set.stage == FINAL and told.set.kind in kinds and told.set.as_of is not None:
            then = Moment(told.set.as_of, known=told.entry)
            before = seats_known(connection, then, now, office.settings.grades)
            return LastHandout(day_in_japan(told.at), told.set.shown), before
    return None


def _refuse(office: Office, kind: str, as_of: date | None, *, final: bool) -> None:
    """Raises E_ROSTER_KIND; E_ROSTER_FINAL_KIND and E_ROSTER_FINAL_DAY for what cannot leave as final."""
    if kind not in KINDS:
        raise InputRefused("E_ROSTER_KIND", found=kind, expected=KINDS)
    if final and kind not in TELLING:
        raise UsageRefused("E_ROSTER_FINAL_KIND", found=kind, expected=TELLING)
    # People count as told of what holds today: of another day's roster nobody could say what they were told.
    if final and as_of is not None and as_of != office.today:
        raise UsageRefused("E_ROSTER_FINAL_DAY", day=as_of)


def _refuse_options(kind: str, *, single: bool | None, of_decisions: bool, choice: SessionChoice) -> None:
    """Raises UsageRefused, InputRefused for what a kind of roster does not take; `of_decisions`: what notices take."""
    if of_decisions and kind != decision_notices.KIND:
        raise UsageRefused("E_ROSTER_NEWS_KIND", found=kind, expected=decision_notices.KIND)
    if choice and kind not in OF_SESSIONS:
        raise UsageRefused("E_ROSTER_CHOICE_KIND", found=kind, expected=OF_SESSIONS)
    if single and kind in EACH_BY_ITSELF:
        raise InputRefused("E_ROSTER_SESSION_SINGLE")


def _refuse_people_and_skills(kind: str, *, people: bool, staff: tuple[str, ...], all_skills: bool) -> None:
    """Raises UsageRefused for people where sheets are not by person, for skills where none are listed."""
    if (people and kind not in OF_PEOPLE) or (staff and kind != calendar_files.KIND):
        raise UsageRefused("E_ROSTER_PEOPLE_KIND", found=kind, expected=OF_PEOPLE)
    if all_skills and kind != "skillmap":
        raise UsageRefused("E_ROSTER_SKILLS_KIND", found=kind, expected="skillmap")


def _filled(
    office: Office, snapshot: Snapshot, kind: str, only: Unit | DecisionAsk | None, single: bool | None, template: Path
) -> Iterator[BookToWrite]:
    """The office's layout, refused whole when it asks for anything that does not exist."""
    opened = Template(template)
    for name, whose, content in contents(office, snapshot, kind, only, single):
        filling = roster_template.filling(content, office.lang)
        if problems := roster_template.check(opened, filling):
            # All come of one template: the first workbook says everything that is wrong with it.
            raise InputRefused("E_TEMPLATE_ASKS", problems, file=template.name, count=len(problems))
        yield BookToWrite(name, partial(FilledIn, template, filling), whose)


def _written(
    office: Office,
    snapshot: Snapshot,
    kind: str,
    only: Unit | None,
    single: bool | None,
    all_skills: bool,
    last: RosterBefore | None,
) -> Iterator[BookToWrite]:
    """Our own layouts."""
    lang, name, entry = office.lang, office.settings.office, office.seen_head or 0
    if kind == "session":
        yield from _sessions(office, snapshot, only)
        return
    kinds = [kind] if kind != "all" else ["department"] if only else ["department", "leader"]
    for one in kinds:
        # The leader list among all rosters is the whole office's unless it is asked for by itself.
        split = single if kind != "all" or one == "department" else True
        contents, since = ALL_SKILLS if all_skills else one, last if one == "department" else None
        for found in document.rosters(snapshot, one, only, lang, single=split, contents=contents, last=since):
            mark = document.fingerprint(snapshot, one, entry)
            yield BookToWrite(found.title, partial(_book, snapshot, found, mark, name, lang), found.name)


def _sessions(office: Office, snapshot: Snapshot, only: Unit | None) -> Iterator[BookToWrite]:
    """A form per session that has participants, to be filled in and taken back by `intake.results`."""
    lang, name, entry = office.lang, office.settings.office, office.seen_head or 0
    where = only or WholeOffice.OFFICE
    called_off = [code for code, one in snapshot.held.items() if one.id in snapshot.called_off]
    if called_off and len(called_off) == len(snapshot.held):
        raise InputRefused("E_ROSTER_CALLED_OFF", session=tuple(called_off))
    for held in session_roster.sessions_of(snapshot, where):
        title = session_roster.title(snapshot, held, where, lang)
        yield BookToWrite(title, partial(_session, snapshot, held, where, entry, name, lang), held.session.code)


def _session(snapshot: Snapshot, held: HeldSession, where: Where, entry: int, name: str, lang: Lang) -> BookContent:
    sheets = session_roster.sheets_of(snapshot, held, where, name, lang)
    return BookContent(tuple(sheets), session_roster.fingerprint(snapshot, held, entry), lang)


def _calendar(office: Office, snapshot: Snapshot, only: Unit | None, *, people: bool) -> BookToWrite:
    """A sheet a month, days on which the office is closed shaded."""
    lang, where = office.lang, only or WholeOffice.OFFICE
    name = document.where_name(where, lang)
    title = sentence("session_calendar.file", lang, fy=snapshot.fy.text, name=name)
    table = session_calendar.person_month if people else session_calendar.session_month

    def closed(day: date) -> Message | None:
        return closed_because(day, office.settings.closed_days)

    def make() -> BookContent:
        lines = tuple(line for line in (office.settings.office, name) if line)
        pages = [
            sheets.sheet_from_table(
                table(snapshot, month, where, closed),
                lang,
                extras=sheets.Extras(
                    subtitle=lines,
                    confidential=True,
                    name=sentence("session_calendar.sheet", lang, month=month.month),
                    frozen_columns=3,
                ),
            )
            for month in session_calendar.months(snapshot)
        ]
        return BookContent(tuple(pages), document.fingerprint(snapshot, "calendar", office.seen_head or 0), lang)

    if not session_calendar.months(snapshot):
        raise InputRefused("E_ROSTER_NONE_FITS", fy=snapshot.fy.text, year=str(snapshot.fy.year))
    return BookToWrite(title, make, name)


def _book(snapshot: Snapshot, found: document.Roster, mark: sheets.Fingerprint, name: str, lang: Lang) -> BookContent:
    return BookContent(tuple(document.sheets_of(snapshot, found, name, lang)), mark, lang)
