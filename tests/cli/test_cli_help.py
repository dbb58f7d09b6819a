"""Every command and option explains itself in Japanese and in English."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import typer

from skillmap.cli import app, helptext, state

COMMANDS = [noun for noun in app.NOUNS if app.exists(noun)]


def commands(noun: str) -> Iterator[tuple[str, Any]]:
    """A noun's command and its verbs, in English as they are written in the code."""
    top = typer.main.get_command(import_module(app.module_name(noun)).app)
    yield noun, top
    for name, verb in getattr(top, "commands", {}).items():
        yield f"{noun} {name}", verb


def texts(command: Any) -> Iterator[str]:
    if command.help:
        yield " ".join(command.help.split())
    for parameter in command.params:
        if getattr(parameter, "help", None):
            yield parameter.help


@pytest.mark.parametrize("noun", COMMANDS)
def test_all_help_exists_in_japanese(noun: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "lang", lambda: "ja")
    missing = {
        f"{name}: {text}"
        for name, command in commands(noun)
        for text in texts(command)
        if helptext.translate(text, noun) == text
    }
    assert sorted(missing) == []


@pytest.mark.parametrize("noun", COMMANDS)
def test_every_option_says_what_it_is_for(noun: str) -> None:
    silent = [
        f"{name} {p.name}"
        for name, command in commands(noun)
        for p in command.params
        if p.name != "help" and not getattr(p, "help", None)
    ]
    assert silent == []
