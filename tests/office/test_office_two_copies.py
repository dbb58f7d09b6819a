"""A workspace that was copied and went on twice, a snapshot of somewhere else, entries of several people."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001411,浜田 千夏,ハマダ チナツ,総務部,総務課,主事
001412,森川 直,モリカワ ナオ,総務部,総務課,主事
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def kept(ward: Path, cli: Cli) -> Path:
    """A snapshot of now."""
    cli("db", "backup")
    found: Path = max(ward.glob("backups/skillmap-*.sqlite"))
    return found


def seat(cli: Cli, number: str, by: str) -> None:
    cli("--by", by, "career", "aim", "--staff", number, "--to", "product-manager/1", "--yes")


def aims(cli: Cli) -> list[str]:
    return re.findall(r"^(\d{6}),", cli("career", "list", "--format", "csv").out, re.MULTILINE)


def test_restoring_names_what_goes_with_it(ward: Path, cli: Cli) -> None:
    before = kept(ward, cli)
    seat(cli, "001411", "浜")
    told = cli("db", "restore", str(before), "--dry-run").err
    assert "N_RESTORE_GOES" in told and "career aim（浜）" in told
    assert aims(cli) == ["001411"]
    cli("db", "restore", str(before), "--yes")
    assert aims(cli) == []


def test_two_copies_that_went_on_are_told_apart(ward: Path, cli: Cli) -> None:
    start = kept(ward, cli)
    seat(cli, "001411", "浜")
    mine = shutil.copy(kept(ward, cli), ward / "mine.sqlite")
    cli("db", "restore", str(start), "--yes")
    seat(cli, "001412", "森")
    told = cli("db", "restore", str(mine), "--dry-run").err
    assert "W_RESTORE_APART" in told and "career aim（浜）" in told and "career aim（森）" in told
    assert aims(cli) == ["001412"]
    cli("db", "restore", str(mine), "--yes")
    assert aims(cli) == ["001411"]
    # A copy that only has more than the present one takes nothing away.
    cli("db", "restore", str(start), "--yes")
    assert "RESTORE_" not in cli("db", "restore", str(mine), "--dry-run").err


def test_a_snapshot_of_another_office_is_asked_about(ward: Path, cli: Cli) -> None:
    other = ward.parent / "other"
    cli("init", str(other), "--office", "別の町")
    (other / "staff.csv").write_text(STAFF.replace("浜田", "浜口"), "utf-8")
    cli("-C", str(other), "staff", "import", str(other / "staff.csv"), "--as-of", "2026-04-01", "--yes")
    cli("-C", str(other), "db", "backup")
    theirs = max(other.glob("backups/skillmap-*.sqlite"))
    for line in (("--dry-run",), ("--yes",)):
        assert "--other" in cli("db", "restore", str(theirs), *line, expect=4).err
    assert "浜田" in cli("staff", "list").out
    cli("db", "restore", str(theirs), "--yes", "--other")
    assert "浜口" in cli("staff", "list").out


def test_a_new_workspace_takes_any_snapshot(ward: Path, cli: Cli) -> None:
    before, new = kept(ward, cli), ward.parent / "new"
    cli("init", str(new), "--office", "みどり区")
    assert "RESTORE_" not in cli("-C", str(new), "db", "restore", str(before), "--yes").err
    assert "浜田" in cli("-C", str(new), "staff", "list").out


def test_the_advice_after_recording_is_about_that_entry(ward: Path, cli: Cli) -> None:
    told = cli("career", "aim", "--staff", "001411", "--to", "product-manager/1", "--yes").err
    (advised,) = re.findall(r"skillmap (db undo \d+)", told)
    seat(cli, "001412", "森")
    cli(*advised.split(), "--yes")
    assert aims(cli) == ["001412"]


def test_the_last_entry_of_somebody_else_is_not_taken_back_unnamed(ward: Path, cli: Cli) -> None:
    seat(cli, "001411", "浜")
    seat(cli, "001412", "森")
    refused = cli("--by", "浜", "db", "undo", "--yes", expect=4).err
    assert "森 さん" in refused and aims(cli) == ["001411", "001412"]
    (advised,) = re.findall(r"skillmap (db undo \d+)", refused)
    cli("--by", "森", "db", "undo", "--yes")
    assert aims(cli) == ["001411"]
    assert "すでに取り消され" in cli("--by", "浜", *advised.split(), "--yes", expect=3).err
    cli("--by", "浜", "db", "undo", "--yes")
    assert aims(cli) == []
