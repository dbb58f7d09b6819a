"""Reads the ```console examples of a page and runs them as a reader would, one after the other."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DAY = "2026-06-01"
_EDIT = re.compile(r"<!-- edit (\S+): (\S+) -> (\S+) -->")


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
    """Examples and the edits of files (hidden comments) between them, in the order of the page."""
    inside, current = False, None
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if not inside and (edit := _EDIT.match(line)):
            yield edit[1], edit[2], edit[3]
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


class Reader:
    """Somebody at a terminal who types the examples: knows `cd` and `skillmap`."""

    def __init__(self, folder: Path, lists: Path, own: tuple[Path, ...]) -> None:
        self.folder, self.lists, self.own = folder, lists, own

    def type(self, example: Example) -> tuple[int, str]:
        """Exit code and output of an example."""
        words = example.command.split()
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            for file in self.own:
                shutil.copy(file, self.folder)
            return 0, ""
        if words[:2] == ["skillmap", "demo"]:
            # The demo is tried elsewhere; here its lists are enough.
            shutil.copytree(self.lists, self.folder / words[words.index("--out") + 1] / "input")
            return 0, "".join(example.shown)
        kept = {k: v for k, v in os.environ.items() if not k.startswith("SKILLMAP_")}
        env = {**kept, "SKILLMAP_TODAY": DAY, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
        assert words[0] == "skillmap", example.command
        command = f'"{sys.executable}" -m {example.command} --yes'
        if not _asks(words):
            command = command.removesuffix(" --yes")
        done = subprocess.run(
            command, shell=True, cwd=self.folder, env=env, capture_output=True, encoding="utf-8", check=False
        )
        return done.returncode, done.stderr + done.stdout

    def edit(self, file: str, old: str, new: str) -> None:
        """What the page asks the reader to change in a file."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} has no {old}"
        path.write_text(text.replace(old, new), "utf-8")


_ASKING = ("import", "nominate", "aim", "make", "add", "cancel", "run", "recognise", "undo", "leave", "approve")


def _asks(words: list[str]) -> bool:
    return len(words) > 2 and words[2] in _ASKING and "--dry-run" not in words and "--yes" not in words


def try_page(page: Path, folder: Path, lists: Path, own: tuple[Path, ...] = ()) -> list[str]:
    """What does not happen as the page says.

    `lists` are what the demo's offices hand in; `own` the reader's own files, found in the workspace.
    """
    reader, wrong = Reader(folder, lists, own), []
    for example in examples(page):
        if isinstance(example, tuple):
            reader.edit(*example)
            continue
        code, output = reader.type(example)
        flat = "\n".join(" ".join(line.split()) for line in output.splitlines())
        # A page that shows an error expects the refusal; findings (exit code 1) are no error.
        if (code not in (0, 1)) if not any(" E_" in line for line in example.shown) else code == 0:
            wrong.append(f"{page.name}:{example.line}: exit code {code}\n{output}")
        elif not re.search(example.pattern, flat):
            wrong.append(f"{page.name}:{example.line}: another output\n{output}\nexpected\n{example.pattern}")
    return wrong
