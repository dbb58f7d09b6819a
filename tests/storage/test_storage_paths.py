"""Folders may be called anything: reads, entries, snapshots and the way back speak of the one file in them."""

import os
from pathlib import Path, PureWindowsPath

import pytest
from storage_cases import answer, keys, post, posts, write

from skillmap.storage.backup import restore, snapshot
from skillmap.storage.database import check_integrity, create_database, open_database, sqlite_uri
from skillmap.storage.journal import Author
from skillmap.storage.undo import undo
from trials import LONG

NAMES = (
    "R8%20研修", "研修?案", "研修?mode=memory", "研修?cache=shared&x=1", "係%2F班", "A#1", "案;2", "案&2", "100%",
    "%E7%A0%94", " 前 後", "sqlite:", "[1]", "a+b", "'引用'", '"二重"', "長" * 60,
)  # fmt: skip
WINDOWS = set('<>:"/\\|?*')


def _usable(name: str) -> bool:
    return os.name != "nt" or not (WINDOWS & set(name))


USABLE = [name for name in NAMES if _usable(name)]


# In `make test` several of them below each other: whichever is misread leads to another file.
@pytest.mark.parametrize("name", USABLE if LONG else ["/".join(USABLE[n::4]) for n in range(4)])
def test_a_folder_of_any_name_has_its_own_database(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    file = folder / "skillmap.sqlite"
    folder.parent.mkdir(parents=True, exist_ok=True)
    create_database(file).dispose()
    engine = open_database(file)
    write(engine, *keys(), posts(post(1, 1)))
    kept = snapshot(file, folder / "backups", 3)
    assert kept is not None
    write(engine, posts(post(2, 1)))
    assert answer(engine) == {(1, 1), (2, 1)}
    undo(engine, 2, Author("人事 花子", "pc-01"))
    assert answer(engine) == {(1, 1)}
    assert check_integrity(engine) == []
    engine.dispose()
    restore(kept, file, folder / "backups")
    engine = open_database(file)
    assert answer(engine) == {(1, 1)}
    engine.dispose()
    assert [one.name for one in tmp_path.iterdir()] == [name.partition("/")[0]]
    assert [one.name for one in folder.iterdir() if one.is_file()] == ["skillmap.sqlite"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (r"C:\人事 課\a.sqlite", "file:///C:/%E4%BA%BA%E4%BA%8B%20%E8%AA%B2/a.sqlite?mode=ro"),
        (r"\\server\share\R8%20\a.sqlite", "file:////server/share/R8%2520/a.sqlite?mode=ro"),
    ],
)
def test_drives_and_shared_folders_are_addressed_as_sqlite_reads_them(path: str, address: str) -> None:
    assert sqlite_uri(PureWindowsPath(path), "ro") == address
