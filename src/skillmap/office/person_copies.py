"""Files that name somebody: snapshots, what was written out, logs, and whatever else lies in the workspace."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from skillmap import temporary
from skillmap.folders import files_below
from skillmap.office.office import Office
from skillmap.storage import backup, handouts
from skillmap.storage.facts import Moment
from skillmap.storage.named import PersonNames

_LARGEST = 500 * 1024 * 1024
# A CSV for Excel may be CP932 or UTF-16 as well as UTF-8.
_ENCODINGS = ("utf-8", "cp932", "utf-16")


@dataclass(frozen=True, slots=True)
class FilesNaming:
    """Files that name people: the program's own, and others'."""

    own: tuple[Path, ...]
    """Snapshots, logs and what was written in the workspace, wherever in it, as it was written."""
    others: tuple[Path, ...]
    """Other files in the workspace, and files of sets that were written elsewhere and are still there."""
    unread: tuple[Path, ...] = ()
    """Files that cannot be looked into."""
    closed: tuple[Path, ...] = ()
    """Folders, and files of the program's own, that cannot be looked into: copies may be left there."""


def find(office: Office, connection: Connection, people: Sequence[PersonNames]) -> FilesNaming:
    """Every file that names one of the people. Every snapshot that knows their number counts."""
    place = office.workspace
    mine = (place.backups, place.out, place.logs)
    own: list[Path] = []
    others: list[Path] = []
    unread: list[Path] = []
    for path in sorted({*_below(place.root, unread), *_handed_out(connection, office.moment())}):
        if path == place.database_file:
            continue
        try:
            if _holds(path, people):
                is_own = any(folder in path.parents for folder in mine) or temporary.is_ours(path)
                (own if is_own or _is_as_written(connection, path, place.root) else others).append(path)
        except OSError:
            unread.append(path)
    closed = [path for path in unread if path.is_dir() or any(folder in path.parents for folder in mine)]
    return FilesNaming(tuple(own), tuple(others), tuple(p for p in unread if p not in closed), tuple(closed))


def _is_as_written(connection: Connection, path: Path, root: Path) -> bool:
    """Whether a file of the workspace is one that the program wrote, unchanged since. Raises OSError."""
    if root not in path.parents:
        return False
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return bool(handouts.written(connection, {digest}))


def _below(folder: Path, unread: list[Path]) -> Iterator[Path]:
    return (path for path in files_below(folder, unread) if path.is_file() and not path.is_symlink())


def _handed_out(connection: Connection, moment: Moment) -> Iterator[Path]:
    for one in handouts.sets(connection, moment):
        yield from (path for f in one.set.files if (path := Path(one.set.folder) / f.name).is_file())


def names_somebody(path: Path, people: Sequence[PersonNames]) -> bool:
    """Whether a file names one of the people; one that cannot be looked into may."""
    try:
        return _holds(path, people)
    except OSError:
        return True


def _holds(path: Path, people: Sequence[PersonNames]) -> bool:
    """Raises OSError when it cannot be looked into."""
    if path.suffix == ".sqlite":
        numbers = backup.staff_numbers(path)
        # One that cannot be read may hold anybody.
        return numbers is None or any(number in numbers.values() for who in people for number in who.numbers)
    needles = {needle: who for who in people for needle in who.needles}
    # The name of a file may name somebody too: plans and cards are called after people.
    return any(_within(data, needles) for data in _contents(path)) or any(who.within(path.name) for who in people)


def _within(data: bytes, needles: dict[str, PersonNames]) -> bool:
    for encoding in _ENCODINGS:
        text = data.decode(encoding, "ignore")
        if any(needle in text and who.within(text) for needle, who in needles.items()):
            return True
    return False


def _contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, of a package those of its parts."""
    if path.stat().st_size > _LARGEST:
        raise OSError(path)
    if not zipfile.is_zipfile(path):
        yield path.read_bytes()
        return
    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > _LARGEST:
                raise OSError(path)
            yield "\n".join(package.namelist()).encode()
            yield from map(package.read, package.namelist())
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as error:
        raise OSError(path) from error


def remove(paths: Collection[Path]) -> None:
    """Remove files; raises OSError at the first that cannot be."""
    for path in paths:
        path.unlink(missing_ok=True)
        # The rollback journal that SQLite leaves beside a file holds pages of it.
        journal = path.with_name(path.name + "-journal")
        journal.unlink(missing_ok=True)
