"""The command line as values: each command with its options and arguments, read off what the nouns declare.

Only what Typer documents is used: the command of an app, the names of a group, and our own annotations. What a value
must be (a number within limits, one of a list, a file that exists) stands once, in the annotation of its parameter.
"""

import inspect
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from pathlib import Path
from typing import Any

PROGRAM = "skillmap"
MOST = 2**31 - 1
"""Numbers beyond it fit in no column of the database."""
_CLOSED = re.compile(r"[a-z-]+(?:\|[a-z-]+)+")
"""A placeholder of lower-case words with bars lists all that may stand there."""


class Takes(StrEnum):
    """What kind of value a parameter takes."""

    NOTHING = "nothing"
    """A switch."""
    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    ONE_OF = "one_of"
    PLACE = "place"
    """A file or a folder."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """An option (spelled `--so`, perhaps `-s` too) or an argument (no spelling)."""

    key: str
    """What the code calls it."""
    spelled: tuple[str, ...]
    placeholder: str
    takes: Takes
    help: str
    required: bool = False
    many: bool = False
    default: object = None
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    alone: bool = False
    """It answers by itself, whatever else stands there (--version)."""
    exists: bool = False
    """The file or folder must be there."""
    file: bool = True
    folder: bool = True
    """A file, a folder may stand there."""

    @property
    def name(self) -> str:
        """--staff, FILE: as messages call it."""
        return next((way for way in self.spelled if way.startswith("--")), self.placeholder)

    @property
    def usage(self) -> str:
        """How it stands in the line that shows the form of the command."""
        if self.spelled:
            return self.name if self.takes is Takes.NOTHING else f"{self.name} {self.placeholder}"
        return self.placeholder if self.required else f"[{self.placeholder}]"


@dataclass(frozen=True, slots=True)
class Command:
    """A command or a group of commands. `path` are its words behind the name of the program."""

    path: tuple[str, ...]
    help: str
    parameters: tuple[Parameter, ...]
    verbs: tuple[str, ...] | None = None
    """The commands below a group; None for a command."""
    source: Any = None
    """The library's command, for going down."""

    def __str__(self) -> str:
        return " ".join((PROGRAM, *self.path))

    @property
    def options(self) -> tuple[Parameter, ...]:
        """Options and switches."""
        return tuple(p for p in self.parameters if p.spelled)

    @property
    def arguments(self) -> tuple[Parameter, ...]:
        """What stands there without a name, in order."""
        return tuple(p for p in self.parameters if not p.spelled)

    def below(self, verb: str) -> "Command":
        """The command of a verb that is one of `verbs`."""
        return read(self.source.get_command(None, verb), (*self.path, verb))


@cache
def read(source: Any, path: tuple[str, ...] = ()) -> Command:
    """The command that Typer made of our functions, as a value."""
    declared = _declared(source.callback)
    known = tuple(_parameter(p, *declared[p.name]) for p in source.params if p.name in declared)
    # By their names alone: the commands of all nouns would take long to load.
    verbs = tuple(source.list_commands(None)) if hasattr(source, "list_commands") else None
    return Command(path, " ".join((source.help or "").split()), known, verbs, source)


def commands(top: Command) -> Iterator[Command]:
    """A command and all below it."""
    yield top
    for verb in top.verbs or ():
        yield from commands(top.below(verb))


def _declared(function: Any) -> Mapping[str, tuple[Any, Any]]:
    """Type and declaration of each parameter of a command's function: what stands in `Annotated[type, declaration]`."""
    if function is None:
        return {}
    found = inspect.signature(function, eval_str=True).parameters.items()
    return {
        name: typing.get_args(p.annotation)[:2]
        for name, p in found
        if typing.get_origin(p.annotation) is typing.Annotated
    }


def _parameter(library: Any, kind: Any, said: Any) -> Parameter:
    option = library.param_type_name == "option"
    many = typing.get_origin(_bare(kind)) is list
    value = typing.get_args(_bare(kind))[0] if many else _bare(kind)
    placeholder = said.metavar or ""
    takes, choices = _takes(value, placeholder)
    return Parameter(
        key=library.name,
        spelled=(*library.opts, *library.secondary_opts) if option else (),
        placeholder=placeholder or "|".join(choices) or ("N" if takes in (Takes.WHOLE, Takes.NUMBER) else "TEXT"),
        takes=takes,
        help=said.help or "",
        required=bool(library.required),
        many=many,
        default=library.default,
        least=said.min,
        most=said.max if said.max is not None or takes is not Takes.WHOLE else MOST,
        choices=choices,
        alone=bool(library.is_eager),
        exists=said.exists,
        file=said.file_okay,
        folder=said.dir_okay,
    )


def _bare(kind: Any) -> Any:
    """The type without `| None`."""
    if isinstance(kind, types.UnionType):
        return next(part for part in typing.get_args(kind) if part is not type(None))
    return kind


def _takes(value: Any, placeholder: str) -> tuple[Takes, tuple[str, ...]]:
    if isinstance(value, type) and issubclass(value, Enum):
        return Takes.ONE_OF, tuple(str(one.value) for one in value)
    if _CLOSED.fullmatch(placeholder):
        return Takes.ONE_OF, tuple(placeholder.split("|"))
    kinds: dict[Any, Takes] = {bool: Takes.NOTHING, Path: Takes.PLACE, int: Takes.WHOLE, float: Takes.NUMBER}
    return kinds.get(value, Takes.TEXT), ()
