"""One writer at a time on a shared folder: the lease names user and PC, a dead holder is replaced, a lost one told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from skillmap import temporary
from skillmap.errors import Locked
from skillmap.storage import database, holder

ENTRY = text("INSERT INTO entry VALUES (1, '', '', '', '', '{}', '{}', '', NULL)")


def _file(engine: Engine) -> Path:
    return Path(str(engine.url.database))


def _left(engine: Engine, **facts: object) -> Path:
    """A lease as somebody has left it."""
    note = holder.note_of(_file(engine))
    note.write_text(json.dumps({"by": "佐藤", "host": "PC-07", "at": "09:15", "no": "x", **facts}), "utf-8")
    return note


def _ended() -> int:
    """The number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)


def test_somebody_of_another_pc_who_is_at_work_is_waited_for_and_named(sqlite_engine: Engine, impatient: None) -> None:
    note = _left(sqlite_engine, pc="PC-07", process=1)
    with pytest.raises(Locked) as locked, database.writing(sqlite_engine):
        pass
    assert (locked.value.code, locked.value.facts) == (
        "E_DB_LOCKED_BY", {"by": "佐藤", "host": "PC-07", "at": "09:15"},
    )  # fmt: skip
    assert note.exists()
    with database.reading(sqlite_engine) as connection:  # nobody waits to read
        assert connection.scalar(text("SELECT count(*) FROM entry")) == 0


def test_a_queue_that_moves_is_waited_for(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five others in front, each shorter than one may keep all waiting and together longer: nobody is refused."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.3)
    turns = iter(range(1, 6))

    def others(_seconds: float) -> None:
        turn = next(turns, None)
        if turn is None:
            holder.note_of(_file(sqlite_engine)).unlink(missing_ok=True)
        else:
            clock[0] += 0.25
            _left(sqlite_engine, pc="PC-07", process=1, no=f"{turn}")

    clock = [1000.0]
    monkeypatch.setattr(holder.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(holder.time, "sleep", others)
    _left(sqlite_engine, pc="PC-07", process=1)
    with database.writing(sqlite_engine) as connection:
        connection.execute(ENTRY)
    assert clock[0] - 1000 > 1


def test_a_queue_is_not_waited_for_without_end(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.3)
    clock = [1000.0]

    def others(_seconds: float) -> None:
        clock[0] += 0.25
        _left(sqlite_engine, pc="PC-07", process=1, no=f"{clock[0]}")

    monkeypatch.setattr(holder.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(holder.time, "sleep", others)
    _left(sqlite_engine, pc="PC-07", process=1)
    with pytest.raises(Locked) as locked, database.writing(sqlite_engine):
        pass
    assert (locked.value.code, locked.value.facts["by"]) == ("E_DB_LOCKED_BY", "佐藤")
    assert 1000 + 0.3 * holder.MOST_WAITS < clock[0] < 1003


def test_a_pc_that_is_gone_is_replaced_whatever_the_clocks_say(sqlite_engine: Engine, impatient: None) -> None:
    note = _left(sqlite_engine, pc="PC-07", process=1)
    told = note.stat().st_mtime - holder.STALE_SECONDS - 1
    os.utime(note, (told, told))
    with database.writing(sqlite_engine) as connection:
        connection.execute(ENTRY)
    assert [p.name for p in note.parent.iterdir()] == [_file(sqlite_engine).name]


def test_a_program_of_this_pc_that_was_killed_is_replaced_at_once(sqlite_engine: Engine, impatient: None) -> None:
    _left(sqlite_engine, pc=temporary.host(), process=_ended())
    with database.writing(sqlite_engine) as connection:
        connection.execute(ENTRY)


def test_what_was_taken_over_meanwhile_is_told_and_nothing_is_recorded(sqlite_engine: Engine) -> None:
    with pytest.raises(Locked) as locked, database.writing(sqlite_engine) as connection:
        connection.execute(ENTRY)
        note = _left(sqlite_engine, pc="PC-07", process=1)
    assert (locked.value.code, locked.value.facts["by"]) == ("E_DB_LEASE_LOST", "佐藤")
    assert note.exists()  # it is somebody else's
    with database.reading(sqlite_engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM entry")) == 0


def test_a_lease_is_touched_while_somebody_works(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holder, "BEAT_SECONDS", 0.01)
    with database.writing(sqlite_engine):
        note = holder.note_of(_file(sqlite_engine))
        os.utime(note, (0, 0))
        for _ in range(500):
            if note.stat().st_mtime > 0:
                break
            holder.time.sleep(0.01)
        assert note.stat().st_mtime > 0


def test_a_dead_lease_that_somebody_was_quicker_to_replace_stays_theirs(sqlite_engine: Engine) -> None:
    note = _left(sqlite_engine, pc="PC-07", process=1)
    holder._clear(note, b"another one")
    assert json.loads(note.read_text("utf-8"))["by"] == "佐藤"


def test_a_folder_in_which_nothing_can_be_made_leaves_it_to_the_database(tmp_path: Path) -> None:
    with holder.leased(tmp_path / "no such folder" / "skillmap.sqlite", 0) as lease:
        lease.require()
