"""Reads the ```console examples of a page and runs them as a reader would, one after the other."""

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from trials import LONG

DAY = "2026-06-01"
_DAY = re.compile(r"<!-- day (\S+) -->")
_APPEND = re.compile(r"<!-- append (\S+): (.+) -->")
_EDIT = re.compile(r"<!-- edit (\S+): (\S+) -> (\S+) -->")


def in_two_languages(*names: str) -> list[Any]:
    """Pages for `parametrize`: the Japanese ones; the English ones, which show the same commands, in `make torture`."""
    return [*(f"{n}.ja.md" for n in names), *(pytest.param(f"{n}.md", marks=pytest.mark.torture) for n in names)]


@dataclass
class Example:
    """A command with the lines that the page shows below it; `…` stands for anything."""

    command: str
    shown: list[str] = field(default_factory=list)
    line: int = 0

    @property
    def pattern(self) -> str:
        """What the output must contain, in this order."""
        lines = [line for line in self.shown if line.strip() not in ("", "…")]
        return r"[\s\S]*?".join(".*".join(re.escape(part) for part in _words(line)) for line in lines)


def _words(line: str) -> list[str]:
    return [" ".join(part.split()) for part in line.strip().split("…")]


def examples(page: Path) -> Iterator[Example | tuple[str, str, str]]:
    """Examples and, in hidden comments, edits of files and the days that count as today; in the order of the page."""
    inside, current = False, None
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if not inside and (day := _DAY.match(line)):
            yield "", day[1], ""
        if not inside and (edit := _EDIT.match(line)):
            yield edit[1], edit[2], edit[3]
        if not inside and (more := _APPEND.match(line)):
            yield more[1], "", more[2].replace("|", "\n")
        if line.startswith("```"):
            if inside and current:
                yield current
                current = None
            inside = line == "```console"
        elif inside and line.startswith("$ "):
            if current:
                yield current
            current = Example(line[2:], line=number)
        elif inside and current:
            current.shown.append(line)


ENVIRONMENT = {"SKILLMAP_TODAY": DAY, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
Run = Callable[[list[str], Path], tuple[int, str]]
"""Runs skillmap with these arguments in a folder: exit code and all that was said."""


def in_this_process(arguments: list[str], folder: Path) -> tuple[int, str]:
    """As a reader does it, without starting Python for every command (the demo does)."""
    from typer.testing import CliRunner

    from skillmap.cli.app import app

    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        unset = {k: None for k in os.environ if k.startswith("SKILLMAP_")}
        result = CliRunner().invoke(app, arguments, env={**unset, **ENVIRONMENT, "_TYPER_FORCE_DISABLE_TERMINAL": "1"})
    return result.exit_code, result.stderr + result.stdout


class Reader:
    """Somebody at a terminal who types the examples: knows `cd` and `skillmap`."""

    def __init__(self, folder: Path, lists: Path, own: tuple[Path, ...], run: Run) -> None:
        self.folder, self.lists, self.own, self.run = folder, lists, own, run

    def type(self, example: Example) -> tuple[int, str]:
        """Exit code and output of an example."""
        words = shlex.split(example.command)
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            for file in self.own:
                shutil.copy(file, self.folder)
            return 0, ""
        if words[:2] == ["skillmap", "demo"]:
            # The demo is tried elsewhere; here its lists are enough.
            shutil.copytree(self.lists, self.folder / words[words.index("--out") + 1] / "input")
            return 0, "".join(example.shown)
        assert words[0] == "skillmap", example.command
        short = ["--rounds", "20"] if words[1:3] == ["allocate", "run"] and not LONG else []
        return self.run([*words[1:], *short, *(["--yes"] if _asks(words) else [])], self.folder)

    def edit(self, file: str, old: str, new: str) -> None:
        """What the page asks the reader to change in a file."""
        path = self.folder / file
        text = path.read_text("utf-8")
        if not old:
            path.write_text(f"{text}\n{new}\n", "utf-8")
            return
        assert old in text, f"{file} has no {old}"
        path.write_text(text.replace(old, new), "utf-8")


_ASKING = ("import", "nominate", "aim", "make", "add", "cancel", "run", "recognise", "undo", "leave", "approve")


def _asks(words: list[str]) -> bool:
    verb = words[4:5] if words[1:2] == ["--lang"] else words[2:3]
    asks = bool(verb) and (verb[0] in _ASKING or "--final" in words)
    return asks and "--dry-run" not in words and "--yes" not in words


def try_page(
    page: Path, folder: Path, lists: Path, own: tuple[Path, ...] = (), run: Run = in_this_process
) -> list[str]:
    """What does not happen as the page says.

    `lists` are what the demo's offices hand in; `own` the reader's own files, found in the workspace.
    """
    reader = Reader(folder, lists, own, run)
    with pytest.MonkeyPatch.context() as days:
        return list(_wrong(page, reader, days))


def _wrong(page: Path, reader: Reader, days: pytest.MonkeyPatch) -> Iterator[str]:
    for example in examples(page):
        if isinstance(example, tuple):
            if example[0]:
                reader.edit(*example)
            else:
                days.setitem(ENVIRONMENT, "SKILLMAP_TODAY", example[1])
            continue
        code, output = reader.type(example)
        flat = "\n".join(" ".join(line.split()) for line in output.splitlines())
        # A page that shows an error expects the refusal; findings (exit code 1) are no error.
        if (code not in (0, 1)) if not any(" E_" in line for line in example.shown) else code == 0:
            yield f"{page.name}:{example.line}: exit code {code}\n{output}"
        elif not re.search(example.pattern, flat):
            yield f"{page.name}:{example.line}: another output\n{output}\nexpected\n{example.pattern}"
