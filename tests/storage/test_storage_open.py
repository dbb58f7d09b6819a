"""Opening, making and upgrading: every file that is not a current database of ours has its own refusal."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from storage_cases import current, joined, keys, post, posts, write

from processes import processes
from skillmap.errors import InputRefused, Locked
from skillmap.storage import database

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "db"
DOCUMENTED = {
    "b01_truncated": "E_DB_CORRUPT",
    "b03_zero_bytes": "E_DB_EMPTY",
    "b04_newer_schema": "E_DB_TOO_NEW",
    "b05_bit_flip": "E_DB_CORRUPT",
    "b06_foreign_app": "E_DB_FOREIGN",
}


@pytest.mark.parametrize(("name", "code"), DOCUMENTED.items())
def test_damaged_and_foreign_files_are_refused_and_not_touched(tmp_path: Path, name: str, code: str) -> None:
    file = Path(shutil.copy(CORPUS / f"{name}.sqlite", tmp_path / "skillmap.sqlite"))
    before = file.read_bytes()
    with pytest.raises(InputRefused) as refused:
        database.open_database(file)
    assert refused.value.code == code
    assert file.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["skillmap.sqlite"]


def test_every_database_of_the_corpus_is_tried() -> None:
    assert {f.stem for f in CORPUS.glob("*.sqlite")} == set(DOCUMENTED)


def test_no_file_is_not_made_silently(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        database.open_database(tmp_path / "none.sqlite")
    assert refused.value.code == "E_DB_MISSING"
    assert list(tmp_path.iterdir()) == []


def test_a_text_file_is_foreign(tmp_path: Path) -> None:
    file = tmp_path / "skillmap.sqlite"
    file.write_text("職員番号,氏名\n" * 40, "utf-8")
    with pytest.raises(InputRefused) as refused:
        database.open_database(file)
    assert refused.value.code == "E_DB_FOREIGN"


def test_a_file_that_may_not_be_read_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "skillmap.sqlite"
    file.write_bytes(b"x" * 200)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputRefused) as refused:
        database.check_file(file)
    assert refused.value.code == "E_DB_ACCESS"


def test_our_own_file_has_mark_version_and_mode(sqlite_engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "fresh.sqlite"
    database.create_database(file).dispose()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (database.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (int(database.HEAD),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    with sqlite_engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1


def test_flipped_bytes_of_our_own_file_are_found_by_the_check(sqlite_engine: Engine) -> None:
    write(sqlite_engine, *keys(3, 900), posts(*(post(i, 1 + i % 3) for i in range(1, 901))), changes=joined(900))
    assert database.check_integrity(sqlite_engine) == []
    file = Path(str(sqlite_engine.url.database))
    sqlite_engine.dispose()
    data = bytearray(file.read_bytes())
    place = data.find(b"000450")
    data[place - 2000 : place - 1700] = bytes(255 - b for b in data[place - 2000 : place - 1700])
    file.write_bytes(data)
    assert database.check_integrity(sqlite_engine) != []


def test_a_broken_reference_is_found_by_the_check(sqlite_engine: Engine) -> None:
    file = str(sqlite_engine.url.database)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO unit (id, code, entry_id) VALUES (1, 'u1', 99)")
    assert any("foreign key" in line for line in database.check_integrity(sqlite_engine))


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ("0000", "E_DB_OLD"),
        (f"{int(database.HEAD) - 1:04}", "E_DB_OLD"),
        (f"{int(database.HEAD) + 1:04}", "E_DB_TOO_NEW"),
        ("3fa9c1", "E_DB_FOREIGN"),
    ],
)
def test_other_versions_are_refused(engine: Engine, version: str, code: str) -> None:
    with database.writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    with pytest.raises(InputRefused) as refused:
        database.open_database(engine.url.render_as_string(hide_password=False))
    assert refused.value.code == code


@pytest.mark.postgresql
def test_an_empty_database_of_a_server_is_told_from_a_foreign_one(postgres_url: str) -> None:
    engine = database.connect(postgres_url)
    with database.writing(engine) as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    with pytest.raises(InputRefused) as refused:
        database.open_database(postgres_url)
    assert refused.value.code == "E_DB_UNMADE"
    database.create_database(postgres_url).dispose()
    database.open_database(postgres_url).dispose()
    with database.writing(engine) as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(InputRefused) as refused:
        database.open_database(postgres_url)
    assert refused.value.code == "E_DB_FOREIGN"
    engine.dispose()


@pytest.mark.postgresql
def test_a_server_that_is_not_there(postgres_url: str) -> None:
    with pytest.raises(InputRefused) as refused:
        database.open_database(postgres_url.replace("/test_", "/nowhere_"))
    assert refused.value.code == "E_DB_CONNECT"


def test_opening_does_not_load_alembic(sqlite_engine: Engine) -> None:
    code = (
        "import sys\nfrom skillmap.storage.database import open_database\n"
        "open_database(sys.argv[1])\nprint('alembic' in sys.modules, 'mako' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(sqlite_engine.url)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]


def _upgrade(url: str) -> None:
    database.upgrade(database.connect(url))


def test_upgrades_at_once_wait_for_each_other(engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    if engine.dialect.name == "postgresql":
        with database.writing(engine) as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    with processes(3) as pool:
        pool.map(_upgrade, [url] * 3)
    database.open_database(url).dispose()


def test_who_has_to_wait_is_told_for_whom(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    monkeypatch.setenv("LOGNAME", "hanako")
    other = database.connect(str(sqlite_engine.url))
    with database.writing(sqlite_engine), pytest.raises(Locked) as locked, database.writing(other):
        pass
    assert (locked.value.code, locked.value.facts["by"]) == ("E_DB_LOCKED_BY", "hanako")
    with database.writing(other):
        pass
    other.dispose()
    folder = Path(str(sqlite_engine.url.database)).parent
    assert [p.name for p in folder.iterdir()] == ["skillmap.sqlite"]


def test_a_reader_sees_one_state(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1)))
    with database.reading(engine) as connection:
        count = text("SELECT count(*) FROM posting")
        assert connection.scalar(count) == 1
        if engine.dialect.name == "postgresql":
            write(engine, posts(post(2, 1)))
            assert connection.scalar(count) == 1
    assert len(current(engine)) == (2 if engine.dialect.name == "postgresql" else 1)


def test_a_failed_transaction_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), database.writing(engine) as connection:
        connection.execute(text("INSERT INTO entry VALUES (1, '', '', '', '', '{}', '{}', '', NULL)"))
        raise ZeroDivisionError
    with database.reading(engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM entry")) == 0


def test_the_connection_that_was_used_last_is_used_again(tmp_path: Path) -> None:
    """Each keeps pages of the file: taken in turns, all of them would keep the same ones."""
    database.create_database(tmp_path / "skillmap.sqlite")
    engine = database.open_database(tmp_path / "skillmap.sqlite")
    used = []
    for _ in range(3):
        with engine.connect() as outer:
            with engine.connect():
                pass
            used.append(outer.connection.driver_connection)
    engine.dispose()
    assert used[0] is used[1] is used[2]
