"""`skillmap leader sheet`: each leader's page and the executive's letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import outgoing, output
from skillmap.cli.context import Context, open_workspace, parse_day, progress
from skillmap.cli.leader_form import Date, Letter
from skillmap.cli.options import AsOf, Fy, OutDir, SectionName, StaffName, Yes
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from skillmap.documents.leader_page import Leader
    from skillmap.reports.snapshot import Snapshot

TEXT = "leader-executive"


def sheet(
    section: SectionName = None,
    staff: StaffName = None,
    department: Annotated[str | None, typer.Option("--department", metavar="UNIT", help="Only this department")] = None,
    date_: Date = None,
    letter: Letter = None,
    fy: Fy = None,
    as_of: AsOf = None,
    out: OutDir = None,
    yes: Yes = False,
) -> None:
    """Write each leader's page (first steps, next training, conduct, gaps) with a letter from the executive."""
    from skillmap.documents.letter import find_letter
    from skillmap.framework.load import shipped
    from skillmap.reports.snapshot import take

    context = open_workspace()
    year = context.fiscal_year(fy)
    moment, day = context.register_times(as_of, None if as_of else fy)
    with context.reading() as connection:
        snapshot = take(connection, context.framework, moment, year, context.settings.grades, terms_on=day)
    leaders = _leaders(snapshot, section, staff, department)
    if not leaders:
        raise InputRefused("E_LEADER_SHEET_NONE")
    text = letter or find_letter(context.workspace.data, shipped(), TEXT, context.lang)
    _write(context, snapshot, leaders, text, parse_day(date_) if date_ else context.today, out, yes=yes)
    output.say("leader.page.wording", file=str(text))


def _leaders(snapshot: Snapshot, section: str | None, staff: str | None, department: str | None) -> list[Leader]:
    """The leaders in office, in 建制順, of what was asked for."""
    from skillmap.documents.leader_page import Leader
    from skillmap.leaders.checks import programme
    from skillmap.leaders.programme import progress as done_so_far
    from skillmap.org.find import find_person, find_unit

    office = snapshot.organisation
    unit = find_unit(office, section, among=office.sections) if section else None
    above = find_unit(office, department, among=office.departments) if department else None
    person = find_person(office, staff) if staff else None
    trainings = programme(snapshot.framework, snapshot.rule)
    found = []
    for seat in snapshot.seats:
        if not seat.is_covered or seat.person is None or seat.term is None:
            continue
        is_meant = (unit is None or seat.section.id == unit.id) and (person is None or seat.person.id == person.id)
        if is_meant and (above is None or office.department_of(seat.section.id) == above):
            done = done_so_far(snapshot.framework, trainings, seat.term, snapshot.results)
            completed = snapshot.standing.completed.get(seat.person.id, frozenset())
            found.append(Leader(seat, seat.person, trainings, done, completed))
    return found


def _write(
    context: Context,
    snapshot: Snapshot,
    leaders: Sequence[Leader],
    text: Path,
    written: date,
    out: Path | None,
    *,
    yes: bool,
) -> None:
    from skillmap import sheets
    from skillmap.days import wareki
    from skillmap.documents import leader_page as document
    from skillmap.documents.letter import read_letter
    from skillmap.i18n import sentence

    lang = context.lang
    name = sentence("leader.page.folder", lang, title=snapshot.rule.title.text, fy=snapshot.fy.text)
    folder = out or context.workspace.out / sheets.safe_file_name(name, suffix="")
    paths = outgoing.targets(folder, (document.file_title(snapshot, one, lang) for one in leaders))
    day = wareki(written) if lang == "ja" else written.isoformat()
    common = {
        "title": snapshot.rule.title.text.text(lang), "fy": snapshot.fy.text.text(lang), "date": day,
        "office": context.settings.office,
    }  # fmt: skip
    letters = [
        read_letter(text, {**common, "name": one.person.name, "section": one.seat.section.full_name}) for one in leaders
    ]
    outgoing.ask_before_replacing(paths, yes=yes)
    folder.mkdir(parents=True, exist_ok=True)
    with progress("leader.page.working") as told:
        for number, (path, one, letter) in enumerate(zip(paths, leaders, letters, strict=True), 1):
            book = document.leader_book(snapshot, one, letter, lang)
            sheets.write_book(path, book, document.fingerprint(snapshot, one, context.seen_head or 0), lang)
            told(number, len(paths))
    outgoing.note(context, "leader sheet", {"files": [path.name for path in paths], "people": len(paths)})
    output.tell("leader.page.written", count=len(paths), folder=str(folder))
    outgoing.list_files(paths)
