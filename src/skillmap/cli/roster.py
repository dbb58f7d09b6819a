"""`skillmap roster`: rosters for the departments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output, state
from skillmap.cli.context import Context, confirm, open_workspace, progress
from skillmap.cli.options import AsOf, Fy, OutDir, Yes
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from skillmap.org.model import Unit
    from skillmap.reports.snapshot import Snapshot
    from skillmap.sheets import Fingerprint, Sheet

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

KINDS = ("all", "department", "leader", "session", "completion", "history")
Book = tuple[Path, "list[Sheet]", "Fingerprint"]


@app.callback()
def roster() -> None:
    """Rosters for the departments."""


@app.command()
def export(
    kind: Annotated[str, typer.Option("--kind", metavar="|".join(KINDS), help="Which rosters")] = "all",
    department: Annotated[str | None, typer.Option("--department", metavar="UNIT", help="Only this department")] = None,
    fy: Fy = None,
    as_of: AsOf = None,
    out: OutDir = None,
    yes: Yes = False,
) -> None:
    """Write one workbook per department and the leader list, ready to hand on."""
    from skillmap import sheets
    from skillmap.reports.snapshot import take

    if kind not in KINDS:
        raise InputRefused("E_ROSTER_KIND", found=kind, expected=KINDS)
    context = open_workspace()
    year = context.fiscal_year(fy)
    with context.reading() as connection:
        snapshot = take(connection, context.framework, context.moment(as_of), year, context.settings.grades)
    folder = out or context.workspace.out
    books = _books(context, snapshot, kind, department, folder)
    existing = [path for path, _, _ in books if path.exists()]
    if existing and not yes:
        output.say("roster.exists", count=len(existing))
        confirm()
    folder.mkdir(parents=True, exist_ok=True)
    with progress("roster.working") as told:
        for done, (path, content, mark) in enumerate(books, 1):
            sheets.write_book(path, content, mark, context.lang)
            told(done, len(books))
    _journal(context, [path for path, _, _ in books], len(snapshot.organisation.people))
    output.tell("roster.done", count=len(books), folder=str(folder))
    for path, _, _ in books:
        typer.echo(f"  {path.name}")


def _books(context: Context, snapshot: Snapshot, kind: str, department: str | None, folder: Path) -> list[Book]:
    """Path, sheets and fingerprint of every workbook asked for."""
    from skillmap import sheets
    from skillmap.documents import department_roster as document
    from skillmap.reports.counts import per_department

    lang, office, entry = context.lang, context.settings.office, context.seen_head or 0
    taken: list[str] = []
    books: list[Book] = []

    def add(title: str, content: list[Sheet], layout: str) -> None:
        name = sheets.safe_file_name(title, taken)
        taken.append(name)
        books.append((folder / name, content, document.fingerprint(snapshot, layout, entry)))

    if kind in ("all", "department"):
        counts = per_department(snapshot)
        chosen = [_department(snapshot, department)] if department else list(counts)
        for unit in chosen:
            content = document.department_book(snapshot, unit, counts[unit], office, lang)
            add(document.title(snapshot, unit, lang), content, document.LAYOUT_ID)
    if kind in ("all", "leader") and department is None:
        add(document.leader_title(snapshot, lang), document.leader_book(snapshot, office, lang), document.LEADERS_ID)
    if kind in ("completion", "history"):
        from skillmap.documents import record_roster as records

        only = _department(snapshot, department) if department else None
        content = records.record_book(snapshot, kind, only, office, lang)
        add(records.title(snapshot, kind, only, lang), content, f"{kind}-roster")
    if kind == "session":
        _add_sessions(context, snapshot, department, folder, books)
    return books


def _add_sessions(
    context: Context, snapshot: Snapshot, department: str | None, folder: Path, books: list[Book]
) -> None:
    """A form per session that has participants, to be filled in and taken back by `result import`."""
    from skillmap import sheets
    from skillmap.documents import session_roster as document

    if department is not None:
        raise InputRefused("E_ROSTER_SESSION_DEPARTMENT")
    lang, office, entry = context.lang, context.settings.office, context.seen_head or 0
    held = {one.session_id for one in snapshot.taken}
    taken: list[str] = []
    for one in snapshot.held.values():
        if one.id in held:
            name = sheets.safe_file_name(document.title(snapshot, one, lang), taken)
            taken.append(name)
            content = document.session_book(snapshot, one, office, lang)
            books.append((folder / name, content, document.fingerprint(snapshot, one, entry)))


def _department(snapshot: Snapshot, text: str) -> Unit:
    from skillmap.org.find import find_unit

    return find_unit(snapshot.organisation, text, among=snapshot.organisation.departments)


def _journal(context: Context, paths: list[Path], people: int) -> None:
    """Handing out personal data is recorded: which files, how many people, when and by whom."""
    from skillmap.changes import ChangeSet
    from skillmap.storage.journal import author, record

    arguments = {"files": [p.name for p in paths], "people": people}
    who = author(state.current().by)
    digest = context.framework.digest
    record(context.engine, ChangeSet(None), command="roster export", arguments=arguments, who=who, framework=digest)
