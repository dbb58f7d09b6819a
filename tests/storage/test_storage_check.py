"""`db check`: damage that SQLite itself does not see, on both databases; every faulty file of the corpus by command."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from storage_cases import DAY, WHO, current, joined, keys, post, posts, write

from skillmap.changes import Insert, Retract
from skillmap.storage import database
from skillmap.storage.check import check_records
from skillmap.storage.facts import head
from skillmap.storage.undo import undo

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "db"
UNIT = ("unit_id", "parent_id", "name", "kind", "order_no", "is_section", "is_department", "valid_from", "valid_to")
COPIED = "at, by, host, command, arguments, summary, framework, undoes"
FAR = date(9999, 12, 31)


def units(*rows: tuple[int, int | None, date, date]) -> Insert:
    return Insert(
        "unit_fact", UNIT, [(u, p, f"課{u}", "課", u, True, False, since, until) for u, p, since, until in rows]
    )


def codes(engine: Engine) -> list[str]:
    with database.reading(engine) as connection:
        return [p.code for p in check_records(connection)]


def spoil(engine: Engine, *statements: str) -> None:
    """Write past the program, as somebody with another tool would."""
    with database.writing(engine) as connection:
        for statement in statements:
            connection.execute(text(statement))


@pytest.fixture
def sound(engine: Engine) -> Engine:
    write(
        engine, *keys(), units((1, None, DAY, FAR), (2, 1, DAY, FAR)), posts(post(1, 1), post(2, 2)), changes=joined()
    )
    write(engine, Retract("posting", current(engine)[:1]), posts(post(1, 2)))
    undo(engine, 2, WHO)
    return engine


def test_a_sound_database_has_nothing_to_tell(sound: Engine) -> None:
    assert codes(sound) == []


def test_a_posting_from_before_the_records_begin_is_sound(sound: Engine) -> None:
    write(sound, posts(post(3, 1, date(1999, 4, 1))))
    assert codes(sound) == []


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        (["UPDATE entry SET at = '1999' WHERE id = 3"], "W_CHECK_JOURNAL_TIME"),
        ([f"INSERT INTO entry SELECT 9, {COPIED} FROM entry WHERE id = 1"], "E_CHECK_JOURNAL_GAP"),
        (["UPDATE posting SET retracted_by = 1 WHERE entry_id = 1 AND staff_id = 2"], "E_CHECK_ENTRY"),
        (["UPDATE unit_fact SET valid_to = '2027-04-01' WHERE unit_id = 1"], "E_CHECK_PARENT"),
        (["UPDATE unit_fact SET valid_to = '2027-04-01' WHERE unit_id = 2"], "W_CHECK_POSTING"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(sound: Engine, statements: list[str], code: str) -> None:
    spoil(sound, *statements)
    assert code in codes(sound)


def test_rules_that_are_gone_are_told_and_what_they_let_in_too(sound: Engine) -> None:
    if sound.dialect.name == "sqlite":
        spoil(sound, "DROP TRIGGER no_overlap_posting_insert", "DROP INDEX uq_plan_no")
        missing = ("no_overlap_posting_insert", "uq_plan_no")
    else:
        spoil(sound, "ALTER TABLE posting DROP CONSTRAINT no_overlap_posting", "DROP INDEX uq_plan_no")
        missing = ("no_overlap_posting", "uq_plan_no")
    write(sound, posts(post(2, 1)))
    with database.reading(sound) as connection:
        found = {p.code: p.facts for p in check_records(connection)}
    assert found["E_CHECK_RULES"]["found"] == missing
    assert found["E_CHECK_OVERLAP_POSTING"]["found"] == ("2",)


# By command


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.sqlite")), ids=lambda f: f.stem)
def test_no_command_touches_a_faulty_file(workspace: Path, cli: Callable[..., Any], file: Path) -> None:
    target = workspace / "skillmap.sqlite"
    shutil.copy(file, target)
    before = target.read_bytes()
    (workspace / "staff.csv").write_text("職員番号,氏名,部,課\n000001,佐藤 美咲,総務部,総務課\n", "utf-8")
    for command in (
        ("db", "check"), ("staff", "list"), ("db", "backup"), ("db", "journal"), ("db", "undo", "--yes"),
        ("db", "upgrade", "--yes"),
        ("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes"),
    ):  # fmt: skip
        ran = cli(*command, expect=3)
        assert str(target) in ran.err
        assert ran.out == ""
    assert target.read_bytes() == before
    assert [p.name for p in workspace.glob("skillmap.sqlite*")] == ["skillmap.sqlite"]
    assert list((workspace / "backups").glob("*.sqlite")) == []


def test_check_tells_what_it_finds_and_restore_brings_the_backup_back(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "staff.csv").write_text("職員番号,氏名,部,課\n000001,佐藤 美咲,総務部,総務課\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    assert "異常はありません" in cli("db", "check").out
    cli("db", "backup")
    engine = database.connect(workspace / "skillmap.sqlite")
    spoil(engine, "DROP TRIGGER no_overlap_posting_insert")
    engine.dispose()
    told = cli("db", "check", expect=3)
    assert "E_CHECK_RULES" in told.err
    assert "skillmap db restore" in told.err
    cli("db", "restore", "--yes")
    assert "異常はありません" in cli("db", "check").out
    assert "佐藤 美咲" in cli("staff", "list").out


# A fault at every statement


class Broken(Exception):
    """What the database driver says when it is torn away."""


@contextmanager
def failing_at(engine: Engine, statement: int) -> Iterator[list[int]]:
    """The n-th statement raises; gives a list whose length is the number of statements seen."""
    seen: list[int] = []

    def count(*_: object) -> None:
        seen.append(1)
        if len(seen) == statement:
            raise Broken

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", count)


def dump(engine: Engine) -> list[tuple[Any, ...]]:
    with database.reading(engine) as connection:
        tables = ("entry", "source", "unit", "staff", "unit_fact", "posting", "succession")
        return [tuple(row) for t in tables for row in connection.execute(text(f"SELECT * FROM {t} ORDER BY 1"))]


def test_a_fault_at_any_statement_leaves_the_state_before(sound: Engine) -> None:
    succession = Insert("succession", ("unit_id", "successor_id", "from_day", "kind"), [(2, 1, DAY, "merged")])

    def change() -> None:
        write(sound, Retract("posting", current(sound)), posts(post(1, 2), post(3, 2)), succession)

    before = dump(sound)
    with failing_at(sound, -1) as seen:
        change()
    total = len(seen)
    assert total > 5
    undo(sound, 4, WHO)
    after = dump(sound)
    for number in range(1, total + 1):
        with failing_at(sound, number), pytest.raises(Broken):
            change()
        assert dump(sound) == after
    assert len(before) < len(after)
    change()
    with database.reading(sound) as connection:
        assert head(connection) == 6
    assert codes(sound) == []
