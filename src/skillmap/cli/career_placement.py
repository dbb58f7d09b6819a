"""`skillmap career place`, `career post`: who could go where; posts that ask for a role."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output, sheet_options
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import AsOf, DryRun, Form, Fy, Out, Target, Yes
from skillmap.cli.output import Format
from skillmap.cli.times import day_option

Unit = Annotated[str, typer.Option("--section", metavar="UNIT", help="A unit by name or path (総務部/人事課)")]
PostName = Annotated[str, typer.Argument(metavar="POST", help="What the post is called in its unit")]

post = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@post.callback()
def posts() -> None:
    """Posts that ask for a role, and who holds them."""


def place(
    fy: Fy = None,
    book: Annotated[
        Path | None,
        typer.Option("--book", metavar="FILE", dir_okay=False, help="Write both lists to this workbook"),
    ] = None,
    needs: Annotated[
        bool, typer.Option("--needs", help="Only what departments need, against who is recognised")
    ] = False,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """People with a role against what departments need; posts, who holds them, and who could follow."""
    found = office.placement.place(desk.opened(), fy)
    if book is not None:
        outgoing.write(found.book, book)
        return
    if needs:
        output.show(found.needs, form, out)
        return
    if form is Format.TEXT:
        output.show(found.needs)
    output.show(found.posts, form, out)


@post.command("set")
def set_(
    name: PostName,
    section: Unit,
    to: Target = None,
    holder: Annotated[
        str | None, typer.Option("--holder", metavar="PERSON", help="Who holds it: number, name or kana")
    ] = None,
    is_open: Annotated[bool, typer.Option("--open", help="Nobody holds it")] = False,
    on: Annotated[date | None, day_option("--from", "First day (default: today)")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record a post that asks for a role grade, or change it: who holds it, what it asks for."""
    here = desk.opened()
    draft = office.placement.set_post(here, section, name, to, holder=holder, is_open=is_open, on=on)
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


@post.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: ImportAnswers,
    on: Annotated[date | None, day_option("--from", "First day (default: today)")] = None,
) -> None:
    """Take in a list of posts: unit, post, role grade asked for, who holds it."""
    take_in(file, given, office.intake.posts.PostImport(on))


@post.command()
def end(
    name: PostName,
    section: Unit,
    on: Annotated[date | None, day_option("--from", "First day (default: today)")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record that a post asks for no role any more, or is no more."""
    here = desk.opened()
    desk.apply(here, office.placement.end_post(here, section, name, on), yes=yes, dry_run=dry_run)


@post.command("list")
def list_(as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The posts that ask for a role, with their holders."""
    here = desk.opened()
    output.show(office.placement.listed(here, here.moment(as_of)), form, out)
