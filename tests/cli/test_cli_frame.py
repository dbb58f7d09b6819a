"""The frame of the terminal: help and mistakes in both languages, exit codes, nothing heavy at start-up."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ENV = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}


def run(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "skillmap", *arguments]
    kept = {k: v for k, v in ENV.items() if not k.startswith("SKILLMAP")}
    return subprocess.run(
        command, cwd=cwd, env={**kept, **env}, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_help_is_japanese_unless_asked(tmp_path: Path) -> None:
    japanese = run("--help", cwd=tmp_path, LANG="en_US.UTF-8")
    assert japanese.returncode == 0
    assert "使い方:" in japanese.stdout
    assert "表示と書類の言語" in japanese.stdout
    english = run("--lang", "en", "--help", cwd=tmp_path)
    assert "Language of messages and documents" in english.stdout
    assert run("--help", cwd=tmp_path, SKILLMAP_LANG="en").stdout == english.stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["stauts"], "もしかして: status"),
        (["--forty"], "--forty"),
        (["db", "undo", "1", "2"], "2"),
        (["db", "udno"], "undo"),
    ],
)
def test_mistakes_are_worded_with_the_nearest_form(tmp_path: Path, arguments: list[str], word: str) -> None:
    result = run(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert word in result.stderr
    assert "--help" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_workspace_is_one_sentence_with_the_next_step(tmp_path: Path) -> None:
    result = run("status", cwd=tmp_path)
    assert result.returncode == 3
    assert "作業フォルダーが見つかりません" in result.stderr
    assert "skillmap init" in result.stderr
    english = run("--lang", "en", "status", cwd=tmp_path)
    assert "No skillmap workspace" in english.stderr


def test_unknown_language_is_refused(tmp_path: Path) -> None:
    result = run("--lang", "fr", "status", cwd=tmp_path)
    assert result.returncode == 2
    assert "fr" in result.stderr


def test_start_up_loads_no_heavy_library(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom skillmap.cli.app import NOUNS, app\n"
        "nouns = [[], *([name] for name in NOUNS)]\n"
        "for noun in nouns:\n    try:\n        app([*noun, '--help'])\n    except SystemExit:\n        pass\n"
        "assert len(nouns) > 15\n"
        "heavy = {'sqlalchemy', 'openpyxl', 'xlsxwriter', 'highspy', 'numpy', 'pydantic', 'yaml', 'alembic'}\n"
        "heavy.add('rich.table')\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=ENV, capture_output=True, text=True, check=True
    )
    assert "loaded: []" in result.stdout


def test_a_console_of_another_encoding_does_not_crash(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "skillmap", "--help"],
        cwd=tmp_path,
        env={**{k: v for k, v in os.environ.items() if k != "PYTHONUTF8"}, "PYTHONIOENCODING": "cp932"},
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr


def test_ctrl_c_is_worded(cli: Callable[..., Any], workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("skillmap.cli.desk.opened", stop)
    assert "中断しました" in cli("status", expect=130).err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["allocate", "extra", "--sessions", "x"], "--sessions には整数を指定してください（「x」は使えません）"),
        (["allocate", "run", "--gap", "x"], "--gap には数を指定してください"),
        (["allocate", "extra", "--sessions", "0"], "--sessions は 1 以上にしてください"),
        (["allocate", "extra", "--sessions", "99"], "--sessions は 20 以下にしてください"),
        (["allocate", "show", "--format", "pdf"], "--format に「pdf」は使えません。使えるもの: text, json, csv, xlsx"),
    ],
)
def test_a_wrong_value_is_worded_without_the_librarys_english(
    cli: Callable[..., Any], workspace: Path, arguments: list[str], said: str
) -> None:
    assert said in cli(*arguments, expect=2).err
