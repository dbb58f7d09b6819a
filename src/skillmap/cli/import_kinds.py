"""The kinds of documents that can be taken in: each reads one file and compares it with what is recorded.

In the order in which a folder is taken in: a later kind may speak of people and units that an earlier one brings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from skillmap.cli.import_run import Compared
from skillmap.cli.sheet_options import source_of
from skillmap.errors import NeedsAnswer

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from skillmap.cli.context import Context
    from skillmap.sheets import ReadOptions
    from skillmap.sheets.layout import Layout


_PERSON = frozenset({"number", "name", "kana", "department", "section", "subsection", "grade", "rated_on", "remark"})
"""Fields about people that ratings and nominations share with every staff list."""


@dataclass(frozen=True, slots=True)
class UnitImport:
    """組織一覧; with `is_complete` all units of the day."""

    as_of: str | None = None
    is_complete: bool = False
    allow_mass_change: bool = False
    command: ClassVar[str] = "org import"
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document."""
        from skillmap.documents.unit_list import LAYOUT

        del context
        return (LAYOUT,)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New units of the list, and those that a complete one lacks."""
        from skillmap.documents.unit_list import read_unit_list
        from skillmap.leaders.store import term_rows
        from skillmap.org import unit_import
        from skillmap.org.present import ahead, present
        from skillmap.org.whole_lists import Whole
        from skillmap.revision import complete_units
        from skillmap.storage.facts import Moment

        records, reading = read_unit_list(file, options)
        moment = Moment(reading.as_of or context.today)
        found, source = present(connection, moment), source_of(reading)
        if not self.is_complete or reading.bad_rows:
            return Compared(reading, unit_import.change_set(found, records, moment.as_of, [source]))
        later, terms = ahead(connection, moment.as_of), term_rows(connection, moment)
        recorded = complete_units.OfTheDay(found, later, terms, context.framework)
        whole = Whole(moment.as_of, context.settings.mass_change_share, self.allow_mass_change)
        return Compared(reading, complete_units.change_set(recorded, records, whole, [source]))


@dataclass(frozen=True, slots=True)
class StaffImport:
    """職員名簿."""

    as_of: str | None = None
    is_complete: bool = False
    allow_mass_change: bool = False
    blocks: str = ""
    command: ClassVar[str] = "staff import"
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document."""
        from skillmap.documents.staff_list import LAYOUT

        del context
        return (LAYOUT,)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """Joins, moves, changes and leaves. Who is missing is not told while there are rows that could not be read."""
        from skillmap.cli.sheet_options import blocks_of
        from skillmap.documents.staff_list import check_grades, read_staff_list
        from skillmap.org import staff_import
        from skillmap.org.present import present
        from skillmap.storage.facts import Moment

        settings = context.settings
        records, reading = read_staff_list(file, options, 1, blocks_of(self.blocks))
        _, grades = check_grades(records, settings.grades, settings.grade_aliases)
        day = reading.as_of or context.today
        found = present(connection, Moment(day), settings.grades)
        mode = staff_import.Mode(day, self.is_complete, settings.mass_change_share, self.allow_mass_change)
        changes = staff_import.change_set(found, records, mode, [source_of(reading)])
        if reading.bad_rows or options.leave_out_rows:
            unsure = ("W_STAFF_NOT_IN_FILE", "E_MASS_CHANGE")
            changes = replace(changes, problems=[p for p in changes.problems if p.code not in unsure])
        return Compared(reading, changes, grades)


@dataclass(frozen=True, slots=True)
class LeaveImport:
    """休職等一覧; with `is_complete` everybody who is on leave on the day."""

    as_of: str | None = None
    is_complete: bool = False
    allow_mass_change: bool = False
    command: ClassVar[str] = "staff leave"
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document."""
        from skillmap.documents.leave_list import LAYOUT

        del context
        return (LAYOUT,)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New and changed leave."""
        from skillmap.documents.leave_list import read_leave_list
        from skillmap.org import leave_import
        from skillmap.org.present import present
        from skillmap.org.whole_lists import Whole

        records, reading = read_leave_list(file, options)
        found = present(connection, context.moment(), context.settings.grades)
        whole = None
        if self.is_complete and not reading.bad_rows:
            share = context.settings.mass_change_share
            whole = Whole(reading.as_of or context.day(self.as_of), share, self.allow_mass_change)
        return Compared(reading, leave_import.change_set(found, records, [source_of(reading)], whole))


@dataclass(frozen=True, slots=True)
class RatingImport:
    """スキル評価表: levels of one stage; `confirm` records levels that stayed the same too."""

    as_of: str | None = None
    stage: str = "approved"
    confirm: bool = False
    command: ClassVar[str] = "assess import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = _PERSON

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document, with a column per skill of the framework."""
        from skillmap.cli.assess_scope import stage_of
        from skillmap.documents.rating_list import layout

        return (layout(context.framework, stage_of(self.stage)),)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """Levels that are new or differ."""
        from skillmap.assessment import store
        from skillmap.assessment.changes import Occasion, ratings_change_set
        from skillmap.cli import state
        from skillmap.cli.assess_scope import staff_then_and_now, stage_of
        from skillmap.documents.rating_list import read_ratings
        from skillmap.storage.author import author
        from skillmap.storage.facts import Moment
        from skillmap.words import message

        rows, reading = read_ratings(file, context.framework, stage_of(self.stage), options)
        # Four million levels are held once only: the sheet's rows go before everybody on the staff comes.
        reading = replace(reading, rows=())
        day = reading.as_of or context.today
        names = {skill.id: skill.name.text for skill in context.framework.skills.values()}
        recorded = store.state(connection, staff_then_and_now(context, connection, day), Moment(day), names)
        occasion = Occasion(day, author(state.current().by).by, self.confirm)
        title = message("assess.import_title", day=day)
        return Compared(reading, ratings_change_set(title, rows, occasion, recorded, [source_of(reading)]))


@dataclass(frozen=True, slots=True)
class LeaderImport:
    """リーダー名簿・推薦書; with `replace` running terms of the seats end the day before.

    With `is_complete` it holds all leaders from the day `starts` on.
    """

    fy: str | None = None
    starts: str | None = None
    replace: bool = False
    is_complete: bool = False
    allow_mass_change: bool = False
    as_of: ClassVar[str | None] = None
    command: ClassVar[str] = "leader import"
    ordinary: ClassVar[frozenset[str]] = _PERSON

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The list by section and the letter of recommendation."""
        from skillmap.documents.nomination_list import layouts
        from skillmap.leaders import rule

        return layouts(rule.in_force(context.framework.leaders))

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New terms of seats, and those that a complete list lacks."""
        from skillmap.cli.leader_book import open_book
        from skillmap.documents.nomination_list import read_nominations
        from skillmap.leaders.seating import nominate
        from skillmap.org.whole_lists import Whole
        from skillmap.words import Bilingual, message

        book = open_book(context, connection, self.fy, self.starts, takes_over=self.replace)
        nominations, reading = read_nominations(file, book.rule, options)
        year = Bilingual(book.fy.ja, f"FY{book.fy}")
        title = message("leader.import_title", title=book.rule.title.text, fy=year)
        whole = None
        if self.is_complete and book.starts is not None and not reading.bad_rows:
            whole = Whole(book.starts, context.settings.mass_change_share, self.allow_mass_change)
        return Compared(reading, nominate(title, nominations, book, [source_of(reading)], whole))


@dataclass(frozen=True, slots=True)
class AimImport:
    """目標（希望）一覧; `on` is the first day of its aims, and the end of those that a complete list lacks."""

    on: str | None = None
    is_complete: bool = False
    allow_mass_change: bool = False
    as_of: ClassVar[str | None] = None
    command: ClassVar[str] = "career aim"
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document."""
        from skillmap.documents.aim_list import LAYOUT

        del context
        return (LAYOUT,)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New, changed and withdrawn aims."""
        from skillmap.careers import aims, store
        from skillmap.cli.context import parse_day
        from skillmap.documents.aim_list import read_aims
        from skillmap.org.store import organisation
        from skillmap.org.whole_lists import Whole

        records, reading = read_aims(file, options)
        moment = context.moment()
        office = organisation(connection, moment, context.settings.grades)
        day = parse_day(self.on) if self.on else context.today
        present = store.aim_rows(connection, moment)
        whole = None
        if self.is_complete and not reading.bad_rows:
            whole = Whole(day, context.settings.mass_change_share, self.allow_mass_change)
        changes = aims.change_set(context.framework, office, present, records, day, [source_of(reading)], whole)
        return Compared(reading, changes)


@dataclass(frozen=True, slots=True)
class ResultImport:
    """受講結果: session rosters with attendance, lists of training centres, exports of an LMS.

    `session` or `training` say what lines belong to that name neither; our own rosters say it themselves.
    """

    session: str | None = None
    training: str | None = None
    proxy: str | None = None
    as_of: ClassVar[str | None] = None
    command: ClassVar[str] = "result import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = _PERSON | {"session"}

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document, attendance apart."""
        from skillmap.documents.result_list import layout

        del context
        return (layout(),)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New and changed completions."""
        from skillmap import sheets
        from skillmap.documents.result_list import LAYOUT_ID, read_results, with_session
        from skillmap.framework.find import find_training
        from skillmap.org.store import organisation
        from skillmap.training import results, seating, store

        moment = context.moment()
        held = store.sessions(connection, moment)
        mark = sheets.read_fingerprint(file)
        own = mark.extra.get("session", "") if mark and mark.layout == LAYOUT_ID else ""
        named = seating.find_session(context.framework, held, self.session) if self.session else held.get(own)
        training = find_training(context.framework, self.training).id if self.training else ""
        lines, reading = read_results(file, named.session.slots if named else (), options)
        lines = with_session(lines, named.session.code if named else "", "" if named else training)
        office = organisation(connection, moment, context.settings.grades)
        recorded = {(r.staff_id, r.training, r.session_id): r for r in store.completions(connection, moment)}
        seats = frozenset((t.staff_id, t.session_id) for t in store.enrolments(connection, moment, held))
        known = results.Known(context.framework, office, held, seats, recorded, context.today)
        settings = context.settings
        counted = {"attended": True, "absent": False}.get(self.proxy or "")
        rule = results.Rule(settings.completion_share, settings.completion_score or None, counted)
        changes = results.change_set(known, lines, rule, [source_of(reading)])
        proxies = [p for p in changes.problems if p.code == "W_PROXY_ATTENDANCE"]
        if proxies:
            raise NeedsAnswer("E_RESULT_ASK", proxies, count=len(proxies))
        return Compared(reading, changes)


@dataclass(frozen=True, slots=True)
class SessionImport:
    """研修日程."""

    fy: str | None = None
    as_of: ClassVar[str | None] = None
    command: ClassVar[str] = "session import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document."""
        from skillmap.documents.session_list import LAYOUT

        del context
        return (LAYOUT,)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New and changed sessions."""
        from skillmap.documents.session_list import read_session_list
        from skillmap.org.store import organisation
        from skillmap.training import resolve, store
        from skillmap.training.changes import session_change_set
        from skillmap.training.checks import Rules

        framework = context.framework
        records, reading, disagreements = read_session_list(file, options, context.fiscal_year(self.fy).year)
        present = store.sessions(connection, context.moment())
        units = organisation(connection, context.moment())
        rules = Rules(framework.trainings, context.settings.closed_days, (), {u.code for u in units.departments})
        listed = [resolve.Listed(r.training, r.session, r.places, r.cell) for r in records]
        incoming, found = resolve.sessions(framework, listed, rules)
        known = store.known_codes(connection)
        changes = session_change_set(framework, present, incoming, known, found, [source_of(reading)])
        return Compared(reading, changes, disagreements)
