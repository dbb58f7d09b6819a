"""Files in the cache of the person who runs the program: what could be worked out anew, and is trusted only if whole.

Nothing depends on it being there; whatever is doubtful about a file in it is as if the file were not there (ADR 17).
"""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from skillmap import temporary


def place() -> Path | None:
    """The folder of what is kept; None on a machine that has no place of one's own."""
    try:
        if os.name == "nt":
            above = os.environ.get("LOCALAPPDATA", "")
            return Path(above) / "skillmap" / "cache" if above else None
        # A relative path there is to be passed over (XDG base directory specification).
        above = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(above) if Path(above).is_absolute() else Path.home() / ".cache") / "skillmap"
    except RuntimeError:
        return None


def find(file: Path) -> bytes | None:
    """What was kept in a file; None where there is none, or it is torn, or somebody else could have written it."""
    try:
        if not (_is_own(file.parent) and _is_own(file)):
            return None
        told, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    # A full disk or a power cut can leave half of it, which may still be read as something.
    if told != _checksum(content):
        return None
    # Which files go is decided by when they were used last.
    with suppress(OSError):
        os.utime(file)
    return content


def keep(file: Path, content: bytes, most: int) -> None:
    """Keep a file, and of those with its suffix in its folder the `most` used last. Raises OSError."""
    folder = file.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_own(folder):
        return
    temporary.clear(folder)
    half = temporary.beside(file)
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:  # noqa: PTH123 - a mode
            out.write(_checksum(content) + b"\n" + content)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    for old in sorted(folder.glob(f"*{file.suffix}"), key=lambda one: one.stat().st_mtime)[:-most]:
        old.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _is_own(path: Path) -> bool:
    """Nobody else can have written it. On Windows the folder is the user's own by where it lies."""
    if os.name == "nt":
        return True
    status = path.lstat()
    others = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return status.st_uid == os.getuid() and not others and not stat.S_ISLNK(status.st_mode)
