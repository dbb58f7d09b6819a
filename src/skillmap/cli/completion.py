"""`skillmap completion`: the shell completes commands, options and names when the tabulator key is pressed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import app as program
from skillmap.cli import desk, helptext, output, state
from skillmap.cli.completion_scripts import SCRIPTS, WORDS
from skillmap.cli.grammar import Command, Parameter, Takes
from skillmap.errors import Refusal

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|powershell", help="The shell whose script is printed")],
) -> None:
    """Print the script that lets a shell complete commands, options, staff, units, sessions and trainings."""
    words = os.environ.get(WORDS)
    if words is None:
        typer.echo(SCRIPTS[shell].text, nl=False)
        output.say("completion.how", place=SCRIPTS[shell].place)
        return
    for value, about in _offered(words.split("\n")):
        typer.echo(SCRIPTS[shell].line(value, about))


def _offered(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What the last of these words, behind the program's name, can become; nothing where only a file can stand."""
    *typed, begun = words
    # Read word by word as the program itself would: only so it is known what may come next.
    command, waiting, stands = program.top(), None, 0
    for word in typed:
        waiting, told = None, waiting
        if told is not None:
            if told.key == "workspace":
                # What it names must come from the workspace that the line names.
                state.set_globals(lang=None, workspace=word, by=None, known_at=None)
        elif word.startswith("-"):
            waiting = _waiting(command, word)
        elif command.verbs is not None:
            if word not in command.verbs:
                return
            command = command.below(word)
        else:
            stands += 1
    # A name that was begun in quotes arrives with its quote.
    begun = begun.lstrip("\"'")
    if waiting is not None:
        yield from _values(waiting, begun)
    elif begun.startswith("-"):
        options = (*((p.name, p.help) for p in command.options), ("--help", "Show this message and exit."))
        noun = command.path[0] if command.path else "root"
        yield from ((name, helptext.translate(about, noun)) for name, about in options if name.startswith(begun))
    elif command.verbs is not None:
        yield from ((verb, program.brief(command, verb)) for verb in command.verbs if verb.startswith(begun))
    elif command.arguments:
        yield from _values(command.arguments[min(stands, len(command.arguments) - 1)], begun)


def _waiting(command: Command, word: str) -> Parameter | None:
    """The option that waits for its value behind this word."""
    found = next((p for p in command.options if word in p.spelled), None)
    return found if found is not None and found.takes is not Takes.NOTHING else None


def _values(parameter: Parameter, begun: str) -> Iterator[tuple[str, str]]:
    if parameter.choices:
        yield from ((choice, "") for choice in parameter.choices if choice.startswith(begun))
    elif parameter.takes is Takes.TEXT:
        try:
            yield from office.names.offered(desk.opened(), parameter.placeholder, begun)
        except Refusal:
            return  # no workspace here, or one that cannot be read: there is nothing to offer
