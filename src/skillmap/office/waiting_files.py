"""Files of a set that is recorded and not yet in its place: where they wait, and the command that puts them there.

By itself, so that `status` asks for it without loading what writes workbooks.
"""

from __future__ import annotations

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
    """The newest of the last sets of which files still wait for their places."""
    with reading(office.engine) as connection:
        known = handouts.sets(connection, office.moment(), most)
    return next((one.set for one in known if ready_folder(one.set).is_dir()), None)


def ready_folder(one: SetRecord) -> Path:
    """The folder beside its place in which the files of a set wait."""
    return Path(one.folder) / f"{READY}{one.shown}"
