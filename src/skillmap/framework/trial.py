"""Definition files that are to change: tried in a copy before anything is written."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from skillmap.framework.check import examine
from skillmap.framework.reader import FrameworkSource, read
from skillmap.problems import Problem


def tried(folder: Path, texts: Mapping[str, str]) -> tuple[FrameworkSource, tuple[Problem, ...]]:
    """The definitions as they would be with new texts of some files (by name below the folder), and what is wrong."""
    with tempfile.TemporaryDirectory() as trial:
        # Under its own name: problems name the file as people know it.
        copy = Path(trial) / folder.resolve().name
        shutil.copytree(folder, copy)
        for name, text in texts.items():
            (copy / name).parent.mkdir(exist_ok=True)
            (copy / name).write_text(text, "utf-8")
        source = read(copy)
        return source, examine(source)
