"""Help in Japanese: the English help text of a command or option is its key in `i18n/help/<noun>.py`."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from skillmap.cli import state


@cache
def _japanese(noun: str) -> Mapping[str, str]:
    name = f"skillmap.i18n.help.{noun}"
    return import_module(name).HELP if find_spec(name) else {}


def translate(text: str, noun: str = "root") -> str:
    """The help text in the language of this process; the English text where no translation exists."""
    if state.lang() == "en":
        return text
    return _japanese(noun).get(text) or _japanese("root").get(text) or text


def translate_command(command: Any, noun: str) -> None:
    """Replace the help of a command, its options and (for a group) its sub-commands."""
    if command.help:
        command.help = translate(" ".join(command.help.split()), noun)
    if command.short_help:
        command.short_help = translate(command.short_help, noun)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translate(parameter.help, noun)
        elif parameter.name == "help":
            parameter.help = translate("Show this message and exit.")
    if noun != "root":
        for sub in getattr(command, "commands", {}).values():
            translate_command(sub, noun)
