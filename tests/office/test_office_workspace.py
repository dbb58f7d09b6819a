"""A workspace is built beside and put in place at last; what a killed command leaves is known and cleared."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmap import config, temporary
from skillmap.errors import InputRefused
from skillmap.office import Office, waiting_files
from skillmap.office.workspace import make

DEAD = ".4194303."
"""As part of a name: a process that does not exist."""
PARTS = {"docs", "out", "backups", "logs", "framework", "data", "skillmap.sqlite", config.FILE}


class _Killed(BaseException):
    """The process ends here, whatever it would have tidied up."""


def _killed_at(step: int, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    steps = iter(range(step))
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if next(steps, None) is None:
            raise _Killed
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", rename)
        with pytest.raises(_Killed):
            make(folder, "みどり区")


def _dies(folder: Path) -> None:
    """The process that was at work there is no more."""
    own = folder / temporary.name("workspace")
    own.rename(folder / own.name.replace(f".{os.getpid()}.", DEAD))


@pytest.mark.parametrize("step", range(len(PARTS)))
def test_init_finishes_what_was_cut_off(step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ward"
    _killed_at(step, monkeypatch, folder)
    assert not (folder / config.FILE).exists()
    _dies(folder)
    make(folder, "みどり区")
    assert {one.name for one in folder.iterdir()} == PARTS
    here = Office.open(folder)
    assert here.settings.office == "みどり区"
    with here.read() as connection:
        assert here.organisation(connection, here.moment()).people == ()
    here.engine.dispose()


def test_somebody_elses_files_are_never_taken_for_a_cut_off_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(InputRefused) as refused:
        make(tmp_path)
    assert refused.value.code == "E_INIT_NOT_EMPTY"
    cut_off = tmp_path / "ward"
    _killed_at(2, monkeypatch, cut_off)
    # The other command is still at work, or somebody has put a file of their own there since.
    with pytest.raises(InputRefused):
        make(cut_off)
    _dies(cut_off)
    (cut_off / "名簿.xlsx").touch()
    with pytest.raises(InputRefused):
        make(cut_off)


@pytest.mark.parametrize(
    "name", ['役所 "本庁"', "a\\b", "行\n替え", "\ttab", "\x7f", "#", "'", "= 1", "{office}", "", "\udc80"]
)
def test_any_name_of_the_office_is_kept(name: str, tmp_path: Path) -> None:
    make(tmp_path / "ward", name)
    said = tomllib.loads((tmp_path / "ward" / config.FILE).read_text("utf-8"))
    assert said["office"] == name.replace("\udc80", "?")


def test_what_killed_commands_left_is_cleared_by_the_next(
    workspace: Path, cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = temporary.name("copy")
    dead = own.replace(f".{os.getpid()}.", DEAD)
    theirs = f"{temporary.PREFIX}pc-99.1.copy"
    for folder in ("", "backups", "data", "data/skills"):
        for name in (own, dead, theirs):
            (workspace / folder / name).touch()
    (workspace / dead.replace("copy", "workspace")).mkdir()
    old = workspace / "backups" / theirs.replace("copy", "old")
    old.touch()
    os.utime(old, (0, 0))
    told = cli("db", "check", expect=None).text
    left = {str(one.relative_to(workspace)) for one in workspace.rglob(f"{temporary.PREFIX}*")}
    assert left == {str(Path(f, n)) for f in ("", "backups", "data", "data/skills") for n in (own, theirs)}
    assert "作りかけのファイルが 8 件" in told
    assert theirs in told


def test_what_a_killed_set_left_in_any_folder_is_cleared_or_named_by_the_check(
    workspace: Path, cli: Callable[..., Any]
) -> None:
    """Prepared files name people: also those of a set whose record never came to be."""
    (workspace / "staff.csv").write_text("職員番号,氏名,部,課\n000001,青木 健,総務部,人事課\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    dead = workspace / "名簿" / temporary.name("x").replace(f".{os.getpid()}.", DEAD)
    dead.mkdir(parents=True)
    unrecorded = workspace / "名簿" / f"{waiting_files.READY}H0001"
    unrecorded.mkdir()
    here = Office.open(workspace)
    assert waiting_files.unrecorded(here) == [unrecorded]
    here.close()
    told = cli("db", "check", expect=None).text.replace("\n", "")
    assert not dead.exists() and "1 件を片付けました" in told and dead.name in told
    assert unrecorded.exists() and "作りかけのファイルが 1 件" in told and unrecorded.name in told
    # A set that is recorded waits there for its place: nothing to tell.
    cli("staff", "list", "--out", "名簿/職員.csv")
    unrecorded.mkdir(exist_ok=True)
    assert "作りかけ" not in cli("db", "check").text
