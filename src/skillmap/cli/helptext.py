"""The help pages, in the language of this process.

The English help text of a command or option is the key of its Japanese in `i18n/help/<noun>.py`.
"""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from skillmap.cli import state
from skillmap.cli.grammar import MOST, Command, Parameter, Takes
from skillmap.japanese import width

WIDEST = 100
_LEAST = 80
"""A list of what an option takes is not cut finer than this, however narrow the window."""
_NAMES = 30
"""A name that is wider stands on a line of its own, its text below it."""
_PIECES = re.compile(r"[（「『【]*(?:[ -~]+?(?: +|(?=[^ -~])|$)|[^ -~])[、。，．）」』】・ー…]* *")
"""A word or a Japanese character, with the marks that may not leave it: what opens before it, what closes behind it."""


@cache
def _japanese(noun: str) -> Mapping[str, str]:
    name = f"skillmap.i18n.help.{noun}"
    return import_module(name).HELP if find_spec(name) else {}


def translate(text: str, noun: str = "root") -> str:
    """The help text in the language of this process; the English text where no translation exists."""
    if state.lang() == "en":
        return text
    return _japanese(noun).get(text) or _japanese("root").get(text) or text


def page(command: Command, about: str = "", briefs: Mapping[str, str] | None = None) -> str:
    """The help page of a command.

    `about` is what it says of itself where its code says nothing; `briefs` are the lines of the commands below a group.
    """
    noun = command.path[0] if command.path else "root"
    room = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    rows = {
        "Arguments": [(p.placeholder, _about(p, noun)) for p in command.arguments],
        "Options": [
            *((_spelled(p), _about(p, noun)) for p in command.options),
            ("--help", translate("Show this message and exit.")),
        ],
        "Commands": list((briefs or {}).items()),
    }
    lines = [f"{translate('Usage:')} {_usage(command)}", ""]
    lines += [f"  {line}" for line in folded(translate(command.help, noun) or about, room - 2)]
    for heading, listed in rows.items():
        if listed:
            lines += ["", f"{translate(heading)}:", *_rows(listed, room)]
    return "\n".join(lines) + "\n"


def brief(command: Command) -> str:
    """The first sentence of a command's help: its line in the list of its group."""
    text = translate(command.help, command.path[0])
    first = text.partition("。" if state.lang() == "ja" else ". ")[0].rstrip(".")
    # A sentence that ends within brackets is cut before them: half a bracket looks like a fault.
    for opening, closing in ("（）", "()"):
        if (at := first.rfind(opening)) > first.rfind(closing):
            first = first[:at].rstrip()
    return first


def folded(text: str, room: int) -> Iterator[str]:
    """Lines of at most `room` half-width places, cut at spaces and between Japanese characters."""
    line = ""
    for piece in _PIECES.findall(text):
        if line and width(line) + width(piece.rstrip()) > room:
            yield line.rstrip()
            line = ""
        line += piece
    if line:
        yield line.rstrip()


def _usage(command: Command) -> str:
    words = [str(command), f"[{translate('OPTIONS')}]"]
    if command.verbs is not None:
        words.append(translate("COMMAND …"))
    return " ".join([*words, *(p.usage for p in command.arguments)])


def _spelled(option: Parameter) -> str:
    names = ", ".join(sorted(option.spelled, key=lambda way: way.startswith("--")))
    return names if option.takes is Takes.NOTHING else f"{names} {option.placeholder}"


def _about(parameter: Parameter, noun: str) -> str:
    """Its text, and in brackets what is needed, usual, allowed."""
    notes = []
    if parameter.required:
        notes.append(translate("required"))
    default = parameter.default
    shown = str(default.value if isinstance(default, Enum) else default)
    if parameter.takes is not Takes.NOTHING and default is not None and shown != "":
        notes.append(f"{translate('default')}: {shown}")
    if parameter.least is not None:
        most = f"{parameter.most:g}" if parameter.most is not None and parameter.most < MOST else ""
        notes.append(f"{parameter.least:g}-{most}")
    text = translate(parameter.help, noun)
    return f"{text}  [{'; '.join(notes)}]" if notes else text


def _rows(rows: Sequence[tuple[str, str]], room: int) -> Iterator[str]:
    names = [width(name) for name, _ in rows]
    column = max((n for n in names if n <= _NAMES), default=_NAMES) + 2
    for (name, text), wide in zip(rows, names, strict=True):
        lines = list(folded(text, max(room - column - 2, 20)))
        if wide > _NAMES:
            yield from (f"  {line}" for line in _choices(name, max(room, _LEAST) - 2))
        else:
            yield f"  {name}{' ' * (column - wide)}{lines.pop(0) if lines else ''}".rstrip()
        yield from (f"  {' ' * column}{line}" for line in lines)


def _choices(name: str, room: int) -> Iterator[str]:
    """An option with the list of what it takes, cut at the bars where it is longer than a line."""
    line = indent = ""
    for piece in name.replace("|", "|\0").split("\0"):
        if line and width(line) + width(piece) > room:
            yield line
            line = indent
        indent = indent or " " * (width(piece.partition(" ")[0]) + 1)
        line += piece
    yield line
