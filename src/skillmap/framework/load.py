"""Loading a framework: all files, all problems at once; nothing is accepted half."""

from importlib.resources import files
from pathlib import Path

from skillmap.framework.check import examine
from skillmap.framework.model import Framework
from skillmap.framework.reader import read
from skillmap.problems import Problem, has_errors


def shipped() -> Path:
    """The folder of the definitions that come with the program (the wheel's, or the checkout's `data/`)."""
    installed = Path(str(files("skillmap"))) / "_data"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "data"


def load(folder: Path) -> tuple[Framework | None, tuple[Problem, ...]]:
    """The framework of a folder and every error in its files, sorted by place.

    The framework is None when there is any. Warnings and what takes long belong to `framework check` and are left out.
    Order of entities: by file name, then as they stand in the file.
    """
    source = read(folder)
    problems = examine(source)
    return None if has_errors(problems) else source.framework, problems
