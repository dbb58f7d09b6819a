"""`skillmap framework`: the definition files."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import (
    framework_diff,
    framework_import,
    framework_matrix,
    framework_new,
    framework_show,
    output,
    state,
)
from skillmap.cli.context import open_workspace
from skillmap.errors import Exit
from skillmap.problems import FilePlace, Problem, Severity

if TYPE_CHECKING:
    from skillmap.framework.model import Framework

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
    from skillmap.framework.check import examine
    from skillmap.framework.reader import read
    from skillmap.problems import has_errors

    source = read(folder or open_workspace().workspace.data)
    problems = examine(source, advise=True, deep=deep)
    sound = not has_errors(problems)
    if form is CheckFormat.JSON:
        _as_json(problems)
    else:
        _as_text(problems)
        _closing(source.framework if sound else None, deep=deep)
    if not sound:
        raise typer.Exit(int(Exit.FINDINGS))


app.command("list")(framework_show.list_)
app.command("show")(framework_show.show)
app.command("new")(framework_new.new)
app.command("export")(framework_matrix.export)
app.command("import")(framework_import.import_)
app.command("diff")(framework_diff.diff)


def _as_text(problems: Sequence[Problem]) -> None:
    for line in output.problem_lines(problems, state.lang(), most=len(problems)):
        typer.echo(line)
    of = {severity: sum(p.severity is severity for p in problems) for severity in Severity}
    output.tell("out.problems", errors=of[Severity.ERROR], warnings=of[Severity.WARNING], notes=of[Severity.NOTE])


def _closing(framework: Framework | None, *, deep: bool) -> None:
    """What was checked; nothing is counted while errors stand in the way."""
    if framework is None:
        output.tell("framework.unsound")
        return
    from skillmap.framework.counts import counts
    from skillmap.framework.reach import provable_grades

    output.tell("framework.checked", **counts(framework))
    if deep:
        found, total = provable_grades(framework)
        output.tell("framework.proven", found=found, total=total)


def _as_json(problems: Sequence[Problem]) -> None:
    import json

    from skillmap.i18n import hint
    from skillmap.i18n.wording import problem_text

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
