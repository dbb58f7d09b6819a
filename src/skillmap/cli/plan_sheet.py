"""`skillmap plan sheet`: people's plans as one page each, to take into the interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import outgoing, output, plan_scope
from skillmap.cli.context import Context, open_workspace
from skillmap.cli.options import AsOf, OutDir, SectionName, StaffName, Yes
from skillmap.cli.plan_scope import Scope, organisation_of
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from skillmap.documents.plan_sheet import Page
    from skillmap.org.model import Organisation, Person, Unit


def sheet(
    staff: StaffName = None,
    section: SectionName = None,
    everybody: Annotated[bool, typer.Option("--all", help="Everybody with a plan, a workbook per section")] = False,
    as_of: AsOf = None,
    out: OutDir = None,
    yes: Yes = False,
) -> None:
    """Write training plans as one page per person, ready for the interview."""
    from skillmap import sheets
    from skillmap.documents import plan_sheet as document
    from skillmap.planning import store
    from skillmap.planning.progress import progress
    from skillmap.planning.standing import seats
    from skillmap.training.completions import completed_trainings

    context = open_workspace()
    moment = context.moment(as_of)
    with context.reading() as connection:
        organisation = organisation_of(context, connection, as_of)
        people = plan_scope.people(organisation, Scope(staff, section, everybody))
        made = store.plans(connection, moment, [p.id for p in people])
        done = completed_trainings(connection, context.framework, moment)
        booked = seats(connection, moment, {p.id for p in people})
    pages = [
        document.Page(p, one, progress(one, done.get(p.id, ()), booked.get(p.id, ())))
        for p in people
        for purpose in store.Purpose
        if (one := made.get((p.id, purpose))) is not None
    ]
    if not pages:
        raise InputRefused("E_PLAN_NONE", found=people[0].shown) if staff else InputRefused("E_PLAN_NO_SHEET")
    books = _books(context, organisation, pages, people[0] if staff else None)
    folder = out or context.workspace.out
    paths = [folder / name for name in books]
    outgoing.ask_before_replacing(paths, yes=yes, key="plan.sheet.exists")
    folder.mkdir(parents=True, exist_ok=True)
    mark = document.fingerprint(context.framework, organisation, context.seen_head or 0)
    for path, content in zip(paths, books.values(), strict=True):
        book = document.plan_book(context.framework, organisation, content, context.settings.office, context.lang)
        sheets.write_book(path, book, mark, context.lang)
    count = len({page.person.id for page in pages})
    outgoing.note(context, "plan sheet", {"files": [path.name for path in paths], "people": count})
    output.tell("plan.sheet.done", count=len(paths), people=count, folder=str(folder))
    outgoing.list_files(paths)


def _books(
    context: Context, organisation: Organisation, pages: list[Page], person: Person | None
) -> dict[str, list[Page]]:
    """File names and their pages: one for a person, else one per section in 建制順."""
    from skillmap import sheets
    from skillmap.documents.plan_sheet import title

    found: dict[Unit | None, list[Page]] = {}
    for page in pages:
        found.setdefault(organisation.section_of(page.person.unit_id) if person is None else None, []).append(page)
    named: dict[str, list[Page]] = {}
    for unit, own in found.items():
        named[sheets.safe_file_name(title(person or unit, context.lang), list(named))] = own
    return named
