"""`skillmap framework new`: a first draft of a role, skill or training in the workspace's definition files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import confirm, open_workspace
from skillmap.cli.framework_show import known_kind
from skillmap.cli.options import DryRun, Yes


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
    from skillmap.framework.entities import find_entity
    from skillmap.framework.making import KINDS, Wish, draft

    context = open_workspace()
    framework, folder = context.framework, context.workspace.data
    what = known_kind(kind, KINDS)
    model = find_entity(framework, like, what).id if like else None
    wish = Wish(what, name_id, ja, en, model, group.removesuffix(".yaml") if group else None)
    made = draft(folder, framework, wish)
    _refuse_unsound(folder, made.file, made.content)
    typer.echo(output.clean(made.fresh), nl=False)
    if dry_run:
        output.say("out.dry_run")
        return
    output.say("new.where", file=f"{folder.name}/{made.file}")
    if not yes:
        confirm()
    _replace(folder / made.file, made.content)
    output.say("new.done", file=str(folder / made.file))


def _refuse_unsound(folder: Path, file: str, content: str) -> None:
    """Try the files as they will be in a copy. Raises InputRefused (E_FRAMEWORK) with what would be wrong."""
    from skillmap.errors import InputRefused
    from skillmap.framework.trial import tried
    from skillmap.problems import has_errors

    _, problems = tried(folder, {file: content})
    if has_errors(problems):
        raise InputRefused("E_FRAMEWORK", list(problems))


def _replace(path: Path, content: str) -> None:
    """Write whole or not at all."""
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_text(content, "utf-8")
    temporary.replace(path)
