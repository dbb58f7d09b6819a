"""The `skillmap` command: global options, the list of nouns, and the one boundary that turns errors into words.

A noun's module is imported only when it is used, so that start-up does not grow with the program.
"""

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from skillmap.cli import boundary, helptext, state

NOUNS: dict[str, str] = {
    "init": "Make a workspace: settings, definition files, database",
    "status": "What needs doing, each with the command that does it",
    "demo": "Run the whole main job on a made-up ward",
    "import": "Take in a folder: every known document is recognised",
    "why": "Where a level, posting, seat or leader comes from",
    "framework": "What the organisation asks for: roles, skills, trainings",
    "org": "Units: sections and departments",
    "staff": "Members of staff and their postings",
    "leader": "Each section's nominated ICT leader",
    "assess": "Levels: ratings and gaps",
    "career": "Aims, who is ready, recognition",
    "training": "The training catalogue",
    "session": "The year's sessions",
    "enrol": "Seats given by hand",
    "result": "Attendance and completion",
    "plan": "Training plans: from an aim to the trainings that lead there",
    "allocate": "Seats for everybody in a fiscal year",
    "roster": "Rosters for the departments",
    "report": "The numbers managers ask for",
    "lint": "Check a workbook or CSV against the rules for machine-readable tables",
    "db": "The database: journal, undo, backup, check",
    "privacy": "Personal data: describe, export, erase",
}
"""Nouns in the order of the work, with their short help. The command lives in `cli/<noun>.py` as `app`."""


class Root(TyperGroup):
    """The top level: loads one noun, words every error."""

    def list_commands(self, ctx: typer.Context) -> list[str]:
        """The nouns that exist, in the order of the work."""
        del ctx
        return [noun for noun in NOUNS if _module(noun, probe=True)]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:
        """The command of a noun; while help lists them all, only a name with its short help."""
        if cmd_name not in NOUNS:
            return None
        if ctx.resilient_parsing or ctx.invoked_subcommand is None and _wants_help(ctx):
            return TyperCommand(cmd_name, help=helptext.translate(NOUNS[cmd_name]))
        module = _module(cmd_name)
        if module is None:
            return None
        command = typer.main.get_command(module.app)
        if isinstance(command, TyperGroup) and len(command.commands) == 1 and cmd_name in command.commands:
            command = command.commands[cmd_name]
        command.name = cmd_name
        helptext.translate_command(command, cmd_name)
        return command

    def invoke(self, ctx: typer.Context) -> Any:
        """Run a command inside the error boundary."""
        with boundary.errors():
            return super().invoke(ctx)


def _wants_help(ctx: typer.Context) -> bool:
    return not ctx._protected_args and not ctx.args  # noqa: SLF001 - Typer offers no public way to tell help from a call


def _module(noun: str, *, probe: bool = False) -> Any:
    from importlib.util import find_spec

    name = f"skillmap.cli.{noun if noun != 'import' else 'import_folder'}"
    if find_spec(name) is None:
        return None
    return True if probe else import_module(name)


app = typer.Typer(cls=Root, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


def _version(value: bool) -> None:
    if value:
        from skillmap import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def root(
    lang: Annotated[str | None, typer.Option("--lang", metavar="ja|en", help="Language of messages and documents")] = None,
    workspace: Annotated[str | None, typer.Option("--workspace", "-C", metavar="DIR", help="The workspace, when not the present folder")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who records (default: the login name)")] = None,
    known_at: Annotated[str | None, typer.Option("--known-at", metavar="TIME", help="Answer as it was known at that time or journal entry")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version")] = False,
) -> None:
    """Roles, levels, training plans, seats and section ICT leaders."""
    del version
    state.set_globals(lang=lang, workspace=workspace, by=by, known_at=known_at)


def main() -> None:
    """Entry point of the console script."""
    boundary.prepare_streams()
    with boundary.errors(exits=True):
        state.language_from(sys.argv[1:])
        command = typer.main.get_command(app)
        helptext.translate_command(command, "root")
        command(prog_name="skillmap")
