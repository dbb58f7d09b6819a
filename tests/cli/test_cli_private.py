"""Nothing that the program leaves behind by itself names people, can be read by others, or holds a password."""

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, text

from skillmap.cli import telling
from skillmap.storage import database, schema
from skillmap.storage.journal import Author, new_entry

Cli = Callable[..., Any]
MARKED = ("印付 名子", "シルシツキ メイコ", "778899")


def _marked_error() -> None:
    name, kana, number = MARKED
    try:
        raise KeyError(number)
    except KeyError as error:
        raise ValueError(f"{name} ({kana}) cannot be read") from error


def _logged(make: Callable[[], object]) -> str:
    with pytest.raises(Exception) as caught:
        make()
    file = telling.log(caught.value)
    assert file.parent.name == "logs"
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return file.read_text("utf-8")


def test_the_log_of_a_bug_says_where_and_names_nobody(workspace: Path) -> None:
    found = _logged(_marked_error)
    assert "test_cli_private.py" in found and "builtins.KeyError" in found and "builtins.ValueError" in found
    assert [mark for mark in MARKED if mark in found] == []


def test_an_error_of_the_database_names_the_statement_and_no_value(engine: Engine, workspace: Path) -> None:
    def twice() -> None:
        with new_entry(engine, {}, "test", {}, Author("人事 花子", "pc-01")) as (connection, entry):
            for _ in range(2):
                connection.execute(insert(schema.staff).values(number=MARKED[2], entry_id=entry))

    with pytest.raises(Exception) as caught:
        twice()
    assert MARKED[2] not in str(caught.value)

    def wrong() -> None:
        with engine.connect() as connection:
            connection.execute(text("INSERT INTO staff (nothing) VALUES (:mark)"), {"mark": MARKED[0]})

    with pytest.raises(Exception) as caught:
        wrong()
    assert MARKED[0] not in str(caught.value)
    assert MARKED[0] not in _logged(wrong)


SECRET = "geheim-4711"


@pytest.mark.parametrize(
    "address",
    [
        f'"postgresql+psycopg://office:{SECRET}@127.0.0.1:1/skillmap"',
        f'["postgresql+psycopg://office:{SECRET}@127.0.0.1:1/skillmap"]',
    ],
)
def test_a_password_is_in_no_message_and_no_file(workspace: Path, cli: Cli, address: str) -> None:
    settings = workspace / "skillmap.toml"
    settings.write_text(f"database = {address}\n", "utf-8")
    for line in (("staff", "list"), ("status",), ("db", "check"), ("db", "backup"), ("db", "upgrade", "--yes")):
        assert SECRET not in cli(*line, expect=None).text
    held = [path for path in workspace.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert held == [settings]


@pytest.mark.postgresql
def test_a_password_is_in_no_message_of_a_server_that_answers(workspace: Path, cli: Cli, postgres_url: str) -> None:
    address = database.make_url(postgres_url).set(password=SECRET).render_as_string(hide_password=False)
    (workspace / "skillmap.toml").write_text(f"database = '{address}'\n", "utf-8")
    for line in (("staff", "list"), ("status",), ("db", "check"), ("db", "backup"), ("db", "journal"), ("staff", "x")):
        assert SECRET not in cli(*line, expect=None).text
    (workspace / "skillmap.toml").write_text(f"database = '{address}-none'\n", "utf-8")
    assert SECRET not in cli("staff", "list", expect=3).text


AS_TYPED = """
import json, os, sys
os.umask(0o022)
from skillmap.cli.app import main

for line in json.loads(sys.argv[1]):
    sys.argv[1:] = line
    try:
        main()
    except SystemExit as ended:
        if ended.code:
            raise
"""


@pytest.mark.skipif(os.name == "nt", reason="files have the rights of their folder there")
def test_what_the_program_makes_is_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text("職員番号,氏名,部,課\n000001,青木 健,総務部,人事課\n", "utf-8")
    ward = tmp_path / "ward"
    lines = (
        ["init", str(ward)],
        ["-C", str(ward), "staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes"],
        ["-C", str(ward), "staff", "list", "--out", str(ward / "new" / "list.xlsx")],
        ["-C", str(ward), "staff", "list", "--out", str(ward / "new" / "list.csv")],
        ["-C", str(ward), "staff", "card", "000001"],
        ["-C", str(ward), "db", "backup"],
    )
    done = subprocess.run(
        [sys.executable, "-c", AS_TYPED, json.dumps(lines)], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    open_to_others = {
        path.relative_to(ward).as_posix()
        for path in ward.rglob("*")
        if stat.S_IMODE(path.stat().st_mode) & 0o077
        and not re.match(r"(data|docs)/", path.relative_to(ward).as_posix())
    }
    assert open_to_others <= {"data", "docs"}, "definitions name nobody; the folder around them is closed"
    assert stat.S_IMODE(ward.stat().st_mode) == 0o700
    assert len(list((ward / "new").iterdir())) == 2 and list((ward / "out").iterdir())
