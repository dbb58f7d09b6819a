"""`skillmap framework`: the definition files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import (
    desk,
    framework_books,
    framework_conduct,
    framework_diff,
    framework_export,
    framework_merge,
    framework_migrate,
    framework_pages,
    framework_share,
    output,
    state,
    told,
)
from skillmap.errors import Exit
from skillmap.i18n import hint
from skillmap.i18n.wording import problem_text
from skillmap.problems import FilePlace, Problem, Severity

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


class CheckFormat(StrEnum):
    """How the findings come out."""

    TEXT = "text"
    JSON = "json"


Folder = Annotated[
    Path | None,
    typer.Argument(
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
    checked = office.definitions
    found = checked.check(folder, deep=deep) if folder else checked.check_own(desk.opened(), deep=deep)
    if form is CheckFormat.JSON:
        _as_json(found.problems)
    else:
        _as_text(found)
    if found.counts is None:
        raise typer.Exit(int(Exit.FINDINGS))


app.command("list")(framework_pages.list_)
app.command("show")(framework_pages.show)
app.command("new")(framework_pages.new)
app.command("export")(framework_export.export)
app.command("import")(framework_books.import_)
app.command("diff")(framework_diff.diff)
app.command("migrate")(framework_migrate.migrate)
app.command("merge")(framework_merge.merge)
app.command("conduct")(framework_conduct.conduct)
app.command("share")(framework_share.share)
app.command("receive")(framework_share.receive)
app.command("shared")(framework_share.shared)
app.command("adopt")(framework_share.adopt)
app.command("follow")(framework_share.follow)


def _as_text(found: office.definitions.DefinitionsChecked) -> None:
    problems = found.problems
    for line in told.problem_lines(problems, state.lang(), most=len(problems)):
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
