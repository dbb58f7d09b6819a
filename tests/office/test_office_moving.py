"""The office's database from a file to a server and back: every row the same, nothing written over."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, text

from skillmap import office
from skillmap.config import load
from skillmap.errors import InputRefused, Refusal
from skillmap.office import Office
from skillmap.storage import copying, database
from skillmap.storage.database import Address, reading
from skillmap.tables import records

LISTED: dict[str, Callable[[Office], Any]] = {
    "journal": lambda here: office.journal.journal(here, 999),
    "staff": lambda here: office.staff.people(here, here.moment()),
    "levels": lambda here: office.levels.levels(here, here.moment()),
    "sessions": lambda here: office.sessions.sessions(here, None),
    "leaders": lambda here: office.leader_register.seats(here, here.moment()),
}


def _contents(address: Address) -> copying.Contents:
    engine = database.open_database(address)
    try:
        with reading(engine) as connection:
            return copying.contents(connection)
    finally:
        engine.dispose()


def _server(url: str) -> str:
    """A server's database with nothing in it, as an office gets it from its administrator."""
    engine = database.connect(url)
    with database.writing(engine) as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return make_url(url).render_as_string(hide_password=False).replace("postgresql+psycopg", "postgresql")


@pytest.mark.postgresql
def test_to_a_server_and_back_every_row_is_the_same(own: Office, postgres_url: str) -> None:
    url, root = _server(postgres_url), own.workspace.root
    before = {name: records(ask(own), "ja") for name, ask in LISTED.items()}
    move = office.moving.plan(own, url)
    done = office.moving.copy(own, move, use=True)
    assert done.contents == _contents(url) and done.contents.count > 1000
    assert load(root / "skillmap.toml").database == url
    assert not own.workspace.database_file.exists() and Path(done.aside).parent == own.workspace.backups
    there = Office.open(root, today=own.today, by="人事 太郎")
    now = {name: records(ask(there), "ja") for name, ask in LISTED.items()}
    assert now["journal"][0]["command"] == "db copy" and now["journal"][1:] == before["journal"]
    assert {name: now[name] for name in LISTED if name != "journal"} == {
        name: before[name] for name in LISTED if name != "journal"
    }
    # The server goes on numbering where the file ended, and everything can be taken back there.
    who = str(now["staff"][0]["number"])
    entry = there.record(office.careers.aim(there, who, "security-specialist/1"))
    office.journal.record_undo(there, office.journal.undo(there, entry))
    back = office.moving.copy(there, office.moving.plan(there, str(root / "skillmap.sqlite")), use=True)
    assert load(root / "skillmap.toml").database == ""
    assert back.contents == _contents(root / "skillmap.sqlite") == _contents(url) or back.entry == done.entry + 3
    here = Office.open(root, today=own.today, by="人事 太郎")
    assert records(office.staff.people(here, here.moment()), "ja") == before["staff"]
    assert office.journal.check(here) == [] and office.journal.check_file(here) == []
    for one in (there, here):
        one.engine.dispose()


def test_a_copy_in_a_file_is_equal_and_changes_nothing_else(own: Office, tmp_path: Path) -> None:
    target, settings = tmp_path / "写し" / "copy.sqlite", (own.workspace.root / "skillmap.toml").read_bytes()
    done = office.moving.copy(own, office.moving.plan(own, str(target)))
    assert done.contents == _contents(target) == _contents(own.workspace.database_file)
    assert target.stat().st_mode & 0o077 == 0
    assert (own.workspace.root / "skillmap.toml").read_bytes() == settings
    assert [p.name for p in target.parent.iterdir()] == ["copy.sqlite"]
    with pytest.raises(InputRefused, match="E_COPY_TARGET"):
        office.moving.plan(own, str(target))


def test_what_would_be_written_over_or_cannot_be_is_refused(own: Office, tmp_path: Path) -> None:
    for typed, code in {
        "postgresql://hr:himitsu@db.example/skillmap": "E_COPY_PASSWORD",
        "mysqlite://x": "E_DB_ADDRESS",
        "oracle://hr@db.example/x": "E_DB_ADDRESS",
    }.items():
        with pytest.raises(Refusal) as refused:
            office.moving.plan(own, typed)
        assert refused.value.code == code
        assert "himitsu" not in str(refused.value.facts)
    with pytest.raises(InputRefused, match="E_COPY_PLACE"):
        office.moving.copy(own, office.moving.plan(own, str(tmp_path / "other.sqlite")), use=True)


@pytest.mark.postgresql
def test_a_server_that_holds_something_is_left_alone(own: Office, postgres_url: str) -> None:
    before = _contents(own.workspace.database_file)
    url = make_url(postgres_url).render_as_string(hide_password=False)
    engine = database.connect(url)
    with database.writing(engine) as connection:
        connection.execute(text("INSERT INTO entry VALUES (1, '', '', '', '', '{}', '{}', '', NULL)"))
    with pytest.raises(InputRefused, match="E_COPY_TARGET"):
        office.moving.copy(own, office.moving.plan(own, url))
    assert _contents(own.workspace.database_file) == before
    with database.writing(engine) as connection:
        connection.execute(text("DELETE FROM entry"))
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(InputRefused, match="E_COPY_TARGET"):  # somebody else's tables
        office.moving.copy(own, office.moving.plan(own, url))
    engine.dispose()


def test_a_row_that_did_not_arrive_is_noticed(own: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, seen = copying._rows, [0]

    def fewer(connection: Any, table: Any) -> Any:
        seen[0] += table.name == "posting"
        found = whole(connection, table)
        if table.name == "posting" and seen[0] == 1:
            next(iter(found))
        return found

    monkeypatch.setattr(copying, "_rows", fewer)
    with pytest.raises(InputRefused, match="E_COPY_DIFFERS"):
        office.moving.copy(own, office.moving.plan(own, str(tmp_path / "copy.sqlite")))
    assert not (tmp_path / "copy.sqlite").exists()


@pytest.mark.parametrize(
    ("text_", "after"),
    [
        ('office = "甲"\n# database = "x"\n[headings]\n', 'office = "甲"\ndatabase = "U"\n[headings]\n'),
        ('office = "甲"\r\n[headings.a]\r\n', 'office = "甲"\r\ndatabase = "U"\n[headings.a]\r\n'),
        ('database = "old"  # 前\n', 'database = "U"\n'),
        ('office = "甲"', 'office = "甲"\ndatabase = "U"\n'),
    ],
)
def test_the_setting_stands_above_the_tables(own: Office, text_: str, after: str) -> None:
    file = own.workspace.root / "skillmap.toml"
    file.write_bytes(text_.encode())
    office.moving._use(own.workspace, "U")
    assert file.read_bytes().decode() == after
    office.moving._use(own.workspace, "")
    assert not re.search(r"^database", file.read_text("utf-8"), re.MULTILINE)
