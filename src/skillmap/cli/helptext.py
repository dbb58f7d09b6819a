"""Help in Japanese: the English help text of a command or option is its key in `i18n/help/<noun>.py`."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from typer._click.formatting import HelpFormatter

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


class Formatter(HelpFormatter):
    """The help page with its headings in the language of this process."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """使い方: skillmap …"""
        super().write_usage(prog, args, prefix or f"{translate('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """オプション, コマンド, 引数."""
        super().write_heading(translate(heading))

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """The list of options; the library's own help option is worded here."""
        super().write_dl([(name, _marks(translate(text))) for name, text in rows], col_max, col_spacing)


def _marks(text: str) -> str:
    """[required] and [default: …], which the library adds, in the user's language."""
    if state.lang() == "en":
        return text
    return text.replace("[required]", "[必須]").replace("[default: ", "[既定: ")


def translate_command(command: Any, noun: str) -> None:
    """Replace the help of a command, its options and (for a group) its sub-commands."""
    command.context_class.formatter_class = Formatter
    if command.help:
        command.help = translate(" ".join(command.help.split()), noun)
    if command.short_help:
        command.short_help = translate(command.short_help, noun)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translate(parameter.help, noun)
    if noun != "root":
        for sub in getattr(command, "commands", {}).values():
            translate_command(sub, noun)
