"""`skillmap roster`: rosters for the departments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import outgoing, output, roster_template
from skillmap.cli.context import Context, open_workspace, progress
from skillmap.cli.options import AsOf, Fy, OutDir, Yes
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from skillmap.org.model import Unit
    from skillmap.reports.snapshot import Snapshot
    from skillmap.sheets import Fingerprint, Sheet

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)
app.add_typer(roster_template.app, name="template")

KINDS = ("all", "department", "leader", "session", "completion", "plan", "history", "skillmap")
OF_THE_YEAR = ("leader", "session")
"""What is recorded for a year itself: of a coming one it is shown with everybody where they are today."""
Book = tuple[str, "list[Sheet]", "Fingerprint"]
Single = Annotated[
    bool | None,
    typer.Option("--single/--per-department", help="One workbook for all, or one per department (default: by kind)"),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template", metavar="FILE", exists=True, dir_okay=False, help="Fill this workbook of the office instead"
    ),
]
Job = tuple[str, "Callable[[Path], object]"]
Department = Annotated[str | None, typer.Option("--department", metavar="UNIT", help="Only this department")]


@app.callback()
def roster() -> None:
    """Rosters for the departments."""


@app.command()
def export(
    kind: Annotated[str, typer.Option("--kind", metavar="|".join(KINDS), help="Which rosters")] = "all",
    department: Department = None,
    single: Single = None,
    fy: Fy = None,
    as_of: AsOf = None,
    template: Template = None,
    out: OutDir = None,
    yes: Yes = False,
) -> None:
    """Write one workbook per department and the leader list, ready to hand on."""
    from skillmap.reports.snapshot import take

    if kind not in KINDS:
        raise InputRefused("E_ROSTER_KIND", found=kind, expected=KINDS)
    context = open_workspace()
    year = context.fiscal_year(fy)
    if kind in OF_THE_YEAR:
        moment, day = context.register_times(as_of, None if as_of else fy)
    else:
        moment, day = context.moment(as_of, None if as_of else fy), None
    with context.reading() as connection:
        snapshot = take(
            connection, context.framework, moment, year, context.settings.grades,
            terms_on=day if kind == "leader" else None,
        )  # fmt: skip
    folder = out or context.workspace.out
    only = _department(snapshot, department) if department else None
    jobs = list(
        _filled(context, snapshot, kind, only, single, template)
        if template
        else _written(context, snapshot, kind, only, single)
    )
    paths = outgoing.targets(folder, (name for name, _ in jobs))
    outgoing.ask_before_replacing(paths, yes=yes)
    folder.mkdir(parents=True, exist_ok=True)
    with progress("roster.working") as told:
        for done, (path, (_, write)) in enumerate(zip(paths, jobs, strict=True), 1):
            write(path)
            told(done, len(jobs))
    people = len(snapshot.organisation.people)
    outgoing.note(context, "roster export", {"files": [path.name for path in paths], "people": people})
    output.tell("roster.done", count=len(paths), folder=str(folder))
    outgoing.list_files(paths)


def _written(context: Context, snapshot: Snapshot, kind: str, only: Unit | None, single: bool | None) -> Iterator[Job]:
    """Our own layouts."""
    from skillmap import sheets

    for name, content, mark in _books(context, snapshot, kind, only, single):
        yield name, partial(sheets.write_book, sheets=content, fingerprint=mark, lang=context.lang)


def _filled(
    context: Context, snapshot: Snapshot, kind: str, only: Unit | None, single: bool | None, template: Path
) -> Iterator[Job]:
    """The office's layout, refused whole when it asks for anything that does not exist."""
    from skillmap.cli.roster_template import contents
    from skillmap.documents import roster_template as document
    from skillmap.sheets.template.book import Template, fill_template

    opened = Template(template)
    for name, content in contents(context, snapshot, kind, only, single):
        filling = document.filling(content, context.lang)
        if problems := document.check(opened, filling):
            raise InputRefused("E_TEMPLATE_ASKS", problems, file=template.name, count=len(problems))
        yield name, partial(fill_template, template, filling=filling)


def _books(context: Context, snapshot: Snapshot, kind: str, only: Unit | None, single: bool | None) -> Iterator[Book]:
    """File name, sheets and fingerprint of every workbook asked for."""
    from skillmap.documents import roster_books as document

    lang, office, entry = context.lang, context.settings.office, context.seen_head or 0
    if kind == "session":
        yield from _session_books(context, snapshot, only, single)
        return
    kinds = [kind] if kind != "all" else ["department"] if only else ["department", "leader"]
    for one in kinds:
        # The leader list among all rosters is the whole office's unless it is asked for by itself.
        split = single if kind != "all" or one == "department" else True
        for found in document.rosters(snapshot, one, only, lang, single=split):
            mark = document.fingerprint(snapshot, one, entry)
            yield found.title, document.sheets_of(snapshot, found, office, lang), mark


def _session_books(context: Context, snapshot: Snapshot, only: Unit | None, single: bool | None) -> Iterator[Book]:
    """A form per session that has participants, to be filled in and taken back by `result import`."""
    from skillmap.documents import session_roster as document
    from skillmap.reports.snapshot import Whole

    if single:
        raise InputRefused("E_ROSTER_SESSION_SINGLE")
    lang, office, entry = context.lang, context.settings.office, context.seen_head or 0
    where = only or Whole.OFFICE
    for held in document.sessions_of(snapshot, where):
        content = document.sheets_of(snapshot, held, where, office, lang)
        yield document.title(snapshot, held, where, lang), content, document.fingerprint(snapshot, held, entry)


def _department(snapshot: Snapshot, text: str) -> Unit:
    from skillmap.org.find import find_unit

    return find_unit(snapshot.organisation, text, among=snapshot.organisation.departments)
