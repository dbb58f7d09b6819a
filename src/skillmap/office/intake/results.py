"""Attendance and completion (受講結果)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap import sheets
from skillmap.documents.result_list import LAYOUT_ID, layout, read_results, with_session
from skillmap.errors import NeedsAnswer
from skillmap.framework.find import find_training
from skillmap.office.intake.kind import ABOUT_PEOPLE, Compared, source_of
from skillmap.office.office import Office
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.training import results, seating, store


@dataclass(frozen=True, slots=True)
class ResultImport:
    """受講結果: session rosters with attendance, lists of training centres, exports of an LMS.

    `session` or `training` say what lines belong to that name neither; our own rosters say it themselves.
    """

    session: str | None = None
    training: str | None = None
    proxy: str | None = None
    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "result import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = ABOUT_PEOPLE | {"session"}

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document, attendance apart."""
        del office
        return (layout(),)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New and changed completions."""
        moment = office.moment()
        held = store.sessions(connection, moment)
        mark = sheets.read_fingerprint(file)
        own = mark.extra.get("session", "") if mark and mark.layout == LAYOUT_ID else ""
        named = seating.find_session(office.framework, held, self.session) if self.session else held.get(own)
        training = find_training(office.framework, self.training).id if self.training else ""
        lines, reading = read_results(file, named.session.slots if named else (), options)
        lines = with_session(lines, named.session.code if named else "", "" if named else training)
        organisation = office.organisation(connection, moment)
        recorded = {(r.staff_id, r.training, r.session_id): r for r in store.completions(connection, moment)}
        seats = frozenset((t.staff_id, t.session_id) for t in store.enrolments(connection, moment, held))
        known = results.Known(office.framework, organisation, held, seats, recorded, office.today)
        settings = office.settings
        counted = {"attended": True, "absent": False}.get(self.proxy or "")
        rule = results.Rule(settings.completion_share, settings.completion_score or None, counted)
        changes = results.change_set(known, lines, rule, [source_of(reading)])
        proxies = [p for p in changes.problems if p.code == "W_PROXY_ATTENDANCE"]
        if proxies:
            raise NeedsAnswer("E_RESULT_ASK", proxies, count=len(proxies))
        return Compared(reading, changes)
