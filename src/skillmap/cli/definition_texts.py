"""Definition files that a command writes: their texts before and after stand in its entry, so that undo has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from skillmap.cli.context import Context
    from skillmap.storage.journal import Entry


def read(folder: Path, name: str) -> str:
    """The text of a definition file; empty when there is none."""
    file = folder / name
    return file.read_text("utf-8-sig") if file.is_file() else ""


def as_arguments(folder: Path, texts: Mapping[str, str]) -> dict[str, object]:
    """What the entry remembers of the files: their texts before and after."""
    known = {name: {"before": read(folder, name), "after": text} for name, text in texts.items()}
    return {"texts": known} if known else {}


def put(folder: Path, texts: Mapping[str, str]) -> None:
    """Give definition files these texts, each whole or not at all.

    All of them are on the disk before the first one takes its place, so that a full disk changes nothing.
    """
    waiting = {name: folder / f"{name}.new" for name in texts}
    try:
        for name, text in texts.items():
            waiting[name].write_text(text, "utf-8")
        for name, temporary in waiting.items():
            temporary.replace(folder / name)
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)


def texts_before(context: Context, entry: Entry) -> dict[str, str]:
    """The texts that files had before an entry. Raises InputRefused (E_UNDO_TEXT) when one was changed since."""
    from skillmap.storage.journal import entries

    back = False
    if entry.undoes is not None:
        with context.reading() as connection:
            known = {one.id: one for one in entries(connection)}
        while entry.undoes is not None:
            entry, back = known[entry.undoes], not back
    found: dict[str, str] = {}
    for name, text in entry.arguments.get("texts", {}).items():
        now, then = ("before", "after") if back else ("after", "before")
        if read(context.workspace.data, name) != text[now]:
            raise InputRefused("E_UNDO_TEXT", file=name, entry=entry.id)
        found[name] = text[then]
    return found
