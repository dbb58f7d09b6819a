"""`skillmap framework`: the definition files."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output, state
from skillmap.cli.context import open_workspace
from skillmap.errors import Exit

if TYPE_CHECKING:
    from skillmap.framework.model import Framework
    from skillmap.problems import Problem

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


class CheckFormat(StrEnum):
    """How the findings come out."""

    TEXT = "text"
    JSON = "json"


Folder = Annotated[
    Path | None, typer.Argument(metavar="DIR", help="The folder of definition files (default: data of the workspace)")
]


@app.command()
def check(
    folder: Folder = None,
    form: Annotated[CheckFormat, typer.Option("--format", help="How the findings come out")] = CheckFormat.TEXT,
) -> None:
    """Everything wrong in all definition files at once, each with its place and what to do."""
    from skillmap.framework.load import load
    from skillmap.problems import has_errors

    framework, problems = load(folder or open_workspace().workspace.data)
    if form is CheckFormat.JSON:
        _as_json(problems)
    else:
        _as_text(framework, problems)
    if has_errors(problems):
        raise typer.Exit(int(Exit.FINDINGS))


def _as_text(framework: Framework | None, problems: Sequence[Problem]) -> None:
    for line in output.problem_lines(problems, state.lang()):
        typer.echo(line)
    if problems:
        from skillmap.problems import Severity

        of = {s: sum(p.severity is s for p in problems) for s in Severity}
        output.tell("out.problems", errors=of[Severity.ERROR], warnings=of[Severity.WARNING], notes=of[Severity.NOTE])
    if framework is None:
        output.tell("framework.unsound")
        return
    from skillmap.framework.counts import counts

    output.tell("framework.checked", **counts(framework))


def _as_json(problems: Sequence[Problem]) -> None:
    import json

    from skillmap.i18n import hint
    from skillmap.i18n.wording import problem_text
    from skillmap.problems import FilePlace

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
