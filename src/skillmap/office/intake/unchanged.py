"""A list of which nothing changes is known again by everything that its reading depends on, and need not be read.

What is kept is the answer of a whole reading, under the digest of all that went into it: the same once more can only
give the same. Only an answer is kept in which nothing was told, so that nothing remains untold (ADR 32).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, select

import skillmap
from skillmap import own_cache
from skillmap.changes import ChangeSet
from skillmap.documents import checks_file
from skillmap.folders import files_below
from skillmap.framework import kept
from skillmap.office import versions
from skillmap.office.office import Office
from skillmap.storage import schema
from skillmap.words import Fact, Message

SMALLEST = 200_000
"""Bytes of a file; a smaller one is read in the time that it takes to know it again."""
_MOST = 50
"""So many answers are kept; those used longest ago go."""
_SUFFIX = ".unchanged"


@dataclass(frozen=True, slots=True)
class Mark:
    """A file, and everything that what is said of it depends on; `key` is empty where any of it cannot be known."""

    sha256: str
    key: str
    besides: str = ""
    """The same without what is recorded and the copy of today's definitions."""
    head: int = 0
    """The newest entry."""


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """What a whole reading said: the title of an empty change set, how many are unchanged, and the layout it found."""

    changes: ChangeSet
    layout: str


def mark_of(office: Office, connection: Connection, file: Path, *asked: object) -> Mark:
    """The mark of a file at the state that the connection sees; `asked` are frozen values: kind, options, answers."""
    try:
        if file.stat().st_size < SMALLEST:
            return Mark("", "")
        data = file.read_bytes()
        definitions = kept.key_of(office.workspace.data)
        checks, kept_ones = office.workspace.root / checks_file.NAME, files_below(office.workspace.versions)
        # The first entry under the definitions of today keeps a copy of them: no other definitions than before.
        own = versions.find(office.workspace, office.framework.digest)
        others = _digest([*([checks] if checks.exists() else []), *(one for one in kept_ones if one != own)])
        copy = _digest([own] if own is not None else [])
    except OSError:
        return Mark("", "")
    if not (definitions and _program()):
        return Mark("", "")
    entry = schema.entry
    # Everything recorded goes by entries: the newest one, with its millisecond and who wrote it, names the whole state.
    head = connection.execute(select(entry).order_by(entry.c.id.desc()).limit(1)).first()
    sha256 = hashlib.sha256(data).hexdigest()
    parts = (
        _program(), str(office.workspace.root.resolve()), office.workspace.database_url, office.today, office.known_at,
        office.settings, definitions, others, file.name, sha256, asked,
    )  # fmt: skip
    besides = _digest_of(*parts)
    return Mark(sha256, _digest_of(besides, copy, tuple(head or ())), besides, head.id if head else 0)


def _digest_of(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "backslashreplace")).hexdigest()


def said_before(mark: Mark) -> SaidBefore | None:
    """What was said of the same when it was read whole; None where that is not known."""
    place = own_cache.place()
    content = own_cache.find(place / f"{mark.key}{_SUFFIX}") if mark.key and place else None
    if content is None:
        return None
    try:
        layout, key, facts, unchanged = json.loads(content)
        title = Message(key, {name: _fact(value) for name, value in facts.items()})
        return SaidBefore(ChangeSet(title, unchanged=unchanged), layout)
    except (ValueError, TypeError):
        return None


def keep(mark: Mark, again: Mark, changes: ChangeSet, layout: str) -> None:
    """Keep what was said of a file in which nothing was told; `again` is its mark now that it has been read."""
    if mark == again:
        _keep(mark, changes, layout)


def keep_recorded(before: Mark, after: Mark, number: int, changes: ChangeSet, layout: str) -> None:
    """Keep what reading a file again would say now that it is recorded as the entry `number`.

    `before` is its mark when it was read, `after` that of now: nothing but this entry may have come between.
    """
    if before.besides == after.besides and (before.head + 1, after.head) == (number, number):
        _keep(after, changes, layout)


def _keep(mark: Mark, changes: ChangeSet, layout: str) -> None:
    title, place = changes.title, own_cache.place()
    if not mark.key or place is None or not isinstance(title, Message):
        return
    facts = {name: _kept(value) for name, value in title.facts.items()}
    if None in facts.values():
        return
    content = json.dumps([layout, title.key, facts, changes.unchanged]).encode()
    with suppress(OSError):
        own_cache.keep(place / f"{mark.key}{_SUFFIX}", content, _MOST)


def _kept(value: Fact) -> object:
    """Numbers, days and words of the program alone: nothing that names anybody lies outside the database."""
    if value.__class__ is int:
        return value
    if value.__class__ is date:
        return [value.isoformat()]
    if isinstance(value, tuple) and all(isinstance(one, Message) and not one.facts for one in value):
        return {"words": [one.key for one in value if isinstance(one, Message)]}
    return None


def _fact(value: list[str] | dict[str, list[str]] | int) -> Fact:
    if isinstance(value, dict):
        return tuple(Message(key) for key in value["words"])
    return value if isinstance(value, int) else date.fromisoformat(value[0])


@cache
def _program() -> str:
    """The digest of the program's own code; a version number alone says little while it is made."""
    folder = Path(skillmap.__file__).parent
    code = [path for path in files_below(folder) if path.suffix in (".py", ".yaml")]
    # A bundle has its code in other files: there only a version that was released says what it is.
    known = code or "dev" not in skillmap.version()
    return f"{skillmap.version()} {sys.version} {_digest(code)}" if known else ""


def _digest(files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
