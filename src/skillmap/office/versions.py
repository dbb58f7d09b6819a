"""The versions of its definitions that an office has recorded under: kept in the workspace as archives, found again.

`framework/<id>-<version>-<digest>.zip` holds the definition files as they were, to the last byte; Windows opens it.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from skillmap import framework
from skillmap.config import Workspace
from skillmap.errors import InputRefused
from skillmap.folders import files_below
from skillmap.sheets.writing.replacing import replace_file

if TYPE_CHECKING:
    from skillmap.framework.model import Framework, Header

LETTERS = 12
"""Of the digest, in the name: enough to tell any two versions of one office apart."""
_SHIPPED = "shipped-"
"""How the names of versions begin that came with the program."""
_ANY_DAY = (1980, 1, 1, 0, 0, 0)
"""The same files give the same archive, whenever it is made."""


def definition_files(folder: Path) -> dict[str, bytes]:
    """Every definition file below a folder by its name, sorted. Raises OSError."""
    found = (p for p in files_below(folder) if p.match("*.yaml") and p.is_file() and not p.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def keep(workspace: Workspace, definitions: Framework) -> None:
    """Keep the workspace's definitions, unless these are kept already."""
    digest = definitions.digest
    if find(workspace, digest) is None:
        store(workspace, definitions.header, digest, definition_files(workspace.data))


def store(workspace: Workspace, header: Header, digest: str, files: Mapping[str, bytes]) -> None:
    """Keep definition files under their digest."""
    plain = re.sub(r"[^\w.]+", "-", f"{header.id}-{header.version}")
    _store(workspace, plain, digest, files)


def _store(workspace: Workspace, name: str, digest: str, files: Mapping[str, bytes]) -> None:
    path = workspace.versions / f"{name}-{digest[:LETTERS]}.zip"
    path.parent.mkdir(exist_ok=True)
    data = archive(files)
    replace_file(path, lambda making: _put(making, data))


def archive(files: Mapping[str, bytes]) -> bytes:
    """The same files give the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name, data in sorted(files.items()):
            made.writestr(zipfile.ZipInfo(name, _ANY_DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def find(workspace: Workspace, digest: str) -> Path | None:
    """The archive of a version; None when it is not kept."""
    return next(iter(sorted(workspace.versions.glob(f"*-{digest[:LETTERS]}.zip"))), None)


@contextmanager
def folder_of(workspace: Workspace, digest: str) -> Iterator[Path]:
    """The definition files of a kept version in a temporary folder. Raises InputRefused (E_VERSION_LOST)."""
    path = find(workspace, digest)
    if path is None:
        raise InputRefused("E_VERSION_LOST", found=digest[:LETTERS], folder=str(workspace.versions))
    with unpacked(path) as folder:
        yield folder


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The definition files of an archive in a temporary folder. Raises InputRefused (E_VERSION_LOST)."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "data"
        folder.mkdir()
        try:
            with zipfile.ZipFile(path) as kept:
                for one in kept.infolist():
                    _take_out(kept, one, folder)
        except (zipfile.BadZipFile, OSError) as error:
            found = path.stem.rpartition("-")[2]
            raise InputRefused("E_VERSION_LOST", found=found, folder=str(path.parent)) from error
        yield folder


def keep_shipped(workspace: Workspace) -> None:
    """Keep the definitions that come with the program: what a later program brings is merged from them on."""
    definitions, _ = framework.kept.load(framework.load.shipped())
    assert definitions is not None  # what is shipped is sound
    files = definition_files(framework.load.shipped())
    _store(workspace, f"{_SHIPPED}{definitions.header.version}", definitions.digest, files)


def kept_shipped(workspace: Workspace) -> list[Path]:
    """The archives of shipped definitions that were kept, sorted."""
    return sorted(workspace.versions.glob(f"{_SHIPPED}*.zip"))


MOST_BYTES = 64 * 1024 * 1024
"""Of one file in an archive: definition files are far smaller, and an archive can be anybody's."""


def _take_out(kept: zipfile.ZipFile, one: zipfile.ZipInfo, folder: Path) -> None:
    """One file of an archive, only below the folder and only a definition file."""
    name = one.filename
    is_plain = re.fullmatch(r"(?:[\w.-]+/)?[\w.-]+\.yaml", name) and ".." not in name
    if not is_plain or one.file_size > MOST_BYTES:
        raise zipfile.BadZipFile(name)
    target = folder / name
    target.parent.mkdir(exist_ok=True)
    with kept.open(one) as stream:
        # The size in an archive is only what it claims.
        target.write_bytes(stream.read(MOST_BYTES))


def load(workspace: Workspace, digest: str) -> Framework:
    """A kept version. Raises InputRefused (E_VERSION_LOST)."""
    with folder_of(workspace, digest) as folder:
        found, _ = framework.load.load(folder)
    # The archive lies where others can change it: only the very definitions count.
    if found is None or found.digest != digest:
        raise InputRefused("E_VERSION_LOST", found=digest[:LETTERS], folder=str(workspace.versions))
    return found
