"""Ordinary accidents in processes of their own: kill -9 while a set is handed out, and files that may not grow."""

import errno
import os
import py_compile
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from skillmap.cli import boundary, telling
from skillmap.errors import InputRefused, Locked
from skillmap.words import Message, message
from trials import LONG, trials

CHILD = """
import sys
from skillmap.cli.app import app
print("ready", flush=True)
app(sys.argv[1:])
"""
SECTIONS = 12
STAFF = "職員番号,氏名,部,課\n" + "".join(
    f"{n:06},職員 {n},第{n % SECTIONS}部,第{n % SECTIONS}課\n" for n in range(1, 241)
)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SKILLMAP_")}
    # A process that may write no large file would leave half a compiled module for every later test.
    return {**kept, "SKILLMAP_TODAY": "2026-06-15", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _start(ward: Path, *command: str, most: int = 0) -> subprocess.Popen[bytes]:
    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.Popen(
        [sys.executable, "-c", CHILD, *command], cwd=ward, env=_environment(), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, preexec_fn=small if most else None,  # noqa: PLW1509 - one thread
    )  # fmt: skip


@pytest.fixture
def ward(workspace: Path, cli: Callable[..., Any]) -> Path:
    """An office with twelve departments."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


@pytest.mark.torture
@pytest.mark.parametrize("part", range(8))
def test_a_set_that_is_killed_leaves_whole_books_and_is_finished(
    part: int, ward: Path, cli: Callable[..., Any]
) -> None:
    """Twenty-five kills in each part, 200 in all."""
    command = ("roster", "export", "--out", "out")
    start = time.monotonic()
    with _start(ward, *command) as process:
        process.communicate()
    whole_time, names = time.monotonic() - start, sorted(p.name for p in (ward / "out").glob("*.xlsx"))
    assert len(names) >= SECTIONS
    chance, found = random.Random(7 + part), {"killed": 0, "done": 0}
    for _ in range(trials(25, 3)):
        with _start(ward, *command) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(whole_time * chance.random())
            process.send_signal(signal.SIGKILL)
            process.communicate()
        found["killed" if process.returncode else "done"] += 1
        for book in (ward / "out").glob("*.xlsx"):
            with zipfile.ZipFile(book) as package:  # old or new, and whole
                assert package.testzip() is None
        cli("db", "check", expect=None)
    print(found)
    cli("roster", "export", "--out", "out", "--replace")
    assert [p for p in (ward / "out").iterdir() if p.name.startswith(".skillmap-")] == []
    assert found["killed"] > 0


@pytest.mark.parametrize(
    "command",
    [
        ("staff", "import", "next.csv", "--as-of", "2026-06-01", "--yes"),
        ("roster", "export", "--out", "out"),
        ("db", "backup"),
        ("db", "copy", "copy.sqlite", "--yes"),
    ],
    ids=["import", "export", "backup", "copy"],
)
def test_a_file_that_may_not_grow_is_a_sentence(ward: Path, command: tuple[str, ...], cli: Callable[..., Any]) -> None:
    """The same as a disk that is full, at several sizes: exit 3 or 5, the database sound and as it was."""
    (ward / "next.csv").write_text(STAFF.replace("第1課", "第2課"), "utf-8")
    kept = (ward / "skillmap.sqlite").read_bytes()
    for most in range(1_000, 400_000, 20_000) if LONG else (6_000, 60_000):
        code, said = _in_small_files(ward, command, most) if LONG else _here_in_small_files(cli, command, most)
        assert code in (0, 3, 5), said
        assert "Traceback" not in said
        if code:
            assert (ward / "skillmap.sqlite").read_bytes() == kept or "記録" in said
        # A process that goes on living keeps its unfinished files; what is wrong with the database would be an error.
        assert "E_" not in cli("db", "check", expect=None).text


@pytest.mark.parametrize(
    "command",
    [
        ("framework", "import", "matrix.xlsx", "--yes"),
        ("framework", "import", "theirs.csv", "--out", "theirs", "--yes"),
        ("framework", "migrate", "next", "--accept-proposals", "--yes"),
    ],
    ids=["taken back", "of others", "next version"],
)
def test_definitions_that_may_not_grow_are_as_before_or_as_after(
    filled: Path, command: tuple[str, ...], cli: Callable[..., Any], tmp_path: Path
) -> None:
    """Also where the limit lies between two files of one change: all of them, or none."""
    kept = tmp_path / "kept"
    shutil.copytree(filled, kept)
    cli(*command)
    after, seen = _definitions(filled), set()
    for most in (200, 700, 2_000, *range(8_000, 800_000, 60_000), 40_000_000) if LONG else (700, 40_000_000):
        for old in filled.iterdir():
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(kept, filled, dirs_exist_ok=True)
        before = _definitions(filled)
        code, said = _here_in_small_files(cli, command, most)
        assert code in (0, 3, 5) and "Traceback" not in said, said
        found = _definitions(filled)
        assert found == (before if code else after), said
        assert not code or "何も記録していません" in said or "何も書き込んでいません" in said, said
        assert "E_" not in cli("db", "check", expect=None).text
        seen.add(code != 0)
    assert seen == {True, False}


def _definitions(ward: Path) -> dict[str, bytes]:
    found = [*(ward / "data").rglob("*.*"), *(ward / "theirs").rglob("*.*")]
    return {str(file.relative_to(ward)): file.read_bytes() for file in found if file.is_file()}


def test_a_report_that_may_not_grow_is_told_and_leaves_no_half(
    ward: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with _small_files(20):
        told = telling.logged(RuntimeError("青木 健"))
    assert isinstance(told, Message) and told.facts == {"kind": "RuntimeError"}
    assert not list((ward / "logs").glob("*.log")) and not list(tmp_path.glob("*.log"))
    assert Path(str(telling.logged(RuntimeError()))).parent == ward / "logs"


def _in_small_files(ward: Path, command: tuple[str, ...], most: int) -> tuple[int, str]:
    with _start(ward, *command, most=most) as process:
        out, err = process.communicate()
    return process.returncode, (out + err).decode()


def _here_in_small_files(cli: Callable[..., Any], command: tuple[str, ...], most: int) -> tuple[int, str]:
    """As in a process of its own, without starting Python: only the command runs while files may not grow."""
    with _small_files(most):
        ran = cli(*command, expect=None)
    return ran.code, ran.text


@contextmanager
def _small_files(most: int) -> Iterator[None]:
    whole = resource.getrlimit(resource.RLIMIT_FSIZE)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "dont_write_bytecode", True)
        kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, whole[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, whole)
            signal.signal(signal.SIGXFSZ, kept)


@pytest.mark.parametrize(("lang", "told"), [("ja", "途中で切れています"), ("en", "is cut short")])
def test_a_half_compiled_module_is_no_stop(ward: Path, tmp_path: Path, lang: str, told: str) -> None:
    """What a full disk left of a module is told as that; somebody who closes the input has stopped the command."""
    package = tmp_path / "half"
    package.mkdir()
    source = package / "half_compiled.py"
    source.write_text("\n".join(f"a{n} = {n}" for n in range(500)), "utf-8")
    kept = Path(py_compile.compile(str(source), doraise=True))
    kept.write_bytes(kept.read_bytes()[:200])
    child = "import sys; sys.path.insert(0, sys.argv.pop(1)); from skillmap.cli import boundary\n"
    child += "from skillmap.cli import state; state.language_from(sys.argv)\n"
    child += "with boundary.errors():\n    import half_compiled\n"
    done = subprocess.run(
        [sys.executable, "-c", child, package, "--lang", lang], cwd=ward, env=_environment(), capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert told in done.stderr and "__pycache__" in done.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputRefused("E_DB_IO", file="x", whole=message("accident.nothing")), 3),
        (Locked("E_DB_LOST", file="x", whole=message("accident.nothing")), 5),
        (OSError(errno.ENOSPC, "", "x"), 3),
        (ValueError("x"), 70),
        (KeyboardInterrupt(), 130),
    ],
    ids=["disk", "server", "file", "bug", "stopped"],
)
def test_what_goes_wrong_after_the_record_says_that_it_stands(
    ward: Path, error: BaseException, code: int, cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """An entry was recorded, then a listing fails: nobody is told that nothing was recorded, and does it again."""
    monkeypatch.setattr(telling, "logged", lambda _: "x.log")
    for number, said in ((None, "何も記録していません"), (7, "記録 7 までは済んでいます")):
        monkeypatch.setattr("skillmap.cli.state.recorded", lambda number=number: number)
        with pytest.raises(SystemExit) as ended, boundary.errors():
            raise error
        assert ended.value.code == code
        told = capsys.readouterr().err
        assert said in told and ("何も記録していません" in told) == (number is None) and "元のまま" not in told
