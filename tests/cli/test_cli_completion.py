"""What the tabulator key offers, as the scripts of the shells ask for it; in a real bash too."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmap.cli.app import NOUNS
from skillmap.cli.completion_scripts import SCRIPTS, WORDS

Cli = Callable[..., Any]


@pytest.fixture
def offers(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    def ask(*words: str, shell: str = "bash") -> list[str]:
        # `cli` takes the variables of the program away when it begins.
        monkeypatch.setenv(WORDS, "\n".join(words))
        return list(cli("completion", shell).out.splitlines())

    return ask


def test_commands_verbs_and_options(offers: Callable[..., list[str]], workspace: Path) -> None:
    assert offers("") == list(NOUNS)
    assert offers("sta") == ["status", "staff"]
    assert offers("--lang", "en", "staff", "car") == ["card"]
    assert offers("staff", "import", "--as") == ["--as-of"]
    assert offers("staff", "list", "--format", "") == ["text", "json", "csv", "xlsx"]
    assert offers("staff", "list", "--format", "csv", "--form") == ["--format"]


def test_files_are_left_to_the_shell(offers: Callable[..., list[str]], workspace: Path) -> None:
    assert offers("staff", "import", "") == []
    assert offers("staff", "list", "--out", "a") == []
    assert offers("nonsense", "") == []


def test_names_come_from_the_workspace_that_the_line_names(
    offers: Callable[..., list[str]], shipped_workspace: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert offers("training", "show", "pm-") == []
    assert "pm-class" in offers("-C", str(shipped_workspace), "training", "show", "pm-")


def test_other_shells_are_told_what_it_is(offers: Callable[..., list[str]], workspace: Path) -> None:
    assert offers("stat", shell="zsh") == ["status:いま必要なことと、そのためのコマンドを示す"]
    assert offers("stat", shell="powershell") == ["status\tいま必要なことと、そのためのコマンドを示す"]


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_is_printed_with_where_it_belongs(shell: str, cli: Cli, workspace: Path) -> None:
    ran = cli("completion", shell)
    assert ran.out == SCRIPTS[shell].text
    assert SCRIPTS[shell].place in ran.err


@pytest.mark.skipif(not shutil.which("bash") or sys.platform == "win32", reason="no bash here")
def test_a_real_bash_completes(workspace: Path, tmp_path: Path) -> None:
    place = tmp_path / "bin"
    place.mkdir()
    program = place / "skillmap"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m skillmap "$@"\n', "utf-8")
    program.chmod(0o755)
    line = 'COMP_WORDS=(skillmap leader n); COMP_CWORD=2; _skillmap; echo "${COMPREPLY[@]}"'
    env = {**os.environ, "PATH": f"{place}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{SCRIPTS['bash'].text}\n{line}"],
        cwd=workspace, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "nominate\n"
