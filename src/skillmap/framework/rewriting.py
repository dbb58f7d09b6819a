"""Definition files that change: tried in a copy first, put in their place whole, the old ones kept beside."""

import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from skillmap.days import JST
from skillmap.framework.check import examine
from skillmap.framework.reader import Source, read
from skillmap.problems import Problem


def tried(folder: Path, texts: Mapping[str, str]) -> tuple[Source, tuple[Problem, ...]]:
    """The definitions as they would be with new texts of some files (by name below the folder), and what is wrong."""
    with tempfile.TemporaryDirectory() as trial:
        copy = Path(trial) / folder.resolve().name
        shutil.copytree(folder, copy)
        for name, text in texts.items():
            (copy / name).write_text(text, "utf-8")
        source = read(copy)
        return source, examine(source)


def put(folder: Path, texts: Mapping[str, str], backups: Path) -> Path:
    """Writes the files; gives the folder in `backups` that holds them as they were.

    All new texts are on the disk before the first file is replaced, so that a full disk changes nothing.
    """
    kept = backups / f"{folder.name}-{datetime.now(JST):%Y%m%d-%H%M%S-%f}"
    waiting = {name: folder / f"{name}.new" for name in texts}
    try:
        for name, text in texts.items():
            (kept / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, kept / name)
            waiting[name].write_text(text, "utf-8")
        for name, path in waiting.items():
            path.replace(folder / name)
    finally:
        for path in waiting.values():
            path.unlink(missing_ok=True)
    return kept
