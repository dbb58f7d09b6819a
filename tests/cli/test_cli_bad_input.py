"""What is wrong is told in one sentence with its place and the next step; nothing is written, nothing breaks."""

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001201,林 一,ハヤシ ハジメ,総務部,人事課,主事
001202,佐藤 健,サトウ ケン,区民部,区民課,主事
"""


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    """A workspace with three people in three sections."""
    file = shipped_workspace / "名簿.csv"
    file.write_text(STAFF, "utf-8")
    cli("staff", "import", file, "--as-of", "2026-04-01", "--yes")
    return shipped_workspace


def state_of(ward: Path) -> str:
    """Fingerprint of everything that is recorded."""
    connection = sqlite3.connect(ward / "skillmap.sqlite")
    try:
        return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()
    finally:
        connection.close()


MISTAKES = {
    "no-file": (2, "staff", "import", "ない.xlsx"),
    "a-folder-for-a-file": (3, "assess", "import", "data/roles/product-manager.yaml"),
    "unknown-role": (3, "career", "aim", "--staff", "001200", "--to", "データサイエンチスト/1", "--yes"),
    "unknown-grade": (3, "career", "aim", "--staff", "001200", "--to", "プロダクトマネージャー/9", "--yes"),
    "unknown-number": (3, "career", "aim", "--staff", "009999", "--to", "プロダクトマネージャー/1", "--yes"),
    "unknown-name": (3, "staff", "show", "佐藤 美先"),
    "two-of-a-name": (4, "staff", "show", "佐藤"),
    "unknown-unit": (3, "org", "show", "総務科"),
    "unknown-path": (3, "leader", "nominate", "--section", "総務部/人事", "--staff", "001201", "--yes"),
    "not-in-the-section": (3, "leader", "nominate", "--section", "総務課", "--staff", "001201", "--yes"),
    "unknown-session": (3, "enrol", "add", "R8-999", "--staff", "001200", "--yes"),
    "unknown-day": (2, "staff", "list", "--as-of", "2026-13-45"),
    "unknown-year": (2, "allocate", "run", "--fy", "20266"),
    "nothing-chosen": (2, "plan", "make"),
    "no-plan-yet": (3, "plan", "show", "001200"),
    "unknown-entry": (3, "db", "undo", "99", "--yes"),
    "no-backup": (2, "db", "restore", "ない.sqlite", "--yes"),
    "nobody-to-ask": (4, "staff", "import", "名簿2.csv"),
    "unknown-command": (2, "staf", "list"),
    "unknown-option": (2, "staff", "list", "--sektion", "総務課"),
    "extra-argument": (2, "staff", "list", "総務課"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_one_sentence_and_the_next_step(name: str, ward: Path, cli: Cli, snapshot: Callable[..., None]) -> None:
    (ward / "名簿2.csv").write_text(STAFF + "001203,原 隆,ハラ タカシ,区民部,区民課,主事\n", "utf-8")
    before = state_of(ward)
    code, *command = MISTAKES[name]
    japanese = cli(*command, expect=code)
    english = cli("--lang", "en", *command, expect=code)
    assert state_of(ward) == before
    assert japanese.out == english.out == ""
    snapshot(f"{japanese.err}\n{english.err}")


def test_broken_workbooks_are_refused_and_nothing_is_written(
    ward: Path, cli: Cli, snapshot: Callable[..., None]
) -> None:
    whole = ward / "whole.xlsx"
    cli("staff", "list", "--format", "xlsx", "--out", whole)
    told, before = [], state_of(ward)
    broken = {
        "cut.xlsx": whole.read_bytes()[:2000],
        "words.xlsx": "これは表ではありません".encode(),
        "empty.xlsx": b"",
        "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    }
    for name, content in broken.items():
        (ward / name).write_bytes(content)
        told += [f"{name}:", cli("staff", "import", name, "--yes", expect=3).err]
    assert state_of(ward) == before
    snapshot("\n".join(told))


def test_a_folder_that_is_no_workspace(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli("status", expect=3)
    assert "skillmap init" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_a_newer_program_is_left_alone(ward: Path, cli: Cli) -> None:
    connection = sqlite3.connect(ward / "skillmap.sqlite")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = (ward / "skillmap.sqlite").read_bytes()
    for command in (("status",), ("staff", "import", "名簿.csv", "--yes"), ("db", "upgrade", "--yes")):
        ran = cli(*command, expect=None)
        assert ran.code in (2, 3), ran.text
        assert "Traceback" not in ran.text
    assert (ward / "skillmap.sqlite").read_bytes() == before
