"""Files of a set that is recorded and not yet in its place: where they wait, and the command that puts them there.

By itself, so that `status` asks for it without loading what writes workbooks.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from skillmap.commands import command_line
from skillmap.office.office import Office
from skillmap.storage import handouts
from skillmap.storage.database import reading
from skillmap.storage.handouts import SetRecord

READY = ".skillmap-set-"
"""Begins the name of the folder in which the files of a recorded set wait for their place."""
AGAIN = command_line("roster", "export", "--again")


def unfinished(office: Office, most: int = 100) -> SetRecord | None:
    """The newest of the last sets of which files still wait for their places, with these files alone.

    What waits under the name of a file that a later set has put there is overtaken, and waits for nothing.
    """
    with reading(office.engine) as connection:
        known = handouts.sets(connection, office.moment(), most)
    later: set[tuple[str, str]] = set()
    for one in (row.set for row in known):
        waiting = (file for file in one.files if _is_there(ready_folder(one) / file.name))
        files = tuple(file for file in waiting if (one.folder, file.name) not in later)
        if files:
            return replace(one, files=files)
        later.update((one.folder, file.name) for file in one.files)
    return None


def ready_folder(one: SetRecord) -> Path:
    """The folder beside its place in which the files of a set wait."""
    return Path(one.folder) / f"{READY}{one.shown}"


def unrecorded(office: Office) -> list[Path]:
    """Folders of sets in the workspace whose record never came to be: a command was ended in between."""
    root = office.workspace.root
    there = [path for path in root.rglob(f"{READY}*") if path.is_dir()]
    if not there:
        return []
    with reading(office.engine) as connection:
        known = {ready_folder(row.set) for row in handouts.sets(connection, office.moment())}
    return [path for path in there if path.resolve() not in known]


def _is_there(file: Path) -> bool:
    """Where its drive is not connected nothing waits, and whoever asks what needs doing is answered all the same."""
    try:
        return file.is_file()
    except OSError:
        return False
