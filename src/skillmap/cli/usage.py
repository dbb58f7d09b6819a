"""A command line read before it runs: what it asks for, or what is wrong with it. Pure but for looking at places.

Typer reads the line again when it runs it; it words its refusals in English and offers no data about them, so that
every mistake is found here first.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from skillmap.cli.grammar import MOST, Command, Parameter, Takes
from skillmap.words import Fact

HELP = "--help"
# ASCII alone: full-width digits are a mistake whose right form is shown, and 18 digits are no more than SQLite can
# hold.
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})(?:[eE][+-]?\d{1,3})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a command line: key and facts of its sentence, and the nearest right forms."""

    code: str
    facts: dict[str, Fact]
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command line, read: the command it reached, and the first mistake.

    `help` is the option that asked for help, "" where it is shown because a group has no verb, None without any.
    """

    command: Command
    help: str | None = None
    mistake: Mistake | None = None


class _Alone(Exception):
    """An option that answers by itself."""


class _Wrong(Exception):
    """A mistake, found deep inside."""

    def __init__(self, code: str, near: Sequence[str] = (), /, **facts: Fact) -> None:
        super().__init__(code)
        self.mistake = Mistake(code, facts, tuple(near))


def read(top: Command, arguments: Sequence[str]) -> CommandLine:
    """Read the words behind the program's name. A group without a verb asks for help."""
    command, rest = top, list(arguments)
    seen: list[Command] = []
    try:
        while True:
            seen.append(command)
            loose, rest = _options(seen, rest)
            if command.verbs is None:
                _arguments(command, loose)
                return CommandLine(command)
            if not loose:
                return CommandLine(command, help="")
            command = _below(command, loose[0])
    except _Wrong as wrong:
        return CommandLine(command, mistake=wrong.mistake)
    except _Alone as found:
        return CommandLine(command, help=HELP if found.args[0] == HELP else None)


def _below(command: Command, word: str) -> Command:
    if word in (command.verbs or ()):
        return command.below(word)
    folded = _plain(word).casefold()
    verbs = command.verbs or ()
    near = (
        get_close_matches(folded, verbs, n=3, cutoff=0.7)
        or list(_elsewhere(command, folded))[:3]
        or get_close_matches(folded, verbs, n=3, cutoff=0.5)
    )
    raise _Wrong("E_COMMAND", near, found=word)


def _elsewhere(command: Command, word: str) -> Iterator[str]:
    """The same verb of other nouns: nominate is leader nominate."""
    if command.path:
        return
    for noun in command.verbs or ():
        below = command.below(noun)
        if word in (below.verbs or ()):
            yield f"{below} {word}"


def _options(seen: Sequence[Command], words: list[str]) -> tuple[list[str], list[str]]:
    """The loose words, and what is left behind a verb. Raises at the first wrong option."""
    command, group = seen[-1], seen[-1].verbs is not None
    spelled = {way: p for p in command.options for way in p.spelled}
    given: set[str] = set()
    loose: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            loose += rest
            break
        if word == HELP:
            raise _Alone(HELP)
        if not (word.startswith("-") and len(word) > 1):
            loose.append(word)
            if group:
                return loose, rest
            continue
        option, value = _option(seen, spelled, word, rest)
        if option.alone:
            raise _Alone(option.name)
        again = option.key in given and not option.many
        given.add(option.key)
        if option.takes is Takes.NOTHING:
            if value is None:
                continue
            raise _Wrong("E_OPTION_SWITCH", (word.split("=")[0],), name=option.name, found=value)
        if value is None:
            # An option in place of a value is a value that was forgotten; the library would take `--to` for a name.
            if not rest or rest[0] in spelled or rest[0] == HELP:
                raise _Wrong("E_OPTION_NO_VALUE", (option.usage,), name=option.name)
            value = rest.pop(0)
        _check(option, value)
        if again:
            # The library would take the last one and forget the others without a word.
            raise _Wrong("E_OPTION_TWICE", name=option.name, value=value)
    if not group:
        _needed(command, given)
    return loose, []


def _option(
    seen: Sequence[Command], spelled: dict[str, Parameter], word: str, rest: Sequence[str]
) -> tuple[Parameter, str | None]:
    """The option that a word names, and the value that hangs on it: --fy=2026, -Cward, -y."""
    name, equals, value = word.partition("=")
    if name in spelled:
        return spelled[name], value if equals else None
    short = spelled.get(word[:2]) if not word.startswith("--") else None
    if short is not None and short.takes is not Takes.NOTHING:
        return short, word[2:]
    command = seen[-1]
    for group in seen[:-1]:
        for option in group.options:
            if name in option.spelled:
                filled = (value, *rest)[not equals : 1 + (not equals)] if option.takes is not Takes.NOTHING else ()
                right = " ".join((str(group), name, *filled, *command.path[len(group.path) :]))
                raise _Wrong("E_OPTION_PLACE", (f"{right} …",), found=name, command=str(group))
    raise _Wrong("E_OPTION", get_close_matches(_plain(name), (*spelled, HELP), n=3, cutoff=0.6), found=name)


def _needed(command: Command, given: set[str]) -> None:
    missing = [p for p in command.options if p.required and p.key not in given]
    if missing:
        raise _Wrong("E_OPTION_MISSING", tuple(p.usage for p in missing), name=tuple(p.name for p in missing))


def _arguments(command: Command, words: list[str]) -> None:
    for place, argument in enumerate(command.arguments):
        if argument.many:
            for word in words[place:]:
                _check(argument, word)
            words = words[: place + 1]
        if place < len(words):
            _check(argument, words[place])
        elif argument.required:
            raise _Wrong("E_ARGUMENT_MISSING", (form(command),), name=argument.name)
    extra = words[len(command.arguments) :]
    if extra:
        raise _Wrong("E_ARGUMENT_EXTRA", (form(command),), found=tuple(extra))


def form(command: Command) -> str:
    """How the command is written: its words, its arguments, the options it cannot do without."""
    needed = (p.usage for p in command.options if p.required)
    return " ".join((str(command), *(p.usage for p in command.arguments), *needed))


# Values


def _check(parameter: Parameter, value: str) -> None:
    """Raise for a value that the parameter cannot take."""
    name = parameter.name
    if not value.strip() or "\0" in value:
        raise _Wrong("E_OPTION_EMPTY", (parameter.usage.strip("[]"),), name=name)
    match parameter.takes:
        case Takes.WHOLE | Takes.NUMBER:
            _check_number(parameter, value)
        case Takes.ONE_OF if value not in parameter.choices:
            near = get_close_matches(_plain(value).casefold(), parameter.choices, n=1, cutoff=0.5)
            raise _Wrong("E_OPTION_ONE_OF", near, name=name, value=value, limit=", ".join(parameter.choices))
        case Takes.PLACE:
            _check_place(parameter, value)


def _check_number(parameter: Parameter, value: str) -> None:
    name, whole = parameter.name, parameter.takes is Takes.WHOLE
    pattern = _WHOLE if whole else _NUMBER
    if not pattern.fullmatch(value):
        plain = _plain(value).replace(",", "")
        # 1,000 and １２ are what people mean by 1000 and 12.
        near = [plain] if pattern.fullmatch(plain) else []
        raise _Wrong("E_OPTION_INTEGER" if whole else "E_OPTION_NUMBER", near, name=name, value=value)
    number = float(value)
    least = parameter.least if parameter.least is not None else -math.inf
    most = parameter.most if parameter.most is not None else MOST
    # The library tells limits as ranges with brackets; people are told the nearest value that goes.
    if number < least:
        raise _Wrong("E_OPTION_LEAST", (f"{least:g}",), name=name, value=value, limit=f"{least:g}")
    if number > most:
        raise _Wrong("E_OPTION_MOST", (f"{most:.15g}",), name=name, value=value, limit=f"{most:.15g}")


def _check_place(parameter: Parameter, value: str) -> None:
    place, name = Path(value), parameter.name
    try:
        there, folder = place.exists(), place.is_dir()
    except OSError:  # a name longer than the file system takes
        there, folder = False, False
    if not there and parameter.exists:
        code = "E_FILE_NOT_THERE" if parameter.file else "E_FOLDER_NOT_THERE"
        raise _Wrong(code, _beside(place), name=name, found=value)
    if folder and not parameter.folder:
        raise _Wrong("E_FILE_IS_FOLDER", _inside(place) if parameter.exists else (), name=name, found=value)
    if there and not folder and not parameter.file:
        raise _Wrong("E_FOLDER_IS_FILE", (str(place.parent),), name=name, found=value)


def _beside(place: Path) -> list[str]:
    """Names like the one asked for in the same folder."""
    try:
        there = [found.name for found in place.parent.iterdir()]
    except OSError:
        return []
    near = get_close_matches(place.name, there, n=3, cutoff=0.5)
    near += [name for name in there if Path(name).stem == place.stem and name not in near]
    return [str(place.parent / name) for name in near[:3]]


def _inside(folder: Path) -> list[str]:
    """The first workbooks of a folder that was given where a file is asked for."""
    try:
        there = sorted(found for found in folder.iterdir() if found.suffix.lower() in (".xlsx", ".csv"))
    except OSError:
        return []
    return [str(found) for found in there[:3]]


def _plain(text: str) -> str:
    """What was typed while the keyboard was on full-width characters, with dashes as dashes."""
    return re.sub(r"^[-−‐–—ー]+", lambda found: "-" * len(found[0]), unicodedata.normalize("NFKC", text))
