"""Files are written whole or not at all: a private temporary folder beside the target, then one replacement."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from skillmap import temporary
from skillmap.errors import InputRefused, Locked, reason_of
from skillmap.words import message


def replace_file(path: Path, write: Callable[[Path], None]) -> Path:
    """Writes a file through `write` (given a temporary path in a private folder) and puts it in the place of `path`.

    The file gives up nothing on the way: before it is complete the old one stays. Returns `path`.

    Raises:
        Locked: E_TARGET_OPEN when the target is open in another program; the new file is kept under another name.
        InputRefused: E_CANNOT_WRITE when the folder is not writable or the disk is full; the old file is untouched.
    """
    require_ordinary(path)
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.clear(folder)
        private = Path(tempfile.mkdtemp(prefix=temporary.name(""), dir=folder))
    except OSError as error:
        raise InputRefused("E_CANNOT_WRITE", file=str(path), reason=reason_of(error)) from error
    try:
        new = private / "new"
        write(new)
        # On the disk before it takes the old one's place: a power cut must not leave half of either.
        _flush(new)
        return put(new, path)
    except OSError as error:
        raise InputRefused("E_CANNOT_WRITE", file=str(path), reason=reason_of(error)) from error
    finally:
        shutil.rmtree(private, ignore_errors=True)


def require_ordinary(path: Path) -> None:
    """A device or a pipe would be taken away for the file. Raises InputRefused (E_CANNOT_WRITE)."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise InputRefused("E_CANNOT_WRITE", file=str(path), reason=message("accident.special"))


def put(new: Path, path: Path) -> Path:
    """Puts a complete file in the place of `path`; raises Locked (E_TARGET_OPEN), the new file kept beside it."""
    try:
        new.replace(path)
    except PermissionError as error:
        other = free_name(path)
        new.replace(other)
        raise Locked("E_TARGET_OPEN", file=path.name, kept=other.name) from error
    return path


def free_name(path: Path) -> Path:
    """The path, numbered so that nothing lies there."""
    number = 2
    while (other := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return other


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
