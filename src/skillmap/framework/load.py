"""Loading a framework: all files, all problems at once; nothing is accepted half."""

from pathlib import Path

from skillmap.framework.check import examine
from skillmap.framework.model import Framework
from skillmap.framework.reader import read
from skillmap.installed import installed
from skillmap.problems import Problem, has_errors


def shipped() -> Path:
    """The folder of the definitions that come with the program."""
    return installed("data")


def load(folder: Path) -> tuple[Framework | None, tuple[Problem, ...]]:
    """The framework of a folder and every error in its files, sorted by place.

    The framework is None when there is any. Warnings and what takes long belong to `framework check` and are left out.
    Order of entities: by file name, then as they stand in the file.
    """
    source = read(folder)
    problems = examine(source)
    return None if has_errors(problems) else source.framework, problems
