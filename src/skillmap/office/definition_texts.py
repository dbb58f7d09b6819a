"""Definition files that a command writes beside the database: both, or neither.

Their texts before and after stand in the entry, so that undo has them. While they are being written a note lies beside
them: whoever opens the workspace after a crash looks whether the entry came to be, and puts the texts back if not.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from skillmap import storage, temporary
from skillmap.errors import InputRefused, Refusal

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from skillmap.storage.journal import Entry

NOTE = ".being-written.json"


Texts = Mapping[str, str | None]
"""Texts of definition files by their names below the folder; None = there is no such file."""


def read(folder: Path, name: str) -> str | None:
    """The text of a definition file to the last byte, whatever its line ends; None when there is none."""
    file = folder / name
    return file.read_bytes().decode("utf-8") if file.is_file() else None


def as_arguments(folder: Path, texts: Texts) -> dict[str, object]:
    """What the entry remembers of the files: their texts before and after."""
    known = {name: {"before": read(folder, name), "after": text} for name, text in texts.items()}
    return {"texts": known} if known else {}


@contextmanager
def beside(
    folder: Path, engine: Callable[[], Engine], head: int, texts: Texts, mark: Mapping[str, object]
) -> Iterator[Callable[[], None]]:
    """Around the transaction of an entry: gives its last step, which writes the texts.

    `head` is the newest entry that was read, `mark` what the arguments of the coming one hold. A transaction that fails
    afterwards leaves the files as they were.
    """

    def last_step() -> None:
        if texts:
            before = {name: read(folder, name) for name in texts}
            said = {"head": head, "mark": mark, "before": before, "after": dict(texts)}
            put(folder, {NOTE: json.dumps(said, ensure_ascii=False)})
            put(folder, texts)

    try:
        yield last_step
    except BaseException:
        settle(folder, engine)
        raise
    # It is recorded, and the texts stand: if the note cannot be taken away now, the next command does.
    with suppress(OSError, Refusal):
        settle(folder, engine)


def settle(folder: Path, engine: Callable[[], Engine]) -> None:
    """Finish what a crash has cut off: texts whose entry never came to be are put back.

    A text that somebody has changed meanwhile is left alone. Waits for a command that is writing at this moment.
    """
    note = folder / NOTE
    if not note.is_file():
        return
    with storage.database.writing(engine()) as connection:
        if not note.is_file():
            return
        said = json.loads(note.read_text("utf-8"))
        later = (one for one in storage.journal.entries(connection) if one.id > said["head"])
        # A later entry alone proves nothing, another PC may have written it: it must hold these very texts.
        if not any(said["mark"].items() <= one.arguments.items() for one in later):
            changed = {n: text for n, text in said["after"].items() if read(folder, n) == text}
            put(folder, {name: said["before"][name] for name in changed})
        note.unlink()


def put(folder: Path, texts: Texts) -> None:
    """Give definition files these texts, each whole or not at all; None takes the file away.

    All of them are on the disk before the first one takes its place, so that a full disk changes nothing.
    """
    temporary.clear(folder, below=True)
    coming = {name: text for name, text in texts.items() if text is not None}
    waiting = {name: temporary.beside(folder / name) for name in coming}
    try:
        for name, text in coming.items():
            waiting[name].parent.mkdir(parents=True, exist_ok=True)
            with waiting[name].open("wb") as stream:
                stream.write(text.encode())
                stream.flush()
                # A rename can reach the disk before the bytes do: after a power cut the file would be empty.
                os.fsync(stream.fileno())
        for name, making in waiting.items():
            making.replace(folder / name)
        for name in texts.keys() - coming.keys():
            (folder / name).unlink(missing_ok=True)
    finally:
        for making in waiting.values():
            making.unlink(missing_ok=True)


def texts_before(folder: Path, entry: Entry, known: Mapping[int, Entry]) -> dict[str, str | None]:
    """The texts that files had before an entry; `known` are the entries by number.

    Raises InputRefused (E_UNDO_TEXT) when one was changed since.
    """
    # An undo of an undo brings the later texts back: each step turns the direction round.
    back = False
    while entry.undoes is not None:
        entry, back = known[entry.undoes], not back
    found: dict[str, str | None] = {}
    for name, text in entry.arguments.get("texts", {}).items():
        now, then = ("before", "after") if back else ("after", "before")
        if read(folder, name) != text[now]:
            raise InputRefused("E_UNDO_TEXT", file=name, entry=entry.id)
        found[name] = text[then]
    return found
