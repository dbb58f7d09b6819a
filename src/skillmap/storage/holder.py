"""Who is writing: a note beside the database file, so that somebody who has to wait knows for whom.

The note is a courtesy; the lock itself is the database's own. A note left by a killed program is written over by the
next writer and read by nobody until then.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from skillmap.days import JST
from skillmap.errors import Locked
from skillmap.storage.author import author


def note_of(file: Path) -> Path:
    """Where the note of a database file lies."""
    return file.with_name(file.name + ".writer")


@contextmanager
def noted(file: Path | None) -> Iterator[None]:
    """While the lock is held: the note says who holds it. None = a server, which knows its clients itself."""
    if file is None:
        yield
        return
    note, who = note_of(file), author(None)
    text = json.dumps({"by": who.by, "host": who.host, "at": f"{datetime.now(JST):%H:%M}"}, ensure_ascii=False)
    with suppress(OSError):
        note.write_text(text, "utf-8")
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def locked_by(file: Path | None) -> Locked:
    """E_DB_LOCKED, or E_DB_LOCKED_BY with name and PC when there is a note."""
    try:
        facts = json.loads(note_of(file).read_text("utf-8")) if file else {}
        return Locked("E_DB_LOCKED_BY", by=str(facts["by"]), host=str(facts["host"]), at=str(facts["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Locked("E_DB_LOCKED")
