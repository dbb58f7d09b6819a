"""`skillmap framework list` and `show`: any definition as a listing or as a page."""

from __future__ import annotations

import shutil
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output, state
from skillmap.cli.context import confirm, open_workspace
from skillmap.cli.options import Form, Out, Yes
from skillmap.cli.output import Format
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from skillmap.framework.entities import Entity
    from skillmap.framework.model import Framework, Role

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
    from skillmap.framework.listing import KINDS, overview, table_of

    framework = load_from(folder)
    table = table_of(framework, known_kind(kind, KINDS)) if kind else overview(framework)
    output.show(table, form, out)


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
    yes: Yes = False,
) -> None:
    """One definition as a page that a manager can read; a role also as a workbook of one page."""
    from skillmap.framework.entities import PAGE_KINDS, find_entity

    framework = load_from(folder)
    entity = find_entity(framework, name, known_kind(kind, PAGE_KINDS) if kind else None)
    if form is PageFormat.XLSX:
        _workbook(framework, entity, out, yes=yes)
        return
    text = _text(framework, entity, form)
    if out is None:
        typer.echo(text, nl=False)
        return
    if out.exists() and not yes:
        output.say("page.exists", file=str(out))
        confirm()
    out.write_text(text, "utf-8")
    output.say("out.written", file=str(out))


def load_from(folder: Path | None) -> Framework:
    """The framework of a folder, or of the workspace. Raises InputRefused (E_FRAMEWORK) with every problem."""
    if folder is None:
        return open_workspace().framework
    from skillmap.framework.load import load

    framework, problems = load(folder)
    if framework is None:
        raise InputRefused("E_FRAMEWORK", list(problems))
    return framework


def known_kind(text: str, kinds: tuple[str, ...]) -> str:
    """The kind meant by its English or Japanese word, singular or plural. Raises InputRefused (E_FRAMEWORK_KIND)."""
    from skillmap.i18n import sentence

    wanted = text.strip().casefold()
    for one in kinds:
        if wanted in (one, f"{one}s", sentence(f"entity.{one}", "ja"), sentence(f"entity.{one}", "en")):
            return one
    raise InputRefused("E_FRAMEWORK_KIND", found=text, expected=kinds)


def _text(framework: Framework, entity: Entity, form: PageFormat) -> str:
    from skillmap.documents import page_text
    from skillmap.framework.entities import page_of

    if form is PageFormat.JSON:
        import json

        from skillmap.framework.dump import plain

        return json.dumps(plain(entity.value), ensure_ascii=False, indent=1) + "\n"
    page = page_of(framework, entity)
    if form is PageFormat.MARKDOWN:
        return page_text.markdown(page, state.lang())
    return output.clean(page_text.plain(page, state.lang(), min(shutil.get_terminal_size((100, 24)).columns, 100)))


def _workbook(framework: Framework, entity: Entity, out: Path | None, *, yes: bool) -> None:
    from skillmap import sheets
    from skillmap.documents import role_page
    from skillmap.framework.model import Role

    if not isinstance(entity.value, Role):
        raise InputRefused("E_PAGE_NO_WORKBOOK", found=entity.name.text)
    role: Role = entity.value
    lang = state.lang()
    path = out or Path(sheets.safe_file_name(role_page.file_title(role, lang)))
    if path.exists() and not yes:
        output.say("page.exists", file=str(path))
        confirm()
    sheets.write_book(path, [role_page.role_sheet(framework, role, lang)], role_page.fingerprint(framework), lang)
    output.say("out.written", file=str(path))
