"""`skillmap leader record`: what came of a term."""

from typing import Annotated

import typer

from skillmap.cli.context import open_workspace
from skillmap.cli.leader_book import open_book
from skillmap.cli.options import DryRun, SectionName, StaffName, Yes
from skillmap.errors import UsageRefused


def record(
    section: SectionName = None,
    staff: StaffName = None,
    theme: Annotated[str, typer.Option("--theme", metavar="TEXT", help="The section's own improvement theme")] = "",
    result: Annotated[str, typer.Option("--result", metavar="TEXT", help="What came of the theme")] = "",
    later_post: Annotated[
        str, typer.Option("--later-post", metavar="TEXT", help="Where the experience is used afterwards")
    ] = "",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record what came of a term: theme, result, later post; also of a term that is over."""
    from skillmap.leaders.recording import record_texts
    from skillmap.org.find import find_person, find_unit
    from skillmap.words import message

    if section is None and staff is None:
        raise UsageRefused("E_SECTION_OR_STAFF")
    context = open_workspace()
    with context.reading() as connection:
        book = open_book(context, connection, None, None)
        office = book.organisation_on(book.today)
        unit = find_unit(office, section, among=office.sections) if section is not None else None
        person = find_person(office, staff) if staff is not None else None
        mine = [
            t
            for t in book.terms
            if (unit is None or t.unit_id == unit.id) and (person is None or t.staff_id == person.id)
        ]
        shown = " ".join(part for part in (unit.full_name if unit else "", person.shown if person else "") if part)
        title = message("leader.record_title", title=book.rule.title.text)
        texts = {"theme": theme, "result": result, "later_post": later_post}
        changes = record_texts(title, book, mine, texts, shown)
    context.apply(changes, "leader record", yes=yes, dry_run=dry_run)
