"""`skillmap framework`: the definition files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, framework_books, outgoing, output, state
from skillmap.cli.options import DryRun, Form, Out, Yes
from skillmap.cli.output import Format
from skillmap.errors import Exit
from skillmap.i18n import hint
from skillmap.i18n.wording import problem_text
from skillmap.problems import FilePlace, Problem, Severity

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


class CheckFormat(StrEnum):
    """How the findings come out."""

    TEXT = "text"
    JSON = "json"


class PageFormat(StrEnum):
    """How a page comes out."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    XLSX = "xlsx"


Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="The folder of definition files (default: data of the workspace)",
    ),
]
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


@app.callback()
def framework() -> None:
    """What the organisation asks for: levels, skills, roles, trainings and the rest of the definition files."""


@app.command()
def check(
    folder: Folder = None,
    deep: Annotated[bool, typer.Option("--deep", help="Prove for every role grade that trainings lead to it")] = False,
    form: Annotated[CheckFormat, typer.Option("--format", help="How the findings come out")] = CheckFormat.TEXT,
) -> None:
    """Everything wrong in all definition files at once, each with its place and what to do."""
    found = office.definitions.check(folder or desk.opened().workspace.data, deep=deep)
    if form is CheckFormat.JSON:
        _as_json(found.problems)
    else:
        _as_text(found)
    if found.counts is None:
        raise typer.Exit(int(Exit.FINDINGS))


@app.command("list")
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


@app.command()
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
    made, lang = office.definitions.of(folder, desk.opened), state.lang()
    entity = office.definitions.find(made, name, kind)
    match form:
        case PageFormat.XLSX:
            outgoing.write(office.definitions.as_workbook(made, entity, lang), out, yes=yes)
            return
        case PageFormat.JSON:
            text = office.definitions.as_json(entity)
        case PageFormat.MARKDOWN:
            text = office.definitions.as_markdown(made, entity, lang)
        case _:
            width = min(shutil.get_terminal_size((100, 24)).columns, 100)
            text = output.clean(office.definitions.as_text(made, entity, lang, width))
    if out is None:
        typer.echo(text, nl=False)
        return
    outgoing.ask_before_replacing(out, yes=yes)
    out.write_text(text, "utf-8")
    output.say("out.written", file=str(out))


@app.command()
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
    made = office.definitions.new(here, kind, name_id, ja=ja, en=en, like=like, group=group)
    typer.echo(output.clean(made.fresh), nl=False)
    if dry_run:
        output.say("out.dry_run")
        return
    data = here.workspace.data
    output.say("new.where", file=f"{data.name}/{made.file.relative_to(data).as_posix()}")
    if not yes:
        desk.confirm()
    made.write()
    output.say("new.done", file=str(made.file))


app.command("export")(framework_books.export)
app.command("import")(framework_books.import_)
app.command("diff")(framework_books.diff)


def _as_text(found: office.definitions.DefinitionsChecked) -> None:
    problems = found.problems
    for line in output.problem_lines(problems, state.lang(), most=len(problems)):
        typer.echo(line)
    of = {severity: sum(p.severity is severity for p in problems) for severity in Severity}
    output.tell("out.problems", errors=of[Severity.ERROR], warnings=of[Severity.WARNING], notes=of[Severity.NOTE])
    if found.counts is None:
        # Nothing is counted while errors stand in the way.
        output.tell("framework.unsound")
        return
    output.tell("framework.checked", **found.counts)
    if found.proven is not None:
        output.tell("framework.proven", found=found.proven[0], total=found.proven[1])


def _as_json(problems: Sequence[Problem]) -> None:
    def one(p: Problem) -> dict[str, object]:
        place = p.place if isinstance(p.place, FilePlace) else FilePlace("")
        return {
            "path": place.path,
            "line": place.line,
            "column": place.column,
            "severity": p.severity.value,
            "code": p.code,
            "message": problem_text(p, state.lang()),
            "hint": hint(p.code, state.lang(), **p.facts),
        }

    typer.echo(json.dumps([one(p) for p in problems], ensure_ascii=False, indent=1))
