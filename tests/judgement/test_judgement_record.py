"""What a record is read from: parts that nothing was written to are taken over, so the tables of each must be known."""

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from skillmap.judgement import record
from skillmap.office import Office, todo

READERS = {
    "organisation": "listed", "terms": "all_terms", "held": "sessions", "taken": "all_seats",
    "past": "histories", "results": "completions", "qualified": "qualifications", "absences": "absences",
    "levels": "levels", "plans": "plans", "aims": "aims", "recognitions": "recognitions",
    "absent": "everyone", "leaves_staff": "_leaving", "entries": "entries_of", "given_back": "given_back",
    "proven": "proven_levels", "evident": "_evident", "posts_over": "second_posts_over", "role_posts": "role_posts",
}  # fmt: skip


def test_every_part_is_read_from_the_tables_that_are_named(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Office.open(workspace)
    read: dict[str, set[str]] = defaultdict(set)
    reading: list[str] = []

    def note(statement: str) -> None:
        if reading:
            read[reading[-1]] |= set(re.findall(r"(?:FROM|JOIN) (\w+)", statement))

    def watch(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        note(statement)

    def trace(connection: Any, *_rest: Any) -> None:
        connection.set_trace_callback(note)

    def watched(part: str, reader: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            reading.append(part)
            try:
                return reader(*given, **named)
            finally:
                reading.pop()

        return run

    for part, name in READERS.items():
        monkeypatch.setattr(record, name, watched(part, getattr(record, name)))
    # Large parts are asked of SQLite's driver itself, which tells it by itself.
    if here.engine.dialect.name == "sqlite":
        event.listen(here.engine, "checkout", trace)
    else:
        event.listen(here.engine, "before_cursor_execute", watch)
    todo.looked_at(here, here.moment())
    here.close()
    assert set(read) == set(record.READ_FROM)
    assert {part: tables - record.READ_FROM[part] for part, tables in read.items()} == {part: set() for part in read}
