"""Command lines that stand in texts, code and output, tried on the real command line."""

import ast
import json
import re
import shlex
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import typer

from skillmap.cli import grammar, usage
from skillmap.cli.app import NOUNS, app
from syntax import nodes

TREE = grammar.read(typer.main.get_command(app))
# Where a sample stands for the reader's own file or folder, there is one.
_THERE = {"E_FILE_NOT_THERE": __file__, "E_FOLDER_NOT_THERE": str(Path(__file__).parent)}
# A text may name a command without saying what goes into it.
_NAMED = {"E_ARGUMENT_MISSING", "E_OPTION_MISSING"}
LINE = re.compile(rf"\bskillmap (?:{'|'.join(NOUNS)})(?![\w-])[^\n]*")


def wrong(words: Iterable[str], *, whole: bool = True) -> str:
    """What is wrong with the words behind `skillmap`; empty = nothing. Not `whole`: only named, without its values."""
    typed = list(words)
    line = usage.read(TREE, typed)
    while line.mistake is not None and line.mistake.code in _THERE:
        place = _THERE[line.mistake.code]
        typed = [place if word == line.mistake.facts["found"] else word for word in typed]
        line = usage.read(TREE, typed)
    if line.help is not None:
        return "" if line.help else f"{line.command} has no verb"
    code = line.mistake.code if line.mistake else ""
    fine = not whole and code in _NAMED
    return "" if fine or line.mistake is None else f"{code} {dict(line.mistake.facts)}"


def wrong_in_prose(text: str) -> str:
    """What is wrong with a command that other words follow: its words and the options directly behind them exist."""
    words = [re.sub(r"(?<=[\w…])[^\w…\"'-]+$", "", word) for word in re.split(r"[ 　]+", text)][1:]
    command = TREE
    while words and command.verbs is not None and words[0] in command.verbs:
        command = command.below(words.pop(0))
    if command.verbs is not None and words and re.fullmatch(r"[a-z][a-z-]*", words[0]):
        return text
    known = {way for p in command.options for way in p.spelled} | {usage.HELP}
    for word in words:
        if re.search(r"[ぁ-ん。、（）]", word) or word == "skillmap":
            break
        if word.startswith("--") and word.partition("=")[0] not in known:
            return f"{text}: {word}"
    return ""


def wrong_advice(talk: str, data: str) -> list[str]:
    """Commands that a person was told and that do not exist: in the talk, and as values of data (a JSON listing)."""
    found = [bad for line in LINE.findall(talk) if (bad := wrong_in_prose(line))]
    if data.startswith("["):
        with suppress(ValueError):
            values = [value for row in json.loads(data) for value in row.values() if isinstance(value, str)]
            lines = [value for value in values if LINE.match(value)]
            found += [f"{line}: {bad}" for line in lines if (bad := wrong(shlex.split(line)[1:]))]
    return found


def calls(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Line and words of each `command_line(…)` in the code; a value that only the run knows stands as 1."""
    for node in nodes(file):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "command_line":
            if any(isinstance(a, ast.Starred) for a in node.args):
                continue  # names of commands from the journal: tried by themselves
            yield node.lineno, [a.value if isinstance(a, ast.Constant) else _sample(a) for a in node.args]


def _sample(value: ast.expr) -> str:
    if isinstance(value, ast.JoinedStr) and isinstance(value.values[0], ast.Constant):
        assert not str(value.values[0].value).startswith("-"), "options stand as literals, so that they can be read"
    return "1"


def journal_names(file: Path) -> Iterator[str]:
    """What the kinds of lists call their command: `command: ClassVar[str] = "staff import"`."""
    for node in nodes(file):
        if not isinstance(node, ast.AnnAssign) or getattr(node.target, "id", "") != "command":
            continue
        if "ClassVar" in ast.unparse(node.annotation) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def literals(file: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string in the code that is no docstring."""
    documentation = {
        id(node.value) for node in nodes(file) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in nodes(file):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value
