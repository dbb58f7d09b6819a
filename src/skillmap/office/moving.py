"""The office's database into another place: a copy that was compared row by row, and from then on the one in use."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from skillmap.config import FILE, Workspace
from skillmap.days import JST
from skillmap.errors import InputRefused
from skillmap.office.office import Office
from skillmap.sheets.writing.replacing import replace_file
from skillmap.storage import copying, database, journal
from skillmap.storage.copying import Contents

COMMAND = "db copy"
_LINE = re.compile(r"^[ \t]*database[ \t]*=.*$", re.MULTILINE)
_SAMPLE = re.compile(r"^#[ \t]*database[ \t]*=.*$", re.MULTILINE)
_TABLE = re.compile(r"^\[", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy: what both databases hold, its newest entry, and where the old one is when it is not used any more."""

    contents: Contents
    entry: int
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A copy that is to be made."""

    source: str
    target: str
    address: database.Address


def plan(office: Office, target: str) -> Move:
    """What would be copied where. Raises InputRefused (E_DB_ADDRESS, E_COPY_PASSWORD, E_COPY_TARGET)."""
    address = copying.address_of(target)
    # A file that is there already may be somebody's database: none is written over.
    if isinstance(address, Path) and address.exists():
        raise InputRefused("E_COPY_TARGET", file=str(address))
    # As it was typed: it holds no password, and stands like this in the settings afterwards.
    return Move(database.shown(office.engine.url), target, address)


def copy(office: Office, move: Move, *, use: bool = False) -> Copied:
    """Copy everything, compare both, record it; nobody writes meanwhile.

    Args:
        office: The office.
        move: As planned.
        use: From then on the copy is used: the setting is changed and a file used so far goes to the backups. A file
            must be the workspace's own (skillmap.sqlite).

    Raises:
        InputRefused: E_COPY_…, E_DB_….
        Locked: Somebody else is writing.
    """
    workspace, is_file = office.workspace, isinstance(move.address, Path)
    if use and isinstance(move.address, Path) and move.address.resolve() != workspace.database_file.resolve():
        raise InputRefused("E_COPY_PLACE", file=str(workspace.database_file))
    # Within the transaction of its entry: nobody can write what the copy would lack.
    with journal.new_entry(office.engine, {}, COMMAND, {"to": move.target, "use": use}, office.who) as (source, number):
        found = copying.copy_into(source, move.address)
        # Before the lock is given up: whoever opens the workspace next meets the copy.
        if use:
            _use(workspace, "" if is_file else move.target)
    office.close()
    return Copied(found, number, _put_aside(office) if use else "")


def _use(workspace: Workspace, url: str) -> None:
    """Change the setting; everything else in the file stays to the letter."""
    file = workspace.root / FILE
    text = file.read_bytes().decode("utf-8")
    line = f"database = {json.dumps(url, ensure_ascii=False)}" if url else '# database = ""'
    for pattern in (_LINE, _SAMPLE):
        if pattern.search(text):
            text = pattern.sub(lambda _: line, text, count=1)
            break
    else:
        # Above the first [table]: below it the line would be one of that table's.
        table = _TABLE.search(text)
        before, after = (text[: table.start()], text[table.start() :]) if table else (text, "")
        gap = "" if before.endswith("\n") or not before else "\n"
        text = f"{before}{gap}{line}\n{after}"
    replace_file(file, lambda new: _put(new, text.encode("utf-8")))


def _put(file: Path, data: bytes) -> None:
    file.write_bytes(data)


def _put_aside(office: Office) -> str:
    """The database that is not used any more: a file goes to the backups, so that nobody works on it by mistake."""
    workspace = office.workspace
    if office.settings.database:
        return database.shown(database.url_of(office.settings.database))
    workspace.backups.mkdir(parents=True, exist_ok=True)
    aside = workspace.backups / f"before-move-{datetime.now(JST):%Y%m%d-%H%M%S}.sqlite"
    workspace.database_file.replace(aside)
    return str(aside)
