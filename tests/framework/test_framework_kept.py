"""Definitions are kept by the digest of their files: never stale, never half, never anybody else's."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from framework_cases import GOOD
from hypothesis import given
from hypothesis import strategies as st

from skillmap.framework import kept
from skillmap.framework.load import load, shipped

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of what is kept, not yet there."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    yield tmp_path / "cache" / "skillmap" / ("cache" if os.name == "nt" else "")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of definitions."""
    shutil.copytree(GOOD, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose files were read and checked."""
    found: list[Path] = []
    whole = kept.framework.load.load

    def counted(folder: Path) -> object:
        found.append(folder)
        return whole(folder)

    monkeypatch.setattr(kept.framework.load, "load", counted)
    return found


@pytest.mark.parametrize("folder", [shipped(), GOOD], ids=["shipped", "good"])
def test_the_second_time_gives_the_same_without_reading(folder: Path, cache: Path, reads: list[Path]) -> None:
    read, problems = kept.load(folder)
    known, none = kept.load(folder)
    assert len(reads) == 1
    assert read is not None
    assert known is not None
    assert (known, none) == (read, problems)
    assert known.digest == read.digest
    assert [*known.roles] == [*read.roles]
    assert [*known.skills] == [*read.skills]
    assert [*known.trainings] == [*read.trainings]


def test_any_change_of_any_file_is_seen(data: Path, cache: Path, reads: list[Path]) -> None:
    kept.load(data)
    for file in sorted(data.rglob("*.yaml")):
        before, times = file.read_bytes(), file.stat()
        file.write_bytes(before + b"# \n")
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))  # a copy may keep the old time
        reads.clear()
        kept.load(data)
        assert reads == [data], file.name
        file.write_bytes(before)
        kept.load(data)
        assert reads == [data], file.name


def test_a_file_more_less_or_under_another_name_is_seen(data: Path, cache: Path) -> None:
    kept.load(data)
    role = min((data / "roles").glob("*.yaml"))
    role.rename(role.with_name("another.yaml"))
    assert kept.load(data) == load(data)
    (data / "roles" / "another.yaml").unlink()
    assert kept.load(data) == load(data)
    (data / "leaders.yaml").unlink()
    assert kept.load(data) == load(data)
    assert kept.load(data)[0] is None
    shutil.rmtree(data)
    assert kept.load(data) == load(data)


def test_what_is_wrong_is_told_each_time(data: Path, cache: Path, reads: list[Path]) -> None:
    (data / "needs.yaml").write_text("- role: nobody\n", "utf-8")
    assert kept.load(data) == kept.load(data) == load(data)
    assert not cache.exists()
    assert len(reads) >= 2


def test_an_edit_while_the_files_are_read_is_not_kept(data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = kept.framework.load.load
    header = data / "framework.yaml"
    before = header.read_bytes()

    def edited(folder: Path) -> object:
        header.write_bytes(before.replace(b"version:", b"version: 9.9 #"))
        return whole(folder)

    with monkeypatch.context() as patched:
        patched.setattr(kept.framework.load, "load", edited)
        kept.load(data)
    header.write_bytes(before)
    assert kept.load(data) == load(data)


@given(cut=st.integers(0, 3000), other=st.binary(max_size=3))
def test_what_is_torn_counts_for_nothing(
    cut: int, other: bytes, tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> None:
    expected = kept.load(GOOD)
    (file,) = cache.glob("*.json")
    content = file.read_bytes()
    file.write_bytes(content[:cut] + other + content[cut + 1 :])
    assert kept.load(GOOD) == expected
    file.write_bytes(content[:cut])
    assert kept.load(GOOD) == expected
    assert file.read_bytes() == content


def test_another_program_reads_anew(cache: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    kept.load(GOOD)
    monkeypatch.setattr(kept, "_program", lambda: b"another")
    kept.load(GOOD)
    assert len(reads) == 2


@POSIX
@pytest.mark.parametrize("whose", ["folder", "file", "link"])
def test_what_others_could_have_written_counts_for_nothing(whose: str, cache: Path, reads: list[Path]) -> None:
    kept.load(GOOD)
    (file,) = cache.glob("*.json")
    assert file.stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700
    if whose == "link":
        file.rename(cache / "elsewhere")
        file.symlink_to(cache / "elsewhere")
    else:
        (cache if whose == "folder" else file).chmod(0o777)
    kept.load(GOOD)
    assert len(reads) == 2


def test_a_place_that_cannot_be_written_is_no_mistake(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    assert kept.load(GOOD) == load(GOOD)


def test_a_disk_that_is_full_leaves_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert kept.load(GOOD) == load(GOOD)
    assert not list(cache.iterdir())


def test_old_versions_go(data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    header = (data / "framework.yaml").read_text("utf-8")
    for number in range(5):
        (data / "framework.yaml").write_text(f"{header}# {number}\n", "utf-8")
        kept.load(data)
        for age, file in enumerate(sorted(cache.glob("*.json"), key=lambda one: -one.stat().st_mtime_ns)):
            os.utime(file, (1e9 - age, 1e9 - age))
        assert len(list(cache.glob("*.json"))) <= 3
