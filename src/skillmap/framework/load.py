"""Loading a framework: all files, all problems at once; nothing is accepted half."""

from pathlib import Path

from skillmap.errors import InputRefused
from skillmap.framework.check import examine
from skillmap.framework.model import Framework
from skillmap.framework.reader import FrameworkSource, read
from skillmap.installed import installed
from skillmap.problems import Problem, errors_of, has_errors


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


def sound(folder: Path, *, is_other: bool = False) -> FrameworkSource:
    """The definitions of a folder with what their files say. Raises InputRefused where they have errors.

    E_FRAMEWORK; E_FRAMEWORK_FOLDER names the folder, of definitions that are not the office's own (`is_other`).
    """
    source = read(folder)
    if errors := errors_of(examine(source)):
        if is_other:
            raise InputRefused("E_FRAMEWORK_FOLDER", errors, folder=str(folder))
        raise InputRefused("E_FRAMEWORK", errors)
    return source
