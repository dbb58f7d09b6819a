"""A fault at every statement and every file operation of commands that write: as before or as after, and a sentence.

`make test` tries a few places of each command, `make torture` all of them; the kinds of faults take turns.
"""

import errno
import functools
import hashlib
import os
import shutil
import sqlite3
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from office_filled import NEXT, STAFF
from office_fuller import FURTHER, FURTHER_OUT
from sqlalchemy.engine.default import DefaultDialect
from typer.main import get_command

from skillmap.cli import grammar
from skillmap.cli.app import app
from skillmap.office.definition_texts import NOTE
from skillmap.storage import database
from trials import LONG

COMMANDS: dict[str, tuple[str, ...]] = {
    "import": ("staff", "import", "next.csv", "--as-of", "2026-06-01", "--yes"),
    "undo": ("db", "undo", "--yes"),
    "backup": ("db", "backup"),
    "restore": ("db", "restore", "--yes"),
    "copy": ("db", "copy", "copy.sqlite", "--yes"),
    "enrol": ("enrol", "add", "K1", "--staff", "000102", "--yes"),
    "session": ("session", "add", "planning-practice", "--day", "2026-10-01", "--capacity", "9", "--yes"),
    "plan": ("plan", "make", "--all", "--yes"),
    "leader": ("leader", "nominate", "--section", "人事課", "--staff", "000101", "--yes"),
    "definitions back": ("framework", "import", "matrix.xlsx", "--yes"),
    "definitions of others": ("framework", "import", "theirs.csv", "--out", "theirs", "--yes"),
    "next version": ("framework", "migrate", "next", "--accept-proposals", "--yes"),
    "listing": ("staff", "list", "--out", "out/list.xlsx"),
    "rosters": ("roster", "export", "--out", "out"),
    "forms": ("assess", "form", "--out", "out"),
    "definitions": ("framework", "export", "matrix", "--out", "out/matrix.xlsx"),
}
HANDED_OUT = ("listing", "rosters", "forms", "definitions", *FURTHER_OUT)
STILL_MISSING = ("forms back", "leader forms back")
"""Done, and somebody has not answered yet (exit code 1)."""
FILE_FAULTS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.ENAMETOOLONG, errno.ESTALE, errno.EROFS)
STATEMENT_FAULTS = ("database or disk is full", "disk I/O error", "attempt to write a readonly database")
KINDS = ("files", "statements", "gone")
"""One operation on a file fails, one statement fails, or from one operation on every one (a drive that is gone)."""
FEW = 2
"""Places of a command and kind of fault in `make test`."""
_WATCHED = (
    "open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "os.chmod", "os.truncate", "os.link",
    "os.listdir", "os.scandir", "sqlite3.connect",
)  # fmt: skip
"""What the system is asked for. `shutil` says its own names too, and then asks for these."""


@dataclass
class Fault:
    """Fails the n-th operation on files of a folder, or the n-th statement; `lasts`: and all that follow."""

    folder: Path
    at: int = 0
    error: Callable[[str], Exception] = field(default=lambda name: OSError(errno.ENOSPC, "", name))
    lasts: bool = False
    seen: int = 0

    def next(self, name: str) -> None:
        """One more operation; raises the fault when it is its turn."""
        self.seen += 1
        if self.at and (self.seen == self.at or (self.lasts and self.seen > self.at)):
            raise self.error(name)


_files: list[Fault] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _files or event not in _WATCHED or not arguments:
        return
    name = arguments[0]
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    if isinstance(name, str | os.PathLike) and os.path.abspath(name).startswith(f"{_files[-1].folder}"):  # noqa: PTH100
        _files[-1].next(os.fspath(name))


sys.addaudithook(_hook)


@contextmanager
def on_files(folder: Path, at: int, number: int, *, lasts: bool = False) -> Iterator[Fault]:
    """The n-th operation on a file of the folder fails as the system would."""
    _files.append(Fault(folder, at, lambda name: OSError(number, os.strerror(number), name), lasts))
    try:
        yield _files[-1]
    finally:
        _files.pop()


@contextmanager
def on_statements(folder: Path, at: int, words: str) -> Iterator[Fault]:
    """The n-th statement, BEGIN and COMMIT among them, fails as SQLite says it."""
    fault = Fault(folder, at, lambda _: sqlite3.OperationalError(words))
    with pytest.MonkeyPatch.context() as patched:
        for name in ("do_execute", "do_executemany", "do_execute_no_params", "do_commit"):
            whole = getattr(DefaultDialect, name)

            def failing(*arguments: Any, whole: Callable[..., Any] = whole, **given: Any) -> Any:
                fault.next("")
                return whole(*arguments, **given)

            patched.setattr(DefaultDialect, name, failing)
        yield fault


def _state(folder: Path) -> str:
    """All rows but for the times of entries, the definitions and the settings."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(folder / "skillmap.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        for name in names:
            rows = connection.execute(f"SELECT * FROM {name}").fetchall()
            digest.update(
                repr(sorted(map(repr, (row[:1] + row[2:] if name == "entry" else row for row in rows)))).encode()
            )
    for file in sorted([*(folder / "data").rglob("*"), *(folder / "theirs").rglob("*"), folder / "skillmap.toml"]):
        if file.is_file() and not file.name.startswith(".skillmap-"):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _left(folder: Path) -> dict[str, str]:
    """What has left: the workbooks in out/ by name, without the time at which they were written."""
    found = {}
    for book in sorted((folder / "out").glob("*.xlsx")):
        with zipfile.ZipFile(book) as package:
            parts = [(name, package.read(name)) for name in package.namelist() if name != "docProps/core.xml"]
        found[book.name] = hashlib.sha256(repr(sorted(parts)).encode()).hexdigest()
    return found


def _kept(ward: Path, tmp_path: Path) -> Callable[[], Path]:
    """Puts the office in place, as often as it is called."""
    kept = tmp_path / "kept"
    shutil.copytree(ward, kept)

    def put() -> Path:
        for old in ward.iterdir():
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(kept, ward, dirs_exist_ok=True)
        return ward

    return put


@pytest.fixture
def office(filled: Path, tmp_path: Path) -> Callable[[], Path]:
    """The office with a little of everything."""
    return _kept(filled, tmp_path)


@pytest.fixture
def full_office(fuller: Path, tmp_path: Path) -> Callable[[], Path]:
    """The office in which every command has something to write."""
    return _kept(fuller, tmp_path)


def _places(count: int) -> list[int]:
    return (
        list(range(1, count + 1)) if LONG else sorted({1 + (2 * n + 1) * (count - 1) // (2 * FEW) for n in range(FEW)})
    )


def _failing(kind: str, folder: Path, at: int) -> Any:
    faults: tuple[Any, ...] = STATEMENT_FAULTS if kind == "statements" else FILE_FAULTS
    fault = faults[at % len(faults)]
    if kind == "statements":
        return on_statements(folder, at, fault)
    return on_files(folder, at, fault, lasts=kind == "gone")


@pytest.mark.parametrize("kind", [*KINDS[:2], pytest.param(KINDS[2], marks=pytest.mark.torture)])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_leaves_before_or_after_and_a_sentence(
    name: str, kind: str, office: Callable[[], Path], cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _try_places(name, COMMANDS[name], kind, office, cli, monkeypatch)


@pytest.mark.torture
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [*FURTHER, *FURTHER_OUT])
def test_a_fault_in_any_other_command_that_writes_leaves_before_or_after_and_a_sentence(
    name: str, kind: str, full_office: Callable[[], Path], cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _try_places(name, {**FURTHER, **FURTHER_OUT}[name], kind, full_office, cli, monkeypatch)


def _try_places(
    name: str, command: tuple[str, ...], kind: str, office: Callable[[], Path], cli: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Every place of a command at which a fault can come, in turn."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)  # a lock that a fault leaves behind is not waited for
    folder, fine = office(), (1,) if name in STILL_MISSING else (0,)
    before = _state(folder)
    with _failing(kind, folder, 0) as counted:
        cli(*command, expect=fine[0])
    after, whole, count, told = _state(folder), _left(folder), counted.seen, 0
    assert bool(whole) == (name in HANDED_OUT)
    for place in _places(count):
        office()
        with _failing(kind, folder, place):
            ran = cli(*command, expect=None)
        where = f"{name}: {kind} {place} of {count}\n{ran.text}"
        assert ran.code in (*fine, 3, 5), where
        assert "Traceback" not in ran.text and "sqlalchemy" not in ran.text.lower(), where
        told += ran.code not in fine
        if name in HANDED_OUT:
            _is_one_thing(folder, (before, after), whole, ran, where, cli)
            continue
        if (folder / "data" / NOTE).exists():
            # What could not even be put back, or tidied up, is by the next command.
            cli("status", expect=None)
        now = _state(folder)
        if name in STILL_MISSING and "開けません" in ran.text:
            continue  # a form that cannot be opened is named and waits; the others are taken in
        assert now in (before, after), where
        assert ran.code not in fine or now == after, where
        assert now == before or "何も記録していません" not in ran.text, where
    print({"command": name, "kind": kind, "places": count, "refused": told})


def _is_one_thing(
    folder: Path, states: tuple[str, str], whole: dict[str, str], ran: Any, where: str, cli: Callable[..., Any]
) -> None:
    """Nothing has left and nothing is recorded; or it is recorded and every file is in its place, or waits, is told
    with the number of the set, and comes by the command that is told."""
    now = _state(folder)
    if now == states[0]:
        assert ran.code and _left(folder) == {}, where
        return
    if _left(folder) == whole:
        return
    assert ran.code and "照合番号" in ran.text and "何も記録していません" not in ran.text, where
    if "別の名前" not in ran.text:
        assert "roster export --again" in ran.text, where
        cli("roster", "export", "--again")
    assert sorted(_left(folder).values()) == sorted(whole.values()), where


LIKE_ANOTHER = {
    "career post import": "a list as the others",
    "enrol request import": "a list as the others",
    "career post end": "as career post set",
    "staff post end": "as staff post add",
    "framework adopt": "files of definitions, as framework import",
    "framework follow": "files of definitions, as framework import",
    "framework merge": "files of definitions in a new folder, as framework import",
    "framework share": "one file that leaves, as framework export",
    "report html": "one file that leaves, as framework export",
    "db upgrade": "one transaction; an office of an older release: tests/office/test_office_upgrade.py",
}
"""Commands that write and are in no programme, and what tries the same."""


def test_every_command_that_asks_before_it_writes_is_in_the_programmes() -> None:
    tried = {*COMMANDS.values(), *FURTHER.values(), *FURTHER_OUT.values()}

    writing = [
        one.path
        for one in grammar.commands(grammar.read(get_command(app)))
        if any(o.name == "--yes" for o in one.options)
    ]
    missing = {" ".join(path) for path in writing if not any(done[: len(path)] == path for done in tried)}
    assert missing == set(LIKE_ANOTHER)


@pytest.mark.parametrize(
    ("folder", "command", "code"),
    [
        ("data/standards", ("framework", "check"), 1),
        ("data/standards", ("career", "aim", "--staff", "000102", "--to", "product-manager/1", "--yes"), 3),
        ("next/standards", ("framework", "migrate", "next", "--accept-proposals", "--yes"), 3),
        ("lists/区民部", ("import", "lists", "--as-of", "2026-06-01", "--yes"), 3),
    ],
    ids=["check", "a command", "the next version", "lists"],
)
def test_a_folder_that_cannot_be_listed_is_not_an_empty_one(
    folder: str, command: tuple[str, ...], code: int, office: Callable[[], Path], cli: Callable[..., Any],
) -> None:  # fmt: skip
    """A right that somebody lacks on a share, a drive that does not answer: the rest is not taken for everything."""
    ward = office()
    (ward / "lists" / "区民部").mkdir(parents=True)
    (ward / "lists" / "staff.csv").write_text(STAFF, "utf-8")
    (ward / "lists" / "区民部" / "more.csv").write_text(NEXT, "utf-8")
    before = _state(ward)

    def closed(whole: Callable[..., Any], path: Any = ".") -> Any:
        if os.fspath(path).endswith(folder):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))
        return whole(path)

    with pytest.MonkeyPatch.context() as patched:
        for name in ("scandir", "listdir"):
            patched.setattr(os, name, functools.partial(closed, getattr(os, name)))
        ran = cli(*command, expect=code)
    assert folder.rpartition("/")[2] in ran.text and "権限" in ran.text
    assert _state(ward) == before
