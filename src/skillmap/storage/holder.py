"""Who is writing: a lease beside the database file. One writer at a time, known by name and PC, dead ones replaced.

SQLite's own locks do not hold on every shared folder; a file that only one can make does. Where both work both hold.
The holder touches the lease while it works; one that nobody has touched for long was left by a killed program or a PC
that is gone. Times are those of the folder's own clock, so that the clocks of the PCs do not matter.
"""

import json
import os
import random
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from skillmap import temporary
from skillmap.days import JST
from skillmap.errors import Locked
from skillmap.storage.author import author

BEAT_SECONDS = 5.0
STALE_SECONDS = 30.0
"""A lease that nobody has touched for six beats is nobody's."""
MOST_WAITS = 6
"""Who waits in a queue that moves waits so many times as long as for one holder."""
_PAUSE = 0.02
_LOOK_SECONDS = 1.0
"""How often it is looked whether a holder still lives: that writes into the folder, which others use too."""
_given_back: set[bytes] = set()
"""Leases of this process that could not be removed."""


def note_of(file: Path) -> Path:
    """Where the lease of a database file lies."""
    return file.with_name(file.name + ".writer")


class Lease:
    """A lease that is held; None when the folder does not let anybody make one (the database then speaks itself)."""

    def __init__(self, note: Path | None, text: bytes) -> None:
        self._note, self._text = note, text
        self._done = threading.Event()
        if note is not None:
            threading.Thread(target=self._beat, daemon=True).start()

    def _beat(self) -> None:
        while not self._done.wait(BEAT_SECONDS):
            with suppress(OSError):
                if self._note is not None:
                    os.utime(self._note)

    def require(self) -> None:
        """Before the end: it is still ours. A PC that slept for long may have lost it to somebody else.

        Raises Locked (E_DB_LEASE_LOST, with who has it now).
        """
        if self._note is not None and (found := _read(self._note)) != self._text:
            now = _facts(found)
            raise Locked("E_DB_LEASE_LOST", by=str(now.get("by", "－")), host=str(now.get("host", "－")))

    def release(self) -> None:
        """Give it back, unless it is somebody else's by now."""
        self._done.set()
        if self._note is None:
            return
        try:
            if self._note.read_bytes() == self._text:
                self._note.unlink(missing_ok=True)
        except OSError:
            # A drive that is away for a moment keeps the note; nobody holds it any more.
            _given_back.add(self._text)


@contextmanager
def leased(file: Path | None, seconds: float) -> Iterator[Lease]:
    """Hold the lease of a database file; None = a server, which keeps its clients apart itself.

    Raises Locked (E_DB_LOCKED_BY) when one other holds it for longer than `seconds`, or a queue that moves takes
    MOST_WAITS times as long.
    """
    who = author(None)
    text = json.dumps(
        {
            "by": who.by, "host": who.host, "at": f"{datetime.now(JST):%H:%M}",
            "pc": temporary.host(), "process": os.getpid(), "no": uuid4().hex,
        },
        ensure_ascii=False,
    ).encode()  # fmt: skip
    lease = Lease(_take(file, text, seconds) if file is not None else None, text)
    try:
        yield lease
    finally:
        lease.release()


def _take(file: Path, text: bytes, seconds: float) -> Path | None:
    note, began = note_of(file), time.monotonic()
    before, since, looked = None, began, 0.0
    while True:
        accident = None
        try:
            made = os.open(note, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            pass
        except OSError as error:
            # Windows says so of a file that is just being deleted, too.
            if not note.exists() and os.name != "nt":
                return None
            accident = error
        else:
            with os.fdopen(made, "wb") as stream:
                stream.write(text)
            return note
        seen, now = _read(note), time.monotonic()
        if seen is not None and seen != before:
            # Somebody else's turn: the queue moves. Only one holder who keeps everybody waiting is a reason to refuse.
            before, since, looked = seen, now, 0.0
        if seen is not None and now - looked > _LOOK_SECONDS:
            looked = now
            if _is_dead(note, seen):
                _clear(note, seen)
                continue
        if now - since > seconds or now - began > seconds * MOST_WAITS:
            raise accident or locked_by(file)
        # Nobody keeps the order of a queue on a shared folder: who has waited longer asks more often.
        time.sleep(_PAUSE * (1 + random.random()) / (1 + min(now - began, 4)))


def _is_dead(note: Path, seen: bytes) -> bool:
    """Whether the holder is a process of this PC that has ended, or has not touched the lease for long."""
    if seen in _given_back:
        return True
    facts = _facts(seen)
    process = facts.get("process")
    if facts.get("pc") == temporary.host() and isinstance(process, int) and not temporary.lives(process):
        return True
    probe = note.with_name(temporary.name(f"clock-{uuid4().hex[:6]}"))
    try:
        probe.touch()
        return probe.stat().st_mtime - note.stat().st_mtime > STALE_SECONDS
    except OSError:
        return False
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def _clear(note: Path, seen: bytes) -> None:
    """Remove a dead lease; one that somebody else has made meanwhile is put back."""
    away = note.with_name(temporary.name(f"lease-{uuid4().hex[:6]}"))
    with suppress(OSError):
        note.rename(away)
        if _read(away) != seen and not note.exists():
            away.rename(note)
        else:
            away.unlink(missing_ok=True)


def _read(note: Path) -> bytes | None:
    try:
        return note.read_bytes()
    except OSError:
        return None


def _facts(text: bytes | None) -> Mapping[str, Any]:
    try:
        found = json.loads(text or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def locked_by(file: Path | None) -> Locked:
    """E_DB_LOCKED, or E_DB_LOCKED_BY with name and PC when there is a lease."""
    facts = _facts(_read(note_of(file)) if file else None)
    if {"by", "host", "at"} <= facts.keys():
        return Locked("E_DB_LOCKED_BY", by=str(facts["by"]), host=str(facts["host"]), at=str(facts["at"]))
    return Locked("E_DB_LOCKED")
