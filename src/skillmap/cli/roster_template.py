"""`skillmap roster template`: rosters in the office's own layout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import Context, open_workspace
from skillmap.cli.options import Form, Out
from skillmap.cli.output import Format
from skillmap.errors import Exit, InputRefused

if TYPE_CHECKING:
    from skillmap.documents.roster_template import Content
    from skillmap.org.model import Unit
    from skillmap.reports.snapshot import Snapshot

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

KINDS = ("department", "leader", "session", "completion", "plan", "history", "skillmap")
Kind = Annotated[str, typer.Option("--kind", metavar="|".join(KINDS), help="Which rosters")]


@app.callback()
def template() -> None:
    """Rosters in the office's own layout."""


@app.command()
def fields(kind: Kind = "department", form: Form = Format.TEXT, out: Out = None) -> None:
    """Show what a template may ask for, with an example of each."""
    from skillmap.documents.roster_template import fields_table

    context = open_workspace()
    output.show(fields_table(_example(context, kind), context.lang), form, out)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The template (.xlsx)")],
    kind: Kind = "department",
) -> None:
    """Tell cell by cell what a template asks for that does not exist; exit 1 when there is any."""
    from skillmap.documents import roster_template as document
    from skillmap.sheets.template.book import Template

    context = open_workspace()
    found = document.check(Template(file), document.filling(_example(context, kind), context.lang))
    output.say_problems(found)
    if found:
        raise typer.Exit(Exit.FINDINGS)
    output.tell("roster.template.good", file=file.name, kind=kind)


def contents(
    context: Context, snapshot: Snapshot, kind: str, only: Unit | None, single: bool | None
) -> Iterator[tuple[str, Content]]:
    """File name and content of every workbook that a template is filled for."""
    from skillmap.documents import roster_books, session_roster
    from skillmap.documents import roster_template as document
    from skillmap.reports.snapshot import Whole

    lang, office = context.lang, context.settings.office
    if kind not in KINDS:
        raise InputRefused("E_ROSTER_TEMPLATE_KIND", found=kind, expected=KINDS)
    if kind != "session":
        for found in roster_books.rosters(snapshot, kind, only, lang, single=single):
            yield found.title, document.content_of(snapshot, found, office, lang)
        return
    where = only or Whole.OFFICE
    name = roster_books.where_name(where, lang)
    for held in session_roster.sessions_of(snapshot, where):
        content = document.session_content(snapshot, held, where, name, office, lang)
        yield session_roster.title(snapshot, held, where, lang), content


def _example(context: Context, kind: str) -> Content:
    """The first roster of a kind as it is now."""
    from skillmap.reports.snapshot import take

    year = context.fiscal_year(None)
    with context.reading() as connection:
        snapshot = take(connection, context.framework, context.moment(), year, context.settings.grades)
    found = next(contents(context, snapshot, kind, None, True), None)
    if found is None:
        raise InputRefused("E_ROSTER_NO_SESSION")
    return found[1]
