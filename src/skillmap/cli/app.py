"""The `skillmap` command: global options, the list of nouns, and the one boundary that turns errors into words.

A noun's module is imported only when it is used, so that start-up does not grow with the program.
"""

import gc
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from skillmap import cli, version
from skillmap.cli import added, boundary, grammar, helptext, state, usage
from skillmap.errors import Exit, InputRefused

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
    "qualification": "Qualifications that people hold",
    "career": "Aims, who is ready, recognition",
    "training": "The training catalogue",
    "session": "The year's sessions",
    "enrol": "Seats given by hand",
    "result": "Attendance and completion",
    "plan": "Training plans: from an aim to the trainings that lead there",
    "allocate": "Seats for everybody in a fiscal year",
    "refresh": "Bring plans and seats up to date with what was recorded since",
    "roster": "Rosters for the departments",
    "blank": "Empty forms of the lists that can be taken in",
    "need": "How many people of each role grade are needed",
    "report": "The numbers managers ask for",
    "lint": "Check a workbook or CSV against the rules for machine-readable tables",
    "db": "The database: journal, undo, backup, check",
    "privacy": "Personal data: describe, export, erase, share as totals",
    "completion": "The shell completes commands, options and names",
    "help": "The documentation, a command or a problem code explained",
}
"""Nouns in the order of the work, with their short help. The command lives in `cli/<noun>.py` as `app`."""


class Root(TyperGroup):
    """The top level: reads the line, loads one noun, words every error."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The nouns, in the order of the work."""
        del ctx
        return list(NOUNS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a noun; None for names that are none."""
        del ctx
        return _command(cmd_name) if cmd_name in NOUNS else None

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run from the shell or a test: every way out is an exit code, every error a sentence."""
        given = kwargs.get("args", args[0] if args else None)
        arguments = [str(a) for a in (sys.argv[1:] if given is None else given)]
        # Before anything can go wrong: errors are told in the language that the line asks for.
        state.language_from(arguments)
        with boundary.errors():
            # Read by us before the library does, whose words for mistakes are English.
            line = usage.read(grammar.read(self), arguments)
            state.reached(str(line.command))
            if line.mistake is not None:
                cli.telling.mistake(line.mistake)
                sys.exit(int(Exit.USAGE))
            if line.help is not None and (line.help or line.command.path):
                # Asked for, it is the result; shown because a verb is missing, it is talk.
                asked = line.help == usage.HELP
                typer.echo(_help(line.command), nl=False, err=not asked)
                sys.exit(int(Exit.DONE if asked else Exit.USAGE))
            try:
                code = super().main(args=arguments, prog_name=grammar.PROGRAM, standalone_mode=False)
            except InputRefused as refused:
                # While the office is open: what was typed may be a name of before.
                raise cli.telling.by_todays_name(refused) from refused
            finally:
                state.left()
            if code == Exit.STOPPED:
                # Typer makes a silent exit of Ctrl-C.
                raise KeyboardInterrupt
            sys.exit(code if isinstance(code, int) else 0)


def _help(command: grammar.Command) -> str:
    """The help page of a command; the nouns are listed without loading any of them."""
    about = helptext.translate(NOUNS[command.path[0]]) if command.path else ""
    return helptext.page(command, about, {verb: brief(command, verb) for verb in command.verbs or ()})


def top() -> grammar.Command:
    """The program as a value: every command is found below it."""
    return grammar.read(typer.main.get_command(app))


def brief(group: grammar.Command, verb: str) -> str:
    """The line of a command in the list of its group; a noun's is known without loading it."""
    return helptext.brief(group.below(verb)) if group.path else helptext.translate(NOUNS[verb])


def help_of(words: Sequence[str]) -> str | None:
    """The help page of a command by its words (staff import); None for words that name none."""
    command = top()
    for word in words:
        if word not in (command.verbs or ()):
            return None
        command = command.below(word)
    return _help(command)


def module_name(noun: str) -> str:
    """The module that holds a noun's command."""
    # `import` is a word of Python's own.
    return f"skillmap.cli.{'import_folder' if noun == 'import' else noun}"


@cache
def _command(noun: str) -> Any:
    """The command of a noun, made once: a line is read by us and then by the library."""
    commands = import_module(module_name(noun)).app
    added.add_options(commands)
    return typer.main.get_command(commands)


app = typer.Typer(cls=Root, invoke_without_command=True, add_completion=False, rich_markup_mode=None)


def _version(value: bool) -> None:
    if value:
        typer.echo(version())
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="ja|en", help="Language of messages and documents")
    ] = None,
    workspace: Annotated[
        str | None, typer.Option("--workspace", "-C", metavar="DIR", help="The workspace, when not the present folder")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who records (default: the login name)")
    ] = None,
    known_at: Annotated[
        str | None,
        typer.Option("--known-at", metavar="TIME", help="Answer as it was known at that time or journal entry"),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version")
    ] = False,
) -> None:
    """Roles, levels, training plans, seats and section ICT leaders."""
    del version
    state.set_globals(lang=lang, workspace=workspace, by=by, known_at=known_at)
    if context.invoked_subcommand is None:
        cli.start.start()


def main() -> None:
    """Entry point of the console script."""
    # A command makes values by the hundred thousand and ends: looking for circles among them every 700 costs a tenth.
    gc.set_threshold(50_000, 20, 20)
    try:
        with boundary.errors():
            boundary.keep_private()
            boundary.prepare_streams()
            app()
    finally:
        # Everything ends with the process: a last search through 300,000 values of definitions took a seventh of it.
        gc.freeze()
