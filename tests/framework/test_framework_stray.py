"""Definition files that nobody reads: told by status too, not only when somebody checks the definitions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmap.framework import reader, stray

Cli = Callable[..., Any]


def test_what_is_read_and_what_is_stray_are_the_same_list() -> None:
    assert set(stray.FOLDERS) == set(reader.FOLDERS)
    assert set(stray.FILES) == set(reader.FILES)


@pytest.mark.parametrize(
    ("name", "is_stray"),
    [
        ("roles/extra.yaml", False), ("roles/.extra.yaml", False), ("needs.yaml", False), ("letters/a.txt", False),
        ("roles/extra.yml", True), ("roles/old/extra.yaml", True), ("role/extra.yaml", True), ("extra.yaml", True),
        ("skills/extra.yaml.txt", True), ("roles/EXTRA.YAML", True),
    ],
)  # fmt: skip
def test_places_and_names(tmp_path: Path, name: str, is_stray: bool) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("", "utf-8")
    assert stray.stray(tmp_path) == ((name,) if is_stray else ())


def test_status_tells_them(workspace: Path, cli: Cli) -> None:
    Path("staff.csv").write_text("職員番号,氏名,部,課\n005101,芦田 茜,総務部,総務課\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    assert "定義ファイル" not in cli("status", "--format", "csv").out
    (workspace / "data" / "new-role.yaml").write_text("id: new-role\n", "utf-8")
    assert "読まれていない定義ファイルがある（new-role.yaml）" in cli("status", "--format", "csv").out
