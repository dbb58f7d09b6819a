"""Definitions found sound before are kept by the digest of their files: a command need not read and check them anew.

They are kept in the cache of the person who runs the program, as data that is validated when it comes back (ADR 17).
Whatever is doubtful about what is kept — another program, other files, torn, somebody else's — is as if it were not
there, and nothing depends on it being there.
"""

import hashlib
import os
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import pydantic

from skillmap import framework, temporary
from skillmap.folders import files_below
from skillmap.framework.model import Framework
from skillmap.problems import Problem

MOST = 20
"""So many versions of definitions are kept; the ones used longest ago go."""
_LARGEST = 4 * 1024 * 1024
"""Bytes of a definition file; longer ones are refused by who reads them."""


def load(folder: Path) -> tuple[Framework | None, tuple[Problem, ...]]:
    """As `load.load`: the framework of a folder and every error in its files."""
    key = _key(folder)
    place = _place()
    if key and place and (known := _find(place / f"{key}.json")):
        return known, ()
    found, problems = framework.load.load(folder)
    # What was read belongs to the key only if nobody changed a file meanwhile.
    if key and place and found is not None and not problems and key == _key(folder):
        with suppress(OSError):
            _keep(place, key, found)
    return found, problems


def _key(folder: Path) -> str:
    """sha256 of this program's reading of definitions and of every file; empty when a file cannot be part of it."""
    digest = hashlib.sha256(_program())
    try:
        for path in (p for p in files_below(folder) if p.match("*.yaml") and not p.name.startswith(".")):
            status = path.stat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
                return ""
            content = path.read_bytes()
            # Name and length before the content: files that trade a line end are other files.
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    except (OSError, UnicodeEncodeError):
        return ""
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """The digest of the code that reads and checks definitions: a version number alone says little while it is made."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {pydantic.VERSION}".encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.digest()


def _place() -> Path | None:
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


def _find(file: Path) -> Framework | None:
    try:
        if not (_is_own(file.parent) and _is_own(file)):
            return None
        told, _, content = file.read_bytes().partition(b"\n")
        # A full disk or a power cut can leave half of it, which may still be read as something.
        if told != _checksum(content):
            return None
        known = Framework.model_validate_json(content)
    except (OSError, ValueError):
        return None
    # Which versions go is decided by when they were used last.
    with suppress(OSError):
        os.utime(file)
    return known


def _keep(place: Path, key: str, found: Framework) -> None:
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_own(place):
        return
    temporary.clear(place)
    content = found.model_dump_json(by_alias=True).encode()
    file = place / f"{key}.json"
    half = temporary.beside(file)
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:  # noqa: PTH123 - a mode
            out.write(_checksum(content) + b"\n" + content)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    for old in sorted(place.glob("*.json"), key=lambda one: one.stat().st_mtime)[:-MOST]:
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
