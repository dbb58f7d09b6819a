"""`skillmap framework list`, `show`, `new`: any definition as a listing or as a page, a first draft of a new one."""

from __future__ import annotations

import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output, state
from skillmap.cli.cleaning import clean
from skillmap.cli.options import DryRun, Form, Out, Yes
from skillmap.cli.output import Format
from skillmap.errors import UsageRefused

FolderOption = Annotated[
    Path | None,
    typer.Option(
        "--in",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="The folder of definition files (default: data of the workspace)",
    ),
]


class PageFormat(StrEnum):
    """How a page comes out."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    XLSX = "xlsx"


def list_(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="level, skill, role, training, career, qualification, standard, article, rule or need",
        ),
    ] = None,
    folder: FolderOption = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """The definitions of a kind; without a kind how many there are of each."""
    output.show(office.definitions.listing(office.definitions.of(folder, desk.opened), kind), form, out)


def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A role, role grade, skill, training … by id, name or a part of it")
    ],
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only among these: role, skill, training …")
    ] = None,
    folder: FolderOption = None,
    form: Annotated[PageFormat, typer.Option("--format", help="How the page comes out")] = PageFormat.TEXT,
    out: Out = None,
) -> None:
    """One definition as a page that a manager can read; a role also as a workbook of one page."""
    form = _meant(form, out)
    made, lang = office.definitions.of(folder, desk.opened), state.lang()
    entity = office.definition_pages.find(made, name, kind)
    match form:
        case PageFormat.XLSX:
            outgoing.write(office.definition_pages.as_workbook(made, entity, lang), out)
            return
        case PageFormat.JSON:
            text = office.definition_pages.as_json(entity)
        case PageFormat.MARKDOWN:
            text = office.definition_pages.as_markdown(made, entity, lang)
        case _:
            # Lines of more than a hundred places are hard to follow, however wide the window.
            width = min(shutil.get_terminal_size((100, 24)).columns, 100)
            text = clean(office.definition_pages.as_text(made, entity, lang, width))
    if out is None:
        typer.echo(text, nl=False)
        return
    outgoing.put(out, office.handout.TextContent(text))


_ENDINGS = {
    ".txt": PageFormat.TEXT, ".md": PageFormat.MARKDOWN, ".json": PageFormat.JSON, ".xlsx": PageFormat.XLSX,
}  # fmt: skip


def _meant(form: PageFormat, out: Path | None) -> PageFormat:
    """As asked, or as the ending of the file says. Raises UsageRefused as `output.chosen` does."""
    if out is None:
        return form
    meant = _ENDINGS.get(out.suffix.casefold())
    if meant is None and form is PageFormat.TEXT:
        raise UsageRefused("E_OUT_ENDING", file=out.name, expected=tuple(_ENDINGS))
    if meant is not None and form not in (PageFormat.TEXT, meant):
        raise UsageRefused("E_OUT_FORMAT", file=out.name, found=str(form))
    return meant or form


def new(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="role, skill or training")],
    name_id: Annotated[str, typer.Argument(metavar="ID", help="Its id: lower-case letters, digits and hyphens")],
    ja: Annotated[str, typer.Option("--ja", metavar="NAME", help="Its name in Japanese")],
    en: Annotated[str, typer.Option("--en", metavar="NAME", help="Its name in English")],
    like: Annotated[
        str | None, typer.Option("--like", metavar="NAME", help="Begin with a copy of this one (id or name)")
    ] = None,
    group: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="The file it goes into (data-ai): skills and trainings")
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Add a role, a skill or a training as a first draft, from nothing or like one that exists."""
    here = desk.opened()
    made = office.definition_pages.new(here, kind, name_id, ja=ja, en=en, like=like, group=group)
    typer.echo(clean(made.fresh), nl=False)
    if dry_run:
        output.say("out.dry_run")
        return
    data = here.workspace.data
    output.say("new.where", file=f"{data.name}/{made.file.relative_to(data).as_posix()}")
    if not yes:
        desk.confirm()
    made.write()
    output.say("new.done", file=str(made.file))
