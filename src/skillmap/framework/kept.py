"""Definitions found sound before are kept by the digest of their files: a command need not read and check them anew.

They are kept in the cache of the person who runs the program, as data that is validated when it comes back (ADR 17).
Whatever is doubtful about what is kept — another program, other files, torn, somebody else's — is as if it were not
there, and nothing depends on it being there.
"""

import hashlib
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import pydantic

from skillmap import framework, own_cache
from skillmap.folders import files_below
from skillmap.framework.model import Framework
from skillmap.problems import Problem

MOST = 20
"""So many versions of definitions are kept; the ones used longest ago go."""
_LARGEST = 4 * 1024 * 1024
"""Bytes of a definition file; longer ones are refused by who reads them."""


def load(folder: Path) -> tuple[Framework | None, tuple[Problem, ...]]:
    """As `load.load`: the framework of a folder and every error in its files."""
    key = key_of(folder)
    place = own_cache.place()
    if key and place and (known := _find(place / f"{key}.json")):
        return known, ()
    found, problems = framework.load.load(folder)
    # What was read belongs to the key only if nobody changed a file meanwhile.
    if key and place and found is not None and not problems and key == key_of(folder):
        with suppress(OSError):
            own_cache.keep(place / f"{key}.json", found.model_dump_json(by_alias=True).encode(), MOST)
    return found, problems


def key_of(folder: Path) -> str:
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


def _find(file: Path) -> Framework | None:
    content = own_cache.find(file)
    try:
        return None if content is None else Framework.model_validate_json(content)
    except ValueError:
        return None
