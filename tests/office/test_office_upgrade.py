"""An office that was begun with release 0.2.0 goes on with this one: nothing lost, what is found is found better."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from skillmap import office
from skillmap.office import Office

LIST = """職員番号,氏名,フリガナ,部,課
000001,眞鍋 惠,マナベ メグミ,総務部,総務課
000002,佐藤 一,サトウ ハジメ,総務部,総務課
"""


def _as_of_0_2(file: Path) -> None:
    """The file as release 0.2.0 would have left it: its number, and keys that knew fewer forms of letters."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE staff_fact SET search_key = replace(replace(search_key, '真', '眞'), '恵', '惠')")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.execute("PRAGMA user_version = 1")


def test_an_office_of_release_0_2_goes_on_by_the_command_that_is_named(
    workspace: Path, cli: Callable[..., Any]
) -> None:
    (workspace / "staff.csv").write_text(LIST, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    file = workspace / "skillmap.sqlite"
    _as_of_0_2(file)
    before = file.read_bytes()
    for command in (("staff", "list"), ("status",), ("db", "undo", "--yes"), ("db", "check")):
        told = cli(*command, expect=3)
        assert "E_DB_OLD" in told.err or "前の版の形式" in told.err
        assert "skillmap db upgrade" in told.err
    shown = cli("db", "upgrade", "--dry-run").text
    assert "0001" in shown and "何も書き込んでいません" in shown
    assert file.read_bytes() == before
    kept = len(list((workspace / "backups").iterdir()))
    with closing(Office.open(workspace, today=date(2026, 6, 1), by="人事 花子")) as here:
        assert office.journal.older_format(here) == "0001"
    told = cli("db", "upgrade", "--yes").text
    assert len(list((workspace / "backups").iterdir())) == kept + 1
    assert "変更前の写し" in told and "backups" in told
    assert "000001" in cli("staff", "show", "真鍋 恵").out
    assert "最新の形式" in cli("db", "upgrade").text
    assert "異常はありません" in cli("db", "check").text


def test_a_backup_of_release_0_2_says_what_comes_next(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "staff.csv").write_text(LIST, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("db", "backup")
    newest = max((workspace / "backups").iterdir())
    _as_of_0_2(newest)
    told = cli("db", "restore", str(newest), "--yes").text
    assert "skillmap db upgrade" in told
    cli("db", "upgrade", "--yes")
    assert "眞鍋 惠" in cli("staff", "list").out
    cli("db", "undo", "--yes")
    assert "眞鍋" not in cli("staff", "list").out


def test_a_list_in_the_letters_of_a_keyboard_changes_no_name(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "staff.csv").write_text(LIST, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    (workspace / "later.csv").write_text(LIST.replace("眞鍋 惠", "真鍋 恵"), "utf-8")
    told = cli("staff", "import", "later.csv", "--as-of", "2026-05-01", "--yes").text
    assert "真鍋 恵→眞鍋 惠" in told
    assert "眞鍋 惠" in cli("staff", "list").out
